using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion.Lines;
using ArticleArchive.Web.Search;
using Microsoft.Extensions.Options;

namespace ArticleArchive.Web.Ingestion;

/// <summary>The archive's one writer of articles, whether a command, an upload or a test calls it.</summary>
public sealed class IngestionService(ArchiveDatabase database, IOptions<IngestionOptions> options, TimeProvider time)
{
    private readonly IngestionOptions _options = options.Value;

    private DateTime NowUtc => time.GetUtcNow().UtcDateTime;

    /// <summary>Stores one source, unless the archive has its bytes already; without an entry in the ledger of runs.</summary>
    /// <exception cref="StorageUnavailableException">The archive cannot be written.</exception>
    public Task<IngestionResult> IngestAsync(SourceFile source, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        var prepared = PreparedSource.From(source.Name, source, _options, static _ => false, ReadLearnt(), NowUtc);
        return database.WriteAsync(db => ArticleStore.StoreAsync(db, prepared, cancellationToken), cancellationToken);
    }

    /// <summary>Writes down that a run begins.</summary>
    /// <param name="trigger">What began it, for a reader.</param>
    /// <param name="sourceCount">How many sources it has, where that is known.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <returns>The id of its <see cref="IngestionRun"/>.</returns>
    public Task<int> StartRunAsync(string trigger, int? sourceCount, CancellationToken cancellationToken) =>
        RunLedger.StartAsync(database, trigger, sourceCount, NowUtc, cancellationToken);

    /// <summary>Writes down that a run came to its end, and tidies the index that it left.</summary>
    public async Task FinishRunAsync(int runId, CancellationToken cancellationToken)
    {
        await RunLedger.FinishAsync(database, runId, NowUtc, cancellationToken);
        await SearchIndex.MergeAsync(database, cancellationToken);
    }

    /// <summary>Reads and parses sources on all cores and stores them in batches.</summary>
    /// <param name="runId">The run that the results are written down for.</param>
    /// <param name="sources">Found one by one as there is room; any error in finding ends the run with that error.</param>
    /// <param name="cancellationToken">Stops between batches; what was committed stays, and was given as a result.</param>
    /// <returns>
    /// A result a source in the order of the sources, each after its commit: of two with the same bytes, the first is the article. After a result of <see cref="IngestionOutcome.NotWritten"/>
    /// nothing more is read: the storage failed, and the same sources may be given again.
    /// </returns>
    public async IAsyncEnumerable<IngestionResult> RunAsync(
        int runId, IEnumerable<FoundSource> sources, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var budget = new ByteBudget(_options.MaxBytesInFlight);
        var work = Channel.CreateBounded<Preparation>(new BoundedChannelOptions(64) { SingleWriter = true });
        var ordered = Channel.CreateBounded<Preparation>(new BoundedChannelOptions(256) { SingleWriter = true, SingleReader = true });

        var learnt = ReadLearnt();
        var finding = Task.Run(() => FindAsync(sources, budget, work.Writer, ordered.Writer, stop.Token), CancellationToken.None);
        var preparing = Task.Run(
            () => Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(_ => PrepareAsync(work.Reader, learnt, stop.Token))), CancellationToken.None);

        try
        {
            var batch = new List<(PreparedSource Source, long Taken)>();
            var failed = false;
            while (!failed && await FillAsync(batch, ordered.Reader, preparing, cancellationToken))
            {
                var results = await StoreAsync(runId, batch, cancellationToken);
                foreach (var (_, taken) in batch)
                    budget.GiveBack(taken);
                batch.Clear();
                foreach (var result in results)
                {
                    failed |= result.Outcome == IngestionOutcome.NotWritten;
                    yield return result;
                }
            }
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(finding, preparing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>A source on its way to the writer. It is prepared beside others and stored in its turn.</summary>
    private sealed class Preparation(FoundSource source)
    {
        private readonly TaskCompletionSource<PreparedSource> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public FoundSource Found => source;

        /// <summary>Waits for the result; where the workers failed altogether, that failure is thrown.</summary>
        public async Task<PreparedSource> ResultAsync(Task preparing, CancellationToken cancellationToken)
        {
            if (!_result.Task.IsCompleted && await Task.WhenAny(_result.Task, preparing).WaitAsync(cancellationToken) == preparing)
                await preparing;
            return await _result.Task.WaitAsync(cancellationToken);
        }

        public void Finish(PreparedSource prepared) => _result.SetResult(prepared);
    }

    private static async Task FindAsync(
        IEnumerable<FoundSource> sources, ByteBudget budget, ChannelWriter<Preparation> work, ChannelWriter<Preparation> ordered, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var source in sources)
            {
                await budget.TakeAsync(source.ByteCount, cancellationToken);
                var preparation = new Preparation(source);
                await ordered.WriteAsync(preparation, cancellationToken);
                await work.WriteAsync(preparation, cancellationToken);
            }

            work.Complete();
            ordered.Complete();
        }
        catch (Exception exception)
        {
            work.Complete(exception);
            ordered.Complete(exception);
        }
    }

    private async Task PrepareAsync(ChannelReader<Preparation> work, LearntReading learnt, CancellationToken cancellationToken)
    {
        using var reader = database.OpenReaderConnection();
        using var lookup = reader.CreateCommand();
        lookup.CommandText = "SELECT 1 FROM Articles WHERE Sha256 = $sha256";
        var sha256 = lookup.Parameters.Add("$sha256", Microsoft.Data.Sqlite.SqliteType.Text);
        await foreach (var preparation in work.ReadAllAsync(cancellationToken))
            preparation.Finish(PreparedSource.From(preparation.Found, _options, IsKnown, learnt, NowUtc));

        bool IsKnown(string hash)
        {
            sha256.Value = hash;
            return lookup.ExecuteScalar() is not null;
        }
    }

    private LearntReading ReadLearnt()
    {
        using var reader = database.OpenReaderConnection();
        return LearntReading.Read(reader);
    }

    // Waits for a first source, then a little for others: an index grows much faster in large batches than in small ones.
    private async Task<bool> FillAsync(
        List<(PreparedSource Source, long Taken)> batch, ChannelReader<Preparation> ordered, Task preparing, CancellationToken cancellationToken)
    {
        if (!await ordered.WaitToReadAsync(cancellationToken))
            return false;
        var bytes = 0L;
        var started = Stopwatch.GetTimestamp();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            do
            {
                // Taken out of the row once it is ready: what is not ready in time is the first of the next batch.
                ordered.TryPeek(out var next);
                var prepared = await next!.ResultAsync(preparing, patience.Token);
                ordered.TryRead(out _);
                if (batch.Count == 0)
                    patience.CancelAfter(_options.MaxBatchMilliseconds);
                batch.Add((prepared, next.Found.ByteCount));
                bytes += next.Found.ByteCount;
            }
            while (batch.Count < _options.MaxBatchArticles
                && bytes < _options.MaxBytesInFlight / 4
                && Stopwatch.GetElapsedTime(started).TotalMilliseconds < _options.MaxBatchMilliseconds
                && await ordered.WaitToReadAsync(patience.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && batch.Count > 0)
        {
            // The time is up: what has come by now is the batch.
        }

        return true;
    }

    private async Task<List<IngestionResult>> StoreAsync(
        int runId, List<(PreparedSource Source, long Taken)> batch, CancellationToken cancellationToken)
    {
        try
        {
            return await database.WriteAsync(
                async db =>
                {
                    var results = new List<IngestionResult>(batch.Count);
                    foreach (var (source, _) in batch)
                    {
                        var result = await StoreAloneAsync(db, source);
                        RunLedger.Add(db, runId, result);
                        results.Add(result);
                    }

                    return results;
                },
                cancellationToken);
        }
        catch (StorageUnavailableException exception)
        {
            return [.. batch.Select(item => new IngestionResult(
                item.Source.Place, IngestionOutcome.NotWritten, exception.Message, ArticleId: null, item.Source.ByteCount))];
        }
    }

    // A savepoint an article: one that cannot be stored does not take the batch with it. A failing disk does.
    private static async Task<IngestionResult> StoreAloneAsync(ArchiveDbContext db, PreparedSource source)
    {
        db.Commands.BeginSavepoint();
        try
        {
            // A batch is short: once begun it is finished, so that a stop never leaves a half of it.
            var result = await ArticleStore.StoreAsync(db, source, CancellationToken.None);
            db.Commands.Release();
            return result;
        }
        catch (Exception exception) when (StorageFailure.ConditionOf(exception) is null && exception is not OutOfMemoryException)
        {
            db.Commands.RollBack();
            db.ChangeTracker.Clear();
            return new IngestionResult(
                source.Place, IngestionOutcome.Unreadable, $"The program failed to store this ({exception.GetType().Name}: {exception.Message}). Please report it.", ArticleId: null, source.ByteCount);
        }
    }
}

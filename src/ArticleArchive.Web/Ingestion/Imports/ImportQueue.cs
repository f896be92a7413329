using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion.Lines;
using ArticleArchive.Web.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ArticleArchive.Web.Ingestion.Imports;

/// <summary>Where a run stands.</summary>
public enum RunCondition
{
    /// <summary>Its turn has not come.</summary>
    Waiting,

    /// <summary>Its files are being stored.</summary>
    Running,

    /// <summary>The storage failed; the import goes on by itself when it can.</summary>
    HeldUp,

    /// <summary>Every source has its outcome.</summary>
    Finished,

    /// <summary>A command that ended before its run did. What has an outcome is stored.</summary>
    Interrupted,
}

/// <summary>Where an import, or any other run, stands.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Trigger">What began it.</param>
/// <param name="Condition">Where it stands.</param>
/// <param name="Message">What to tell a person, where there is more to say than the condition; or null.</param>
/// <param name="Total">How many sources it has, or null when that is not known (data sets are counted by their lines, as they are read).</param>
/// <param name="Counts">How many sources had each outcome so far; a run may have very many, and is asked about again and again.</param>
public sealed record RunProgress(
    int RunId, string Trigger, RunCondition Condition, string? Message, int? Total, IReadOnlyDictionary<IngestionOutcome, int> Counts)
{
    /// <summary>How many sources have an outcome.</summary>
    public int Done => Counts.Values.Sum();
}

/// <summary>
/// Takes files, rehearses them and stores them, one import after the other, behind the pages that ask for it. What it was doing
/// when the program ended, however it ended, it goes on with at the next start: the files wait on the disk, and each source's outcome
/// is written in the transaction that stores it.
/// </summary>
[SuppressMessage("Naming", "CA1711", Justification = "It is a queue: imports wait in it.")]
public sealed partial class ImportQueue(
    ArchiveDatabase database, IngestionService ingestion, StagingArea staging, IOptions<IngestionOptions> options, TimeProvider time, ILogger<ImportQueue> log) : BackgroundService
{
    private const int ItemsOfBatch = 200;

    private readonly IngestionOptions _options = options.Value;
    private readonly ConcurrentDictionary<int, string> _troubles = new();
    private readonly Channel<int> _waiting = Channel.CreateUnbounded<int>(new UnboundedChannelOptions { SingleReader = true });
    private readonly SemaphoreSlim _previewing = new(1);
    private volatile int _current;

    /// <summary>Takes files for a rehearsal; nothing of them becomes an article until <see cref="BeginAsync"/>.</summary>
    /// <param name="files">At least one.</param>
    /// <param name="cancellationToken">Stops before anything is taken.</param>
    /// <returns>The id of the <see cref="PendingImport"/>.</returns>
    /// <exception cref="UploadRefusedException">No file, or more than the limits allow; the message says what to do.</exception>
    /// <exception cref="StorageUnavailableException">The bytes could not be kept, or the archive cannot be written now; nothing was taken.</exception>
    public async Task<int> RehearseAsync(IReadOnlyList<UploadedFile> files, CancellationToken cancellationToken) =>
        (await StageAsync(files, ImportState.Rehearsing, cancellationToken)).ImportId;

    /// <summary>Takes files and imports all that can be imported, without a rehearsal. Throws what <see cref="RehearseAsync"/> throws.</summary>
    /// <returns>The run to ask <see cref="FindAsync"/> about.</returns>
    public async Task<int> ImportAsync(IReadOnlyList<UploadedFile> files, CancellationToken cancellationToken) =>
        (await StageAsync(files, ImportState.Importing, cancellationToken)).RunId!.Value;

    /// <summary>Begins to store what was rehearsed and not left out.</summary>
    /// <returns>The run, or null when there is no such import. One that has begun already is not begun again.</returns>
    /// <exception cref="StorageUnavailableException">The archive cannot be written now.</exception>
    public async Task<int?> BeginAsync(int importId, CancellationToken cancellationToken)
    {
        var (runId, hasBegun) = await database.WriteAsync(
            async db =>
            {
                var import = await db.Imports.AsTracking().SingleOrDefaultAsync(row => row.Id == importId && row.State != ImportState.Rehearsing, cancellationToken);
                if (import is null or { State: ImportState.Importing })
                    return (import?.RunId, false);
                import.State = ImportState.Importing;
                import.RunId = StartRun(db, await db.ImportItems.CountAsync(item => item.ImportId == importId, cancellationToken));
                await db.SaveChangesAsync(cancellationToken);
                return (import.RunId, true);
            },
            cancellationToken);
        if (hasBegun)
            _waiting.Writer.TryWrite(importId);
        return runId;
    }

    /// <summary>Gives an import up that was not begun; its bytes are removed.</summary>
    /// <returns>False when there is no such import, or it is being stored.</returns>
    /// <exception cref="StorageUnavailableException">The archive cannot be written now.</exception>
    public async Task<bool> DiscardAsync(int importId, CancellationToken cancellationToken)
    {
        var isGone = await database.WriteAsync(
            db => Task.FromResult(db.Commands.Execute("DELETE FROM Imports WHERE Id = $0 AND State <> 'Importing'", importId) > 0), cancellationToken);
        if (isGone)
            await SweepAsync(cancellationToken);
        return isGone;
    }

    /// <summary>Says which sources of a rehearsal are left out.</summary>
    /// <param name="importId">The import.</param>
    /// <param name="choices">For the sources at these positions: whether they are left out.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    public Task ChooseAsync(int importId, IReadOnlyDictionary<int, bool> choices, CancellationToken cancellationToken) => database.WriteAsync(
        db =>
        {
            foreach (var (position, isLeftOut) in choices)
                db.Commands.Execute("UPDATE ImportItems SET IsLeftOut = $0 WHERE ImportId = $1 AND Position = $2 AND IsLeftOut <> $0", isLeftOut, importId, position);
            return Task.FromResult(0);
        },
        cancellationToken);

    /// <summary>Leaves out, or takes in, every source of a rehearsal, or all of one verdict.</summary>
    public Task ChooseAllAsync(int importId, RehearsalVerdict? verdict, bool isLeftOut, CancellationToken cancellationToken) => database.WriteAsync(
        db => Task.FromResult(db.Commands.Execute(
            "UPDATE ImportItems SET IsLeftOut = $0 WHERE ImportId = $1 AND ($2 IS NULL OR Verdict = $2)", isLeftOut, importId, verdict?.ToString())),
        cancellationToken);

    /// <summary>Where a run stands, or null when there is none of that id.</summary>
    public async Task<RunProgress?> FindAsync(int runId, CancellationToken cancellationToken)
    {
        await using var db = database.OpenReader();
        // Asked first: an import that ends between the two questions is then shown as running once more, not as interrupted.
        var importId = await db.Imports.Where(row => row.RunId == runId).Select(row => (int?)row.Id).FirstOrDefaultAsync(cancellationToken);
        var run = await db.IngestionRuns.SingleOrDefaultAsync(row => row.Id == runId, cancellationToken);
        if (run is null)
            return null;
        var (condition, message) = run.FinishedAtUtc is not null ? (RunCondition.Finished, null)
            : importId is null ? (RunCondition.Interrupted, "The program ended before this was done. What is listed here is stored or was refused; run the same command again for the rest: nothing is stored twice.")
            : _troubles.TryGetValue(importId.Value, out var trouble) ? (RunCondition.HeldUp, trouble)
            : (_current == importId ? RunCondition.Running : RunCondition.Waiting, (string?)null);
        var counts = await db.IngestionItems.Where(item => item.RunId == runId).GroupBy(item => item.Outcome)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        return new RunProgress(runId, run.Trigger, condition, message, run.SourceCount, counts);
    }

    /// <summary>Why an import is held up, or null while all is well.</summary>
    public string? TroubleOf(int importId) => _troubles.GetValueOrDefault(importId);

    /// <summary>A part of a run's outcomes, in order of completion.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="outcome">Those of one outcome, or all.</param>
    /// <param name="skip">How many to pass over.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<IngestionItem>> ItemsAsync(int runId, IngestionOutcome? outcome, int skip, int take, CancellationToken cancellationToken)
    {
        await using var db = database.OpenReader();
        return await db.IngestionItems.Where(item => item.RunId == runId && (outcome == null || item.Outcome == outcome))
            .OrderBy(item => item.Id).Skip(skip).Take(take).ToListAsync(cancellationToken);
    }

    /// <summary>Reads one source of a rehearsal again, to show what would become of it.</summary>
    /// <returns>The article that it would be, without ids; or null when there is none at that position.</returns>
    public async Task<Article?> PreviewAsync(int importId, int position, CancellationToken cancellationToken)
    {
        await using var db = database.OpenReader();
        var place = await db.ImportItems.Where(row => row.ImportId == importId && row.Position == position).Select(row => row.Place).SingleOrDefaultAsync(cancellationToken);
        if (place is null)
            return null;
        var files = await FilesAsync(importId, cancellationToken);
        // A large file takes memory: one request at a time, and none that nobody waits for.
        await _previewing.WaitAsync(cancellationToken);
        try
        {
            return Preview(files, place);
        }
        finally
        {
            _previewing.Release();
        }
    }

    public override void Dispose()
    {
        _previewing.Dispose();
        base.Dispose();
    }

    private Article? Preview(IReadOnlyList<UploadedFile> files, string place)
    {
        if (UploadSources.Find(files, _options, place) is not { } source)
            return null;
        using var reader = database.OpenReaderConnection();
        return PreparedSource.From(source, _options, static _ => false, LearntReading.Read(reader), time.GetUtcNow().UtcDateTime) is ParsedSource parsed ? parsed.Article : null;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await GoOnAsync(stoppingToken);
            await foreach (var importId in _waiting.Reader.ReadAllAsync(stoppingToken))
                await WorkOrLogAsync(importId, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends; the next start goes on.
        }
    }

    private async Task<(int ImportId, int? RunId)> StageAsync(IReadOnlyList<UploadedFile> files, ImportState state, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(files);
        if (files.Count == 0)
            throw new UploadRefusedException("Choose at least one file, drop some, or paste a text.");
        var byteCount = files.Sum(file => file.ByteCount);
        if (byteCount > _options.MaxUploadBytes)
            throw new UploadRefusedException($"These files are larger than {ByteText.Of(_options.MaxUploadBytes)} together, the limit for one upload. Send fewer at a time, or use the command `ingest`.");
        using var turn = await staging.TakeTurnAsync(cancellationToken);
        await RequireRoomAsync(byteCount, cancellationToken);
        var rows = new List<ImportFile>(files.Count);
        foreach (var file in files)
        {
            await using var bytes = file.Open();
            var (sha256, length) = await staging.KeepAsync(bytes, cancellationToken);
            rows.Add(new ImportFile { Name = file.Name, Sha256 = sha256, ByteCount = length });
        }

        var isCountable = files.All(file => UploadSources.IsOne(file.Name));
        var import = new PendingImport { State = state, CreatedAtUtc = time.GetUtcNow().UtcDateTime, SourceCount = isCountable ? files.Count : null };
        await database.WriteAsync(
            db =>
            {
                if (state == ImportState.Importing)
                    import.RunId = StartRun(db, import.SourceCount);
                import.Id = db.Insert(import);
                foreach (var row in rows)
                {
                    row.ImportId = import.Id;
                    db.Insert(row);
                }

                return Task.FromResult(import.Id);
            },
            cancellationToken);
        _waiting.Writer.TryWrite(import.Id);
        return (import.Id, import.RunId);
    }

    private async Task RequireRoomAsync(long byteCount, CancellationToken cancellationToken)
    {
        await using var db = database.OpenReader();
        if (await db.Imports.CountAsync(cancellationToken) >= _options.MaxWaitingImports)
            throw new UploadRefusedException($"{_options.MaxWaitingImports} imports are waiting already. Import or discard one of them first.");
        var held = await db.ImportFiles.SumAsync(file => file.ByteCount, cancellationToken);
        if (held + byteCount > _options.MaxStagedBytes)
            throw new UploadRefusedException($"The imports that wait hold {ByteText.Of(held)} of the {ByteText.Of(_options.MaxStagedBytes)} that they may hold together. Import or discard one of them first.");
    }

    private int StartRun(ArchiveDbContext db, int? sourceCount) =>
        db.Insert(new IngestionRun { Trigger = "upload", StartedAtUtc = time.GetUtcNow().UtcDateTime, SourceCount = sourceCount });

    // What was under way when the program ended, and bytes that nobody needs any more.
    private async Task GoOnAsync(CancellationToken cancellationToken)
    {
        await using var db = database.OpenReader();
        foreach (var importId in await db.Imports.Where(row => row.State != ImportState.Rehearsed).OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(cancellationToken))
            _waiting.Writer.TryWrite(importId);
        await SweepAsync(cancellationToken);
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        using var turn = await staging.TakeTurnAsync(cancellationToken);
        await using var db = database.OpenReader();
        staging.Sweep(await db.ImportFiles.Select(file => file.Sha256).ToHashSetAsync(StringComparer.Ordinal, cancellationToken));
    }

    private async Task<List<UploadedFile>> FilesAsync(int importId, CancellationToken cancellationToken)
    {
        await using var db = database.OpenReader();
        var files = await db.ImportFiles.Where(file => file.ImportId == importId).OrderBy(file => file.Id).ToListAsync(cancellationToken);
        return files.ConvertAll(file => new UploadedFile(file.Name, file.ByteCount, () => staging.Open(file.Sha256)));
    }

    private async Task WorkOrLogAsync(int importId, CancellationToken cancellationToken)
    {
        _current = importId;
        try
        {
            while (!await WorkAsync(importId, cancellationToken))
            {
                LogHeldUp(importId, _troubles[importId]);
                await Task.Delay(TimeSpan.FromSeconds(_options.StorageRetrySeconds), time, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The next import must not suffer. This one is tried again at the next start.
            _troubles[importId] = $"The program failed on this import ({exception.GetType().Name}: {exception.Message}). It is tried again at the next start; please report it.";
            LogFailed(exception, importId);
        }
        finally
        {
            _current = 0;
        }
    }

    /// <returns>False when the storage failed; then the import is to be gone on with.</returns>
    private async Task<bool> WorkAsync(int importId, CancellationToken cancellationToken)
    {
        string? failure = null;
        try
        {
            await using var db = database.OpenReader();
            var import = await db.Imports.SingleOrDefaultAsync(row => row.Id == importId, cancellationToken);
            if (import?.State == ImportState.Rehearsing)
                await RehearseAsync(importId, cancellationToken);
            else if (import is { State: ImportState.Importing, RunId: { } runId })
                failure = await StoreAsync(importId, runId, cancellationToken);
        }
        catch (StorageUnavailableException exception)
        {
            failure = exception.Message;
        }

        if (failure is null)
            _troubles.TryRemove(importId, out _);
        else
            _troubles[importId] = failure;
        return failure is null;
    }

    // Always from the start: it stores nothing, and what comes first decides what is a copy of what.
    private async Task RehearseAsync(int importId, CancellationToken cancellationToken)
    {
        var files = await FilesAsync(importId, cancellationToken);
        await database.WriteAsync(db => Task.FromResult(db.Commands.Execute("DELETE FROM ImportItems WHERE ImportId = $0", importId)), cancellationToken);
        using var rehearsal = new Rehearsal(database, _options);
        foreach (var batch in rehearsal.Rehearse(UploadSources.Of(files, _options), cancellationToken).Chunk(ItemsOfBatch))
        {
            var isThere = await database.WriteAsync(
                db =>
                {
                    // It may have been discarded in the meantime.
                    if (db.Commands.Scalar("SELECT 1 FROM Imports WHERE Id = $0", importId) is null)
                        return Task.FromResult(false);
                    foreach (var item in batch)
                    {
                        item.ImportId = importId;
                        db.Insert(item);
                    }

                    return Task.FromResult(true);
                },
                cancellationToken);
            if (!isThere)
                return;
        }

        await database.WriteAsync(db => Task.FromResult(db.Commands.Execute("UPDATE Imports SET State = 'Rehearsed' WHERE Id = $0", importId)), cancellationToken);
    }

    /// <returns>Why the storage failed, or null when every source has its outcome.</returns>
    private async Task<string?> StoreAsync(int importId, int runId, CancellationToken cancellationToken)
    {
        var files = await FilesAsync(importId, cancellationToken);
        HashSet<string> done, leftOut;
        await using (var db = database.OpenReader())
        {
            done = await db.IngestionItems.Where(item => item.RunId == runId).Select(item => item.SourceName).ToHashSetAsync(StringComparer.Ordinal, cancellationToken);
            leftOut = await db.ImportItems.Where(item => item.ImportId == importId && item.IsLeftOut).Select(item => item.Place).ToHashSetAsync(StringComparer.Ordinal, cancellationToken);
        }

        var sources = UploadSources.Of(files, _options).Where(source => !done.Contains(source.Place))
            .Select(source => leftOut.Contains(source.Place) && source is not FoundRefusal
                ? new FoundRefusal(source.Place, source.ByteCount, IngestionOutcome.LeftOut, "You left it out.")
                : source);
        string? failure = null;
        await foreach (var result in ingestion.RunAsync(runId, sources, cancellationToken))
        {
            if (result.Outcome == IngestionOutcome.NotWritten)
                failure = result.Detail;
        }

        if (failure is not null)
            return failure;
        await database.WriteAsync(
            db => Task.FromResult(db.Commands.Execute("UPDATE IngestionRuns SET FinishedAtUtc = $0 WHERE Id = $1", time.GetUtcNow().UtcDateTime, runId)
                + db.Commands.Execute("DELETE FROM Imports WHERE Id = $0", importId)),
            cancellationToken);
        await SweepAsync(cancellationToken);
        await SearchIndex.MergeAsync(database, cancellationToken);
        return null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Import {ImportId} is held up: {Reason}")]
    private partial void LogHeldUp(int importId, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Import {ImportId} failed")]
    private partial void LogFailed(Exception exception, int importId);
}

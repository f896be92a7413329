using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Threading.Channels;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ArticleArchive.Web.Ingestion;

/// <summary>A file that came with an upload.</summary>
/// <param name="Name">As the browser gave it: a name, or for a file of a folder its path from there.</param>
/// <param name="Bytes">The whole file.</param>
public sealed record UploadedFile(string Name, byte[] Bytes);

/// <summary>Where an upload stands.</summary>
public enum UploadCondition
{
    /// <summary>Its turn has not come.</summary>
    Waiting,

    /// <summary>Its files are being stored.</summary>
    Running,

    /// <summary>The storage failed; the upload goes on by itself when it can.</summary>
    HeldUp,

    /// <summary>Every file has its outcome.</summary>
    Finished,

    /// <summary>The program ended before the upload did. What has an outcome is stored; the rest is to be uploaded again.</summary>
    Interrupted,
}

/// <summary>Where an upload, or any other run, stands.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Trigger">What began it.</param>
/// <param name="Condition">Where it stands.</param>
/// <param name="Message">What to tell a person, where there is more to say than the condition; or null.</param>
/// <param name="Total">How many sources it has, or null when that is not known (data sets are counted by their lines, as they are read).</param>
/// <param name="Counts">How many sources had each outcome so far; a run may have very many, and is asked about again and again.</param>
public sealed record UploadProgress(
    int RunId, string Trigger, UploadCondition Condition, string? Message, int? Total, IReadOnlyDictionary<IngestionOutcome, int> Counts)
{
    /// <summary>How many sources have an outcome.</summary>
    public int Done => Counts.Values.Sum();
}

/// <summary>The right to hand in one upload, taken before its files are read so that no more are held than may wait.</summary>
public sealed class UploadSlot : IDisposable
{
    private SemaphoreSlim? _free;

    internal UploadSlot(SemaphoreSlim free) => _free = free;

    /// <summary>Gives the slot back, unless an upload has it now.</summary>
    public void Dispose() => Interlocked.Exchange(ref _free, null)?.Release();

    /// <summary>From here on the upload has the slot.</summary>
    /// <returns>False when it was given back or used before.</returns>
    internal bool HandOver() => Interlocked.Exchange(ref _free, null) is not null;
}

/// <summary>Stores uploads one after the other, behind the page that took them.</summary>
[SuppressMessage("Naming", "CA1711", Justification = "It is a queue: uploads wait in it.")]
public sealed partial class UploadQueue(
    ArchiveDatabase database, IngestionService ingestion, IOptions<IngestionOptions> options, TimeProvider time, ILogger<UploadQueue> log) : BackgroundService
{
    private sealed record Upload(int RunId, IReadOnlyList<FoundSource> Sources)
    {
        public volatile UploadCondition Condition = UploadCondition.Waiting;
        public volatile string? Message;
    }

    private readonly IngestionOptions _options = options.Value;
    private readonly ConcurrentDictionary<int, Upload> _uploads = new();
    private readonly SemaphoreSlim _slots = new(options.Value.MaxWaitingUploads, options.Value.MaxWaitingUploads);

    // The slots bound it.
    private readonly Channel<Upload> _waiting = Channel.CreateUnbounded<Upload>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>A place for one upload, or null when too many others are waiting.</summary>
    public UploadSlot? TakeSlot() => _slots.Wait(0) ? new UploadSlot(_slots) : null;

    /// <summary>Takes an upload.</summary>
    /// <param name="slot">The place that it was given before its files were read.</param>
    /// <param name="files">At least one.</param>
    /// <param name="cancellationToken">Stops before anything is taken.</param>
    /// <returns>The run to ask <see cref="FindAsync"/> about.</returns>
    /// <exception cref="ArgumentException">No file, or more bytes than <see cref="IngestionOptions.MaxUploadBytes"/>.</exception>
    /// <exception cref="StorageUnavailableException">The archive cannot be written now; nothing was taken.</exception>
    public async Task<int> EnqueueAsync(UploadSlot slot, IReadOnlyList<UploadedFile> files, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(slot);
        ArgumentNullException.ThrowIfNull(files);
        if (files.Count == 0)
            throw new ArgumentException("Choose at least one file.", nameof(files));
        RequireRoom(files.Sum(file => (long)file.Bytes.Length));
        var isCountable = !files.Any(file => RecordLines.IsDataSet(file.Name) || ContainerSources.IsContainer(file.Name));
        var runId = await ingestion.StartRunAsync("upload", isCountable ? files.Count : null, cancellationToken);
        var upload = new Upload(runId, [.. Sources(files)]);
        if (!slot.HandOver())
            throw new InvalidOperationException("A slot takes one upload.");
        _uploads[runId] = upload;
        _waiting.Writer.TryWrite(upload);
        return runId;
    }

    /// <summary>Refuses what is too large, before or after its files are read.</summary>
    /// <exception cref="ArgumentException">More bytes than <see cref="IngestionOptions.MaxUploadBytes"/>.</exception>
    public void RequireRoom(long byteCount)
    {
        if (byteCount > _options.MaxUploadBytes)
            throw new ArgumentException($"These files are larger than {ByteText.Of(_options.MaxUploadBytes)} together, the limit for one upload. Send fewer at a time, or use the command `ingest`.", nameof(byteCount));
    }

    /// <summary>Where a run stands, or null when there is none of that id.</summary>
    public async Task<UploadProgress?> FindAsync(int runId, CancellationToken cancellationToken)
    {
        // Asked first: an upload that ends between the two questions is then shown as running once more, not as interrupted.
        _uploads.TryGetValue(runId, out var upload);
        await using var db = database.OpenReader();
        var run = await db.IngestionRuns.SingleOrDefaultAsync(row => row.Id == runId, cancellationToken);
        if (run is null)
            return null;
        var (condition, message) = run.FinishedAtUtc is not null ? (UploadCondition.Finished, null)
            : upload is not null ? (upload.Condition, upload.Message)
            : (UploadCondition.Interrupted, "The program ended before this was done. What is listed here is stored or was refused; add the rest again: nothing is stored twice.");
        var counts = await db.IngestionItems.Where(item => item.RunId == runId).GroupBy(item => item.Outcome)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        return new UploadProgress(runId, run.Trigger, condition, message, run.SourceCount, counts);
    }

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

    public override void Dispose()
    {
        _slots.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var upload in _waiting.Reader.ReadAllAsync(stoppingToken))
            {
                _slots.Release();
                await StoreOrLogAsync(upload, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends; what was under way shows as interrupted.
        }
    }

    private async Task StoreOrLogAsync(Upload upload, CancellationToken cancellationToken)
    {
        try
        {
            await StoreAsync(upload, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The next upload must not suffer; this one shows as interrupted.
            LogFailed(exception, upload.RunId);
        }
        finally
        {
            _uploads.TryRemove(upload.RunId, out _);
        }
    }

    private async Task StoreAsync(Upload upload, CancellationToken cancellationToken)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            upload.Condition = UploadCondition.Running;
            upload.Message = null;
            try
            {
                string? failure = null;
                await foreach (var result in ingestion.RunAsync(upload.RunId, upload.Sources.Where(source => !done.Contains(source.Place)), cancellationToken))
                {
                    if (result.Outcome == IngestionOutcome.NotWritten)
                        failure = result.Detail;
                    else
                        done.Add(result.SourceName);
                }

                if (failure is null)
                {
                    await ingestion.FinishRunAsync(upload.RunId, cancellationToken);
                    return;
                }

                upload.Message = failure;
            }
            catch (StorageUnavailableException exception)
            {
                upload.Message = exception.Message;
            }

            LogHeldUp(upload.RunId, upload.Message);
            upload.Condition = UploadCondition.HeldUp;
            await Task.Delay(TimeSpan.FromSeconds(_options.StorageRetrySeconds), time, cancellationToken);
        }
    }

    private IEnumerable<FoundSource> Sources(IReadOnlyList<UploadedFile> files)
    {
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var path = UploadNames.PathOf(file.Name);
            var fileName = Path.GetFileName(path);
            // Two files of one name in one upload are two articles, not two versions of one.
            var count = names[path] = names.GetValueOrDefault(path) + 1;
            var name = count == 1 ? path : string.Create(CultureInfo.InvariantCulture, $"{path} ({count})");
            var key = UploadNames.KeyOf(name);
            if (!FormatDetector.IsRead(fileName))
                yield return new FoundRefusal(name, file.Bytes.Length, IngestionOutcome.UnknownFormat, FolderSources.WhyUnknown(fileName));
            else if (RecordLines.IsDataSet(fileName))
            {
                foreach (var line in RecordLines.Read(new MemoryStream(file.Bytes), name, key, path, fields: null, _options.MaxFileBytes))
                    yield return line;
            }
            else if (ContainerSources.IsContainer(fileName))
            {
                foreach (var source in ContainerSources.Read(new MemoryStream(file.Bytes), name, key, path, fields: null, _options))
                    yield return source;
            }
            else
            {
                yield return new FoundBytes(name, new SourceFile(path, key, fileName, file.Bytes));
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Upload {RunId} is held up: {Reason}")]
    private partial void LogHeldUp(int runId, string? reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Upload {RunId} failed")]
    private partial void LogFailed(Exception exception, int runId);
}

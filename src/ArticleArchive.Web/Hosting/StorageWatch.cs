using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion;
using Microsoft.Extensions.Options;

namespace ArticleArchive.Web.Hosting;

/// <summary>After a write failed, tries a small one now and then, so that the health page tells when the storage is well again.</summary>
internal sealed partial class StorageWatch(
    ArchiveDatabase database, IOptions<IngestionOptions> options, TimeProvider time, ILogger<StorageWatch> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var known = StorageCondition.Writable;
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.StorageRetrySeconds), time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                if (database.State.Condition == StorageCondition.Failing)
                    await database.TryWritingAsync(stoppingToken);
                var state = database.State;
                if (state.Condition != known && state.Message is { } message)
                    LogTrouble(message);
                else if (state.Condition != known)
                    LogWell();
                known = state.Condition;
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends.
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Message}")]
    private partial void LogTrouble(string message);

    [LoggerMessage(Level = LogLevel.Information, Message = "The archive can be written again")]
    private partial void LogWell();
}

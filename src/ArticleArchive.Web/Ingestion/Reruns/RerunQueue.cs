using System.Diagnostics.CodeAnalysis;
using ArticleArchive.Web.Data;
using Microsoft.Extensions.Options;

namespace ArticleArchive.Web.Ingestion.Reruns;

/// <summary>Does the runs over many articles one after the other, behind the pages; after a restart it goes on where it was.</summary>
[SuppressMessage("Naming", "CA1711", Justification = "It is a queue: runs wait in it.")]
public sealed partial class RerunQueue(RerunRunner runner, IOptions<IngestionOptions> options, TimeProvider time, ILogger<RerunQueue> log) : BackgroundService
{
    private readonly SemaphoreSlim _asked = new(0);

    /// <summary>Says that a run was begun.</summary>
    public void Wake() => _asked.Release();

    public override void Dispose()
    {
        _asked.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                try
                {
                    await FinishAllAsync(stoppingToken);
                    await _asked.WaitAsync(stoppingToken);
                }
                catch (Exception exception) when (StorageFailure.IsStorage(exception))
                {
                    LogHeldUp(exception.Message);
                    await Task.Delay(TimeSpan.FromSeconds(options.Value.StorageRetrySeconds), time, stoppingToken);
                }
                catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
                {
                    // What an article throws ends with that article. This is a fault of the run itself, and no reason to end the program:
                    // the run is tried again when the next one is asked for, or at the next start.
                    LogFailed(exception);
                    await _asked.WaitAsync(stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends; the archive knows where each run stands.
        }
    }

    private async Task FinishAllAsync(CancellationToken cancellationToken)
    {
        while (await runner.UnfinishedAsync(cancellationToken) is [var run, ..])
        {
            while (await runner.StepAsync(run, cancellationToken))
                cancellationToken.ThrowIfCancellationRequested();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A run over many articles is held up: {Reason}")]
    private partial void LogHeldUp(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "A run over many articles failed; it is tried again with the next run, or at the next start")]
    private partial void LogFailed(Exception exception);
}

using ArticleArchive.Web.Data;

namespace ArticleArchive.Web.Search;

/// <summary>Builds the index at the start where it is not whole, and builds or compares it when a person asks, behind the pages.</summary>
internal sealed partial class IndexUpkeep(IndexMaintenance maintenance, ILogger<IndexUpkeep> log) : BackgroundService, IProgress<IndexProgress>
{
    private readonly SemaphoreSlim _asked = new(0);
    private volatile bool _isRebuildAsked;
    private volatile bool _isVerifyAsked;

    /// <summary>How far it is with what it does; null when it does nothing.</summary>
    public IndexProgress? Progress { get; private set; }

    /// <summary>Whether it compares, when it does something.</summary>
    public bool IsVerifying { get; private set; }

    /// <summary>Why the last attempt ended early, or null.</summary>
    public string? Failure { get; private set; }

    /// <summary>Asks for an index built anew.</summary>
    public void Rebuild()
    {
        _isRebuildAsked = true;
        _asked.Release();
    }

    /// <summary>Asks for a comparison with the articles.</summary>
    public void Verify()
    {
        _isVerifyAsked = true;
        _asked.Release();
    }

    public void Report(IndexProgress value) => Progress = value;

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
                    await WorkAsync(stoppingToken);
                    Failure = null;
                }
                catch (Exception exception) when (StorageFailure.IsStorage(exception))
                {
                    LogHeldUp(Failure = exception.Message);
                }
                catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
                {
                    // Search goes on with what the index has; asking again, or the next start, goes on.
                    Failure = exception.Message;
                    LogFailed(exception);
                }

                Progress = null;
                await _asked.WaitAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next start goes on where this one was.
        }
    }

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        if (_isRebuildAsked || await maintenance.IsOfOlderAnalyserAsync(cancellationToken))
        {
            _isRebuildAsked = false;
            await maintenance.EmptyAsync(cancellationToken);
        }

        await maintenance.BuildAsync(this, cancellationToken);
        if (!_isVerifyAsked)
            return;
        (_isVerifyAsked, IsVerifying) = (false, true);
        try
        {
            await maintenance.VerifyAsync(this, cancellationToken);
        }
        finally
        {
            IsVerifying = false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The search index could not be built: {Reason}")]
    private partial void LogHeldUp(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The search index could not be built; asking for it again, or the next start, goes on")]
    private partial void LogFailed(Exception exception);
}

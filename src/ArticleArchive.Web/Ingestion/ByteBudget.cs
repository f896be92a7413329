namespace ArticleArchive.Web.Ingestion;

/// <summary>Bounds how many bytes of sources are between reading and writing at one time. One caller takes, any may give back.</summary>
internal sealed class ByteBudget(long capacity)
{
    private readonly Lock _lock = new();
    private long _taken;
    private TaskCompletionSource? _waiting;

    /// <summary>Waits until there is room; what is larger than the whole budget goes alone.</summary>
    public async Task TakeAsync(long bytes, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task room;
            lock (_lock)
            {
                if (_taken == 0 || _taken + bytes <= capacity)
                {
                    _taken += bytes;
                    return;
                }

                _waiting ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                room = _waiting.Task;
            }

            await room.WaitAsync(cancellationToken);
        }
    }

    public void GiveBack(long bytes)
    {
        TaskCompletionSource? waiting;
        lock (_lock)
        {
            _taken -= bytes;
            waiting = _waiting;
            _waiting = null;
        }

        waiting?.SetResult();
    }
}

using System.Diagnostics;
using SQLitePCL;

namespace ArticleArchive.Web.Search;

/// <summary>The time a search has: one clock for all its statements.</summary>
internal sealed class SearchDeadline(TimeSpan limit, CancellationToken cancellationToken)
{
    private readonly long _start = Stopwatch.GetTimestamp();

    public CancellationToken CancellationToken { get; } = cancellationToken;

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

    public TimeSpan Remaining => limit - Elapsed;

    public bool IsOver => Remaining <= TimeSpan.Zero;
}

/// <summary>The clock of one search on one connection. Repeats, since an interrupt between two statements is lost.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly Lock _gate = new();
    private readonly sqlite3 _handle;
    private readonly Timer _timer;
    private readonly CancellationTokenRegistration _cancelled;
    private bool _isOver;

    public Interruption(sqlite3 handle, SearchDeadline deadline)
    {
        _handle = handle;
        var due = deadline.Remaining > TimeSpan.Zero ? deadline.Remaining : TimeSpan.Zero;
        _timer = new Timer(_ => Interrupt(), state: null, due, TimeSpan.FromMilliseconds(20));
        _cancelled = deadline.CancellationToken.Register(Interrupt);
    }

    public void Dispose()
    {
        // A late call must not hit the connection's next search.
        lock (_gate)
            _isOver = true;
        _timer.Dispose();
        _cancelled.Dispose();
    }

    private void Interrupt()
    {
        lock (_gate)
        {
            if (!_isOver)
                raw.sqlite3_interrupt(_handle);
        }
    }
}

using System.Collections.Concurrent;

namespace ArticleArchive.Web.Data;

/// <summary>
/// Keeps what was counted until the next write. Counting reads every row that a filter leaves and is the dear part of a
/// list; an archive is looked at far more often than it is written.
/// </summary>
public sealed class CountCache(ArchiveDatabase database)
{
    /// <summary>A visitor who tries every filter must not fill the memory.</summary>
    private const int MostEntries = 1_000;

    private volatile Counts _counts = new(Generation: -1);

    /// <summary>What was counted under a name since the last write, or what counting gives now.</summary>
    /// <param name="name">Names the count and every filter in force.</param>
    /// <param name="count">Reads the database.</param>
    public async Task<T> GetAsync<T>(string name, Func<Task<T>> count)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(count);
        // The generation is taken before counting: what a write overtakes is filed under one that is already gone.
        var generation = database.Generation;
        var counts = _counts;
        if (counts.Generation != generation || counts.Values.Count >= MostEntries)
            _counts = counts = new Counts(generation);
        if (counts.Values.TryGetValue(name, out var known))
            return (T)known;
        var counted = await count();
        counts.Values[name] = counted;
        return counted;
    }

    private sealed record Counts(long Generation)
    {
        public ConcurrentDictionary<string, object> Values { get; } = new(StringComparer.Ordinal);
    }
}

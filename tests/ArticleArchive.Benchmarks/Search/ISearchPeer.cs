namespace ArticleArchive.Benchmarks.Search;

/// <summary>A query as every engine can be asked it.</summary>
/// <param name="Class">Such as <c>three with OR</c>.</param>
/// <param name="Words">Its words; for a prefix the letters.</param>
/// <param name="Kind">How the words belong together.</param>
internal sealed record BenchmarkQuery(string Class, IReadOnlyList<string> Words, QueryKind Kind)
{
    /// <summary>As a person types it here.</summary>
    public string Typed => Kind switch
    {
        QueryKind.Any => string.Join(" OR ", Words),
        QueryKind.Phrase => $"\"{string.Join(' ', Words)}\"",
        QueryKind.Prefix => Words[0] + "*",
        _ => string.Join(' ', Words),
    };

    /// <summary>In FTS5's syntax; a question asks for any of its words there.</summary>
    public string Fts5 => Kind == QueryKind.Question ? string.Join(" OR ", Words) : Typed;
}

internal enum QueryKind
{
    All,
    Any,
    Phrase,
    Prefix,

    /// <summary>A sentence, ranked by any of its words.</summary>
    Question,
}

/// <summary>An engine in the comparison: asked for a whole first page, with the number of all hits, titles and marked excerpts.</summary>
internal interface ISearchPeer : IDisposable
{
    string Name { get; }

    /// <summary>What the engine has used of processors so far, in all its threads; this process's where it runs in it.</summary>
    TimeSpan ProcessorTime => Environment.CpuUsage.TotalTime;

    /// <summary>Tells what the best 20 take without their excerpts.</summary>
    bool TellsTop => false;

    /// <summary>Makes the engine's own index of the articles, where it has none yet; not timed.</summary>
    /// <returns>False where the engine is not on this machine: it is left out by name.</returns>
    Task<bool> PrepareAsync();

    /// <summary>Reads the page of 20 hits.</summary>
    PeerPage Find(BenchmarkQuery query);
}

/// <param name="Total">Number of all hits.</param>
/// <param name="TopMilliseconds">What the best 20 and the number alone took, where the engine tells.</param>
internal sealed record PeerPage(int Total, double? TopMilliseconds = null);

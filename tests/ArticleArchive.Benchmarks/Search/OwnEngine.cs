using ArticleArchive.Web.Data;
using ArticleArchive.Web.Search;

namespace ArticleArchive.Benchmarks.Search;

/// <summary>The archive's own search, as the page asks it; without the memory of results, and never stopped by its deadline on a busy machine.</summary>
internal sealed class OwnEngine(ArchiveDatabase database, bool withFacets) : ISearchPeer
{
    private readonly SearchEngine _engine = new(database.ReaderConnectionString, mostRemembered: 0, patience: 20);

    public string Name => withFacets ? "this archive, facets" : "this archive";

    public async Task<bool> PrepareAsync()
    {
        await _engine.WarmAsync(CancellationToken.None);
        return true;
    }

    public PeerPage Find(BenchmarkQuery query)
    {
        var results = _engine.FindAsync(new SearchRequest(query.Typed, SearchLevel.Articles, 20, WithFacets: withFacets), CancellationToken.None).GetAwaiter().GetResult();
        return results.IsComplete ? new PeerPage(results.Total) : throw new InvalidOperationException($"Stopped: {query.Typed}");
    }

    public void Dispose() => _engine.Dispose();
}

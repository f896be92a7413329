namespace ArticleArchive.Web.Search;

/// <summary>The last results, as long as the archive is what it was. Used by many searches at once.</summary>
/// <param name="capacity">Results that are kept.</param>
internal sealed class ResultCache(int capacity)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<SearchRequest, SearchResults> _results = [];
    private readonly Queue<SearchRequest> _order = [];
    private long _version = -1;

    /// <param name="request">Two requests for the same page are equal.</param>
    /// <param name="version">Of the archive.</param>
    public SearchResults? Find(SearchRequest request, long version)
    {
        lock (_gate)
            return version == _version ? _results.GetValueOrDefault(request) : null;
    }

    public void Keep(SearchRequest request, long version, SearchResults results)
    {
        lock (_gate)
        {
            if (version < _version || capacity == 0 || request.After is not null)
                return;
            if (version > _version)
            {
                _results.Clear();
                _order.Clear();
                _version = version;
            }

            if (!_results.TryAdd(request, results))
                return;
            _order.Enqueue(request);
            if (_order.Count > capacity)
                _results.Remove(_order.Dequeue());
        }
    }
}

namespace ArticleArchive.Web.Search;

/// <summary>
/// The last results, as long as the archive is what it was and the day is the same: <c>added:today</c> and <c>age:</c> mean
/// something else tomorrow. Used by many searches at once.
/// </summary>
/// <param name="capacity">Results that are kept.</param>
internal sealed class ResultCache(int capacity)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<SearchRequest, SearchResults> _results = [];
    private readonly Queue<SearchRequest> _order = [];
    private (DateOnly Day, long Change) _version = (default, -1);

    /// <param name="request">Two requests for the same page are equal.</param>
    /// <param name="version">The day, in UTC, and the last change of the archive.</param>
    public SearchResults? Find(SearchRequest request, (DateOnly Day, long Change) version)
    {
        lock (_gate)
            return version == _version ? _results.GetValueOrDefault(request) : null;
    }

    public void Keep(SearchRequest request, (DateOnly Day, long Change) version, SearchResults results)
    {
        lock (_gate)
        {
            if (version.CompareTo(_version) < 0 || capacity == 0 || request.After is not null)
                return;
            if (version != _version)
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

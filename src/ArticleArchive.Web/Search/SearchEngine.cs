using System.Collections.Concurrent;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Search.QueryLanguage;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Search;

/// <summary>
/// Answers queries from the index that ingestion keeps in the same file. Reads only, on connections of its own; a search
/// takes a second at most and then says what it has.
/// </summary>
public sealed class SearchEngine : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(1);

    // Who opens a damaged place asks for them, and after a start the index is not in memory yet.
    private static readonly TimeSpan s_hintLimit = TimeSpan.FromSeconds(2);

    // An export is asked for once, and must be whole.
    private static readonly TimeSpan s_exportLimit = TimeSpan.FromSeconds(30);

    // What a page asks beside its search, so that the whole page stays under two seconds.
    private static readonly TimeSpan s_asideLimit = TimeSpan.FromMilliseconds(400);

    private const int MostSiblings = 8;

    private readonly string _connectionString;
    private readonly ConcurrentBag<SearchReader> _readers = [];

    // A search is work for one core; more at once would only make each of them late.
    private readonly SemaphoreSlim _places = new(Math.Max(2, Environment.ProcessorCount));

    public SearchEngine(string readerConnectionString) => _connectionString = readerConnectionString;

    /// <summary>Finds a page of hits and the number of all.</summary>
    public Task<SearchResults> FindAsync(SearchRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return InTurnAsync((reader, deadline) => FindAsync(reader, request, deadline), s_limit, cancellationToken);
    }

    /// <summary>Finds all hits of a query, for an export; it has half a minute.</summary>
    /// <returns>Ids, the best hit first; null when the time was up.</returns>
    public Task<IReadOnlyList<int>?> AllAsync(ParsedQuery query, SearchLevel level, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.Root is not { } root)
            return Task.FromResult<IReadOnlyList<int>?>([]);
        return InTurnAsync<IReadOnlyList<int>?>(
            (reader, deadline) =>
            {
                using (reader.Watch(deadline))
                    return Task.FromResult<IReadOnlyList<int>?>(reader.Find(SearchPlan.For(root, level), deadline) is { } found ? [.. found.Order(Scored.BestFirst).Select(hit => hit.Id)] : null);
            },
            s_exportLimit,
            cancellationToken);
    }

    /// <summary>Counts the hits of a query.</summary>
    /// <returns>Null when there is nothing to search for, or the time was up.</returns>
    public Task<int?> CountAsync(ParsedQuery query, SearchLevel level, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return InTurnAsync(
            (reader, deadline) =>
            {
                using (reader.Watch(deadline))
                    return Task.FromResult(query.Root is { } root ? reader.Count(SearchPlan.For(root, level), deadline) : null);
            },
            s_asideLimit,
            cancellationToken);
    }

    /// <summary>Says why a query found nothing, and which queries near it find something.</summary>
    public Task<ZeroResults> ExplainZeroAsync(ParsedQuery query, SearchLevel level, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return InTurnAsync(
            (reader, deadline) =>
            {
                using (reader.Watch(deadline))
                    return Task.FromResult(ZeroExplanation.Of(query, level, root => reader.Count(SearchPlan.For(root, level), deadline)));
            },
            s_asideLimit,
            cancellationToken);
    }

    /// <summary>Says why a hit was found and how its rank came about.</summary>
    /// <param name="id">Of the hit, at the level.</param>
    /// <returns>Null where the query does not find it.</returns>
    public Task<HitExplanation?> ExplainAsync(ParsedQuery query, SearchLevel level, int id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Task.FromResult<HitExplanation?>(null);
    }

    /// <summary>Finds articles about the same matter.</summary>
    /// <returns>The most alike first, without the article itself; ready to be shown as hits.</returns>
    public Task<IReadOnlyList<SearchHit>> SimilarAsync(int articleId, int size, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<SearchHit>>([]);

    /// <summary>
    /// Looks in other articles for what this one lost at a place. On demand and bounded: eight articles at most, within the
    /// time that a page has for what stands beside its matter.
    /// </summary>
    /// <param name="article">The damaged article.</param>
    /// <param name="kind">What was found there.</param>
    /// <param name="place">Where, in its reading text.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The most alike first; other versions of the same source are left out.</returns>
    public Task<HintResults> HintsAsync(Article article, FindingKind kind, TextSpan place, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(article);
        return SiblingHints.Of(article.ReadingText, kind, place) is { } damaged
            ? InTurnAsync((reader, deadline) => HintsAsync(reader, article, damaged, deadline), s_hintLimit, cancellationToken)
            : Task.FromResult(HintResults.None);
    }

    public void Dispose()
    {
        foreach (var reader in _readers)
            reader.Dispose();
        _readers.Clear();
        _places.Dispose();
    }

    private async Task<T> InTurnAsync<T>(Func<SearchReader, SearchDeadline, Task<T>> work, TimeSpan limit, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            var reader = _readers.TryTake(out var idle) ? idle : new SearchReader(_connectionString);
            var deadline = new SearchDeadline(limit, cancellationToken);
            try
            {
                return await work(reader, deadline);
            }
            finally
            {
                _readers.Add(reader);
            }
        }
        finally
        {
            _places.Release();
        }
    }

    private static async Task<SearchResults> FindAsync(SearchReader reader, SearchRequest request, SearchDeadline deadline)
    {
        var query = QueryParser.Parse(request.Query);
        if (query.Root is not { } root)
            return new SearchResults(query, request.Level, 0, 0, [], query.Warnings, Next: null, IsComplete: true, [], [], RankedByAny: false, TimeSpan.Zero);

        var best = new BestHits(request.Skip + request.Size + 1, request.After);
        var plan = SearchPlan.For(root, request.Level);
        if (request is { Level: SearchLevel.Removed, RemovedFrom: { } articleId })
            plan = new IntersectPlan(SearchLevel.Removed, [plan, new RemovedOfPlan(articleId)]);
        var isComplete = Match(reader, plan, best, deadline);

        // A page beyond the last shows the last.
        var ranked = best.Ranked();
        var skip = request.Skip < ranked.Count ? request.Skip : Math.Max(0, (ranked.Count - 1) / request.Size * request.Size);
        var page = ranked.Skip(skip).Take(request.Size).ToList();
        var (items, allShown) = await HitReader.ReadAsync(reader, query, request.Level, page, deadline);
        var next = ranked.Count > skip + page.Count
            ? new SearchCursor(SearchCursor.HashOf(request.Query, request.Level), page[^1].Score, page[^1].Id)
            : null;
        return new SearchResults(query, request.Level, best.Total, skip, items, Warnings(query, isComplete, allShown), next, isComplete, [], [], RankedByAny: false, deadline.Elapsed);
    }

    private static async Task<HintResults> HintsAsync(SearchReader reader, Article article, DamagedPlace damaged, SearchDeadline deadline)
    {
        var hints = new List<SiblingHint>();
        foreach (var question in damaged.Question)
        {
            var best = new BestHits(MostSiblings + 1, after: null);
            Match(reader, SearchPlan.For(question, SearchLevel.Articles), best, deadline);
            var ids = best.Ranked().Select(hit => hit.Id).Where(id => id != article.Id).Take(MostSiblings).ToList();
            await using var db = reader.OpenRows();
            var rows = db.Articles.Where(row => ids.Contains(row.Id) && row.SourceKey != article.SourceKey).Select(row => new { row.Id, row.Title, row.ReadingText });
            await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(deadline.CancellationToken))
            {
                if (deadline.IsOver)
                    break;
                if (SiblingHints.Align(damaged, row.ReadingText) is not { } found)
                    continue;
                var (before, after) = SiblingHints.Around(row.ReadingText, found.Place);
                hints.Add(new SiblingHint(row.Id, row.Title, found.Words, found.Resemblance, before, after, found.Place));
            }

            if (hints.Count > 0 || deadline.IsOver)
                break;
        }

        return new HintResults([.. hints.OrderByDescending(hint => hint.Resemblance).ThenBy(hint => hint.ArticleId).DistinctBy(hint => hint.Words, StringComparer.OrdinalIgnoreCase)], !deadline.IsOver);
    }

    // The whole query as one question to the index goes straight into the ranking; only sets are kept as lists.
    private static bool Match(SearchReader reader, SearchPlan plan, BestHits best, SearchDeadline deadline)
    {
        using var watch = reader.Watch(deadline);
        if (plan is MatchPlan match)
            return reader.Scan(match, best.Add, deadline);
        if (reader.Find(plan, deadline) is not { } found)
            return false;
        found.ForEach(best.Add);
        return true;
    }

    private static List<SearchWarning> Warnings(ParsedQuery query, bool isComplete, bool allShown)
    {
        List<SearchWarning> warnings = [.. query.Warnings];
        if (!isComplete)
            warnings.Add(new SearchWarning("The search was stopped after a second: these are the hits until then, and there may be more and better ones."));
        else if (!allShown)
            warnings.Add(new SearchWarning("All hits are counted, but the articles are so long that some are shown without their passages."));
        return warnings;
    }
}

/// <summary>The best so many of all hits, after a cursor if there is one; counts all.</summary>
internal sealed class BestHits(int capacity, SearchCursor? after)
{
    private readonly PriorityQueue<Scored, Scored> _kept = new(Comparer<Scored>.Create((left, right) => Scored.BestFirst.Compare(right, left)));

    public int Total { get; private set; }

    public void Add(Scored hit)
    {
        Total++;
        if (after is not null && Scored.BestFirst.Compare(hit, new Scored(after.Id, after.Score)) <= 0)
            return;
        if (_kept.Count < capacity)
            _kept.Enqueue(hit, hit);
        else if (Scored.BestFirst.Compare(hit, _kept.Peek()) < 0)
            _kept.DequeueEnqueue(hit, hit);
    }

    public List<Scored> Ranked()
    {
        List<Scored> ranked = [.. _kept.UnorderedItems.Select(item => item.Element)];
        ranked.Sort(Scored.BestFirst);
        return ranked;
    }
}

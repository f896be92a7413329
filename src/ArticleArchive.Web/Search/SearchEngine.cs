using System.Collections.Concurrent;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Search.QueryLanguage;
using ArticleArchive.Web.Search.Ranking;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Search;

/// <summary>
/// Answers queries from the index that ingestion keeps in the same file. Reads only, on connections of its own, each search
/// in one state of the archive; a search takes two seconds at most and then says what it has.
/// </summary>
public sealed class SearchEngine : IDisposable
{
    // The passages of a page take at most half a second more.
    private static readonly TimeSpan s_limit = TimeSpan.FromMilliseconds(1_400);

    // Who opens a damaged place asks for them, and after a start the index is not in memory yet.
    private static readonly TimeSpan s_hintLimit = TimeSpan.FromSeconds(2);

    // An export is asked for once, and must be whole.
    private static readonly TimeSpan s_exportLimit = TimeSpan.FromSeconds(30);

    // What a page asks beside its search, so that the whole page stays under two seconds.
    private static readonly TimeSpan s_asideLimit = TimeSpan.FromMilliseconds(400);

    // After a start the values of all articles are read into memory, once.
    private static readonly TimeSpan s_warmLimit = TimeSpan.FromMinutes(2);

    private const int MostSiblings = 8;
    private const int MostTries = 4;

    private readonly string _connectionString;
    private readonly double _patience;
    private readonly ConcurrentBag<SearchReader> _readers = [];
    private readonly DocumentStore _store = new();
    private readonly ResultCache _cache;

    // A search is work for a core or two; more at once would only make each of them late.
    private readonly SemaphoreSlim _places = new(Math.Max(2, Environment.ProcessorCount));

    public SearchEngine(string readerConnectionString)
        : this(readerConnectionString, mostRemembered: 256)
    {
    }

    /// <param name="readerConnectionString">Of the archive.</param>
    /// <param name="mostRemembered">Results that are kept until the archive changes; 0 for a measurement.</param>
    /// <param name="patience">How many times longer than usual a search may take: for tests, which assert no time.</param>
    internal SearchEngine(string readerConnectionString, int mostRemembered, double patience = 1) =>
        (_connectionString, _cache, _patience) = (readerConnectionString, new ResultCache(mostRemembered), patience);

    /// <summary>Reads into memory what every search needs, so that the first does not wait for it.</summary>
    public Task WarmAsync(CancellationToken cancellationToken) =>
        InTurnAsync(
            (reader, deadline) => Task.FromResult(InState(reader, deadline, session => session.RowsOf(SearchLevel.Claims).Count + session.RowsOf(SearchLevel.Removed).Count)),
            s_warmLimit,
            cancellationToken);

    /// <summary>Finds a page of hits and the number of all.</summary>
    public async Task<SearchResults> FindAsync(SearchRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = QueryParser.Parse(request.Query);
        if (query.Root is null)
            return Nothing(query, request, TimeSpan.Zero, isComplete: true);
        return await InTurnAsync((reader, deadline) => FindAsync(reader, query, request, deadline), s_limit, cancellationToken);
    }

    /// <summary>Finds all hits of a query, for an export; it has half a minute.</summary>
    /// <returns>Ids, the best hit first; null when the time was up. Sections have no ids of their own and are not exported.</returns>
    public Task<IReadOnlyList<int>?> AllAsync(ParsedQuery query, SearchLevel level, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.Root is null)
            return Task.FromResult<IReadOnlyList<int>?>([]);
        return InTurnAsync<IReadOnlyList<int>?>(
            (reader, deadline) => Task.FromResult(InState<IReadOnlyList<int>?>(reader, deadline, session =>
            {
                var plan = new QueryCompiler(session, level).Compile(Question.Of(query, session, level).Root);
                var statistics = plan.Statistics();
                plan.TryWeigh(statistics);
                var (best, _, _, isComplete) = session.Run(plan, statistics, new CollectorOptions(int.MaxValue));
                return isComplete ? [.. PageOrder.Of(best, plan, statistics, SearchSort.Relevance).Select(hit => (int)hit.Id)] : null;
            })),
            s_exportLimit,
            cancellationToken);
    }

    /// <summary>Counts the hits of a query.</summary>
    /// <returns>Null when there is nothing to search for, or the time was up.</returns>
    public Task<int?> CountAsync(ParsedQuery query, SearchLevel level, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return InTurnAsync(
            (reader, deadline) => Task.FromResult(query.Root is null ? null : InState(reader, deadline, session => Count(session, Question.Of(query, session, level).Root, level))),
            s_asideLimit,
            cancellationToken);
    }

    /// <summary>The values of a facet that begin with what is typed, before those with a later word that does; those of most articles first.</summary>
    /// <returns>Each with the number of articles that have it; empty when the time was up.</returns>
    public Task<IReadOnlyList<(string Value, int Articles)>> ValuesAsync(SearchFacet facet, string typed, int most, CancellationToken cancellationToken) => InTurnAsync(
        (reader, deadline) => Task.FromResult(InState(reader, deadline, session => FacetValueSearch.Of(session.Values, facet, typed, most)) ?? []),
        s_asideLimit,
        cancellationToken);

    /// <summary>Says why a query found nothing, and which queries near it find something.</summary>
    public async Task<ZeroResults> ExplainZeroAsync(ParsedQuery query, SearchLevel level, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return await InTurnAsync(
            (reader, deadline) => Task.FromResult(InState(
                reader, deadline, session => ZeroExplanation.Of(query, level, root => Count(session, root, level), reader.Vocabulary))),
            s_asideLimit,
            cancellationToken) ?? new ZeroResults([], []);
    }

    /// <summary>Says why a hit was found and how its rank came about.</summary>
    /// <param name="query">The query.</param>
    /// <param name="level">What <paramref name="id"/> is of.</param>
    /// <param name="id">Of the hit.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>Null where the query does not find it.</returns>
    public Task<HitExplanation?> ExplainAsync(ParsedQuery query, SearchLevel level, int id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return InTurnAsync(
            async (reader, deadline) =>
            {
                await using var db = reader.OpenRows();
                var (row, title) = await HitReader.RowOfAsync(db, level, id, cancellationToken);
                return query.Root is null || title is null ? null : InState(reader, deadline, session => RankExplanation.Of(session, query, level, row, title));
            },
            s_asideLimit,
            cancellationToken);
    }

    /// <summary>Finds articles about the same matter.</summary>
    /// <returns>The most alike first, without the article itself; ready to be shown as hits.</returns>
    public Task<IReadOnlyList<SearchHit>> SimilarAsync(int articleId, int size, CancellationToken cancellationToken) => InTurnAsync(
        async (reader, deadline) =>
        {
            await using var db = reader.OpenRows();
            var text = await db.Articles.Where(row => row.Id == articleId).Select(row => row.ReadingText).SingleOrDefaultAsync(cancellationToken);
            if (text is null || InState(reader, deadline, session => SimilarArticles.Question(text, reader.Vocabulary, session.Values.Count)) is not { } question)
                return [];
            var best = InState(reader, deadline, session => Best(session, question, size + 1)) ?? [];
            var query = new ParsedQuery(question.ToString(), question, []);
            return (await HitReader.ReadAsync(reader, query, SearchLevel.Articles, [.. best.Where(hit => hit.Id != articleId).Take(size)], deadline)).Items;
        },
        s_asideLimit,
        cancellationToken);

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
            var reader = Rent();
            try
            {
                return await work(reader, new SearchDeadline(limit * _patience, cancellationToken));
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

    private SearchReader Rent() => _readers.TryTake(out var idle) ? idle : new SearchReader(_connectionString);

    // Default where the time was up before anything was known.
    private T? InState<T>(SearchReader reader, SearchDeadline deadline, Func<SearchSession, T> work)
    {
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            using var state = reader.Begin();
            using var watch = reader.Watch(deadline);
            try
            {
                // Another search may have seen a later state; then so does this one, begun again.
                if (_store.At(reader, deadline) is { } values)
                    return work(new SearchSession(reader, values, _store, () => Loan.Of(this, reader), deadline));
            }
            catch (Exception failure) when (failure is SearchTimeoutException || (failure is Microsoft.Data.Sqlite.SqliteException && deadline.IsOver))
            {
                deadline.CancellationToken.ThrowIfCancellationRequested();
                return default;
            }
        }

        return default;
    }

    private async Task<SearchResults> FindAsync(SearchReader reader, ParsedQuery query, SearchRequest request, SearchDeadline deadline)
    {
        if (_cache.Find(request, (query.Today, reader.LastChange())) is { } known)
            return known;
        if (InState(reader, deadline, session => (Page: ResultPage.Of(session, query, request), session.Values.Change, session.Values.Count, Rebuilding: reader.Rebuilding())) is not { Page: { } page } found)
            return Nothing(query, request, deadline.Elapsed, isComplete: false);
        var (items, allShown) = await HitReader.ReadAsync(reader, page.Question, request.Level, page.Hits, deadline);
        List<SearchWarning> warnings = [.. query.Warnings, .. page.Warnings];
        if (found.Rebuilding is { } all)
            warnings.Add(new SearchWarning($"The index is being built anew: {found.Count} of {all} articles can be found so far."));
        if (!page.IsComplete)
            warnings.Add(new SearchWarning("The time was up: these are the hits until then, and there may be more and better ones."));
        else if (!allShown)
            warnings.Add(new SearchWarning("All hits are counted, but the articles are so long that some are shown without their passages."));
        var results = new SearchResults(
            query, request.Level, page.Total, page.Skipped, items, warnings, page.Next, page.IsComplete,
            page.Facets?.Facets() ?? [], page.Facets?.Histogram() ?? [], page.RankedByAny, deadline.Elapsed);
        if (page.IsComplete && allShown)
            _cache.Keep(request, (query.Today, found.Change), results);
        return results;
    }

    private static SearchResults Nothing(ParsedQuery query, SearchRequest request, TimeSpan elapsed, bool isComplete) => new(
        query, request.Level, 0, 0, [], isComplete ? query.Warnings : [.. query.Warnings, new SearchWarning("The time was up before anything was found. There may be hits.")],
        Next: null, isComplete, [], [], RankedByAny: false, elapsed);

    private static int? Count(SearchSession session, QueryNode root, SearchLevel level)
    {
        var plan = new QueryCompiler(session, level).Compile(root);
        var (_, total, _, isComplete) = session.Run(plan, plan.Statistics(), new CollectorOptions(Capacity: 0));
        return isComplete ? total : null;
    }

    private static List<RankedHit> Best(SearchSession session, QueryNode question, int size)
    {
        var plan = new QueryCompiler(session, SearchLevel.Articles).Compile(question);
        var statistics = plan.Statistics();
        plan.TryWeigh(statistics);
        return session.Run(plan, statistics, new CollectorOptions(size)).Best;
    }

    private async Task<HintResults> HintsAsync(SearchReader reader, Article article, DamagedPlace damaged, SearchDeadline deadline)
    {
        var hints = new List<SiblingHint>();
        foreach (var question in damaged.Question)
        {
            var best = InState(reader, deadline, session => Best(session, question, MostSiblings + 1)) ?? [];
            var ids = best.Select(hit => (int)hit.Id).Where(id => id != article.Id).Take(MostSiblings).ToList();
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

    // A second reader and the place of the search that it keeps from running meanwhile.
    private sealed class Loan(SearchEngine engine, SearchReader reader, IDisposable state) : IReaderLoan
    {
        public SearchReader Reader => reader;

        public static Loan? Of(SearchEngine engine, SearchReader like)
        {
            if (Environment.ProcessorCount < 2 || !engine._places.Wait(0))
                return null;
            var reader = engine.Rent();
            if (reader.BeginAs(like) is { } state)
                return new Loan(engine, reader, state);
            engine._readers.Add(reader);
            engine._places.Release();
            return null;
        }

        public void Dispose()
        {
            state.Dispose();
            engine._readers.Add(reader);
            engine._places.Release();
        }
    }
}

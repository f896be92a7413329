using ArticleArchive.Web.Search.QueryLanguage;
using SQLitePCL;

namespace ArticleArchive.Web.Search.Ranking;

/// <summary>One search over one state of the archive: what it asks more than once is asked once.</summary>
/// <param name="reader">Inside a transaction.</param>
/// <param name="values">The articles as of that transaction.</param>
/// <param name="store">Where the rows of other levels are kept.</param>
/// <param name="helpers">Lends another reader of the same state for a part of the work, or null where none is free.</param>
/// <param name="deadline">When it must end.</param>
internal sealed class SearchSession(SearchReader reader, DocumentValues values, DocumentStore store, Func<IReaderLoan?> helpers, SearchDeadline deadline) : IQuerySources
{
    /// <summary>Fewer rows are looked at sooner than a second thread begins.</summary>
    private const int FewestShared = 20_000;

    private readonly Dictionary<SearchLevel, LevelRows> _rows = [];
    private readonly Dictionary<(TermNode, string), IndexedTerm> _terms = [];

    public DocumentValues Values => values;

    public SearchDeadline Deadline => deadline;

    public LevelRows RowsOf(SearchLevel level)
    {
        if (level == SearchLevel.Sections)
            level = SearchLevel.Articles;
        if (!_rows.TryGetValue(level, out var rows))
            _rows[level] = rows = level == SearchLevel.Articles ? new LevelRows(values) : store.RowsOf(level, values, reader, deadline) ?? throw new SearchTimeoutException();
        return rows;
    }

    public IndexedTerm Resolve(TermNode term, SearchLevel level, string columns)
    {
        if (!_terms.TryGetValue((term, columns), out var known))
            _terms[(term, columns)] = known = TermResolver.Resolve(reader.Vocabulary, term, columns, values.Count);
        return known;
    }

    public IdSet Find(QueryPlan plan)
    {
        var found = new SetCollector(plan, plan.Statistics());
        if (!Pass(reader, plan, found, 0, plan.Rows.MaxId))
            throw new SearchTimeoutException();
        return found.Found;
    }

    public IdSet ClaimsWith(QueryProperty property, string value) => Set(PropertyQueries.Claims(property, value), PropertyQueries.Parameters(property, value));

    public IdSet ArticlesWith(QueryProperty property, string value) => Set(PropertyQueries.Articles(property, value), PropertyQueries.Parameters(property, value));

    /// <summary>Looks at every match once; where there are many, in two ranges at the same time.</summary>
    /// <param name="plan">Weighed.</param>
    /// <returns>What the ranges together found, and whether that is all.</returns>
    public (List<RankedHit> Best, int Total, FacetCounter? Facets, bool IsComplete) Run(QueryPlan plan, QueryStatistics statistics, CollectorOptions options)
    {
        var all = plan.Rows.MaxId;
        var own = new MatchCollector(plan, statistics, options, deadline);
        using var helper = plan.Candidates >= FewestShared ? helpers() : null;
        if (helper is null)
        {
            var isAll = Pass(reader, own, 0, all);
            return (BestHits.Merge([own.Best], options.Capacity), own.Total, own.Facets, isAll);
        }

        var middle = all / 2;
        var other = new MatchCollector(plan, statistics, options, deadline);
        var others = Task.Run(() =>
        {
            using (helper.Reader.Watch(deadline))
                return Pass(helper.Reader, other, middle, all);
        });
        bool isComplete;
        try
        {
            isComplete = Pass(reader, own, 0, middle);
        }
        finally
        {
            // Whatever became of this half: the reader is only given back when nothing runs on it.
            Task.WaitAny(others);
        }

        isComplete &= others.GetAwaiter().GetResult();
        if (own.Facets is { } facets && other.Facets is { } more)
            facets.Add(more);
        return (BestHits.Merge([own.Best, other.Best], options.Capacity), own.Total + other.Total, own.Facets, isComplete);

        bool Pass(SearchReader by, MatchCollector collector, long after, long to) => plan.Any is null
            ? this.Pass(by, plan, collector, after, to)
            : new TermAtATime(plan, statistics, collector, deadline).Run(by, after, to);
    }

    /// <summary>Shows a visitor one row, where it matches.</summary>
    public void LookAt(QueryPlan plan, IPassVisitor visitor, long row) => Pass(reader, plan, visitor, row - 1, row);

    private bool Pass(SearchReader by, QueryPlan plan, IPassVisitor visitor, long after, long to) => plan.Expression is { } expression
        ? by.Scan(plan.Level, expression, visitor, after, to, deadline)
        : visitor.VisitAll(after, to);

    private IdSet Set(string sql, object[] parameters)
    {
        var found = new IdSet();
        if (!reader.Read(sql, row => found.Add(raw.sqlite3_column_int64(row, 0)), deadline, parameters))
            throw new SearchTimeoutException();
        return found;
    }
}

/// <summary>A reader lent for a part of a search, in the same state of the archive.</summary>
internal interface IReaderLoan : IDisposable
{
    SearchReader Reader { get; }
}

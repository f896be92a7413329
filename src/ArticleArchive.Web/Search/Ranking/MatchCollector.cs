using ArticleArchive.Web.Search.QueryLanguage;
using ArticleArchive.Web.Search.Ranking.Native;

namespace ArticleArchive.Web.Search.Ranking;

/// <summary>What a pass over the matches is to keep.</summary>
/// <param name="Capacity">Best hits.</param>
/// <param name="Sort">What is best.</param>
/// <param name="IsDescending">The greatest or newest first; relevance always is.</param>
/// <param name="After">Only hits that come after this one; all are counted.</param>
/// <param name="WithFacets">Count facets as well.</param>
internal sealed record CollectorOptions(int Capacity, SearchSort Sort = SearchSort.Relevance, bool IsDescending = true, RankedHit? After = null, bool WithFacets = false);

/// <summary>
/// Sees each match of a range of rows once: counts it, divides it by facets, and keeps it where it is among the best.
/// Positions are only read where the row could still be among them. Used by one thread.
/// </summary>
internal sealed class MatchCollector(QueryPlan plan, QueryStatistics statistics, CollectorOptions options, SearchDeadline deadline) : IPassVisitor
{
    private readonly BestHits _best = new(options.Capacity);
    private readonly LevelRows _rows = plan.Rows;
    private readonly RowTest _test = plan.Test;
    private readonly bool _isOfSections = plan.Level == SearchLevel.Sections;
    private int _seen;

    /// <summary>Scores decide what is kept.</summary>
    public bool IsRanking { get; } = options.Sort == SearchSort.Relevance && plan.Test.IsRanked && options.Capacity > 0;

    /// <summary>Number of hits.</summary>
    public int Total { get; private set; }

    public BestHits Best => _best;

    /// <summary>Null where none were asked for.</summary>
    public FacetCounter? Facets { get; } = options.WithFacets ? new FacetCounter(plan.Rows) : null;

    public bool Visit(Match match)
    {
        if ((++_seen & 1023) == 0 && deadline.IsOver)
            return false;
        Look(match.Id, match);
        return true;
    }

    public bool VisitAll(long after, long to)
    {
        for (var id = after + 1; id <= to; id++)
        {
            if ((++_seen & 1023) == 0 && deadline.IsOver)
                return false;
            Look(id, default);
        }

        return true;
    }

    /// <summary>Takes a hit whose score is known.</summary>
    public void Take(ref RowView row, double score, ITermPlaces places)
    {
        Total++;
        Facets?.Add(row);
        var hit = new RankedHit(row.Id, IsRanking ? Math.Max(0, score) : PlainKey(row.Values));
        if (IsWanted(hit))
            _best.Add(IsRanking ? hit with { Nearness = plan.Nearness.Of(places), Day = row.Values.PublishedDay } : hit);
    }

    private void Look(long id, Match match)
    {
        if (!_rows.TryOpen(id, match, statistics, out var row))
            return;
        if (!_isOfSections)
        {
            Judge(ref row, id);
            return;
        }

        foreach (var (position, window, length) in SectionWindows.Of(row.Chunk.SectionsOf(row.Index)))
        {
            row.Window = window;
            row.Norm = statistics.NormOf(length);
            Judge(ref row, SectionWindows.KeyOf(id, position));
        }
    }

    private void Judge(ref RowView row, long key)
    {
        var bound = 0.0;
        if (!plan.IsExact || IsRanking)
        {
            bound = _test.Bound(ref row);
            // What the index alone decides is found, whatever places FTS5 still knows of it.
            if (bound < 0 && !plan.IsExact)
                return;
        }

        Total++;
        Facets?.Add(row);
        if (!IsRanking)
        {
            Offer(ref row, new RankedHit(key, PlainKey(row.Values)));
            return;
        }

        // Of equals the later is better, and ids ascend: what may be equal has to be looked at.
        if (_best.IsFull && bound < _best.Worst.Score)
            return;
        Offer(ref row, new RankedHit(key, Math.Max(0, _test.Score(ref row))));
    }

    private void Offer(ref RowView row, RankedHit hit)
    {
        if (IsWanted(hit))
            _best.Add(IsRanking ? hit with { Nearness = plan.Nearness.Of(ref row), Day = row.Values.PublishedDay } : hit);
    }

    private bool IsWanted(in RankedHit hit) => !(options.After is { } after && !after.IsBefore(hit)) && _best.Accepts(hit);

    private double PlainKey(in DocumentRow values)
    {
        double key = options.Sort switch
        {
            SearchSort.Relevance => 0,
            SearchSort.Published => values.PublishedDay,
            SearchSort.Added => values.AddedDay,
            SearchSort.Words => values.Words,
            _ => values.Health,
        };
        // No date is neither old nor new.
        if (options.Sort == SearchSort.Published && values.PublishedDay < 0)
            return double.MinValue;
        return options.IsDescending ? key : -key;
    }
}

/// <summary>Sees the rows of a pass: those that the index finds, or all of a range where it cannot be asked.</summary>
internal interface IPassVisitor : IMatchVisitor
{
    /// <summary>Looks at all rows of a range.</summary>
    /// <returns>False when the time was up.</returns>
    bool VisitAll(long after, long to);
}

/// <summary>A hit with what orders it.</summary>
/// <param name="Id">Of the row; of a section <see cref="SectionWindows.KeyOf"/>.</param>
/// <param name="Score">Greater is better.</param>
/// <param name="Nearness">How close the words of the query stand together.</param>
/// <param name="Day">Of publication; -1 when unknown.</param>
internal readonly record struct RankedHit(long Id, double Score, double Nearness = 0, int Day = -1)
{
    /// <summary>Better, or as good and newer.</summary>
    public bool IsBefore(in RankedHit other) => Score != other.Score ? Score > other.Score : Id > other.Id;

    public static int BestFirst(RankedHit left, RankedHit right) => left.IsBefore(right) ? -1 : right.IsBefore(left) ? 1 : 0;
}

/// <summary>The best so many hits: a heap with the worst of them at its root.</summary>
internal sealed class BestHits(int capacity)
{
    private RankedHit[] _heap = new RankedHit[Math.Min(capacity, 128)];
    private int _count;

    public bool IsFull => _count == capacity;

    /// <summary>Only where it is full and not of capacity 0.</summary>
    public RankedHit Worst => _heap[0];

    public bool Accepts(in RankedHit hit) => _count < capacity || (capacity > 0 && hit.IsBefore(_heap[0]));

    public void Add(in RankedHit hit)
    {
        if (capacity == 0)
            return;
        var at = 0;
        if (_count < capacity)
        {
            if (_count == _heap.Length)
                Array.Resize(ref _heap, Math.Min(capacity, _heap.Length * 2));
            at = _count++;
            _heap[at] = hit;
            while (at > 0 && _heap[(at - 1) / 2].IsBefore(_heap[at]))
            {
                var parent = (at - 1) / 2;
                (_heap[at], _heap[parent]) = (_heap[parent], _heap[at]);
                at = parent;
            }

            return;
        }

        _heap[0] = hit;
        while (true)
        {
            var worst = at;
            for (var child = (2 * at) + 1; child <= (2 * at) + 2 && child < _count; child++)
            {
                if (_heap[worst].IsBefore(_heap[child]))
                    worst = child;
            }

            if (worst == at)
                return;
            (_heap[at], _heap[worst]) = (_heap[worst], _heap[at]);
            at = worst;
        }
    }

    /// <summary>The best of several ranges together, best first.</summary>
    public static List<RankedHit> Merge(IEnumerable<BestHits> ranges, int capacity)
    {
        var all = new List<RankedHit>();
        foreach (var range in ranges)
            all.AddRange(range._heap.AsSpan(0, range._count));
        all.Sort(RankedHit.BestFirst);
        if (all.Count > capacity)
            all.RemoveRange(capacity, all.Count - capacity);
        return all;
    }
}

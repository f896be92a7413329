using System.Numerics;
using ArticleArchive.Web.Search.Ranking.Native;

namespace ArticleArchive.Web.Search.Ranking;

/// <summary>Terms of which any is enough, and what else the row has to meet.</summary>
/// <param name="Terms">In the order of the query.</param>
/// <param name="Rest">Needs no places of words and adds nothing to the score; null where there is nothing else.</param>
internal sealed record Alternatives(IReadOnlyList<TermTest> Terms, RowTest? Rest)
{
    /// <summary>Places of several terms are kept for their nearness: so many postings may wait in memory.</summary>
    private const long MostPostings = 2_000_000;

    /// <summary>One list alone is read as well by FTS5's expression, and many long ones would take too much memory.</summary>
    public bool IsWorthwhile =>
        Terms.Sum(term => term.Term.Forms.Count) > 1 && (Terms.Count == 1 || Terms.Sum(term => term.Term.Documents) <= MostPostings);
}

/// <summary>
/// Scores the rows of a range a term at a time: the postings of each form are read by themselves and add to the scores of
/// their rows, and what was found at the end is a hit. FTS5's OR looks at all forms for each row that has one of them; here
/// a row costs as much as forms stand in it. A row's score is the same sum in the same order as where all terms of a row are
/// seen together.
/// </summary>
internal sealed class TermAtATime(QueryPlan plan, QueryStatistics statistics, MatchCollector collector, SearchDeadline deadline) : IMatchVisitor, ITermPlaces
{
    private readonly Alternatives _any = plan.Any!;
    private readonly LevelRows _rows = plan.Rows;
    private readonly int _keptTerms = collector.IsRanking ? plan.Nearness.TermCount : 0;
    private readonly List<(int Term, PlaceList Places)> _kept = [];

    private RowScores _scores = null!;
    private TermTest _term = null!;
    private int _form;
    private bool _isOnlyForm;
    private PlaceList? _places;
    private long _after;
    private long _current;
    private int _seen;

    /// <returns>False when the time was up: what was found until then has been shown.</returns>
    public bool Run(SearchReader reader, long after, long to)
    {
        var isAll = true;
        for (var from = after; from < to && isAll; from += RowScores.Size)
            isAll = Block(reader, from, Math.Min(to, from + RowScores.Size));
        return isAll;
    }

    public bool Visit(Match match)
    {
        if ((++_seen & 1023) == 0 && deadline.IsOver)
            return false;
        var id = match.Id;
        if (!_rows.TryOpen(id, match, statistics, out var row) || !_term.Counts(_form, ref row))
            return true;
        var positions = match.Of(0);
        var weighed = collector.IsRanking ? positions.Weighted(_term.Weights.All) : 0;
        var at = (int)(id - _after - 1);
        if (_isOnlyForm)
            _scores.Add(at, collector.IsRanking ? _term.Saturated(weighed, row.Norm) : 0);
        else
            _scores.AddPlaces(at, weighed);
        _places?.Add((int)id, positions);
        return true;
    }

    int ITermPlaces.Of(int term, scoped Span<long> places)
    {
        var (count, forms) = (0, 0);
        foreach (var (of, list) in _kept)
        {
            if (of != term)
                continue;
            var found = list.Of((int)_current, places[count..]);
            count += found;
            forms += found > 0 ? 1 : 0;
        }

        if (forms > 1)
            places[..count].Sort();
        return count;
    }

    private bool Block(SearchReader reader, long after, long to)
    {
        _scores = reader.TakeScores();
        _after = after;
        var isAll = true;
        for (var i = 0; i < _any.Terms.Count && isAll; i++)
            isAll = Read(reader, i, to);
        Show();
        foreach (var (_, list) in _kept)
            list.Dispose();
        _kept.Clear();
        // Only now, when nothing of this block is left in them.
        reader.Scores = _scores;
        return isAll;
    }

    private bool Read(SearchReader reader, int number, long to)
    {
        _term = _any.Terms[number];
        var forms = _term.Term.Forms.Count;
        _isOnlyForm = forms == 1;
        var isAll = true;
        for (_form = 0; _form < forms && isAll; _form++)
        {
            _places = null;
            if (number < _keptTerms)
                _kept.Add((number, _places = new PlaceList()));
            isAll = reader.Scan(plan.Level, _term.Term.Expression(_form), this, _after, to, deadline);
        }

        if (_isOnlyForm)
            return isAll;
        foreach (var at in _scores.EndOfTerm())
        {
            if (_rows.TryOpen(_after + 1 + at.Row, default, statistics, out var row))
                _scores.Add(at.Row, collector.IsRanking ? _term.Saturated(at.Places, row.Norm) : 0);
        }

        return isAll;
    }

    private void Show()
    {
        foreach (var (at, score) in _scores.End())
        {
            _current = _after + 1 + at;
            if (_rows.TryOpen(_current, default, statistics, out var row) && !(_any.Rest?.Bound(ref row) < 0))
                collector.Take(ref row, score, this);
        }
    }
}

/// <summary>Scores of a block of rows while their terms are read. All zero between two uses, so that a search pays for its hits only.</summary>
internal sealed class RowScores
{
    /// <summary>Rows of a block.</summary>
    public const int Size = 1 << 20;

    private readonly double[] _sums = new double[Size];
    private readonly double[] _places = new double[Size];
    private readonly ulong[] _found = new ulong[Size / 64];
    private readonly ulong[] _inTerm = new ulong[Size / 64];

    /// <summary>Adds what a term gives to a row.</summary>
    public void Add(int row, double score)
    {
        _sums[row] += score;
        _found[row >> 6] |= 1ul << row;
    }

    /// <summary>Adds places of one of a term's forms.</summary>
    public void AddPlaces(int row, double places)
    {
        _places[row] += places;
        _inTerm[row >> 6] |= 1ul << row;
    }

    /// <summary>The rows with a form of the term, ascending, with its places; each is forgotten as it is read.</summary>
    public IEnumerable<(int Row, double Places)> EndOfTerm() => Empty(_inTerm, _places);

    /// <summary>All rows that were found, ascending, with their scores; each is forgotten as it is read.</summary>
    public IEnumerable<(int Row, double Score)> End() => Empty(_found, _sums);

    private static IEnumerable<(int Row, double Value)> Empty(ulong[] bits, double[] values)
    {
        for (var i = 0; i < bits.Length; i++)
        {
            var rest = bits[i];
            bits[i] = 0;
            for (; rest != 0; rest &= rest - 1)
            {
                var row = (i << 6) + BitOperations.TrailingZeroCount(rest);
                var value = values[row];
                values[row] = 0;
                yield return (row, value);
            }
        }
    }
}

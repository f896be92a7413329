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

    /// <summary>False where many long lists would take too much memory.</summary>
    public bool IsWorthwhile => Terms.Count == 1 || Terms.Sum(term => term.Term.Documents) <= MostPostings;
}

/// <summary>
/// Scores the rows of a range a term at a time: the postings of each form are read by themselves and add to the scores of
/// their rows, and what was found at the end is a hit. FTS5's OR looks at all forms for each row that has one of them; here
/// a row costs as much as forms stand in it. A row's score is the same sum in the same order as where all terms of a row are
/// seen together.
/// </summary>
internal sealed class TermAtATime(QueryPlan plan, QueryStatistics statistics, MatchCollector collector, SearchDeadline deadline) : IMatchVisitor, IPostingVisitor, ITermPlaces
{
    private readonly Alternatives _any = plan.Any!;
    private readonly LevelRows _rows = plan.Rows;
    private readonly List<PlaceList>[] _kept = [.. Enumerable.Range(0, collector.IsRanking ? plan.Nearness.TermCount : 0).Select(_ => new List<PlaceList>())];

    private RowScores _scores = null!;
    private TermTest _term = null!;
    private int _number;
    private int _form;
    private bool _countsAnywhere;
    private int _column;
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
        Visit(match.Id, match.Of(0));
        return true;
    }

    public void BeginSegment() => _places = null;

    public void Visit(long id, Positions positions)
    {
        // What no longer is an article is told apart at the end, where each row is looked at once.
        if (!_countsAnywhere && !(_rows.TryOpen(id, default, statistics, out var row) && _term.Counts(_form, ref row)))
            return;
        var at = (int)(id - _after - 1);
        if (_column < 0)
            _scores.AddPlaces(at, collector.IsRanking ? (float)positions.Weighted(_term.Weights.All) : 0);
        else if (positions.CountIn(_column) is > 0 and var count)
            _scores.AddPlaces(at, (float)(count * _term.Weights.All[_column]));
        if (_number >= _kept.Length)
            return;
        if (_places is null)
            _kept[_number].Add(_places = new PlaceList());
        _places.Add((int)id, positions);
    }

    int ITermPlaces.Of(int term, scoped Span<long> places)
    {
        var (count, forms) = (0, 0);
        foreach (var list in _kept[term])
        {
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
        foreach (var lists in _kept)
        {
            lists.ForEach(list => list.Return());
            lists.Clear();
        }

        // Only now, when nothing of this block is left in them.
        reader.Scores = _scores;
        return isAll;
    }

    private bool Read(SearchReader reader, int number, long to)
    {
        (_number, _term) = (number, _any.Terms[number]);
        var isAll = true;
        for (_form = 0; _form < _term.Term.Forms.Count && isAll; _form++)
        {
            _countsAnywhere = _term.Term.Forms[_form].Languages == uint.MaxValue;
            // Of places that are kept, those of words that begin so would come in no order, and those elsewhere are not wanted.
            var (isPrefix, isFiltered) = (_term.Term.Forms[_form].IsPrefix, _term.Term.Columns.Length > 0);
            if (_term.Term.WordOf(_form) is { } word && !((isPrefix || isFiltered) && number < _kept.Length) && reader.PostingsOf(plan.Level) is { } postings)
            {
                _column = isFiltered ? _term.Weights.ColumnOf(_term.Term.Columns) : -1;
                isAll = postings.Read(word, isPrefix, this, _after, to, deadline);
                continue;
            }

            _column = -1;

            BeginSegment();
            isAll = reader.Scan(plan.Level, _term.Term.Expression(_form), this, _after, to, deadline);
        }

        var found = _scores.EndTerm();
        while (found.Next())
        {
            if (_rows.TryOpen(_after + 1 + found.Row, default, statistics, out var row))
                _scores.Add(found.Row, collector.IsRanking ? _term.Saturated(found.Value, row.Norm) : 0);
        }

        return isAll;
    }

    private void Show()
    {
        var found = _scores.End();
        while (found.Next())
        {
            _current = _after + 1 + found.Row;
            if (_rows.TryOpen(_current, default, statistics, out var row) && !(_any.Rest?.Bound(ref row) < 0))
                collector.Take(ref row, found.Value, this);
        }
    }
}

/// <summary>Scores of a block of rows while their terms are read. All zero between two uses, so that a search pays for its hits only.</summary>
internal sealed class RowScores
{
    /// <summary>Rows of a block.</summary>
    public const int Size = 1 << 20;

    private readonly double[] _sums = new double[Size];
    private readonly ulong[] _found = new ulong[Size / 64];

    // Whole and half places, which are exact.
    private readonly float[] _places = new float[Size];
    private readonly ulong[] _inTerm = new ulong[Size / 64];

    /// <summary>Adds what a term gives to a row.</summary>
    public void Add(int row, double score)
    {
        _sums[row] += score;
        _found[row >> 6] |= 1ul << row;
    }

    /// <summary>Adds weighed places of one of a term's forms.</summary>
    public void AddPlaces(int row, float places)
    {
        _places[row] += places;
        _inTerm[row >> 6] |= 1ul << row;
    }

    /// <summary>The rows that have the term, with its places; each is forgotten as it is read.</summary>
    public Rows<float> EndTerm() => new(_inTerm, _places);

    /// <summary>All rows that were found, with their scores; each is forgotten as it is read.</summary>
    public Rows<double> End() => new(_found, _sums);

    /// <summary>Rows by ascending number.</summary>
    public struct Rows<T>(ulong[] bits, T[] values)
        where T : struct
    {
        private ulong _rest;
        private int _word = -1;

        public int Row { get; private set; }

        public T Value { get; private set; }

        /// <summary>Goes to the next row; false at the end.</summary>
        public bool Next()
        {
            while (_rest == 0)
            {
                if (++_word == bits.Length)
                    return false;
                _rest = bits[_word];
                bits[_word] = 0;
            }

            Row = (_word << 6) + BitOperations.TrailingZeroCount(_rest);
            _rest &= _rest - 1;
            Value = values[Row];
            values[Row] = default;
            return true;
        }
    }
}

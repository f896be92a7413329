using System.Runtime.CompilerServices;
using ArticleArchive.Web.Search.Ranking.Native;

namespace ArticleArchive.Web.Search.Ranking;

/// <summary>A row that is being looked at.</summary>
internal ref struct RowView
{
    /// <summary>Where the terms stand; only set while the index is read.</summary>
    public Match Match;

    /// <summary>Of the row.</summary>
    public long Id;

    /// <summary>Of its article.</summary>
    public int Article;

    /// <summary>The chunk with the article's values.</summary>
    public DocumentChunk Chunk;

    /// <summary>The article's place in the chunk.</summary>
    public int Index;

    /// <summary>What the row's length adds to BM25's denominator.</summary>
    public double Norm;

    /// <summary>Only words in this section count; null for the whole row.</summary>
    public SectionWindow? Window;

    public readonly ref readonly DocumentRow Values => ref Chunk.Rows[Index];
}

/// <summary>A section of an article as the index counts words.</summary>
/// <param name="From">Its first word in the running text.</param>
/// <param name="To">One after its last.</param>
/// <param name="HeadingFrom">The first word of its heading in the column of headings.</param>
/// <param name="HeadingTo">One after the last; the same as <paramref name="HeadingFrom"/> where it has none.</param>
internal sealed record SectionWindow(int From, int To, int HeadingFrom, int HeadingTo)
{
    public bool Contains(int column, int offset) => column switch
    {
        ColumnWeights.Headings => offset >= HeadingFrom && offset < HeadingTo,
        ColumnWeights.Body => offset >= From && offset < To,
        _ => false,
    };
}

/// <summary>A condition on a row, and what it adds to the row's score. Trees of them are as deep as the query's, which is bounded.</summary>
internal abstract class RowTest
{
    /// <summary>Said of a row that does not meet the condition.</summary>
    public const double No = -1;

    /// <summary>True where <see cref="Score"/> may be more than 0.</summary>
    public virtual bool IsRanked => false;

    /// <summary>Whether the row meets the condition, without reading positions: <see cref="No"/>, or a score that the row's is no greater than.</summary>
    public abstract double Bound(ref RowView row);

    /// <summary>The exact score, or <see cref="No"/>.</summary>
    public virtual double Score(ref RowView row) => Bound(ref row);
}

/// <summary>The row has a term: BM25 over all its forms together.</summary>
internal sealed class TermTest(IndexedTerm term, ColumnWeights weights) : RowTest
{
    private readonly uint[] _languages = [.. term.Forms.Select(form => form.Languages)];

    public IndexedTerm Term => term;

    public ColumnWeights Weights => weights;

    /// <summary>The number of its first form among the phrases of the expression.</summary>
    public int FirstPhrase { get; set; } = -1;

    /// <summary>How much it says; 0 for what only has to be there.</summary>
    public double Idf { get; set; }

    public override bool IsRanked => true;

    public override double Bound(ref RowView row)
    {
        if (row.Window is not null)
            return Score(ref row);
        var any = false;
        var places = 0.0;
        for (var i = 0; i < _languages.Length; i++)
        {
            if (!Counts(i, ref row))
                continue;
            var positions = row.Match.Of(FirstPhrase + i);
            if (!positions.IsAny)
                continue;
            any = true;
            places += positions.UpperWeight(weights);
        }

        return any ? Saturated(places, row.Norm) : No;
    }

    public override double Score(ref RowView row)
    {
        var any = false;
        var places = 0.0;
        for (var i = 0; i < _languages.Length; i++)
        {
            if (!Counts(i, ref row))
                continue;
            var positions = row.Match.Of(FirstPhrase + i);
            if (!positions.IsAny)
                continue;
            var inRow = row.Window is { } window ? Inside(positions, window) : positions.Weighted(weights.All);
            any |= inRow >= 0;
            places += Math.Max(0, inRow);
        }

        return any ? Saturated(places, row.Norm) : No;
    }

    /// <summary>Places of a form by column, where it counts.</summary>
    public int[] PlacesOf(int form, ref RowView row)
    {
        var places = new int[weights.All.Length];
        if (!Counts(form, ref row))
            return places;
        var positions = row.Match.Of(FirstPhrase + form);
        for (var left = Positions.MostCounted; left > 0 && positions.IsAny && positions.MoveNext(); left--)
            places[positions.Column]++;
        return places;
    }

    /// <summary>Writes the first places, column and word in one number, ascending.</summary>
    /// <returns>How many there are; at most as many as there is room for.</returns>
    public int Places(ref RowView row, scoped Span<long> places)
    {
        var count = 0;
        var forms = 0;
        for (var i = 0; i < _languages.Length; i++)
        {
            if (!Counts(i, ref row))
                continue;
            var positions = row.Match.Of(FirstPhrase + i);
            forms += positions.IsAny ? 1 : 0;
            while (positions.IsAny && count < places.Length && positions.MoveNext())
                places[count++] = ((long)positions.Column << 32) | (uint)positions.Offset;
        }

        if (forms > 1)
            places[..count].Sort();
        return count;
    }

    /// <summary>Whether a form counts in the row's article.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Counts(int form, ref RowView row) => _languages[form] == uint.MaxValue || (_languages[form] & row.Values.Language) != 0;

    /// <summary>What so many weighed places add to the score of a row.</summary>
    public double Saturated(double places, double norm) => Idf * (places * (QueryStatistics.K1 + 1)) / (places + norm);

    private double Inside(Positions positions, SectionWindow window)
    {
        var (any, sum) = (false, 0.0);
        for (var left = Positions.MostCounted; left > 0 && positions.MoveNext(); left--)
        {
            if (!window.Contains(positions.Column, positions.Offset))
                continue;
            any = true;
            sum += weights.All[positions.Column];
        }

        return any ? sum : No;
    }
}

/// <summary>Several terms near each other, in any order, with no end of a paragraph between them.</summary>
internal sealed class NearTest(IReadOnlyList<TermTest> terms, TermTest paragraphEnd, int distance) : RowTest
{
    private const int MostPlaces = 512;

    public override bool IsRanked => true;

    public override double Bound(ref RowView row)
    {
        var sum = 0.0;
        foreach (var term in terms)
        {
            var part = term.Bound(ref row);
            if (part < 0)
                return No;
            sum += part;
        }

        return AreNear(ref row) ? sum : No;
    }

    public override double Score(ref RowView row)
    {
        var sum = 0.0;
        foreach (var term in terms)
        {
            var part = term.Score(ref row);
            if (part < 0)
                return No;
            sum += part;
        }

        return AreNear(ref row) ? sum : No;
    }

    // The smallest stretch around each place: the one that lies furthest back moves on.
    private bool AreNear(ref RowView row)
    {
        var lists = new long[terms.Count][];
        var places = new long[MostPlaces];
        for (var i = 0; i < lists.Length; i++)
        {
            lists[i] = places[..terms[i].Places(ref row, places)];
        }

        var ends = new long[1 << 12];
        var endCount = paragraphEnd.Places(ref row, ends);
        var at = new int[lists.Length];
        var words = terms.Sum(term => term.Term.Typed.Count(c => c == ' ') + 1);
        while (true)
        {
            var (first, last, firstList) = (long.MaxValue, long.MinValue, 0);
            for (var i = 0; i < lists.Length; i++)
            {
                if (at[i] == lists[i].Length)
                    return false;
                var place = lists[i][at[i]];
                if (place < first)
                    (first, firstList) = (place, i);
                last = Math.Max(last, place);
            }

            var isApart = row.Window is { } window && !(window.Contains((int)(first >> 32), (int)first) && window.Contains((int)(last >> 32), (int)last));
            if (!isApart && last - first + 1 - words <= distance && !HasBetween(ends.AsSpan(0, endCount), first, last))
                return true;
            at[firstList]++;
        }
    }

    private static bool HasBetween(ReadOnlySpan<long> ends, long first, long last)
    {
        var at = ends.BinarySearch(first);
        at = at < 0 ? ~at : at;
        return at < ends.Length && ends[at] < last;
    }
}

/// <summary>The row is in a set that was found before.</summary>
internal sealed class SetTest(IdSet set) : RowTest
{
    public override bool IsRanked => set.IsRanked;

    public override double Bound(ref RowView row) => set.Contains(row.Id) ? set.ScoreOf(row.Id) : No;
}

/// <summary>The row's article is in a set that was found before.</summary>
internal sealed class ArticleSetTest(IdSet set) : RowTest
{
    public override bool IsRanked => set.IsRanked;

    public override double Bound(ref RowView row) => set.Contains(row.Article) ? set.ScoreOf(row.Article) : No;
}

/// <summary>The article's values are as asked.</summary>
internal sealed class ValueTest(Func<DocumentRow, bool> isMet) : RowTest
{
    public override double Bound(ref RowView row) => isMet(row.Values) ? 0 : No;
}

/// <summary>The article has one of some facet values.</summary>
internal sealed class FacetTest(IReadOnlySet<int> values) : RowTest
{
    public override double Bound(ref RowView row)
    {
        foreach (var value in row.Chunk.FacetsOf(row.Index))
        {
            if (values.Contains(value))
                return 0;
        }

        return No;
    }
}

/// <summary>The row belongs to an article.</summary>
internal sealed class ArticleTest(int article) : RowTest
{
    public override double Bound(ref RowView row) => row.Article == article ? 0 : No;
}

internal sealed class NotTest(RowTest inner) : RowTest
{
    public override double Bound(ref RowView row) => inner.Bound(ref row) < 0 ? 0 : No;
}

internal sealed class AllTest(RowTest[] parts) : RowTest
{
    public override bool IsRanked { get; } = parts.Any(part => part.IsRanked);

    public override double Bound(ref RowView row)
    {
        var sum = 0.0;
        foreach (var part in parts)
        {
            var score = part.Bound(ref row);
            if (score < 0)
                return No;
            sum += score;
        }

        return sum;
    }

    public override double Score(ref RowView row)
    {
        var sum = 0.0;
        foreach (var part in parts)
        {
            var score = part.Score(ref row);
            if (score < 0)
                return No;
            sum += score;
        }

        return sum;
    }
}

internal sealed class AnyTest(RowTest[] parts) : RowTest
{
    public override bool IsRanked { get; } = parts.Any(part => part.IsRanked);

    public override double Bound(ref RowView row)
    {
        var sum = No;
        foreach (var part in parts)
        {
            var score = part.Bound(ref row);
            if (score >= 0)
                sum = Math.Max(sum, 0) + score;
        }

        return sum;
    }

    public override double Score(ref RowView row)
    {
        var sum = No;
        foreach (var part in parts)
        {
            var score = part.Score(ref row);
            if (score >= 0)
                sum = Math.Max(sum, 0) + score;
        }

        return sum;
    }
}

namespace ArticleArchive.Web.Search.Ranking;

/// <summary>
/// How close words that follow each other in the query stand together in a row: a small part of the score of the best
/// hits. Only computed for rows that come among them.
/// </summary>
internal sealed class Nearness(IReadOnlyList<TermTest> terms)
{
    /// <summary>Places of a term that are looked at.</summary>
    public const int MostPlaces = 256;

    /// <summary>Words further apart say nothing about each other.</summary>
    private const int Farthest = 12;

    private const int MostPairs = 8;

    /// <summary>The first so many terms are looked at; 0 where none has a neighbour.</summary>
    public int TermCount => terms.Count < 2 ? 0 : Math.Min(terms.Count, MostPairs + 1);

    /// <returns>For each pair of neighbours the lesser idf of the two, divided by their distance in words; 0 where there is none.</returns>
    public double Of(ref RowView row) => TermCount == 0 ? 0 : Of(new PlacesOfRow(terms, row));

    /// <inheritdoc cref="Of(ref RowView)"/>
    public double Of<TPlaces>(TPlaces places)
        where TPlaces : ITermPlaces, allows ref struct
    {
        var sum = 0.0;
        Span<long> one = stackalloc long[MostPlaces];
        Span<long> other = stackalloc long[MostPlaces];
        var left = TermCount == 0 ? default : one[..places.Of(0, one)];
        for (var i = 1; i < TermCount; i++)
        {
            // The right one of a pair is the left one of the next.
            var free = i % 2 == 0 ? one : other;
            var right = free[..places.Of(i, free)];
            var distance = Least(left, right);
            if (distance <= Farthest)
                sum += Math.Min(terms[i - 1].Idf, terms[i].Idf) / distance;
            left = right;
        }

        return sum;
    }

    private static long Least(ReadOnlySpan<long> left, ReadOnlySpan<long> right)
    {
        var least = long.MaxValue;
        for (int i = 0, j = 0; i < left.Length && j < right.Length;)
        {
            var distance = Math.Abs(left[i] - right[j]);
            // A place that both have is no neighbour of itself; the next one is.
            if (distance == 0 && j + 1 < right.Length)
                distance = right[j + 1] - left[i];
            if (distance > 0)
                least = Math.Min(least, distance);
            if (left[i] <= right[j])
                i++;
            else
                j++;
        }

        return least;
    }

    private ref struct PlacesOfRow(IReadOnlyList<TermTest> terms, RowView row) : ITermPlaces
    {
        private RowView _row = row;

        public int Of(int term, scoped Span<long> places) => terms[term].Places(ref _row, places);
    }
}

/// <summary>Where the terms of a query stand in one row.</summary>
internal interface ITermPlaces
{
    /// <summary>Writes the first places of a term, column and word in one number, ascending.</summary>
    /// <returns>How many there are; at most as many as there is room for.</returns>
    int Of(int term, scoped Span<long> places);
}

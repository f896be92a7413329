namespace ArticleArchive.Web.Search.Ranking;

/// <summary>
/// How close words that follow each other in the query stand together in a row: a small part of the score of the best
/// hits. Only computed for rows that come among them.
/// </summary>
internal sealed class Nearness(IReadOnlyList<TermTest> terms)
{
    /// <summary>Places of a term that are looked at.</summary>
    private const int MostPlaces = 256;

    /// <summary>Words further apart say nothing about each other.</summary>
    private const int Farthest = 12;

    private const int MostPairs = 8;

    /// <returns>For each pair of neighbours the lesser idf of the two, divided by their distance in words; 0 where there is none.</returns>
    public double Of(ref RowView row)
    {
        var sum = 0.0;
        Span<long> left = stackalloc long[MostPlaces];
        Span<long> right = stackalloc long[MostPlaces];
        for (var i = 0; i + 1 < terms.Count && i < MostPairs; i++)
        {
            var distance = Least(left[..terms[i].Places(ref row, left)], right[..terms[i + 1].Places(ref row, right)]);
            if (distance <= Farthest)
                sum += Math.Min(terms[i].Idf, terms[i + 1].Idf) / distance;
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
}

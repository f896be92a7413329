namespace ArticleArchive.Web.Search.Analysis;

/// <summary>
/// How many letters have to be put in, left out, replaced or swapped with their neighbour to make one word of another (optimal string alignment: no letter is
/// changed twice).
/// </summary>
internal static class EditDistance
{
    /// <summary>Whether a word is within reach of a typed one: the first letter counts as right, or as swapped with the second.</summary>
    public static bool IsNear(ReadOnlySpan<char> typed, ReadOnlySpan<char> word, int edits) =>
        word.Length > 0 && typed[..Math.Min(2, typed.Length)].Contains(word[0]) && Within(typed, word, edits) is not null;

    /// <returns>The distance, or null where it is greater than <paramref name="most"/>.</returns>
    public static int? Within(ReadOnlySpan<char> left, ReadOnlySpan<char> right, int most)
    {
        if (Math.Abs(left.Length - right.Length) > most)
            return null;
        // Words that differ at all differ by one at least.
        if (most <= 0)
            return left.SequenceEqual(right) ? 0 : null;
        Span<int> before = stackalloc int[IndexTokenizer.MaxTermLength + 1];
        Span<int> above = stackalloc int[IndexTokenizer.MaxTermLength + 1];
        Span<int> row = stackalloc int[IndexTokenizer.MaxTermLength + 1];
        if (right.Length >= row.Length)
            return null;
        for (var j = 0; j <= right.Length; j++)
            above[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = left[i - 1] == right[j - 1] ? 0 : 1;
                var value = Math.Min(Math.Min(above[j] + 1, row[j - 1] + 1), above[j - 1] + cost);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    value = Math.Min(value, before[j - 2] + 1);
                row[j] = value;
                least = Math.Min(least, value);
            }

            if (least > most)
                return null;
            var free = before;
            before = above;
            above = row;
            row = free;
        }

        return above[right.Length] <= most ? above[right.Length] : null;
    }
}

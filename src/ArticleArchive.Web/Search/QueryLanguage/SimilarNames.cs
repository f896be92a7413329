namespace ArticleArchive.Web.Search.QueryLanguage;

/// <summary>Finds the name that a person may have meant.</summary>
internal static class SimilarNames
{
    // One slip makes another name of three letters; from six on there may be two.
    private const int ShortestName = 4;
    private const int LongName = 6;

    /// <returns>The nearest of the names within one slip (two from six letters on), the first in the alphabet of equals, or null.</returns>
    public static string? Nearest(string typed, IEnumerable<string> names)
    {
        if (typed.Length < ShortestName)
            return null;
        var most = typed.Length < LongName ? 1 : 2;
        return names.Select(name => (Name: name, Slips: Slips(typed.ToLowerInvariant(), name)))
            .Where(pair => pair.Slips <= most)
            .OrderBy(pair => pair.Slips).ThenBy(pair => pair.Name, StringComparer.Ordinal)
            .Select(pair => pair.Name)
            .FirstOrDefault();
    }

    // Letters changed, missing, added or swapped with their neighbour (optimal string alignment).
    private static int Slips(string left, string right)
    {
        var rows = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    rows[i, j] = i + j;
                    continue;
                }

                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }

        return rows[left.Length, right.Length];
    }
}

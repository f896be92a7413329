using ArticleArchive.Web.Search.Analysis;

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
        var small = typed.ToLowerInvariant();
        return names.Select(name => (Name: name, Slips: EditDistance.Within(small, name, most)))
            .Where(pair => pair.Slips is not null)
            .OrderBy(pair => pair.Slips).ThenBy(pair => pair.Name, StringComparer.Ordinal)
            .Select(pair => pair.Name)
            .FirstOrDefault();
    }
}

namespace ArticleArchive.Web.Search.Ranking;

/// <summary>Finds the values that a name which is being typed may become.</summary>
internal static class FacetValueSearch
{
    /// <summary>The values that begin with what is typed, before those with a later word that does; those of most articles first.</summary>
    public static IReadOnlyList<(string Value, int Articles)> Of(DocumentValues values, SearchFacet facet, string typed, int most)
    {
        var counts = values.CountFacets();
        var found = new List<(string Value, int Articles, bool IsStart)>();
        for (var i = 0; i < counts.Length; i++)
        {
            var (kind, value) = values.Facets[i];
            // A value that no article has any more is none.
            if (kind != facet || counts[i] == 0)
                continue;
            var isStart = value.StartsWith(typed, StringComparison.OrdinalIgnoreCase);
            if (isStart || value.Contains(" " + typed, StringComparison.OrdinalIgnoreCase))
                found.Add((value, counts[i], isStart));
        }

        return [.. found.OrderByDescending(one => one.IsStart).ThenByDescending(one => one.Articles).ThenBy(one => one.Value, StringComparer.Ordinal).Take(most).Select(one => (one.Value, one.Articles))];
    }
}

namespace ArticleArchive.Parsing.Formats;

/// <summary>Takes the site's name off the titles that carry it: <c>Rivers run dry | The Daily</c>.</summary>
internal static class HtmlTitles
{
    private static readonly string[] Separators = [" | ", " - ", " – ", " — ", " » ", " « ", " :: ", " · ", " • ", " / "];

    /// <summary>Cuts titles where the page itself says that the rest is its name: by stating it, by its address, or by its headline.</summary>
    public static IReadOnlyList<StatedMetadata> WithoutSiteName(IReadOnlyList<StatedMetadata> stated, IReadOnlyList<string> headlines)
    {
        var sites = stated.Where(one => one.Field == MetadataField.Publisher).Select(one => Letters(one.Value))
            .Concat(stated.Where(one => one.Field == MetadataField.Url).Select(one => Letters(HostOf(one.Value))))
            .Where(site => site.Length > 2)
            .ToList();
        var known = headlines
            .Concat(stated.Where(one => one.Field == MetadataField.Title && one.Origin != "title").Select(one => one.Value))
            .Select(Letters)
            .Where(title => title.Length > 0)
            .ToHashSet(StringComparer.Ordinal);
        return stated
            .Select(one => one.Field == MetadataField.Title ? one with { Value = Cut(one.Value, sites, known) } : one)
            .Distinct()
            .ToList();
    }

    private static string Cut(string title, List<string> sites, HashSet<string> known)
    {
        foreach (var separator in Separators)
        {
            for (var at = title.IndexOf(separator, StringComparison.Ordinal); at > 0; at = title.IndexOf(separator, at + 1, StringComparison.Ordinal))
            {
                var (before, after) = (title[..at].Trim(), title[(at + separator.Length)..].Trim());
                if (before.Length == 0 || after.Length == 0)
                    continue;

                // The name after the title, or before it; the longest part that is a headline of the page.
                if (IsSite(after, sites) || (known.Contains(Letters(before)) && !known.Contains(Letters(title))))
                    return before;
                if (IsSite(before, sites) || (known.Contains(Letters(after)) && !known.Contains(Letters(title))))
                    return after;
            }
        }

        return title;
    }

    private static bool IsSite(string part, List<string> sites)
    {
        var letters = Letters(part);
        return letters.Length > 2 && sites.Exists(site => site == letters || (letters.Length > 4 && site.EndsWith(letters, StringComparison.Ordinal)));
    }

    // www.the-daily.co.uk -> thedaily
    private static string HostOf(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address))
            return "";
        var labels = address.Host.Split('.');
        var first = labels.Length > 2 && labels[0] is "www" or "m" or "amp" or "blog" ? 1 : 0;
        return labels[first];
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}

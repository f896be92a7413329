namespace ArticleArchive.Parsing.Formats;

/// <summary>Takes the site's name off the titles that carry it: <c>Rivers run dry | The Daily</c>.</summary>
internal static class HtmlTitles
{
    /// <summary>Origin of what the page's own <c>title</c> element says.</summary>
    public const string Origin = "title";

    private const int LongestName = 60;
    private const int MostWordsOfName = 5;

    // What stands behind a headline instead of a name: a part of the site.
    private static readonly HashSet<string> s_sections = new(StringComparer.OrdinalIgnoreCase)
    {
        "home", "homepage", "blog", "news", "article", "articles", "opinion", "politics", "sport", "sports", "business", "world", "culture", "science", "technology", "health", "lifestyle", "travel",
        "startseite", "aktuelles", "nachrichten", "accueil", "actualités", "inicio", "noticias", "início", "notícias", "notizie", "nieuws",
    };

    private static readonly string[] Separators = [" | ", " - ", " – ", " — ", " » ", " « ", " :: ", " · ", " • ", " / "];

    /// <summary>Cuts titles where the page itself says that the rest is its name: by stating it, by its address, or by its headline.</summary>
    public static IReadOnlyList<StatedMetadata> WithoutSiteName(IReadOnlyList<StatedMetadata> stated, IReadOnlyList<string> headlines)
    {
        var sites = stated.Where(one => one.Field == MetadataField.Publisher).Select(one => Letters(one.Value))
            .Concat(stated.Where(one => one.Field == MetadataField.Url).Select(one => Letters(HostOf(one.Value))))
            .Where(site => site.Length > 2)
            .ToList();
        var known = headlines
            .Concat(stated.Where(one => one.Field == MetadataField.Title && one.Origin != Origin).Select(one => one.Value))
            .Select(Letters)
            .Where(title => title.Length > 0)
            .ToHashSet(StringComparer.Ordinal);
        var titled = stated
            .Select(one => one.Field == MetadataField.Title ? one with { Value = Cut(one.Value, sites, known) } : one)
            .Distinct()
            .ToList();
        if (!stated.Any(one => one.Field == MetadataField.Publisher))
        {
            var site = stated.Where(one => one is { Field: MetadataField.Title, Origin: Origin }).Select(one => SiteIn(one.Value, known)).FirstOrDefault();
            if (site is not null)
                titled.Add(new StatedMetadata(MetadataField.Publisher, site, Origin));
        }

        return titled;
    }

    // "Headline - The Daily" names the site where the page's own headline says where the headline ends.
    private static string? SiteIn(string title, HashSet<string> known)
    {
        foreach (var separator in Separators)
        {
            var parts = title.Split(separator, StringSplitOptions.TrimEntries);
            for (var k = 1; k < parts.Length; k++)
            {
                if (known.Contains(Letters(string.Concat(parts[..k]))) && IsName(parts[^1]))
                    return parts[^1];
                if (known.Contains(Letters(string.Concat(parts[k..]))) && IsName(parts[0]))
                    return parts[0];
            }
        }

        return null;
    }

    private static bool IsName(string part) =>
        part.Length is > 2 and <= LongestName && (char.IsUpper(part[0]) || char.IsDigit(part[0]) || (char.IsLetter(part[0]) && !char.IsLower(part[0])) || part.Contains('.', StringComparison.Ordinal))
        && part.Any(char.IsLetter) && part.Split(' ').Length <= MostWordsOfName && !s_sections.Contains(part);

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

namespace ArticleArchive.Parsing.Cleaning;

/// <summary>Says of removed lines what they are and why, for a reader of the ledger.</summary>
internal static class RemovalClass
{
    /// <summary>How far the wording of one line speaks for its neighbours in the same run.</summary>
    private const int Reach = 4;

    public static (string Class, string Reason) Of(IReadOnlyList<LineStats> lines, IReadOnlyList<bool> isBody, int index, int firstBody, int lastBody)
    {
        var line = lines[index];
        if (line.Phrase != PhraseMatch.None)
            return (line.PhraseClass, Because(line.PhraseClass));
        if (OfRegion(line.Region) is { } region)
            return (region, "The page's markup says so: " + Because(region));
        for (var distance = 1; distance <= Reach; distance++)
        {
            foreach (var neighbour in (int[])[index - distance, index + distance])
            {
                if (neighbour >= 0 && neighbour < lines.Count && !isBody[neighbour] && lines[neighbour].Phrase != PhraseMatch.None && lines[neighbour].PhraseClass is not "menu" and not "service")
                    return (lines[neighbour].PhraseClass, "Stands among such lines: " + Because(lines[neighbour].PhraseClass));
            }
        }

        if (index < firstBody)
            return ("menu", "A line before the article that is no sentence of it, such as a menu entry.");
        if (index > lastBody)
            return line.IsProse || line.Words >= 6 ? ("teaser", "Stands after the article's end, such as a pointer to another article.") : ("menu", "A line after the article's end that is no sentence of it.");
        return ("service", "Interrupts the article and is written unlike it.");
    }

    private static string? OfRegion(string? region) => region switch
    {
        "nav" or "class:nav" or "class:breadcrumb" => "menu",
        "class:comments" => "comments",
        "class:related" or "class:sidebar" => "related",
        "class:newsletter" => "newsletter",
        "class:share" => "share",
        "class:cookie" => "cookie",
        "class:promo" => "advertisement",
        "class:paywall" => "paywall",
        _ => null,
    };

    private static string Because(string name) => name switch
    {
        "menu" => "A label of the page's menu or buttons.",
        "teaser" => "A pointer to another article.",
        "related" => "Points to other articles.",
        "newsletter" => "Asks the reader to subscribe.",
        "cookie" => "Speaks of cookies and consent.",
        "account" => "Speaks of logging in or registering.",
        "paywall" => "Asks the reader to pay or register to read on.",
        "share" => "A button or link to share the page.",
        "social" => "A link to a social network.",
        "comments" => "Belongs to the comment section.",
        "legal" => "A copyright or legal notice of the site.",
        "advertisement" => "An advertisement or its label.",
        "notification" => "Speaks of the site's notifications.",
        "author-bio" => "Introduces the author on every page of the site.",
        "tags" => "Lists the page's tags or categories.",
        "rating" => "Asks the reader's opinion of the page.",
        _ => "A message of the page's program, not of the article.",
    };
}

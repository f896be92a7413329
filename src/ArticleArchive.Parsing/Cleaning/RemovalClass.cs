namespace ArticleArchive.Parsing.Cleaning;

/// <summary>Says of removed lines what they are and why, for a reader of the ledger.</summary>
internal static class RemovalClass
{
    /// <summary>How far from a service line another removed line still stands beside it.</summary>
    private const int Reach = 4;

    public static (string Class, string Reason) Of(IReadOnlyList<LineStats> lines, IReadOnlyList<bool> isBody, int index, int firstBody, int lastBody)
    {
        var line = lines[index];
        if (line.Phrase != PhraseMatch.None)
            return (line.PhraseClass, Because(line.PhraseClass));
        if (OfRegion(line.Region) is { } region)
            return (region, "The page's markup says so: " + Because(region));
        // What stands around a line says that it is the page's, not what it is.
        if (StandsBesideService(lines, isBody, index))
            return ("around", "Stands among the page's own lines and apart from the article's text.");
        if (index < firstBody)
            return ("menu", "A line before the article that is no sentence of it, such as a menu entry.");
        if (index > lastBody)
            return line.IsProse || line.Words >= 6 ? ("teaser", "Stands after the article's end, such as a pointer to another article.") : ("menu", "A line after the article's end that is no sentence of it.");
        return ("service", "Interrupts the article and is written unlike it.");
    }

    private static bool StandsBesideService(IReadOnlyList<LineStats> lines, IReadOnlyList<bool> isBody, int index)
    {
        for (var i = Math.Max(0, index - Reach); i <= Math.Min(lines.Count - 1, index + Reach); i++)
        {
            if (!isBody[i] && lines[i].Phrase != PhraseMatch.None && lines[i].PhraseClass is not "menu" and not "service")
                return true;
        }

        return false;
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
        "correction" => "A label or link of the site's corrections.",
        "advertisement" => "An advertisement or its label.",
        "notification" => "Speaks of the site's notifications.",
        "author-bio" => "Introduces the author on every page of the site.",
        "tags" => "Lists the page's tags or categories.",
        "rating" => "Asks the reader's opinion of the page.",
        _ => "A message of the page's program, not of the article.",
    };
}

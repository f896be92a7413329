using AngleSharp.Dom;

namespace ArticleArchive.Parsing.Formats;

/// <summary>What an element says about the part of the page that it holds: by its name, its ARIA role, its class or id.</summary>
internal static class HtmlRegions
{
    public const string Hidden = "hidden";

    /// <summary>Readers' comments can be longer than the article; every other region beside it is shorter.</summary>
    public const string Comments = "class:comments";

    private static readonly Dictionary<string, string> Roles = new(StringComparer.OrdinalIgnoreCase)
    {
        ["navigation"] = "nav",
        ["menu"] = "nav",
        ["menubar"] = "nav",
        ["banner"] = "header",
        ["contentinfo"] = "footer",
        ["complementary"] = "aside",
        ["search"] = "form",
        ["form"] = "form",
        ["dialog"] = "dialog",
        ["alertdialog"] = "dialog",
        ["main"] = "main",
        ["article"] = "article",
    };

    private static readonly HashSet<string> ElementNames = new(StringComparer.Ordinal)
    {
        "nav", "header", "footer", "aside", "form", "article", "main", "figure", "dialog",
    };

    // Words of a class or id, and what they say. Short on purpose: each is what several publishing systems write.
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["comments"] = Comments,
        ["commentlist"] = Comments,
        ["disqus"] = Comments,
        ["respond"] = Comments,
        ["related"] = "class:related",
        ["relatedposts"] = "class:related",
        ["recommended"] = "class:related",
        ["recommendations"] = "class:related",
        ["trending"] = "class:related",
        ["outbrain"] = "class:related",
        ["taboola"] = "class:related",
        ["newsletter"] = "class:newsletter",
        ["signup"] = "class:newsletter",
        ["subscribe"] = "class:newsletter",
        ["subscription"] = "class:newsletter",
        ["share"] = "class:share",
        ["sharing"] = "class:share",
        ["sharedaddy"] = "class:share",
        ["addtoany"] = "class:share",
        ["social"] = "class:share",
        ["cookie"] = "class:cookie",
        ["cookies"] = "class:cookie",
        ["consent"] = "class:cookie",
        ["gdpr"] = "class:cookie",
        ["breadcrumb"] = "class:breadcrumb",
        ["breadcrumbs"] = "class:breadcrumb",
        ["menu"] = "class:nav",
        ["navbar"] = "class:nav",
        ["navigation"] = "class:nav",
        ["pagination"] = "class:nav",
        ["sidebar"] = "class:sidebar",
        ["footer"] = "class:footer",
        ["promo"] = "class:promo",
        ["advert"] = "class:promo",
        ["advertisement"] = "class:promo",
        ["sponsored"] = "class:promo",
        ["paywall"] = "class:paywall",
        ["modal"] = "class:dialog",
        ["popup"] = "class:dialog",
    };

    // Class names that speak of the element's neighbours, its topic or its script, not of what it is.
    private static readonly string[] Modifiers = ["has-", "no-", "with-", "without-", "hide-", "tag-", "category-", "js-", "not-", "after-", "before-"];

    /// <summary>What the element says of itself, or null. Whether it is to be believed depends on what it holds: see <see cref="HtmlPageFacts"/>.</summary>
    public static string? Of(IElement element)
    {
        if (IsHidden(element))
            return Hidden;
        if (element.GetAttribute("role") is { } role && Roles.TryGetValue(role.Trim(), out var byRole))
            return byRole;
        var name = element.LocalName;
        if (ElementNames.Contains(name))
            return name == "article" && ByClass(element) is { } kind && kind == Comments ? kind : name;
        return name is "html" or "body" ? null : ByClass(element);
    }

    /// <summary>True for a class that says caption, such as <c>wp-caption-text</c>, on an element of text.</summary>
    public static bool IsCaption(IElement element) =>
        element.LocalName is "p" or "div" or "span" or "dd"
        && element.ClassName is { } classes
        && Names(classes).Any(token => token is "caption" or "wp-caption-text" or "image-caption" or "photo-caption" or "img-caption" or "figcaption");

    /// <summary>True when one of the words is in a class, as <c>author</c> is in <c>post-author</c> and <c>postAuthor</c>.</summary>
    public static bool Says(string classes, HashSet<string> words) =>
        Names(classes).Any(token => !Modifiers.Any(modifier => token.StartsWith(modifier, StringComparison.OrdinalIgnoreCase)) && WordsOf(token).Any(words.Contains));

    private static bool IsHidden(IElement element) =>
        element.HasAttribute("hidden")
        || (element.LocalName == "dialog" && !element.HasAttribute("open"))
        || (element.GetAttribute("style") is { } style && HidesByStyle(style));

    private static bool HidesByStyle(string style)
    {
        var plain = style.Replace(" ", "", StringComparison.Ordinal);
        return plain.Contains("display:none", StringComparison.OrdinalIgnoreCase)
            || plain.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase);
    }

    private static string? ByClass(IElement element) =>
        Spoken(element.ClassName) ?? Spoken(element.Id);

    private static string? Spoken(string? names)
    {
        if (string.IsNullOrEmpty(names))
            return null;
        foreach (var token in Names(names))
        {
            if (Modifiers.Any(modifier => token.StartsWith(modifier, StringComparison.OrdinalIgnoreCase)))
                continue;
            foreach (var word in WordsOf(token))
            {
                if (Words.TryGetValue(word, out var region))
                    return region;
            }
        }

        return null;
    }

    /// <summary>The names in a class or id attribute.</summary>
    public static string[] Names(string? names) => names?.Split([' ', '\n', '\t'], 32, StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>The words of one name, in small letters: of <c>related-posts</c>, <c>related_posts</c>, <c>relatedPosts</c>.</summary>
    public static IEnumerable<string> WordsOf(string token)
    {
        var start = 0;
        for (var i = 0; i <= token.Length; i++)
        {
            var isEnd = i == token.Length || !char.IsAsciiLetter(token[i]);
            var isHump = !isEnd && i > start && char.IsAsciiLetterUpper(token[i]) && char.IsAsciiLetterLower(token[i - 1]);
            if (!isEnd && !isHump)
                continue;
            if (i > start)
                yield return token[start..i].ToLowerInvariant();
            start = isHump ? i : i + 1;
        }
    }
}

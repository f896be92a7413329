using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace ArticleArchive.Parsing.Formats;

/// <summary>Reads what a page's markup states about the article, in order of trust.</summary>
internal static class HtmlMetadata
{
    private const int LongestValue = 2_000;
    private const int LongestName = 200;
    private const int MostBylines = 8;

    /// <summary>Origin of what stands in an element whose class says author or byline: shown words, which may hold more than names.</summary>
    public const string AuthorClass = "class author";

    /// <summary>Origin of what stands in the <c>address</c> element of an article: shown words as well.</summary>
    public const string AddressElement = "address";

    // Names of <meta> elements, most trusted first. article:* and og:* are written by the publishing system for other programs
    // to read; the older names often by hand or by a plug-in.
    private static readonly (string Name, MetadataField Field)[] MetaNames =
    [
        ("og:title", MetadataField.Title),
        ("og:description", MetadataField.Standfirst),
        ("og:site_name", MetadataField.Publisher),
        ("og:url", MetadataField.Url),
        ("article:author", MetadataField.Author),
        ("article:published_time", MetadataField.Published),
        ("og:article:published_time", MetadataField.Published),
        ("article:published", MetadataField.Published),
        ("citation_title", MetadataField.Title),
        ("citation_author", MetadataField.Author),
        ("citation_publication_date", MetadataField.Published),
        ("citation_date", MetadataField.Published),
        ("citation_journal_title", MetadataField.Publisher),
        ("citation_publisher", MetadataField.Publisher),
        ("parsely-title", MetadataField.Title),
        ("parsely-author", MetadataField.Author),
        ("parsely-pub-date", MetadataField.Published),
        ("sailthru.title", MetadataField.Title),
        ("sailthru.author", MetadataField.Author),
        ("sailthru.date", MetadataField.Published),
        ("twitter:title", MetadataField.Title),
        ("twitter:description", MetadataField.Standfirst),
        ("dc.title", MetadataField.Title),
        ("dcterms.title", MetadataField.Title),
        ("dc.creator", MetadataField.Author),
        ("dcterms.creator", MetadataField.Author),
        ("dc.publisher", MetadataField.Publisher),
        ("dcterms.publisher", MetadataField.Publisher),
        ("dc.date.issued", MetadataField.Published),
        ("dcterms.issued", MetadataField.Published),
        ("dc.date", MetadataField.Published),
        ("dcterms.created", MetadataField.Published),
        ("dc.language", MetadataField.Language),
        ("author", MetadataField.Author),
        ("authors", MetadataField.Author),
        ("byl", MetadataField.Author),
        ("publish-date", MetadataField.Published),
        ("publish_date", MetadataField.Published),
        ("publishdate", MetadataField.Published),
        ("published-date", MetadataField.Published),
        ("publication_date", MetadataField.Published),
        ("publication-date", MetadataField.Published),
        ("published", MetadataField.Published),
        ("datepublished", MetadataField.Published),
        ("dcterms.date", MetadataField.Published),
        ("pubdate", MetadataField.Published),
        ("date", MetadataField.Published),
        ("description", MetadataField.Standfirst),
        ("og:locale", MetadataField.Language),
        ("content-language", MetadataField.Language),
    ];

    private static readonly (string Property, MetadataField Field)[] ItemProperties =
    [
        ("headline", MetadataField.Title),
        ("author", MetadataField.Author),
        ("datePublished", MetadataField.Published),
        ("description", MetadataField.Standfirst),
    ];

    public static IReadOnlyList<StatedMetadata> Read(IDocument document)
    {
        var page = Look(document);
        var stated = new List<StatedMetadata>();
        Add(MetadataField.Language, document.DocumentElement?.GetAttribute("lang"), "html lang");
        Add(MetadataField.Url, page.Canonical, "link canonical");
        foreach (var found in JsonLd.Read(page.Scripts))
            Add(found.Field, found.Value, found.Origin);
        foreach (var (name, field) in MetaNames)
        {
            foreach (var content in page.Meta.GetValueOrDefault(name, []))
                Add(field, content, name.Contains(':', StringComparison.Ordinal) ? name : $"meta {name}");
        }

        foreach (var (syntax, items) in new[] { ("itemprop", page.Items), ("property", page.Properties) })
        {
            foreach (var (property, field) in ItemProperties)
            {
                foreach (var value in items.GetValueOrDefault(property, []).Take(field == MetadataField.Author ? 5 : 1))
                    Add(field, value, $"{syntax} {property}");
            }
        }

        foreach (var author in page.AuthorLinks.Take(5))
            Add(MetadataField.Author, author, "rel author");
        foreach (var byline in page.Bylines)
            Add(MetadataField.Author, byline, AuthorClass);
        Add(MetadataField.Author, page.Contact, AddressElement);
        Add(MetadataField.Published, page.TimeInArticle ?? page.Time, "time");
        Add(MetadataField.Published, page.DateByClass, "class date");
        Add(MetadataField.Title, page.Title, HtmlTitles.Origin);
        return HtmlTitles.WithoutSiteName(stated, page.Headlines);

        void Add(MetadataField field, string? value, string origin)
        {
            if (Trimmed(value) is not { } text || (field == MetadataField.Author && !IsName(text)))
                return;
            var one = new StatedMetadata(field, text, origin);
            if (!stated.Contains(one))
                stated.Add(one);
        }
    }

    // A profile's address or number is not a name, neither is a handle, and a whole biography is no longer one.
    private static bool IsName(string text) =>
        text.Length <= LongestName && text[0] != '@' && !text.Contains("://", StringComparison.Ordinal) && text.Any(char.IsLetter);

    private sealed class Seen
    {
        public Dictionary<string, List<string>> Meta { get; } = new(StringComparer.OrdinalIgnoreCase);

        public Dictionary<string, List<string>> Items { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, List<string>> Properties { get; } = new(StringComparer.Ordinal);

        public List<string> Scripts { get; } = [];

        public List<string> AuthorLinks { get; } = [];

        public List<string> Headlines { get; } = [];

        public List<string> Bylines { get; } = [];

        public string? Contact { get; set; }

        public string? DateByClass { get; set; }

        public string? Canonical { get; set; }

        public string? Title { get; set; }

        public string? Time { get; set; }

        public string? TimeInArticle { get; set; }
    }

    // One pass over the tree, by hand: queries by selector would each walk it again.
    private static Seen Look(IDocument document)
    {
        var seen = new Seen();
        var open = new Stack<(INode Node, int NextChild, Place Place)>();
        open.Push((document, 0, Place.Page));
        while (open.TryPop(out var top))
        {
            if (top.NextChild >= top.Node.ChildNodes.Length)
                continue;
            open.Push(top with { NextChild = top.NextChild + 1 });
            if (top.Node.ChildNodes[top.NextChild] is not IElement element)
                continue;
            var place = PlaceOf(element, top.Place);
            Look(element, place, seen);
            open.Push((element, 0, place));
        }

        return seen;
    }

    // Where in the page an element stands: only the article's own head and foot speak of its author.
    private enum Place
    {
        Page,
        Article,
        Elsewhere,
    }

    private static Place PlaceOf(IElement element, Place parent)
    {
        if (parent == Place.Elsewhere)
            return parent;
        return HtmlRegions.Of(element) switch
        {
            "nav" or "class:nav" or "aside" or "form" or "dialog" or "class:related" or "class:newsletter" or "class:promo" or "class:sidebar" or HtmlRegions.Comments
                when element.LocalName is not ("article" or "main" or "body") => Place.Elsewhere,
            _ => parent == Place.Article || element.LocalName is "article" or "main" ? Place.Article : Place.Page,
        };
    }

    private static void Look(IElement element, Place place, Seen seen)
    {
        switch (element.LocalName)
        {
            case "meta":
                var name = element.GetAttribute("property") ?? element.GetAttribute("name") ?? element.GetAttribute("http-equiv");
                if (name is not null && element.GetAttribute("content") is { Length: > 0 } content)
                    Into(seen.Meta, name.Trim(), content);
                break;
            case "link" when seen.Canonical is null && string.Equals(element.GetAttribute("rel"), "canonical", StringComparison.OrdinalIgnoreCase):
                seen.Canonical = element.GetAttribute("href");
                break;
            case "title" when seen.Title is null && element is IHtmlTitleElement:
                seen.Title = Words(element);
                break;
            case "script" when seen.Scripts.Count < 50 && element.GetAttribute("type")?.Contains("ld+json", StringComparison.OrdinalIgnoreCase) == true:
                seen.Scripts.Add(element.TextContent);
                break;
            case "h1" when seen.Headlines.Count < 20:
                seen.Headlines.Add(Words(element));
                break;
            case "time" when element.GetAttribute("datetime") is { Length: > 0 } time:
                if (place == Place.Article)
                    seen.TimeInArticle ??= time;
                else
                    seen.Time ??= time;
                break;
            case "time" when seen.Headlines.Count > 0 && place != Place.Elsewhere:
                seen.DateByClass ??= Words(element);
                break;
            case "a" when element.GetAttribute("rel")?.Contains("author", StringComparison.OrdinalIgnoreCase) == true:
                seen.AuthorLinks.Add(Words(element));
                break;
            default:
                break;
        }

        if (place != Place.Elsewhere && element.ClassName is { Length: > 0 } classes)
            LookAtClass(element, classes, seen);
        // Inside an article it is the article's contact: its author, or a place that it speaks of, which is not shaped like a name.
        if (element.LocalName == "address" && place == Place.Article && seen.Headlines.Count > 0 && Words(element) is { Length: > 0 and <= LongestName } contact)
            seen.Contact ??= contact;
        if (element.GetAttribute("itemprop") is { } property)
            AddProperties(property, element, seen.Items);
        // RDFa, with or without a prefix: "schema:datePublished". That of a meta element is read as its name.
        if (place != Place.Elsewhere && element.LocalName != "meta" && element.GetAttribute("property") is { } stated)
            AddProperties(stated, element, seen.Properties);
    }

    private static void AddProperties(string names, IElement element, Dictionary<string, List<string>> into)
    {
        foreach (var name in names.Split(' ', 8, StringSplitOptions.RemoveEmptyEntries))
        {
            var bare = name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..];
            if (Array.Exists(ItemProperties, known => known.Property == bare))
                Into(into, bare, ItemValue(element));
        }
    }

    // <span class="post-author">, <div class="byline__name">, <p class="article-date">: below the headline, above other articles.
    private static void LookAtClass(IElement element, string classes, Seen seen)
    {
        if (seen.Headlines.Count == 0)
            return;
        if (seen.Bylines.Count < MostBylines && HtmlRegions.Says(classes, AuthorWords) && Words(element) is { Length: > 0 and <= LongestName } byline)
            seen.Bylines.Add(byline);
        if (seen.DateByClass is null && HtmlRegions.Says(classes, DateWords) && Words(element) is { Length: > 0 and <= 60 } date && date.Any(char.IsDigit))
            seen.DateByClass = date;
    }

    private static readonly HashSet<string> AuthorWords = new(StringComparer.Ordinal) { "author", "authors", "byline", "bylines", "auteur", "autor", "autore", "redakteur", "contributor" };

    private static readonly HashSet<string> DateWords = new(StringComparer.Ordinal) { "date", "published", "pubdate", "datetime", "datum", "fecha" };

    private static string ItemValue(IElement element)
    {
        if ((element.GetAttribute("content") ?? element.GetAttribute("datetime")) is { Length: > 0 } value)
            return value;

        // An author is often an object of its own, whose name is what is wanted.
        var name = element.Children.FirstOrDefault(child => child.GetAttribute("itemprop") == "name" || child.GetAttribute("property") is "name" or "schema:name");
        return name?.GetAttribute("content") is { Length: > 0 } content ? content : Words(name ?? element);
    }

    // The words of a small element; of a large one, which is a mistake in the page, no more than a value can be long.
    private static string Words(IElement element)
    {
        var words = new System.Text.StringBuilder();
        var open = new Stack<(INode Node, int NextChild)>();
        open.Push((element, 0));
        for (var steps = 0; steps < LongestValue && words.Length < LongestValue && open.TryPop(out var top); steps++)
        {
            if (top.NextChild >= top.Node.ChildNodes.Length || open.Count > 32)
                continue;
            open.Push((top.Node, top.NextChild + 1));
            var child = top.Node.ChildNodes[top.NextChild];
            if (child is IText text)
                words.Append(text.Data);
            else if (child is IElement inner && !HtmlReader.IsSkipped(inner))
                open.Push((inner, 0));
        }

        return words.ToString();
    }

    private static void Into(Dictionary<string, List<string>> values, string key, string value)
    {
        if (!values.TryGetValue(key, out var list))
            values[key] = list = [];
        if (list.Count < 50)
            list.Add(value);
    }

    private static string? Trimmed(string? value)
    {
        if (value is null || value.Length > LongestValue * 4)
            return null;
        var text = string.Join(' ', System.Net.WebUtility.HtmlDecode(value).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length is > 0 and <= LongestValue ? text : null;
    }
}

using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Formats;

/// <summary>Reads HTML with AngleSharp: the words that a page shows, in blocks, with what the markup says about each.</summary>
/// <remarks>Nothing is removed here but what is never shown (scripts, styles); menus and footers are blocks of their region.</remarks>
internal static class HtmlReader
{
    // Elements whose content is code, or stands in for what a browser shows.
    private static readonly HashSet<string> Skipped = new(StringComparer.Ordinal)
    {
        "annotation", "annotation-xml", "applet", "audio", "canvas", "datalist", "embed", "frameset", "head", "iframe",
        "noembed", "noframes", "noscript", "object", "script", "style", "svg", "template", "title", "video",
    };

    public static PageText Read(string source)
    {
        try
        {
            var map = new HtmlSourceMap(source);
            var document = Parse(source, map);
            return new HtmlWalk(HtmlPageFacts.Of(document), map).Read(document, HtmlMetadata.Read(document)) with { StatedBody = HtmlStatedBody.Find(source) };
        }
        catch (HtmlBudgetException limit)
        {
            return MarkupStripper.Read(source).With(FindingKind.Degraded, $"{limit.Message} It was read as text without its markup.");
        }
    }

    /// <summary>True for an element that holds no words of the page.</summary>
    public static bool IsSkipped(IElement element) => Skipped.Contains(element.LocalName) || IsIcon(element);

    private static AngleSharp.Html.Dom.IHtmlDocument Parse(string source, HtmlSourceMap map)
    {
        var budget = new HtmlBudget();
        var parser = new HtmlParser(new HtmlParserOptions
        {
            IsKeepingSourceReferences = true,
            SkipComments = true,
            OnToken = (token, range) =>
            {
                budget.Spend(token);
                map.Add(token, range);
            },
            ShouldEmitAttribute = (ref token, _) => budget.KeepsAttribute(token.Attributes.Count),
        });
        return parser.ParseDocument(source);
    }

    // The "words" of an icon font (<i class="material-icons" aria-hidden="true">share</i>) are drawn as a picture.
    private static bool IsIcon(IElement element) =>
        element.LocalName is "i" or "span"
        && element.GetAttribute("aria-hidden") == "true"
        && element.ClassName?.Contains("icon", StringComparison.OrdinalIgnoreCase) == true;
}

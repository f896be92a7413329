using AngleSharp.Dom;

namespace ArticleArchive.Parsing.Formats;

/// <summary>A link whose words were taken out while the sentence around it stayed: <c>over the &lt;a href="/river"&gt;&lt;/a&gt; collapsed</c>.</summary>
/// <remarks>
/// Pages have many links without words that lost none. Each kind is told by what it is or where it stands:
/// pictures and icons hold an element or name themselves for screen readers; anchors, notes' marks and links of headings have no
/// address outside the page; what an editor left behind clings to the word beside it.
/// </remarks>
internal static class EmptiedLink
{
    // Attributes that say what a link without words is for.
    private static readonly string[] s_naming = ["id", "name", "title", "aria-label", "aria-labelledby", "role", "onclick", "data-toggle"];

    // A style sheet draws these.
    private static readonly string[] s_drawn = ["icon", "share", "social", "anchor", "permalink", "button", "btn"];

    // Elements that only set words in another type: an emptied link may keep them.
    private static readonly HashSet<string> s_typeface = new(StringComparer.Ordinal) { "b", "strong", "i", "em", "u", "font", "span", "wbr" };

    /// <summary>True for an element that is a link to elsewhere and holds neither words nor anything that a browser draws.</summary>
    public static bool Is(IElement element) =>
        element.LocalName == "a" && element.GetAttribute("href") is { } address && IsOfText(address)
        && !Array.Exists(s_naming, element.HasAttribute) && !IsDrawn(element) && HasNoWords(element);

    /// <summary>True for the address of a link that has words: to another page, and no place on this page or piece of program.</summary>
    public static bool IsOfText(string address) =>
        address.AsSpan().Trim() is { IsEmpty: false } target && target[0] != '#' && !target.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase);

    /// <summary>True for a sign that may stand right before a word.</summary>
    public static bool MayPrecedeWord(char c) => char.IsWhiteSpace(c) || c is '(' or '[' or '“' or '„' or '«' or '‘' or '"' or '—' or '–';

    /// <summary>True for a sign that may stand right behind a word.</summary>
    public static bool MayFollowWord(char c) => char.IsWhiteSpace(c) || c is '.' or ',' or ';' or ':' or '!' or '?' or ')' or ']' or '”' or '»' or '’' or '\'' or '"' or '—' or '–';

    private static bool IsDrawn(IElement element) =>
        element.ClassName is { } names && Array.Exists(s_drawn, drawn => names.Contains(drawn, StringComparison.OrdinalIgnoreCase));

    private static bool HasNoWords(IElement link)
    {
        var nodes = new Stack<INode>(link.ChildNodes);
        while (nodes.TryPop(out var node))
        {
            if (node is IText text ? !string.IsNullOrWhiteSpace(text.Data) : node is IElement inner && (inner.Attributes.Length > 0 || !s_typeface.Contains(inner.LocalName)))
                return false;
            foreach (var child in node.ChildNodes)
                nodes.Push(child);
        }

        return true;
    }
}

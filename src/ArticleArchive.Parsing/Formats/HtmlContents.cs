using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Formats;

/// <summary>Finds the table of contents that an article prints of itself: a list of links whose words are its headings.</summary>
/// <remarks>
/// It is the article's and not the page's, and yet no text of it: its words stand in the headings. So it gets a kind of its own, as
/// captions have. A list in the text that names what follows ("fast, safe, cheap") has no links and stays a list.
/// </remarks>
internal static class HtmlContents
{
    private const int FewestEntries = 3;
    private const double LeastLinks = 0.8;

    /// <summary>The share of a list's items that must be headings; contents often name more than the headings that were found.</summary>
    private const double LeastShare = 0.6;

    private const int LongestEntry = 200;

    /// <summary>The same blocks, with <see cref="PageBlockKind.Contents"/> where they are a table of contents.</summary>
    public static IReadOnlyList<PageBlock> Mark(string text, IReadOnlyList<PageBlock> blocks)
    {
        var headings = new HashSet<string>(StringComparer.Ordinal);
        foreach (var block in blocks)
        {
            if (block.Kind == PageBlockKind.Heading && KeyOf(text, block.Span) is { Length: > 0 } key)
                headings.Add(key);
        }

        if (headings.Count < FewestEntries)
            return blocks;
        var marked = blocks.ToArray();
        for (var start = 0; start < marked.Length;)
        {
            int end = start, entries = 0;
            for (; end < marked.Length && marked[end] is { Kind: PageBlockKind.ListItem, LinkDensity: >= LeastLinks }; end++)
                entries += headings.Contains(KeyOf(text, marked[end].Span)) ? 1 : 0;
            if (IsContents(entries, end - start))
            {
                var isLabelled = start > 0 && marked[start - 1].Kind is PageBlockKind.Text or PageBlockKind.Heading && PlainContents.IsLabel(text, marked[start - 1].Span);
                for (var i = isLabelled ? start - 1 : start; i < end; i++)
                    marked[i] = marked[i] with { Kind = PageBlockKind.Contents };
            }

            start = Math.Max(end, start + 1);
        }

        return marked;
    }

    /// <summary>True where so many of a list's entries are headings of the article that it is its table of contents.</summary>
    public static bool IsContents(int headings, int entries) => headings >= FewestEntries && headings >= LeastShare * entries;

    /// <summary>Letters and digits without the number in front: "2.1 How it works" is "How it works".</summary>
    public static string KeyOf(string text, TextSpan span)
    {
        if (span.Length > LongestEntry)
            return "";
        var words = span.In(text).AsSpan().TrimStart("0123456789.):# \t-–—");
        return string.Concat(words.ToString().Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));
    }
}

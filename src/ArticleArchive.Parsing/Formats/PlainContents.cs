using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Formats;

/// <summary>Finds the table of contents that an article without markup prints of itself: lines that stand again further down, each above text.</summary>
/// <remarks>
/// A menu is printed twice on many pages, too, but its labels stand beside each other there; a heading has running text below it.
/// See <see cref="HtmlContents"/> for what becomes of the entries.
/// </remarks>
internal static class PlainContents
{
    private const int FewestEntries = 3;
    private const int LongestEntry = 120;

    /// <summary>A block of so many characters is text and no label.</summary>
    private const int ShortestText = 80;

    private static readonly HashSet<string> s_labels = new(StringComparer.OrdinalIgnoreCase)
    {
        "contents", "table of contents", "on this page", "in this article", "inhalt", "inhaltsverzeichnis", "sommaire", "table des matières", "contenido", "índice", "indice", "sommario", "inhoud", "содержание", "оглавление",
        "目录", "目次", "المحتويات", "فهرست", "תוכן עניינים", "목차", "içindekiler", "daftar isi", "mục lục", "spis treści",
    };

    /// <summary>True for the words that stand above a table of contents.</summary>
    public static bool IsLabel(string text, TextSpan line) => line.Length <= LongestEntry && s_labels.Contains(line.In(text).TrimEnd(':', '：'));

    /// <summary>The same blocks, with <see cref="PageBlockKind.Contents"/> where they are a table of contents or its label.</summary>
    public static List<PageBlock> Mark(string text, List<PageBlock> blocks)
    {
        var above = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i + 1 < blocks.Count; i++)
        {
            if (KeyAt(i) is { Length: > 1 } key && blocks[i + 1].Span.Length >= ShortestText)
                above[key] = i;
        }

        if (above.Count < FewestEntries)
            return blocks;
        for (var start = 0; start < blocks.Count;)
        {
            var (end, last) = (start, -1);
            for (; end < blocks.Count && KeyAt(end) is { Length: > 1 } key && above.TryGetValue(key, out var heading) && heading > Math.Max(end, last); end++)
                last = heading;
            if (end - start >= FewestEntries && above[KeyAt(start)!] >= end)
            {
                var isLabelled = start > 0 && IsLabel(text, blocks[start - 1].Span);
                for (var i = isLabelled ? start - 1 : start; i < end; i++)
                    blocks[i] = blocks[i] with { Kind = PageBlockKind.Contents };
            }

            start = Math.Max(end, start + 1);
        }

        return blocks;

        string? KeyAt(int block) => blocks[block] is { Kind: PageBlockKind.Text or PageBlockKind.ListItem, Span.Length: <= LongestEntry } entry
            ? HtmlContents.KeyOf(text, entry.Span) : null;
    }
}

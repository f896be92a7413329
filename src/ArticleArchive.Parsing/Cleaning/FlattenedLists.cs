using ArticleArchive.Parsing.Formats;

namespace ArticleArchive.Parsing.Cleaning;

/// <summary>
/// Finds list items that are the explanation of the item before them: where a list of "label: explanation" lost its
/// layout, label and explanation became two items, numbered on.
/// </summary>
internal static class FlattenedLists
{
    private const int LongestLabel = 120;
    private const int FewestWordsOfExplanation = 12;

    /// <returns>The indexes of the blocks that explain the block before them.</returns>
    public static HashSet<int> FindExplanations(PageText page)
    {
        var found = new HashSet<int>();
        for (var i = 1; i < page.Blocks.Count; i++)
        {
            if (!found.Contains(i - 1) && IsLabel(page, page.Blocks[i - 1]) && IsExplanation(page, page.Blocks[i], page.Blocks[i - 1]))
                found.Add(i);
        }

        return found;
    }

    private static bool IsLabel(PageText page, PageBlock block) =>
        block is { Kind: PageBlockKind.ListItem, Ordered: true, MarkerSpan: not null }
        && block.Span.Length <= LongestLabel
        && page.Text[block.Span.End - 1] == ':';

    private static bool IsExplanation(PageText page, PageBlock block, PageBlock label)
    {
        if (block is not { Kind: PageBlockKind.ListItem, Ordered: true, MarkerSpan: { } mark } || block.Level != label.Level)
            return false;
        var text = page.Text.AsSpan(block.Span.Start, block.Span.Length);
        if (!Prose.EndsSentence(text) || Prose.CountWords(text, FewestWordsOfExplanation).Words < FewestWordsOfExplanation)
            return false;
        // An item with a label of its own is no explanation; nor is one whose number does not follow.
        var colon = text[..Math.Min(text.Length, 80)].IndexOf(':');
        return (colon < 0 || colon == text.Length - 1) && Number(page, label.MarkerSpan!.Value) + 1 == Number(page, mark);
    }

    // The value of "3." or "(3)"; -1 for letters and roman numerals, which no list was flattened to.
    private static int Number(PageText page, Text.TextSpan mark)
    {
        var value = -1;
        foreach (var c in mark.In(page.Text))
        {
            if (char.IsAsciiDigit(c))
                value = Math.Max(value, 0) * 10 + (c - '0');
        }

        return value;
    }
}

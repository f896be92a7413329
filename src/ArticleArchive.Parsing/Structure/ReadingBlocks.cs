using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Structure;

/// <summary>Carries the page's blocks over to the reading text.</summary>
/// <remarks>
/// A removed block is gone. Blocks that a repair joined (no line end is left between them) become one, of the first one's
/// kind; a block that a repair split (a line end in the replacement) becomes two, the second of kind <see cref="PageBlockKind.Text"/>.
/// </remarks>
internal static class ReadingBlocks
{
    public static IReadOnlyList<PageBlock> Map(PageText page, EditedText text)
    {
        var blocks = new List<PageBlock>();
        foreach (var block in page.Blocks)
        {
            var span = Trim(text.Reading, text.ToReading(block.Span));
            if (span.IsEmpty)
                continue;
            blocks.Add(block with { Span = span, MarkerSpan = block.MarkerSpan is { } marker ? text.ToReading(marker) : null });
        }

        return blocks;
    }

    private static TextSpan Trim(string text, TextSpan span)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return new TextSpan(start, end);
    }
}

using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Structure;

/// <summary>Carries the page's blocks over to the reading text.</summary>
/// <remarks>
/// A removed block is gone. Blocks that a repair joined (no line end is left between them) become one, of the first one's
/// kind; a block that a repair split (a line end in the replacement) becomes two, the second of kind <see cref="PageBlockKind.Text"/>.
/// Because any edit may be refused, nothing is assumed about which edits go together: the reading text is cut at the
/// line ends that separate blocks, and every piece with a visible character becomes a block. So the blocks are disjoint,
/// ordered, and hold every word, whatever the edits are.
/// </remarks>
internal static class ReadingBlocks
{
    public static IReadOnlyList<PageBlock> Map(PageText page, EditedText text)
    {
        var reading = text.Reading;
        var blocks = new List<PageBlock>(page.Blocks.Count);
        var projected = page.Blocks.Select(block => text.ToReading(Extent(block))).ToArray();
        var next = 0;
        var lastUsed = -1;
        var start = 0;
        foreach (var border in Borders(page, text).Append(reading.Length))
        {
            var piece = Blank.Trim(reading, new TextSpan(start, border));
            start = Math.Min(border + 1, reading.Length);
            if (piece.IsEmpty)
                continue;

            while (next < projected.Length && projected[next].End <= piece.Start)
                next++;
            var first = next;
            while (first < projected.Length && projected[first].IsEmpty)
                first++;
            var isContinuation = first == lastUsed;
            if (isContinuation || first >= projected.Length || projected[first].Start >= piece.End)
            {
                // The second half of a block that was split, or words that only an edit put there.
                blocks.Add(new PageBlock(PageBlockKind.Text, piece, Region: isContinuation ? page.Blocks[first].Region : null));
                continue;
            }

            blocks.Add(Place(reading, page.Blocks[first], text, piece));
            lastUsed = first;
            while (lastUsed + 1 < projected.Length && projected[lastUsed + 1].Start < piece.End && projected[lastUsed + 1].End <= piece.End)
                lastUsed++;
        }

        return blocks;
    }

    private static PageBlock Place(string reading, PageBlock block, EditedText text, TextSpan piece)
    {
        if (block.MarkerSpan is { } printed)
        {
            var marker = Blank.Trim(reading, text.ToReading(printed));
            var rest = Blank.Trim(reading, new TextSpan(Math.Clamp(marker.End, piece.Start, piece.End), piece.End));
            // A mark whose words were all taken away is itself the text that is left.
            if (!marker.IsEmpty && marker.Start == piece.Start && !rest.IsEmpty)
                return block with { Span = rest, MarkerSpan = marker };
        }

        return block with { Span = piece, MarkerSpan = null };
    }

    private static TextSpan Extent(PageBlock block) =>
        block.MarkerSpan is { } marker && marker.Start < block.Span.Start ? new TextSpan(marker.Start, block.Span.End) : block.Span;

    // The offsets in the reading text of the line ends that separate blocks: those between blocks of the page, and those
    // that an edit wrote. A line end inside a block of the page (a poem, a wrapped paragraph) separates nothing.
    private static IEnumerable<int> Borders(PageText page, EditedText text)
    {
        var block = 0;
        var position = 0;
        var shift = 0;
        foreach (var edit in text.Applied)
        {
            foreach (var lineEnd in Between(position, edit.Span.Start))
                yield return lineEnd + shift;
            for (var i = edit.Replacement.IndexOf('\n', StringComparison.Ordinal); i >= 0; i = edit.Replacement.IndexOf('\n', i + 1))
                yield return edit.Span.Start + shift + i;
            position = edit.Span.End;
            shift += edit.Replacement.Length - edit.Span.Length;
        }

        foreach (var lineEnd in Between(position, text.Page.Length))
            yield return lineEnd + shift;

        IEnumerable<int> Between(int from, int to)
        {
            for (var i = from < to ? text.Page.IndexOf('\n', from, to - from) : -1; i >= 0; i = i + 1 < to ? text.Page.IndexOf('\n', i + 1, to - i - 1) : -1)
            {
                while (block < page.Blocks.Count && page.Blocks[block].Span.End <= i)
                    block++;
                if (block == page.Blocks.Count || i < Extent(page.Blocks[block]).Start)
                    yield return i;
            }
        }
    }
}

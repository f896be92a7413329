using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Formats;

/// <summary>Reads text without markup: the page text is the source text.</summary>
/// <remarks>
/// A block is a line, or the lines of a paragraph that was wrapped at a column. What a line is for (headline, caption,
/// menu) is not asked here. Nothing is renumbered and no leading digit is taken away.
/// </remarks>
internal static class PlainTextReader
{
    private const int DeepestLevel = 8;

    public static PageText Read(string source)
    {
        var lines = TextLine.Split(source, ParseLimits.MostLines);
        var marks = ListMarks.Read(source, lines);
        var width = HardWrap.FindWidth(source, lines);
        var fences = FenceEnds(source, lines);
        var blocks = new List<PageBlock>();
        var depths = new ListDepths();
        for (var i = 0; i < lines.Count && blocks.Count < ParseLimits.MostBlocks;)
        {
            var first = lines[i];
            int next;
            if (fences[i] > i)
            {
                next = fences[i] + 1;
                blocks.Add(new PageBlock(PageBlockKind.Preformatted, new TextSpan(first.Span.Start, lines[next - 1].Span.End)));
                depths.Leave();
            }
            else if (QuotedLines.IsQuoted(source, first))
            {
                next = QuotedLines.ParagraphEnd(source, lines, i);
                var mark = QuotedLines.MarkAt(source, first);
                var content = Blank.Trim(source, new TextSpan(mark.End, lines[next - 1].Span.End));
                // A line of nothing but the sign is a blank line of the quotation: its sign is a block's only word.
                blocks.Add(content.IsEmpty
                    ? new PageBlock(PageBlockKind.Quotation, first.Span)
                    : new PageBlock(PageBlockKind.Quotation, content, MarkerSpan: mark));
            }
            else if (SetOffQuotation.EndAt(source, lines, i) is var quotedEnd && quotedEnd > i)
            {
                blocks.Add(new PageBlock(PageBlockKind.Quotation, new TextSpan(first.Span.Start, lines[quotedEnd - 1].Span.End)));
                blocks.Add(new PageBlock(PageBlockKind.Quotation, lines[quotedEnd].Span));
                next = quotedEnd + 1;
            }
            else if (marks[i] is { } mark)
            {
                next = ParagraphEnd(source, lines, marks, fences, i, width);
                blocks.Add(new PageBlock(
                    PageBlockKind.ListItem,
                    new TextSpan(mark.ContentStart, lines[next - 1].Span.End),
                    depths.Enter(first.Indent),
                    mark.IsOrdered,
                    mark.Span));
            }
            else if (TableEnd(source, lines, i) is var tableEnd && tableEnd > i)
            {
                for (next = i; next < tableEnd && blocks.Count < ParseLimits.MostBlocks; next++)
                    blocks.Add(new PageBlock(PageBlockKind.TableRow, lines[next].Span));
            }
            else
            {
                next = ParagraphEnd(source, lines, marks, fences, i, width);
                blocks.Add(new PageBlock(PageBlockKind.Text, new TextSpan(first.Span.Start, lines[next - 1].Span.End)));
                depths.Pass(first.Indent);
            }

            i = next;
        }

        var page = new PageText(source, PlainContents.Mark(source, blocks), Runs: null, Metadata: []);
        if (blocks.Count == 0)
            return page;
        var rest = Blank.Trim(source, new TextSpan(blocks[^1].Span.End, source.Length));
        return rest.IsEmpty ? page : (page with { Blocks = [.. blocks, new PageBlock(PageBlockKind.Preformatted, rest)], EndsUnread = true }).With(
            FindingKind.PartlyRead,
            "The file has more lines or paragraphs than an article. What follows the first hundred thousand lines or fifty thousand paragraphs was kept as one block.");
    }

    // The line after the paragraph that starts at a line.
    private static int ParagraphEnd(
        string source, List<TextLine> lines, ListMark?[] marks, int[] fences, int start, int width)
    {
        var next = start + 1;
        while (width > 0 && next < lines.Count && !lines[next].AfterBlank && marks[next] is null && fences[next] <= next
            && !QuotedLines.IsQuoted(source, lines[next])
            && GoesOn(source, lines, next, isItem: marks[start] is not null, isFirst: next == start + 1, width))
        {
            next++;
        }

        return next;
    }

    private static bool GoesOn(string source, List<TextLine> lines, int next, bool isItem, bool isFirst, int width)
    {
        var (before, line) = (lines[next - 1], lines[next]);
        // An indented line starts a paragraph; under an item it goes on with the item.
        if (line.Indent > before.Indent + 1 && !(isItem && isFirst))
            return false;
        if (HardWrap.IsFull(source, before, line, width))
            return true;
        return char.IsLower(source[line.Span.Start]) && char.IsLower(source[before.Span.End - 1]);
    }

    // Two neighbouring lines or more with the same number of tab-separated cells.
    private static int TableEnd(string source, List<TextLine> lines, int start)
    {
        var cells = Tabs(source, lines[start]);
        if (cells == 0)
            return start;
        var end = start + 1;
        while (end < lines.Count && !lines[end].AfterBlank && Tabs(source, lines[end]) == cells)
            end++;
        return end > start + 1 ? end : start;
    }

    private static int Tabs(string source, TextLine line) => source.AsSpan(line.Span.Start, line.Span.Length).Count('\t');

    // For a line that opens a fence, the line that closes it; for any other line, -1. An unclosed fence is ordinary text.
    private static int[] FenceEnds(string source, List<TextLine> lines)
    {
        var ends = new int[lines.Count];
        Array.Fill(ends, -1);
        var open = -1;
        for (var i = 0; i < lines.Count; i++)
        {
            var span = lines[i].Span;
            if (!source.AsSpan(span.Start, span.Length).StartsWith("```", StringComparison.Ordinal))
                continue;
            if (open < 0)
            {
                open = i;
            }
            else if (span.Length == 3)
            {
                ends[open] = i;
                open = -1;
            }
        }

        return ends;
    }

    /// <summary>The nesting of list items by their indentation.</summary>
    private sealed class ListDepths
    {
        private readonly Stack<int> _indents = new();

        public int Enter(int indent)
        {
            while (_indents.Count > 1 && indent < _indents.Peek() - 1)
                _indents.Pop();
            if (_indents.Count == 0 || (indent > _indents.Peek() + 1 && _indents.Count <= DeepestLevel))
                _indents.Push(indent);
            return _indents.Count - 1;
        }

        // Text that stands further left than the items ends the list; what is indented under an item does not.
        public void Pass(int indent)
        {
            if (_indents.Count > 0 && indent <= _indents.Peek())
                Leave();
        }

        public void Leave() => _indents.Clear();
    }
}

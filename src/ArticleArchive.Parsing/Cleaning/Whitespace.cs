using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Cleaning;

/// <summary>Makes the reading text calm: one blank line between blocks, one blank between words, no invisible characters.</summary>
internal static class Whitespace
{
    private const string Class = "whitespace";

    /// <summary>A line of fewer letters without a sentence end may keep its neighbour on the next line.</summary>
    private const int ShortLine = 80;

    /// <summary>Runs of blanks inside a block become one blank, the line ends of wrapped text too.</summary>
    public static void AddInside(PageText page, PageBlock block, List<Edit> edits)
    {
        if (block.Kind == PageBlockKind.Preformatted)
            return;
        var text = page.Text;
        if (block.MarkerSpan is { } mark && mark.End <= block.Span.Start)
            Add(text, new TextSpan(mark.End, block.Span.Start), block.Span.Start > mark.End ? " " : "", "blank-run", "More than one blank stood after the list mark.", edits);

        // Markup says where a line ends within a block; in plain text it is only where the line was full.
        var keepsLines = page.Runs is not null;
        for (var i = block.Span.Start; i < block.Span.End; i++)
        {
            if (!Blank.Is(text[i]))
                continue;
            var start = i;
            bool hasLineEnd = false, hasBlank = false, hasTab = false;
            for (; i < block.Span.End && (Blank.Is(text[i]) || (hasLineEnd && block.Kind == PageBlockKind.Quotation && text[i] == '>')); i++)
            {
                hasLineEnd |= text[i] == '\n';
                hasTab |= text[i] == '\t';
                hasBlank |= char.IsWhiteSpace(text[i]);
            }

            var run = new TextSpan(start, i);
            if (hasLineEnd && keepsLines)
                Add(text, run, "\n", "blank-run", "Blanks stood at a line's end or start.", edits);
            else if (hasLineEnd && text.AsSpan(run.Start, run.Length).Contains('>'))
                QuoteMarks.AddJoint(run, edits);
            else if (hasLineEnd)
                Add(text, run, IsHyphenated(text, run) ? "" : " ", "line-end", "The paragraph was broken into lines.", edits);
            else if (!hasBlank)
                Add(text, run, "", "invisible", "An invisible character stood inside the text.", edits);
            else if (hasTab && block.Kind == PageBlockKind.TableRow)
                Add(text, run, "\t", "blank-run", "More than one blank stood between two cells.", edits);
            else if (run.Length > 1 || hasTab)
                Add(text, run, " ", "blank-run", "More than one blank stood between two words.", edits);
        }
    }

    /// <summary>What stands between two kept blocks.</summary>
    /// <param name="page">The page.</param>
    /// <param name="gap">From the first block's end to the start of whatever comes next, its mark included.</param>
    /// <param name="before">The first block.</param>
    /// <param name="after">The next block that is kept.</param>
    /// <param name="areNeighbours">False when blocks between the two are removed.</param>
    /// <param name="edits">Where the edit goes, if there is something to change.</param>
    public static void AddBetween(PageText page, TextSpan gap, PageBlock before, PageBlock after, bool areNeighbours, List<Edit> edits)
    {
        var lineEnds = page.Text.AsSpan(gap.Start, gap.Length).Count('\n');
        var staysClose = areNeighbours && lineEnds == 1 && IsLine(page, before) && IsLine(page, after)
            && (before.Kind == after.Kind || (before.Kind, after.Kind) is (PageBlockKind.Text, PageBlockKind.ListItem));
        var indent = after is { Kind: PageBlockKind.ListItem, Level: > 0, MarkerSpan: not null } ? new string(' ', 2 * Math.Min(after.Level, 8)) : "";
        Add(page.Text, gap, (staysClose ? "\n" : "\n\n") + indent, "block-gap", "Blocks are separated by one blank line.", edits);
    }

    /// <summary>White space before the first or after the last word of the text.</summary>
    public static void AddOutside(PageText page, TextSpan span, List<Edit> edits) =>
        Add(page.Text, span, "", "block-gap", "White space stood before or after the text.", edits);

    private static bool IsLine(PageText page, PageBlock block) =>
        block.Kind is PageBlockKind.ListItem or PageBlockKind.TableRow
        || (block.Span.Length < ShortLine && !Prose.EndsSentence(page.Text.AsSpan(block.Span.Start, block.Span.Length)));

    // "inter-\nnational": the hyphen stays, since "well-\nknown" has one of its own.
    private static bool IsHyphenated(string text, TextSpan run) =>
        run.Start > 1 && text[run.Start - 1] == '-' && char.IsLetter(text[run.Start - 2]) && run.End < text.Length && char.IsLower(text[run.End]);

    private static void Add(string text, TextSpan span, string replacement, string rule, string reason, List<Edit> edits)
    {
        if (edits.Count < ParseLimits.MostSpaceEdits && !text.AsSpan(span.Start, span.Length).SequenceEqual(replacement))
            edits.Add(new Edit(span, replacement, EditKind.Whitespace, rule, Class, reason, Confidence: 1));
    }
}

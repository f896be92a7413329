using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Structure;

/// <summary>Gives headings their levels and builds the tree of sections.</summary>
internal static class SectionTree
{
    private const int MaxLevel = 6;

    public static IReadOnlyList<ParsedSection> Build(string reading, List<DraftBlock> drafts)
    {
        var sections = new List<ParsedSection>();
        var open = new Stack<int>();
        var current = 0;
        var (start, end) = (0, 0);
        ParsedSection section = new(null, 0, null, null, null, null, default);
        foreach (var draft in drafts)
        {
            if (draft.Kind == BlockKind.Heading)
            {
                sections.Add(section with { Span = new TextSpan(start, Math.Max(start, end)) });
                while (open.Count > 0 && sections[open.Peek()].Level >= draft.Level)
                    open.Pop();
                current = sections.Count;
                start = draft.Whole.Start;
                section = new ParsedSection(
                    open.Count > 0 ? open.Peek() : null,
                    draft.Level,
                    draft.TextIn(reading).TrimEnd(':', ' '),
                    draft.Marker is { } label ? label.In(reading) : null,
                    draft.CorrectedMarker,
                    draft.Span,
                    default);
                // The section is added when it is closed; its index is known already.
                open.Push(current);
            }
            else if (sections.Count == 0 && end == 0)
            {
                start = draft.Whole.Start;
            }

            draft.Section = current;
            end = draft.Span.End;
        }

        sections.Add(section with { Span = new TextSpan(start, Math.Max(start, end)) });
        return sections;
    }

    /// <summary>Gives every heading a level: by markup, by numerals, else by the order in which their shapes appear.</summary>
    public static void SetLevels(List<DraftBlock> drafts)
    {
        var headings = drafts.Select((draft, index) => (Draft: draft, Index: index)).Where(entry => entry.Draft.Kind == BlockKind.Heading).ToList();
        if (headings.Exists(heading => heading.Draft.Block.Kind == PageBlockKind.Heading))
            ByMarkup(headings.ConvertAll(heading => heading.Draft));
        else
            ByShape(headings.ConvertAll(heading => (heading.Draft, heading.Index)));
    }

    // An outline without jumps: h2, h4, h3 become 1, 2, 2.
    private static void ByMarkup(List<DraftBlock> headings)
    {
        var open = new Stack<(int Printed, int Level)>();
        foreach (var heading in headings)
        {
            var printed = heading.Block.Kind == PageBlockKind.Heading ? heading.Block.Level : open.Count > 0 ? open.Peek().Printed : 2;
            while (open.Count > 0 && open.Peek().Printed >= printed)
                open.Pop();
            heading.Level = Math.Min(MaxLevel, (open.Count > 0 ? open.Peek().Level : 0) + 1);
            open.Push((printed, heading.Level));
        }
    }

    private sealed record Style(NumeralKind? Numeral, int Depth, bool EndsColon);

    private static void ByShape(List<(DraftBlock Draft, int Index)> headings)
    {
        var lastNumbered = headings.FindLastIndex(heading => heading.Draft.Numeral is not null);
        // The usual gap above a heading; a wider one sets a heading apart from those before it.
        var usualGap = headings.Count == 0 ? 0 : headings.Select(heading => heading.Draft.Shape.LineEndsBefore).Order().ElementAt(headings.Count / 2);
        var open = new Stack<(Style Style, int Level)>();
        for (var h = 0; h < headings.Count; h++)
        {
            var (draft, index) = headings[h];
            var style = new Style(draft.Numeral?.Kind, draft.Numeral?.Depth ?? 1, draft.Numeral is null && draft.Shape.EndsColon);
            var isRightBelowHeading = h > 0 && headings[h - 1].Index == index - 1;
            var isSetApart = draft.Numeral is null && h > lastNumbered && draft.Shape.LineEndsBefore > Math.Max(usualGap, 2);
            if (isSetApart)
                open.Clear();
            else if (open.Any(entry => entry.Style == style) && !(isRightBelowHeading && style.Numeral is null && open.Peek().Style == style && open.Count < 2))
                PopTo(open, style);
            else
                PopOutranked(open, style, isRightBelowHeading, isInsideSequence: h < lastNumbered);
            draft.Level = Math.Min(MaxLevel, (open.Count > 0 ? open.Peek().Level : 0) + 1);
            open.Push((style, draft.Level));
        }
    }

    // A sibling of the last heading of the same shape.
    private static void PopTo(Stack<(Style Style, int Level)> open, Style style)
    {
        while (open.Peek().Style != style)
            open.Pop();
        open.Pop();
    }

    // A new shape stands below those that outrank it and beside or above the others.
    private static void PopOutranked(Stack<(Style Style, int Level)> open, Style style, bool isRightBelowHeading, bool isInsideSequence)
    {
        while (open.Count > 0 && !Outranks(open.Peek().Style, style, isRightBelowHeading, isInsideSequence))
            open.Pop();
    }

    private static bool Outranks(Style upper, Style lower, bool isRightBelowHeading, bool isInsideSequence)
    {
        if (upper.Numeral == NumeralKind.Roman && lower.Numeral != NumeralKind.Roman)
            return lower.Numeral is not null || isInsideSequence || isRightBelowHeading || lower.EndsColon;
        if (upper.Numeral is not null && lower.Numeral is not null)
            return lower.Depth > upper.Depth || (lower.Numeral == NumeralKind.Letter && upper.Numeral != NumeralKind.Letter);
        if (upper.Numeral is not null)
            return isInsideSequence || isRightBelowHeading;
        if (lower.Numeral is not null)
            return isRightBelowHeading;
        // A label with a colon stands under a heading without one; two headings in a row are a section and its first part.
        return (lower.EndsColon && !upper.EndsColon) || (isRightBelowHeading && lower.EndsColon == upper.EndsColon);
    }
}

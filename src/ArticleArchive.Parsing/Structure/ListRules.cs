using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Structure;

/// <summary>Finds the items of lists by rules, while no weights of <see cref="RoleModel"/> are fitted.</summary>
internal static class ListRules
{
    private const int MaxItemWords = 60;

    /// <summary>Marks items that have a printed mark, and, where the page has no markup for lists, items that a mark was lost from.</summary>
    public static void Mark(string reading, List<DraftBlock> drafts, int bodyStart)
    {
        for (var i = 0; i < drafts.Count; i++)
        {
            var draft = drafts[i];
            if (draft.Kind is not null)
                continue;
            if (draft.Block.Kind == PageBlockKind.ListItem)
                Make(draft);
            else if (i >= bodyStart && draft.Block.Kind == PageBlockKind.Text && MarkAt(reading, draft.Span) is { } mark && IsInRun(reading, drafts, i, mark))
                Make(draft, mark);
        }
    }

    /// <summary>Runs of short lines that follow each other closely, as lists do whose marks were not copied.</summary>
    public static void MarkCloseRuns(List<DraftBlock> drafts, int bodyStart)
    {
        for (var i = bodyStart; i < drafts.Count;)
        {
            var end = i + 1;
            while (end < drafts.Count && drafts[end].Shape.LineEndsBefore == 1 && CanBeItem(drafts[end]))
                end++;
            var next = end;
            // The last of the close lines is the heading of the running text that follows as closely.
            if (end < drafts.Count && drafts[end].Shape is { LineEndsBefore: 1, IsProse: true } && end - i >= 2 && drafts[end - 1].Shape is { IsBare: true, Words: <= 12, EndsColon: false })
                end--;
            var isIntroduced = i > 0 && drafts[i - 1].Kind is null or BlockKind.Heading && (drafts[i - 1].Shape.EndsColon || drafts[i - 1].Kind == BlockKind.Heading);
            var start = CanBeItem(drafts[i]) && !drafts[i].Shape.EndsColon && !IsHeadOf(drafts, i, end) ? i : i + 1;
            // Two close lines are often an address or a signature; three, or two under a colon, are a list.
            if (end - start >= (isIntroduced || start > i ? 2 : 3) && IsList(drafts, start, end))
            {
                for (var k = start; k < end; k++)
                    Make(drafts[k]);
            }

            i = next;
        }
    }

    /// <summary>Lines of one shape under a line that ends with a colon.</summary>
    public static void MarkIntroducedRuns(string reading, List<DraftBlock> drafts, int bodyStart)
    {
        for (var i = Math.Max(1, bodyStart); i < drafts.Count; i++)
        {
            if (!drafts[i - 1].Shape.EndsColon || drafts[i - 1].Kind is not (null or BlockKind.Paragraph or BlockKind.Heading) || !drafts[i].IsUndecidedText)
                continue;
            var first = drafts[i].Shape;
            if (first.IsProse || first.Words > 25)
                continue;
            var end = i + 1;
            while (end < drafts.Count && drafts[end].IsUndecidedText && IsAlike(first, drafts[end].Shape))
                end++;
            // What ends the run must be of another kind than its items: running text, not one more short line. The last
            // of the short lines before running text may be its heading.
            if (end < drafts.Count && end - i >= 3 && !first.EndsSentence && drafts[end].IsUndecidedText && drafts[end].Shape.IsProse
                && LooksLikeHeadingAfterList(reading, drafts, i, end - 1))
                end--;
            if (end - i < 2)
                continue;
            for (var k = i; k < end; k++)
                Make(drafts[k]);
            i = end;
        }
    }

    private static bool CanBeItem(DraftBlock draft) => draft.IsUndecidedText && draft.Shape is { HasLetter: true, Words: <= MaxItemWords };

    // "Key results" above items that are much longer is their heading.
    private static bool IsHeadOf(List<DraftBlock> drafts, int i, int end)
    {
        if (end - i < 3 || drafts[i].Shape.Words > 4 || !drafts[i].Shape.IsBare)
            return false;
        var words = 0;
        for (var k = i + 1; k < end; k++)
            words += drafts[k].Shape.Words;
        return words >= drafts[i].Shape.Words * 3 * (end - i - 1);
    }

    private static bool IsList(List<DraftBlock> drafts, int start, int end)
    {
        var (prose, bare) = (0, 0);
        for (var i = start; i < end; i++)
        {
            if (drafts[i].Shape.IsProse)
                prose++;
            if (!drafts[i].Shape.EndsSentence)
                bare++;
        }

        // Close paragraphs are running text; close lines are a list.
        return prose * 3 <= end - start && (bare * 2 >= end - start || prose == 0);
    }

    private static bool IsAlike(BlockShape first, BlockShape other) =>
        other.EndsSentence == first.EndsSentence && other.StartsLower == first.StartsLower && !other.EndsColon && !other.IsProse
        && other.Words <= Math.Max(12, first.Words * 4) && other.Words * 5 >= first.Words && other.HasLetter;

    private static bool LooksLikeHeadingAfterList(string reading, List<DraftBlock> drafts, int first, int last)
    {
        var shape = drafts[last].Shape;
        return shape.LineEndsBefore > drafts[first + 1].Shape.LineEndsBefore || shape.EndsQuestion
            || (shape.IsTitleCase && !drafts[first].Shape.IsTitleCase) || Numeral.At(reading, drafts[last].Span) is not null;
    }

    private static void Make(DraftBlock draft, (TextSpan Marker, bool Ordered, int TextStart)? mark = null)
    {
        draft.Kind = BlockKind.ListItem;
        draft.Level = draft.Block.Kind == PageBlockKind.ListItem ? draft.Block.Level : 0;
        if (mark is not { } printed)
            return;
        draft.Marker = printed.Marker;
        draft.Ordered = printed.Ordered;
        draft.Span = new TextSpan(printed.TextStart, draft.Span.End);
    }

    // A printed mark at the start of a line: a bullet, or a number or letter with a dot or bracket.
    private static (TextSpan Marker, bool Ordered, int TextStart)? MarkAt(string text, TextSpan line)
    {
        var end = line.Start;
        var ordered = false;
        if (text[end] is '•' or '◦' or '▪' or '‣' or '·' or '*' or '-' or '–' or '—' or '●' or '○' or '■' or '►' or '▶' or '➤' or '✓' or '✔' or '✅' or '→')
        {
            end++;
        }
        else
        {
            if (text[end] == '(')
                end++;
            var digits = end;
            while (end < line.End && end - digits < 3 && char.IsAsciiDigit(text[end]))
                end++;
            if (end == digits && end + 1 < line.End && char.IsAsciiLetterLower(text[end]) && text[end + 1] == ')')
                end++;
            if (end == digits || end >= line.End || text[end] is not ('.' or ')'))
                return null;
            end++;
            ordered = true;
        }

        var start = end;
        while (start < line.End && char.IsWhiteSpace(text[start]))
            start++;
        return start > end && start < line.End ? (new TextSpan(line.Start, end), ordered, start) : null;
    }

    // A dash may start a line of dialogue and a number a sentence: one mark alone makes no list.
    private static bool IsInRun(string reading, List<DraftBlock> drafts, int i, (TextSpan Marker, bool Ordered, int TextStart) mark)
    {
        if (i > 0 && drafts[i - 1] is { Kind: BlockKind.ListItem } previous && previous.Marker is not null && previous.Ordered == mark.Ordered)
            return true;
        return i + 1 < drafts.Count && (drafts[i + 1].Block.Kind == PageBlockKind.ListItem || (MarkAt(reading, drafts[i + 1].Span) is { } next && next.Ordered == mark.Ordered));
    }
}

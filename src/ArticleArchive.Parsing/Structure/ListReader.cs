using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Structure;

/// <summary>Finds the items of lists, their labels, and numbers that flattening has doubled.</summary>
internal static class ListReader
{
    private const int MaxLabelWords = 14;

    /// <summary>Makes a list item of a line; a mark at its start is taken out of its words.</summary>
    public static void Make(string reading, DraftBlock draft) =>
        Make(draft, draft.Block.Kind == PageBlockKind.ListItem ? null : MarkAt(reading, draft.Span));

    /// <summary>A line with a list mark at its start, above or below another one.</summary>
    public static bool IsMarkedText(string reading, List<DraftBlock> drafts, int i) =>
        MarkAt(reading, drafts[i].Span) is { } mark && IsInRun(reading, drafts, i, mark);

    /// <summary>Labels of items (<c>Label: explanation</c>), and the numbers of items that had become two.</summary>
    public static void FinishItems(EditedText text, List<DraftBlock> drafts, List<Finding> damage)
    {
        for (var i = 0; i < drafts.Count; i++)
        {
            if (drafts[i].Kind != BlockKind.ListItem)
                continue;
            drafts[i].LabelSpan = LabelOf(text.Reading, drafts[i].Span);
        }

        ItemNumbers.Correct(text, drafts, damage);
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
    private static bool IsInRun(string reading, List<DraftBlock> drafts, int i, (TextSpan Marker, bool Ordered, int TextStart) mark) =>
        (i > 0 && IsFellow(reading, drafts[i - 1], mark.Ordered)) || (i + 1 < drafts.Count && IsFellow(reading, drafts[i + 1], mark.Ordered));

    private static bool IsFellow(string reading, DraftBlock other, bool ordered) =>
        other.Block.Kind == PageBlockKind.ListItem ? other.Marker is not null && other.Ordered == ordered : MarkAt(reading, other.Span) is { } mark && mark.Ordered == ordered;

    private static TextSpan? LabelOf(string text, TextSpan item)
    {
        var words = 0;
        for (var i = item.Start; i < Math.Min(item.End, item.Start + 120); i++)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c) && ++words >= MaxLabelWords)
                return null;
            if (c is ':' or '：')
            {
                // "12:30" and "https://" are no labels.
                var hasText = i + 1 < item.End && (char.IsWhiteSpace(text[i + 1]) || c == '：') && i > item.Start + 1;
                return hasText ? new TextSpan(item.Start, i + 1) : null;
            }

            if (c is '–' or '—' && i > item.Start && text[i - 1] == ' ' && i + 1 < item.End && text[i + 1] == ' ' && words <= 7)
                return new TextSpan(item.Start, i - 1);
            if (BlockShape.IsSentenceEnd(c) && i + 1 < item.End && char.IsWhiteSpace(text[i + 1]) && i > item.Start && char.IsLower(text[i - 1]))
                return null;
        }

        return null;
    }
}

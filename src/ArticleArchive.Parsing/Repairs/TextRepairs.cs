using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Repairs;

/// <summary>Turns a person's repair of the text into an edit.</summary>
internal static class TextRepairs
{
    /// <param name="repair">Words, a split or a join.</param>
    /// <param name="place">Its place in the page text.</param>
    /// <param name="page">The page.</param>
    /// <param name="proposed">The rules' edits.</param>
    /// <returns>The edit, or null where there is nothing to do; and the rule's hole that it fills, if any.</returns>
    public static (Edit? Edit, Edit? Filled) EditFor(Repair repair, TextSpan place, PageText page, IReadOnlyList<Edit> proposed)
    {
        switch (repair.Kind)
        {
            case RepairKind.Words:
                var hole = proposed.FirstOrDefault(edit => edit.IsInForce && edit.Replacement.Contains(HoleMark.Text, StringComparison.Ordinal)
                    && edit.Span.Start <= place.Start && place.End <= edit.Span.End);
                return (hole is null ? Words(repair.Value, place, page.Text) : Fill(repair.Value, hole), hole);
            case RepairKind.Split:
                return (Split(place, page.Text), null);
            default:
                return (Join(place, page.Text), null);
        }
    }

    /// <summary>Square brackets, which every style guide gives to an editor's words inside a quotation.</summary>
    public static string Bracketed(string words) => $"[{words.Trim()}]";

    // The rule has already placed blanks and punctuation around its mark.
    private static Edit Fill(string words, Edit hole) => Made(
        hole.Span,
        hole.Replacement.Replace(HoleMark.Text, Bracketed(words), StringComparison.Ordinal),
        "editor-words", "supplied-words", "Words that an editor supplied where the file lost some.");

    private static Edit? Words(string words, TextSpan place, string text)
    {
        if (string.IsNullOrWhiteSpace(words))
            return null;
        var trimmed = Trim(text, place);
        if (!trimmed.IsEmpty)
            return Made(trimmed, Bracketed(words), "editor-words", "supplied-words", "An editor's reading, instead of damaged words of the file.");

        // Between words, with a blank on each side that has none; not before a comma and not behind an opening bracket.
        var before = place.Start > 0 && !char.IsWhiteSpace(text[place.Start - 1]) && text[place.Start - 1] is not ('(' or '[' or '“' or '‘' or '«') ? " " : "";
        var after = place.End < text.Length && (char.IsLetterOrDigit(text[place.End]) || text[place.End] is '(' or '“' or '‘' or '«') ? " " : "";
        return Made(place, before + Bracketed(words) + after, "editor-words", "supplied-words", "Words that an editor supplied; they are not in the file.");
    }

    private static Edit? Split(TextSpan place, string text)
    {
        var gap = Gap(text, place.Start);
        return gap.Start == 0 || gap.End == text.Length ? null : Made(gap, "\n\n", "editor-split", "split", "An editor split the text here.");
    }

    private static Edit? Join(TextSpan place, string text)
    {
        var gap = Gap(text, place.Start);
        return gap.End == text.Length || !gap.In(text).Contains('\n', StringComparison.Ordinal)
            ? null
            : Made(gap, " ", "editor-join", "join", "An editor joined the text here.");
    }

    private static TextSpan Gap(string text, int place)
    {
        var (start, end) = (place, place);
        while (start > 0 && char.IsWhiteSpace(text[start - 1]))
            start--;
        while (end < text.Length && char.IsWhiteSpace(text[end]))
            end++;
        return new TextSpan(start, end);
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

    private static Edit Made(TextSpan span, string replacement, string rule, string name, string reason) =>
        new(span, replacement, EditKind.Repair, rule, name, reason, Confidence: 1);
}

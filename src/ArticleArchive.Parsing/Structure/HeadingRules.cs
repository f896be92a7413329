using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Structure;

/// <summary>Finds the headings of sections by rules, while no weights of <see cref="RoleModel"/> are fitted.</summary>
internal static class HeadingRules
{
    private const int MaxWords = 18;
    private const int MaxTitleCaseWords = 24;

    // A line that ends in one of these and a colon runs on into what follows: it introduces, it does not name.
    private static readonly HashSet<string> Introducing = new(StringComparer.OrdinalIgnoreCase)
    {
        "include", "includes", "including", "included", "following", "follows", "to", "are", "is", "was", "were", "these", "this", "that", "as", "for", "of", "with", "by", "can", "should", "must", "will",
        "be", "need", "needs", "have", "has", "had", "on", "in", "below", "said", "says", "wrote", "asked", "added", "means", "you", "it", "them", "do", "like", "e.g", "i.e", "example", "when", "if", "from",
        "folgende", "sind", "son", "sont", "suivants", "siguientes", "seguenti", "zijn",
    };

    public static void Mark(string reading, List<DraftBlock> drafts, int bodyStart)
    {
        var hasMarkup = drafts.Exists(draft => draft.Block.Kind == PageBlockKind.Heading && draft.Kind is null);
        var sequences = NumberedLines.Find(reading, drafts, bodyStart);
        // From the end, because a line is a heading by what stands under it.
        var hasContentBelow = false;
        for (var i = drafts.Count - 1; i >= 0; i--)
        {
            var draft = drafts[i];
            if (draft.Kind is not null)
                continue;
            if (draft.Block.Kind == PageBlockKind.Heading)
            {
                HeadingReader.Make(draft, reading, sequences.GetValueOrDefault(i));
                hasContentBelow = true;
                continue;
            }

            var isNumbered = sequences.TryGetValue(i, out var numeral);
            var isHeading = (isNumbered && hasContentBelow)
                || (!hasMarkup && draft.Block.Kind == PageBlockKind.Text && i >= bodyStart && hasContentBelow && LooksLikeHeading(reading, drafts, i));
            if (isHeading)
                HeadingReader.Make(draft, reading, numeral);
            else
                hasContentBelow = true;
        }
    }

    private static bool LooksLikeHeading(string reading, List<DraftBlock> drafts, int i)
    {
        var (draft, shape) = (drafts[i], drafts[i].Shape);
        if (!shape.IsBare || shape.StartsLower || shape.Words > (shape.IsTitleCase ? MaxTitleCaseWords : MaxWords) || shape.HasHole || shape.LineEndsBefore == 1 && i > 0 && !StandsApart(drafts, i))
            return false;
        // A single sign or number ("12", "***") names nothing.
        if (draft.Span.Length < 3 && !BlockShape.IsDense(reading[draft.Span.Start]))
            return false;
        // A next block that starts small goes on with this line: words between them were lost.
        if (!IsContent(drafts, i + 1) || drafts[i + 1].Shape.StartsLower || IsQuoted(reading, draft.Span))
            return false;
        if (shape.EndsColon && (shape.Words > 10 || IntroducesBelow(reading, draft.Span) || (drafts[i + 1].Kind == BlockKind.ListItem && StartsSentence(reading, draft.Span))))
            return false;
        if (IsDatum(reading, draft.Span))
            return false;
        // A number that its neighbours do not bear out as a section's is an item's.
        if (Numeral.At(reading, draft.Whole) is { Kind: NumeralKind.Arabic or NumeralKind.Letter, Punctuation.Length: > 0 })
            return false;
        // Names and dates between two paragraphs are signatures and credits, not headings.
        return DateReader.FindAll(reading, draft.Span).Count == 0 || shape.Words > 6;
    }

    // In text whose lines follow closely, a heading is the short line between two paragraphs.
    private static bool StandsApart(List<DraftBlock> drafts, int i) =>
        drafts[i - 1].Shape.IsProse && i + 1 < drafts.Count && (drafts[i + 1].Shape.IsProse || drafts[i + 1].Shape.LineEndsBefore > 1);

    // Below a heading stands text, a list, or a heading of its own.
    private static bool IsContent(List<DraftBlock> drafts, int i)
    {
        if (i >= drafts.Count)
            return false;
        var next = drafts[i];
        return next.Kind switch
        {
            // A section and its first part; three bare lines in a row are a list.
            BlockKind.Heading => i + 1 < drafts.Count && drafts[i + 1].Kind != BlockKind.Heading,
            null => next.Shape.EndsSentence || next.Shape.IsProse || next.Shape.EndsColon || next.Shape.Words > MaxWords || next.Shape.HasHole,
            BlockKind.Title or BlockKind.Byline or BlockKind.Dateline => false,
            _ => true,
        };
    }

    // "Price range: $11-$88" states a value; a heading with a colon in it goes on in words.
    private static bool IsDatum(string reading, TextSpan span)
    {
        var line = reading.AsSpan(span.Start, span.Length);
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        if (colon <= 0 || line[..colon].Count(' ') > 3 || line[..colon].ContainsAnyInRange('0', '9'))
            return false;
        var value = line[(colon + 2)..].TrimStart();
        return value.Length > 0 && (char.IsDigit(value[0]) || value[0] is '$' or '€' or '£' or '★' || value.Count(',') >= 2);
    }

    private static bool IsQuoted(string reading, TextSpan span) => reading[span.Start] is '"' or '“' or '„' or '«' && reading[span.End - 1] is '"' or '”' or '“' or '»';

    // "The workers brought:" above a list is the start of a sentence that the items end.
    private static bool StartsSentence(string reading, TextSpan span)
    {
        var end = reading.IndexOf(' ', span.Start, span.Length);
        return end > 0 && reading[span.Start..end] is "The" or "This" or "These" or "Here" or "You" or "We" or "They" or "It" or "He" or "She" or "Some" or "There" or "If" or "To" or "In" or "Their" or "Your" or "Our";
    }

    private static bool IntroducesBelow(string reading, TextSpan span)
    {
        var end = span.End - 1;
        while (end > span.Start && !char.IsLetter(reading[end - 1]))
            end--;
        var start = end;
        while (start > span.Start && (char.IsLetter(reading[start - 1]) || reading[start - 1] == '.'))
            start--;
        return Introducing.Contains(reading[start..end]);
    }
}

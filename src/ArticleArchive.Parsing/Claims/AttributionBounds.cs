using System.Collections.Frozen;
using ArticleArchive.Parsing.Claims.Lexicon;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims;

/// <summary>What no weight may outvote: proposals that cannot be what somebody said.</summary>
/// <remarks>Quotations and the turns of a transcript have their bounds from their marks, and are always possible.</remarks>
internal static class AttributionBounds
{
    // "has not so far publicly said"
    private const int LongestChain = 5;

    // "little indication that the"
    private const int LongestDoubt = 60;

    // The mark that closes a quotation takes a comma or stop before it along.
    private const int ClosingMarks = 3;

    private static readonly FrozenSet<string> Unreal = Words.Set("not never neither nor cannot will would could may might should");

    /// <param name="text">The reading text.</param>
    /// <param name="proposal">An attribution that a rule or the tagger proposes.</param>
    /// <param name="speeches">The block that it stands in.</param>
    public static bool Allow(string text, Proposal proposal, BlockSpeeches speeches) =>
        proposal.Rule is FrameRule.Quoted or FrameRule.Carried or FrameRule.Labelled
        || !(IsUnreal(text, proposal) || IsNounCompound(text, proposal) || IsRhetorical(text, proposal) || EmptyContents.Hold(text, proposal) || CutsAcrossQuotation(proposal, speeches) || GoesOnUnquoted(proposal, speeches) || EndsOpen(text, proposal.Content));

    // "did not say that", "could not confirm that", "will say on Monday that", "whether Bell said": nobody said it.
    private static bool IsUnreal(string text, Proposal proposal)
    {
        if (proposal.Cue is not { } cue || proposal.Source.Kind == MentionKind.None || proposal.Source.Span.Start >= cue.Start)
            return false;
        var source = proposal.Source.Span;
        var between = new Tokens(text, new TextSpan(Math.Min(source.End, cue.Start), cue.Start));
        for (var i = between.Count - 1; i >= Math.Max(0, between.Count - LongestChain) && between.IsWord(i); i--)
        {
            if (Unreal.Contains(between.Lower(i)) || between.Lower(i).EndsWith("n't", StringComparison.Ordinal))
                return true;
        }

        return IsUnfounded(text, source.Start) || IsCondition(WordBefore(text, source.Start)) || IsCondition(new Tokens(text, source).Lower(0));
    }

    // "a foolish vanity project that nobody asked for", "three of the last five tunnel projects in England": verb and subject do not agree in number, so the word is the noun that the others stand before.
    private static bool IsNounCompound(string text, Proposal proposal)
    {
        if (proposal.Cue is not { } cue || proposal.Source.Kind is not (MentionKind.Noun or MentionKind.Role) || proposal.Source.Span.End > cue.Start || proposal.Source.Span.End < cue.Start - 1)
            return false;
        var word = new Tokens(text, cue);
        if (word.Count != 1 || CueVerbs.Of(word.Lower(0)) is not { Form: VerbForm.Base or VerbForm.Third } verb)
            return false;
        var source = new Tokens(text, proposal.Source.Span);
        return verb.Form == VerbForm.Third ? Subjects.IsSeveral(source.Lower(0)) : !CanBePlural(source);
    }

    // Bodies and roles may be: "the council say", "staff say".
    private static bool CanBePlural(Tokens source)
    {
        if (Subjects.IsSeveral(source.Lower(0)) || Enumerable.Range(0, source.Count).Any(i => source.Is(i, "and") || source.Is(i, "&")))
            return true;
        var head = 0;
        while (source.IsWord(head + 1) && !Grammar.Prepositions.Contains(source.Lower(head + 1)) && source.Lower(head + 1) is not ("who" or "which" or "that" or "familiar" or "close" or "briefed"))
            head++;
        var lower = source.Lower(head);
        return lower.EndsWith('s') || lower is "people" || EnglishWords.Lemma(lower, WordClasses.Noun) != lower || Subjects.IsRole(lower);
    }

    // "but who believes her?": asks whether anybody does.
    private static bool IsRhetorical(string text, Proposal proposal)
    {
        if (proposal.Cue is not { } cue || !WordBefore(text, cue.Start).Equals("who", StringComparison.OrdinalIgnoreCase))
            return false;
        var end = cue.End;
        while (end < text.Length && !SentenceMarks.IsEnd(text[end]) && text[end] != '\n')
            end++;
        return end < text.Length && text[end] == '?';
    }

    // "there is little indication that Moscow intends to", "no evidence that he said"
    private static bool IsUnfounded(string text, int source)
    {
        var before = new Tokens(text, new TextSpan(Math.Max(0, source - LongestDoubt), source));
        var that = before.Count - 1;
        if (before.Lower(that) is "the" or "a" or "an")
            that--;
        return before.Is(that, "that") && before.Lower(that - 1) is "indication" or "evidence" or "sign" or "signs" or "proof" or "suggestion" or "hint" && before.Lower(that - 2) is "no" or "little" or "scant" or "any" or "without";
    }

    private static bool IsCondition(ReadOnlySpan<char> word) =>
        word.Equals("whether", StringComparison.OrdinalIgnoreCase) || word.Equals("if", StringComparison.OrdinalIgnoreCase)
        || word.Equals("unless", StringComparison.OrdinalIgnoreCase) || word.Equals("neither", StringComparison.OrdinalIgnoreCase);

    // What was said holds a quotation whole, is inside it, or is beside it: one that leaves a quotation in the middle has run over its frame.
    private static bool CutsAcrossQuotation(Proposal proposal, BlockSpeeches speeches) => proposal.Parts.Any(part => speeches.QuotationsAt(part).Any(quotation =>
        quotation.IsClosed && part.Overlaps(quotation.Content)
        && (part.Start >= quotation.Content.Start ? part.End > quotation.Outer.End : part.End < quotation.Content.End - ClosingMarks)));

    // “C,” said S, who sat in the hall: behind the frame of a quotation only another quotation is said. "The bridge, S said, “is open”" begins unquoted.
    private static bool GoesOnUnquoted(Proposal proposal, BlockSpeeches speeches) =>
        proposal.Parts.Count > 1
        && speeches.QuotationsAt(proposal.Parts[0]).Any(quotation => quotation.Outer.Contains(proposal.Parts[0]))
        && proposal.Parts.Any(part => !speeches.QuotationsAt(part).Any(quotation => quotation.Content.Overlaps(part)));

    // "to withdraw from the": what was said does not end before the noun that its last word announces.
    private static bool EndsOpen(string text, TextSpan content) =>
        WordBefore(text, content.End, content.Start) is "the" or "a" or "an" or "of" or "its" or "their" or "and" or "or";

    // The word that ends at an offset, or before the blank in front of it.
    private static ReadOnlySpan<char> WordBefore(string text, int end, int least = 0)
    {
        while (end > least && text[end - 1] == ' ')
            end--;
        var start = end;
        while (start > least && char.IsLetter(text[start - 1]))
            start--;
        return text.AsSpan(start, end - start);
    }
}

using System.Collections.Frozen;
using ArticleArchive.Parsing.Claims.Lexicon;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims;

/// <summary>Attributions whose cue is a noun: <c>S's claim that C</c>, <c>criticism of C by S</c>, <c>his promise to C</c>.</summary>
internal static class NounFrames
{
    private const int LongestAttribute = 4;

    public static readonly FrozenSet<string> Nouns = Words.Set(
        "claim claims assertion assertions statement statements allegation allegations accusation accusations warning warnings argument arguments belief beliefs suggestion suggestions promise promises pledge pledges vow vows " +
        "prediction predictions insistence contention contentions admission announcement remark remarks complaint complaints concern concerns fear fears hope hopes view opinion criticism criticisms call calls demand demands " +
        "threat threats proposal proposals denial denials declaration acknowledgment acknowledgement assurance assurances speculation testimony finding findings conclusion conclusions assessment charge charges doubts doubt " +
        "condemnation endorsement praise plea pleas request requests offer recommendation recommendations vision");

    private static readonly FrozenSet<string> WithInfinitive = Words.Set("promise promises pledge pledges vow vows threat threats demand demands call calls offer proposal proposals plea request requests desire");
    private static readonly FrozenSet<string> WithObject = Words.Set("criticism criticisms call calls demand demands condemnation endorsement praise plea pleas request requests denial denials announcement proposal proposals warning warnings accusation accusations");
    private static readonly FrozenSet<string> Possessives = Words.Set("his her their its");

    /// <param name="tokens">A sentence.</param>
    /// <param name="noun">The noun.</param>
    /// <param name="from">The first token to look at.</param>
    /// <param name="to">The token behind the last one.</param>
    /// <param name="contentEnd">Where a content that starts at a token ends.</param>
    public static IEnumerable<Proposal> At(Tokens tokens, int noun, int from, int to, Func<int, int> contentEnd)
    {
        var lower = tokens.Lower(noun);
        var owner = Owner(tokens, noun, from);
        var next = noun + 1;
        if (owner.Kind == MentionKind.None && tokens.Lower(next) is "by" or "from")
        {
            owner = SourceNounPhrase.After(tokens, next + 1, to);
            if (owner.Kind == MentionKind.None)
                yield break;
            next = tokens.FirstFrom(owner.Span.End);
        }

        if (owner.Kind != MentionKind.None)
        {
            // "S's claim — that C — is absurd"
            if ((tokens.IsMark(next, '—') || tokens.IsMark(next, '–')) && tokens.Is(next + 1, "that") && DashFrom(tokens, next + 2, to) is > 0 and var dash)
                yield return Make(FrameRule.NounThat, owner, next + 2, dash);
            else if (tokens.Is(next, "that") && next + 2 < to)
                yield return Make(FrameRule.NounThat, owner, next + 1, NounClauseEnd(tokens, noun, next + 1, from, contentEnd(next + 1)));
            else if (WithInfinitive.Contains(lower) && tokens.Is(next, "to") && next + 1 < to)
                yield return Make(FrameRule.NounThat, owner, next + 1, NounClauseEnd(tokens, noun, next + 1, from, contentEnd(next + 1)));
            else if (WithObject.Contains(lower) && tokens.Lower(next) is "of" or "for" && next + 1 < to)
                yield return Make(FrameRule.NounOf, owner, next + 1, PhraseEnd(tokens, next + 1, contentEnd(next + 1)));
            yield break;
        }

        // "criticism of the plan by Lindqvist"
        if (!WithObject.Contains(lower) || tokens.Lower(next) is not ("of" or "for"))
            yield break;
        for (var by = next + 2; by < to && by < next + 10 && tokens.IsWord(by); by++)
        {
            if (!tokens.Is(by, "by") && !(tokens.Is(by, "from") && lower.StartsWith("critic", StringComparison.Ordinal)))
                continue;
            owner = SourceNounPhrase.After(tokens, by + 1, to);
            if (owner.Kind is MentionKind.Name or MentionKind.Role)
                yield return Make(FrameRule.NounOf, owner, next + 1, by);
            yield break;
        }

        Proposal Make(FrameRule rule, Mention source, int first, int end) =>
            new(rule, tokens[noun].Span, lower, source, [new TextSpan(tokens[first].Start, tokens[Math.Max(first, end - 1)].End)]);
    }

    private static int DashFrom(Tokens tokens, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (tokens.IsMark(i, '—') || tokens.IsMark(i, '–'))
                return i;
        }

        return -1;
    }

    // "Lindqvist's repeated [claim]", "his [claim]"
    private static Mention Owner(Tokens tokens, int noun, int from)
    {
        for (var i = noun - 1; i >= from && i >= noun - LongestAttribute && tokens.IsWord(i); i--)
        {
            var lower = tokens.Lower(i);
            if (Possessives.Contains(lower))
                return new Mention(MentionKind.Pronoun, tokens[i].Span, i);
            if (tokens.IsPossessive(i))
                return Possessor(tokens, i, from);
            if (Grammar.Determiners.Contains(lower) || Grammar.Prepositions.Contains(lower) || Grammar.Conjunctions.Contains(lower) || Subjects.IsFinite(tokens, i))
                break;
        }

        return Mention.None;
    }

    private static Mention Possessor(Tokens tokens, int i, int from)
    {
        var end = tokens[i].End - (tokens.Word(i)[^1] == 's' && tokens.Word(i).Length > 2 && tokens.Word(i)[^2] is '\'' or '’' ? 2 : 0);
        if (tokens.IsCapitalised(i))
        {
            var first = i;
            while (first > from && tokens.IsCapitalised(first - 1) && !tokens.IsPossessive(first - 1))
                first--;
            while (first < i && (Grammar.Titles.Contains(Grammar.Bare(tokens.Lower(first))) || (first == from && Grammar.Prepositions.Contains(tokens.Lower(first)))))
                first++;
            return new Mention(MentionKind.Name, new TextSpan(tokens[first].Start, end), first);
        }

        var start = i;
        while (start > from && start > i - LongestAttribute && tokens.IsWord(start - 1) && !Grammar.Prepositions.Contains(tokens.Lower(start - 1)) && !Grammar.Conjunctions.Contains(tokens.Lower(start - 1))
            && !Grammar.Determiners.Contains(tokens.Lower(start)) && !Subjects.IsFinite(tokens, start - 1))
            start--;
        var noun = tokens.Lower(start) is "the" or "a" or "an" && start < i ? start + 1 : start;
        return new Mention(MentionKind.Role, new TextSpan(tokens[noun].Start, end), start);
    }

    // "His claim that C drew anger": where the noun is the subject, the clause ends before the sentence's own verb.
    private static int NounClauseEnd(Tokens tokens, int noun, int start, int from, int end)
    {
        for (var i = from; i < noun; i++)
        {
            if (Subjects.IsFinite(tokens, i))
                return end;
        }

        var verbs = 0;
        for (var i = start; i < end; i++)
        {
            if (tokens.IsMark(i, ','))
                return i;
            if (IsVerb(tokens, i) && (!IsVerb(tokens, i - 1) || (IsAuxiliary(tokens, i) && !IsAuxiliary(tokens, i - 1))) && !tokens.Is(i - 1, "to") && ++verbs == 2)
                return i;
        }

        return end;
    }

    private static bool IsAuxiliary(Tokens tokens, int i) => Grammar.VerbChain.Contains(tokens.Lower(i)) && !tokens.Lower(i).EndsWith("ed", StringComparison.Ordinal);

    private static bool IsVerb(Tokens tokens, int i) =>
        Subjects.IsFinite(tokens, i) || (tokens.Lower(i) is { Length: > 4 } lower && lower.EndsWith("ed", StringComparison.Ordinal) && !EnglishWords.IsFunctionWord(tokens.Lower(i - 1)) && tokens.IsWord(i - 1));

    private static int PhraseEnd(Tokens tokens, int start, int end)
    {
        for (var i = start + 1; i < end; i++)
        {
            if (tokens.IsMark(i, ',') || Subjects.IsFinite(tokens, i))
                return i;
        }

        return end;
    }
}

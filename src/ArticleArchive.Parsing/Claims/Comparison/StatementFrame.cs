using System.Collections.Frozen;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims.Comparison;

/// <summary>How a statement is held out to the reader.</summary>
[Flags]
internal enum StanceCues
{
    /// <summary>Flatly.</summary>
    None = 0,

    /// <summary>Somebody is said to say so.</summary>
    Attributed = 1,

    /// <summary>Passed on with distance: claims, alleged, rumour, may have, a question.</summary>
    Doubted = 2,

    /// <summary>Called untrue: denies, hoax, no evidence.</summary>
    Refuted = 4,

    /// <summary>It asks.</summary>
    Question = 8,
}

/// <summary>Separates what is stated from the frame around it (<c>X said that</c>, <c>according to X</c>, <c>it is false that</c>), and finds how it is held out.</summary>
internal static class StatementFrame
{
    // A frame is short: what stands before the cue is a speaker, not a statement.
    private const int LongestLead = 14, LongestTrail = 12;

    private static readonly FrozenSet<string> DoubtVerbs = Words.Set("claim claims claimed claiming allege alleges alleged alleging purport purports purported suggest suggests suggested speculate speculates speculated fear fears feared wonder wonders believe believes believed think thinks thought");

    private static readonly FrozenSet<string> DenyVerbs = Words.Set("deny denies denied denying refute refutes refuted refuting debunk debunks debunked debunking dispute disputes disputed disproves disprove disproved dismisses dismissed dismiss dismissing rubbishes rubbished rebuts rebutted slams doubt doubts doubted doubting reject rejects rejected rejecting contradict contradicts contradicted");

    // "The mayor said the bridge was closed"; one does not "admit the bridge was closed" so often as one admits a patient.
    private static readonly FrozenSet<string> Bare = Words.Set("said says say claimed claims claim believes believed believe thinks thought think insists insisted fears feared hopes hoped warned warns alleges alleged argues argued");

    // Not to believe it is to believe that it is not so; not to say it is not.
    private static readonly FrozenSet<string> Holding = Words.Set("believe think accept expect consider agree suppose buy feel see reckon");

    private static readonly FrozenSet<string> DoubtWords = Words.Set(
        "reportedly allegedly alleged purportedly purported supposedly apparently rumour rumours rumor rumors rumoured rumored unconfirmed unverified supposed possibly perhaps maybe might could whether considers considering mulls mulling weighs weighing threatens threaten threatening probe probes probing investigates investigating claim claims claimed claiming alleges suspected suspect viral hearsay speculation speculated");

    private static readonly FrozenSet<string> FalseWords = Words.Set(
        "false fake hoax hoaxes myth untrue bogus baseless unfounded fabricated fabrication debunked debunk debunks debunking misinformation disinformation satire satirical misleading photoshopped doctored lie lies phony fictitious nonsense refuted refutes disproved disproven disproves denies denied deny denying disputes disputed misattributed altered staged wrong incorrect inaccurate");

    private static readonly FrozenSet<string> Matters = Words.Set("claim claims report reports rumour rumours rumor rumors story stories allegation allegations evidence proof truth indication indications sign basis suggestion suggestions");

    /// <summary>Where a statement's core lies among its tokens, and how it is held out.</summary>
    /// <param name="Start">First token of the core.</param>
    /// <param name="End">Token behind it.</param>
    /// <param name="Cues">How it is held out.</param>
    /// <param name="Cue">The words that tell it, or null.</param>
    public readonly record struct Read(int Start, int End, StanceCues Cues, TextSpan? Cue);

    public static Read Of(string text, Tokens tokens)
    {
        var (start, end, cues, cue) = (0, tokens.Count, StanceCues.None, (TextSpan?)null);
        // At most two frames: "The minister said it was false that ...".
        for (var round = 0; round < 2; round++)
        {
            // "According to X, students protested against it": what follows is no frame behind a frame.
            if (!IsAccording(tokens, start) && Trail(tokens, start, end) is { } trail)
                (end, cues, cue) = (trail.Core, cues | trail.Cues, cue ?? trail.Cue);
            else if (Lead(tokens, start, end) is { } lead)
                (start, cues, cue) = (lead.Core, cues ^ (lead.Cues & StanceCues.Refuted) | (lead.Cues & ~StanceCues.Refuted), cue ?? lead.Cue);
            else
                break;
        }

        for (var i = start; i < end; i++)
        {
            if (!tokens.IsWord(i))
                continue;
            var word = tokens.Lower(i);
            if (FalseWords.Contains(word) || (word is "no" or "without" && tokens.Lower(i + 1) is "evidence" or "proof" or "truth" or "basis"))
            {
                if ((cues & StanceCues.Refuted) == StanceCues.None)
                    (cues, cue) = (cues | StanceCues.Refuted, tokens[i].Span);
            }
            else if (DoubtWords.Contains(word) || (word is "may" or "could" && tokens.Word(i)[0] is 'm' or 'c' && tokens.Is(i + 1, "have") || word == "may" && tokens.Word(i)[0] == 'm' && tokens.IsWord(i + 1) && !char.IsAsciiDigit(tokens.Word(i + 1)[0])))
            {
                (cues, cue) = (cues | StanceCues.Doubted, cue ?? tokens[i].Span);
            }
        }

        for (var i = tokens.Count - 1; i >= Math.Max(0, tokens.Count - 3) && !tokens.IsWord(i); i--)
        {
            if (tokens.IsMark(i, '?'))
                (cues, cue) = (cues | StanceCues.Question, cue ?? tokens[i].Span);
        }

        return new Read(start, end, cues, cue);
    }

    private static (int Core, StanceCues Cues, TextSpan Cue)? Lead(Tokens tokens, int start, int end)
    {
        if (IsAccording(tokens, start))
        {
            for (var i = start + 3; i < Math.Min(end - 2, start + LongestLead); i++)
            {
                if (tokens.IsMark(i, ','))
                    return (i + 1, StanceCues.Attributed, tokens[start].Span);
            }
        }

        // "It is false that", "It is not true that", "There is no evidence that", "Rumours that", "The claim that"
        for (var i = start; i < Math.Min(end - 3, start + LongestLead); i++)
        {
            if (!tokens.IsWord(i))
            {
                // "Breaking: ..."; "Mara Lindqvist: ..." is a speaker. A comma may close an appositive.
                if (tokens.IsMark(i, ':') && i <= start + 5 && i > start && !tokens.Is(start, "yes") && !tokens.Is(start, "no") && Statement(tokens, i + 1, end) is { } labelled)
                    return (labelled, LabelCues(tokens, start, i), tokens[start].Span);
                continue;
            }

            var word = tokens.Lower(i);
            if (tokens.Is(i + 1, "that") && i + 2 < end)
            {
                if (word is "true" or "false" or "untrue" or "wrong" or "case" or "incorrect" && IsImpersonal(tokens, start, i))
                    return (i + 2, (word is "true" or "case") == HasNot(tokens, start, i) ? StanceCues.Refuted : StanceCues.None, tokens[i].Span);
                if (Matters.Contains(word) && i - start < 6)
                    return (i + 2, tokens.Is(i - 1, "no") || tokens.Is(i - 1, "false") || HasNot(tokens, start, i) || HasDenial(tokens, start, i) ? StanceCues.Refuted : StanceCues.Doubted, tokens[i].Span);
            }

            if (i == start || !(Cues.IsSpeechVerb(word) || Cues.TakesThat(word) || DoubtVerbs.Contains(word) || DenyVerbs.Contains(word)))
                continue;
            if (!tokens.IsWord(i - 1) || !IsSubject(tokens, start, i))
                return null;
            var core = -1;
            for (var k = i + 1; k < Math.Min(end - 2, i + 7) && !tokens.IsMark(k, '.'); k++)
            {
                if (tokens.Is(k, "that") || tokens.Is(k, "whether") || tokens.IsMark(k, ':'))
                {
                    core = k + 1;
                    break;
                }
            }

            if (core < 0 && Bare.Contains(word) && Statement(tokens, i + 1, end) is { } bare)
                core = bare;
            if (core < 0 || core >= end - 1)
                return null;
            var (isNegated, denies) = (HasNot(tokens, start, i), DenyVerbs.Contains(word));
            var isOpen = isNegated ? denies || !Cues.IsSpeechVerb(word) : DoubtVerbs.Contains(word) || tokens.Is(core - 1, "whether");
            var cues = (isNegated ? Holding.Contains(word) : denies) ? StanceCues.Refuted : isOpen ? StanceCues.Doubted | StanceCues.Attributed : StanceCues.Attributed;
            return (core, cues, tokens[i].Span);
        }

        return null;
    }

    private static bool IsAccording(Tokens tokens, int i) => tokens.Is(i, "according") && tokens.Is(i + 1, "to");

    private static StanceCues LabelCues(Tokens tokens, int start, int colon)
    {
        for (var i = start; i < colon; i++)
        {
            if (FalseWords.Contains(tokens.Lower(i)))
                return StanceCues.Refuted;
            if (tokens.Lower(i) is "report" or "reports" or "rumour" or "rumor" or "claim" or "claims" or "unconfirmed" or "sources" or "source" or "witness" or "witnesses")
                return StanceCues.Doubted;
        }

        return StanceCues.Attributed;
    }

    // What follows a cue without "that": a subject.
    private static int? Statement(Tokens tokens, int i, int end)
    {
        while (i < end && !tokens.IsWord(i) && !tokens.IsMark(i, '$'))
            i++;
        if (i >= end - 2)
            return null;
        var word = tokens.Lower(i);
        return Grammar.Determiners.Contains(word) || Grammar.Pronouns.Contains(word) || tokens.IsCapitalised(i) || char.IsAsciiDigit(word[0]) || word is "there" || tokens.IsMark(i, '$')
            || Lexicon.EnglishWords.ClassOf(word) == Lexicon.WordClasses.Noun && !Grammar.Prepositions.Contains(word) ? i : null;
    }

    private static (int Core, StanceCues Cues, TextSpan Cue)? Trail(Tokens tokens, int start, int end)
    {
        for (var i = end - 2; i > Math.Max(start + 2, end - LongestTrail); i--)
        {
            var isComma = tokens.IsMark(i, ',') || tokens.IsMark(i, '”') || tokens.IsMark(i, '"');
            if (!isComma && !(tokens.Is(i, "according") && tokens.Is(i + 1, "to")))
                continue;
            if (tokens.Is(i, "according"))
                return (tokens.IsWord(i - 1) ? i : i - 1, StanceCues.Attributed, tokens[i].Span);
            for (var k = i + 1; k < end; k++)
            {
                var word = tokens.Lower(k);
                if (word == "according" && tokens.Is(k + 1, "to"))
                    return (i, StanceCues.Attributed, tokens[k].Span);
                if (!(Cues.IsSpeechVerb(word) || DoubtVerbs.Contains(word)) || !(IsSubject(tokens, i + 1, k) || k == i + 1 || !tokens.IsWord(i + 1) && k == i + 2))
                    continue;
                // "C, S said on Monday", "C, said S"; not "..., the referee confirmed two goals".
                var isInverted = k == i + 1 || (!tokens.IsWord(i + 1) && k == i + 2);
                if (tokens.Is(k + 1, "that") || (isInverted ? k + 1 >= end : k + 1 < end && tokens.IsWord(k + 1) && !Behind(tokens, k + 1)))
                    continue;
                return (i, DoubtVerbs.Contains(word) ? StanceCues.Doubted | StanceCues.Attributed : StanceCues.Attributed, tokens[k].Span);
            }
        }

        return null;
    }

    private static bool Behind(Tokens tokens, int i) =>
        Grammar.Prepositions.Contains(tokens.Lower(i)) || Grammar.DaysAndMonths.Contains(tokens.Lower(i)) || tokens.Lower(i) is "yesterday" or "today" or "earlier" or "later" || tokens.Lower(i).EndsWith("ly", StringComparison.Ordinal);

    // A speaker stands before a cue: a few words, no verb among them but an auxiliary before the cue, no number.
    private static bool IsSubject(Tokens tokens, int start, int cue)
    {
        if (cue - start is < 1 or > LongestLead)
            return false;
        var nouns = 0;
        for (var i = start; i < cue; i++)
        {
            if (!tokens.IsWord(i))
            {
                if (tokens.IsMark(i, ';') || tokens.IsMark(i, '.') || tokens.IsMark(i, '?') || tokens.IsMark(i, '!') || tokens.IsMark(i, '%'))
                    return false;
                continue;
            }

            var word = tokens.Lower(i);
            // "84 percent of parents believe it": how many believe it is what is stated.
            if (word is "percent" or "%" or "cent" || word.EndsWith('%'))
                return false;
            if (word is "that" or "if" or "because" or "when" or "was" or "were" or "are" or "is")
                return false;
            if (!tokens.IsCapitalised(i) && !Grammar.VerbChain.Contains(word) && Lexicon.EnglishWords.ClassOf(word) == Lexicon.WordClasses.Verb && !Lexicon.EnglishWords.Is(word, Lexicon.WordClasses.Noun))
                return false;
            if (tokens.IsCapitalised(i) || Grammar.Roles.Contains(word) || Grammar.Pronouns.Contains(word) || Lexicon.EnglishWords.Find(Lexicon.EnglishWords.Lemma(word, Lexicon.WordClasses.Noun)) is { } entry && (entry.IsRole || entry.IsBody) || word is "critics" or "sources" or "people" or "many" or "some" or "study" or "data" or "figures" or "documents" or "records" or "post" or "posts" or "users")
                nouns++;
        }

        return nouns > 0;
    }

    private static bool IsImpersonal(Tokens tokens, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (tokens.Lower(i) is "it" or "it's" or "that's")
                return true;
        }

        return false;
    }

    private static bool HasNot(Tokens tokens, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (tokens.Lower(i) is "not" or "n't" or "never" or "no" || tokens.Lower(i).EndsWith("n't", StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static bool HasDenial(Tokens tokens, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (DenyVerbs.Contains(tokens.Lower(i)) || tokens.Lower(i) is "rejects" or "rejected" or "reject")
                return true;
        }

        return false;
    }
}

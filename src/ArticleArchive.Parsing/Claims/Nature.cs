using System.Collections.Frozen;
using ArticleArchive.Parsing.Claims.Lexicon;

namespace ArticleArchive.Parsing.Claims;

/// <summary>What the rules say about a statement, and the words they say it for.</summary>
internal readonly record struct Verdict<T>(T Value, string? Because)
    where T : struct;

/// <summary>What sort of statement a claim is: ordered rules over closed-class markers; the earliest marker of the sentence decides.</summary>
internal static class Nature
{
    // "the will of the people", "free will", "the need to"
    private static readonly FrozenSet<string> BeforeNoun = Words.Set("the a an his her its their our my your free political good ill at last own of against public national no this that popular");

    private static readonly FrozenSet<string> Expectations = Words.Set("expected likely unlikely set poised projected forecast predicted bound due slated scheduled destined");

    // "may lead to": what may come, not only what may be.
    private static readonly FrozenSet<string> Outcomes = Words.Set(
        "lead result pave trigger prompt spark bring cause worsen deepen increase reduce raise lower become help hurt happen come follow emerge impede boost cost force grow rise fall end begin lose win face change");

    // What somebody may do is no outcome where it is what he is able or allowed to: "may enter", "could see".
    private static readonly FrozenSet<string> States = Words.Set(
        "see hear feel know understand remember imagine think believe say tell argue wonder ask want need like seem appear enter use choose read speak swim afford account count expect");

    // Who calls something a sham judges it, whatever the words that follow.
    private static readonly FrozenSet<string> Judging = Words.Set(
        "call dub brand denounce condemn praise hail criticize criticise deride slam blast mock ridicule tout lambaste chide rebuke commend laud attack disparage liken berate scold chastise denigrate welcome applaud criticism condemnation");

    private static readonly FrozenSet<string> OpinionAdverbs = Words.Set(
        "unfortunately fortunately sadly regrettably thankfully hopefully frankly honestly arguably luckily shamefully tragically admittedly unsurprisingly");

    private static readonly FrozenSet<string> Judgements = Words.Set(
        "dangerous shameful disgraceful absurd ridiculous outrageous appalling terrible horrible awful wonderful brilliant magnificent superb stupid foolish reckless unacceptable unfair unjust immoral " +
        "misguided naive naïve disappointing disgusting inexcusable indefensible admirable beautiful ugly boring fascinating impressive excellent fantastic great amazing perfect worst best unforgivable " +
        "laughable deplorable despicable pathetic hypocritical cowardly");

    private static readonly FrozenSet<string> Being = Words.Set("is are was were been being seems seem looks look remains remain feels sounds");

    /// <summary>What sort of statement an infinitive is, which its own words do not tell: <c>S promised to C</c>, <c>S urged X to C</c>; null where the words tell it.</summary>
    /// <param name="proposal">The attribution.</param>
    public static ClaimNature? OfContent(Proposal proposal) => proposal.Rule switch
    {
        FrameRule.Infinitive => proposal.CueWord switch
        {
            "promise" or "pledge" or "vow" or "swear" or "agree" or "offer" or "undertake" or "threaten" or "volunteer" or "consent" or "decide" or "resolve" or "plan" or "intend" or "aim" => ClaimNature.Commitment,
            "want" or "propose" or "demand" or "ask" => ClaimNature.Proposal,
            "expect" => ClaimNature.Prediction,
            _ => null,
        },
        FrameRule.Moved => ClaimNature.Proposal,
        FrameRule.Object or FrameRule.Preposition or FrameRule.NounOf => OfPhrase(proposal.CueWord),
        FrameRule.Label when Judging.Contains(proposal.CueWord) => ClaimNature.Opinion,
        _ => null,
    };

    // "warned of a strike", "demanded a recount": a phrase has no verb of its own that tells.
    private static ClaimNature? OfPhrase(string cue) => cue switch
    {
        "predict" or "forecast" or "foresee" or "anticipate" or "expect" or "fear" or "warn of" => ClaimNature.Prediction,
        "demand" or "urge" or "propose" or "recommend" or "advocate" or "call for" or "plead for" or "ask for" or "argue for" or "call" or "calls" or "demands" or "plea" or "proposal" or "request" or "recommendation" => ClaimNature.Proposal,
        "promise" or "pledge" or "vow" or "guarantee" => ClaimNature.Commitment,
        _ => Judging.Contains(cue) ? ClaimNature.Opinion : null,
    };

    public static Verdict<ClaimNature> Of(string text, Tokens tokens)
    {
        if (IsQuestion(text, tokens))
            return new(ClaimNature.Question, "a question mark");

        // "Should Trump win, ..." is a condition, so a first word proposes nothing. What a relative clause adds is not the statement.
        var (start, end) = Stance.MainClause(tokens);
        for (var i = start; i < end; i++)
        {
            if (!tokens.IsWord(i))
                continue;
            var word = tokens.Lower(i);
            switch (word)
            {
                case "will" when i > 0 && tokens.Word(i)[0] == 'w' && !BeforeNoun.Contains(tokens.Lower(i - 1)):
                case "shall" when i > 0:
                case "won't":
                    return Promised(tokens, i, word);
                case "would" when i > 0 && !IsCounterfactual(tokens, i):
                    return new(ClaimNature.Prediction, $"“{word}”: says what would come");
                case "likely" or "unlikely" when Being.Contains(tokens.Lower(i - 1)) && tokens.Is(i + 1, "to"):
                case "expected" or "set" or "poised" or "projected" or "forecast" or "predicted" or "bound" or "due" or "slated" or "scheduled" or "destined"
                    when Expectations.Contains(word) && Being.Contains(BeforeAdverb(tokens, i)) && tokens.Is(i + 1, "to"):
                    return new(ClaimNature.Prediction, $"“{word} to”: says what will come");
                case "going" when Being.Contains(BeforeAdverb(tokens, i)) && tokens.Is(i + 1, "to") && IsVerbPlace(tokens, i + 2):
                    return new(ClaimNature.Prediction, "“going to”: says what will come");
                case "could" or "may" or "might" when i > 0 && tokens.Word(i)[0] == word[0] && IsOutcome(tokens, i):
                    return new(ClaimNature.Prediction, $"“{word} {AfterAdverb(tokens, i)}”: says what may come");
                case "should" or "must" when i > 0 && !(tokens.Is(i + 1, "have") || tokens.Is(i + 2, "have")):
                case "ought" when tokens.Is(i + 1, "to"):
                    return new(ClaimNature.Proposal, $"“{word}”: says what ought to be done");
                case "need" or "needs" when i > 0 && tokens.Is(i + 1, "to") && !tokens.Is(i + 2, "know")
                    && !BeforeNoun.Contains(tokens.Lower(i - 1)) && !tokens.Lower(i - 1).EndsWith("n't", StringComparison.Ordinal):
                    return new(ClaimNature.Proposal, $"“{word} to”: says what ought to be done");
                case "promise" or "pledge" or "vow" when i > 0 && tokens.Lower(i - 1) is "i" or "we":
                    return new(ClaimNature.Commitment, $"“{tokens.Lower(i - 1)} {word}”: binds its speaker");
                default:
                    if (word is "i'll" or "we'll")
                        return new(ClaimNature.Commitment, $"“{word}”: binds its speaker");
                    if (word.EndsWith("'ll", StringComparison.Ordinal))
                        return new(ClaimNature.Prediction, $"“{word}”: says what will come");
                    break;
            }
        }

        return Opinion(tokens);
    }

    // "may lead to", "could have far-reaching consequences"; "may have been" and "could have known" look back.
    private static bool IsOutcome(Tokens tokens, int modal)
    {
        var verb = AfterAdverb(tokens, modal);
        if (Outcomes.Contains(verb))
            return true;
        if (verb != "have")
            return !tokens.Is(modal + 1, "not") && EnglishWords.Find(verb) is { Likeliest: WordClasses.Verb } && !States.Contains(verb);
        var have = modal + 1;
        while (!tokens.Is(have, "have"))
            have++;
        return Grammar.Determiners.Contains(tokens.Lower(have + 1)) || EnglishWords.ClassOf(tokens.Lower(have + 1)) == WordClasses.Adjective;
    }

    private static bool IsQuestion(string text, Tokens tokens)
    {
        for (var i = tokens.Count - 1; i >= 0 && !tokens.IsWord(i); i--)
        {
            if (text[tokens[i].Start] is '?' or '？' or '؟' or '\u037E')
                return true;
            if (text[tokens[i].Start] == ';' && text[tokens[i].Start - 1] is >= '\u0370' and <= '\u03FF')
                return true;
        }

        return false;
    }

    // "I will", "we will": a promise; anybody else's "will" is a prediction.
    private static Verdict<ClaimNature> Promised(Tokens tokens, int will, string word)
    {
        var subject = BeforeAdverb(tokens, will);
        return subject is "i" or "we"
            ? new(ClaimNature.Commitment, $"“{subject} {word}”: binds its speaker")
            : new(ClaimNature.Prediction, $"“{word}”: says what will come");
    }

    // "would have been" did not come; "would like" and "would say" are manners of speaking.
    private static bool IsCounterfactual(Tokens tokens, int would)
    {
        var next = tokens.Is(would + 1, "not") ? tokens.Lower(would + 2) : AfterAdverb(tokens, would);
        return next is "have" or "like" or "say" or "argue" or "rather" or "often" or "think" or "prefer" or "love" or "you" or "";
    }

    private static Verdict<ClaimNature> Opinion(Tokens tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!tokens.IsWord(i))
                continue;
            var word = tokens.Lower(i);
            if (OpinionAdverbs.Contains(word) && (i == 0 || tokens.IsMark(i - 1, ',')))
                return new(ClaimNature.Opinion, $"“{word}”: values");
            if (word is "think" or "believe" or "feel" or "doubt" or "hope" or "suspect" && tokens.Lower(i - 1) is "i" or "we")
                return new(ClaimNature.Opinion, $"“{tokens.Lower(i - 1)} {word}”");
            if (word is "view" or "opinion" && tokens.Lower(i - 1) is "my" or "our" && tokens.Is(i - 2, "in"))
                return new(ClaimNature.Opinion, $"“in {tokens.Lower(i - 1)} {word}”");
            if (Judgements.Contains(word) && (Being.Contains(BeforeAdverb(tokens, i)) || (tokens.Lower(i - 1) is "a" or "an" && Being.Contains(tokens.Lower(i - 2)))))
                return new(ClaimNature.Opinion, $"“{word}”: values");
        }

        return new(ClaimNature.Fact, null);
    }

    private static string BeforeAdverb(Tokens tokens, int i)
    {
        var before = i - 1;
        while (before > 0 && before > i - 4 && (tokens.Lower(before) is "not" or "also" or "now" or "still" or "always" or "never" or "so" or "too" or "more" or "very" or "just" or "quite"
            || tokens.Lower(before).EndsWith("ly", StringComparison.Ordinal)))
            before--;
        return tokens.Lower(before);
    }

    private static string AfterAdverb(Tokens tokens, int i)
    {
        var after = i + 1;
        while (after < tokens.Count && after < i + 4 && (tokens.Lower(after) is "not" or "also" or "well" or "even" or "then" or "still"
            || tokens.Lower(after).EndsWith("ly", StringComparison.Ordinal)))
            after++;
        return tokens.Lower(after);
    }

    // "going to the shop" goes; "going to close" will close.
    private static bool IsVerbPlace(Tokens tokens, int i) =>
        tokens.IsWord(i) && !tokens.IsCapitalised(i) && !Grammar.Determiners.Contains(tokens.Lower(i)) && !Grammar.Prepositions.Contains(tokens.Lower(i));
}

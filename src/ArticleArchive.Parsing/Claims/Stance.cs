using System.Collections.Frozen;

namespace ArticleArchive.Parsing.Claims;

/// <summary>Whether a claim affirms or denies, and how sure it presents itself.</summary>
internal static class Stance
{
    private static readonly FrozenSet<string> Negations = Words.Set(
        "not never no nobody none nothing neither nor nowhere cannot without denied denies deny denying refused refuses refuse refusing rejected rejects failed fails lacks lacked hardly barely scarcely " +
        "nicht kein keine keinen keiner nie niemals niemand ne pas jamais aucun nunca nadie ningún ninguna não nunca ninguém non mai nessuno niet geen nooit не никогда никто нет");

    // After these, "no" and "not" do not deny: "not only", "no doubt".
    private static readonly FrozenSet<string> NotDenied = Words.Set("only least just doubt matter wonder less sooner longer-term surprise");

    private static readonly FrozenSet<string> Hedges = Words.Set(
        "may might could possibly perhaps probably maybe potentially apparently presumably conceivably seemingly likely unlikely seems seem appears appear suggests suggest");

    private static readonly FrozenSet<string> Reports = Words.Set("allegedly reportedly purportedly supposedly ostensibly rumoured rumored");

    // A clause behind these says something beside the main clause.
    private static readonly FrozenSet<string> ClauseOpeners = Words.Set("which who whose whom because although though while whereas unless since where whether");

    // These begin a clause that stands before the main one.
    private static readonly FrozenSet<string> Fronted = Words.Set("although though while whereas since because when if unless as after before despite should were had given with without even until once");

    // "that is", "that has": a relative clause; "that it", "that the": what is said.
    private static readonly FrozenSet<string> RelativeVerbs = Words.Set(
        "is are was were has have had will would can could may might must should need needs do does did led leads made makes caused causes show shows showed");

    public static Verdict<ClaimPolarity> Polarity(Tokens tokens)
    {
        var (start, end) = MainClause(tokens);
        for (var i = start; i < end; i++)
        {
            if (!tokens.IsWord(i))
                continue;
            var word = tokens.Lower(i);
            var denies = Negations.Contains(word) || word.EndsWith("n't", StringComparison.Ordinal);
            if (!denies || NotDenied.Contains(tokens.Lower(i + 1)) || IsNumero(tokens, i))
                continue;
            if (word is "failed" or "fails" or "refused" or "refuses" && !tokens.Is(i + 1, "to"))
                continue;
            if (word == "not" && tokens.Lower(i - 1) is "or" or "if" or "whether")
                continue;
            if (tokens.Lower(i - 1) is "and" or "but" or "yet" && i - 1 > start && word is "no" or "not" or "nobody" or "none" or "nothing" or "never")
                break; // "We will create jobs, and not one penny will come from taxes": what it denies stands behind it.
            return new(ClaimPolarity.Denied, $"“{word}” denies");
        }

        return new(ClaimPolarity.Affirmed, null);
    }

    // "No. 5"
    private static bool IsNumero(Tokens tokens, int i) =>
        tokens.Is(i, "no") && tokens.Word(tokens.IsMark(i + 1, '.') ? i + 2 : i + 1) is { Length: > 0 } next && char.IsDigit(next[0]);

    public static Verdict<ClaimCertainty> Certainty(Tokens tokens)
    {
        if (Condition(tokens) is { } condition)
            return new(ClaimCertainty.Conditional, $"“{condition}”: under a condition");
        string? hedge = null;
        var (start, end) = MainClause(tokens);
        for (var i = start; i < end; i++)
        {
            if (!tokens.IsWord(i))
                continue;
            var word = tokens.Lower(i);
            if (Reports.Contains(word) || (word is "alleged" or "said" or "rumoured" && tokens.Lower(i - 1) is "is" or "are" or "was" or "were" && tokens.Lower(i + 1) is "to" or "that"))
                return new(ClaimCertainty.Reported, $"“{word}”: somebody else's word");
            if (hedge is null && Hedges.Contains(word) && IsHedge(tokens, i, word))
                hedge = word;
        }

        return hedge is null ? new(ClaimCertainty.Asserted, null) : new(ClaimCertainty.Hedged, $"“{hedge}” hedges");
    }

    // The month of May is no hedge, nor is "could not", which says that something did not succeed; to suggest is one only without a person ("the data suggest").
    private static bool IsHedge(Tokens tokens, int i, string word) => word switch
    {
        "may" => tokens.Word(i)[0] == 'm',
        "might" => !(tokens.Lower(i - 1) is "the" or "its" or "their" or "his" or "military"),
        "could" => !tokens.Is(i + 1, "not"),
        "suggest" or "suggests" => i > 0 && tokens.Lower(i - 1) is not ("to" or "i" or "we") && !tokens.IsCapitalised(i - 1),
        "likely" or "unlikely" => tokens.Lower(i - 1) is not "the",
        _ => true,
    };

    // "if X", "unless", "Should X win, ...", "were X to", "contingent on", "depends on", "provided that"
    private static string? Condition(Tokens tokens)
    {
        if (tokens.Is(0, "should") && !EndsWithQuestion(tokens))
            return "should";
        if (tokens.Is(0, "were") && !EndsWithQuestion(tokens))
            return "were";
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!tokens.IsWord(i))
                continue;
            switch (tokens.Lower(i))
            {
                case "if" when !(tokens.Lower(i - 1) is "as" or "even" or "asked" or "wonder" or "see" or "know" or "wondered") && !(tokens.Lower(i + 1) is "not" or "any" or "anything" or "so"):
                    return "if";
                case "unless":
                    return "unless";
                case "provided" or "assuming" when tokens.Is(i + 1, "that"):
                    return tokens.Lower(i) + " that";
                case "contingent" or "conditional" or "dependent" or "depends" or "depend" when tokens.Lower(i + 1) is "on" or "upon":
                    return tokens.Lower(i) + " " + tokens.Lower(i + 1);
            }
        }

        return null;
    }

    private static bool EndsWithQuestion(Tokens tokens) => tokens.IsMark(tokens.Count - 1, '?');

    /// <summary>True for the "that" of "a peace that is none", false for the one of "said that it is none".</summary>
    public static bool IsRelative(Tokens tokens, int that) => RelativeVerbs.Contains(tokens.Lower(that + 1));

    /// <summary>Roughly the main clause: without one in front ("Although ..., ") and without what a relative or because-clause adds behind.</summary>
    public static (int Start, int End) MainClause(Tokens tokens)
    {
        var start = 0;
        if (tokens.Count > 0 && Fronted.Contains(tokens.Lower(0)) && !tokens.Is(0, "without"))
        {
            for (var i = 1; i < tokens.Count - 1; i++)
            {
                if (!tokens.IsMark(i, ','))
                    continue;
                start = i + 1;
                break;
            }
        }

        // Of two clauses side by side the first is what is claimed first: "The firm paid, but it did not apologise".
        var parts = Propositions.Of(tokens);
        var second = parts.Count > 1 ? parts[1].Start : 0;
        for (var i = start + 3; i < tokens.Count; i++)
        {
            if (!tokens.IsWord(i))
                continue;
            var word = tokens.Lower(i);
            if (start == 0 && second > 0 && tokens[i].Start >= second)
                return (start, i);
            if (ClauseOpeners.Contains(word) || ((tokens.IsMark(i - 1, ',') || tokens.IsMark(i - 2, ',')) && Cues.IsParticiple(word)) || (word == "that" && IsRelative(tokens, i)))
                return (start, i);
        }

        return (start, tokens.Count);
    }
}

using System.Collections.Frozen;

namespace ArticleArchive.Parsing.Claims.Judgement;

/// <summary>What sort of statement a claim is, and how much it is worth checking.</summary>
/// <param name="Nature">What sort.</param>
/// <param name="Polarity">Affirmed or denied.</param>
/// <param name="Certainty">How sure it presents itself.</param>
/// <param name="CheckWorthiness">0-1; from 0.5 on it states something that can be checked.</param>
/// <param name="Confidence">0-1: in the nature.</param>
/// <param name="StatesNothing">True for a greeting, a remark about the conversation, a fragment.</param>
/// <param name="Why">The words that decided, for a reader.</param>
internal sealed record Statement(
    ClaimNature Nature, ClaimPolarity Polarity, ClaimCertainty Certainty, double CheckWorthiness, double Confidence, bool StatesNothing, IReadOnlyList<string> Why);

/// <summary>Judges statements: the rules first, the models where the rules saw no marker, each with its reason.</summary>
/// <remarks>The models read English. Other languages have the rules that know their words, and a rank by what needs no words: figures, years, names.</remarks>
/// <param name="model">Null for an article in another language than English.</param>
internal sealed class StatementJudge(SentenceModel? model)
{
    // From here on loaded words make a statement of fact an opinion: there both measures, of opinions found and of facts lost, are at their best.
    private const double Loaded = 0.6;

    // A sentence that states nothing is no claim. Surer than even, since what is missing is not found; one that names somebody or a figure surer still.
    private const double SurelyNothing = 0.6;
    private const double SurelyNothingOfAnything = 0.85;

    // A marker that a rule knows is believed against a model that is not sure of another nature.
    private const double MarkerHolds = 0.2;

    private static readonly FrozenSet<string> Talk = Words.Set("i i'm i'll i've i'd me my we we're we'll us our you your let let's thank thanks welcome please good hello sorry okay ok yes no well next");

    /// <param name="isEnglish">Whether the article is.</param>
    /// <param name="weights">An archive's own weights, or null for those that ship.</param>
    public StatementJudge(bool isEnglish, ClaimWeights? weights = null)
        : this(isEnglish ? new SentenceModel(weights ?? SentenceModel.Shipped) : null)
    {
    }

    /// <param name="text">The reading text.</param>
    /// <param name="tokens">A sentence of it, or what somebody is said to have said.</param>
    public Statement Judge(string text, Tokens tokens)
    {
        var rule = Nature.Of(text, tokens);
        var polarity = Stance.Polarity(tokens);
        var certainty = Stance.Certainty(tokens);
        var why = new List<string>();
        var judged = model?.Judge(tokens, rule.Value);
        var (nature, confidence) = Decide(rule, judged, why);
        foreach (var reason in new[] { polarity.Because, certainty.Because })
        {
            if (reason is not null)
                why.Add(reason);
        }

        if (judged?.Worthy is { } words)
            why.Add(words);
        var worth = judged?.CheckWorthiness ?? PlainWorth(tokens, nature);
        var isNothing = judged is { Nature: null, Checkable: < 0.5 } && IsTalk(tokens) && rule.Because is null && judged.NatureConfidence >= (Things(tokens) > 0 ? SurelyNothingOfAnything : SurelyNothing);
        return new Statement(nature, polarity.Value, certainty.Value, Math.Round(worth, 3), Math.Round(confidence, 2), isNothing, why);
    }

    private static (ClaimNature Nature, double Confidence) Decide(Verdict<ClaimNature> rule, SentenceJudgement? judged, List<string> why)
    {
        if (judged is null || rule.Value == ClaimNature.Question)
        {
            if (rule.Because is { } marker)
                why.Add(marker);
            return (rule.Value, rule.Because is null ? 0.7 : 0.8);
        }

        if (rule.Because is { } marked && judged.Nature != rule.Value && judged.OfRule >= MarkerHolds)
        {
            why.Add(marked);
            return (rule.Value, judged.OfRule);
        }

        if (judged.Nature is ClaimNature.Fact && judged.Subjectivity >= Loaded)
        {
            why.Add(judged.Loaded ?? "the wording takes a side");
            return (ClaimNature.Opinion, judged.Subjectivity);
        }

        if (judged.Nature == rule.Value && rule.Because is { } agreed)
            why.Add(agreed);
        else if (judged.Because is { } words)
            why.Add(words);
        return (judged.Nature ?? judged.Else, judged.NatureConfidence);
    }

    // What can be looked up has figures, years and names in every language.
    private static double PlainWorth(Tokens tokens, ClaimNature nature)
    {
        if (nature != ClaimNature.Fact)
            return 0.2;
        return 0.5 + (0.08 * Math.Min(4, Things(tokens)));
    }

    // Greetings and remarks about the conversation name who speaks or who listens; a bare "People want peace." does not.
    private static bool IsTalk(Tokens tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens.IsWord(i) && Talk.Contains(tokens.Lower(i)))
                return true;
        }

        return false;
    }

    // Figures and names.
    private static int Things(Tokens tokens)
    {
        var things = 0;
        for (var i = 0; i < tokens.Count; i++)
            things += tokens.IsWord(i) && (char.IsDigit(tokens.Word(i)[0]) || (i > 0 && tokens.IsCapitalised(i) && tokens.Lower(i) is not ("i" or "i'm" or "i've" or "i'll" or "i'd"))) ? 1 : 0;
        return things;
    }
}

using System.Collections.Frozen;
using ArticleArchive.Parsing.Claims.Figures;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims.Comparison;

/// <summary>The words of a statement that turn it into its contrary; an even number of them turns it back.</summary>
internal static class Negations
{
    private static readonly FrozenSet<string> Plain = Claims.Words.Set("not never no nobody none nothing neither nor nowhere cannot noone non hardly barely scarcely cant wont dont doesnt didnt isnt arent wasnt werent hasnt havent hadnt couldnt wouldnt shouldnt");

    // What comes behind them is not so, though no "not" stands there.
    private static readonly FrozenSet<string> Lacking = Claims.Words.Set("lack lacks lacked lacking");

    private static readonly FrozenSet<string> BeforeTo = Claims.Words.Set(
        "fail fails failed failing refuse refuses refused refusing decline declines declined declining forget forgets forgot forgotten neglect neglects neglected omit omits omitted unable unwilling yet");

    private static readonly FrozenSet<string> BeforeOther = Claims.Words.Set("refrain refrains refrained abstain abstains abstained desist devoid bereft");

    private static readonly FrozenSet<string> NotNegating = Claims.Words.Set("only doubt matter wonder less sooner just merely");

    /// <param name="tokens">The words of the text.</param>
    /// <param name="start">First token of what is stated.</param>
    /// <param name="end">Token behind it.</param>
    /// <param name="figures">Its figures: the "no" of "no more than" is a part of one.</param>
    /// <returns>The places of the negations, in order.</returns>
    public static List<TextSpan> Of(Tokens tokens, int start, int end, IReadOnlyList<ClaimFigure> figures)
    {
        var found = new List<TextSpan>();
        for (var i = start; i < end; i++)
        {
            if (tokens.IsWord(i) && Negates(tokens, i, figures) && !figures.Any(figure => figure.Span.Contains(tokens[i].Span)))
                found.Add(tokens[i].Span);
        }

        // "No, camel milk will not cure it": the answer repeats the negation; "No, it cures nobody" has no other word for it than the answer.
        if (found.Count > 1 && IsAnswer(tokens, start) && found[0] == tokens[start].Span)
            found.RemoveAt(0);
        return found;
    }

    /// <summary>True for "Yes, ..." and "No: ...".</summary>
    private static bool IsAnswer(Tokens tokens, int i) => tokens.Lower(i) is "yes" or "no" && (tokens.IsMark(i + 1, ',') || tokens.IsMark(i + 1, ':'));

    private static bool Negates(Tokens tokens, int i, IReadOnlyList<ClaimFigure> figures)
    {
        var (word, next) = (tokens.Lower(i), tokens.Lower(i + 1));
        if (Lacking.Contains(word))
            return !(word == "lack" && tokens.Is(i + 1, "of") && tokens.Lower(i - 1) is "no");
        // "Declined to meet"; "declined to 4 percent" is no negation.
        if (BeforeTo.Contains(word))
            return next == "to" && !figures.Any(figure => figure.Span.Start == tokens[Math.Min(i + 2, tokens.Count - 1)].Start);
        if (BeforeOther.Contains(word))
            return next is "from" or "of";
        if (!(Plain.Contains(word) || word.EndsWith("n't", StringComparison.Ordinal)) || NotNegating.Contains(next))
            return false;
        // "No. 5"; "no evidence" is a refutation of its own (StatementFrame).
        return word != "no" || !(tokens.IsMark(i + 1, '.') && tokens.IsWord(i + 2) && char.IsAsciiDigit(tokens.Word(i + 2)[0]) || next is "evidence" or "proof" or "truth" or "basis" or "more" or "fewer" or "later");
    }
}

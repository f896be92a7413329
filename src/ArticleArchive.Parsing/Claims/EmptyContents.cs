using System.Collections.Frozen;
using ArticleArchive.Parsing.Claims.Lexicon;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims;

/// <summary>Contents that state nothing a reader could check: pronouns, a bare noun that points back, the people whom a source cites.</summary>
internal static class EmptyContents
{
    // "the findings", "his condolences", "the latest allegation"
    private const int LongestPointing = 3;

    private static readonly FrozenSet<string> Closed = Words.Set("him her them me us it this that these those so his hers theirs its their one ones both all same");
    private static readonly FrozenSet<string> Pointing = Words.Set("the this that these those his her its their our my your such");

    // What these hold is a clause; without a verb there is none.
    private static readonly FrozenSet<string> OfClauses = Words.Set("say tell think believe state");

    /// <param name="text">The reading text.</param>
    /// <param name="proposal">An attribution without marks of quotation around its content.</param>
    public static bool Hold(string text, Proposal proposal)
    {
        if (proposal.Parts.Count > 1)
            return false;
        var tokens = new Tokens(text, proposal.Content);
        var (words, hasOpen, isPlain) = (0, false, true);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!tokens.IsWord(i))
            {
                isPlain = false;
                continue;
            }

            words++;
            hasOpen |= !Closed.Contains(tokens.Lower(i)) && !Grammar.Pronouns.Contains(tokens.Lower(i)) && !Grammar.Determiners.Contains(tokens.Lower(i));
            isPlain &= (i == 0 || !tokens.IsCapitalised(i)) && !char.IsAsciiDigit(tokens.Word(i)[0]) && !Grammar.Prepositions.Contains(tokens.Lower(i)) && tokens.Lower(i) is not ("no" or "not") && !IsVerbal(tokens, i);
        }

        if (!hasOpen)
            return true;
        if (isPlain && words <= LongestPointing && Pointing.Contains(tokens.Lower(0)))
            return true;
        return (OfClauses.Contains(proposal.CueWord) && !HasVerbOrQuotation(tokens)) || (proposal.CueWord == "cite" && IsPeople(tokens));
    }

    private static bool HasVerbOrQuotation(Tokens tokens) =>
        Enumerable.Range(0, tokens.Count).Any(i => IsVerbal(tokens, i) || (!tokens.IsWord(i) && SentenceMarks.IsQuotationMark(tokens.Word(i)[0])));

    // "citing two people in the administration": the source of a source.
    private static bool IsPeople(Tokens tokens)
    {
        for (var i = 0; i < tokens.Count && tokens.IsWord(i) && !(i > 0 && Grammar.Prepositions.Contains(tokens.Lower(i))); i++)
        {
            if (Subjects.IsRole(tokens.Lower(i)) && !tokens.IsCapitalised(i) || tokens.Is(i, "people"))
                return true;
        }

        return false;
    }

    // A finite verb, a participle, a gerund or an infinitive.
    private static bool IsVerbal(Tokens tokens, int i)
    {
        if (!tokens.IsWord(i))
            return false;
        var lower = tokens.Lower(i);
        return Subjects.IsFinite(tokens, i) || Statements.IsVerb(lower) || lower.EndsWith("n't", StringComparison.Ordinal) || (lower.IndexOf('\'', StringComparison.Ordinal) is > 0 and var mark && Grammar.Pronouns.Contains(lower[..mark]))
            || (lower.Length > 4 && (lower.EndsWith("ed", StringComparison.Ordinal) || lower.EndsWith("ing", StringComparison.Ordinal)))
            || (i > 0 && EnglishWords.Find(EnglishWords.Lemma(lower, WordClasses.Verb)) is { Likeliest: WordClasses.Verb });
    }
}

using System.Collections.Frozen;
using ArticleArchive.Parsing.Claims.Lexicon;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims.Figures;

/// <summary>What a figure counts or measures: the noun phrase behind it, without its article.</summary>
internal static class CountedReader
{
    private const int MostWords = 4;

    // "of", "in aid", "for repairs", "worth of damage" lead on to what a share or a sum is of.
    private static readonly FrozenSet<string> Leading = Words.Set("of in for worth on");

    private static readonly FrozenSet<string> Skipped = Words.Set("the a an all its their his her our my these those this that more other additional extra new such");

    private static readonly FrozenSet<string> NoThings = Words.Set("total order fact part case least favour favor addition times time ago later earlier old");

    /// <returns>At most four words, or null where nothing is told.</returns>
    public static string? Read(string text, Tokens tokens, int end, string? unit, string tail)
    {
        var i = end;
        if (tail.Contains("old", StringComparison.Ordinal) || (unit == "year" && tokens.Is(end, "old")))
            return "age";
        if (Leading.Contains(tokens.Lower(i)))
        {
            // "500 in Gaza" does not say what; "5% in May" neither.
            if (unit is null && !tokens.Is(i, "of"))
                return null;
            i += tokens.Is(i, "worth") && tokens.Is(i + 1, "of") ? 2 : 1;
            if (tokens.IsCapitalised(i) && !tokens.Is(i - 1, "of"))
                return null;
        }
        else if (unit is not null && tail.Length == 0 && !Units.IsMoney(unit) && unit is not (Units.Percent or Units.Points))
        {
            return null;
        }

        while (Skipped.Contains(tokens.Lower(i)))
            i++;
        var (first, last) = (i, i);
        for (; last < i + MostWords && tokens.IsWord(last); last++)
        {
            var word = tokens.Lower(last);
            if (EnglishWords.IsFunctionWord(word) || Cues.IsSpeechVerb(word) || NoThings.Contains(word) || char.IsAsciiDigit(word[0]) || Grammar.DaysAndMonths.Contains(word))
                break;
            var wordClass = EnglishWords.ClassOf(word);
            // "homes burned", "the crop failed": behind a noun, a past form is the statement's verb.
            if (wordClass == WordClasses.Adverb || (last > first && (IsPlural(tokens.Lower(last - 1)) || word.EndsWith("ed", StringComparison.Ordinal) || (wordClass == WordClasses.Verb && !IsNounToo(word)))))
                break;
        }

        // "Hundreds marched."
        if (last == first + 1 && unit is null && tokens.Lower(first).EndsWith("ed", StringComparison.Ordinal))
            return null;
        return last > first ? new TextSpan(tokens[first].Start, tokens[last - 1].End).In(text) : null;
    }

    private static bool IsPlural(string word) => EnglishWords.Lemma(word, WordClasses.Noun) is var lemma && lemma != word && (EnglishWords.Is(lemma, WordClasses.Noun) || EnglishWords.Find(lemma) is null);

    private static bool IsNounToo(string word) => EnglishWords.Find(word) is { } entry ? (entry.All & WordClasses.Noun) != WordClasses.None : EnglishWords.Is(EnglishWords.Lemma(word, WordClasses.Noun), WordClasses.Noun) && !word.EndsWith("ed", StringComparison.Ordinal);
}

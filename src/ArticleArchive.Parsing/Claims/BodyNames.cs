using System.Collections.Frozen;

namespace ArticleArchive.Parsing.Claims;

/// <summary>Names of bodies with small words inside: <c>Office for National Statistics</c>, <c>Department of Health and Human Services</c>.</summary>
internal static class BodyNames
{
    private const int LongestName = 10;

    /// <summary>Nouns that such a name is built on, in small letters.</summary>
    public static readonly FrozenSet<string> Heads = Words.Set(
        "academy administration agency alliance assembly association authority bank board bureau campaign center centers centre chamber church city coalition college commission committee confederation conference congress " +
        "convention council court department directorate embassy federation forum foundation front fund group house institute institutes institution league legion ministry movement museum network office organisation organization " +
        "parliament partnership party republic school secretariat service society state trust tribunal union university " +
        "americans citizens doctors friends mothers parents reporters scientists veterans");

    /// <summary>The first token of the name that ends at a token, without its article, or -1 where no small word stands inside.</summary>
    public static int StartOf(Tokens tokens, int last, int from)
    {
        if (!tokens.IsCapitalised(last))
            return -1;
        var (first, hasJoiner) = (last, false);
        for (var i = last - 1; i >= from && i > last - LongestName && !(i < last && tokens.IsPossessive(i)); i--)
        {
            if (tokens.IsCapitalised(i) && !Grammar.DaysAndMonths.Contains(tokens.Lower(i)))
                first = i;
            else if (Joins(tokens, i, from))
                hasJoiner = true;
            else
                break;
        }

        if (!hasJoiner)
            return -1;
        while (first < last && (tokens.Lower(first) is "the" or "a" or "an" || (first == from && Grammar.Prepositions.Contains(tokens.Lower(first)))))
            first++;
        return first;
    }

    /// <summary>True for a small word inside such a name.</summary>
    public static bool Joins(Tokens tokens, int i, int from)
    {
        if (tokens.IsCapitalised(i) || i <= from)
            return false;
        var lower = tokens.Lower(i);
        if (lower is "of" or "for" or "without" or "against")
        {
            var next = tokens.Is(i + 1, "the") ? i + 2 : i + 1;
            return tokens.IsCapitalised(next) && !Grammar.DaysAndMonths.Contains(tokens.Lower(next)) && tokens.IsCapitalised(i - 1) && HeadBefore(tokens, i, from) && !tokens.IsPossessive(i - 1);
        }

        if (lower == "the")
            return tokens.Lower(i - 1) is "of" or "for" && Joins(tokens, i - 1, from);

        // "Management and Budget" only within "Office of Management and Budget"; "the Bank of England and the Treasury" are two, and so are "the Ministry of Health and Sanofi Group".
        if ((lower != "and" && !tokens.IsMark(i, '&')) || !tokens.IsCapitalised(i + 1) || !tokens.IsCapitalised(i - 1))
            return false;
        for (var k = i + 1; tokens.IsCapitalised(k); k++)
        {
            if (Heads.Contains(tokens.Lower(k)) || Genders.IsFirstName(tokens.Lower(k)))
                return false;
        }

        var before = i - 1;
        while (before > from && tokens.IsCapitalised(before))
            before--;
        return tokens.Lower(before) is "of" or "for" && Joins(tokens, before, from);
    }

    // "Royal Society [for]", "Centers for Disease Control [of]"
    private static bool HeadBefore(Tokens tokens, int joiner, int from)
    {
        for (var i = joiner - 1; i >= from && i > joiner - 4 && tokens.IsCapitalised(i); i--)
        {
            if (Heads.Contains(tokens.Lower(i)))
                return true;
        }

        return false;
    }
}

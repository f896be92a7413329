using System.Collections.Frozen;

namespace ArticleArchive.Parsing.Claims;

/// <summary>Tells a statement from a greeting, a label, a fragment.</summary>
internal static class Statements
{
    // Longer than any sentence that a person wrote to be read: a table or a list run together.
    private const int LongestSentence = 3_000;
    private const int LongestFragment = 24;

    private static readonly FrozenSet<string> Greetings = Words.Set(
        "hello hi hey dear welcome thanks thank goodbye bye greetings congratulations sorry please hallo bonjour merci hola gracias ciao grazie olá obrigado danke");

    private static readonly FrozenSet<string> Verbs = Words.Set(
        "is are was were be been am has have had do does did can could may might must shall should will would isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't can't couldn't won't " +
        "it's he's she's that's there's they're we're you're i'm i've we've they've you've who's what's let's i'd we'd they'd he'd she'd " +
        "said says say went go goes came come comes made make makes took take takes gave give gives got get gets saw see sees knew know knows thought think thinks found find finds told tell tells " +
        "became become becomes left leave leaves felt feel feels put puts brought bring brings began begin begins kept keep keeps held hold holds wrote write writes stood stand stands heard hear hears " +
        "let lets meant mean means set sets met meet meets ran run runs paid pay pays sat sit sits spoke speak speaks lay lie lies led lead leads read grew grow grows lost lose loses fell fall falls sent " +
        "send sends built build builds understood drew draw draws broke break breaks spent spend spends cut cuts rose rise rises drove drive drives bought buy buys wore wear chose choose chooses won win wins " +
        "sold sell sells fought fight fights taught teach caught catch hit hits hurt cost costs shot shut slept stole struck swept swore threw woke want wants need needs like likes live lives work works " +
        "love loves hate hates use uses seem seems help helps show shows play plays move moves believe believes remain remains exist exists happen happens matter matters follow follows stop stops create creates " +
        "open opens close closes walk walks offer offers remember consider appear appears serve serves die dies expect stay stays reach reaches require requires continue continues sank rang sang swam flew drank ate");

    // "How the harbour works", "What we like": headings, where no question mark follows.
    private static readonly FrozenSet<string> Interrogatives = Words.Set("what how why when where which who whom whose");

    private static readonly FrozenSet<string> Subjects = Words.Set("i you he she it we they this that there these those who nobody everybody everyone someone nothing everything");

    /// <returns>True when the tokens state or ask something.</returns>
    /// <param name="tokens">A sentence.</param>
    /// <param name="isEnglish">Fragments are only known in English.</param>
    /// <param name="isEnded">True when the sentence has an end mark.</param>
    public static bool Contain(Tokens tokens, bool isEnglish, bool isEnded)
    {
        if (tokens.Span.Length > LongestSentence)
            return false;
        var words = tokens.CountWords(tokens.Span);
        if (words < 2 || (!isEnded && words < 4))
            return false;
        if (tokens.IsMark(tokens.Count - 1, ':') && words < 13 && !HasCommonVerb(tokens))
            return false;
        if (words <= 6 && Greetings.Contains(tokens.Lower(0)))
            return false;
        if (!isEnglish)
            return true;

        // Without an end mark it may be a heading or a bare item: only a verb beyond doubt makes it a statement.
        return isEnded
            ? HasVerb(tokens) || words > LongestFragment
            : HasCommonVerb(tokens) && !IsLowerCase(tokens, 0) && !Interrogatives.Contains(tokens.Lower(0));
    }

    /// <summary>True when a text is mostly English by its commonest words.</summary>
    public static bool IsEnglish(string reading)
    {
        var (words, common) = (0, 0);
        foreach (var range in reading.AsSpan(0, Math.Min(reading.Length, 8_000)).Split(' '))
        {
            words++;
            if (reading.AsSpan(range) is "the" or "of" or "and" or "to" or "in" or "that" or "is" or "was" or "The")
                common++;
        }

        return common * 12 >= words;
    }

    private static bool IsLowerCase(Tokens tokens, int i) => tokens.IsWord(i) && char.IsLower(tokens.Word(i)[0]);

    private static bool HasCommonVerb(Tokens tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens.IsWord(i) && Verbs.Contains(tokens.Lower(i)))
                return true;
        }

        return false;
    }

    private static bool HasVerb(Tokens tokens)
    {
        // "They sing": any word behind a subject pronoun.
        if (HasCommonVerb(tokens) || (Subjects.Contains(tokens.Lower(0)) && tokens.IsWord(1)))
            return true;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!tokens.IsWord(i))
                continue;
            var word = tokens.Lower(i);
            if (word.Length > 4 && !tokens.IsCapitalised(i) && word.EndsWith("ed", StringComparison.Ordinal))
                return true;

            // "The bridge collapses": a word in -s behind a singular noun may be a verb; one behind a determiner is not.
            if (i > 0 && tokens.Count > 3 && word.Length > 3 && word[^1] == 's' && word[^2] is not ('s' or '\'') && !tokens.IsCapitalised(i) && tokens.IsWord(i - 1)
                && !Grammar.Determiners.Contains(tokens.Lower(i - 1)) && !Grammar.Prepositions.Contains(tokens.Lower(i - 1)) && tokens.Lower(i - 1) is not ("and" or "or"))
                return true;
        }

        return false;
    }
}

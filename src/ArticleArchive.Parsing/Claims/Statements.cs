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

    // Verbs that tell a reader what to do. With an object behind it the first word of a sentence can only be the verb.
    private static readonly FrozenSet<string> Instructions = Words.Set(
        "add adjust apply ask attach avoid bake beat blend boil bring brush build buy call carry change charge check choose chop clean clear click close collect combine compare confirm connect consider continue contact " +
        "cook cool copy cover create cut delete dig dip discard download drain draw drill drink drop dry eat empty enable enter fasten feed fill find fit fix flip fold follow fry get give grate grease grill heat " +
        "hold insert install invite join keep label leave lift light listen loosen lower make mark measure melt mix move note open order paint park pay peel pick place plan plant plug pour prepare press print " +
        "pull push put read record reduce remember remove repeat replace report reset rest return review rinse roll rotate run save scrape scrub seal season select send serve set shake sharpen shut sign slice soak " +
        "sow sprinkle squeeze stand start steam stir stop store sweep switch take tap taste tell test tie tighten toss transfer trim try turn type unplug unscrew use visit wait walk warm wash watch water wear weigh " +
        "whisk wipe work wrap write");

    private static readonly FrozenSet<string> Objects = Words.Set("the a an this that these those his her its their our my your all each every any both another two three four five some it them him me us");

    private static readonly FrozenSet<string> BeforeInstructions = Words.Set("please then now next first finally always never lastly");

    /// <summary>True for a bare imperative: <c>Weigh the hive.</c> It states nothing, whichever its verb, unless it says what must be done.</summary>
    public static bool IsInstruction(Tokens tokens)
    {
        var i = 0;
        while (i < tokens.Count && (!tokens.IsWord(i) || BeforeInstructions.Contains(tokens.Lower(i))))
            i++;
        if (tokens.Lower(i) is "don't" || (tokens.Is(i, "do") && tokens.Is(i + 1, "not")))
            return !tokens.IsMark(tokens.Count - 1, '?');
        if (!Instructions.Contains(tokens.Lower(i)))
            return false;
        for (var word = i + 1; word < tokens.Count; word++)
        {
            if (tokens.Lower(word) is "must" or "should" or "shall" or "ought")
                return false;
        }

        // "Open every day, the mill draws many."
        if (tokens.Is(i, "open") && tokens.Lower(i + 1) is "every" or "each" or "all" or "two" or "three" or "four" or "five" or "this")
            return false;

        // "Plant that one in May.": an object. "Water that the mill uses is clean.": behind "that" a subject begins.
        return Objects.Contains(tokens.Lower(i + 1)) && !(tokens.Is(i + 1, "that") && (Subjects.Contains(tokens.Lower(i + 2)) || Grammar.Determiners.Contains(tokens.Lower(i + 2))))
            || !HasVerb(tokens, i + 1);
    }

    /// <returns>True when the tokens state or ask something.</returns>
    /// <param name="tokens">A sentence.</param>
    /// <param name="isEnglish">Fragments are only known in English.</param>
    /// <param name="isEnded">True when the sentence has an end mark.</param>
    public static bool Contain(Tokens tokens, bool isEnglish, bool isEnded)
    {
        // A table or a list run together has no end mark.
        if (tokens.Span.Length > LongestSentence && !isEnded)
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

    /// <summary>True for a form of one of the commonest verbs, in lower case.</summary>
    public static bool IsVerb(string lower) => Verbs.Contains(lower);

    private static bool IsLowerCase(Tokens tokens, int i) => tokens.IsWord(i) && char.IsLower(tokens.Word(i)[0]);

    private static bool HasCommonVerb(Tokens tokens, int from = 0)
    {
        for (var i = from; i < tokens.Count; i++)
        {
            if (tokens.IsWord(i) && Verbs.Contains(tokens.Lower(i)))
                return true;
        }

        return false;
    }

    private static bool HasVerb(Tokens tokens, int from = 0)
    {
        // "They sing": any word behind a subject pronoun.
        if (HasCommonVerb(tokens, from) || (Subjects.Contains(tokens.Lower(0)) && tokens.IsWord(1)))
            return true;
        for (var i = from; i < tokens.Count; i++)
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

using System.Collections.Frozen;
using ArticleArchive.Parsing.Claims.Lexicon;

namespace ArticleArchive.Parsing.Claims.Comparison;

/// <summary>The forms under which words of two statements are held to be the same.</summary>
internal static class WordForms
{
    // One form for what is written in several ways.
    private static readonly FrozenDictionary<string, string> Aliases = Pairs(
        "us:usa u.s.:usa u.s:usa u.s.a.:usa america:usa american:usa americans:usa uk:britain u.k.:britain u.k:britain british:britain briton:britain britons:britain england:england " +
        "kids:child kid:child cops:police cop:police officer:police pm:premier govt:government gov:government gov't:government prez:president pres:president potus:president sen:senator rep:representative " +
        "covid:covid covid-19:covid coronavirus:covid covid19:covid vaxx:vaccine vax:vaccine jab:vaccine jabs:vaccine vaccinate:vaccine vaccinated:vaccine vaccination:vaccine vaccinations:vaccine " +
        "photo:photograph photos:photograph pic:photograph pics:photograph picture:photograph pictures:photograph image:photograph images:photograph tv:television phone:telephone plane:airplane aeroplane:airplane " +
        "mum:mother mom:mother dad:father auto:car percent:% pct:% vid:video vids:video dems:democrat dem:democrat gop:republican democrats:democrat democratic:democrat republicans:republican " +
        "colour:color labour:labor harbour:harbor defence:defense centre:center programme:program programmes:program tonnes:ton tons:ton died:death dies:death die:death dead:death deaths:death " +
        "sacked:fire fired:fire axed:cut axe:cut slashed:cut slashes:cut slash:cut quits:resign quit:resign bust:arrest nabbed:arrest busted:arrest illegals:immigrant migrants:immigrant migrant:immigrant");

    private static readonly string[] Suffixes = ["isation", "ization", "ation", "ition", "ement", "ment", "ance", "ence", "sion", "tion", "ion", "ure", "al", "ly", "ness", "ity", "ive", "ing", "ed", "e", "y", "i"];

    private static readonly WordMemory<string> s_words = new(lower => WorkOut(lower, isName: false));
    private static readonly WordMemory<string> s_names = new(lower => WorkOut(lower, isName: true));

    /// <summary>The base form of a word; for a name the demonym's place.</summary>
    public static string StemOf(string lower, bool isName) => (isName ? s_names : s_words).Of(lower);

    private static string WorkOut(string lower, bool isName)
    {
        if (lower.EndsWith("'s", StringComparison.Ordinal) && lower.Length > 3)
            lower = lower[..^2];
        if (Aliases.TryGetValue(lower, out var alias))
            return alias;
        if (isName)
            return KnownNames.PlaceOf(lower) is { } place ? place.Split(' ')[^1] : KnownNames.IsPlace(lower) || KnownNames.IsSurname(lower) || KnownNames.IsFirstName(lower) ? lower : Lemmas.Of(lower, WordClasses.Noun);
        if (KnownNames.PlaceOf(lower) is { } country && EnglishWords.Find(lower) is not { Likeliest: WordClasses.Verb })
            return country.Split(' ')[^1];
        // A verb's form is taken for one even where it is a noun of its own ("meeting"): both sides are treated alike.
        var lemma = lower;
        if (lower.EndsWith("ed", StringComparison.Ordinal) || lower.EndsWith("ing", StringComparison.Ordinal) || Lemmas.IrregularOf(lower, WordClasses.Verb) is not null)
            lemma = VerbOf(lower) ?? lower;
        if (lemma == lower)
            lemma = Lemmas.Of(lower, EnglishWords.Is(lower, WordClasses.Noun) || !EnglishWords.Is(lower, WordClasses.Adjective | WordClasses.Adverb) ? WordClasses.Noun : WordClasses.Adjective);
        if (lemma == lower && EnglishWords.Find(lower) is not { Likeliest: WordClasses.Noun } && Lemmas.Of(lower, WordClasses.Verb) is var verb && EnglishWords.Is(verb, WordClasses.Verb))
            lemma = verb;
        if (Aliases.TryGetValue(lemma, out alias))
            return alias;
        return lemma.Length > 5 && lemma.EndsWith("ise", StringComparison.Ordinal) && EnglishWords.Find(lemma[..^3] + "ize") is not null ? lemma[..^3] + "ize" : lemma;
    }

    /// <summary>What the words derived from one another have in common.</summary>
    public static string RootOf(string stem)
    {
        foreach (var suffix in Suffixes)
        {
            if (stem.Length - suffix.Length >= 4 && stem.EndsWith(suffix, StringComparison.Ordinal))
            {
                stem = stem[..^suffix.Length];
                break;
            }
        }

        return stem.Length > 5 && stem[^1] == stem[^2] ? stem[..^1] : stem;
    }

    private static string? VerbOf(string lower)
    {
        if (Lemmas.IrregularOf(lower, WordClasses.Verb) is { } irregular)
            return irregular;
        // "meeting" is in the lexicon as a noun, so the class's own rule would leave it: the ending is tried by hand.
        var stem = lower.EndsWith("ing", StringComparison.Ordinal) ? lower[..^3] : lower.EndsWith("ied", StringComparison.Ordinal) ? lower[..^3] + "y" : lower[..^2];
        if (stem.Length < 2)
            return null;
        if (stem.Length > 3 && stem[^1] == stem[^2] && EnglishWords.Is(stem.AsSpan(0, stem.Length - 1), WordClasses.Verb))
            return stem[..^1];
        return EnglishWords.Is(stem, WordClasses.Verb) ? stem : EnglishWords.Is(stem + "e", WordClasses.Verb) ? stem + "e" : null;
    }

    private static FrozenDictionary<string, string> Pairs(string table) =>
        table.Split(' ').Select(pair => pair.Split(':')).ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
}

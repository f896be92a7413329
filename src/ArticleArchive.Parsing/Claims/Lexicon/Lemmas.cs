namespace ArticleArchive.Parsing.Claims.Lexicon;

/// <summary>Base forms: the irregular ones from a list, the regular ones by their endings, checked against the lexicon (after WordNet's <c>morphy</c>).</summary>
internal static class Lemmas
{
    // "form TAB class TAB lemma"; a form may stand there once a class.
    private static readonly Lazy<Dictionary<(string Form, char Class), string>> s_forms = new(ReadForms);

    private static readonly (string Ending, string[] Bases)[] VerbEndings =
    [
        ("ies", ["y"]), ("es", ["e", ""]), ("s", [""]), ("ied", ["y"]), ("ed", ["e", ""]), ("ying", ["ie", "y"]), ("ing", ["e", ""]),
    ];

    private static readonly (string Ending, string[] Bases)[] NounEndings =
    [
        ("ies", ["y", "ie"]), ("ses", ["s", "se"]), ("xes", ["x"]), ("zes", ["ze", "z"]), ("ches", ["ch", "che"]), ("shes", ["sh"]), ("oes", ["o", "oe"]), ("men", ["man"]), ("s", [""]),
    ];

    private static readonly (string Ending, string[] Bases)[] AdjectiveEndings =
    [
        ("ier", ["y"]), ("iest", ["y"]), ("er", ["", "e"]), ("est", ["", "e"]),
    ];

    private static readonly (string Ending, WordClasses Class)[] ClassEndings =
    [
        ("ly", WordClasses.Adverb),
        ("tion", WordClasses.Noun), ("sion", WordClasses.Noun), ("ment", WordClasses.Noun), ("ness", WordClasses.Noun), ("ity", WordClasses.Noun), ("ship", WordClasses.Noun),
        ("ism", WordClasses.Noun), ("ist", WordClasses.Noun), ("ance", WordClasses.Noun), ("ence", WordClasses.Noun), ("hood", WordClasses.Noun),
        ("ous", WordClasses.Adjective), ("ful", WordClasses.Adjective), ("ive", WordClasses.Adjective), ("able", WordClasses.Adjective), ("ible", WordClasses.Adjective),
        ("ical", WordClasses.Adjective), ("less", WordClasses.Adjective), ("ish", WordClasses.Adjective), ("ic", WordClasses.Adjective),
        ("ize", WordClasses.Verb), ("ise", WordClasses.Verb), ("ify", WordClasses.Verb), ("ing", WordClasses.Verb), ("ed", WordClasses.Verb),
    ];

    private static readonly WordMemory<string> s_verbs = new(lower => IrregularOf(lower, WordClasses.Verb) ?? Strip(lower, VerbEndings, WordClasses.Verb));
    private static readonly WordMemory<string> s_nouns = new(lower => IrregularOf(lower, WordClasses.Noun) ?? Strip(lower, NounEndings, WordClasses.Noun));
    private static readonly WordMemory<string> s_adjectives = new(lower => IrregularOf(lower, WordClasses.Adjective) ?? Strip(lower, AdjectiveEndings, WordClasses.Adjective));

    /// <summary>The base form in a class; the word itself when no rule applies.</summary>
    public static string Of(string lower, WordClasses wordClass)
    {
        if (lower.EndsWith("'s", StringComparison.Ordinal) && lower.Length > 3)
            lower = lower[..^2];
        return wordClass switch
        {
            WordClasses.Verb => s_verbs.Of(lower),
            WordClasses.Noun => s_nouns.Of(lower),
            WordClasses.Adjective => s_adjectives.Of(lower),
            _ => lower,
        };
    }

    public static string? IrregularOf(string lower, WordClasses wordClass)
    {
        var letter = wordClass switch
        {
            WordClasses.Verb => 'v',
            WordClasses.Noun => 'n',
            WordClasses.Adjective => 'a',
            _ => ' ',
        };
        return s_forms.Value.GetValueOrDefault((lower, letter));
    }

    public static WordClasses ClassByEnding(string lower)
    {
        foreach (var (ending, wordClass) in ClassEndings)
        {
            if (lower.Length > ending.Length + 2 && lower.EndsWith(ending, StringComparison.Ordinal))
                return wordClass;
        }

        return WordClasses.Noun;
    }

    private static string Strip(string word, (string Ending, string[] Bases)[] endings, WordClasses wordClass)
    {
        // "lens", "bus", "news", "meeting": a base form of this class is not cut, unless it looks like a plural of another one.
        if (EnglishWords.Is(word, wordClass))
            return word;
        string? guess = null;
        foreach (var (ending, bases) in endings)
        {
            if (word.Length < ending.Length + 2 || !word.EndsWith(ending, StringComparison.Ordinal) || (ending == "s" && word[^2] is 's' or 'u' or 'i'))
                continue;
            var stem = word[..^ending.Length];
            if (bases is ["e", ..] or ["", ..] && Undoubled(stem) is { } single && EnglishWords.Is(single, wordClass) && !EnglishWords.Is(stem, wordClass))
                return single;
            foreach (var rest in bases)
            {
                if (EnglishWords.Is(stem + rest, wordClass))
                    return stem + rest;
            }

            // Not in the lexicon: the plural of a new word is as regular as one can be; a comparative is not guessed.
            if (wordClass != WordClasses.Adjective && stem.Length > 2)
                guess ??= Guess(stem, ending, bases);
        }

        return guess ?? word;
    }

    private static string Guess(string stem, string ending, string[] bases) => ending switch
    {
        "ed" or "ing" => Undoubled(stem) is { } single && single[^1] is not ('l' or 's' or 'z') ? single : stem,
        "es" when stem[^1] is not ('s' or 'x' or 'z' or 'h' or 'o') => stem + "e",
        "es" => stem,
        "ses" or "zes" => stem + ending[..1] + "e",
        _ => stem + bases[0],
    };

    // "stopp" of "stopped"
    private static string? Undoubled(string stem) =>
        stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('a' or 'e' or 'i' or 'o' or 'u') ? stem[..^1] : null;

    private static Dictionary<(string Form, char Class), string> ReadForms()
    {
        using var stream = typeof(Lemmas).Assembly.GetManifestResourceStream("lexicon-forms.txt")
            ?? throw new InvalidDataException("The assembly holds no word list called lexicon-forms.txt.");
        using var reader = new StreamReader(stream);
        var forms = new Dictionary<(string, char), string>();
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split('\t');
            forms.TryAdd((fields[0], fields[1][0]), fields[2]);
        }

        return forms;
    }
}

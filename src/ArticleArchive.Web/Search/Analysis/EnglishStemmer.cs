using System.Buffers;

namespace ArticleArchive.Web.Search.Analysis;

/// <summary>
/// Porter's second English stemmer ("Porter2", M. Porter and R. Boulton, https://snowballstem.org/algorithms/english/stemmer.html),
/// on words without apostrophes, which the index takes apart.
/// </summary>
internal sealed class EnglishStemmer : Stemmer
{
    private static readonly SearchValues<char> s_vowels = SearchValues.Create("aeiouy");

    private static readonly Dictionary<string, string> s_exceptions = new(StringComparer.Ordinal)
    {
        ["skis"] = "ski",
        ["skies"] = "sky",
        ["idly"] = "idl",
        ["gently"] = "gentl",
        ["ugly"] = "ugli",
        ["early"] = "earli",
        ["only"] = "onli",
        ["singly"] = "singl",
        ["sky"] = "sky",
        ["news"] = "news",
        ["howe"] = "howe",
        ["atlas"] = "atlas",
        ["cosmos"] = "cosmos",
        ["bias"] = "bias",
        ["andes"] = "andes",
    };

    private static readonly HashSet<string> s_afterPlural = new(StringComparer.Ordinal) { "inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed" };

    // The longest that fits is taken, so they stand by length; what follows the arrow takes its place.
    private static readonly (string Suffix, string By)[] s_step2 =
    [
        ("ational", "ate"), ("fulness", "ful"), ("iveness", "ive"), ("ization", "ize"), ("ousness", "ous"), ("biliti", "ble"), ("lessli", "less"), ("tional", "tion"), ("alism", "al"), ("aliti", "al"),
        ("ation", "ate"), ("entli", "ent"), ("fulli", "ful"), ("iviti", "ive"), ("ousli", "ous"), ("ogist", "og"), ("abli", "able"), ("alli", "al"), ("anci", "ance"), ("ator", "ate"), ("enci", "ence"), ("izer", "ize"),
        ("bli", "ble"), ("ogi", "og"), ("li", ""),
    ];

    private static readonly (string Suffix, string By)[] s_step3 =
        [("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("ative", ""), ("icate", "ic"), ("iciti", "ic"), ("ical", "ic"), ("ness", ""), ("ful", "")];

    private static readonly string[] s_step4 =
        ["ement", "able", "ance", "ence", "ible", "ment", "ant", "ate", "ent", "ion", "ism", "iti", "ive", "ize", "ous", "al", "er", "ic"];

    // Plurals that no ending explains, and three verbs whose stem shares a single letter with some of their forms.
    private static readonly IrregularForms s_irregular = new(
        "man men, woman women, child children, foot feet, tooth teeth, goose geese, mouse mice, ox oxen, louse lice, die dies died dying, lie lies lied lying, tie ties tied tying, " +
        "crisis crises, analysis analyses, basis bases, thesis theses, hypothesis hypotheses, diagnosis diagnoses, oasis oases, axis axes, emphasis emphases, synthesis syntheses, parenthesis parentheses, " +
        "criterion criteria, phenomenon phenomena, bacterium bacteria, datum data, memorandum memoranda, referendum referenda, stratum strata, curriculum curricula, " +
        "index indices, appendix appendices, matrix matrices, vertex vertices, stimulus stimuli, nucleus nuclei, fungus fungi, alumnus alumni, " +
        "knife knives, life lives, wife wives, leaf leaves, thief thieves, shelf shelves, half halves, wolf wolves, loaf loaves, calf calves");

    public override int MostChanged => 1;

    public override IReadOnlyList<string> Irregular(string word) => s_irregular.Of(word);

    protected override int Stem(Span<char> word)
    {
        if (word.Length <= 2)
            return word.Length;
        if (s_exceptions.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var exception))
        {
            exception.CopyTo(word);
            return exception.Length;
        }

        MarkConsonants(word);
        var (r1, r2) = Regions(word);
        var length = Plural(word);
        if (s_afterPlural.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word[..length]))
            return length;
        length = Past(word, length, r1);
        if (length > 2 && word[length - 1] is 'y' or 'Y' && !IsVowel(word[length - 2]))
            word[length - 1] = 'i';
        length = Replace(word, length, r1, s_step2);
        length = Derived(word, length, r1, r2);
        length = Cut(word, length, r2);
        length = Final(word, length, r1, r2);
        word[..length].Replace('Y', 'y');
        return length;
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    // A y that sounds as a consonant is written Y until the end.
    private static void MarkConsonants(Span<char> word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (word[i] == 'y' && (i == 0 || IsVowel(word[i - 1])))
                word[i] = 'Y';
        }
    }

    private static (int R1, int R2) Regions(ReadOnlySpan<char> word)
    {
        var r1 = 0;
        foreach (var start in (ReadOnlySpan<string>)["gener", "commun", "arsen", "past", "univers", "later", "emerg", "organ"])
        {
            if (word.StartsWith(start, StringComparison.Ordinal))
                r1 = start.Length;
        }

        r1 = r1 > 0 ? r1 : After(word, 0);
        return (r1, After(word, r1));
    }

    // After the first consonant that follows a vowel.
    private static int After(ReadOnlySpan<char> word, int from)
    {
        for (var i = from + 1; i < word.Length; i++)
        {
            if (!IsVowel(word[i]) && IsVowel(word[i - 1]))
                return i + 1;
        }

        return word.Length;
    }

    private static int Plural(Span<char> word)
    {
        var length = word.Length;
        if (word.EndsWith("sses"))
            return length - 2;
        if (word.EndsWith("ied") || word.EndsWith("ies"))
            return length > 4 ? length - 2 : length - 1;
        if (word[^1] != 's' || word.EndsWith("us") || word.EndsWith("ss"))
            return length;
        return HasVowel(word[..(length - 2)]) ? length - 1 : length;
    }

    private static int Past(Span<char> word, int length, int r1)
    {
        var all = word[..length];
        var eed = all.EndsWith("eedly") ? 5 : all.EndsWith("eed") ? 3 : 0;
        if (eed > 0)
            return length - eed >= r1 ? length - eed + 2 : length;
        var ending = all.EndsWith("ingly") ? 5 : all.EndsWith("edly") ? 4 : all.EndsWith("ing") ? 3 : all.EndsWith("ed") ? 2 : 0;
        if (ending == 0 || !HasVowel(all[..(length - ending)]))
            return length;
        length -= ending;
        var stem = word[..length];
        if (stem.EndsWith("at") || stem.EndsWith("bl") || stem.EndsWith("iz"))
        {
            word[length] = 'e';
            return length + 1;
        }

        if (length >= 2 && stem[^1] == stem[^2] && stem[^1] is 'b' or 'd' or 'f' or 'g' or 'm' or 'n' or 'p' or 'r' or 't')
            return length == 3 && stem[0] is 'a' or 'e' or 'o' ? length : length - 1;
        if (r1 >= length && EndsShort(stem))
        {
            word[length] = 'e';
            return length + 1;
        }

        return length;
    }

    private static int Replace(Span<char> word, int length, int r1, (string Suffix, string By)[] rules)
    {
        foreach (var (suffix, by) in rules)
        {
            var start = length - suffix.Length;
            if (start < 0 || !word[..length].EndsWith(suffix))
                continue;
            var isAllowed = start >= r1 && suffix switch
            {
                "ogi" => start > 0 && word[start - 1] == 'l',
                "li" => start > 0 && word[start - 1] is 'c' or 'd' or 'e' or 'g' or 'h' or 'k' or 'm' or 'n' or 'r' or 't',
                _ => true,
            };
            if (!isAllowed)
                return length;
            by.CopyTo(word[start..]);
            return start + by.Length;
        }

        return length;
    }

    private static int Derived(Span<char> word, int length, int r1, int r2)
    {
        if (word[..length].EndsWith("ative") && length - 5 < r2)
            return length;
        return Replace(word, length, r1, s_step3);
    }

    private static int Cut(Span<char> word, int length, int r2)
    {
        foreach (var suffix in s_step4)
        {
            var start = length - suffix.Length;
            if (start < 0 || !word[..length].EndsWith(suffix))
                continue;
            return start >= r2 && (suffix != "ion" || (start > 0 && word[start - 1] is 's' or 't')) ? start : length;
        }

        return length;
    }

    private static int Final(Span<char> word, int length, int r1, int r2)
    {
        if (length == 0)
            return length;
        var last = length - 1;
        if (word[last] == 'e')
            return last >= r2 || (last >= r1 && !EndsShort(word[..last])) ? last : length;
        return word[last] == 'l' && last >= r2 && last > 0 && word[last - 1] == 'l' ? last : length;
    }

    private static bool HasVowel(ReadOnlySpan<char> part) => part.ContainsAny(s_vowels);

    private static bool EndsShort(ReadOnlySpan<char> stem) => stem switch
    {
        { Length: >= 3 } => (!IsVowel(stem[^1]) && stem[^1] is not ('w' or 'x' or 'Y') && IsVowel(stem[^2]) && !IsVowel(stem[^3])) || stem.SequenceEqual("past"),
        { Length: 2 } => IsVowel(stem[0]) && !IsVowel(stem[1]),
        _ => false,
    };
}

namespace ArticleArchive.Web.Search.Analysis;

/// <summary>
/// Snowball's German stemmer (https://snowballstem.org/algorithms/german/stemmer.html). Its vowels with an umlaut are treated as those
/// without, and it writes ß as ss: on folded words it gives the same stems.
/// </summary>
internal sealed class GermanStemmer : Stemmer
{
    private const string Vowels = "aeiouy";

    private static readonly string[] s_step1 = Suffixes.LongestFirst("em ern er e en es s");
    private static readonly string[] s_step2 = Suffixes.LongestFirst("en er est st");
    private static readonly string[] s_step3 = Suffixes.LongestFirst("end ung ig ik isch lich heit keit");

    public override int MostChanged => 0;

    protected override int Stem(Span<char> word)
    {
        // Between vowels they sound as consonants.
        for (var i = 1; i < word.Length - 1; i++)
        {
            if (word[i] is 'u' or 'y' && Vowels.Contains(word[i - 1]) && Vowels.Contains(word[i + 1]))
                word[i] = char.ToUpperInvariant(word[i]);
        }

        var (r1, r2) = Suffixes.Regions(word, Vowels, leastBefore: 3);
        var length = Inflection(word, word.Length, r1);
        length = Comparison(word, length, r1);
        length = Derivation(word, length, r1, r2);
        foreach (ref var letter in word[..length])
            letter = char.ToLowerInvariant(letter);
        return length;
    }

    private static int Inflection(Span<char> word, int length, int r1)
    {
        if (Suffixes.Longest(word[..length], s_step1) is not { } suffix || length - suffix.Length < r1)
            return length;
        var left = length - suffix.Length;
        if (suffix == "s")
            return left > 0 && "bdfghklmnrt".Contains(word[left - 1]) ? left : length;
        return suffix is "e" or "en" or "es" && word[..left].EndsWith("niss") ? left - 1 : left;
    }

    private static int Comparison(Span<char> word, int length, int r1)
    {
        if (Suffixes.Longest(word[..length], s_step2) is not { } suffix || length - suffix.Length < r1)
            return length;
        var left = length - suffix.Length;
        return suffix != "st" || (left > 3 && "bdfghklmnt".Contains(word[left - 1])) ? left : length;
    }

    private static int Derivation(Span<char> word, int length, int r1, int r2)
    {
        if (Suffixes.Longest(word[..length], s_step3) is not { } suffix || length - suffix.Length < r2)
            return length;
        var left = length - suffix.Length;
        var stem = word[..left];
        switch (suffix)
        {
            case "end" or "ung":
                return stem.EndsWith("ig") && left - 2 >= r2 && !(left > 2 && word[left - 3] == 'e') ? left - 2 : left;
            case "ig" or "ik" or "isch":
                return stem.EndsWith("e") ? length : left;
            case "lich" or "heit":
                return (stem.EndsWith("er") || stem.EndsWith("en")) && left - 2 >= r1 ? left - 2 : left;
            default:
                var before = stem.EndsWith("lich") ? 4 : stem.EndsWith("ig") ? 2 : 0;
                return left - before >= r2 ? left - before : left;
        }
    }
}

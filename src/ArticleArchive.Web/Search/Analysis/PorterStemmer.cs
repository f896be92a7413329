using System.Text;

namespace ArticleArchive.Web.Search.Analysis;

/// <summary>
/// M. F. Porter's stemmer (1980) in the variant of SQLite's FTS5: on UTF-8 bytes, words of 3 to 64 bytes, with the rules
/// "bli" and "logi" of his later revision. It has to give the index's own stems, right or wrong, so a test compares both.
/// </summary>
internal static class PorterStemmer
{
    private const int MinBytes = 3;
    private const int MaxBytes = 64;

    private static readonly Rule[][] s_step2 = Rules(
        "ational>ate tional>tion enci>ence anci>ance izer>ize logi>log bli>ble alli>al entli>ent eli>e ousli>ous " +
        "ization>ize ation>ate ator>ate alism>al iveness>ive fulness>ful ousness>ous aliti>al iviti>ive biliti>ble");

    private static readonly Rule[][] s_step3 = Rules("ical>ic ness> icate>ic iciti>ic ful> ative> alize>al");

    private static readonly Rule[][] s_step4 = Rules(
        "al> ance> ence> er> ic> able> ible> ant> ement> ment> ent> ion> ou> ism> ate> iti> ous> ive> ize>");

    private readonly record struct Rule(byte[] Suffix, byte[] Output);

    /// <summary>Stems a folded word in place.</summary>
    /// <returns>The stem's length; never more than the word's.</returns>
    public static int Stem(Span<byte> word)
    {
        var length = word.Length;
        if (length is < MinBytes or > MaxBytes)
            return length;

        length = WithoutPlural(word, length);
        length = WithoutPastOrGerund(word, length);
        if (word[length - 1] == 'y' && HasVowel(word[..(length - 1)]))
            word[length - 1] = (byte)'i';
        length = Apply(s_step2, word, length, minMeasure: 1);
        length = Apply(s_step3, word, length, minMeasure: 1);
        length = Apply(s_step4, word, length, minMeasure: 2);

        if (word[length - 1] == 'e')
        {
            var stem = word[..(length - 1)];
            var measure = Measure(stem);
            if (measure > 1 || (measure == 1 && !EndsConsonantVowelConsonant(stem)))
                length--;
        }

        if (length > 1 && word[length - 1] == 'l' && word[length - 2] == 'l' && Measure(word[..(length - 1)]) > 1)
            length--;
        return length;
    }

    private static int WithoutPlural(Span<byte> word, int length)
    {
        if (word[length - 1] != 's')
            return length;
        if (word[length - 2] != 'e')
            return word[length - 2] == 's' ? length : length - 1;
        var isSses = length > 4 && word[length - 4] == 's' && word[length - 3] == 's';
        var isIes = length > 3 && word[length - 3] == 'i';
        return isSses || isIes ? length - 2 : length - 1;
    }

    private static int WithoutPastOrGerund(Span<byte> word, int length)
    {
        if (length > 3 && word[..length].EndsWith("eed"u8))
            return Measure(word[..(length - 3)]) > 0 ? length - 1 : length;
        var cut = length > 2 && word[..length].EndsWith("ed"u8) ? 2 : length > 3 && word[..length].EndsWith("ing"u8) ? 3 : 0;
        if (cut == 0 || !HasVowel(word[..(length - cut)]))
            return length;

        length -= cut;
        var stem = word[..length];
        if (length > 2 && (stem.EndsWith("at"u8) || stem.EndsWith("bl"u8) || stem.EndsWith("iz"u8)))
        {
            word[length] = (byte)'e';
            return length + 1;
        }

        var last = stem[^1];
        if (length > 1 && !IsVowel(last, afterConsonant: false) && last is not ((byte)'l' or (byte)'s' or (byte)'z') && last == stem[^2])
            return length - 1;
        if (Measure(stem) == 1 && EndsConsonantVowelConsonant(stem))
        {
            word[length] = (byte)'e';
            return length + 1;
        }

        return length;
    }

    // The first rule whose suffix fits decides, whether or not its condition holds.
    private static int Apply(Rule[][] rules, Span<byte> word, int length, int minMeasure)
    {
        if (length < 2)
            return length;
        var letter = word[length - 2] - 'a';
        if (letter is < 0 or >= 26)
            return length;
        foreach (var (suffix, output) in rules[letter])
        {
            if (length <= suffix.Length || !word[..length].EndsWith(suffix))
                continue;
            var stem = word[..(length - suffix.Length)];
            if (suffix.AsSpan().SequenceEqual("ion"u8) && stem[^1] is not ((byte)'s' or (byte)'t'))
                return length;
            if (Measure(stem) < minMeasure)
                return length;
            output.CopyTo(word[stem.Length..]);
            return stem.Length + output.Length;
        }

        return length;
    }

    // Porter's m: how often a run of vowels is followed by a consonant.
    private static int Measure(ReadOnlySpan<byte> stem)
    {
        var measure = 0;
        var consonant = false;
        var vowelSeen = false;
        foreach (var letter in stem)
        {
            consonant = !IsVowel(letter, consonant);
            if (consonant && vowelSeen)
                measure++;
            vowelSeen = !consonant;
        }

        return measure;
    }

    private static bool HasVowel(ReadOnlySpan<byte> stem)
    {
        for (var i = 0; i < stem.Length; i++)
        {
            if (IsVowel(stem[i], afterConsonant: i > 0))
                return true;
        }

        return false;
    }

    private static bool EndsConsonantVowelConsonant(ReadOnlySpan<byte> stem)
    {
        if (stem[^1] is (byte)'w' or (byte)'x' or (byte)'y')
            return false;
        var pattern = 0;
        var consonant = false;
        foreach (var letter in stem)
        {
            consonant = !IsVowel(letter, consonant);
            pattern = ((pattern << 1) | (consonant ? 1 : 0)) & 0b111;
        }

        return pattern == 0b101;
    }

    private static bool IsVowel(byte letter, bool afterConsonant) =>
        letter is (byte)'a' or (byte)'e' or (byte)'i' or (byte)'o' or (byte)'u' || (afterConsonant && letter == 'y');

    // Rules stand under the letter before the suffix's last, so that a word looks at two or three of them.
    private static Rule[][] Rules(string table)
    {
        var rules = table.Split(' ').Select(rule => rule.Split('>'))
            .Select(rule => new Rule(Encoding.ASCII.GetBytes(rule[0]), Encoding.ASCII.GetBytes(rule[1])))
            .ToLookup(rule => rule.Suffix[^2] - 'a');
        return [.. Enumerable.Range(0, 26).Select(letter => rules[letter].ToArray())];
    }
}

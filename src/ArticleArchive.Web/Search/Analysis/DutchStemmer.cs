namespace ArticleArchive.Web.Search.Analysis;

/// <summary>M. Porter's Dutch stemmer (https://snowballstem.org/algorithms/dutch_porter/stemmer.html), which takes off accents itself.</summary>
internal sealed class DutchStemmer : Stemmer
{
    private const string Vowels = "aeiouy";

    public override int MostChanged => 2;

    protected override int Stem(Span<char> word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            var isAfterVowel = i > 0 && Vowels.Contains(word[i - 1]);
            if ((word[i] == 'y' && (i == 0 || isAfterVowel)) || (word[i] == 'i' && isAfterVowel && i + 1 < word.Length && Vowels.Contains(word[i + 1])))
                word[i] = char.ToUpperInvariant(word[i]);
        }

        var (r1, r2) = Suffixes.Regions(word, Vowels, leastBefore: 3);
        var length = Plural(word, word.Length, r1);
        length = FinalE(word, length, r1, out var hadE);
        if (Ends(word, length, "heid", r2) && word[length - 5] != 'c')
            length = En(word, length - 4, r1);
        length = Derivation(word, length, r1, r2, hadE);
        if (length >= 4 && word[length - 2] == word[length - 3] && word[length - 2] is 'a' or 'e' or 'o' or 'u' && !Vowels.Contains(word[length - 4]) && !Vowels.Contains(word[length - 1]) && word[length - 1] != 'I')
        {
            word[length - 2] = word[length - 1];
            length--;
        }

        foreach (ref var letter in word[..length])
            letter = char.ToLowerInvariant(letter);
        return length;
    }

    private static int Plural(Span<char> word, int length, int r1)
    {
        if (word[..length].EndsWith("heden"))
        {
            if (length - 5 < r1)
                return length;
            "id".CopyTo(word[(length - 3)..]);
            return length - 1;
        }

        if (word[..length].EndsWith("ene") || word[..length].EndsWith("en"))
            return En(word, length, r1);
        var ending = word[..length].EndsWith("se") ? 2 : word[..length].EndsWith("s") ? 1 : 0;
        var left = length - ending;
        return ending > 0 && left >= r1 && left > 0 && !Vowels.Contains(word[left - 1]) && word[left - 1] != 'j' ? left : length;
    }

    private static int En(Span<char> word, int length, int r1)
    {
        var left = length - (word[..length].EndsWith("ene") ? 3 : word[..length].EndsWith("en") ? 2 : 0);
        if (left == length || left < r1 || left == 0 || Vowels.Contains(word[left - 1]) || word[..left].EndsWith("gem"))
            return length;
        return Undouble(word, left);
    }

    private static int FinalE(Span<char> word, int length, int r1, out bool isCut)
    {
        isCut = length > 1 && length - 1 >= r1 && word[length - 1] == 'e' && !Vowels.Contains(word[length - 2]);
        return isCut ? Undouble(word, length - 1) : length;
    }

    private static int Derivation(Span<char> word, int length, int r1, int r2, bool hadE)
    {
        if (Ends(word, length, "ing", r2) || Ends(word, length, "end", r2))
        {
            var left = length - 3;
            return Ends(word, left, "ig", r2) && word[left - 3] != 'e' ? left - 2 : Undouble(word, left);
        }

        if (Ends(word, length, "lijk", r2))
            return FinalE(word, length - 4, r1, out _);
        if (Ends(word, length, "baar", r2))
            return length - 4;
        if (Ends(word, length, "bar", r2))
            return hadE ? length - 3 : length;
        return Ends(word, length, "ig", r2) && word[length - 3] != 'e' ? length - 2 : length;
    }

    // R2 never begins at a word's start, so a letter comes before.
    private static bool Ends(ReadOnlySpan<char> word, int length, string suffix, int region) => length - suffix.Length >= region && word[..length].EndsWith(suffix);

    private static int Undouble(ReadOnlySpan<char> word, int length) =>
        length > 1 && word[length - 1] == word[length - 2] && word[length - 1] is 'k' or 'd' or 't' ? length - 1 : length;
}

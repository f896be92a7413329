namespace ArticleArchive.Parsing.Models;

/// <summary>Hashes of words for <see cref="FeatureVector.AddHashed"/>: the same on every machine and in every version.</summary>
internal static class FeatureHash
{
    // The first letters are enough to know a word by.
    private const int MostLetters = 24;

    /// <summary>A word without regard to case and digits ("2019" and "2024" are the same word).</summary>
    /// <param name="role">What the word is in its line, so that "first word: share" is another feature than "last word: share".</param>
    /// <param name="word">The word.</param>
    public static uint OfWord(uint role, ReadOnlySpan<char> word)
    {
        var left = MostLetters;
        return Mix(Continue(Begin(role), word, ref left));
    }

    /// <summary>The hash of words written together, without writing them together.</summary>
    public static uint OfWord(uint role, ReadOnlySpan<char> first, ReadOnlySpan<char> second, ReadOnlySpan<char> third = default)
    {
        var left = MostLetters;
        var hash = Continue(Begin(role), first, ref left);
        hash = Continue(hash, second, ref left);
        return Mix(Continue(hash, third, ref left));
    }

    /// <summary>Two features as one, such as a pair of neighbouring words.</summary>
    public static uint OfPair(uint role, uint first, uint second) => Mix(unchecked((((first * 31) ^ second) * 16777619) + role));

    // FNV-1a.
    private static uint Begin(uint role) => unchecked((2166136261 ^ role) * 16777619);

    private static uint Continue(uint hash, ReadOnlySpan<char> word, ref int left)
    {
        if (word.Length > left)
            word = word[..left];
        left -= word.Length;
        foreach (var c in word)
            hash = unchecked((hash ^ Fold(c)) * 16777619);
        return hash;
    }

    private static uint Fold(char c)
    {
        if (c < 128)
            return char.IsAsciiLetterUpper(c) ? c | 0x20u : char.IsAsciiDigit(c) ? '0' : c;
        return char.IsDigit(c) ? '0' : char.ToLowerInvariant(c);
    }

    // Spreads the bits, since a bucket is taken from the upper ones (the finaliser of MurmurHash3).
    private static uint Mix(uint hash)
    {
        unchecked
        {
            hash = (hash ^ (hash >> 16)) * 0x85ebca6b;
            hash = (hash ^ (hash >> 13)) * 0xc2b2ae35;
            return hash ^ (hash >> 16);
        }
    }
}

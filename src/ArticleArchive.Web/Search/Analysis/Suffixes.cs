namespace ArticleArchive.Web.Search.Analysis;

/// <summary>What the stemmers of Snowball share: regions of a word, and the longest ending of a list.</summary>
internal static class Suffixes
{
    /// <summary>Where R1 and R2 begin: each after the first consonant that follows a vowel, R2 inside R1 (https://snowballstem.org/texts/r1r2.html).</summary>
    /// <param name="vowels">The vowels of the language, folded.</param>
    /// <param name="leastBefore">R1 begins after so many letters at least.</param>
    public static (int R1, int R2) Regions(ReadOnlySpan<char> word, string vowels, int leastBefore)
    {
        var r1 = After(word, 0, vowels);
        var r2 = After(word, r1, vowels);
        return (Math.Max(r1, Math.Min(leastBefore, word.Length)), r2);
    }

    /// <summary>The longest of the endings that a word has, or null.</summary>
    /// <param name="longestFirst">By <see cref="LongestFirst"/>.</param>
    public static string? Longest(ReadOnlySpan<char> word, string[] longestFirst)
    {
        foreach (var suffix in longestFirst)
        {
            if (word.EndsWith(suffix))
                return suffix;
        }

        return null;
    }

    /// <summary>Endings, separated by blanks, the longest first.</summary>
    public static string[] LongestFirst(string endings) => [.. endings.Split(' ').OrderByDescending(ending => ending.Length)];

    private static int After(ReadOnlySpan<char> word, int from, string vowels)
    {
        for (var i = from + 1; i < word.Length; i++)
        {
            if (!vowels.Contains(word[i]) && vowels.Contains(word[i - 1]))
                return i + 1;
        }

        return word.Length;
    }
}

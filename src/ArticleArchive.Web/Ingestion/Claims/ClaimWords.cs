using ArticleArchive.Parsing.Claims.Comparison;
using ArticleArchive.Web.Ingestion.Duplicates;

namespace ArticleArchive.Web.Ingestion.Claims;

/// <summary>By what a claim is known again, and where it stands in the index of claims.</summary>
internal static class ClaimWords
{
    /// <summary>Shorter ones ("He denied it.") say nothing without their article.</summary>
    public const int LeastWords = 5;

    // Two claims that share half of their runs of three words have one of the six least in common in 98 of 100 cases, one fifth in 74;
    // bands of four of MinHash's numbers find 64 and 3 of 100 with sixteen places a claim. See docs/decisions/0011.
    private const int MostRuns = 6;

    // Names and figures of a list ("Austria, Belgium, Bulgaria, ...") would fill the index.
    private const int MostNames = 8;

    /// <summary>Equal for the same words; 0 where there are none.</summary>
    public static long HashOf(ReadOnlySpan<char> text) => HashOf(TextWords.Of(text));

    /// <summary>The same for the words of a verdict's claim; null for too few of them ("He denied it."): said elsewhere they are about something else.</summary>
    public static long? OfVerdict(string text)
    {
        var words = TextWords.Of(text);
        return words.Count < LeastWords ? null : HashOf(words);
    }

    /// <summary>Whether there are enough words to mean the same wherever they stand.</summary>
    public static bool SpeakForThemselves(string text) => TextWords.Of(text).Count >= LeastWords;

    // What somebody denied has the words of what another asserts and says the contrary: it is another wording.
    private const long Denial = 0x5D3A_91C4_07E2_6B8F;

    /// <summary>What <see cref="HashOf(ReadOnlySpan{char})"/> gives for a claim whose words are asserted, for the same words denied, and the other way round.</summary>
    public static long Denied(long words) => words ^ Denial;

    /// <summary>Whether a claim was stored as the content of a denial.</summary>
    public static bool IsDenial(string text, long words) => words == Denied(HashOf(text));

    /// <inheritdoc cref="HashOf(ReadOnlySpan{char})"/>
    public static long HashOf(List<uint> words)
    {
        if (words.Count == 0)
            return 0;
        var hash = 0xCBF29CE484222325UL;
        foreach (var word in words)
        {
            hash = (hash ^ word) * 0x100000001B3;
            hash ^= hash >> 29;
        }

        return (long)hash;
    }

    /// <summary>A claim's places: the least of its runs of words, of which similar claims share some, and its names with its figures.</summary>
    public static int[] KeysOf(ClaimProfile profile)
    {
        var runs = profile.ShingleHashes.Select(Mix).Order().Take(MostRuns);
        var names = profile.Keys().Select(Hash).Distinct().Take(MostNames);
        return [.. runs.Concat(names).Distinct().Select(key => (int)key)];
    }

    // The least of mixed hashes are a fair sample: the same for the same run wherever it stands.
    private static uint Mix(uint hash)
    {
        hash ^= hash >> 16;
        hash *= 0x85EBCA6B;
        hash ^= hash >> 13;
        hash *= 0xC2B2AE35;
        return hash ^ (hash >> 16);
    }

    private static uint Hash(string key)
    {
        var hash = 2166136261u;
        foreach (var character in key)
            hash = (hash ^ character) * 16777619;
        return Mix(hash ^ 0x5EED);
    }
}

using ArticleArchive.Parsing.Claims.Lexicon;

namespace ArticleArchive.Parsing.Claims.Comparison;

/// <summary>What the lexicon has of a base form, looked up once: every word of one statement is compared with every word of another.</summary>
/// <param name="Meaning">A key that base forms of one commonest meaning share, or null.</param>
/// <param name="Near">The groups of nearly the same that it is in.</param>
/// <param name="HasContrary">False where no list has a contrary of it, so that only a prefix can make one.</param>
internal sealed record WordTraits(string? Meaning, int[] Near, bool HasContrary)
{
    private static readonly WordMemory<WordTraits> s_words = new(stem => new WordTraits(EnglishWords.MeaningOf(stem), NearSynonyms.GroupsOf(stem), Opposites.HasListed(stem)));

    /// <summary>Of a word of grammar, which is not compared.</summary>
    public static WordTraits None { get; } = new(null, [], false);

    public static WordTraits Of(string stem) => s_words.Of(stem);

    /// <summary>True for two base forms that say the same or nearly so.</summary>
    public bool MeansAs(WordTraits other)
    {
        if (Meaning is not null && Meaning == other.Meaning)
            return true;
        foreach (var place in Near)
        {
            if (Array.IndexOf(other.Near, place) >= 0)
                return true;
        }

        return false;
    }
}

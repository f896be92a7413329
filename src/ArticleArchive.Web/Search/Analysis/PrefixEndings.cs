namespace ArticleArchive.Web.Search.Analysis;

/// <summary>
/// The index holds stems, so the start of a word may be longer than its stem: "presiden" starts "president", which is
/// indexed as "presid". A prefix therefore also stands for the words that it may be the start of by completing one of
/// the endings that the stemmer takes off; so it finds whatever the whole word would find.
/// </summary>
internal static class PrefixEndings
{
    private const int MaxWords = 24;

    private static readonly string[] s_endings =
    [
        "ation", "ational", "ization", "izer", "ator", "ate", "ize", "ion", "ions", "ional", "ing", "ed", "es",
        "iveness", "fulness", "ousness", "ness", "alism", "ality", "ivity", "bility", "ability", "ibility", "ity", "ities",
        "ement", "ment", "ent", "ents", "ence", "ency", "ance", "ancy", "ant", "ants", "able", "ible", "ably", "ibly",
        "ical", "ically", "al", "ally", "ism", "ous", "ously", "ive", "ively", "ative", "ful", "fully", "ently", "antly", "er", "ers", "ic",
    ];

    /// <summary>Whole words that start with a prefix and whose terms do not start with the prefix's own term.</summary>
    /// <param name="prefix">As typed, without the asterisk; of several words the last is the prefix.</param>
    public static IReadOnlyList<string> Complete(string prefix)
    {
        var own = IndexTokenizer.Terms(prefix);
        if (own.Count == 0)
            return [];
        var words = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var ending in s_endings)
        {
            for (var shared = 1; shared < ending.Length && words.Count < MaxWords; shared++)
            {
                if (!prefix.EndsWith(ending[..shared], StringComparison.OrdinalIgnoreCase))
                    continue;
                var word = prefix + ending[shared..];
                var term = IndexTokenizer.Terms(word)[^1];
                if (!term.StartsWith(own[^1], StringComparison.Ordinal) && seen.Add(term))
                    words.Add(word);
            }
        }

        return words;
    }
}

namespace ArticleArchive.Parsing.Claims.Lexicon;

/// <summary>How words sound: good, bad, unsure.</summary>
/// <remarks>Valences are the mean of VADER's and AFINN-165's, hedges from the list <c>hedges</c> (docs/notices.md).</remarks>
internal static class WordTone
{
    private static readonly Lazy<LexiconFile> s_valence = new(() => LexiconFile.Embedded("lexicon-valence.txt"));
    private static readonly WordMemory<double> s_tones = new(WorkOut);
    private static readonly Lazy<LexiconFile> s_hedges = new(() => LexiconFile.Embedded("lexicon-hedges.txt"));

    /// <summary>How good (to 4) or bad (to -4) a word sounds; 0 for one that says little. An inflected form sounds like its base form.</summary>
    public static double ValenceOf(string lower) => s_tones.Of(lower);

    /// <summary>True for a word or phrase (one space between words, small letters) that makes a statement less sure: <c>perhaps</c>, <c>in my view</c>.</summary>
    public static bool IsHedge(ReadOnlySpan<char> lower) => s_hedges.Value.Contains(lower);

    private static double WorkOut(string lower)
    {
        if (Find(lower) is { } own)
            return own;
        foreach (var wordClass in (ReadOnlySpan<WordClasses>)[WordClasses.Verb, WordClasses.Noun, WordClasses.Adjective])
        {
            var lemma = Lemmas.Of(lower, wordClass);
            if (lemma != lower && Find(lemma) is { } ofLemma)
                return ofLemma;
        }

        return lower.EndsWith("ly", StringComparison.Ordinal) && Find(lower.AsSpan(0, lower.Length - 2)) is { } ofAdjective ? ofAdjective : 0;
    }

    private static double? Find(ReadOnlySpan<char> lower) =>
        s_valence.Value.TryFind(lower, out var tenths) ? int.Parse(tenths, System.Globalization.CultureInfo.InvariantCulture) / 10.0 : null;
}

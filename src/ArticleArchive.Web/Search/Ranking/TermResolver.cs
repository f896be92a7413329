using ArticleArchive.Web.Search.Analysis;
using ArticleArchive.Web.Search.QueryLanguage;

namespace ArticleArchive.Web.Search.Ranking;

/// <summary>What a term of a query stands for in the archive's own vocabulary.</summary>
internal static class TermResolver
{
    /// <summary>Words that an infix or a fuzzy word stands for.</summary>
    private const int MostWords = 128;

    /// <summary>A shorter prefix begins so many words that it says nothing.</summary>
    private const int ShortestWeighedPrefix = 3;

    /// <summary>A word more makes a phrase four times rarer.</summary>
    private const int PhraseBits = 2;

    /// <param name="vocabulary">Of the snapshot that is searched.</param>
    /// <param name="node">The term.</param>
    /// <param name="columns">The columns it may stand in, in FTS5's syntax; empty for all.</param>
    /// <param name="articles">Number of all articles: no word stands in more.</param>
    public static IndexedTerm Resolve(Vocabulary vocabulary, TermNode node, string columns, int articles)
    {
        var (words, isLastPrefix) = QueryWords.Of(node.Text, node.IsPrefix);
        IReadOnlyList<WordVariant>? variants = (node.Match, words, isLastPrefix) switch
        {
            (WordMatch.Stem, [var word], false) when !node.IsPhrase => vocabulary.Variants(word),
            (WordMatch.Infix, [var word, ..], _) => vocabulary.Containing(word, MostWords),
            (WordMatch.Fuzzy, [var word], _) => vocabulary.Near(word, node.Edits, MostWords),
            _ => null,
        };
        if (variants is not null)
        {
            return new IndexedTerm(
                node.Text, [.. variants.Select(variant => new TermForm(variant.Word, IsPrefix: false, Restriction(vocabulary, variant)))], columns, Math.Min(articles, variants.Sum(variant => (long)variant.Documents)));
        }

        // A phrase is not counted before it is looked for: each word more makes it so many times rarer than its rarest word.
        var documents = words.Select((word, i) => i == words.Count - 1 && isLastPrefix ? WithPrefix(vocabulary, word, articles) : vocabulary.Documents(word)).DefaultIfEmpty(0).Min();
        return new IndexedTerm(node.Text, words.Count == 0 ? [] : [new TermForm(string.Join(' ', words), isLastPrefix, uint.MaxValue)], columns, Math.Min(articles, documents == 0 ? 0 : Math.Max(1, documents >> Math.Min(62, PhraseBits * (words.Count - 1)))));
    }

    // A word that stands in no article where it would not count need not be asked where it stands.
    private static uint Restriction(Vocabulary vocabulary, WordVariant variant) =>
        variant.Languages == StemLanguages.All || (vocabulary.LanguagesOf(variant.Word) & ~variant.Languages) == 0 ? uint.MaxValue : variant.Languages;

    private static long WithPrefix(Vocabulary vocabulary, string prefix, int articles) =>
        prefix.Length < ShortestWeighedPrefix ? articles : vocabulary.WithPrefix(prefix, int.MaxValue).Sum(word => (long)word.Documents);
}

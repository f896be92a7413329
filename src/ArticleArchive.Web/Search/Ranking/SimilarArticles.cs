using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Search.Analysis;
using ArticleArchive.Web.Search.QueryLanguage;

namespace ArticleArchive.Web.Search.Ranking;

/// <summary>What an article is about, as a question for any of its telling words.</summary>
internal static class SimilarArticles
{
    private const int MostWords = 14;
    private const int MostLookedUp = 120;
    private const int MostTextLength = 200_000;
    private const int ShortestWord = 4;

    /// <summary>Words in more than this part of the articles tell nothing.</summary>
    private const double MostCommon = 0.2;

    /// <returns>Null where nothing in the text tells anything.</returns>
    public static QueryNode? Question(string text, Vocabulary vocabulary, int articles)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var tokenizer = new IndexTokenizer(text.AsSpan(0, Math.Min(text.Length, MostTextLength)));
        while (tokenizer.Next())
        {
            if (tokenizer.Term.Length >= (tokenizer.IsUnspaced ? 2 : ShortestWord))
                counts[tokenizer.Term.ToString()] = counts.GetValueOrDefault(tokenizer.Term.ToString()) + 1;
        }

        // What stands in this article alone finds no other.
        var words = counts.OrderByDescending(pair => pair.Value).ThenByDescending(pair => pair.Key.Length).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(MostLookedUp)
            .Select(pair => (Word: pair.Key, pair.Value, Documents: vocabulary.Documents(pair.Key)))
            .Where(word => word.Documents > 1 && word.Documents <= Math.Max(2, articles * MostCommon))
            .OrderByDescending(word => Math.Log(1 + word.Value) * Math.Log(1 + ((double)articles / word.Documents)))
            .Take(MostWords).Select(word => (QueryNode)new TermNode(new TextSpan(0, 0), word.Word, Match: WordMatch.Exact)).ToList();
        return words.Count switch { 0 => null, 1 => words[0], _ => new OrNode(new TextSpan(0, 0), words) };
    }
}

using ArticleArchive.Web.Search.Analysis;
using ArticleArchive.Web.Search.QueryLanguage;
using Microsoft.Data.Sqlite;

namespace ArticleArchive.Web.Search;

/// <summary>Looks up what the archive itself has to complete a query with.</summary>
internal static class CompletionSources
{
    // One letter begins a good part of all words, and tells nothing.
    private const int ShortestWord = 2;

    /// <summary>The facet whose values a field has, or null.</summary>
    public static SearchFacet? FacetOf(QueryValueSource source) => source switch
    {
        QueryValueSource.Publishers => SearchFacet.Publisher,
        QueryValueSource.Authors => SearchFacet.Author,
        QueryValueSource.Speakers => SearchFacet.Speaker,
        QueryValueSource.Languages => SearchFacet.Language,
        QueryValueSource.Tags => SearchFacet.Tag,
        _ => null,
    };

    /// <summary>Words of the archive that a word may become, the most frequent first.</summary>
    public static IReadOnlyList<(string Word, int Articles)> Words(SqliteConnection connection, string typed, int most)
    {
        if (typed.Length < ShortestWord || QueryWords.Of(typed).Words is not [var folded])
            return [];
        using var vocabulary = new Vocabulary(connection);
        return [.. vocabulary.Completions(folded, most + 1).Where(word => word.Word != folded).Take(most).Select(word => (word.Word, word.Documents))];
    }
}

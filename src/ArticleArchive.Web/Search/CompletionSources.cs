using ArticleArchive.Web.Data;
using ArticleArchive.Web.Search.Analysis;
using ArticleArchive.Web.Search.QueryLanguage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Search;

/// <summary>Looks up what the archive itself has to complete a query with.</summary>
internal static class CompletionSources
{
    // One letter begins a good part of all words, and tells nothing.
    private const int ShortestWord = 2;

    /// <summary>The values of a field that begin with what is typed, before those with a later word that does.</summary>
    public static async Task<IReadOnlyList<string>> ValuesAsync(ArchiveDbContext db, QueryValueSource source, string typed, int most, CancellationToken cancellationToken)
    {
        FacetKind? kind = source switch
        {
            QueryValueSource.Publishers => FacetKind.Publisher,
            QueryValueSource.Authors => FacetKind.Author,
            QueryValueSource.Speakers => FacetKind.Speaker,
            QueryValueSource.Languages => FacetKind.Language,
            QueryValueSource.Tags => FacetKind.Tag,
            _ => null,
        };
        if (kind is null)
            return [];
        var number = (int)kind;
        var (start, inside) = ($"{Escaped(typed)}%", $"% {Escaped(typed)}%");
        return await db.FacetValues.Where(value => value.Kind == number && (EF.Functions.Like(value.Value, start, "\\") || EF.Functions.Like(value.Value, inside, "\\")))
            .OrderByDescending(value => EF.Functions.Like(value.Value, start, "\\")).ThenBy(value => value.Value).Select(value => value.Value).Take(most).ToListAsync(cancellationToken);
    }

    /// <summary>Words of the archive that a word may become, the most frequent first.</summary>
    public static IReadOnlyList<(string Word, int Articles)> Words(SqliteConnection connection, string typed, int most)
    {
        if (typed.Length < ShortestWord || QueryWords.Of(typed).Words is not [var folded])
            return [];
        using var vocabulary = new Vocabulary(connection);
        return [.. vocabulary.Completions(folded, most + 1).Where(word => word.Word != folded).Take(most).Select(word => (word.Word, word.Documents))];
    }

    private static string Escaped(string typed) => typed.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}

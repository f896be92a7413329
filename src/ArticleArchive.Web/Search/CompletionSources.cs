using ArticleArchive.Web.Data;
using ArticleArchive.Web.Search.QueryLanguage;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Search;

/// <summary>A value that a field has in the archive.</summary>
/// <param name="Value">As stored.</param>
/// <param name="Label">For a person.</param>
/// <param name="Count">Number of articles, where it is known without a search.</param>
public sealed record KnownValue(string Value, string Label, int? Count);

/// <summary>Looks up what the archive itself has to complete a query with.</summary>
internal static class CompletionSources
{
    /// <summary>The values of a field that begin with what is typed, or have a word that does; the most frequent first.</summary>
    public static async Task<IReadOnlyList<KnownValue>> ValuesAsync(ArchiveDbContext db, QueryValueSource source, string typed, int most, CancellationToken cancellationToken)
    {
        var articles = db.Articles.Where(article => article.IsLatest);
        var (start, inside) = ($"{Escaped(typed)}%", $"% {Escaped(typed)}%");
        var names = source switch
        {
            QueryValueSource.Publishers => articles.Where(article => article.Publisher != null).Select(article => article.Publisher!),
            QueryValueSource.Authors => articles.Where(article => article.Authors != null).Select(article => article.Authors!),
            QueryValueSource.Languages => articles.Where(article => article.Language != null).Select(article => article.Language!),
            QueryValueSource.Speakers => db.Claims.Where(claim => claim.Speaker != null).Select(claim => claim.Speaker!),
            _ => null,
        };
        if (names is null)
            return [];
        var found = await names.Where(name => EF.Functions.Like(name, start, "\\") || EF.Functions.Like(name, inside, "\\"))
            .GroupBy(name => name).Select(group => new { Name = group.Key, Count = group.Count() })
            .OrderByDescending(group => group.Count).ThenBy(group => group.Name).Take(most).ToListAsync(cancellationToken);
        return found.ConvertAll(value => new KnownValue(value.Name, value.Name, source == QueryValueSource.Speakers ? null : value.Count));
    }

    private static string Escaped(string typed) => typed.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}

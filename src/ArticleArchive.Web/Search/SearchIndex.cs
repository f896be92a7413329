using ArticleArchive.Parsing;
using ArticleArchive.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Search;

/// <summary>Keeps the full-text index in step with the rows, inside the caller's transaction.</summary>
internal static class SearchIndex
{
    /// <summary>Adds an article (its newest version) and its claims, which must have their ids.</summary>
    public static async Task AddAsync(ArchiveDbContext db, Article article, CancellationToken cancellationToken)
    {
        var headings = string.Join('\n', article.Sections.Where(section => section.Heading is not null).Select(section => section.Heading));
        var body = string.Join('\n', article.Blocks
            .Where(block => block.Kind is not (BlockKind.Title or BlockKind.Heading))
            .Select(block => block.Span.In(article.ReadingText)));
        var speakers = string.Join('\n', article.Claims.Select(claim => claim.Speaker).OfType<string>().Distinct(StringComparer.Ordinal));
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO ArticleIndex (rowid, title, headings, body, authors, publisher, speakers)
            VALUES ({article.Id}, {article.Title}, {headings}, {body}, {article.Authors ?? ""}, {article.Publisher ?? ""}, {speakers})
            """,
            cancellationToken);
        foreach (var claim in article.Claims)
        {
            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO ClaimIndex (rowid, text, speaker) VALUES ({claim.Id}, {claim.Text}, {claim.Speaker ?? ""})",
                cancellationToken);
        }
    }

    /// <summary>Takes an article and its claims out of the index; their rows must still be there.</summary>
    public static async Task RemoveAsync(ArchiveDbContext db, int articleId, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"DELETE FROM ClaimIndex WHERE rowid IN (SELECT Id FROM Claims WHERE ArticleId = {articleId})", cancellationToken);
        await db.Database.ExecuteSqlAsync($"DELETE FROM ArticleIndex WHERE rowid = {articleId}", cancellationToken);
    }
}

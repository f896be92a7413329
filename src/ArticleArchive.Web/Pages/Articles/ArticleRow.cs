using ArticleArchive.Parsing;
using ArticleArchive.Web.Data;

namespace ArticleArchive.Web.Pages.Articles;

/// <summary>An article in a list: only the short columns.</summary>
public sealed record ArticleRow(
    int Id,
    string Title,
    Origin TitleOrigin,
    string? Standfirst,
    string? Authors,
    string? Publisher,
    DateTime? PublishedAtUtc,
    int? PublishedOffsetMinutes,
    DatePrecision? PublishedPrecision,
    string? PublishedZone,
    string? Language,
    int WordCount,
    int ClaimCount,
    int FindingCount,
    int Health,
    DateTime FirstSeenAtUtc)
{
    public static IQueryable<ArticleRow> Of(IQueryable<Article> articles) => articles.Select(article => new ArticleRow(
        article.Id,
        article.Title,
        article.TitleOrigin,
        article.Standfirst,
        article.Authors,
        article.Publisher,
        article.PublishedAtUtc,
        article.PublishedOffsetMinutes,
        article.PublishedPrecision,
        article.PublishedZone,
        article.Language,
        article.WordCount,
        article.ClaimCount,
        article.FindingCount,
        article.Health,
        article.FirstSeenAtUtc));
}

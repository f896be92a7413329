using ArticleArchive.Parsing;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Pages.Care;

/// <summary>Which matters are asked for.</summary>
/// <param name="Category">One sort, or null for all that are not mere information.</param>
/// <param name="Publisher">Of one publisher (<see cref="Facet.Unknown"/> for none known), or null for all.</param>
/// <param name="Skipped">True for those that were put off, false for the others.</param>
public sealed record CareFilter(CareCategory? Category, string? Publisher, bool Skipped);

/// <summary>Everything of the archive that wants a person, from its rows: nothing is kept twice.</summary>
public sealed class CareMatters(ArchiveDbContext db, CountCache cache)
{
    /// <summary>How many matters of a sort there are.</summary>
    public Task<int> CountAsync(CareCategory category, string? publisher, bool skipped, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(category);
        return cache.GetAsync($"care {category.Value} {skipped} {publisher}", () => category.Articles is null
            ? Findings(category, publisher, skipped).CountAsync(cancellationToken)
            : Articles(category, publisher, skipped).CountAsync(cancellationToken));
    }

    /// <summary>How many matters want a person, mere information not counted.</summary>
    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var category in CareCategory.All.Where(category => !category.IsInformation))
            count += await CountAsync(category, publisher: null, skipped: false, cancellationToken);
        return count;
    }

    /// <summary>A part of the queue: sort after sort, and within one by article and place.</summary>
    public async Task<IReadOnlyList<CareItem>> ItemsAsync(CareFilter filter, int skip, int take, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var items = new List<CareItem>(take);
        foreach (var category in CareCategory.All.Where(category => filter.Category is null ? !category.IsInformation : category == filter.Category))
        {
            if (items.Count == take)
                break;
            var count = await CountAsync(category, filter.Publisher, filter.Skipped, cancellationToken);
            if (skip < count)
                items.AddRange(await ItemsAsync(category, filter, skip, take - items.Count, cancellationToken));
            skip = Math.Max(0, skip - count);
        }

        return items;
    }

    private async Task<List<CareItem>> ItemsAsync(CareCategory category, CareFilter filter, int skip, int take, CancellationToken cancellationToken)
    {
        if (category.Articles is not null)
        {
            var articles = await Articles(category, filter.Publisher, filter.Skipped).OrderBy(article => article.Id).Skip(skip).Take(take)
                .Select(article => new { article.Id, article.Title, article.Publisher, article.Language }).ToListAsync(cancellationToken);
            return articles.ConvertAll(article => new CareItem(
                category, article.Id, article.Title, article.Publisher, article.Language, 0, 0, Severity: null, category.Detail, Suggestion: null, Context: null, Finding: null, Stamp: null));
        }

        var findings = await Findings(category, filter.Publisher, filter.Skipped).OrderBy(finding => finding.ArticleId).ThenBy(finding => finding.Position).Skip(skip).Take(take)
            .ToListAsync(cancellationToken);
        var ids = findings.Select(finding => finding.ArticleId).Distinct().ToList();
        var texts = await db.Articles.Where(article => ids.Contains(article.Id))
            .Select(article => new { article.Id, article.Title, article.Publisher, article.Language, article.ReadingText }).ToDictionaryAsync(article => article.Id, cancellationToken);
        return findings.ConvertAll(finding =>
        {
            var article = texts[finding.ArticleId];
            return new CareItem(
                category, article.Id, article.Title, article.Publisher, article.Language, finding.Start, finding.End, finding.Severity, finding.Detail, finding.Suggestion,
                CareContext.Of(article.ReadingText, finding.Start, finding.End), finding.Position + 1, RepairRows.StampOf(article.ReadingText));
        });
    }

    private IQueryable<ArticleFinding> Findings(CareCategory category, string? publisher, bool skipped)
    {
        var kinds = category.Kinds;
        var findings = db.Findings.Where(finding => kinds.Contains(finding.Kind) && finding.Resolution == FindingResolution.Open && finding.Article!.IsLatest
            && db.SkippedCares.Any(row => row.ArticleId == finding.ArticleId && row.Matter == category.Value && row.Start == finding.Start && row.End == finding.End) == skipped);
        return publisher is null ? findings : publisher == Facet.Unknown
            ? findings.Where(finding => finding.Article!.Publisher == null)
            : findings.Where(finding => finding.Article!.Publisher == publisher);
    }

    private IQueryable<Article> Articles(CareCategory category, string? publisher, bool skipped)
    {
        var articles = category.Articles!(db)
            .Where(article => article.IsLatest && db.SkippedCares.Any(row => row.ArticleId == article.Id && row.Matter == category.Value && row.Start == 0 && row.End == 0) == skipped);
        return publisher is null ? articles : publisher == Facet.Unknown
            ? articles.Where(article => article.Publisher == null)
            : articles.Where(article => article.Publisher == publisher);
    }
}

using ArticleArchive.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Pages;

/// <summary>What the archive holds: the newest version of each article.</summary>
public sealed record ArchiveCounts(int Articles, long Sections, long Claims, long Damage, long Words)
{
    public static Task<ArchiveCounts> ReadAsync(CountCache cache, ArchiveDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cache);
        ArgumentNullException.ThrowIfNull(db);
        return cache.GetAsync("archive", () => ReadAsync(db, cancellationToken));
    }

    private static async Task<ArchiveCounts> ReadAsync(ArchiveDbContext db, CancellationToken cancellationToken) =>
        await db.Articles.Where(article => article.IsLatest).GroupBy(_ => 1)
            .Select(all => new ArchiveCounts(
                all.Count(),
                all.Sum(article => (long)article.SectionCount),
                all.Sum(article => (long)article.ClaimCount),
                all.Sum(article => (long)article.FindingCount),
                all.Sum(article => (long)article.WordCount)))
            .FirstOrDefaultAsync(cancellationToken) ?? new ArchiveCounts(0, 0, 0, 0, 0);
}

/// <summary>The line at the foot of every page. An archive that cannot be read must still be able to say so on its error page.</summary>
public sealed class ArchiveStateViewComponent(ArchiveDbContext db, CountCache cache) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync()
    {
        try
        {
            return View<ArchiveCounts?>("Default", await ArchiveCounts.ReadAsync(cache, db, HttpContext.RequestAborted));
        }
        catch (Exception exception) when (exception is Microsoft.Data.Sqlite.SqliteException or InvalidOperationException)
        {
            return View<ArchiveCounts?>("Default", null);
        }
    }
}

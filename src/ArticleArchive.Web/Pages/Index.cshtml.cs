using ArticleArchive.Web.Data;
using ArticleArchive.Web.Pages.Articles;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Pages;

/// <summary>The front page.</summary>
public sealed class IndexModel(ArchiveDbContext db, CountCache cache) : PageModel
{
    public ArchiveCounts Counts { get; private set; } = null!;

    public IReadOnlyList<ArticleRow> Recent { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Counts = await ArchiveCounts.ReadAsync(cache, db, cancellationToken);
        Recent = await ArticleRow.Of(db.Articles.Where(article => article.IsLatest).OrderByDescending(article => article.FirstSeenAtUtc).ThenByDescending(article => article.Id))
            .Take(8).ToListAsync(cancellationToken);
    }
}

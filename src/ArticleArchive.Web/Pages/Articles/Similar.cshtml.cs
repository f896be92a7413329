using ArticleArchive.Web.Data;
using ArticleArchive.Web.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Pages.Articles;

/// <summary>Articles about the same matter. The article's page shows the same below its text.</summary>
public sealed class SimilarModel(ArchiveDbContext db, SearchEngine engine) : PageModel
{
    private const int Most = 8;

    public int Id { get; private set; }

    public string Title { get; private set; } = "";

    public IReadOnlyList<SearchHit> Hits { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancellationToken)
    {
        if (await db.Articles.Where(article => article.Id == id).Select(article => article.Title).SingleOrDefaultAsync(cancellationToken) is not { } title)
            return NotFound();
        (Id, Title) = (id, title);
        Hits = await engine.SimilarAsync(id, Most, cancellationToken);
        return Page();
    }
}

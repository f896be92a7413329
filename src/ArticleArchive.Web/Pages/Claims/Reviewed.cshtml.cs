using ArticleArchive.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Pages.Claims;

/// <summary>A decision in force, with its claim where there still is one.</summary>
public sealed record ReviewedClaim(ClaimDecision Decision, string ArticleTitle, string? Language, bool IsOrphan);

/// <summary>What people decided about claims; also where the claim is gone.</summary>
public sealed class ReviewedModel(ArchiveDbContext db) : PageModel
{
    public const string All = "all", Orphaned = "orphaned";

    private const int PageSize = 30;

    [BindProperty(Name = "show", SupportsGet = true)]
    public string? Choice { get; set; }

    public string Show => Choice ?? All;

    [BindProperty(Name = "p", SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<ReviewedClaim> Rows { get; private set; } = [];

    public Paging Paging { get; private set; } = null!;

    public (int All, int Orphaned) Counts { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || PageNumber is < 1 or > 1_000_000 || Show is not (All or Orphaned))
            return BadRequest();
        var current = db.ClaimDecisions.Where(decision => decision.IsCurrent);
        var orphaned = current.Where(decision => decision.IsPlaceLost || !db.Claims.Any(claim => claim.Id == decision.ClaimId));
        Counts = (await current.CountAsync(cancellationToken), await orphaned.CountAsync(cancellationToken));
        Paging = new Paging(PageNumber, PageSize, Show == All ? Counts.All : Counts.Orphaned);
        if (PageNumber > Paging.Last)
            return NotFound();
        Rows = await (from decision in Show == All ? current : orphaned
                      join article in db.Articles on decision.ArticleId equals article.Id
                      orderby decision.Id descending
                      select new ReviewedClaim(decision, article.Title, article.Language, !db.Claims.Any(claim => claim.Id == decision.ClaimId)))
            .Skip((PageNumber - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
        return Page();
    }
}

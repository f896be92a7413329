using ArticleArchive.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Pages.Verdicts;

/// <summary>A verdict in a list.</summary>
public sealed record VerdictRow(Verdict Verdict, string ArticleTitle, string? Language, bool IsOrphan);

/// <summary>The archive's own verdicts, the last changed first.</summary>
public sealed class VerdictsModel(ArchiveDbContext db) : PageModel
{
    private const int PageSize = 30;

    [BindProperty(Name = "status", SupportsGet = true)]
    public VerdictStatus? Status { get; set; }

    [BindProperty(Name = "rating", SupportsGet = true)]
    public VerdictRating? Rating { get; set; }

    [BindProperty(Name = "p", SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<VerdictRow> Rows { get; private set; } = [];

    public IReadOnlyList<Facet> Facets { get; private set; } = [];

    public Paging Paging { get; private set; } = null!;

    /// <summary>How many verdicts of others the archive knows.</summary>
    public int Known { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || PageNumber is < 1 or > 1_000_000)
            return BadRequest();
        var statuses = await db.Verdicts.Where(row => Rating == null || row.Rating == Rating).GroupBy(row => row.Status).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        var ratings = await db.Verdicts.Where(row => Status == null || row.Status == Status).GroupBy(row => row.Rating).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        Facets =
        [
            new Facet("status", "State", Status?.ToString(), [.. statuses.OrderBy(row => row.Key).Select(row => new FacetChoice(row.Key.ToString(), VerdictWords.Of(row.Key), row.Count))]),
            new Facet("rating", "Rating", Rating?.ToString(), [.. ratings.OrderBy(row => row.Key).Select(row => new FacetChoice(row.Key.ToString(), VerdictWords.Of(row.Key), row.Count))]),
        ];
        Known = await db.KnownVerdicts.CountAsync(cancellationToken);
        var verdicts = db.Verdicts.Where(row => (Status == null || row.Status == Status) && (Rating == null || row.Rating == Rating));
        Paging = new Paging(PageNumber, PageSize, await verdicts.CountAsync(cancellationToken));
        if (PageNumber > Paging.Last)
            return NotFound();
        Rows = await (from verdict in verdicts
                      join article in db.Articles on verdict.ArticleId equals article.Id
                      orderby verdict.ChangedAtUtc descending, verdict.Id descending
                      select new VerdictRow(verdict, article.Title, article.Language, !db.Claims.Any(claim => claim.Id == verdict.ClaimId && claim.ArticleId == verdict.ArticleId)))
            .Skip((PageNumber - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
        return Page();
    }
}

using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion.Reviews;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Pages.Claims;

/// <summary>A decision in force, with its claim where there still is one.</summary>
public sealed record ReviewedClaim(ClaimDecision Decision, string ArticleTitle, string? Language, bool IsOrphan)
{
    /// <summary>For an orphan: the claims of the article that it may be about now.</summary>
    public AttachForm? Attach { get; init; }

    /// <summary>For an orphan of an earlier version: whether its claim still stands there.</summary>
    public bool IsInEarlierVersion { get; init; }
}

/// <summary>What people decided about claims; also where the claim is gone.</summary>
public sealed class ReviewedModel(ArchiveDbContext db, ClaimReviewing reviewing) : PageModel
{
    public const string All = "all", Orphaned = "orphaned";

    private const int PageSize = 30;

    [BindProperty(Name = "show", SupportsGet = true)]
    public string? Choice { get; set; }

    public string Show => Choice ?? All;

    [BindProperty(Name = "p", SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    public IList<ReviewedClaim> Rows { get; private set; } = [];

    public Paging Paging { get; private set; } = null!;

    public (int All, int Orphaned) Counts { get; private set; }

    /// <summary>The verdicts whose claim is gone.</summary>
    public IReadOnlyList<Verdict> Verdicts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || PageNumber is < 1 or > 1_000_000 || Show is not (All or Orphaned))
            return BadRequest();
        var (current, orphaned) = (LostDecisions.InForce(db), LostDecisions.Reviews(db));
        Counts = (await current.CountAsync(cancellationToken), await orphaned.CountAsync(cancellationToken));
        Paging = new Paging(PageNumber, PageSize, Show == All ? Counts.All : Counts.Orphaned);
        if (PageNumber > Paging.Last)
            return NotFound();
        Rows = await (from decision in Show == All ? current : orphaned
                      join article in db.Articles on decision.ArticleId equals article.Id
                      orderby decision.Id descending
                      select new ReviewedClaim(decision, article.Title, article.Language, !db.Claims.Any(claim => claim.Id == decision.ClaimId && claim.ArticleId == decision.ArticleId))
                      {
                          IsInEarlierVersion = db.Claims.Any(claim => claim.Id == decision.ClaimId && claim.ArticleId != decision.ArticleId),
                      })
            .Skip((PageNumber - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
        if (Show == Orphaned)
            Verdicts = await LostDecisions.Verdicts(db).OrderByDescending(row => row.ChangedAtUtc).Take(PageSize).ToListAsync(cancellationToken);
        for (var i = 0; i < Rows.Count; i++)
        {
            if (!Rows[i].IsOrphan)
                continue;
            var decision = Rows[i].Decision;
            Rows[i] = Rows[i] with
            {
                Attach = new AttachForm(
                    decision.Id, "/claims/reviewed?handler=Attach", [("decision", decision.Id.ToString(System.Globalization.CultureInfo.InvariantCulture))],
                    await AttachForm.ClaimsAsync(db, decision.ArticleId, decision.Stated.Text, cancellationToken), ("/claims/reviewed?handler=Drop", "Give the decision up")),
            };
        }

        return Page();
    }

    /// <summary>Gives an orphaned decision to another claim of its article.</summary>
    public Task<IActionResult> OnPostAttachAsync([FromForm] int decision, [FromForm] int claim, CancellationToken cancellationToken) =>
        WriteAsync(() => reviewing.AttachAsync(decision, claim, Request.Cookies[EditorCookie.Name], cancellationToken));

    /// <summary>Gives an orphaned decision up.</summary>
    public Task<IActionResult> OnPostDropAsync([FromForm] int decision, CancellationToken cancellationToken) => WriteAsync(() => reviewing.DropAsync(decision, cancellationToken));

    private async Task<IActionResult> WriteAsync(Func<Task<ReviewOutcome>> write)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        try
        {
            return await write() == ReviewOutcome.NoSuchClaim ? NotFound() : LocalRedirect($"/claims/reviewed?show={Orphaned}");
        }
        catch (StorageUnavailableException)
        {
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }
}

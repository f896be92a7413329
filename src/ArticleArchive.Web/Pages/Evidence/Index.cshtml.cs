using ArticleArchive.Web.Data;
using ArticleArchive.Web.Exports;
using ArticleArchive.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Pages.Evidence;

/// <summary>What is chosen for an evidence pack. Choosing changes a cookie and never the archive.</summary>
public sealed class EvidenceModel(ArchiveDbContext db) : PageModel
{
    internal IReadOnlyList<ExportedClaim> Claims { get; private set; } = [];

    /// <summary>How many of the chosen claims are no longer in the archive.</summary>
    public int Gone { get; private set; }

    /// <summary>True where the last claims did not fit.</summary>
    [BindProperty(Name = "full", SupportsGet = true)]
    public bool IsFull { get; set; }

    /// <summary>How many of the chosen claims a person rejected: they stay out of the pack.</summary>
    public int Rejected => Claims.Count(claim => claim.Status == ReviewStatus.Rejected);

    public string? Editor { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        var ids = EvidenceBasket.Read(Request);
        var claims = new List<ExportedClaim>();
        await foreach (var claim in new ExportedClaims(db, ClaimDownloads.AddressOf(Request)).ReadAsync(ids, cancellationToken))
            claims.Add(claim);
        (Claims, Gone, Editor) = (claims, ids.Count - claims.Count, Request.Cookies[EditorCookie.Name]);
        return Page();
    }

    /// <summary>Adds claims at the end and goes back to where they were chosen.</summary>
    public async Task<IActionResult> OnPostAddAsync([FromForm(Name = "claim")] int[] claims, [FromForm] string? back, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        var rejected = await db.Claims.Where(claim => claims.Contains(claim.Id) && claim.Status == ReviewStatus.Rejected).Select(claim => claim.Id).ToListAsync(cancellationToken);
        var chosen = EvidenceBasket.Read(Request).Concat(claims.Where(id => id > 0).Except(rejected)).Distinct().ToList();
        if (!EvidenceBasket.Write(Response, chosen))
            return LocalRedirect("/evidence?full=true");
        return LocalRedirect(QueryLinks.IsLocal(back) ? back! + "#pick" : "/evidence");
    }

    public IActionResult OnPostRemove([FromForm] int claim) => Changed(ids => ids.Remove(claim));

    public IActionResult OnPostUp([FromForm] int claim) => Changed(ids =>
    {
        if (ids.IndexOf(claim) is > 0 and var at)
            (ids[at - 1], ids[at]) = (ids[at], ids[at - 1]);
    });

    public IActionResult OnPostClear() => Changed(ids => ids.Clear());

    private IActionResult Changed(Action<List<int>> change)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        var ids = EvidenceBasket.Read(Request).ToList();
        change(ids);
        EvidenceBasket.Write(Response, ids);
        return LocalRedirect("/evidence");
    }
}

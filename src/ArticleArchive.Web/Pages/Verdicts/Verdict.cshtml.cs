using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion.Reviews;
using ArticleArchive.Web.Pages.Claims;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Pages.Verdicts;

/// <summary>What a form says of a verdict.</summary>
public sealed record VerdictForm
{
    public VerdictRating? Rating { get; init; }

    public string? RatingWords { get; init; }

    public string? Reason { get; init; }

    public string? Sources { get; init; }

    public string? Editor { get; init; }

    public string? Note { get; init; }

    /// <summary>How many steps the person saw.</summary>
    public int Seen { get; init; }

    public VerdictText? Text => Rating is { } rating ? new VerdictText(rating, RatingWords, Reason?.ReplaceLineEndings("\n") ?? "", VerdictText.ReadSources(Sources?.ReplaceLineEndings("\n"))) : null;
}

/// <summary>One verdict: what it says, how far it has come, and how it came there. Without an id: a new one about a claim.</summary>
public sealed class VerdictModel(ArchiveDbContext db, VerdictWriting writing) : PageModel
{
    /// <summary>Null for a new one.</summary>
    public Verdict? Verdict { get; private set; }

    /// <summary>The claim, or null where it is gone.</summary>
    public Claim? Claim { get; private set; }

    /// <summary>Where the claim is gone: the claims of the article that the verdict may be about now.</summary>
    public AttachForm? Attach { get; private set; }

    /// <summary>The claim in an earlier version of the text, where the newest has lost it.</summary>
    public Claim? Earlier { get; private set; }

    public Article? Article { get; private set; }

    /// <summary>The steps, the newest first.</summary>
    public IReadOnlyList<VerdictStep> Steps { get; private set; } = [];

    /// <summary>What the form said that could not be saved.</summary>
    public VerdictForm? Given { get; private set; }

    [BindProperty(Name = "said", SupportsGet = true)]
    public VerdictOutcome? Said { get; set; }

    /// <summary>For a new one: the claim that it is about.</summary>
    [BindProperty(Name = "claim", SupportsGet = true)]
    public int? ClaimId { get; set; }

    public string? Editor { get; private set; }

    public string ClaimText => Verdict?.ClaimText ?? Claim!.Text;

    public async Task<IActionResult> OnGetAsync(int? id, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        return await ReadAsync(id, cancellationToken) ? Page() : NotFound();
    }

    /// <summary>Begins a verdict, or rewrites it.</summary>
    public async Task<IActionResult> OnPostAsync(int? id, [FromForm] VerdictForm form, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || form.Text is not { } text)
            return BadRequest();
        return await WriteAsync(id, form, async () => id is { } known
            ? (known, await writing.RewriteAsync(known, text, form.Seen, form.Editor, form.Note, cancellationToken))
            : await writing.BeginAsync(ClaimId ?? 0, text, form.Editor, cancellationToken) is { } begun ? (begun, VerdictOutcome.Done) : (0, VerdictOutcome.NotFound), cancellationToken);
    }

    /// <summary>Brings a verdict to another state.</summary>
    public async Task<IActionResult> OnPostMoveAsync(int id, VerdictStatus to, [FromForm] VerdictForm form, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        return await WriteAsync(id, form, async () => (id, await writing.MoveAsync(id, to, form.Seen, form.Editor, form.Note, cancellationToken)), cancellationToken);
    }

    /// <summary>Gives a verdict whose claim is gone to another claim of the article.</summary>
    public async Task<IActionResult> OnPostAttachAsync(int id, [FromForm] int claim, [FromForm] VerdictForm form, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        return await WriteAsync(id, form, async () => (id, await writing.AttachAsync(id, claim, form.Seen, Request.Cookies[EditorCookie.Name], cancellationToken)), cancellationToken);
    }

    /// <summary>Leaves the verdict with the earlier version of the text.</summary>
    public async Task<IActionResult> OnPostLeaveAsync(int id, [FromForm] VerdictForm form, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        return await WriteAsync(id, form, async () => (id, await writing.LeaveAsync(id, form.Seen, Request.Cookies[EditorCookie.Name], cancellationToken)), cancellationToken);
    }

    private async Task<IActionResult> WriteAsync(int? id, VerdictForm form, Func<Task<(int Id, VerdictOutcome Outcome)>> write, CancellationToken cancellationToken)
    {
        try
        {
            EditorCookie.Remember(Response, form.Editor);
            var (written, outcome) = await write();
            if (outcome == VerdictOutcome.NotFound)
                return NotFound();
            if (outcome is VerdictOutcome.Done or VerdictOutcome.AlreadySo)
                return LocalRedirect(FormattableString.Invariant($"/verdicts/{written}?said={outcome}"));
            // What was typed is not lost.
            (Said, Given) = (outcome, form.Rating is null ? null : form);
            return await ReadAsync(id, cancellationToken) ? Page() : NotFound();
        }
        catch (StorageUnavailableException)
        {
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private async Task<bool> ReadAsync(int? id, CancellationToken cancellationToken)
    {
        Editor = Request.Cookies[EditorCookie.Name];
        if (id is not null)
        {
            Verdict = await db.Verdicts.SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
            if (Verdict is null)
                return false;
            Steps = await db.VerdictSteps.Where(row => row.VerdictId == id).OrderByDescending(row => row.Id).ToListAsync(cancellationToken);
        }

        var claimId = Verdict?.ClaimId ?? ClaimId;
        Claim = await db.Claims.SingleOrDefaultAsync(row => row.Id == claimId, cancellationToken);
        if (Verdict is not null && Claim?.ArticleId != Verdict.ArticleId)
        {
            (Earlier, Claim) = (Claim, null);
            Attach = new AttachForm(
                Verdict.Id, $"/verdicts/{Verdict.Id}?handler=Attach", [("seen", Steps.Count.ToString(System.Globalization.CultureInfo.InvariantCulture))],
                await AttachForm.ClaimsAsync(db, Verdict.ArticleId, Verdict.ClaimText, cancellationToken),
                Earlier is null ? null : ($"/verdicts/{Verdict.Id}?handler=Leave", "Leave it with the earlier version"));
        }

        var articleId = Verdict?.ArticleId ?? Claim?.ArticleId;
        Article = await db.Articles.SingleOrDefaultAsync(row => row.Id == articleId, cancellationToken);
        return Article is not null;
    }
}

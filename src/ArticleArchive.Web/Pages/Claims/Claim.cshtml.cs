using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion.Reviews;
using ArticleArchive.Web.Pages.Verdicts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Pages.Claims;

/// <summary>What a form says of a claim.</summary>
public sealed record ReviewForm
{
    public ReviewStatus Status { get; init; }

    public string? Stamp { get; init; }

    public ClaimForm? Form { get; init; }

    public ClaimNature? Nature { get; init; }

    public ClaimPolarity? Polarity { get; init; }

    public ClaimCertainty? Certainty { get; init; }

    public string? Speaker { get; init; }

    public string? Words { get; init; }

    public string? Editor { get; init; }

    public string? Note { get; init; }
}

/// <summary>One claim with its context, its place, what people made of it and how to quote it.</summary>
public sealed class ClaimModel(ArchiveDbContext db, ClaimReviewing reviewing) : PageModel
{
    public Claim Claim { get; private set; } = null!;

    public Article Article { get; private set; } = null!;

    public IReadOnlyList<Section> Breadcrumb { get; private set; } = [];

    public ClaimContext Context { get; private set; } = null!;

    /// <summary>Why the claim is not safe to quote, each a sentence; empty when it is.</summary>
    public IReadOnlyList<string> Unsafe { get; private set; } = [];

    /// <summary>What people decided about it, the newest first.</summary>
    public IReadOnlyList<ClaimDecision> History { get; private set; } = [];

    /// <summary>The decision in force, or null.</summary>
    public ClaimDecision? Decision => History.FirstOrDefault(decision => decision.IsCurrent);

    /// <summary>The archive's verdicts on the claim, and published ones on the same words elsewhere; those in force first.</summary>
    public IReadOnlyList<Verdict> Verdicts { get; private set; } = [];

    /// <summary>The verdicts of others that are, or may be, about the claim; without the refused ones.</summary>
    public IReadOnlyList<KnownMatch> KnownMatches { get; private set; } = [];

    /// <summary>Whom the archive takes the claim's speaker for; null without one, and in versions that are not the newest.</summary>
    public KnownSpeaker? KnownAs { get; private set; }

    /// <summary>What the rest of the archive says of the same matter.</summary>
    public ClaimNeighbourhood Neighbourhood { get; private set; } = null!;

    public int? PreviousId { get; private set; }

    public int? NextId { get; private set; }

    /// <summary>The next claim of the list that nobody has reviewed.</summary>
    public int? NextUnreviewedId { get; private set; }

    /// <summary>How many claims of the list nobody has reviewed.</summary>
    public int Unreviewed { get; private set; }

    /// <summary>The list that the claim was opened from, as the query string of its address; null for its article's.</summary>
    [BindProperty(Name = "list", SupportsGet = true)]
    public string? List { get; set; }

    /// <summary>What became of the last form.</summary>
    [BindProperty(Name = "said", SupportsGet = true)]
    public ReviewOutcome? Said { get; set; }

    /// <summary>The claim that was decided just before this one was shown.</summary>
    [BindProperty(Name = "done", SupportsGet = true)]
    public int? DoneId { get; set; }

    public Claim? Done { get; private set; }

    /// <summary>In how many other places the claim that was decided just before stands in the same words, not reviewed.</summary>
    public int SameAsDone { get; private set; }

    /// <summary>What the form said that could not be saved.</summary>
    public ReviewForm? Given { get; private set; }

    public string? Editor { get; private set; }

    /// <summary>The speakers of the article's other claims, to choose from.</summary>
    public IReadOnlyList<string> Speakers { get; private set; } = [];

    public string Stamp => ClaimReviewing.StampOf(Claim);

    public string Permalink => $"{Request.Scheme}://{Request.Host}/claims/{Claim.Id}";

    /// <summary>The claim's words as a question: claims with more and rarer ones of them come first.</summary>
    public string SimilarQuery => string.Join(' ', string.Concat(Claim.Text.Select(c => char.IsLetterOrDigit(c) ? c : ' ')).ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Take(24));

    public string PlacePath => $"/articles/{Article.Id}?at={Claim.Start}-{Claim.End}#at";

    public ClaimQuotation Quotation => ClaimQuotation.Of(Article, Claim, Permalink);

    /// <summary>The address of another claim under the same list.</summary>
    public string PathOf(int id, params (string Name, string? Value)[] more) => QueryHelpers.AddQueryString(
        FormattableString.Invariant($"/claims/{id}"), more.Append(("list", Filter(List) is null ? null : List)).Where(pair => pair.Item2 is not null).Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2)));

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        return await ReadAsync(id, cancellationToken) ? Page() : NotFound();
    }

    /// <summary>Decides about the claim and goes on with the next one that nobody has reviewed.</summary>
    public async Task<IActionResult> OnPostAsync(int id, [FromForm] ReviewForm review, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        ReviewOutcome outcome;
        try
        {
            EditorCookie.Remember(Response, review.Editor);
            outcome = await reviewing.DecideAsync(id, RequestOf(review), cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        if (outcome == ReviewOutcome.NoSuchClaim || !await ReadAsync(id, cancellationToken))
            return NotFound();
        if (outcome is ReviewOutcome.NoSuchWords or ReviewOutcome.Outdated || (outcome == ReviewOutcome.ClaimChanged && review.Status == ReviewStatus.Edited))
        {
            // What was typed is not lost.
            (Said, Given) = (outcome, review);
            return Page();
        }

        if (outcome == ReviewOutcome.Done && review.Status is ReviewStatus.Confirmed or ReviewStatus.Rejected && NextUnreviewedId is { } next)
            return LocalRedirect(PathOf(next, ("done", FormattableString.Invariant($"{id}"))));
        return LocalRedirect(PathOf(id, ("said", outcome.ToString())) + "#review");
    }

    /// <summary>Says the same of the claims that read the same, and goes on with the next one that nobody has reviewed.</summary>
    public async Task<IActionResult> OnPostSameAsync(int id, [FromForm] string? editor, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        try
        {
            await reviewing.DecideSameAsync(id, editor, cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        return await ReadAsync(id, cancellationToken) ? LocalRedirect(PathOf(NextUnreviewedId ?? id, ("done", FormattableString.Invariant($"{id}")))) : NotFound();
    }

    private static ReviewRequest RequestOf(ReviewForm form) => new(form.Status, form.Stamp)
    {
        Form = form.Form,
        Nature = form.Nature,
        Polarity = form.Polarity,
        Certainty = form.Certainty,
        // An empty field means no speaker; a form without the field says nothing.
        Speaker = form.Status == ReviewStatus.Edited ? form.Speaker ?? "" : null,
        Words = form.Words,
        Editor = form.Editor,
        Note = form.Note,
    };

    private static ClaimFilter? Filter(string? list) => ClaimFilter.Read(list);

    private async Task<bool> ReadAsync(int id, CancellationToken cancellationToken)
    {
        var claim = await db.Claims.Include(row => row.Article).Include(row => row.Section).SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (claim?.Article is null)
            return false;
        (Claim, Article) = (claim, claim.Article);
        Breadcrumb = await AncestorsAsync(claim, cancellationToken);
        Context = ClaimContext.Of(Article, claim);
        if (!claim.IsQuotable)
            Unsafe = await ReasonsAsync(claim, cancellationToken);
        History = await db.ClaimDecisions.Where(row => row.ClaimId == id && row.ArticleId == claim.ArticleId).OrderByDescending(row => row.Id).Take(50).ToListAsync(cancellationToken);
        Verdicts = [.. (await db.Verdicts.Where(row => row.ClaimId == id || db.ClaimVerdicts.Any(stands => stands.ClaimId == id && stands.VerdictId == row.Id)).OrderByDescending(row => row.ChangedAtUtc).Take(20).ToListAsync(cancellationToken))
            .OrderByDescending(row => row.Status == VerdictStatus.Published)];
        KnownMatches = await KnownMatch.Of(db, db.KnownVerdictMatches.Where(row => row.ClaimId == id)).Where(row => row.Answer != KnownVerdictAnswer.Unrelated || row.Answer == null)
            .OrderByDescending(row => row.Answer != null).ThenByDescending(row => row.Match.Score).ToListAsync(cancellationToken);
        KnownAs = (await KnownSpeaker.ReadAsync(db, [id], cancellationToken)).GetValueOrDefault(id);
        Neighbourhood = await ClaimNeighbourhood.ReadAsync(db, id, cancellationToken);
        Editor = Request.Cookies[EditorCookie.Name];
        Speakers = await db.Claims.Where(row => row.ArticleId == claim.ArticleId && row.Speaker != null).Select(row => row.Speaker!).Distinct().Order().Take(100).ToListAsync(cancellationToken);
        if (DoneId is not null)
            Done = await db.Claims.SingleOrDefaultAsync(row => row.Id == DoneId, cancellationToken);
        if (Done is { Status: ReviewStatus.Confirmed or ReviewStatus.Rejected })
            SameAsDone = await ClaimReviewing.SameUnreviewed(db, Done).CountAsync(cancellationToken);
        var neighbours = await db.Claims
            .Where(row => row.ArticleId == claim.ArticleId && (row.Position == claim.Position - 1 || row.Position == claim.Position + 1))
            .Select(row => new { row.Id, row.Position }).ToListAsync(cancellationToken);
        PreviousId = neighbours.FirstOrDefault(row => row.Position < claim.Position)?.Id;
        NextId = neighbours.FirstOrDefault(row => row.Position > claim.Position)?.Id;
        await ReadListAsync(cancellationToken);
        return true;
    }

    private async Task ReadListAsync(CancellationToken cancellationToken)
    {
        var filter = (Filter(List) ?? new ClaimFilter { ArticleId = Claim.ArticleId }) with { Status = ReviewStatus.Auto };
        var unreviewed = filter.Of(db).Where(claim => claim.Id != Claim.Id);
        Unreviewed = await unreviewed.CountAsync(cancellationToken);
        // Behind the last one the list begins again: what was passed over comes round.
        NextUnreviewedId = await filter.Ordered(filter.After(unreviewed, Claim)).Select(claim => (int?)claim.Id).FirstOrDefaultAsync(cancellationToken)
            ?? await filter.Ordered(unreviewed).Select(claim => (int?)claim.Id).FirstOrDefaultAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<Section>> AncestorsAsync(Claim claim, CancellationToken cancellationToken)
    {
        var path = new List<Section>();
        var section = claim.Section;
        // A tree from a file may be deep; nobody reads more than the last levels.
        while (section is not null && path.Count < 8)
        {
            path.Insert(0, section);
            var parent = section.ParentPosition;
            section = parent is null ? null
                : await db.Sections.SingleOrDefaultAsync(row => row.ArticleId == claim.ArticleId && row.Position == parent, cancellationToken);
        }

        return path;
    }

    private async Task<IReadOnlyList<string>> ReasonsAsync(Claim claim, CancellationToken cancellationToken)
    {
        var findings = await db.Findings
            .Where(finding => finding.ArticleId == claim.ArticleId && finding.Start <= claim.End && finding.End >= claim.Start && finding.Severity != Severity.Notice && finding.Resolution == FindingResolution.Open)
            .OrderBy(finding => finding.Position).Take(10).Select(finding => finding.Detail).ToListAsync(cancellationToken);
        var repairs = await db.Edits
            .Where(edit => edit.ArticleId == claim.ArticleId && !edit.IsUndone && !edit.IsSuperseded && edit.Kind == EditKind.Repair && edit.ReadingStart <= claim.End && edit.ReadingEnd >= claim.Start)
            .OrderBy(edit => edit.Position).Take(10).Select(edit => edit.Reason).ToListAsync(cancellationToken);
        return [.. findings, .. repairs.Select(reason => "Repaired here: " + reason)];
    }
}

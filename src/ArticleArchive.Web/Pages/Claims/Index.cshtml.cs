using ArticleArchive.Parsing;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion.Reviews;
using ArticleArchive.Web.Pages.Verdicts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Pages.Claims;

/// <summary>A claim in a list.</summary>
public sealed record ClaimRow(
    int Id, string Text, ClaimForm Form, ClaimNature Nature, ClaimPolarity Polarity, ClaimCertainty Certainty, string? Speaker, bool IsQuotable,
    int ArticleId, string ArticleTitle, string? Publisher, string? Language, string? Section,
    DateTime? PublishedAtUtc, int? PublishedOffsetMinutes, DatePrecision? PublishedPrecision, string? PublishedZone,
    double CheckWorthiness, bool HasFigure, ReviewStatus Status, bool IsContested, int RepeatCount)
{
    /// <summary>The published verdict that stands on it, or null.</summary>
    public ClaimVerdict? Verdict { get; init; }

    /// <summary>True where a person said that another claim contradicts it.</summary>
    public bool IsContestConfirmed { get; init; }

    /// <summary>The name that the archive knows its speaker by, which may be another than its article gives.</summary>
    public string? KnownAs { get; init; }

    public Claim Seen => new() { Text = Text, Form = Form, Nature = Nature, Polarity = Polarity, Certainty = Certainty, Speaker = Speaker, Status = Status, Why = [] };
}

/// <summary>Rows that stand together in the list, under their article.</summary>
public sealed record ClaimGroup(IReadOnlyList<ClaimRow> Rows)
{
    public ClaimRow First => Rows[0];
}

/// <summary>The list of claims. Everything it shows follows from its address.</summary>
public sealed class ClaimsModel(ArchiveDbContext db, CountCache cache, ClaimReviewing reviewing) : PageModel
{
    private const int PageSize = 30;
    private const int MostChoices = 12;

    [BindProperty(Name = "p", SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    /// <summary>What became of the last form.</summary>
    [BindProperty(Name = "said", SupportsGet = true)]
    public ReviewOutcome? Said { get; set; }

    public ClaimFilter Filter { get; private set; } = new();

    public Paging Paging { get; private set; } = null!;

    /// <summary>The rows by article; by check-worthiness, rows of one article stand together only where they follow each other.</summary>
    public IReadOnlyList<ClaimGroup> Groups { get; private set; } = [];

    public IReadOnlyList<Facet> Facets { get; private set; } = [];

    /// <summary>How many decisions and verdicts wait for a claim that is gone.</summary>
    public int Orphaned { get; private set; }

    /// <summary>The list's address as a query string, for the claims that are opened from it; null for the list of everything.</summary>
    public string? List => Filter.ToQuery() is { Length: > 0 } query ? query : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || PageNumber is < 1 or > 1_000_000 || ClaimFilter.Read(Request.Query) is not { } filter)
            return BadRequest();
        Filter = filter;
        Paging = new Paging(PageNumber, PageSize, await cache.GetAsync(Named("total"), () => Filter.Of(db).CountAsync(cancellationToken)));
        if (PageNumber > Paging.Last)
        {
            // The last claim of the last page may just have been decided about.
            return Said is null ? NotFound() : Redirect(Request.With("p", Paging.Last.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        var rows = await Filter.Ordered(Filter.Of(db))
            .Skip((PageNumber - 1) * PageSize).Take(PageSize)
            .Select(claim => new ClaimRow(
                claim.Id, claim.Text, claim.Form, claim.Nature, claim.Polarity, claim.Certainty, claim.Speaker, claim.IsQuotable,
                claim.ArticleId, claim.Article!.Title, claim.Article.Publisher, claim.Article.Language, claim.Section!.Heading,
                claim.Article.PublishedAtUtc, claim.Article.PublishedOffsetMinutes, claim.Article.PublishedPrecision, claim.Article.PublishedZone,
                claim.CheckWorthiness, claim.HasFigure, claim.Status,
                db.LinkedClaims.Any(row => row.ClaimId == claim.Id && row.ContestCount > 0),
                db.LinkedClaims.Where(row => row.ClaimId == claim.Id).Select(row => row.RepeatCount).FirstOrDefault()))
            .ToListAsync(cancellationToken);
        var ids = rows.ConvertAll(row => row.Id);
        var verdictOf = await ClaimVerdict.ReadAsync(db, ids, cancellationToken);
        var speakerOf = await KnownSpeaker.ReadAsync(db, ids, cancellationToken);
        var contested = await ConfirmedContests.ReadAsync(db, ids, cancellationToken);
        Orphaned = await cache.GetAsync("orphaned reviews", () => OrphanedAsync(cancellationToken));
        Groups = Grouped(rows.ConvertAll(row => row with { IsContestConfirmed = contested.Contains(row.Id), Verdict = verdictOf.GetValueOrDefault(row.Id), KnownAs = speakerOf.GetValueOrDefault(row.Id)?.Name ?? row.Speaker }));

        Facets = await cache.GetAsync(Named("facets"), () => FacetsAsync(cancellationToken));
        if (Filter.ArticleId is { } id)
        {
            var title = await db.Articles.Where(article => article.Id == id).Select(article => article.Title).SingleOrDefaultAsync(cancellationToken);
            var chosen = id.ToString(System.Globalization.CultureInfo.InvariantCulture);
            Facets = [new Facet("article", "Article", chosen, [new FacetChoice(chosen, Wording.Excerpt(title ?? chosen, 60), Paging.Total)]), .. Facets];
        }

        return Page();
    }

    /// <summary>Confirms or rejects a claim and comes back to its place in the list.</summary>
    public async Task<IActionResult> OnPostAsync(int claim, ReviewStatus status, string? stamp, int item, string? back, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || status == ReviewStatus.Edited)
            return BadRequest();
        ReviewOutcome outcome;
        try
        {
            outcome = await reviewing.DecideAsync(claim, new ReviewRequest(status, stamp) { Editor = Request.Cookies[EditorCookie.Name] }, cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        if (outcome == ReviewOutcome.NoSuchClaim)
            return NotFound();
        var address = QueryLinks.IsLocal(back) ? back! : "/claims";
        return LocalRedirect(FormattableString.Invariant($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}said={outcome}#item-{item}"));
    }

    private async Task<int> OrphanedAsync(CancellationToken cancellationToken) =>
        await LostDecisions.Reviews(db).CountAsync(cancellationToken) + await LostDecisions.Verdicts(db).CountAsync(cancellationToken);

    // Each facet counts under the other filters, so that its choices are what one click would show.
    private async Task<List<Facet>> FacetsAsync(CancellationToken cancellationToken)
    {
        IQueryable<Claim> Filtered(string facet) => Filter.Of(db, facet);
        var forms = await CountAsync(Filtered("form").Select(claim => claim.Form), cancellationToken);
        var natures = await CountAsync(Filtered("nature").Select(claim => claim.Nature), cancellationToken);
        var certainties = await CountAsync(Filtered("certainty").Select(claim => claim.Certainty), cancellationToken);
        var statuses = await CountAsync(Filtered("status").Select(claim => claim.Status), cancellationToken);
        var figures = await CountAsync(Filtered("figure").Select(claim => claim.HasFigure), cancellationToken);
        var quotable = await CountAsync(Filtered("quotable").Select(claim => claim.IsQuotable), cancellationToken);
        var speakers = await CountAsync(
            from claim in Filtered("speaker").Where(claim => claim.Speaker != null)
            from known in db.ClaimSpeakers.Where(row => row.ClaimId == claim.Id).DefaultIfEmpty()
            select known.Name ?? claim.Speaker!,
            cancellationToken);
        var publishers = await CountAsync(Filtered("publisher").Select(claim => claim.Article!.Publisher), cancellationToken);
        var years = await CountAsync(Filtered("year").Select(claim => claim.Article!.PublishedAtUtc == null ? (int?)null : claim.Article.PublishedAtUtc.Value.Year), cancellationToken);
        var contested = await CountAsync(Filtered("contested").Select(claim => db.LinkedClaims.Any(row => row.ClaimId == claim.Id && row.ContestCount > 0)), cancellationToken);
        var repeated = await CountAsync(Filtered("repeated").Select(claim => db.LinkedClaims.Any(row => row.ClaimId == claim.Id && row.RepeatCount > 0)), cancellationToken);
        var verdicts = await CountAsync(
            from claim in Filtered("verdict")
            join verdict in db.ClaimVerdicts on claim.Id equals verdict.ClaimId
            select verdict.Rating, cancellationToken);
        return
        [
            Facet("status", "Reviewed", Filter.Status?.ToString(), statuses, status => (status.ToString(), ReviewWords.Of(status))),
            Facet("verdict", "Verdict", Filter.Verdict, verdicts, rating => (rating.ToString(), VerdictWords.Of(rating))),
            Facet("nature", "Nature", Filter.Nature?.ToString(), natures, nature => (nature.ToString(), Wording.Of(nature))),
            Facet("form", "Form", Filter.Form?.ToString(), forms, form => (form.ToString(), Wording.Of(form))),
            Facet("certainty", "Certainty", Filter.Certainty?.ToString(), certainties, certainty => (certainty.ToString(), ReviewWords.Of(certainty))),
            Facet("figure", "Figures", YesNo(Filter.HasFigure), figures, yes => yes ? ("yes", "states a figure") : ("no", "states none")),
            Facet("contested", "Contested", YesNo(Filter.IsContested), contested, yes => yes ? ("yes", "another says otherwise") : ("no", "nobody says otherwise")),
            Facet("repeated", "Repeated", YesNo(Filter.IsRepeated), repeated, yes => yes ? ("yes", "said in other articles") : ("no", "said once")),
            Facet("quotable", "Quotable", YesNo(Filter.IsQuotable), quotable, yes => yes ? ("yes", "safe to quote") : ("no", "not safe to quote")),
            Facet("speaker", "Speaker", Filter.Speaker, speakers, name => (name, name)),
            Facet("publisher", "Publisher", Filter.Publisher, publishers, name => (name ?? Pages.Facet.Unknown, name ?? "unknown")),
            Facet("year", "Published in", Filter.Year, years.OrderByDescending(pair => pair.Key ?? 0), Year),
        ];
    }

    private static (string Value, string Label) Year(int? year) =>
        year?.ToString(System.Globalization.CultureInfo.InvariantCulture) is { } number ? (number, number) : (Pages.Facet.Unknown, "unknown");

    private static string? YesNo(bool? value) => value switch { true => "yes", false => "no", _ => null };

    private static List<ClaimGroup> Grouped(List<ClaimRow> rows)
    {
        var groups = new List<List<ClaimRow>>();
        foreach (var row in rows)
        {
            if (groups.Count == 0 || groups[^1][0].ArticleId != row.ArticleId)
                groups.Add([]);
            groups[^1].Add(row);
        }

        return groups.ConvertAll(group => new ClaimGroup(group));
    }

    private string Named(string what) => $"claims|{what}|{Filter.ToQuery()}";

    private static Task<List<KeyValuePair<T, int>>> CountAsync<T>(IQueryable<T> values, CancellationToken cancellationToken) =>
        values.GroupBy(value => value).Select(group => new { group.Key, Count = group.Count() })
            .OrderByDescending(group => group.Count).ThenBy(group => group.Key).Take(MostChoices * 2)
            .Select(group => KeyValuePair.Create(group.Key, group.Count)).ToListAsync(cancellationToken);

    private static Facet Facet<T>(string name, string title, string? chosen, IEnumerable<KeyValuePair<T, int>> counts, Func<T, (string Value, string Label)> words) =>
        new(name, title, chosen, counts.Take(MostChoices).Select(pair => new FacetChoice(words(pair.Key).Value, words(pair.Key).Label, pair.Value)).ToList());
}

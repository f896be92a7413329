using ArticleArchive.Parsing.Claims.Comparison;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion.Claims;
using ArticleArchive.Web.Pages.Claims;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Pages.Disagreements;

/// <summary>Claims that may contradict each other, side by side, for a person to say whether it is so.</summary>
public sealed class DisagreementsModel(ArchiveDbContext db, CountCache cache, ClaimLinkDecisions decisions) : PageModel
{
    public const string Undecided = "undecided", Confirmed = "confirmed", Refused = "refused", Orphaned = "orphaned";

    private const int PageSize = 20;
    private const int MostSpeakers = 12;

    // A pair stands for all pairs of the same two groups of claims.
    private sealed record Row(ClaimLink Link, double Worth, int? LeftSpeaker, int? RightSpeaker, (int, int) Groups);

    /// <summary>A pair of claims that stands for every pair of claims that say the same as its two.</summary>
    /// <param name="Pair">The one most worth checking.</param>
    /// <param name="Others">How many other pairs there are.</param>
    public sealed record Disagreement(ClaimPair Pair, int Others);

    [BindProperty(Name = "state", SupportsGet = true)]
    public string? Choice { get; set; }

    /// <summary>Which disagreements are listed.</summary>
    public string State => Choice ?? Undecided;

    /// <summary>Only contradictions, or only figures that differ.</summary>
    [BindProperty(Name = "kind", SupportsGet = true)]
    public ClaimRelation? Kind { get; set; }

    /// <summary>Only those with a word of one speaker.</summary>
    [BindProperty(Name = "speaker", SupportsGet = true)]
    public int? SpeakerId { get; set; }

    /// <summary><c>sure</c> for the surest first; else those most worth checking.</summary>
    [BindProperty(Name = "sort", SupportsGet = true)]
    public string? Sort { get; set; }

    [BindProperty(Name = "p", SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<Disagreement> Pairs { get; private set; } = [];

    /// <summary>All pairs of the groups that a pair stands for, written <c>LEFT-RIGHT</c> with its claims' ids.</summary>
    [BindProperty(Name = "like", SupportsGet = true)]
    public string? Like { get; set; }

    /// <summary>Decisions about claims that are no longer in the archive.</summary>
    public IReadOnlyList<ClaimLinkDecision> Orphans { get; private set; } = [];

    public IReadOnlyList<Facet> Facets { get; private set; } = [];

    public Paging Paging { get; private set; } = null!;

    public (int Undecided, int Confirmed, int Refused, int Orphaned) Counts { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || PageNumber is < 1 or > 100_000 || State is not (Undecided or Confirmed or Refused or Orphaned)
            || Kind is not (null or ClaimRelation.Opposite or ClaimRelation.FiguresDiffer) || Sort is not (null or "sure"))
            return BadRequest();
        Counts = (
            GroupsOf(await RowsAsync(Undecided, cancellationToken)), GroupsOf(await RowsAsync(Confirmed, cancellationToken)), GroupsOf(await RowsAsync(Refused, cancellationToken)),
            await cache.GetAsync("disagreements orphaned", () => Orphaneds().CountAsync(cancellationToken)));
        if (State == Orphaned)
        {
            Paging = new Paging(PageNumber, PageSize, Counts.Orphaned);
            Orphans = await Orphaneds().OrderByDescending(decision => decision.Id).Skip((PageNumber - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
            return PageNumber > Paging.Last ? NotFound() : Page();
        }

        var all = await RowsAsync(State, cancellationToken);
        var speakers = await cache.GetAsync("speaker names", async () => await db.Speakers.ToDictionaryAsync(speaker => speaker.Id, speaker => speaker.Name, cancellationToken));
        Facets =
        [
            new Facet("kind", "What differs", Kind?.ToString(), [.. all.Where(IsOfSpeaker).GroupBy(row => row.Link.Relation).OrderBy(group => group.Key).Select(group => new FacetChoice(group.Key.ToString(), Wording.Of(group.Key), GroupsOf(group)))]),
            new Facet("speaker", "Speaker", SpeakerId?.ToString(System.Globalization.CultureInfo.InvariantCulture), [.. all.Where(IsOfKind)
                .SelectMany(row => new[] { row.LeftSpeaker, row.RightSpeaker }.OfType<int>().Distinct().Select(id => (Id: id, row.Groups))).Distinct().GroupBy(said => said.Id)
                .OrderByDescending(group => group.Key == SpeakerId).ThenByDescending(group => group.Count()).ThenBy(group => group.Key).Take(MostSpeakers)
                .Select(group => new FacetChoice(group.Key.ToString(System.Globalization.CultureInfo.InvariantCulture), speakers.GetValueOrDefault(group.Key) ?? "unknown", group.Count()))]),
        ];
        var filtered = all.Where(row => IsOfKind(row) && IsOfSpeaker(row));
        var like = Like is null ? null : all.Find(row => Like == $"{row.Link.LeftId}-{row.Link.RightId}");
        if (Like is not null && like is null)
            return NotFound();
        var ordered = (Sort == "sure" ? filtered.OrderByDescending(row => row.Link.Score).ThenByDescending(row => row.Worth) : filtered.OrderByDescending(row => row.Worth).ThenByDescending(row => row.Link.Score))
            .ThenBy(row => row.Link.LeftId).ThenBy(row => row.Link.RightId);
        var listed = like is null
            ? ordered.GroupBy(row => row.Groups).Select(group => (Row: group.First(), Others: group.Count() - 1)).ToList()
            : [.. ordered.Where(row => row.Groups == like.Groups).Select(row => (row, 0))];
        Paging = new Paging(PageNumber, PageSize, listed.Count);
        if (PageNumber > Paging.Last)
            return NotFound();
        var shown = listed.Skip((PageNumber - 1) * PageSize).Take(PageSize).ToList();
        var pairs = await ClaimPair.ReadAsync(db, [.. shown.Select(one => one.Row.Link)], first: null, cancellationToken);
        Pairs = [.. pairs.Zip(shown, (pair, one) => new Disagreement(pair, one.Others))];
        return Page();
    }

    /// <summary>The page of all pairs that a pair stands for.</summary>
    public string AllLike(ClaimPair pair) => Request.With("like", $"{Math.Min(pair.Left.Id, pair.Right.Id)}-{Math.Max(pair.Left.Id, pair.Right.Id)}");

    /// <summary>Decides about two claims and comes back.</summary>
    public Task<IActionResult> OnPostDecideAsync(int left, int right, ClaimLinkState state, ClaimRelation? relation, string? back, int? item, bool groups, CancellationToken cancellationToken) => WriteAsync(
        () => groups
            ? decisions.DecideGroupsAsync(left, right, state, relation, Request.Cookies[EditorCookie.Name], cancellationToken)
            : decisions.DecideAsync(left, right, state, relation, Request.Cookies[EditorCookie.Name], cancellationToken),
        back, item);

    /// <summary>Forgets a decision about claims that are gone, and comes back.</summary>
    public Task<IActionResult> OnPostForgetAsync(int decision, string? back, CancellationToken cancellationToken) =>
        WriteAsync(() => decisions.ForgetOrphanAsync(decision, cancellationToken), back, item: null);

    private async Task<IActionResult> WriteAsync(Func<Task<bool>> write, string? back, int? item)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        try
        {
            return await write() ? LocalRedirect((QueryLinks.IsLocal(back) ? back! : "/disagreements") + (item is { } number ? $"#item-{number}" : "")) : NotFound();
        }
        catch (StorageUnavailableException)
        {
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static int GroupsOf(IEnumerable<Row> rows) => rows.Select(row => row.Groups).Distinct().Count();

    private bool IsOfKind(Row row) => Kind is null || row.Link.Relation == Kind;

    private bool IsOfSpeaker(Row row) => SpeakerId is null || row.LeftSpeaker == SpeakerId || row.RightSpeaker == SpeakerId;

    private IQueryable<ClaimLink> Links(ClaimLinkState state) =>
        db.ClaimLinks.Where(link => (link.Relation == ClaimRelation.Opposite || link.Relation == ClaimRelation.FiguresDiffer) && link.State == state);

    private IQueryable<ClaimLinkDecision> Orphaneds() => db.ClaimLinkDecisions.Where(decision => !db.ClaimLinks.Any(link => link.DecisionId == decision.Id));

    // Numbers only, kept until the next write: every filter and order is then a walk over memory.
    private Task<List<Row>> RowsAsync(string state, CancellationToken cancellationToken) => cache.GetAsync($"disagreements {state}", async () =>
    {
        var canonical = await db.Speakers.Where(speaker => speaker.MergedIntoId != null).ToDictionaryAsync(speaker => speaker.Id, speaker => speaker.MergedIntoId!.Value, cancellationToken);
        var rows = await (from link in Links(state switch { Confirmed => ClaimLinkState.Confirmed, Refused => ClaimLinkState.Refused, _ => ClaimLinkState.Candidate })
                          join left in db.Claims on link.LeftId equals left.Id
                          join right in db.Claims on link.RightId equals right.Id
                          join ours in db.LinkedClaims on link.LeftId equals ours.ClaimId
                          join theirs in db.LinkedClaims on link.RightId equals theirs.ClaimId
                          select new { link, Worth = left.CheckWorthiness + right.CheckWorthiness, Left = ours.SpeakerId, Right = theirs.SpeakerId, One = ours.ClusterId ?? ours.ClaimId, Other = theirs.ClusterId ?? theirs.ClaimId }).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new Row(row.link, row.Worth, Canonical(row.Left), Canonical(row.Right), (Math.Min(row.One, row.Other), Math.Max(row.One, row.Other))));

        int? Canonical(int? id) => id is { } born && canonical.TryGetValue(born, out var into) ? into : id;
    });
}

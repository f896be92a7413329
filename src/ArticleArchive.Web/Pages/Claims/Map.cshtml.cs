using System.Globalization;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Claims.Comparison;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Pages.Speakers;
using ArticleArchive.Web.Pages.Timeline;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Pages.Claims;

/// <summary>The whole archive's claims in one picture, with the same numbers as a table.</summary>
public sealed class ClaimMapModel(ArchiveDbContext db, CountCache cache) : PageModel
{
    private const int MostRows = 18;

    // More dots tell no more, and make a page too heavy; those most worth checking are drawn.
    private const int MostClaims = 720;
    private const int MostLinks = 5_000;

    /// <summary>A row of the table: how many claims of each nature, whether they are drawn or not.</summary>
    public sealed record TableRow(string Label, string? Address, IReadOnlyDictionary<ClaimNature, int> Natures, int Contested)
    {
        public int Total => Natures.Values.Sum();
    }

    /// <summary><c>publisher</c> for a row each; else speakers.</summary>
    [BindProperty(Name = "rows", SupportsGet = true)]
    public string? Rows { get; set; }

    /// <summary>By which clock claims stand from left to right.</summary>
    [BindProperty(Name = "clock", SupportsGet = true)]
    public ClaimClock Clock { get; set; } = ClaimClock.Published;

    /// <summary>Null in an archive without claims.</summary>
    public MapDrawing? Drawing { get; private set; }

    public IReadOnlyList<TableRow> Table { get; private set; } = [];

    /// <summary>How many claims the drawing leaves out.</summary>
    public int NotDrawn { get; private set; }

    /// <summary>How many speakers or publishers have no row.</summary>
    public int MoreRows { get; private set; }

    public bool IsByPublisher => Rows == "publisher";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || Rows is not (null or "publisher") || Clock is not (ClaimClock.Published or ClaimClock.Event))
            return BadRequest();
        (Drawing, Table, NotDrawn, MoreRows) = await cache.GetAsync($"map {Rows} {Clock}", () => DrawAsync(cancellationToken));
        if (Table.Count == 0)
            Drawing = null;
        return Page();
    }

    private async Task<(MapDrawing Drawing, IReadOnlyList<TableRow> Table, int NotDrawn, int MoreRows)> DrawAsync(CancellationToken cancellationToken)
    {
        var rows = IsByPublisher ? await PublishersAsync(cancellationToken) : await SpeakersAsync(cancellationToken);
        var shown = rows.Take(MostRows).ToList();
        var claims = new List<MapClaim>();
        // Every row has its part of the dots: one who is quoted in every article does not crowd the others out.
        var most = MostClaims / Math.Max(1, shown.Count);
        foreach (var row in shown)
            claims.AddRange(await ClaimsAsync(row.Key, row.Claims, most, cancellationToken));
        var ids = claims.Select(claim => claim.Id).ToHashSet();
        var links = await db.ClaimLinks.Where(link => link.State != ClaimLinkState.Refused
                && (link.Relation == ClaimRelation.Opposite || link.Relation == ClaimRelation.FiguresDiffer || link.Relation == ClaimRelation.Same)
                && ids.Contains(link.LeftId) && ids.Contains(link.RightId))
            .OrderBy(link => link.Relation == ClaimRelation.Same).ThenByDescending(link => link.Score).Take(MostLinks).ToListAsync(cancellationToken);
        return (new MapDrawing([.. shown.Select(row => (row.Key, row.Table.Label))], claims, links), [.. shown.Select(row => row.Table)],
            shown.Sum(row => row.Table.Total) - claims.Count, rows.Count - shown.Count);
    }

    private sealed record Source(string Key, TableRow Table, IQueryable<Claim> Claims);

    private async Task<List<Source>> SpeakersAsync(CancellationToken cancellationToken)
    {
        var speakers = await SpeakerRow.AllAsync(db, cache, cancellationToken);
        return speakers.ConvertAll(speaker =>
        {
            var ids = db.Speakers.Where(row => row.Id == speaker.Id || row.MergedIntoId == speaker.Id).Select(row => (int?)row.Id);
            return new Source(
                speaker.Id.ToString(CultureInfo.InvariantCulture), new TableRow(speaker.Name, $"/speakers/{speaker.Id}", speaker.Natures, speaker.Contested),
                db.Claims.Where(claim => db.LinkedClaims.Any(linked => linked.ClaimId == claim.Id && ids.Contains(linked.SpeakerId))));
        });
    }

    private async Task<List<Source>> PublishersAsync(CancellationToken cancellationToken)
    {
        var counts = await (from linked in db.LinkedClaims
                            join claim in db.Claims on linked.ClaimId equals claim.Id
                            where claim.Status != ReviewStatus.Rejected
                            group linked by new { claim.Article!.Publisher, claim.Nature } into said
                            select new { said.Key.Publisher, said.Key.Nature, Claims = said.Count(), Contested = said.Count(row => row.ContestCount > 0) }).ToListAsync(cancellationToken);
        return [.. counts.GroupBy(count => count.Publisher, StringComparer.Ordinal).OrderByDescending(said => said.Sum(count => count.Claims)).ThenBy(said => said.Key, StringComparer.Ordinal).Select(said => new Source(
            said.Key ?? Facet.Unknown,
            new TableRow(said.Key ?? "publisher unknown", $"/claims?publisher={Uri.EscapeDataString(said.Key ?? Facet.Unknown)}", said.ToDictionary(count => count.Nature, count => count.Claims), said.Sum(count => count.Contested)),
            db.Claims.Where(claim => claim.Article!.IsLatest && claim.Article.Publisher == said.Key)))];
    }

    private async Task<IEnumerable<MapClaim>> ClaimsAsync(string row, IQueryable<Claim> claims, int most, CancellationToken cancellationToken)
    {
        var read = await (from claim in claims
                          join linked in db.LinkedClaims on claim.Id equals linked.ClaimId
                          where claim.Status != ReviewStatus.Rejected
                          orderby linked.ContestCount > 0 descending, claim.CheckWorthiness descending, claim.Id
                          select new { claim.Id, claim.Nature, claim.CheckWorthiness, claim.EventFrom, claim.Article!.PublishedAtUtc, claim.Article.PublishedOffsetMinutes, claim.Article.PublishedPrecision, linked.ContestCount, claim.Text })
            .Take(most).ToListAsync(cancellationToken);
        return read.Select(claim => new MapClaim(
            claim.Id, row, claim.Nature, Math.Clamp(claim.CheckWorthiness, 0, 1),
            Clock == ClaimClock.Event ? claim.EventFrom : ClaimClocks.Published(claim.PublishedAtUtc, claim.PublishedOffsetMinutes, claim.PublishedPrecision)?.From,
            claim.ContestCount > 0, Wording.Excerpt(claim.Text, 140)));
    }
}

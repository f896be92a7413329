using System.Globalization;
using ArticleArchive.Parsing;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Pages.Claims;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Pages.Timeline;

/// <summary>A claim of the timeline with its time.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="When">Its time on the clock, as precise as it is known.</param>
/// <param name="IsContested">Whether somebody says otherwise.</param>
public sealed record TimelineClaim(PairedClaim Claim, string When, bool IsContested, bool IsContestConfirmed);

/// <summary>Claims in the order of one of three clocks: when it happened, when it was published, when it came into the archive.</summary>
public sealed class TimelineModel(ArchiveDbContext db, CountCache cache) : PageModel
{
    private const int PageSize = 30;
    private const int MostChoices = 10;

    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    [BindProperty(Name = "clock", SupportsGet = true)]
    public ClaimClock Clock { get; set; } = ClaimClock.Event;

    [BindProperty(Name = "from", SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(Name = "to", SupportsGet = true)]
    public DateOnly? To { get; set; }

    [BindProperty(Name = "nature", SupportsGet = true)]
    public ClaimNature? Nature { get; set; }

    [BindProperty(Name = "speaker", SupportsGet = true)]
    public int? SpeakerId { get; set; }

    [BindProperty(Name = "publisher", SupportsGet = true)]
    public string? Publisher { get; set; }

    [BindProperty(Name = "p", SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    /// <summary>Null when no claim has a time on this clock.</summary>
    public TimelineChart? Chart { get; private set; }

    public int Undated { get; private set; }

    public IReadOnlyList<TimelineClaim> Claims { get; private set; } = [];

    public IReadOnlyList<Facet> Facets { get; private set; } = [];

    public Paging Paging { get; private set; } = null!;

    /// <summary>True in an archive without claims.</summary>
    public bool IsEmpty { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || PageNumber is < 1 or > 1_000_000 || !Enum.IsDefined(Clock) || From > To)
            return BadRequest();
        var (dated, undated) = await cache.GetAsync(Name("counts"), () => ClaimClocks.CountAsync(db, Filtered(null), Clock, cancellationToken));
        Undated = undated;
        Facets = await cache.GetAsync(Name("facets"), () => FacetsAsync(cancellationToken));
        IsEmpty = dated.Count == 0 && undated == 0 && Facets.All(facet => facet.Chosen is null);
        var within = dated.Where(count => (From is null || count.From >= From) && (To is null || count.From <= To)).ToList();
        if (within.Count > 0)
            Chart = new TimelineChart(within, From, To, Range);
        Paging = new Paging(PageNumber, PageSize, within.Sum(count => count.Count));
        var ids = await ClaimClocks.InOrder(ClaimClocks.Within(Filtered(null), Clock, From, To), Clock).Skip((PageNumber - 1) * PageSize).Take(PageSize)
            .Select(claim => new { claim.Id, claim.EventFrom, claim.EventTo, claim.Article!.FirstSeenAtUtc }).ToListAsync(cancellationToken);
        if (ids.Count == 0 && PageNumber > 1)
            return NotFound();
        var claims = await PairedClaim.ReadAsync(db, [.. ids.Select(row => row.Id)], cancellationToken);
        var contested = (await db.LinkedClaims.Where(row => ids.Select(one => one.Id).Contains(row.ClaimId) && row.ContestCount > 0).Select(row => row.ClaimId).ToListAsync(cancellationToken)).ToHashSet();
        var confirmed = await ConfirmedContests.ReadAsync(db, contested, cancellationToken);
        Claims = [.. ids.Select(row => new TimelineClaim(
            claims[row.Id],
            Clock switch { ClaimClock.Event => Days(row.EventFrom!.Value, row.EventTo), ClaimClock.Published => claims[row.Id].Published ?? "unknown", _ => Wording.Day(row.FirstSeenAtUtc) },
            contested.Contains(row.Id),
            confirmed.Contains(row.Id)))];
        return Page();
    }

    /// <summary>The page one step wider; null at the widest.</summary>
    public string? Wider()
    {
        if (From is not { } from || To is not { } to)
            return null;
        var days = to.DayNumber - from.DayNumber;
        return days < 28 || days > 365 * 9 ? Everything() : days <= 31 ? Range(new DateOnly(from.Year, 1, 1), new DateOnly(from.Year, 12, 31))
            : Range(new DateOnly(Math.Max(1, from.Year / 10 * 10), 1, 1), new DateOnly((from.Year / 10 * 10) + 9, 12, 31));
    }

    /// <summary>The chosen days in words.</summary>
    public string? Chosen => From is { } from && To is { } to ? Days(from, to) : From is { } first ? "from " + first.ToString("d MMMM yyyy", English) : To is { } last ? "until " + last.ToString("d MMMM yyyy", English) : null;

    /// <summary>Days as short as they can be said: a year, a month, a day, or both ends.</summary>
    internal static string Days(DateOnly from, DateOnly? to)
    {
        var last = to ?? from;
        if (from == last)
            return from.ToString("d MMMM yyyy", English);
        if (from is { Month: 1, Day: 1 } && last is { Month: 12, Day: 31 })
            return from.Year == last.Year ? from.ToString("yyyy", English) : $"{from.ToString("yyyy", English)}–{last.ToString("yyyy", English)}";
        return from.Day == 1 && last == from.AddMonths(1).AddDays(-1) ? from.ToString("MMMM yyyy", English) : $"{from.ToString("d MMMM yyyy", English)} to {last.ToString("d MMMM yyyy", English)}";
    }

    private string Range(DateOnly from, DateOnly to) => Address([.. Filters(), ("from", Iso(from)), ("to", Iso(to))]);

    /// <summary>The same page for all time.</summary>
    public string Everything() => Address(Filters());

    /// <summary>The same page by another clock, for all time.</summary>
    public string OtherClock(ClaimClock clock) => Address([("clock", clock == ClaimClock.Event ? null : clock.ToString()), .. Filters().Where(pair => pair.Name != "clock")]);

    private string Address(IEnumerable<(string Name, string? Value)> parameters) =>
        Request.Path + QueryString.Create(parameters.Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));

    private (string Name, string? Value)[] Filters() =>
        [("clock", Clock == ClaimClock.Event ? null : Clock.ToString()), ("nature", Nature?.ToString()), ("speaker", SpeakerId?.ToString(CultureInfo.InvariantCulture)), ("publisher", Publisher)];

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private IQueryable<Claim> Filtered(string? except)
    {
        var claims = db.Claims.Where(claim => claim.Article!.IsLatest && claim.Status != ReviewStatus.Rejected);
        if (Nature is not null && except != "nature")
            claims = claims.Where(claim => claim.Nature == Nature);
        if (Publisher is not null && except != "publisher")
            claims = Publisher == Facet.Unknown ? claims.Where(claim => claim.Article!.Publisher == null) : claims.Where(claim => claim.Article!.Publisher == Publisher);
        if (SpeakerId is not null && except != "speaker")
        {
            var names = db.Speakers.Where(speaker => speaker.Id == SpeakerId || speaker.MergedIntoId == SpeakerId).Select(speaker => (int?)speaker.Id);
            claims = claims.Where(claim => db.LinkedClaims.Any(row => row.ClaimId == claim.Id && names.Contains(row.SpeakerId)));
        }

        return claims;
    }

    private async Task<List<Facet>> FacetsAsync(CancellationToken cancellationToken)
    {
        var natures = await Filtered("nature").GroupBy(claim => claim.Nature).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        var publishers = await Filtered("publisher").GroupBy(claim => claim.Article!.Publisher).Select(group => new { group.Key, Count = group.Count() })
            .OrderByDescending(group => group.Count).ThenBy(group => group.Key).Take(MostChoices).ToListAsync(cancellationToken);
        var speakers = await (from claim in Filtered("speaker")
                              join linked in db.LinkedClaims on claim.Id equals linked.ClaimId
                              join born in db.Speakers on linked.SpeakerId equals born.Id
                              join speaker in db.Speakers on born.MergedIntoId ?? born.Id equals speaker.Id
                              group claim by new { speaker.Id, speaker.Name } into said
                              select new { said.Key, Count = said.Count() }).OrderByDescending(said => said.Count).ThenBy(said => said.Key.Name).Take(MostChoices).ToListAsync(cancellationToken);
        var chosen = SpeakerId is { } id && speakers.All(said => said.Key.Id != id) ? await db.Speakers.Where(speaker => speaker.Id == id).Select(speaker => speaker.Name).SingleOrDefaultAsync(cancellationToken) : null;
        return
        [
            new Facet("nature", "Nature", Nature?.ToString(), [.. natures.OrderByDescending(group => group.Count).Select(group => new FacetChoice(group.Key.ToString(), Wording.Of(group.Key), group.Count))]),
            new Facet("speaker", "Speaker", SpeakerId?.ToString(CultureInfo.InvariantCulture), [
                .. chosen is null ? [] : new[] { new FacetChoice(SpeakerId!.Value.ToString(CultureInfo.InvariantCulture), chosen, await Filtered(null).CountAsync(cancellationToken)) },
                .. speakers.Select(said => new FacetChoice(said.Key.Id.ToString(CultureInfo.InvariantCulture), said.Key.Name, said.Count))]),
            new Facet("publisher", "Publisher", Publisher, [.. publishers.Select(group => new FacetChoice(group.Key ?? Facet.Unknown, group.Key ?? "unknown", group.Count))]),
        ];
    }

    private string Name(string what) => $"timeline {what} {Clock} {Nature} {SpeakerId} {Publisher?.Length}:{Publisher}";
}

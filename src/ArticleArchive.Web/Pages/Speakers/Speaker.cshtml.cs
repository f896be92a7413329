using ArticleArchive.Parsing.Claims.Comparison;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion.Claims;
using ArticleArchive.Web.Pages.Claims;
using ArticleArchive.Web.Pages.Timeline;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Pages.Speakers;

/// <summary>One of a speaker's names.</summary>
public sealed record SpeakerAlias(int Id, string Name, int Claims, bool IsMerged);

/// <summary>An article with words of the speaker.</summary>
public sealed record SpeakerArticle(int Id, string Title, string? Publisher, int Claims, int NameId, bool IsAssigned);

/// <summary>Somebody whom the speaker contradicts, or who contradicts the speaker.</summary>
public sealed record Opponent(int? SpeakerId, string Voice, int Pairs, int Confirmed);

/// <summary>One speaker: what they said, over time, where, and with whom they disagree; and what a person puts right about who they are.</summary>
public sealed class SpeakerModel(ArchiveDbContext db, CountCache cache, SpeakerDecisions decisions) : PageModel
{
    private const int PageSize = 20;
    private const int MostArticles = 12;
    private const int MostPairs = 500;
    private const int MostSuggestions = 6;

    [BindProperty(Name = "p", SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    /// <summary>Why the last form did nothing: <c>name</c>, <c>other</c> or <c>so</c>; or null.</summary>
    [BindProperty(Name = "said", SupportsGet = true)]
    public string? Said { get; set; }

    public Speaker Speaker { get; private set; } = null!;

    public IReadOnlyList<SpeakerAlias> Names { get; private set; } = [];

    public TimelineChart? Chart { get; private set; }

    public IReadOnlyList<PairedClaim> Claims { get; private set; } = [];

    public IReadOnlyList<SpeakerArticle> Articles { get; private set; } = [];

    public int ArticleCount { get; private set; }

    public IReadOnlyList<(string? Publisher, int Claims)> Publishers { get; private set; } = [];

    public IReadOnlyList<Opponent> Opponents { get; private set; } = [];

    /// <summary>Speakers with a name so like this one's that they may be the same.</summary>
    public IReadOnlyList<SpeakerRow> Suggestions { get; private set; } = [];

    public Paging Paging { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || PageNumber is < 1 or > 100_000)
            return BadRequest();
        var speaker = await db.Speakers.SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (speaker is null)
            return NotFound();
        if (speaker.MergedIntoId is { } into)
            return Redirect($"/speakers/{into}");
        Speaker = speaker;
        var names = await db.Speakers.Where(row => row.Id == id || row.MergedIntoId == id)
            .Select(row => new SpeakerAlias(row.Id, row.Name, db.LinkedClaims.Count(linked => linked.SpeakerId == row.Id), row.MergedIntoId != null)).ToListAsync(cancellationToken);
        Names = [.. names.OrderBy(name => name.IsMerged).ThenByDescending(name => name.Claims)];
        var ids = names.ConvertAll(name => (int?)name.Id);
        var claims = db.Claims.Where(claim => db.LinkedClaims.Any(linked => linked.ClaimId == claim.Id && ids.Contains(linked.SpeakerId)));

        var total = names.Sum(name => name.Claims);
        Paging = new Paging(PageNumber, PageSize, total);
        if (PageNumber > Paging.Last)
            return NotFound();
        var shown = await claims.OrderByDescending(claim => claim.Article!.PublishedAtUtc).ThenByDescending(claim => claim.ArticleId).ThenBy(claim => claim.Position)
            .Skip((PageNumber - 1) * PageSize).Take(PageSize).Select(claim => claim.Id).ToListAsync(cancellationToken);
        var read = await PairedClaim.ReadAsync(db, shown, cancellationToken);
        Claims = shown.ConvertAll(claim => read[claim]);

        var (dated, _) = await ClaimClocks.CountAsync(db, claims, ClaimClock.Published, cancellationToken);
        if (dated.Count > 0)
            Chart = new TimelineChart(dated, from: null, to: null, (from, to) => FormattableString.Invariant($"/timeline?clock=Published&speaker={id}&from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}"));
        await ReadPlacesAsync(ids, cancellationToken);
        Opponents = await OpponentsAsync(ids, cancellationToken);
        Suggestions = SuggestionsOf(speaker, await SpeakerRow.AllAsync(db, cache, cancellationToken));
        return Page();
    }

    public Task<IActionResult> OnPostRenameAsync(int id, string? name, CancellationToken cancellationToken) =>
        WriteAsync(id, async () => await decisions.RenameAsync(id, name ?? "", cancellationToken) ? id : null, "name");

    /// <summary>Says that the name is nobody's, or takes that back.</summary>
    public Task<IActionResult> OnPostDenyAsync(int id, bool isNone, CancellationToken cancellationToken) =>
        WriteAsync(id, async () => await decisions.DenyAsync(id, isNone, cancellationToken) ? id : null, "so");

    /// <summary>Says that this speaker and another are one; this one's names go to the other.</summary>
    public Task<IActionResult> OnPostMergeAsync(int id, int? into, string? name, CancellationToken cancellationToken) => WriteAsync(id, async () =>
    {
        var target = into ?? await FindAsync(name, cancellationToken);
        return target is { } other && await decisions.MergeAsync(id, other, cancellationToken) ? other : null;
    }, "other");

    public Task<IActionResult> OnPostSplitAsync(int id, int part, CancellationToken cancellationToken) =>
        WriteAsync(id, async () => await decisions.SplitAsync(part, cancellationToken) ? id : null, "so");

    /// <summary>Says that in one article the name means somebody else, or takes that back.</summary>
    public Task<IActionResult> OnPostAssignAsync(int id, int article, int part, string? name, CancellationToken cancellationToken) =>
        WriteAsync(id, () => name is not null && SpeakerNames.KeyOf(name).Length == 0 ? Task.FromResult<int?>(null) : decisions.AssignAsync(part, article, name, cancellationToken), "name");

    // What stands in the address when nothing was changed says why.
    private async Task<IActionResult> WriteAsync(int id, Func<Task<int?>> write, string fault)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        try
        {
            return await write() is { } shown ? Redirect($"/speakers/{shown}") : Redirect($"/speakers/{id}?said={fault}#who");
        }
        catch (StorageUnavailableException)
        {
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private async Task<int?> FindAsync(string? name, CancellationToken cancellationToken)
    {
        var key = SpeakerNames.KeyOf(name ?? "");
        return await db.Speakers.Where(speaker => speaker.Key == key || speaker.Name == name).OrderBy(speaker => speaker.Id).Select(speaker => (int?)speaker.Id).FirstOrDefaultAsync(cancellationToken);
    }

    private async Task ReadPlacesAsync(List<int?> ids, CancellationToken cancellationToken)
    {
        var places = await (from linked in db.LinkedClaims
                            join article in db.Articles on linked.ArticleId equals article.Id
                            where ids.Contains(linked.SpeakerId)
                            group linked by new { article.Id, article.Title, article.Publisher, article.SourceKey, NameId = linked.SpeakerId!.Value } into place
                            select new { place.Key, Count = place.Count(), IsAssigned = db.SpeakerAssignments.Any(row => row.SourceKey == place.Key.SourceKey && row.SpeakerId == place.Key.NameId) }).ToListAsync(cancellationToken);
        ArticleCount = places.Select(place => place.Key.Id).Distinct().Count();
        Articles = [.. places.OrderByDescending(place => place.Count).ThenByDescending(place => place.Key.Id).Take(MostArticles)
            .Select(place => new SpeakerArticle(place.Key.Id, place.Key.Title, place.Key.Publisher, place.Count, place.Key.NameId, place.IsAssigned))];
        Publishers = [.. places.GroupBy(place => place.Key.Publisher, StringComparer.Ordinal).Select(group => (group.Key, group.Sum(place => place.Count))).OrderByDescending(pair => pair.Item2).Take(12)];
    }

    private async Task<List<Opponent>> OpponentsAsync(List<int?> ids, CancellationToken cancellationToken)
    {
        var links = await (from link in db.ClaimLinks
                           where (link.Relation == ClaimRelation.Opposite || link.Relation == ClaimRelation.FiguresDiffer) && link.State != ClaimLinkState.Refused
                               && db.LinkedClaims.Any(row => (row.ClaimId == link.LeftId || row.ClaimId == link.RightId) && row.ContestCount > 0 && ids.Contains(row.SpeakerId))
                           orderby link.Score descending
                           select link).Take(MostPairs).ToListAsync(cancellationToken);
        var pairs = await ClaimPair.ReadAsync(db, links, first: null, cancellationToken);
        return [.. pairs.Select(pair => (Pair: pair, Other: pair.Left.Speaker?.SpeakerId == Speaker.Id ? pair.Right : pair.Left))
            .GroupBy(pair => (pair.Other.Speaker?.SpeakerId, pair.Other.Voice))
            .Select(group => new Opponent(group.Key.SpeakerId, group.Key.Voice, group.Count(), group.Count(pair => pair.Pair.State == ClaimLinkState.Confirmed)))
            .OrderByDescending(opponent => opponent.Pairs).ThenBy(opponent => opponent.Voice, StringComparer.CurrentCulture)];
    }

    // The same last word: "Peskov" beside "Dmitry Peskov". Which of two Smiths it is, only a person can say.
    private static List<SpeakerRow> SuggestionsOf(Speaker speaker, List<SpeakerRow> all)
    {
        var words = SpeakerNames.KeyOf(speaker.Name).Split(' ');
        return [.. all.Where(other => other.Id != speaker.Id && SpeakerNames.KeyOf(other.Name).Split(' ') is var theirs
            && theirs[^1] == words[^1] && words[^1].Length > 2 && (words.Length == 1 || theirs.Length == 1 || words[0][0] == theirs[0][0])).Take(MostSuggestions)];
    }
}

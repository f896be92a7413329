using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion.Duplicates;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Pages.Duplicates;

/// <summary>Articles that resemble each other, directly or through others.</summary>
/// <param name="Id">See <see cref="TextFingerprint.GroupId"/>; 0 for a pair that a person called different.</param>
/// <param name="Articles">The articles, oldest first.</param>
/// <param name="Pairs">The pairs among them, the most alike first.</param>
public sealed record CopyGroup(int Id, IReadOnlyList<CopyArticle> Articles, IReadOnlyList<CopyPair> Pairs)
{
    public bool IsDecided => Pairs.All(pair => pair.Relation is not null);
}

/// <summary>Groups of articles that resemble each other, for a person to decide what they are.</summary>
public sealed class DuplicatesModel(ArchiveDbContext db, DuplicateDecisions decisions) : PageModel
{
    public const string Undecided = "undecided", Decided = "decided", Different = "different";

    private const int PageSize = 20;

    // Of a very large group the pairs that are most alike are listed; the group can be decided as a whole.
    private const int MostPairs = 40;

    [BindProperty(Name = "state", SupportsGet = true)]
    public string? Choice { get; set; }

    /// <summary>Which groups are listed.</summary>
    public string State => Choice ?? Undecided;

    [BindProperty(Name = "p", SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<CopyGroup> Groups { get; private set; } = [];

    public Paging Paging { get; private set; } = null!;

    public (int Undecided, int Decided, int Different) Counts { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || PageNumber is < 1 or > 100_000 || State is not (Undecided or Decided or Different))
            return BadRequest();
        var different = from pair in db.Resemblances
                        join left in db.Articles on pair.LeftId equals left.Id
                        join right in db.Articles on pair.RightId equals right.Id
                        where db.ResemblanceDecisions.Any(decision => decision.Relation == ArticleRelation.Different
                            && ((decision.LeftKey == left.SourceKey && decision.RightKey == right.SourceKey) || (decision.LeftKey == right.SourceKey && decision.RightKey == left.SourceKey)))
                        select pair;
        var undecided = CopyPair.UndecidedGroups(db);
        var decided = db.TextFingerprints.Where(row => row.GroupId != null && !undecided.Contains(row.GroupId)).Select(row => row.GroupId).Distinct();
        Counts = (await undecided.CountAsync(cancellationToken), await decided.CountAsync(cancellationToken), await different.CountAsync(cancellationToken));
        Paging = new Paging(PageNumber, PageSize, State switch { Undecided => Counts.Undecided, Decided => Counts.Decided, _ => Counts.Different });
        if (PageNumber > Paging.Last)
            return NotFound();
        var skip = (PageNumber - 1) * PageSize;
        if (State == Different)
        {
            Groups = [.. (await CopyPair.Of(db, different).Skip(skip).Take(PageSize).ToListAsync(cancellationToken)).Select(pair => new CopyGroup(0, [pair.Left, pair.Right], [pair]))];
            return Page();
        }

        var groups = new List<CopyGroup>();
        foreach (var id in await (State == Undecided ? undecided : decided).OrderByDescending(id => id).Skip(skip).Take(PageSize).ToListAsync(cancellationToken))
            groups.Add(await ReadAsync(id!.Value, cancellationToken));
        Groups = groups;
        return Page();
    }

    /// <summary>Decides about two articles and comes back.</summary>
    public async Task<IActionResult> OnPostDecideAsync(int left, int right, ArticleRelation? relation, string? back, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        try
        {
            return await decisions.DecideAsync(left, right, relation, cancellationToken) ? Back(back) : NotFound();
        }
        catch (StorageUnavailableException)
        {
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>Decides about all pairs of a group and comes back.</summary>
    public async Task<IActionResult> OnPostDecideGroupAsync(int group, ArticleRelation? relation, string? back, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        try
        {
            return await decisions.DecideGroupAsync(group, relation, cancellationToken) ? Back(back) : NotFound();
        }
        catch (StorageUnavailableException)
        {
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private LocalRedirectResult Back(string? back) => LocalRedirect(QueryLinks.IsLocal(back) ? back! : "/duplicates");

    private async Task<CopyGroup> ReadAsync(int groupId, CancellationToken cancellationToken)
    {
        var members = db.TextFingerprints.Where(row => row.GroupId == groupId).Select(row => row.ArticleId);
        var articles = await db.Articles.Where(article => members.Contains(article.Id)).OrderBy(article => article.Id).Take(MostPairs)
            .Select(article => new CopyArticle(article.Id, article.Title, article.SourceName, article.Publisher, article.PublishedAtUtc, article.WordCount, article.Language)).ToListAsync(cancellationToken);
        var pairs = await CopyPair.Of(db, db.Resemblances.Where(pair => members.Contains(pair.LeftId) && members.Contains(pair.RightId))).Take(MostPairs).ToListAsync(cancellationToken);
        return new CopyGroup(groupId, articles, pairs);
    }
}

using ArticleArchive.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Pages.Repeated;

/// <summary>What several articles say, in whatever words: where it stood first, who took it up, who says otherwise.</summary>
public sealed class RepeatedModel(ArchiveDbContext db, CountCache cache) : PageModel
{
    public const int MostListed = 6;

    private const int PageSize = 12;

    private sealed record Row(int Id, int Repeats, double Worth, bool IsContested, int NewestId);

    /// <summary>One group, with all of its places.</summary>
    [BindProperty(Name = "group", SupportsGet = true)]
    public int? GroupId { get; set; }

    /// <summary><c>yes</c> for those that somebody contradicts.</summary>
    [BindProperty(Name = "contested", SupportsGet = true)]
    public string? Contested { get; set; }

    /// <summary><c>worth</c> or <c>newest</c>; else the most repeated first.</summary>
    [BindProperty(Name = "sort", SupportsGet = true)]
    public string? Sort { get; set; }

    [BindProperty(Name = "p", SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<ClaimGroup> Groups { get; private set; } = [];

    public Paging Paging { get; private set; } = null!;

    /// <summary>How many groups are contested, of how many.</summary>
    public (int Contested, int All) Counts { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || PageNumber is < 1 or > 100_000 || Contested is not (null or "yes") || Sort is not (null or "worth" or "newest"))
            return BadRequest();
        var all = await cache.GetAsync("repeated", () => RowsAsync(cancellationToken));
        Counts = (all.Count(row => row.IsContested), all.Count);
        if (GroupId is { } id)
        {
            Paging = new Paging(1, 1, 1);
            Groups = await ClaimGroup.ReadAsync(db, id, cancellationToken) is { } group ? [group] : [];
            return Groups.Count == 0 ? NotFound() : Page();
        }

        var rows = all.Where(row => Contested is null || row.IsContested);
        rows = Sort switch
        {
            "worth" => rows.OrderByDescending(row => row.Worth).ThenByDescending(row => row.Repeats),
            "newest" => rows.OrderByDescending(row => row.NewestId),
            _ => rows.OrderByDescending(row => row.Repeats).ThenByDescending(row => row.Worth),
        };
        var ordered = rows.ToList();
        Paging = new Paging(PageNumber, PageSize, ordered.Count);
        if (PageNumber > Paging.Last)
            return NotFound();
        var groups = new List<ClaimGroup>();
        foreach (var row in ordered.Skip((PageNumber - 1) * PageSize).Take(PageSize))
        {
            if (await ClaimGroup.ReadAsync(db, row.Id, cancellationToken) is { } group)
                groups.Add(group);
        }

        Groups = groups;
        return Page();
    }

    private async Task<List<Row>> RowsAsync(CancellationToken cancellationToken) =>
        await (from linked in db.LinkedClaims
               join claim in db.Claims on linked.ClaimId equals claim.Id
               where linked.ClusterId != null && linked.RepeatCount > 0
               group new { linked, claim } by linked.ClusterId!.Value into cluster
               select new Row(
                   cluster.Key, cluster.Max(row => row.linked.RepeatCount), cluster.Max(row => row.claim.CheckWorthiness), cluster.Max(row => row.linked.ContestCount) > 0, cluster.Max(row => row.claim.Id)))
            .ToListAsync(cancellationToken);
}

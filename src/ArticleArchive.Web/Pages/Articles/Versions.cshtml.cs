using ArticleArchive.Parsing.Repairs;
using ArticleArchive.Web.Comparison;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Pages.Duplicates;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Pages.Articles;

/// <summary>An article that another can be compared with: a version of the same source, or one that resembles it.</summary>
public sealed record ComparableArticle(int Id, int Version, bool IsLatest, string Title, string SourceName, DateTime FirstSeenAtUtc, int WordCount, int ClaimCount);

/// <summary>A claim that only one of two compared articles makes.</summary>
public sealed record ChangedClaim(int Id, string Text);

/// <summary>The versions and near copies of an article, and what differs between two of them.</summary>
public sealed class VersionsModel(ArchiveDbContext db) : PageModel
{
    private const int MostListed = 100;

    /// <summary>So many rows of a comparison are shown; all are counted.</summary>
    public const int MostRows = 4_000;

    /// <summary>The article to compare with.</summary>
    [BindProperty(Name = "with", SupportsGet = true)]
    public int? With { get; set; }

    [BindProperty(Name = "view", SupportsGet = true)]
    public string? ViewName { get; set; }

    /// <summary>Whether unchanged sentences are all shown.</summary>
    [BindProperty(Name = "all", SupportsGet = true)]
    public bool ShowsAll { get; set; }

    public bool IsInline => ViewName == "inline";

    public Article Article { get; private set; } = null!;

    public ArticleHead Head { get; private set; } = null!;

    public IReadOnlyList<ComparableArticle> Versions { get; private set; } = [];

    /// <summary>What was carried over from the version before and holds no place here: repairs, and properties about which the file says something else.</summary>
    public IReadOnlyList<ArticleRepair> LeftRepairs { get; private set; } = [];

    public IReadOnlyList<EditRefusalRow> LeftRefusals { get; private set; } = [];

    /// <summary>How many decisions of the version before hold here too.</summary>
    public int CarriedCount { get; private set; }

    public IReadOnlyList<CopyPair> Copies { get; private set; } = [];

    /// <summary>The earlier and the later of the two that are compared, or null when there is nothing to compare with.</summary>
    public (Article First, Article Second)? Compared { get; private set; }

    public IReadOnlyList<ComparisonRow> Rows { get; private set; } = [];

    public (int Changed, int Added, int Removed) Counts { get; private set; }

    public bool IsCut { get; private set; }

    public IReadOnlyList<ChangedClaim> ClaimsDropped { get; private set; } = [];

    public IReadOnlyList<ChangedClaim> ClaimsAdded { get; private set; } = [];

    public int ClaimsKept { get; private set; }

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || ViewName is not (null or "side" or "inline") || With == id)
            return BadRequest();
        if (await db.Articles.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } article)
            return NotFound();
        Article = article;
        Head = await ArticleHead.ReadAsync(db, article, "versions", cancellationToken);
        Versions = await db.Articles.Where(row => row.SourceKey == article.SourceKey).OrderByDescending(row => row.Version).Take(MostListed)
            .Select(row => new ComparableArticle(row.Id, row.Version, row.IsLatest, row.Title, row.SourceName, row.FirstSeenAtUtc, row.WordCount, row.ClaimCount)).ToListAsync(cancellationToken);
        await ReadCarriedAsync(cancellationToken);
        Copies = await CopyPair.Of(db, db.Resemblances.Where(pair => pair.LeftId == id || pair.RightId == id)).Take(MostListed).ToListAsync(cancellationToken);

        // Without a choice: the version before, else the nearest copy.
        var other = With ?? Versions.FirstOrDefault(version => version.Version < article.Version)?.Id ?? Versions.FirstOrDefault(version => version.Id != id)?.Id
            ?? (Copies is [var nearest, ..] ? nearest.OtherThan(id).Id : null);
        if (other is not { } otherId)
            return Page();
        if (await db.Articles.SingleOrDefaultAsync(row => row.Id == otherId, cancellationToken) is not { } compared)
            return NotFound();
        With = otherId;
        Compare(Ordered(article, compared));
        await CompareClaimsAsync(cancellationToken);
        return Page();
    }

    private async Task ReadCarriedAsync(CancellationToken cancellationToken)
    {
        var repairs = await db.Repairs.Where(row => row.ArticleId == Article.Id && row.CarriedFromId != null).OrderBy(row => row.Id).Take(1000).ToListAsync(cancellationToken);
        var refusals = await db.Refusals.Where(row => row.ArticleId == Article.Id && row.CarriedFromId != null).OrderBy(row => row.Id).Take(1000).ToListAsync(cancellationToken);
        LeftRepairs = [.. repairs.Where(row => row.State != RepairState.Applied)];
        LeftRefusals = [.. refusals.Where(row => row.State == RefusalState.Orphan)];
        CarriedCount = repairs.Count(row => row is { State: RepairState.Applied, IsUndone: false }) + refusals.Count - LeftRefusals.Count;
    }

    private static (Article First, Article Second) Ordered(Article one, Article other)
    {
        var isFirst = one.SourceKey == other.SourceKey ? one.Version < other.Version : (one.PublishedAtUtc ?? one.FirstSeenAtUtc, one.Id).CompareTo((other.PublishedAtUtc ?? other.FirstSeenAtUtc, other.Id)) < 0;
        return isFirst ? (one, other) : (other, one);
    }

    private void Compare((Article First, Article Second) compared)
    {
        Compared = compared;
        var sentences = TextComparison.Of(compared.First, compared.Second);
        Counts = (sentences.Count(sentence => sentence.Kind == ChangeKind.Changed), sentences.Count(sentence => sentence.Kind == ChangeKind.Added), sentences.Count(sentence => sentence.Kind == ChangeKind.Removed));
        List<ComparisonRow> rows = ShowsAll ? [.. sentences.Select(sentence => new ComparisonRow(sentence))] : FoldedComparison.Of(sentences);
        IsCut = rows.Count > MostRows;
        Rows = IsCut ? rows[..MostRows] : rows;
    }

    // The same words in the same form are the same claim, wherever they stand.
    private async Task CompareClaimsAsync(CancellationToken cancellationToken)
    {
        var (first, second) = (await ClaimsAsync(Compared!.Value.First.Id, cancellationToken), await ClaimsAsync(Compared.Value.Second.Id, cancellationToken));
        var missing = first.GroupBy(claim => claim.Key).ToDictionary(group => group.Key, group => new Queue<ChangedClaim>(group.Select(claim => claim.Claim)));
        var added = new List<ChangedClaim>();
        foreach (var (key, claim) in second)
        {
            if (missing.TryGetValue(key, out var same) && same.TryDequeue(out _))
                ClaimsKept++;
            else
                added.Add(claim);
        }

        ClaimsAdded = added;
        ClaimsDropped = [.. first.Where(claim => missing[claim.Key].Contains(claim.Claim)).Select(claim => claim.Claim)];
    }

    private async Task<List<((string Text, Parsing.ClaimForm Form) Key, ChangedClaim Claim)>> ClaimsAsync(int articleId, CancellationToken cancellationToken)
    {
        var claims = await db.Claims.Where(claim => claim.ArticleId == articleId).OrderBy(claim => claim.Position).Select(claim => new { claim.Id, claim.Text, claim.Form }).ToListAsync(cancellationToken);
        return claims.ConvertAll(claim => ((string.Join(' ', claim.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), claim.Form), new ChangedClaim(claim.Id, claim.Text)));
    }
}

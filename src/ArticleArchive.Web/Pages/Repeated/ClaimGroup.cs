using ArticleArchive.Parsing.Claims.Comparison;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Pages.Claims;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Pages.Repeated;

/// <summary>Claims that say the same, the earliest first.</summary>
/// <param name="Id">See <see cref="LinkedClaim.ClusterId"/>.</param>
/// <param name="First">The earliest by its article's date; one without a date only where none has any.</param>
/// <param name="Others">The others beside the first, by date; of a very large group the earliest.</param>
/// <param name="ClaimCount">How many claims there are in all.</param>
/// <param name="ArticleCount">In how many articles.</param>
/// <param name="TextCount">In how many, copies of one article counted once.</param>
/// <param name="Publishers">Their publishers, those with most of them first.</param>
/// <param name="Dates">When they were published, as far as it is known, in order.</param>
/// <param name="ContestedBy">How many claims of the archive say otherwise than one of them.</param>
public sealed record ClaimGroup(
    int Id, PairedClaim First, IReadOnlyList<ClaimPair> Others, int ClaimCount, int ArticleCount, int TextCount, IReadOnlyList<string> Publishers, IReadOnlyList<DateTime> Dates, int ContestedBy)
{
    private const int MostShown = 100;

    /// <summary>True where a person said that another claim contradicts one of those that are shown.</summary>
    public bool IsContestConfirmed { get; private init; }

    /// <summary>The copies word for word, and the first few that say it in words of their own.</summary>
    public IReadOnlyList<ClaimPair> Listed(int most)
    {
        var own = Others.Where(pair => !pair.IsWordForWord).Take(most).ToHashSet();
        return [.. Others.Where(pair => pair.IsWordForWord || own.Contains(pair))];
    }

    /// <summary>Reads a group; null when there is none of that id.</summary>
    public static async Task<ClaimGroup?> ReadAsync(ArchiveDbContext db, int id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var members = await (from linked in db.LinkedClaims
                             join article in db.Articles on linked.ArticleId equals article.Id
                             join print in db.TextFingerprints on article.Id equals print.ArticleId into prints
                             from print in prints.DefaultIfEmpty()
                             where linked.ClusterId == id
                             orderby article.PublishedAtUtc == null, article.PublishedAtUtc, linked.ClaimId
                             select new { linked.ClaimId, article.Id, article.PublishedAtUtc, article.Publisher, Text = print!.GroupId ?? article.Id, linked.ContestCount }).ToListAsync(cancellationToken);
        if (members.Count == 0)
            return null;
        var shown = members.Take(MostShown).Select(member => member.ClaimId).ToList();
        var claims = await PairedClaim.ReadAsync(db, shown, cancellationToken);
        var first = shown[0];
        var links = await db.ClaimLinks.Where(link => (link.LeftId == first && shown.Contains(link.RightId)) || (link.RightId == first && shown.Contains(link.LeftId))).ToListAsync(cancellationToken);
        var others = new List<ClaimPair>();
        foreach (var other in shown.Skip(1))
        {
            // Two of a group need not be linked themselves.
            var link = links.Find(link => link.LeftId == other || link.RightId == other);
            others.Add(new ClaimPair(claims[first], claims[other], ClaimRelation.Same, link?.Score ?? 0, link?.State ?? ClaimLinkState.Candidate, decision: null));
        }

        return new ClaimGroup(
            id, claims[first], others, members.Count, members.Select(member => member.Id).Distinct().Count(), members.Select(member => member.Text).Distinct().Count(),
            [.. members.Where(member => member.Publisher is not null).GroupBy(member => member.Publisher!, StringComparer.Ordinal).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Key)],
            [.. members.Select(member => member.PublishedAtUtc).OfType<DateTime>()], members.Sum(member => member.ContestCount))
        {
            IsContestConfirmed = (await ConfirmedContests.ReadAsync(db, shown, cancellationToken)).Count > 0,
        };
    }
}

using ArticleArchive.Parsing.Claims.Comparison;
using ArticleArchive.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Pages.Claims;

/// <summary>What the rest of the archive has to do with a claim, for its page: <c>_SameElsewhere</c> and <c>_Disagreeing</c> show it.</summary>
/// <param name="ClaimId">The claim; it stands on the left of every pair.</param>
/// <param name="Pairs">Its links that nobody refused, the surest first.</param>
/// <param name="ClusterId">The group of those that say the same, or null.</param>
/// <param name="RepeatCount">In how many other articles it is said, copies counted once.</param>
/// <param name="Back">Its page.</param>
public sealed record ClaimNeighbourhood(int ClaimId, IReadOnlyList<ClaimPair> Pairs, int? ClusterId, int RepeatCount, string Back)
{
    /// <summary>Those that could stand for it.</summary>
    public IEnumerable<ClaimPair> Same => Pairs.Where(pair => pair.Relation == ClaimRelation.Same);

    /// <summary>Those that pass it on, or that it passes on.</summary>
    public IEnumerable<ClaimPair> Reports => Pairs.Where(pair => pair.Relation == ClaimRelation.Reports);

    /// <summary>Those about the same matter.</summary>
    public IEnumerable<ClaimPair> Related => Pairs.Where(pair => pair.Relation == ClaimRelation.Related);

    /// <summary>Those that say otherwise.</summary>
    public IEnumerable<ClaimPair> Disagreeing => Pairs.Where(pair => pair.Relation is ClaimRelation.Opposite or ClaimRelation.FiguresDiffer);

    /// <summary>Reads what a claim is linked with.</summary>
    public static async Task<ClaimNeighbourhood> ReadAsync(ArchiveDbContext db, int claimId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var links = await db.ClaimLinks.Where(link => (link.LeftId == claimId || link.RightId == claimId) && link.State != ClaimLinkState.Refused)
            .OrderByDescending(link => link.State == ClaimLinkState.Confirmed).ThenByDescending(link => link.Score).ThenBy(link => link.LeftId).ThenBy(link => link.RightId)
            .Take(60).ToListAsync(cancellationToken);
        var linked = await db.LinkedClaims.SingleOrDefaultAsync(row => row.ClaimId == claimId, cancellationToken);
        return new ClaimNeighbourhood(claimId, await ClaimPair.ReadAsync(db, links, claimId, cancellationToken), linked?.ClusterId, linked?.RepeatCount ?? 0, $"/claims/{claimId}");
    }
}

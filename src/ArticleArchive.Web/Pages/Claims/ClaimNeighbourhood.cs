using ArticleArchive.Parsing.Claims.Comparison;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion.Claims;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Pages.Claims;

/// <summary>What a claim has to do with another, and where else the other stands in the same words: a decision holds for all of these.</summary>
public sealed record NeighbourPair(ClaimPair Pair, IReadOnlyList<PairedClaim> Also);

/// <summary>What the rest of the archive has to do with a claim, for its page: <c>_SameElsewhere</c> and <c>_Disagreeing</c> show it.</summary>
/// <param name="ClaimId">The claim; it stands on the left of every pair.</param>
/// <param name="Pairs">Its links that nobody refused, the surest first.</param>
/// <param name="ClusterId">The group of those that say the same, or null.</param>
/// <param name="RepeatCount">In how many other articles it is said, copies counted once.</param>
/// <param name="Back">Its page.</param>
public sealed record ClaimNeighbourhood(int ClaimId, IReadOnlyList<ClaimPair> Pairs, int? ClusterId, int RepeatCount, string Back)
{
    /// <summary>Those that could stand for it.</summary>
    public IEnumerable<NeighbourPair> Same => ByWording(pair => pair.Relation == ClaimRelation.Same);

    /// <summary>Those that pass it on, or that it passes on.</summary>
    public IEnumerable<NeighbourPair> Reports => ByWording(pair => pair.Relation == ClaimRelation.Reports);

    /// <summary>Those about the same matter.</summary>
    public IEnumerable<NeighbourPair> Related => ByWording(pair => pair.Relation == ClaimRelation.Related);

    /// <summary>Those that say otherwise.</summary>
    public IEnumerable<NeighbourPair> Disagreeing => ByWording(pair => pair.Relation is ClaimRelation.Opposite or ClaimRelation.FiguresDiffer);

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

    private IEnumerable<NeighbourPair> ByWording(Func<ClaimPair, bool> isMeant) => Pairs.Where(isMeant).GroupBy(pair => (pair.Relation, pair.State, ClaimWords.HashOf(pair.Right.Text)))
        .Select(same => new NeighbourPair(same.First(), [.. same.Skip(1).Select(pair => pair.Right)]));
}

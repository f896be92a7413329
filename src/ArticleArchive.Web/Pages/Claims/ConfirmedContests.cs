using ArticleArchive.Parsing.Claims.Comparison;
using ArticleArchive.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Pages.Claims;

/// <summary>Tells what people confirmed to contradict from what the program merely takes for it.</summary>
internal static class ConfirmedContests
{
    /// <summary>Those among some claims that a person said another claim contradicts.</summary>
    public static async Task<IReadOnlySet<int>> ReadAsync(ArchiveDbContext db, IReadOnlyCollection<int> claimIds, CancellationToken cancellationToken)
    {
        var pairs = await db.ClaimLinks
            .Where(link => link.State == ClaimLinkState.Confirmed && (link.Relation == ClaimRelation.Opposite || link.Relation == ClaimRelation.FiguresDiffer) && (claimIds.Contains(link.LeftId) || claimIds.Contains(link.RightId)))
            .Select(link => new { link.LeftId, link.RightId }).ToListAsync(cancellationToken);
        return pairs.SelectMany(pair => new[] { pair.LeftId, pair.RightId }).ToHashSet();
    }
}

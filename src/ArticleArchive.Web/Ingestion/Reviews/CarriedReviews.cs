using ArticleArchive.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Ingestion.Reviews;

/// <summary>What people said of a version's claims, on its way to the version that takes its place.</summary>
/// <remarks>
/// A decision is copied, so that the old version still shows it; a verdict has one address and goes along. Both find their claim by its
/// words (<see cref="ClaimQuote"/>). Those that do not are kept as orphans of the new version and listed.
/// </remarks>
/// <param name="Decisions">The copies.</param>
/// <param name="Verdicts">The verdicts.</param>
internal sealed record CarriedReviews(IReadOnlyList<ClaimDecision> Decisions, IReadOnlyList<Verdict> Verdicts)
{
    /// <summary>Whether a version has anything to carry.</summary>
    public static async Task<bool> AnyAsync(ArchiveDbContext db, int fromId, CancellationToken cancellationToken) =>
        await db.ClaimDecisions.AnyAsync(row => row.ArticleId == fromId && row.IsCurrent, cancellationToken) || await db.Verdicts.AnyAsync(row => row.ArticleId == fromId, cancellationToken);

    /// <summary>Takes everything over into a version whose decisions are taken off; <see cref="DecidedClaims.PutOnAsync"/> then finds the claims.</summary>
    public static async Task<CarriedReviews> MoveAsync(ArchiveDbContext db, int fromId, int toId, CancellationToken cancellationToken)
    {
        // A source that goes back to an earlier version comes back with what was decided since, also with what was taken back.
        db.Commands.Execute(
            "UPDATE ClaimDecisions SET IsCurrent = 0 WHERE ArticleId = $1 AND IsCurrent AND coalesce(CarriedFromId, Id) IN (SELECT coalesce(CarriedFromId, Id) FROM ClaimDecisions WHERE ArticleId = $0)",
            fromId, toId);
        var decisions = await db.ClaimDecisions.AsNoTracking().Where(row => row.ArticleId == fromId && row.IsCurrent).OrderBy(row => row.Id).ToListAsync(cancellationToken);
        foreach (var row in decisions)
            (row.CarriedFromId, row.Id, row.ArticleId) = (row.CarriedFromId ?? row.Id, 0, toId);
        var verdicts = await db.Verdicts.Where(row => row.ArticleId == fromId).ToListAsync(cancellationToken);
        foreach (var verdict in verdicts)
            verdict.ArticleId = toId;
        db.ClaimDecisions.AddRange(decisions);
        await db.SaveChangesAsync(cancellationToken);
        return new CarriedReviews(decisions, verdicts);
    }

    /// <summary>The whole of it, for a version that is stored and indexed already.</summary>
    /// <returns>What is to be said of it, or null where nobody had said anything.</returns>
    public static async Task<string?> CarryAsync(ArchiveDbContext db, int fromId, int toId, CancellationToken cancellationToken)
    {
        if (!await AnyAsync(db, fromId, cancellationToken))
            return null;
        var to = (await ArticleEditing.LoadAsync(db, toId, cancellationToken))!;
        var carried = await MoveAsync(db, fromId, toId, cancellationToken);
        await DecidedClaims.PutOnAsync(db, to, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await DecidedClaims.IndexAnewAsync(db, to, cancellationToken);
        return carried.InWords(to);
    }

    /// <summary>What became of it, or null where there was nothing.</summary>
    /// <param name="to">The version with its claims.</param>
    public string? InWords(Article to)
    {
        var total = Decisions.Count + Verdicts.Count;
        if (total == 0)
            return null;
        var claims = to.Claims.Select(claim => claim.Id).ToHashSet();
        var held = Decisions.Count(row => claims.Contains(row.ClaimId)) + Verdicts.Count(row => claims.Contains(row.ClaimId));
        return $"Of what was decided about claims, {held} of {total} {(total == 1 ? "decision or verdict holds" : "decisions and verdicts hold")} here too{(held == total ? "." : "; the rest lost its words and is listed under Claims, Your decisions.")}";
    }
}

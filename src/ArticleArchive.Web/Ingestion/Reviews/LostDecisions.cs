using ArticleArchive.Web.Data;

namespace ArticleArchive.Web.Ingestion.Reviews;

/// <summary>What a person decided about claims that are no longer found: kept, shown, and given to another claim or given up by a person only.</summary>
public static class LostDecisions
{
    /// <summary>The decisions in force about the articles as they now are. Those about an earlier version stand in its claims' histories.</summary>
    public static IQueryable<ClaimDecision> InForce(ArchiveDbContext db)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.ClaimDecisions.Where(decision => decision.IsCurrent && db.Articles.Any(article => article.Id == decision.ArticleId && article.IsLatest));
    }

    /// <summary>Those of them that have no claim any more.</summary>
    public static IQueryable<ClaimDecision> Reviews(ArchiveDbContext db) =>
        InForce(db).Where(decision => decision.IsPlaceLost || !db.Claims.Any(claim => claim.Id == decision.ClaimId && claim.ArticleId == decision.ArticleId));

    /// <summary>The verdicts that have no claim any more.</summary>
    public static IQueryable<Verdict> Verdicts(ArchiveDbContext db)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Verdicts.Where(verdict => !db.Claims.Any(claim => claim.Id == verdict.ClaimId && claim.ArticleId == verdict.ArticleId));
    }
}

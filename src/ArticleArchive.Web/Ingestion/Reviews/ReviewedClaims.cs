using ArticleArchive.Parsing;
using ArticleArchive.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Ingestion.Reviews;

/// <summary>What people decided about claims, as examples to learn from.</summary>
internal static class ReviewedClaims
{
    /// <summary>The decisions in force about newest versions in English, the oldest first; also those whose claim is gone: what was said of the words was said.</summary>
    public static async Task<IReadOnlyList<ClaimCorrection>> CorrectionsAsync(ArchiveDbContext db, CancellationToken cancellationToken)
    {
        var decisions = await (from decision in db.ClaimDecisions
                               join article in db.Articles on decision.ArticleId equals article.Id
                               where decision.IsCurrent && article.IsLatest
                               orderby decision.MadeAtUtc, decision.Id
                               select new { decision.ArticleId, article.SourceKey, decision.Status, decision.Stated }).ToListAsync(cancellationToken);
        var read = new Dictionary<int, bool>();
        foreach (var id in decisions.Select(decision => decision.ArticleId).Distinct())
            read[id] = ClaimRetraining.Reads(await db.Articles.Where(article => article.Id == id).Select(article => article.ReadingText).SingleAsync(cancellationToken));
        return [.. decisions.Where(decision => read[decision.ArticleId])
            .Select(decision => new ClaimCorrection(decision.Stated.Text, decision.Status == ReviewStatus.Rejected ? null : decision.Stated.Nature, decision.SourceKey))];
    }
}

using ArticleArchive.Parsing.Claims.Comparison;
using ArticleArchive.Web.Data;

namespace ArticleArchive.Web.Ingestion.Claims;

/// <summary>
/// Articles that are one text (an edited version, a copy under another name). Where their wording differs, one was edited: nobody
/// contradicts anybody.
/// </summary>
internal static class ClaimCopies
{
    /// <summary>True for two articles of one group of copies, or one article.</summary>
    public static bool AreOne(PreparedCommands commands, int left, int right) =>
        left == right || commands.Scalar("SELECT 1 FROM TextFingerprints a JOIN TextFingerprints b ON b.GroupId = a.GroupId WHERE a.ArticleId = $0 AND b.ArticleId = $1", left, right) is not null;

    /// <summary>True for what would set a copy against its own text.</summary>
    public static bool IsEdit(PreparedCommands commands, ComparedClaim claim, ComparedClaim other, ClaimComparison comparison) =>
        comparison.Relation is ClaimRelation.Opposite or ClaimRelation.FiguresDiffer && claim.ArticleId != other.ArticleId && AreOne(commands, claim.ArticleId, other.ArticleId);

    /// <summary>
    /// Takes away the clashes within the group of an article that nobody confirmed: a later article, or a person, may bring two into one
    /// group that were linked before.
    /// </summary>
    public static void Unlink(PreparedCommands commands, int articleId)
    {
        var links = new List<(int Left, int Right)>();
        using (var rows = commands.Query(
            """
            SELECT k.LeftId, k.RightId FROM TextFingerprints own JOIN TextFingerprints f ON f.GroupId = own.GroupId
            JOIN LinkedClaims l ON l.ArticleId = f.ArticleId JOIN ClaimLinks k ON k.LeftId = l.ClaimId JOIN LinkedClaims r ON r.ClaimId = k.RightId
            JOIN TextFingerprints g ON g.ArticleId = r.ArticleId AND g.GroupId = own.GroupId
            WHERE own.ArticleId = $0 AND r.ArticleId <> l.ArticleId AND k.State = 'Candidate' AND k.Relation IN ('Opposite', 'FiguresDiffer')
            """,
            articleId))
        {
            while (rows.Read())
                links.Add((rows.GetInt32(0), rows.GetInt32(1)));
        }

        foreach (var (left, right) in links)
        {
            commands.Execute("DELETE FROM ClaimLinks WHERE LeftId = $0 AND RightId = $1", left, right);
            ClaimClusters.Contest(commands, left);
            ClaimClusters.Contest(commands, right);
        }
    }
}

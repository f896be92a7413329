using ArticleArchive.Parsing.Claims.Comparison;
using ArticleArchive.Web.Data;

namespace ArticleArchive.Web.Ingestion.Claims;

/// <summary>A decision as far as a link follows from it.</summary>
internal sealed record DecidedLink(int Id, ClaimLinkState State, ClaimRelation Relation);

/// <summary>Keeps the links to what people decided about them, whatever happens to the articles.</summary>
internal static class DecidedLinks
{
    private const string Columns = "SELECT Id, State, Relation, LeftClaimId, RightClaimId, LeftSourceKey, RightSourceKey, LeftWords, RightWords FROM ClaimLinkDecisions ";

    /// <summary>The newest decision that holds for two claims, or null.</summary>
    public static DecidedLink? Find(PreparedCommands commands, ComparedClaim one, ComparedClaim other)
    {
        using var rows = commands.Query(
            Columns + "WHERE (LeftWords = $0 AND RightWords = $1) OR (LeftWords = $1 AND RightWords = $0) ORDER BY Id DESC", one.Words, other.Words);
        while (rows.Read())
        {
            if (Holds(rows, one, other))
                return new DecidedLink(rows.GetInt32(0), Enum.Parse<ClaimLinkState>(rows.GetString(1)), Enum.Parse<ClaimRelation>(rows.GetString(2)));
        }

        return null;
    }

    /// <summary>Brings back the links of a claim that a person decided about and that the program does not find by itself.</summary>
    /// <returns>The links that came.</returns>
    public static List<ClaimLink> Restore(ArchiveDbContext db, ComparedClaim claim, ClaimCandidates candidates)
    {
        var words = new HashSet<long>();
        using (var rows = db.Commands.Query("SELECT LeftWords, RightWords FROM ClaimLinkDecisions WHERE LeftWords = $0 UNION ALL SELECT LeftWords, RightWords FROM ClaimLinkDecisions WHERE RightWords = $0", claim.Words))
        {
            while (rows.Read())
                words.Add(rows.GetInt64(0) == claim.Words ? rows.GetInt64(1) : rows.GetInt64(0));
        }

        var made = new List<ClaimLink>();
        foreach (var other in words.SelectMany(candidates.OfWords).Where(other => other.Id != claim.Id))
        {
            var (left, right) = claim.Id < other.Id ? (claim, other) : (other, claim);
            if (Find(db.Commands, left, right) is not { } decision)
                continue;
            var link = new ClaimLink { LeftId = left.Id, RightId = right.Id };
            Apply(link, decision);
            if (Insert(db, link))
                made.Add(link);
        }

        return made;
    }

    /// <summary>Writes a link down as a person decided it.</summary>
    public static void Apply(ClaimLink link, DecidedLink decision) => (link.State, link.Relation, link.DecisionId) = (decision.State, decision.Relation, decision.Id);

    /// <summary>Stores a link; false when the two are linked already.</summary>
    public static bool Insert(ArchiveDbContext db, ClaimLink link)
    {
        if (db.Commands.Scalar("SELECT 1 FROM ClaimLinks WHERE LeftId = $0 AND RightId = $1", link.LeftId, link.RightId) is not null)
            return false;
        db.Insert(link);
        return true;
    }

    // Different wordings: it was said of the words. Equal ones are about two occasions: it was said of the two claims, or of their sources.
    private static bool Holds(Microsoft.Data.Sqlite.SqliteDataReader row, ComparedClaim one, ComparedClaim other)
    {
        if (row.GetInt64(7) != row.GetInt64(8))
            return true;
        var (leftId, rightId, leftKey, rightKey) = (row.GetInt32(3), row.GetInt32(4), row.GetString(5), row.GetString(6));
        return (leftId, rightId) == (one.Id, other.Id) || (leftId, rightId) == (other.Id, one.Id)
            || (leftKey, rightKey) == (one.SourceKey, other.SourceKey) || (leftKey, rightKey) == (other.SourceKey, one.SourceKey);
    }
}

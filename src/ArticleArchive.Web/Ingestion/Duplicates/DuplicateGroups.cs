using System.Globalization;
using ArticleArchive.Web.Data;

namespace ArticleArchive.Web.Ingestion.Duplicates;

/// <summary>
/// Groups of articles that resemble each other, directly or through others. A group is known by the lowest id in it; pairs that a
/// person called different hold no group together.
/// </summary>
internal static class DuplicateGroups
{
    /// <summary>Puts two articles, and with them their groups, into one.</summary>
    public static void Join(PreparedCommands commands, int left, int right)
    {
        var (ours, theirs) = (GroupOf(commands, left), GroupOf(commands, right));
        var group = Math.Min(ours ?? left, theirs ?? right);
        foreach (var (article, old) in ((int, int?)[])[(left, ours), (right, theirs)])
        {
            if (old is null)
                commands.Execute("UPDATE TextFingerprints SET GroupId = $0 WHERE ArticleId = $1", group, article);
            else if (old != group)
                commands.Execute("UPDATE TextFingerprints SET GroupId = $0 WHERE GroupId = $1", group, old);
        }
    }

    /// <summary>Sees what a group still holds together after a pair or an article went, and makes groups of the pieces.</summary>
    public static void Divide(PreparedCommands commands, int groupId)
    {
        var parents = new Dictionary<int, int>();
        using (var rows = commands.Query("SELECT ArticleId FROM TextFingerprints WHERE GroupId = $0", groupId))
        {
            while (rows.Read())
                parents[rows.GetInt32(0)] = rows.GetInt32(0);
        }

        using (var pairs = commands.Query(
            """
            SELECT p.LeftId, p.RightId FROM TextFingerprints f JOIN Resemblances p ON p.LeftId = f.ArticleId
            JOIN Articles l ON l.Id = p.LeftId JOIN Articles r ON r.Id = p.RightId
            LEFT JOIN ResemblanceDecisions d ON d.LeftKey = min(l.SourceKey, r.SourceKey) AND d.RightKey = max(l.SourceKey, r.SourceKey)
            WHERE f.GroupId = $0 AND (d.Relation IS NULL OR d.Relation <> 'Different')
            """,
            groupId))
        {
            while (pairs.Read())
                Unite(pairs.GetInt32(0), pairs.GetInt32(1));
        }

        foreach (var piece in parents.Keys.ToList().GroupBy(Root))
        {
            var members = piece.ToList();
            int? group = members.Count == 1 ? null : members.Min();
            if (group == groupId)
                continue;
            foreach (var member in members)
                commands.Execute("UPDATE TextFingerprints SET GroupId = $0 WHERE ArticleId = $1", group, member);
        }

        int Root(int article)
        {
            while (parents[article] != article)
                article = parents[article] = parents[parents[article]];
            return article;
        }

        void Unite(int left, int right)
        {
            if (!parents.ContainsKey(left) || !parents.ContainsKey(right))
                return;
            var (a, b) = (Root(left), Root(right));
            parents[Math.Max(a, b)] = Math.Min(a, b);
        }
    }

    /// <summary>What a person said of a source and the source of an article, or null.</summary>
    public static ArticleRelation? RelationOf(PreparedCommands commands, string sourceKey, int articleId)
    {
        var other = (string)commands.Scalar("SELECT SourceKey FROM Articles WHERE Id = $0", articleId)!;
        var (left, right) = Ordered(sourceKey, other);
        return commands.Scalar("SELECT Relation FROM ResemblanceDecisions WHERE LeftKey = $0 AND RightKey = $1", left, right) is string relation
            ? Enum.Parse<ArticleRelation>(relation)
            : null;
    }

    /// <summary>Two source keys in the order of a decision's key: SQLite's own, by UTF-8 bytes.</summary>
    public static (string Left, string Right) Ordered(string one, string other)
    {
        var isOrdered = System.Text.Encoding.UTF8.GetBytes(one).AsSpan().SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes(other)) <= 0;
        return isOrdered ? (one, other) : (other, one);
    }

    private static int? GroupOf(PreparedCommands commands, int articleId) =>
        commands.Scalar("SELECT GroupId FROM TextFingerprints WHERE ArticleId = $0", articleId) is { } group ? Convert.ToInt32(group, CultureInfo.InvariantCulture) : null;
}

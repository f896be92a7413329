using System.Globalization;
using ArticleArchive.Parsing.Claims.Comparison;
using ArticleArchive.Web.Data;

namespace ArticleArchive.Web.Ingestion.Claims;

/// <summary>
/// Groups of claims that say the same, by single link, and the marks that follow: repeated, contested. Two claims that clash are never
/// in one group, however many between them say the same as both. A group is known by the lowest id in it.
/// </summary>
internal static class ClaimClusters
{
    /// <summary>From here on two claims are taken for the same without a person's word.</summary>
    public const double LeastScore = 0.75;

    // Of a larger group a claim that joins it is marked and the others keep their marks: a line that each of ten thousand articles has
    // must not cost ten thousand rows with each. The page of repeated claims counts anew.
    private const int MostMarked = 200;

    private const string Clash = "Relation IN ('Opposite', 'FiguresDiffer') AND State <> 'Refused'";

    // What keeps two claims out of one group: a clash, or a person's word that they are not the same.
    private const string Apart = "((" + Clash + ") OR (Relation = 'Same' AND State = 'Refused'))";

    private static readonly string s_same = string.Create(CultureInfo.InvariantCulture, $"Relation = 'Same' AND (State = 'Confirmed' OR (State = 'Candidate' AND Score >= {LeastScore}))");

    /// <summary>True for a link that says that two claims say otherwise.</summary>
    public static bool IsClash(ClaimLink link) => link.State != ClaimLinkState.Refused && link.Relation is ClaimRelation.Opposite or ClaimRelation.FiguresDiffer;

    /// <summary>Brings groups and marks in step with links that came.</summary>
    public static void Join(PreparedCommands commands, IReadOnlyCollection<ClaimLink> links)
    {
        var torn = new HashSet<int>();
        foreach (var link in links.Where(IsClash))
        {
            if (ClusterOf(commands, link.LeftId) is { } cluster && cluster == ClusterOf(commands, link.RightId))
                torn.Add(cluster);
            Contest(commands, link.LeftId);
            Contest(commands, link.RightId);
        }

        Divide(commands, torn, []);
        var joined = new HashSet<int>();
        foreach (var link in links.Where(IsSame).OrderByDescending(link => link.State == ClaimLinkState.Confirmed).ThenByDescending(link => link.Score))
            joined.UnionWith(Join(commands, link.LeftId, link.RightId));
        foreach (var group in joined.GroupBy(claim => ClusterOf(commands, claim)).Where(group => group.Key is not null))
            Count(commands, group.Key!.Value, group);
    }

    /// <summary>Sees what groups still hold together after links of theirs went, clash or were decided about, and makes groups of the pieces.</summary>
    /// <param name="commands">The caller's transaction.</param>
    /// <param name="clusters">The groups.</param>
    /// <param name="claims">Claims beside them that may have come to belong to a group.</param>
    public static void Divide(PreparedCommands commands, IEnumerable<int> clusters, IEnumerable<int> claims)
    {
        var members = new SortedSet<int>(claims);
        foreach (var cluster in clusters)
            members.UnionWith(Members(commands, cluster));
        if (members.Count > 0)
            Regroup(commands, members);
    }

    /// <summary>The groups that claims and the claims linked with them belong to.</summary>
    public static HashSet<int> ClustersAround(PreparedCommands commands, IEnumerable<int> claims) =>
        [.. claims.SelectMany(claim => Neighbours(commands, claim).Append(claim)).Distinct().Select(claim => ClusterOf(commands, claim)).OfType<int>()];

    /// <summary>Counts the claims that say otherwise than one.</summary>
    public static void Contest(PreparedCommands commands, int claim) => commands.Execute(
        $"UPDATE LinkedClaims SET ContestCount = (SELECT count(*) FROM ClaimLinks WHERE LeftId = $0 AND {Clash}) + (SELECT count(*) FROM ClaimLinks WHERE RightId = $0 AND {Clash}) WHERE ClaimId = $0", claim);

    /// <summary>The claims that one has any link with.</summary>
    public static List<int> Neighbours(PreparedCommands commands, int claim) => Numbers(commands.Query("SELECT RightId FROM ClaimLinks WHERE LeftId = $0 UNION SELECT LeftId FROM ClaimLinks WHERE RightId = $0", claim));

    private static bool IsSame(ClaimLink link) => link.Relation == ClaimRelation.Same && (link.State == ClaimLinkState.Confirmed || (link.State == ClaimLinkState.Candidate && link.Score >= LeastScore));

    // Returns the claims that came into another group.
    private static List<int> Join(PreparedCommands commands, int left, int right)
    {
        var (ours, theirs) = (ClusterOf(commands, left), ClusterOf(commands, right));
        if (ours is not null && ours == theirs)
            return [];
        var (mine, yours) = (ours is { } a ? Members(commands, a) : [left], theirs is { } b ? Members(commands, b) : [right]);
        var (few, many) = mine.Count <= yours.Count ? (mine, yours.ToHashSet()) : (yours, mine.ToHashSet());
        if (few.Exists(claim => ApartFrom(commands, claim).Exists(many.Contains)))
            return [];
        var group = Math.Min(ours ?? left, theirs ?? right);
        var moved = new List<int>();
        foreach (var (old, members) in ((int?, List<int>)[])[(ours, mine), (theirs, yours)])
        {
            if (old == group)
                continue;
            foreach (var member in members)
                commands.Execute("UPDATE LinkedClaims SET ClusterId = $0 WHERE ClaimId = $1", group, member);
            moved.AddRange(members);
        }

        return moved;
    }

    // Confirmed links first, then by score: the surest keep together what a clash must part.
    private static void Regroup(PreparedCommands commands, SortedSet<int> claims)
    {
        var parents = claims.ToDictionary(claim => claim);
        var links = new List<(int Left, int Right, bool IsConfirmed, double Score)>();
        var apart = new HashSet<(int, int)>();
        foreach (var claim in claims)
        {
            using var rows = commands.Query($"SELECT RightId, State, Score, Relation FROM ClaimLinks WHERE LeftId = $0 AND (({s_same}) OR {Apart})", claim);
            while (rows.Read())
            {
                var other = rows.GetInt32(0);
                if (!parents.ContainsKey(other))
                    continue;
                if (rows.GetString(3) == nameof(ClaimRelation.Same) && rows.GetString(1) != nameof(ClaimLinkState.Refused))
                    links.Add((claim, other, rows.GetString(1) == nameof(ClaimLinkState.Confirmed), rows.GetDouble(2)));
                else
                    apart.Add((claim, other));
            }
        }

        foreach (var (left, right, _, _) in links.OrderByDescending(link => link.IsConfirmed).ThenByDescending(link => link.Score).ThenBy(link => link.Left).ThenBy(link => link.Right))
        {
            var (a, b) = (Root(left), Root(right));
            if (a != b && !apart.Any(pair => (Root(pair.Item1), Root(pair.Item2)) is var roots && (roots == (a, b) || roots == (b, a))))
                parents[Math.Max(a, b)] = Math.Min(a, b);
        }

        foreach (var group in claims.GroupBy(Root))
        {
            var members = group.ToList();
            int? cluster = members.Count == 1 ? null : group.Key;
            foreach (var member in members)
                commands.Execute("UPDATE LinkedClaims SET ClusterId = $0, RepeatCount = 0 WHERE ClaimId = $1", cluster, member);
            if (cluster is { } id)
                Count(commands, id, members);
        }

        int Root(int claim)
        {
            while (parents[claim] != claim)
                claim = parents[claim] = parents[parents[claim]];
            return claim;
        }
    }

    // Articles that a person or the program takes for copies of each other say it once.
    private static void Count(PreparedCommands commands, int cluster, IEnumerable<int> joined)
    {
        var members = Members(commands, cluster);
        var repeats = Number(commands.Scalar(
            "SELECT count(DISTINCT coalesce(f.GroupId, l.ArticleId)) - 1 FROM LinkedClaims l LEFT JOIN TextFingerprints f ON f.ArticleId = l.ArticleId WHERE l.ClusterId = $0", cluster));
        foreach (var claim in members.Count <= MostMarked ? members : joined)
            commands.Execute("UPDATE LinkedClaims SET RepeatCount = $0 WHERE ClaimId = $1 AND RepeatCount <> $0", repeats, claim);
    }

    private static List<int> Members(PreparedCommands commands, int cluster) => Numbers(commands.Query("SELECT ClaimId FROM LinkedClaims WHERE ClusterId = $0", cluster));

    private static List<int> ApartFrom(PreparedCommands commands, int claim) =>
        Numbers(commands.Query($"SELECT RightId FROM ClaimLinks WHERE LeftId = $0 AND {Apart} UNION SELECT LeftId FROM ClaimLinks WHERE RightId = $0 AND {Apart}", claim));

    private static int? ClusterOf(PreparedCommands commands, int claim) =>
        commands.Scalar("SELECT ClusterId FROM LinkedClaims WHERE ClaimId = $0", claim) is { } cluster ? Number(cluster) : null;

    private static int Number(object? value) => Convert.ToInt32(value, CultureInfo.InvariantCulture);

    private static List<int> Numbers(Microsoft.Data.Sqlite.SqliteDataReader rows)
    {
        using (rows)
        {
            var numbers = new List<int>();
            while (rows.Read())
                numbers.Add(rows.GetInt32(0));
            return numbers;
        }
    }
}

using ArticleArchive.Parsing.Claims.Comparison;
using ArticleArchive.Web.Data;

namespace ArticleArchive.Web.Ingestion.Claims;

/// <summary>Lets a person say what two claims are to each other; said of their wording, so that it holds for copies and later versions.</summary>
public sealed class ClaimLinkDecisions(ArchiveDatabase database, TimeProvider time)
{
    /// <summary>Decides about two claims, or takes the decision back.</summary>
    /// <param name="oneId">A claim of a newest version.</param>
    /// <param name="otherId">Another one.</param>
    /// <param name="state">Confirmed or refused; a candidate again to take it back.</param>
    /// <param name="relation">What they are to each other; null for what the program takes them for, which then must have linked them.</param>
    /// <param name="editor">The name that the person gave, or null.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <returns>False when there are no such claims, or nothing to decide about.</returns>
    /// <exception cref="StorageUnavailableException">The archive cannot be written; nothing is changed.</exception>
    public Task<bool> DecideAsync(int oneId, int otherId, ClaimLinkState state, ClaimRelation? relation, string? editor, CancellationToken cancellationToken) =>
        database.WriteAsync(db => Task.FromResult(Decide(db, oneId, otherId, state, relation, editor)), cancellationToken);

    /// <summary>Decides about two claims that clash and, where others say the same as the one and the other, about all of these.</summary>
    /// <inheritdoc cref="DecideAsync"/>
    public Task<bool> DecideGroupsAsync(int oneId, int otherId, ClaimLinkState state, ClaimRelation? relation, string? editor, CancellationToken cancellationToken) => database.WriteAsync(
        db =>
        {
            var pairs = new List<(int Left, int Right)>();
            using (var rows = db.Commands.Query(
                """
                WITH ones AS (SELECT ClaimId FROM LinkedClaims WHERE ClaimId = $0 OR ClusterId = (SELECT ClusterId FROM LinkedClaims WHERE ClaimId = $0)),
                others AS (SELECT ClaimId FROM LinkedClaims WHERE ClaimId = $1 OR ClusterId = (SELECT ClusterId FROM LinkedClaims WHERE ClaimId = $1))
                SELECT LeftId, RightId FROM ClaimLinks WHERE Relation IN ('Opposite', 'FiguresDiffer')
                    AND ((LeftId IN ones AND RightId IN others) OR (LeftId IN others AND RightId IN ones))
                """,
                oneId, otherId))
            {
                while (rows.Read())
                    pairs.Add((rows.GetInt32(0), rows.GetInt32(1)));
            }

            var isDone = Decide(db, oneId, otherId, state, relation, editor);
            foreach (var (left, right) in isDone ? pairs : [])
                Decide(db, left, right, state, relation: null, editor); // Each keeps the relation that it has.
            return Task.FromResult(isDone);
        },
        cancellationToken);

    /// <summary>Forgets a decision whose claims are no longer in the archive.</summary>
    /// <param name="decisionId">The decision.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <returns>False when there is no such decision, or it still holds for a link.</returns>
    /// <exception cref="StorageUnavailableException">The archive cannot be written; nothing is changed.</exception>
    public Task<bool> ForgetOrphanAsync(int decisionId, CancellationToken cancellationToken) => database.WriteAsync(
        db => Task.FromResult(db.Commands.Execute("DELETE FROM ClaimLinkDecisions WHERE Id = $0 AND NOT EXISTS (SELECT 1 FROM ClaimLinks WHERE DecisionId = $0)", decisionId) > 0),
        cancellationToken);

    private bool Decide(ArchiveDbContext db, int oneId, int otherId, ClaimLinkState state, ClaimRelation? relation, string? editor)
    {
        var candidates = ClaimCandidates.Of(db.Commands);
        if (oneId == otherId || candidates.Read(Math.Min(oneId, otherId)) is not { } left || candidates.Read(Math.Max(oneId, otherId)) is not { } right)
            return false;
        var known = db.Commands.Scalar("SELECT Relation FROM ClaimLinks WHERE LeftId = $0 AND RightId = $1", left.Id, right.Id) is string name ? Enum.Parse<ClaimRelation>(name) : (ClaimRelation?)null;
        if (relation is ClaimRelation.None || (relation ?? known) is not { } decided)
            return false;
        Forget(db.Commands, left, right);
        if (state != ClaimLinkState.Candidate)
            Store(db, left, right, state, decided, editor);
        Apply(db, candidates, left, right);
        return true;
    }

    private void Store(ArchiveDbContext db, ComparedClaim left, ComparedClaim right, ClaimLinkState state, ClaimRelation relation, string? editor) => db.Insert(new ClaimLinkDecision
    {
        LeftWords = left.Words,
        RightWords = right.Words,
        LeftClaimId = left.Id,
        RightClaimId = right.Id,
        LeftSourceKey = left.SourceKey,
        RightSourceKey = right.SourceKey,
        LeftText = left.Text,
        RightText = right.Text,
        State = state,
        Relation = relation,
        Editor = string.IsNullOrWhiteSpace(editor) ? null : editor.Trim(),
        DecidedAtUtc = time.GetUtcNow().UtcDateTime,
    });

    private static void Forget(PreparedCommands commands, ComparedClaim left, ComparedClaim right)
    {
        while (DecidedLinks.Find(commands, left, right) is { } decision)
            commands.Execute("DELETE FROM ClaimLinkDecisions WHERE Id = $0", decision.Id);
    }

    // The same words may stand in many articles: what was said of them is said of all.
    private static void Apply(ArchiveDbContext db, ClaimCandidates candidates, ComparedClaim left, ComparedClaim right)
    {
        var commands = db.Commands;
        var pairs = new HashSet<(int Left, int Right)> { (left.Id, right.Id) };
        using (var rows = commands.Query(
            """
            SELECT k.LeftId, k.RightId FROM LinkedClaims a JOIN ClaimLinks k ON k.LeftId = a.ClaimId JOIN LinkedClaims b ON b.ClaimId = k.RightId WHERE a.Words = $0 AND b.Words = $1
            UNION SELECT k.LeftId, k.RightId FROM LinkedClaims a JOIN ClaimLinks k ON k.LeftId = a.ClaimId JOIN LinkedClaims b ON b.ClaimId = k.RightId WHERE a.Words = $1 AND b.Words = $0
            """,
            left.Words, right.Words))
        {
            while (rows.Read())
                pairs.Add((rows.GetInt32(0), rows.GetInt32(1)));
        }

        foreach (var pair in pairs)
        {
            if (candidates.Read(pair.Left) is not { } first || candidates.Read(pair.Right) is not { } second)
                continue;
            var decision = DecidedLinks.Find(commands, first, second);
            var comparison = ClaimLinkIndex.Compare(candidates, first, second);
            var link = new ClaimLink { LeftId = first.Id, RightId = second.Id, Relation = comparison.Relation, Score = ClaimLinkIndex.ScoreOf(comparison) };
            if (decision is not null)
                DecidedLinks.Apply(link, decision);
            commands.Execute("DELETE FROM ClaimLinks WHERE LeftId = $0 AND RightId = $1", first.Id, second.Id);
            if (decision is not null || ClaimLinkIndex.IsShown(commands, first, second, comparison))
                db.Insert(link);
        }

        var claims = pairs.SelectMany(pair => new[] { pair.Left, pair.Right }).ToHashSet();
        ClaimClusters.Divide(commands, ClaimClusters.ClustersAround(commands, claims), claims);
        foreach (var claim in claims)
            ClaimClusters.Contest(commands, claim);
    }
}

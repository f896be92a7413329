using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion.Claims;

namespace ArticleArchive.Web.Ingestion.Duplicates;

/// <summary>Lets a person say what articles that resemble each other are; said of their sources, so that it holds for later versions.</summary>
public sealed class DuplicateDecisions(ArchiveDatabase database, TimeProvider time)
{
    /// <summary>Decides about two articles, or takes the decision back.</summary>
    /// <param name="oneId">An article.</param>
    /// <param name="otherId">Another one.</param>
    /// <param name="relation">What they are to each other; null to be undecided again.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <returns>False when the two were not found to resemble each other.</returns>
    /// <exception cref="StorageUnavailableException">The archive cannot be written; nothing is changed.</exception>
    public Task<bool> DecideAsync(int oneId, int otherId, ArticleRelation? relation, CancellationToken cancellationToken) => database.WriteAsync(
        db =>
        {
            var commands = db.Commands;
            var (left, right) = (Math.Min(oneId, otherId), Math.Max(oneId, otherId));
            if (commands.Scalar("SELECT 1 FROM Resemblances WHERE LeftId = $0 AND RightId = $1", left, right) is null)
                return Task.FromResult(false);
            Decide(commands, left, right, relation);
            return Task.FromResult(true);
        },
        cancellationToken);

    /// <summary>Decides about every pair of a group.</summary>
    /// <param name="groupId">See <see cref="TextFingerprint.GroupId"/>.</param>
    /// <param name="relation">What they all are to each other; null to be undecided again.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <returns>False when there is no such group.</returns>
    /// <exception cref="StorageUnavailableException">The archive cannot be written; nothing is changed.</exception>
    public Task<bool> DecideGroupAsync(int groupId, ArticleRelation? relation, CancellationToken cancellationToken) => database.WriteAsync(
        db =>
        {
            var pairs = new List<(int Left, int Right)>();
            using (var rows = db.Commands.Query("SELECT p.LeftId, p.RightId FROM TextFingerprints f JOIN Resemblances p ON p.LeftId = f.ArticleId WHERE f.GroupId = $0", groupId))
            {
                while (rows.Read())
                    pairs.Add((rows.GetInt32(0), rows.GetInt32(1)));
            }

            foreach (var (left, right) in pairs)
                Decide(db.Commands, left, right, relation);
            return Task.FromResult(pairs.Count > 0);
        },
        cancellationToken);

    private void Decide(PreparedCommands commands, int left, int right, ArticleRelation? relation)
    {
        var (leftKey, rightKey) = DuplicateGroups.Ordered(KeyOf(left), KeyOf(right));
        commands.Execute("DELETE FROM ResemblanceDecisions WHERE LeftKey = $0 AND RightKey = $1", leftKey, rightKey);
        if (relation is { } decided)
        {
            commands.Execute(
                "INSERT INTO ResemblanceDecisions (LeftKey, RightKey, Relation, DecidedAtUtc) VALUES ($0, $1, $2, $3)",
                leftKey, rightKey, decided.ToString(), time.GetUtcNow().UtcDateTime);
        }

        if (relation != ArticleRelation.Different)
        {
            DuplicateGroups.Join(commands, left, right);
            ClaimCopies.Unlink(commands, left);
        }
        else if (commands.Scalar("SELECT GroupId FROM TextFingerprints WHERE ArticleId = $0", left) is { } group)
            DuplicateGroups.Divide(commands, Convert.ToInt32(group, System.Globalization.CultureInfo.InvariantCulture));

        string KeyOf(int id) => (string)commands.Scalar("SELECT SourceKey FROM Articles WHERE Id = $0", id)!;
    }
}

using System.Globalization;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Search;
using Microsoft.Data.Sqlite;

namespace ArticleArchive.Web.Tests;

/// <summary>Asks an archive whether it is whole: file, index, and each in step with the other.</summary>
internal static class ArchiveInspection
{
    public static async Task ShouldBeWholeAsync(ArchiveDatabase database)
    {
        await database.WriteAsync(
            db =>
            {
                // The 1 makes FTS5 compare, where it can, and not only read.
                db.Commands.Execute("INSERT INTO ArticleIndex (ArticleIndex, rank) VALUES ('integrity-check', 1)");
                db.Commands.Execute("INSERT INTO ClaimIndex (ClaimIndex, rank) VALUES ('integrity-check', 1)");
                db.Commands.Execute("INSERT INTO RemovedIndex (RemovedIndex, rank) VALUES ('integrity-check', 1)");
                return Task.FromResult(0);
            },
            CancellationToken.None);
        using (var connection = database.OpenReaderConnection())
            ShouldBeWhole(connection);
        (await new IndexVerification(database).RunAsync(progress: null, CancellationToken.None)).Differences.Should().BeEmpty();
    }

    public static void ShouldBeWhole(SqliteConnection connection)
    {
        Text(connection, "PRAGMA integrity_check").Should().Be("ok");
        Number(connection, "SELECT count(*) FROM pragma_foreign_key_check").Should().Be(0);
        // A contentless index holds no text to compare with: that each row is in it, and none besides, is asked of its list of sizes.
        Number(connection, "SELECT count(*) FROM Articles WHERE IsLatest AND Id NOT IN (SELECT id FROM ArticleIndex_docsize)").Should().Be(0);
        Number(connection, "SELECT count(*) FROM ArticleIndex_docsize WHERE id NOT IN (SELECT Id FROM Articles WHERE IsLatest)").Should().Be(0);
        Number(connection, "SELECT count(*) FROM Claims c JOIN Articles a ON a.Id = c.ArticleId WHERE a.IsLatest AND c.Id NOT IN (SELECT id FROM ClaimIndex_docsize)").Should().Be(0);
        Number(connection, "SELECT count(*) FROM ClaimIndex_docsize WHERE id NOT IN (SELECT c.Id FROM Claims c JOIN Articles a ON a.Id = c.ArticleId WHERE a.IsLatest)").Should().Be(0);
        const string removed = "SELECT e.Id FROM Edits e JOIN Articles a ON a.Id = e.ArticleId WHERE a.IsLatest AND e.Kind = 'Removal' AND NOT e.IsUndone";
        Number(connection, $"SELECT count(*) FROM ({removed}) WHERE Id NOT IN (SELECT id FROM RemovedIndex_docsize)").Should().Be(0);
        Number(connection, $"SELECT count(*) FROM RemovedIndex_docsize WHERE id NOT IN ({removed})").Should().Be(0);
        Number(connection, "SELECT count(*) FROM Articles a WHERE a.ClaimCount <> (SELECT count(*) FROM Claims c WHERE c.ArticleId = a.Id)").Should().Be(0);
        Number(connection, "SELECT count(*) FROM Articles WHERE IsLatest AND Id NOT IN (SELECT ArticleId FROM TextFingerprints)").Should().Be(0);
        Number(connection, "SELECT count(*) FROM TextFingerprints WHERE ArticleId NOT IN (SELECT Id FROM Articles WHERE IsLatest)").Should().Be(0);
        Number(connection, "SELECT count(*) FROM TextBands WHERE ArticleId NOT IN (SELECT ArticleId FROM TextFingerprints WHERE Signature IS NOT NULL)").Should().Be(0);
        Number(connection, "SELECT count(*) FROM TextFingerprints WHERE Signature IS NOT NULL AND ArticleId NOT IN (SELECT ArticleId FROM TextBands)").Should().Be(0);
        Number(connection, "SELECT count(*) FROM Resemblances WHERE LeftId NOT IN (SELECT ArticleId FROM TextFingerprints) OR RightId NOT IN (SELECT ArticleId FROM TextFingerprints)").Should().Be(0);
        Number(connection, "SELECT count(*) FROM (SELECT GroupId FROM TextFingerprints WHERE GroupId IS NOT NULL GROUP BY GroupId HAVING count(*) < 2 OR min(ArticleId) <> GroupId)").Should().Be(0);
        ClaimsShouldBeLinked(connection);
        Number(connection, "SELECT count(*) FROM (SELECT SourceKey FROM Articles GROUP BY SourceKey HAVING sum(IsLatest) <> 1)").Should().Be(0);
    }

    private static void ClaimsShouldBeLinked(SqliteConnection connection)
    {
        Number(connection, "SELECT count(*) FROM Claims c JOIN Articles a ON a.Id = c.ArticleId WHERE a.IsLatest AND c.Id NOT IN (SELECT ClaimId FROM LinkedClaims WHERE ArticleId = c.ArticleId)").Should().Be(0);
        Number(connection, "SELECT count(*) FROM LinkedClaims WHERE ClaimId NOT IN (SELECT c.Id FROM Claims c JOIN Articles a ON a.Id = c.ArticleId WHERE a.IsLatest)").Should().Be(0);
        Number(connection, "SELECT count(*) FROM ClaimKeys WHERE ClaimId NOT IN (SELECT ClaimId FROM LinkedClaims WHERE Keys IS NOT NULL)").Should().Be(0);
        Number(connection, "SELECT abs(coalesce(sum(length(Keys)) / 4, 0) - (SELECT count(*) FROM ClaimKeys)) FROM LinkedClaims").Should().Be(0);
        Number(connection, "SELECT count(*) FROM ClaimLinks WHERE LeftId >= RightId OR LeftId NOT IN (SELECT ClaimId FROM LinkedClaims) OR RightId NOT IN (SELECT ClaimId FROM LinkedClaims)").Should().Be(0);
        Number(connection, "SELECT count(*) FROM ClaimLinks WHERE (State = 'Candidate') <> (DecisionId IS NULL)").Should().Be(0);
        Number(connection, "SELECT count(*) FROM (SELECT ClusterId FROM LinkedClaims WHERE ClusterId IS NOT NULL GROUP BY ClusterId HAVING count(*) < 2 OR min(ClaimId) <> ClusterId)").Should().Be(0);
        const string clashes = "Relation IN ('Opposite', 'FiguresDiffer') AND State <> 'Refused'";
        Number(connection, $"SELECT count(*) FROM LinkedClaims l WHERE ContestCount <> (SELECT count(*) FROM ClaimLinks WHERE {clashes} AND (LeftId = l.ClaimId OR RightId = l.ClaimId))").Should().Be(0);
        Number(connection, $"SELECT count(*) FROM ClaimLinks k JOIN LinkedClaims a ON a.ClaimId = k.LeftId JOIN LinkedClaims b ON b.ClaimId = k.RightId WHERE {clashes} AND a.ClusterId = b.ClusterId").Should().Be(0, "no group holds claims that clash");
        Number(connection, "SELECT count(*) FROM Speakers WHERE MergedIntoId IN (SELECT Id FROM Speakers WHERE MergedIntoId IS NOT NULL)").Should().Be(0, "merging goes one step");
    }

    public static long Number(SqliteConnection connection, string sql) => Convert.ToInt64(Scalar(connection, sql), CultureInfo.InvariantCulture);

    public static string Text(SqliteConnection connection, string sql) => (string)Scalar(connection, sql)!;

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of the tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}

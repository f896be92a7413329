using ArticleArchive.Web.Data;
using Microsoft.Data.Sqlite;

namespace ArticleArchive.Web.Tests.Data;

/// <summary>What the rows of an older archive become.</summary>
public sealed class SchemaMigrationsTests : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:;Foreign Keys=False");

    public SchemaMigrationsTests() => _connection.Open();

    public void Dispose() => _connection.Dispose();

    [Fact]
    public void Undone_edits_become_refusals_of_their_own()
    {
        SchemaMigrations.Apply(_connection, upTo: 4);
        InsertEdit(position: 0, key: "not-the-article:10-30:0", before: "Share this article", isUndone: true);
        InsertEdit(position: 1, key: "not-the-article:40-60:0", before: "Log in to comment", isUndone: false);

        SchemaMigrations.Apply(_connection, upTo: 5);

        ArchiveInspection.Number(_connection, "SELECT count(*) FROM Refusals").Should().Be(1);
        ArchiveInspection.Text(_connection, "SELECT ArticleId || ' ' || EditKey || ' ' || Quote || ' ' || State FROM Refusals").Should().Be("7 not-the-article:10-30:0 Share this article InForce");
        ArchiveInspection.Number(_connection, "SELECT count(*) FROM Refusals WHERE SourceStart IS NULL").Should().Be(1, "the key holds until the article is derived next");
    }

    private void InsertEdit(int position, string key, string before, bool isUndone)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = """
            INSERT INTO Edits (ArticleId, Position, Key, Start, End, ReadingStart, ReadingEnd, Before, After, Kind, Rule, Class, Reason, Confidence, IsUndone)
            VALUES (7, $position, $key, 10, 30, 10, 10, $before, '', 'Removal', 'not-the-article', 'share', 'A service line.', 0.9, $isUndone)
            """;
        command.Parameters.AddWithValue("$position", position);
        command.Parameters.AddWithValue("$key", key);
        command.Parameters.AddWithValue("$before", before);
        command.Parameters.AddWithValue("$isUndone", isUndone);
        command.ExecuteNonQuery();
    }
}

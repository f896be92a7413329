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

    [Fact]
    public void An_index_of_the_older_layout_is_to_be_built_anew_and_says_so()
    {
        SchemaMigrations.Apply(_connection, upTo: 12);
        Fill("Articles", "Id, IsLatest", "7, 1");
        Fill("SearchRows", "ArticleId, Change", "7, 5");
        Execute("UPDATE IndexStates SET LastChange = 5, Articles = 1, EnglishArticles = 1");
        Execute("INSERT INTO ArticleIndex (rowid, title, body) VALUES (7, 'bridge', 'treaty')");
        Execute("INSERT INTO ClaimIndex (rowid, text) VALUES (70, 'treaty')");
        Execute("INSERT INTO Words (Word, Language, Articles) VALUES ('treaty', 2, 1)");

        SchemaMigrations.Apply(_connection, upTo: 13);

        ArchiveInspection.Number(_connection, "SELECT count(*) FROM ArticleIndex_docsize").Should().Be(0);
        ArchiveInspection.Number(_connection, "SELECT count(*) FROM ClaimIndex_docsize").Should().Be(0, "the article's claims come again with it");
        ArchiveInspection.Number(_connection, "SELECT count(*) FROM SearchRows WHERE Flags & 1 AND Change = 6").Should().Be(1, "a reader must see that it went");
        ArchiveInspection.Text(_connection, "SELECT LastChange || ' ' || Articles || ' ' || RebuiltUpTo || ' ' || RebuildTotal FROM IndexStates").Should().Be("6 0 0 1");
    }

    [Fact]
    public void The_index_of_an_empty_archive_is_whole()
    {
        SchemaMigrations.Apply(_connection);

        ArchiveInspection.Number(_connection, "SELECT count(*) FROM IndexStates WHERE RebuiltUpTo IS NULL AND RebuildTotal = 0").Should().Be(1);
    }

    [Theory]
    [InlineData("Same", 1, "Same")]
    [InlineData("Reports", 1, "Same")]
    [InlineData("Opposite", 1, "Opposite")]
    [InlineData("FiguresDiffer", 1, "Other")]
    [InlineData("Opposite", 0, "Unrelated")]
    [InlineData(null, 1, "Other")]
    public void A_confirmed_match_of_another_statement_rates_the_claim_no_more(string? relation, int isConfirmed, string answer)
    {
        SchemaMigrations.Apply(_connection, upTo: 13);
        Execute($"INSERT INTO KnownVerdictDecisions VALUES (1, 'words', {isConfirmed}, 'The words', NULL, '2026-01-01')");
        if (relation is not null)
            Execute($"INSERT INTO KnownVerdictMatches VALUES (1, 2, 0.9, '{relation}', 'words', '[]')");

        SchemaMigrations.Apply(_connection, upTo: 14);

        ArchiveInspection.Text(_connection, "SELECT Answer FROM KnownVerdictDecisions").Should().Be(answer);
    }

    // A row with what matters here; what else must not be null is empty.
    private void Fill(string table, string columns, string values)
    {
        var others = ArchiveInspection.Text(_connection, $"SELECT group_concat('\"' || name || '\"') FROM pragma_table_info('{table}') WHERE \"notnull\" AND ', {columns},' NOT LIKE '%, ' || name || ',%'");
        Execute($"INSERT INTO {table} ({columns}, {others}) VALUES ({values}, {string.Join(", ", others.Split(',').Select(_ => "0"))})");
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this test.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
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

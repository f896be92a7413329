using ArticleArchive.Parsing;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Tests.Data;

public sealed class RowInsertsTests
{
    [Fact]
    public async Task A_row_inserted_by_a_prepared_statement_is_the_row_that_EF_would_have_made()
    {
        using var archive = new TempArchive();
        var bytes = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "seeds", "000_ca50d9e9eb5b3c11.txt"));
        var stored = await archive.Ingestion.IngestAsync(new SourceFile("a.txt", "a", "a.txt", bytes), CancellationToken.None);
        // The same article once more, through the change tracker.
        var tracked = ArticleRows.NewArticle(ArticleParser.Parse("a.txt", bytes));
        (tracked.SourceName, tracked.SourceKey, tracked.Sha256, tracked.ByteCount) = ("a.txt", "b", new string('0', 64), bytes.Length);
        tracked.FirstSeenAtUtc = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        await archive.Database.WriteAsync(
            async db =>
            {
                db.Originals.Add(OriginalBytes.ToRow(tracked.Sha256, bytes, tracked.FirstSeenAtUtc));
                db.Articles.Add(tracked);
                db.Commands.Execute("UPDATE Articles SET FirstSeenAtUtc = $0", tracked.FirstSeenAtUtc);
                return await db.SaveChangesAsync();
            },
            CancellationToken.None);

        using var connection = archive.Database.OpenReaderConnection();
        foreach (var (table, ignored) in new[]
        {
            ("Articles", "Id SourceKey Sha256"), ("Sections", "Id ArticleId"), ("Claims", "Id ArticleId SectionId"), ("Edits", "Id ArticleId"), ("Findings", "Id ArticleId"),
        })
        {
            var column = table == "Articles" ? "Id" : "ArticleId";
            var prepared = Rows(connection, table, column, stored.ArticleId!.Value, ignored);
            prepared.Should().Equal(Rows(connection, table, column, tracked.Id, ignored), table);
            if (table is "Articles" or "Sections" or "Claims")
                prepared.Should().NotBeEmpty(table);
        }
    }

    private static List<string> Rows(Microsoft.Data.Sqlite.SqliteConnection connection, string table, string column, int id, string ignored)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of the test.
        command.CommandText = $"SELECT * FROM {table} WHERE {column} = {id} ORDER BY Id";
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var names = Enumerable.Range(0, reader.FieldCount).Where(i => !ignored.Split(' ').Contains(reader.GetName(i))).ToList();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(string.Join(" | ", names.Select(i => $"{reader.GetName(i)}={reader.GetValue(i).GetType().Name}:{reader.GetValue(i)}")));
        return rows;
    }
}

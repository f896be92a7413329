using System.Globalization;
using ArticleArchive.Web.Data;
using Microsoft.Data.Sqlite;

namespace ArticleArchive.Benchmarks.Search;

/// <summary>What a program would do first: one FTS5 table, as the manual shows it, in the same file; ranked and cut by FTS5 itself.</summary>
internal sealed class RankAndSnippet(ArchiveDatabase database) : ISearchPeer
{
    private SqliteConnection? _connection;
    private SqliteCommand? _page;
    private SqliteCommand? _count;

    public string Name => "rank and snippet()";

    public async Task<bool> PrepareAsync()
    {
        await using (var writer = new SqliteConnection($"Data Source={database.FilePath}"))
        {
            await writer.OpenAsync();
            await using var command = writer.CreateCommand();
            command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = 'PlainIndex'";
            if ((long)(await command.ExecuteScalarAsync())! == 0)
            {
                command.CommandTimeout = 0;
                command.CommandText =
                    """
                    CREATE VIRTUAL TABLE PlainIndex USING fts5(Title, ReadingText, content='Articles', content_rowid='Id', tokenize='porter unicode61 remove_diacritics 2');
                    INSERT INTO PlainIndex (PlainIndex) VALUES ('rebuild');
                    """;
                await command.ExecuteNonQueryAsync();
            }
        }

        _connection = new SqliteConnection($"Data Source={database.FilePath};Mode=ReadOnly");
        await _connection.OpenAsync();
        _page = _connection.CreateCommand();
        _page.CommandText = "PRAGMA mmap_size = 2147483648; PRAGMA cache_size = -32768";
        await _page.ExecuteNonQueryAsync();
        _page.CommandText = "SELECT rowid, Title, snippet(PlainIndex, 1, '[', ']', '...', 40), rank FROM PlainIndex WHERE PlainIndex MATCH $match AND rank MATCH 'bm25(5.0, 1.0)' ORDER BY rank LIMIT 20";
        _page.Parameters.Add("$match", SqliteType.Text);
        _count = _connection.CreateCommand();
        _count.CommandText = "SELECT count(*) FROM PlainIndex WHERE PlainIndex MATCH $match";
        _count.Parameters.Add("$match", SqliteType.Text);
        return true;
    }

    public PeerPage Find(BenchmarkQuery query)
    {
        _page!.Parameters[0].Value = query.Fts5;
        _count!.Parameters[0].Value = query.Fts5;
        using (var reader = _page.ExecuteReader())
        {
            while (reader.Read())
                _ = (reader.GetString(1), reader.GetString(2));
        }

        return new PeerPage(Convert.ToInt32(_count.ExecuteScalar(), CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        _page?.Dispose();
        _count?.Dispose();
        _connection?.Dispose();
    }
}

using Microsoft.Data.Sqlite;

namespace ArticleArchive.Web.Data;

/// <summary>Looks for damage in a database file; changes nothing.</summary>
internal static class ArchiveCheck
{
    /// <summary>SQLite's quick check: every page and row can be read, and the index's own structure holds.</summary>
    /// <returns>What is wrong, or null.</returns>
    public static string? Quick(string file, CancellationToken cancellationToken) => Run(file, "PRAGMA quick_check(1)", cancellationToken);

    /// <summary>SQLite's full check: indices and rows agree too.</summary>
    /// <returns>What is wrong, or null.</returns>
    public static string? Whole(string file, CancellationToken cancellationToken) => Run(file, "PRAGMA integrity_check(1)", cancellationToken);

    private static string? Run(string file, string pragma, CancellationToken cancellationToken)
    {
        try
        {
            using var connection = new SqliteConnection(
                new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            connection.Open();
            ConnectionPragmas.Apply(connection, ConnectionPragmas.Reader);
            using var interruption = cancellationToken.Register(() => SQLitePCL.raw.sqlite3_interrupt(connection.Handle));
            using var command = connection.CreateCommand();
            command.CommandTimeout = 0;
#pragma warning disable CA2100 // One of the two above.
            command.CommandText = pragma;
#pragma warning restore CA2100
            return command.ExecuteScalar() is string answer && answer != "ok" ? answer : null;
        }
        catch (SqliteException exception)
        {
            // A check that was cut off by the program's end has found nothing.
            return cancellationToken.IsCancellationRequested ? null : exception.Message;
        }
    }
}

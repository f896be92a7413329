using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ArticleArchive.Web.Data;

/// <summary>A backup that was written.</summary>
/// <param name="File">Where it is.</param>
/// <param name="ByteCount">Its size.</param>
/// <param name="Articles">How many versions of articles it holds; 0 where they cannot be counted.</param>
/// <param name="Damage">What is wrong with the archive, and so with the copy; null when the copy was found sound.</param>
internal sealed record BackupResult(string File, long ByteCount, long Articles, string? Damage);

/// <summary>Copies an archive into one file, also while another process writes to it.</summary>
/// <remarks>
/// The copy is a read transaction of SQLite's own, so it is of one moment; files of a live database are never copied.
/// It stands under another name until it is checked, so that what bears the name asked for is whole.
/// </remarks>
internal static class ArchiveBackup
{
    /// <exception cref="ArchiveUnavailableException">There is no archive, or one of another version.</exception>
    /// <exception cref="IOException">The copy cannot be written, or its name is taken.</exception>
    public static BackupResult Write(string source, string target, CancellationToken cancellationToken)
    {
        if (!File.Exists(source))
            throw new ArchiveUnavailableException($"There is no archive at {source}.");
        if (Path.Exists(target))
            throw new IOException($"{target} exists already. Name another file; a backup never overwrites.");
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var unfinished = $"{target}.{Environment.ProcessId}.unfinished";
        try
        {
            var damage = Copy(source, unfinished, cancellationToken);
            using (var file = new FileStream(unfinished, FileMode.Open, FileAccess.ReadWrite))
                file.Flush(flushToDisk: true);
            damage ??= ArchiveCheck.Whole(unfinished, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            File.Move(unfinished, target, overwrite: false);
            return new BackupResult(target, new FileInfo(target).Length, damage is null ? CountArticles(target) : 0, damage);
        }
        catch (SqliteException exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new IOException(exception.Message, exception);
        }
        finally
        {
            File.Delete(unfinished);
            File.Delete(unfinished + "-journal");
        }
    }

    /// <returns>Null for a whole copy; what is wrong when only a copy page by page could be made.</returns>
    private static string? Copy(string source, string unfinished, CancellationToken cancellationToken)
    {
        using var connection = Open(source);
        using var interruption = cancellationToken.Register(() => SQLitePCL.raw.sqlite3_interrupt(connection.Handle));
        try
        {
            using var command = connection.CreateCommand();
            command.CommandTimeout = 0;
            command.CommandText = "VACUUM INTO $file";
            command.Parameters.AddWithValue("$file", unfinished);
            command.ExecuteNonQuery();
            return null;
        }
        catch (SqliteException exception) when (StorageFailure.ConditionOf(exception) == StorageCondition.Damaged)
        {
            // What cannot be read row by row can still be saved page by page, before anybody tries to mend it.
            File.Delete(unfinished);
            using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = unfinished, Pooling = false }.ToString());
            copy.Open();
            connection.BackupDatabase(copy);
            return exception.Message;
        }
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA busy_timeout = 5000; PRAGMA trusted_schema = OFF; PRAGMA wal_autocheckpoint = 0;";
        command.ExecuteNonQuery();
        return connection;
    }

    private static long CountArticles(string file)
    {
        using var connection = Open(file);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM Articles";
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}

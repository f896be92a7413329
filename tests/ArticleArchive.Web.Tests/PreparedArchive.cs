using ArticleArchive.Web.Data;
using Microsoft.Data.Sqlite;

namespace ArticleArchive.Web.Tests;

/// <summary>The files of an archive that was made once: a test starts from a copy, instead of migrating and ingesting anew.</summary>
internal sealed class PreparedArchive
{
    private static readonly Lazy<Task<PreparedArchive>> s_empty = new(() => MakeAsync(folder =>
    {
        new ArchiveDatabase(folder).Dispose();
        return Task.CompletedTask;
    }));

    private static readonly Lazy<Task<PreparedArchive>> s_withSeeds = new(() => MakeAsync(async folder =>
    {
        await using var app = ArchiveApp.Of(folder);
        app.StartServer();
    }));

    private readonly List<(string Path, byte[] Bytes)> _files = [];

    private PreparedArchive()
    {
    }

    /// <summary>Migrated, and nothing in it.</summary>
    public static PreparedArchive Empty => s_empty.Value.GetAwaiter().GetResult();

    /// <summary>As the program's first start leaves it.</summary>
    public static PreparedArchive WithSeeds => s_withSeeds.Value.GetAwaiter().GetResult();

    /// <summary>Makes an archive in a folder that goes away, and keeps what is in it once it is closed.</summary>
    public static async Task<PreparedArchive> MakeAsync(Func<string, Task> fill)
    {
        var folder = Directory.CreateTempSubdirectory("article-archive-test-").FullName;
        try
        {
            await fill(folder);
            // Some connection may not be closed yet; from here on the database file is whole without its log.
            using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "archive.db"), Pooling = false }.ToString()))
            {
                connection.Open();
                ArchiveInspection.Number(connection, "PRAGMA wal_checkpoint(TRUNCATE)").Should().Be(0, "nobody reads or writes any more");
            }

            var prepared = new PreparedArchive();
            foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(path => !path.EndsWith("-wal", StringComparison.Ordinal) && !path.EndsWith("-shm", StringComparison.Ordinal)))
                prepared._files.Add((Path.GetRelativePath(folder, path), File.ReadAllBytes(path)));
            return prepared;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public void CopyTo(string folder)
    {
        foreach (var (path, bytes) in _files)
        {
            var copy = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.WriteAllBytes(copy, bytes);
        }
    }
}

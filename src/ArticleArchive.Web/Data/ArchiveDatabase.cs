using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Data;

/// <summary>
/// The archive's one SQLite file. Readers get read-only connections and never wait; every write goes through one gate.
/// </summary>
public sealed class ArchiveDatabase : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly DbContextOptions<ArchiveDbContext> _readerOptions;
    private readonly DbContextOptions<ArchiveDbContext> _writerOptions;

    public ArchiveDatabase(string directory)
    {
        Directory = directory;
        System.IO.Directory.CreateDirectory(directory);
        FilePath = Path.Combine(directory, "archive.db");
        WriterConnectionString = new SqliteConnectionStringBuilder { DataSource = FilePath }.ToString();
        ReaderConnectionString = new SqliteConnectionStringBuilder { DataSource = FilePath, Mode = SqliteOpenMode.ReadOnly }.ToString();
        _readerOptions = new DbContextOptionsBuilder<ArchiveDbContext>().UseSqlite(ReaderConnectionString)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options;
        _writerOptions = new DbContextOptionsBuilder<ArchiveDbContext>().UseSqlite(WriterConnectionString).Options;
        SchemaMigrations.Apply(WriterConnectionString);
    }

    /// <summary>The folder that holds the database and nothing of anybody else's.</summary>
    public string Directory { get; }

    public string FilePath { get; }

    public string ReaderConnectionString { get; }

    private string WriterConnectionString { get; }

    /// <summary>A context for reading: nothing is tracked, nothing can be written.</summary>
    public ArchiveDbContext OpenReader() => new(_readerOptions);

    /// <summary>Runs one write transaction; the gate lets one run at a time. Rolled back whole on any exception.</summary>
    public async Task<T> WriteAsync<T>(Func<ArchiveDbContext, Task<T>> write, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            await using var db = new ArchiveDbContext(_writerOptions);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var result = await write(db);
            await transaction.CommitAsync(cancellationToken);
            return result;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _gate.Dispose();
    }
}

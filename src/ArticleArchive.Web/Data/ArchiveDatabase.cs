using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ArticleArchive.Web.Data;

/// <summary>What an archive is opened for.</summary>
public enum ArchiveAccess
{
    /// <summary>Reading and writing: the process becomes the archive's one writer.</summary>
    Write,

    /// <summary>Reading only, beside another process that may be writing. Nothing is created or migrated.</summary>
    Read,
}

/// <summary>
/// The archive's one SQLite file. Readers get read-only connections and never wait; every write goes through one gate.
/// </summary>
public sealed class ArchiveDatabase : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly CancellationTokenSource _closing = new();
    private readonly TimeProvider _time;
    private readonly DbContextOptions<ArchiveDbContext> _readerOptions;
    private readonly string _writerConnectionString;
    private readonly WriterLock? _lock;
    private readonly Task _check;
    private SqliteConnection? _writer;
    private PreparedCommands? _commands;
    private long _generation;
    private volatile StorageState _state = StorageState.Sound;

    /// <summary>Opens the archive of a folder; for writing, creates or migrates it first.</summary>
    /// <param name="directory">The folder; created when it is missing and <paramref name="access"/> allows.</param>
    /// <param name="access">Reading and writing, or reading beside a writer.</param>
    /// <param name="activity">What this process does, for the message that a second one gets.</param>
    /// <param name="time">The clock; null for the system's.</param>
    /// <exception cref="ArchiveUnavailableException">In use by another process, made by a newer program, or no archive.</exception>
    public ArchiveDatabase(string directory, ArchiveAccess access = ArchiveAccess.Write, string activity = "serve", TimeProvider? time = null)
    {
        _time = time ?? TimeProvider.System;
        Directory = Path.GetFullPath(directory);
        FilePath = Path.Combine(Directory, "archive.db");
        _writerConnectionString = new SqliteConnectionStringBuilder { DataSource = FilePath, Pooling = false }.ToString();
        ReaderConnectionString = new SqliteConnectionStringBuilder { DataSource = FilePath, Mode = SqliteOpenMode.ReadOnly }.ToString();
        _readerOptions = new DbContextOptionsBuilder<ArchiveDbContext>().UseSqlite(ReaderConnectionString)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .AddInterceptors(new ReaderConnectionInterceptor()).Options;

        if (access == ArchiveAccess.Read)
        {
            SchemaMigrations.RequireCurrent(FilePath);
            _state = new StorageState(StorageCondition.ReadOnly, "This command only reads the archive.", NowUtc);
            _check = Task.CompletedTask;
            return;
        }

        CreateFolder(Directory);
        _lock = WriterLock.Acquire(Directory, activity, NowUtc);
        try
        {
            var version = SchemaMigrations.Inspect(FilePath);
            IsNew = version == 0;
            if (version > 0 && version < SchemaMigrations.CurrentVersion)
                Check(CancellationToken.None);
            if (_state.CanWrite)
                SchemaMigrations.Apply(OpenWriter());
            _check = IsNew || !_state.CanWrite ? Task.CompletedTask : Task.Run(() => Check(_closing.Token));
        }
        catch (Exception exception) when (StorageFailure.ConditionOf(exception) is not null)
        {
            CloseWriter();
            _lock.Dispose();
            throw new ArchiveUnavailableException(StorageFailure.Describe(exception, FilePath), exception);
        }
        catch
        {
            CloseWriter();
            _lock.Dispose();
            throw;
        }
    }

    /// <summary>The folder that holds the database and nothing of anybody else's.</summary>
    public string Directory { get; }

    public string FilePath { get; }

    /// <summary>For connections of one's own: read-only. Prefer <see cref="OpenReaderConnection"/>, which sets the pragmas too.</summary>
    public string ReaderConnectionString { get; }

    /// <summary>True when this start created the database.</summary>
    public bool IsNew { get; }

    /// <summary>Whether writes go through, for the health page.</summary>
    public StorageState State => _state;

    /// <summary>Rises with every write that this process commits.</summary>
    public long Generation => Interlocked.Read(ref _generation);

    /// <summary>SQLite's version, and whether it has the fault that the one-writer rule is there for.</summary>
    public static (string Version, bool HasWalResetBug) Sqlite
    {
        get
        {
            var version = Version.Parse(SQLitePCL.raw.sqlite3_libversion().utf8_to_string());
            // Mended in 3.51.3 and, on the branch before, in 3.50.7.
            var isMended = version >= new Version(3, 51, 3) || (version.Minor == 50 && version.Major == 3 && version.Build >= 7);
            return (version.ToString(), !isMended);
        }
    }

    private DateTime NowUtc => _time.GetUtcNow().UtcDateTime;

    /// <summary>A context for reading: nothing is tracked, nothing can be written.</summary>
    public ArchiveDbContext OpenReader() => new(_readerOptions);

    /// <summary>An open connection for reading by SQL; the caller disposes of it.</summary>
    public SqliteConnection OpenReaderConnection()
    {
        var connection = new SqliteConnection(ReaderConnectionString);
        try
        {
            connection.Open();
            ConnectionPragmas.Apply(connection, ConnectionPragmas.Reader);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Runs one write transaction; the gate lets one run at a time. Rolled back whole on any exception.</summary>
    /// <remarks>The transaction starts IMMEDIATE: a read that turns into a write could fail with 517 and never succeed.</remarks>
    /// <exception cref="StorageUnavailableException">The storage cannot take the write; <see cref="State"/> says more.</exception>
    public async Task<T> WriteAsync<T>(Func<ArchiveDbContext, Task<T>> write, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(write);
        await CheckedAsync(cancellationToken);
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (!_state.CanWrite)
                throw new StorageUnavailableException(_state.Message!);
            var result = await WriteInsideGateAsync(write, cancellationToken);
            Interlocked.Increment(ref _generation);
            return result;
        }
        catch (Exception exception) when (StorageFailure.ConditionOf(exception) is { } condition)
        {
            var message = StorageFailure.Describe(exception, FilePath);
            _state = new StorageState(condition, message, _state.SinceUtc ?? NowUtc);
            throw new StorageUnavailableException(message, exception);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Tries the smallest write there is; <see cref="State"/> tells how it went.</summary>
    public async Task TryWritingAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Writing the same number again changes the first page, and that is all.
            await WriteAsync(db => Task.FromResult(db.Commands.Execute($"PRAGMA user_version = {SchemaMigrations.CurrentVersion}")), cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            // The state says so.
        }
    }

    /// <summary>Runs something that must not meet a write or a checkpoint, such as a backup.</summary>
    public async Task<T> ExclusivelyAsync<T>(Func<Task<T>> action, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(action);
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return await action();
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Ends when the check of the file at the start is done; <see cref="State"/> then tells the result.</summary>
    public Task CheckedAsync(CancellationToken cancellationToken) => _check.WaitAsync(cancellationToken);

    /// <summary>Brings the write-ahead log into the database file and empties it.</summary>
    public Task CheckpointAsync(CancellationToken cancellationToken) => ExclusivelyAsync(
        () =>
        {
            if (_writer is not null)
                ConnectionPragmas.Apply(_writer, "PRAGMA wal_checkpoint(TRUNCATE);");
            return Task.FromResult(true);
        },
        cancellationToken);

    /// <summary>Says beside the lock where this process serves, for the message that a second process gets.</summary>
    public void AnnounceAddress(string address) => _lock?.Announce("serve", address);

    public void Dispose()
    {
        if (_closing.IsCancellationRequested)
            return;
        _closing.Cancel();
        _check.GetAwaiter().GetResult();
        // A write that is under way ends first; the host gives it ten seconds in all.
        var entered = _gate.Wait(TimeSpan.FromSeconds(8));
        using (var readers = new SqliteConnection(ReaderConnectionString))
            SqliteConnection.ClearPool(readers);
        if (entered)
            CloseWriter(); // The last connection to close checkpoints.
        _lock?.Dispose();
        _gate.Dispose();
        _closing.Dispose();
    }

    private async Task<T> WriteInsideGateAsync<T>(Func<ArchiveDbContext, Task<T>> write, CancellationToken cancellationToken)
    {
        var connection = OpenWriter();
        var options = new DbContextOptionsBuilder<ArchiveDbContext>().UseSqlite(connection).Options;
        await using var db = new ArchiveDbContext(options, _commands!);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        _commands!.Transaction = (SqliteTransaction)transaction.GetDbTransaction();
        try
        {
            var result = await write(db);
            _commands.Complete();
            // From here on the write is not cancelled half-way: it is committed or has failed.
            await transaction.CommitAsync(CancellationToken.None);
            _state = StorageState.Sound;
            return result;
        }
        finally
        {
            _commands.Transaction = null;
        }
    }

    private SqliteConnection OpenWriter()
    {
        if (_writer is { State: System.Data.ConnectionState.Open })
            return _writer;
        CloseWriter();
        var connection = new SqliteConnection(_writerConnectionString);
        try
        {
            connection.Open();
            ConnectionPragmas.Apply(connection, ConnectionPragmas.Writer);
        }
        catch
        {
            connection.Dispose();
            throw;
        }

        _commands = new PreparedCommands(connection);
        _writer = connection;
        return connection;
    }

    private void CloseWriter()
    {
        _commands?.Dispose();
        _writer?.Dispose();
        _commands = null;
        _writer = null;
    }

    // Reading goes on while the file is checked; writing waits for it.
    private void Check(CancellationToken cancellationToken)
    {
        if (ArchiveCheck.Quick(FilePath, cancellationToken) is { } damage)
            _state = new StorageState(StorageCondition.Damaged, StorageFailure.Damage(FilePath, damage), NowUtc);
    }

    private static void CreateFolder(string directory)
    {
        try
        {
            if (OperatingSystem.IsWindows())
                System.IO.Directory.CreateDirectory(directory);
            else
                System.IO.Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveUnavailableException($"The folder {directory} cannot be made: {exception.Message} Name another with --data DIR.", exception);
        }
    }
}

using System.Security.Cryptography;
using ArticleArchive.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Tests.Data;

public sealed class ArchiveDatabaseTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("article-archive-test-").FullName;

    private string File => Path.Combine(_directory, "archive.db");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Every_connection_is_set_as_the_rules_say()
    {
        using var database = new ArchiveDatabase(_directory);
        using var reader = database.OpenReaderConnection();
        using var context = database.OpenReader();
        context.Database.OpenConnection();
        foreach (var connection in new[] { reader, (SqliteConnection)context.Database.GetDbConnection() })
        {
            Pragma(connection, "busy_timeout").Should().Be("5000");
            Pragma(connection, "foreign_keys").Should().Be("1");
            Pragma(connection, "trusted_schema").Should().Be("0");
            Pragma(connection, "cell_size_check").Should().Be("1");
            Pragma(connection, "query_only").Should().Be("1");
            Pragma(connection, "wal_autocheckpoint").Should().Be("0");
        }
    }

    [Fact]
    public async Task The_writer_is_set_as_the_rules_say()
    {
        using var database = new ArchiveDatabase(_directory);
        await database.WriteAsync(
            db =>
            {
                string Value(string pragma) => db.Commands.Scalar("PRAGMA " + pragma)!.ToString()!;
                Value("journal_mode").Should().Be("wal");
                Value("synchronous").Should().Be("2");
                Value("foreign_keys").Should().Be("1");
                Value("busy_timeout").Should().Be("5000");
                Value("trusted_schema").Should().Be("0");
                Value("cell_size_check").Should().Be("1");
                Value("journal_size_limit").Should().Be("67108864");
                return Task.FromResult(0);
            },
            CancellationToken.None);
    }

    [Fact]
    public void A_reader_cannot_write()
    {
        using var database = new ArchiveDatabase(_directory);
        using var connection = database.OpenReaderConnection();
        using var command = connection.CreateCommand();
        command.CommandText = "DELETE FROM Articles";
        command.Invoking(reading => reading.ExecuteNonQuery()).Should().Throw<SqliteException>().Which.SqliteErrorCode.Should().Be(8);
    }

    [Fact]
    public void A_second_writer_is_told_who_the_first_is_and_what_to_do()
    {
        using var first = new ArchiveDatabase(_directory);
        first.AnnounceAddress("http://127.0.0.1:5080");

        var act = () => new ArchiveDatabase(_directory, ArchiveAccess.Write, "ingest");

        act.Should().Throw<ArchiveUnavailableException>().Which.Message.Should()
            .Contain($"Process {Environment.ProcessId}").And.Contain("http://127.0.0.1:5080").And.Contain("stop the process first");
    }

    [Fact]
    public async Task A_reader_may_open_beside_the_writer_and_sees_what_is_committed()
    {
        using var writer = new ArchiveDatabase(_directory);
        using var reader = new ArchiveDatabase(_directory, ArchiveAccess.Read);
        await writer.WriteAsync(db => Task.FromResult(db.Insert(new IngestionRun { Trigger = "test" })), CancellationToken.None);

        await using var db = reader.OpenReader();
        (await db.IngestionRuns.CountAsync()).Should().Be(1);
        reader.State.Condition.Should().Be(StorageCondition.ReadOnly);
        var write = () => reader.WriteAsync(_ => Task.FromResult(0), CancellationToken.None);
        await write.Should().ThrowAsync<StorageUnavailableException>();
    }

    [Fact]
    public void A_reader_without_an_archive_is_told_how_to_make_one()
    {
        var act = () => new ArchiveDatabase(_directory, ArchiveAccess.Read);
        act.Should().Throw<ArchiveUnavailableException>().WithMessage("*no archive*ingest PATH*");
        Directory.EnumerateFileSystemEntries(_directory).Should().BeEmpty();
    }

    [Fact]
    public void A_database_of_a_newer_program_is_refused_and_not_changed()
    {
        new ArchiveDatabase(_directory).Dispose();
        Execute("PRAGMA user_version = 99");
        var before = Hash();

        foreach (var access in new[] { ArchiveAccess.Write, ArchiveAccess.Read })
        {
            var act = () => new ArchiveDatabase(_directory, access);
            act.Should().Throw<ArchiveUnavailableException>().WithMessage("*newer version*99*");
        }

        Hash().Should().Equal(before);
    }

    [Fact]
    public void A_database_that_is_no_archive_is_refused_and_not_changed()
    {
        Execute("CREATE TABLE Somebody (Elses TEXT)");
        var before = Hash();

        var act = () => new ArchiveDatabase(_directory);

        act.Should().Throw<ArchiveUnavailableException>().WithMessage("*no article archive*");
        Hash().Should().Equal(before);
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_and_not_changed()
    {
        System.IO.File.WriteAllText(File, new string('x', 10_000));
        var before = Hash();

        var act = () => new ArchiveDatabase(_directory);

        act.Should().Throw<ArchiveUnavailableException>().WithMessage("*damaged*backup*");
        Hash().Should().Equal(before);
    }

    [Fact]
    public async Task A_damaged_archive_is_read_but_not_written_and_the_message_names_the_backup()
    {
        using (var sound = new ArchiveDatabase(_directory))
        {
            await sound.WriteAsync(
                db =>
                {
                    for (var i = 0; i < 500; i++)
                        db.Insert(new IngestionRun { Trigger = $"run {i} {new string('x', 500)}" });
                    return Task.FromResult(0);
                },
                CancellationToken.None);
        }

        DamageTable("IngestionRuns");
        var before = Hash();

        using (var database = new ArchiveDatabase(_directory))
        {
            await database.CheckedAsync(CancellationToken.None);
            database.State.Condition.Should().Be(StorageCondition.Damaged);
            database.State.Message.Should().Contain("`backup FILE`");
            var write = () => database.WriteAsync(_ => Task.FromResult(0), CancellationToken.None);
            await write.Should().ThrowAsync<StorageUnavailableException>();
            await using var db = database.OpenReader();
            (await db.Articles.CountAsync()).Should().Be(0, "what is not damaged can be read");
        }

        Hash().Should().Equal(before);
    }

    [Fact]
    public async Task A_failed_write_leaves_nothing_and_the_next_one_goes_through()
    {
        using var database = new ArchiveDatabase(_directory);
        var write = () => database.WriteAsync<int>(
            db =>
            {
                db.Insert(new IngestionRun { Trigger = "lost" });
                throw new InvalidOperationException("broken code");
            },
            CancellationToken.None);
        await write.Should().ThrowAsync<InvalidOperationException>();
        await database.WriteAsync(db => Task.FromResult(db.Insert(new IngestionRun { Trigger = "kept" })), CancellationToken.None);

        await using var db = database.OpenReader();
        (await db.IngestionRuns.Select(run => run.Trigger).ToListAsync()).Should().Equal("kept");
        database.State.Should().Be(StorageState.Sound);
    }

    [Fact]
    public async Task A_full_disk_rolls_back_keeps_reading_and_ends_by_itself()
    {
        using var database = new ArchiveDatabase(_directory);
        await LimitGrowthAsync(database, pages: 2);

        var write = () => database.WriteAsync(
            db =>
            {
                for (var i = 0; i < 1_000; i++)
                    db.Insert(new IngestionRun { Trigger = new string('x', 1_000) });
                return Task.FromResult(0);
            },
            CancellationToken.None);
        (await write.Should().ThrowAsync<StorageUnavailableException>()).WithMessage("*no room*");
        database.State.Condition.Should().Be(StorageCondition.Failing);
        database.State.SinceUtc.Should().NotBeNull();
        await using (var db = database.OpenReader())
            (await db.IngestionRuns.CountAsync()).Should().Be(0);

        await LimitGrowthAsync(database, pages: 1_000_000);
        await write();
        database.State.Should().Be(StorageState.Sound);
    }

    [Fact]
    public async Task Readers_beside_a_writer_are_never_locked_out()
    {
        using var database = new ArchiveDatabase(_directory);
        using var done = new CancellationTokenSource();
        var reads = new int[2];
        var reading = Enumerable.Range(0, reads.Length).Select(reader => Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                await using var db = database.OpenReader();
                await db.IngestionRuns.CountAsync();
                Interlocked.Increment(ref reads[reader]);
            }
        })).ToList();
        // As long as it takes on a busy machine for every reader to have read often beside the writes.
        for (var i = 0; i < 100 || (reads.Min() < 20 && i < 20_000); i++)
        {
            await database.WriteAsync(db => Task.FromResult(db.Insert(new IngestionRun { Trigger = new string('x', 10_000) })), CancellationToken.None);
            if (i % 20 == 0)
                await database.CheckpointAsync(CancellationToken.None);
        }

        await done.CancelAsync();
        await Task.WhenAll(reading);
        reads.Should().OnlyContain(count => count >= 20);
    }

    [Fact]
    public void The_folder_is_private_and_the_log_is_gone_after_a_clean_end()
    {
        var directory = Path.Combine(_directory, "made", "here");
        new ArchiveDatabase(directory).Dispose();
        Directory.EnumerateFiles(directory).Select(Path.GetFileName).Should().BeEquivalentTo("archive.db", "writer.lock");
        if (!OperatingSystem.IsWindows())
            System.IO.File.GetUnixFileMode(directory).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>A full disk, as SQLite sees it: the same error from the same place.</summary>
    internal static Task LimitGrowthAsync(ArchiveDatabase database, int pages) => database.WriteAsync(
        db => Task.FromResult(db.Commands.Scalar($"PRAGMA max_page_count = {Convert.ToInt64(db.Commands.Scalar("PRAGMA page_count"), System.Globalization.CultureInfo.InvariantCulture) + pages}")),
        CancellationToken.None);

    private static string Pragma(SqliteConnection connection, string name)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of the tests.
        command.CommandText = "PRAGMA " + name;
#pragma warning restore CA2100
        return command.ExecuteScalar()!.ToString()!;
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of the tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    // Overwrites a leaf page of a table, as a bad sector would.
    private void DamageTable(string table)
    {
        long page;
        using (var connection = new SqliteConnection($"Data Source={File};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT rootpage FROM sqlite_schema WHERE name = $table";
            command.Parameters.AddWithValue("$table", table);
            page = (long)command.ExecuteScalar()!;
        }

        using var file = new FileStream(File, FileMode.Open, FileAccess.ReadWrite);
        file.Position = ((page - 1) * 4096) + 12;
        file.Write(RandomNumberGenerator.GetBytes(2_000));
    }

    private byte[] Hash() => SHA256.HashData(System.IO.File.ReadAllBytes(File));
}

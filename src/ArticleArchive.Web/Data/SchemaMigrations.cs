using System.Globalization;
using System.Reflection;
using ArticleArchive.Web.Ingestion.Claims;
using Microsoft.Data.Sqlite;

namespace ArticleArchive.Web.Data;

/// <summary>Brings a database file to the schema of this program. The version is SQLite's <c>user_version</c>.</summary>
internal static class SchemaMigrations
{
    private static readonly string[] Scripts = ["0001_initial.sql", "0002_imports.sql", "0003_repairs.sql", "0004_care.sql", "0005_refusals.sql", "0006_claims.sql", "0007_claim_links.sql", "0008_claim_reviews.sql", "0009_claim_properties.sql", "0010_carried_reviews.sql", "0011_search.sql", "0012_saved_searches.sql", "0013_index_layout.sql", "0014_corrections.sql"];

    /// <summary>The schema version that this program reads and writes.</summary>
    public static int CurrentVersion => Scripts.Length;

    /// <summary>The version of a file's schema: 0 for one that is to be created.</summary>
    /// <exception cref="ArchiveUnavailableException">Made by a newer program, or no archive. The file is as it was.</exception>
    public static int Inspect(string file)
    {
        if (!File.Exists(file) || new FileInfo(file).Length == 0)
            return 0;
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        ConnectionPragmas.Apply(connection, ConnectionPragmas.Reader);
        var version = Number(connection, "PRAGMA user_version");
        if (version > CurrentVersion)
        {
            throw new ArchiveUnavailableException(
                $"The archive {file} was made by a newer version of this program (schema {version}; this one knows {CurrentVersion}). It was left as it is: use the newer program, or another archive (--data DIR).");
        }

        if (version <= 0 && Number(connection, "SELECT count(*) FROM sqlite_schema") > 0)
            throw new ArchiveUnavailableException($"{file} is a database, but no article archive. It was left as it is: name another folder with --data DIR.");
        return version;
    }

    /// <summary>For reading beside a writer, which alone migrates.</summary>
    /// <exception cref="ArchiveUnavailableException">There is no archive, or one of another version.</exception>
    public static void RequireCurrent(string file)
    {
        int version;
        try
        {
            version = Inspect(file);
        }
        catch (SqliteException exception)
        {
            throw new ArchiveUnavailableException(StorageFailure.Describe(exception, file), exception);
        }

        if (version == 0)
            throw new ArchiveUnavailableException($"There is no archive at {file} yet. Start the program without a command, or run `ingest PATH`, to make one.");
        if (version < CurrentVersion)
            throw new ArchiveUnavailableException($"The archive {file} was made by an older version of this program. Start the program without a command once, to bring it up to date.");
    }

    /// <summary>Runs the scripts that a database has not seen, each in a transaction of its own with its version.</summary>
    public static void Apply(SqliteConnection connection) => Apply(connection, Scripts.Length);

    /// <summary>The same up to a version, to see what an older archive becomes.</summary>
    internal static void Apply(SqliteConnection connection, int upTo)
    {
        // A script of old fills an index with it, which a later one throws away.
        connection.CreateFunction<string, string>("index_text", text => text, isDeterministic: true);
        connection.CreateFunction<string, long?>("claim_words", ClaimWords.OfVerdict, isDeterministic: true);
        for (var version = Number(connection, "PRAGMA user_version"); version < upTo; version++)
        {
            using var transaction = connection.BeginTransaction();
            using var command = connection.CreateCommand();
            command.Transaction = transaction;
#pragma warning disable CA2100 // A script from the program itself.
            command.CommandText = string.Create(CultureInfo.InvariantCulture, $"{Read(Scripts[version])}\nPRAGMA user_version = {version + 1};");
#pragma warning restore CA2100
            command.ExecuteNonQuery();
            transaction.Commit();
        }
    }

    private static int Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static string Read(string script)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Migrations." + script)
            ?? throw new InvalidOperationException($"The program was built without {script}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

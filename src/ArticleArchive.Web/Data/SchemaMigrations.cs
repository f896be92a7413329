using System.Reflection;
using Microsoft.Data.Sqlite;

namespace ArticleArchive.Web.Data;

/// <summary>Brings a database file to the schema of this program. The version is SQLite's <c>user_version</c>.</summary>
public static class SchemaMigrations
{
    private static readonly string[] Scripts = ["0001_initial.sql"];

    /// <summary>The schema version that this program reads and writes.</summary>
    public static int CurrentVersion => Scripts.Length;

    public static void Apply(string connectionString)
    {
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        var version = Convert.ToInt32(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
        for (var i = version; i < Scripts.Length; i++)
        {
            using var transaction = connection.BeginTransaction();
            command.Transaction = transaction;
            command.CommandText = Read(Scripts[i]) + $"\nPRAGMA user_version = {i + 1};";
            command.ExecuteNonQuery();
            transaction.Commit();
        }
    }

    private static string Read(string script)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Migrations." + script)
            ?? throw new InvalidOperationException($"The program was built without {script}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

using ArticleArchive.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ArticleArchive.Web.Tests.Data;

/// <summary>Migrations are written by hand: what they make is compared with what EF believes, line by line, both ways.</summary>
public sealed class SchemaTests
{
    [Fact]
    public void The_migrated_schema_is_the_model_and_nothing_else()
    {
        using var archive = new TempArchive();
        using var db = archive.Database.OpenReader();
        using var connection = archive.Database.OpenReaderConnection();

        var schema = Schema(connection);
        var model = Model(db.GetService<IDesignTimeModel>().Model);

        schema.Should().BeEquivalentTo(model);
        schema.Should().Contain(line => line.StartsWith("column Claims.Text TEXT", StringComparison.Ordinal), "the comparison must not be of nothing with nothing");
        schema.Should().Contain(line => line.StartsWith("foreign key Claims.ArticleId", StringComparison.Ordinal));
        schema.Should().Contain(line => line.StartsWith("unique index Articles", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Model(IModel model)
    {
        foreach (var entity in model.GetEntityTypes().Where(entity => entity.GetTableName() is not null))
        {
            var table = entity.GetTableName()!;
            var key = entity.FindPrimaryKey()!.Properties.Select(property => property.GetColumnName()).ToList();
            foreach (var property in entity.GetProperties())
                yield return $"column {table}.{property.GetColumnName()} {property.GetColumnType()} {(property.IsColumnNullable() ? "null" : "not null")} {(key.Contains(property.GetColumnName()) ? "key" : "")}";
            foreach (var index in entity.GetIndexes())
                yield return $"{(index.IsUnique ? "unique " : "")}index {table}.{index.GetDatabaseName()} ({string.Join(", ", index.Properties.Select(property => property.GetColumnName()))})";
            foreach (var foreignKey in entity.GetForeignKeys())
            {
                var onDelete = foreignKey.DeleteBehavior switch
                {
                    DeleteBehavior.Cascade => "CASCADE",
                    DeleteBehavior.SetNull => "SET NULL",
                    DeleteBehavior.Restrict => "RESTRICT",
                    _ => "NO ACTION",
                };
                yield return $"foreign key {table}.{foreignKey.Properties.Single().GetColumnName()} -> {foreignKey.PrincipalEntityType.GetTableName()}.{foreignKey.PrincipalKey.Properties.Single().GetColumnName()} {onDelete}";
            }
        }
    }

    private static List<string> Schema(SqliteConnection connection)
    {
        var lines = new List<string>();
        // Full-text tables and the tables that they keep for themselves are not EF's.
        var tables = Rows(connection, "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'").Select(row => (string)row[0]!);
        foreach (var table in tables)
        {
            foreach (var row in Rows(connection, $"SELECT name, type, \"notnull\", pk FROM pragma_table_info('{table}')"))
                lines.Add($"column {table}.{row[0]} {row[1]} {((long)row[2]! == 1 ? "not null" : "null")} {((long)row[3]! > 0 ? "key" : "")}");
            foreach (var row in Rows(connection, $"SELECT name, \"unique\" FROM pragma_index_list('{table}') WHERE origin = 'c'"))
            {
                var columns = Rows(connection, $"SELECT name FROM pragma_index_info('{row[0]}') ORDER BY seqno").Select(column => (string)column[0]!);
                lines.Add($"{((long)row[1]! == 1 ? "unique " : "")}index {table}.{row[0]} ({string.Join(", ", columns)})");
            }

            foreach (var row in Rows(connection, $"SELECT \"from\", \"table\", \"to\", on_delete FROM pragma_foreign_key_list('{table}')"))
                lines.Add($"foreign key {table}.{row[0]} -> {row[1]}.{row[2]} {row[3]}");
        }

        return lines;
    }

    private static List<object?[]> Rows(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names come from the schema itself.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            var values = new object[reader.FieldCount];
            reader.GetValues(values);
            rows.Add(values);
        }

        return rows;
    }
}

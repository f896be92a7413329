using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ArticleArchive.Web.Data;

/// <summary>
/// Inserts rows by prepared statements made from EF's model, so that columns and conversions are written down once.
/// <c>SaveChanges</c> inserts the same rows, at about a tenth of the speed.
/// </summary>
internal static class RowInserts
{
    private static readonly ConcurrentDictionary<Type, Statement> Statements = new();

    /// <summary>Inserts one row.</summary>
    /// <returns>Its id: the one it came with, or a new one when that was 0; for a key that is no number, SQLite's own row number.</returns>
    public static int Insert<T>(this ArchiveDbContext db, T row)
        where T : class
    {
        var statement = Statements.GetOrAdd(typeof(T), static (type, db) => Statement.From(db.Model.FindEntityType(type)!), db);
        var commands = db.Commands;
        commands.Execute(statement.Sql, statement.Values(row));
        return commands.LastInsertedId;
    }

    private sealed record Column(PropertyInfo Property, ValueConverter? Converter, bool IsGeneratedKey);

    private sealed record Statement(string Sql, Column[] Columns)
    {
        public static Statement From(IEntityType type)
        {
            var properties = type.GetProperties().ToList();
            var names = string.Join(", ", properties.Select(property => $"\"{property.GetColumnName()}\""));
            var parameters = string.Join(", ", properties.Select((_, i) => $"${i}"));
            var columns = properties.Select(property => new Column(
                property.PropertyInfo!,
                property.GetTypeMapping().Converter,
                property.IsPrimaryKey() && property.ClrType == typeof(int)));
            return new Statement($"INSERT INTO \"{type.GetTableName()}\" ({names}) VALUES ({parameters})", [.. columns]);
        }

        public object?[] Values(object row)
        {
            var values = new object?[Columns.Length];
            for (var i = 0; i < values.Length; i++)
            {
                var (property, converter, isGeneratedKey) = Columns[i];
                var value = property.GetValue(row);
                values[i] = value switch
                {
                    null => null,
                    0 when isGeneratedKey => null,
                    _ => converter is null ? value : converter.ConvertToProvider(value),
                };
            }

            return values;
        }
    }
}

using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ArticleArchive.Web.Search;

/// <summary>A statement below the driver, which would make a string of every text on its way.</summary>
internal sealed class IndexStatement : IDisposable
{
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;

    public IndexStatement(SqliteConnection connection, string sql)
    {
        _connection = connection.Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(_connection, sql, out _statement), _connection);
    }

    public void Bind(int parameter, long? value) => Check(value is { } number ? raw.sqlite3_bind_int64(_statement, parameter, number) : raw.sqlite3_bind_null(_statement, parameter));

    // No bytes have no address, which would be NULL.
    public void Bind(int parameter, ReadOnlySpan<byte> utf8) => Check(utf8.IsEmpty ? raw.sqlite3_bind_text(_statement, parameter, "") : raw.sqlite3_bind_text(_statement, parameter, utf8));

    public void BindBlob(int parameter, ReadOnlySpan<byte> bytes) => Check(bytes.IsEmpty ? raw.sqlite3_bind_zeroblob(_statement, parameter, 0) : raw.sqlite3_bind_blob(_statement, parameter, bytes));

    /// <summary>Runs it to its end.</summary>
    public void Run()
    {
        var result = raw.sqlite3_step(_statement);
        // Reset says again what the step said.
        _ = raw.sqlite3_reset(_statement);
        if (result != raw.SQLITE_DONE)
            SqliteException.ThrowExceptionForRC(result, _connection);
    }

    /// <summary>Goes to the next row; the caller resets after the last that it wants.</summary>
    public bool Step()
    {
        var result = raw.sqlite3_step(_statement);
        if (result is raw.SQLITE_ROW or raw.SQLITE_DONE)
            return result == raw.SQLITE_ROW;
        _ = raw.sqlite3_reset(_statement);
        SqliteException.ThrowExceptionForRC(result, _connection);
        return false;
    }

    public int Int(int column) => raw.sqlite3_column_int(_statement, column);

    /// <summary>Good until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(_statement, column);

    public void Reset() => _ = raw.sqlite3_reset(_statement);

    public void Dispose() => _statement.Dispose();

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _connection);
}

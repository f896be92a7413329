using Microsoft.Data.Sqlite;

namespace ArticleArchive.Web.Data;

/// <summary>
/// The writer's statements, each compiled once and kept as long as the connection: an article is some fifty rows,
/// and compiling a statement costs more than running it.
/// </summary>
internal sealed class PreparedCommands(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, IWriterPart> _parts = [];
    private SqliteTransaction? _transaction;

    /// <summary>The connection, for statements below the driver.</summary>
    public SqliteConnection Connection => connection;

    /// <summary>The transaction that the commands run in; set by the write gate.</summary>
    public SqliteTransaction? Transaction
    {
        get => _transaction;
        set
        {
            _transaction = value;
            foreach (var part in _parts.Values)
                part.Forget();
        }
    }

    /// <summary>The id that the last insert made.</summary>
    public int LastInsertedId => checked((int)SQLitePCL.raw.sqlite3_last_insert_rowid(connection.Handle));

    /// <summary>Runs a statement.</summary>
    /// <param name="sql">A constant text with parameters <c>$0</c>, <c>$1</c>, ...</param>
    /// <param name="values">The parameters' values; null for NULL.</param>
    public int Execute(string sql, params ReadOnlySpan<object?> values) => Bind(sql, values).ExecuteNonQuery();

    /// <summary>The first column of the first row, or null when there is no row or it is NULL.</summary>
    public object? Scalar(string sql, params ReadOnlySpan<object?> values) => Bind(sql, values).ExecuteScalar() is { } value and not DBNull ? value : null;

    /// <summary>Runs a query; the caller disposes of the reader before the next use of the same statement.</summary>
    public SqliteDataReader Query(string sql, params ReadOnlySpan<object?> values) => Bind(sql, values).ExecuteReader();

    /// <summary>What gathers writes on this connection; made once.</summary>
    public T Part<T>(Func<PreparedCommands, T> create)
        where T : IWriterPart
    {
        if (!_parts.TryGetValue(typeof(T), out var part))
            _parts.Add(typeof(T), part = create(this));
        return (T)part;
    }

    /// <summary>Writes what was gathered; the last thing before a commit.</summary>
    public void Complete()
    {
        foreach (var part in _parts.Values)
            part.Write();
    }

    /// <summary>Begins what <see cref="RollBack"/> takes back alone.</summary>
    public void BeginSavepoint()
    {
        Execute("SAVEPOINT article");
        foreach (var part in _parts.Values)
            part.Mark();
    }

    /// <summary>Keeps what was written since the savepoint.</summary>
    public void Release() => Execute("RELEASE article");

    /// <summary>Takes back what was written since the savepoint.</summary>
    public void RollBack()
    {
        Execute("ROLLBACK TO article");
        Execute("RELEASE article");
        foreach (var part in _parts.Values)
            part.Undo();
    }

    public void Dispose()
    {
        foreach (var part in _parts.Values)
            part.Dispose();
        _parts.Clear();
        foreach (var command in _commands.Values)
            command.Dispose();
        _commands.Clear();
    }

    private SqliteCommand Bind(string sql, ReadOnlySpan<object?> values)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
#pragma warning disable CA2100 // Every caller passes a constant or a statement made from the model's own names.
            command.CommandText = sql;
#pragma warning restore CA2100
            for (var i = 0; i < values.Length; i++)
                command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
            _commands.Add(sql, command);
        }

        command.Transaction = Transaction;
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }
}

/// <summary>Gathers writes during a transaction and makes them at its end, where many become one.</summary>
internal interface IWriterPart : IDisposable
{
    /// <summary>From here on <see cref="Undo"/> takes back.</summary>
    void Mark();

    /// <summary>Takes back what came since the mark.</summary>
    void Undo();

    /// <summary>Makes the writes.</summary>
    void Write();

    /// <summary>The transaction is over, or a new one begins: nothing gathered before belongs to it.</summary>
    void Forget();
}

using ArticleArchive.Web.Data;
using ArticleArchive.Web.Search.Ranking;
using ArticleArchive.Web.Search.Ranking.Native;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace ArticleArchive.Web.Search;

/// <summary>
/// One read-only connection with its statements, prepared once. Used by one search at a time, so that a search that takes
/// too long can be interrupted without touching another.
/// </summary>
internal sealed class SearchReader : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly sqlite3 _handle;
    private readonly MatchFunction _function;
    private readonly DbContextOptions<ArchiveDbContext> _options;
    private readonly Dictionary<string, sqlite3_stmt> _statements = new(StringComparer.Ordinal);
    private readonly Dictionary<SearchLevel, PostingLists> _postings = [];

    public SearchReader(string connectionString)
    {
        // Kept by the engine, so the driver's own pool would only hold it twice.
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false, Mode = SqliteOpenMode.ReadOnly }.ToString());
        _connection.Open();
        _handle = _connection.Handle!;
        ConnectionPragmas.Apply(_connection, ConnectionPragmas.Reader + "\nPRAGMA mmap_size = 2147483648; PRAGMA cache_size = -32768;");
        _options = new DbContextOptionsBuilder<ArchiveDbContext>().UseSqlite(_connection).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options;
        _function = new MatchFunction(_handle);
        Vocabulary = new Vocabulary(_connection);
        // A snapshot can only be opened on a connection that has read before.
        Number("SELECT count(*) FROM IndexStates");
    }

    /// <summary>The words of the archive, over this connection.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>Room for scores that nobody uses now, all zero; null where there is none yet.</summary>
    public RowScores? Scores { private get; set; }

    /// <summary>Takes the room for scores; who leaves nothing in it gives it back.</summary>
    public RowScores TakeScores()
    {
        var scores = Scores ?? new RowScores();
        Scores = null;
        return scores;
    }

    /// <summary>The rows behind the hits, over this connection.</summary>
    public ArchiveDbContext OpenRows() => new(_options);

    /// <summary>Rises with every commit to the archive, from whatever program.</summary>
    public long DataVersion() => Number("PRAGMA data_version");

    /// <summary>From here until disposed, everything reads one state of the archive.</summary>
    public IDisposable Begin()
    {
        Execute("BEGIN");
        _postings.Clear();
        return new Transaction(this);
    }

    /// <summary>As <see cref="Begin()"/>, in the state that another reader reads; null where that cannot be had.</summary>
    public IDisposable? BeginAs(SearchReader other)
    {
        Execute("BEGIN");
        _postings.Clear();
        // Without a log, as after a start or a checkpoint, there is no snapshot to share; the same change is the same index.
        if (DatabaseSnapshot.Share(other._handle, _handle) || LastChange() == other.LastChange())
            return new Transaction(this);
        Execute("COMMIT");
        return null;
    }

    /// <summary>The number of the last change to the index.</summary>
    public long LastChange() => Number("SELECT LastChange FROM IndexStates");

    /// <summary>While the index is built anew: of how many articles; else null.</summary>
    public int? Rebuilding()
    {
        int? total = null;
        Read("SELECT RebuildTotal FROM IndexStates WHERE RebuiltUpTo IS NOT NULL", row => total = raw.sqlite3_column_int(row, 0), deadline: null);
        return total;
    }

    /// <summary>Shows a visitor every match of an expression within a range of rows, by ascending row.</summary>
    /// <param name="after">The first row is greater than this.</param>
    /// <param name="to">The last row.</param>
    /// <returns>False when the time was up before the last match.</returns>
    public bool Scan(SearchLevel level, string expression, IMatchVisitor visitor, long after, long to, SearchDeadline deadline)
    {
        var index = IndexOf(level);
        _function.Visitor = visitor;
        try
        {
            return Read($"SELECT 1 FROM {index} WHERE {index} MATCH ?1 AND rowid > ?2 AND rowid <= ?3 AND visit({index})", _ => { }, deadline, expression, after, to);
        }
        finally
        {
            _function.Visitor = null;
            _function.ThrowIfFailed();
        }
    }

    /// <summary>The posting lists of a level, in the transaction that was begun; null where only FTS5 can read them.</summary>
    public PostingLists? PostingsOf(SearchLevel level)
    {
        if (!_postings.TryGetValue(level, out var postings))
            _postings.Add(level, postings = new PostingLists(this, IndexOf(level)));
        return postings.IsKnown ? postings : null;
    }

    /// <summary>Hands over the rows of a statement, straight from the driver's native layer: a data reader costs more for each than SQLite does.</summary>
    /// <param name="sql">Constant text; what came from outside is a parameter.</param>
    /// <param name="deadline">Null for no bound.</param>
    /// <param name="parameters">Text or whole numbers.</param>
    /// <returns>False when the time was up.</returns>
    public bool Read(string sql, Action<sqlite3_stmt> take, SearchDeadline? deadline, params ReadOnlySpan<object?> parameters) => ReadWhile(
        sql,
        row =>
        {
            take(row);
            return true;
        },
        deadline,
        parameters);

    /// <summary>As <see cref="Read"/>, until no more rows are wanted.</summary>
    /// <param name="sql">Constant text; what came from outside is a parameter.</param>
    /// <param name="take">Takes a row; false to see no more.</param>
    /// <param name="deadline">Null for no bound.</param>
    /// <param name="parameters">Text, whole numbers or bytes.</param>
    /// <returns>False when the time was up.</returns>
    public bool ReadWhile(string sql, Func<sqlite3_stmt, bool> take, SearchDeadline? deadline, params ReadOnlySpan<object?> parameters)
    {
        deadline?.CancellationToken.ThrowIfCancellationRequested();
        if (deadline?.IsOver == true)
            return false;
        var statement = Statement(sql);
        try
        {
            var wanted = raw.sqlite3_bind_parameter_count(statement);
            for (var i = 0; i < parameters.Length && i < wanted; i++)
            {
                var bound = parameters[i] switch
                {
                    string text => raw.sqlite3_bind_text(statement, i + 1, text),
                    int number => raw.sqlite3_bind_int(statement, i + 1, number),
                    long number => raw.sqlite3_bind_int64(statement, i + 1, number),
                    byte[] bytes => raw.sqlite3_bind_blob(statement, i + 1, bytes),
                    null => raw.sqlite3_bind_null(statement, i + 1),
                    _ => throw new ArgumentException("Text, a whole number or bytes.", nameof(parameters)),
                };
                SqliteException.ThrowExceptionForRC(bound, _handle);
            }

            for (var row = 1; ; row++)
            {
                var result = raw.sqlite3_step(statement);
                if (result == raw.SQLITE_DONE)
                    return true;
                if (result == raw.SQLITE_INTERRUPT)
                {
                    deadline?.CancellationToken.ThrowIfCancellationRequested();
                    return false;
                }

                _function.ThrowIfFailed();
                if (result != raw.SQLITE_ROW)
                    SqliteException.ThrowExceptionForRC(result, _handle);
                if (!take(statement))
                    return true;
                if (row % 256 == 0 && deadline?.IsOver == true)
                    return false;
            }
        }
        finally
        {
            // Ends the statement's hold on the snapshot, which would otherwise hold back the writer's checkpoints.
            _ = raw.sqlite3_reset(statement);
        }
    }

    /// <summary>
    /// Interrupts whatever runs here when the time is up, until disposed: the index works inside one step of a statement
    /// for as long as it likes.
    /// </summary>
    public IDisposable Watch(SearchDeadline deadline) => new Interruption(_handle, deadline);

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
            statement.Dispose();
        Vocabulary.Dispose();
        _connection.Dispose();
        _function.Dispose();
    }

    private static string IndexOf(SearchLevel level) => level switch { SearchLevel.Claims => "ClaimIndex", SearchLevel.Removed => "RemovedIndex", _ => "ArticleIndex" };

    private long Number(string sql)
    {
        long number = 0;
        Read(sql, row => number = raw.sqlite3_column_int64(row, 0), deadline: null);
        return number;
    }

    private void Execute(string sql) => Read(sql, _ => { }, deadline: null);

    private sqlite3_stmt Statement(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(_handle, sql, out statement), _handle);
            _statements.Add(sql, statement);
        }

        return statement;
    }

    private sealed class Transaction(SearchReader reader) : IDisposable
    {
        public void Dispose() => reader.Execute("COMMIT");
    }
}

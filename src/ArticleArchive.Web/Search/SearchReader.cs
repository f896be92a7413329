using System.Diagnostics;
using ArticleArchive.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace ArticleArchive.Web.Search;

/// <summary>Something found, and how well it fits (greater is better).</summary>
internal readonly record struct Scored(int Id, double Score)
{
    /// <summary>Best first; of equals the newest, which has the greatest id.</summary>
    public static readonly IComparer<Scored> BestFirst = Comparer<Scored>.Create((left, right) =>
        left.Score != right.Score ? right.Score.CompareTo(left.Score) : right.Id.CompareTo(left.Id));
}

/// <summary>The time a search has: one clock for all its statements.</summary>
internal sealed class SearchDeadline(TimeSpan limit, CancellationToken cancellationToken)
{
    private readonly long _start = Stopwatch.GetTimestamp();

    public CancellationToken CancellationToken { get; } = cancellationToken;

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

    public TimeSpan Remaining => limit - Elapsed;

    public bool IsOver => Remaining <= TimeSpan.Zero;
}

/// <summary>
/// One read-only connection with its statements, prepared once. Used by one search at a time, so that a search that takes
/// too long can be interrupted without touching another.
/// </summary>
internal sealed class SearchReader : IDisposable
{
    // Title 5, headings 2, everything else 1; speakers only repeat names of the body.
    private const string MatchArticles =
        "SELECT rowid, -bm25(ArticleIndex, 5.0, 2.0, 1.0, 1.0, 1.0, 0.0) FROM ArticleIndex WHERE ArticleIndex MATCH ?1";

    private const string MatchClaims = "SELECT rowid, -bm25(ClaimIndex, 1.0, 0.5) FROM ClaimIndex WHERE ClaimIndex MATCH ?1";

    private const string MatchRemoved = "SELECT rowid, -bm25(RemovedIndex) FROM RemovedIndex WHERE RemovedIndex MATCH ?1";

    private const string CountRemoved = "SELECT count(*) FROM RemovedIndex WHERE RemovedIndex MATCH ?1";

    private const string EveryRemoved = "SELECT e.Id, 0.0 FROM Edits e JOIN Articles a ON a.Id = e.ArticleId WHERE a.IsLatest AND e.Kind = 'Removal' AND NOT e.IsUndone ORDER BY e.Id";

    private const string ArticleOfRemoved = "SELECT ArticleId FROM Edits WHERE Id = ?1";

    private const string RemovedOfArticle = "SELECT Id, 0.0 FROM Edits WHERE ArticleId = ?1 AND Kind = 'Removal' AND NOT IsUndone ORDER BY Id";

    private const string CountArticles = "SELECT count(*) FROM ArticleIndex WHERE ArticleIndex MATCH ?1";

    private const string CountClaims = "SELECT count(*) FROM ClaimIndex WHERE ClaimIndex MATCH ?1";

    private const string EveryArticle = "SELECT Id, 0.0 FROM Articles WHERE IsLatest ORDER BY Id";

    private const string EveryClaim = "SELECT c.Id, 0.0 FROM Claims c JOIN Articles a ON a.Id = c.ArticleId WHERE a.IsLatest ORDER BY c.Id";

    private const string ArticleOfClaim = "SELECT ArticleId FROM Claims WHERE Id = ?1";

    private const string ClaimsOfArticle = "SELECT Id FROM Claims WHERE ArticleId = ?1";

    // So many claims are looked up one by one in the time that a property of a whole archive is read.
    private const int MostLookups = 20_000;

    private readonly SqliteConnection _connection;
    private readonly sqlite3 _handle;
    private readonly DbContextOptions<ArchiveDbContext> _options;
    private readonly Dictionary<string, sqlite3_stmt> _statements = new(StringComparer.Ordinal);

    public SearchReader(string connectionString)
    {
        // Kept by the engine, so the driver's own pool would only hold it twice.
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false, Mode = SqliteOpenMode.ReadOnly }.ToString());
        _connection.Open();
        _handle = _connection.Handle!;
        ConnectionPragmas.Apply(_connection, ConnectionPragmas.Reader + "\nPRAGMA mmap_size = 2147483648; PRAGMA cache_size = -32768;");
        _options = new DbContextOptionsBuilder<ArchiveDbContext>().UseSqlite(_connection).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options;
    }

    /// <summary>The rows behind the hits, over this connection.</summary>
    public ArchiveDbContext OpenRows() => new(_options);

    /// <summary>
    /// Hands every match to <paramref name="take"/> as the index yields it, by ascending id.
    /// </summary>
    /// <returns>False when the time was up before the last match.</returns>
    public bool Scan(MatchPlan plan, Action<Scored> take, SearchDeadline deadline) =>
        Read(Choose(plan.Level, MatchArticles, MatchClaims, MatchRemoved), plan.Expression, take, deadline);

    /// <returns>Null when the time was up.</returns>
    public int? Count(SearchPlan plan, SearchDeadline deadline)
    {
        if (plan is not MatchPlan match)
            return Find(plan, deadline)?.Count;
        var count = 0;
        return Read(Choose(match.Level, CountArticles, CountClaims, CountRemoved), match.Expression, counted => count = counted.Id, deadline) ? count : null;
    }

    /// <returns>All matches by ascending id, or null when the time was up: half of a set must not be subtracted from another.</returns>
    public List<Scored>? Find(SearchPlan plan, SearchDeadline deadline)
    {
        var found = new List<Scored>();
        switch (plan)
        {
            case MatchPlan match:
                return Scan(match, found.Add, deadline) ? found : null;
            case EverythingPlan:
                return Read(Choose(plan.Level, EveryArticle, EveryClaim, EveryRemoved), parameter: null, found.Add, deadline) ? found : null;
            case IntersectPlan intersect:
                return Intersect(intersect.Parts, deadline);
            case UnionPlan union:
                return Fold(union.Parts, SortedSets.Union, deadline);
            case ExceptPlan except:
                return Find(except.Kept, deadline) is { } kept && Find(except.Left, deadline) is { } left ? SortedSets.Except(kept, left) : null;
            case RelatedPlan related:
                var sql = related.Level == SearchLevel.Articles
                    ? Choose(related.From.Level, "", ArticleOfClaim, ArticleOfRemoved)
                    : Choose(related.Level, "", ClaimsOfArticle, RemovedOfArticle);
                return Find(related.From, deadline) is { } from ? Related(from, sql, deadline) : null;
            case PropertyPlan property:
                if (!Read(PropertyQueries.All(property), PropertyQueries.Parameters(property), found.Add, deadline))
                    return null;
                // Sorted here: the index that covers the question stands in the order of articles.
                found.Sort((left, right) => left.Id.CompareTo(right.Id));
                return found;
            case RemovedOfPlan removed:
                return Read(RemovedOfArticle, removed.ArticleId, found.Add, deadline) ? found : null;
            default:
                throw new InvalidOperationException($"No such plan: {plan.GetType().Name}");
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
        _connection.Dispose();
    }

    private static string Choose(SearchLevel level, string articles, string claims, string removed) => level switch
    {
        SearchLevel.Articles => articles,
        SearchLevel.Claims => claims,
        _ => removed,
    };

    // What was found by words is looked at claim by claim, where that is less than reading a property of all claims.
    private List<Scored>? Intersect(IReadOnlyList<SearchPlan> parts, SearchDeadline deadline)
    {
        var properties = parts.OfType<PropertyPlan>().ToList();
        if (properties.Count == 0 || properties.Count == parts.Count)
            return Fold(parts, SortedSets.Intersect, deadline);
        if (Fold([.. parts.Where(part => part is not PropertyPlan)], SortedSets.Intersect, deadline) is not { } found)
            return null;
        foreach (var property in properties)
        {
            if (found.Count > MostLookups)
            {
                if (Find(property, deadline) is not { } having)
                    return null;
                found = SortedSets.Intersect(found, having);
                continue;
            }

            var kept = new List<Scored>();
            foreach (var hit in found)
            {
                if (!Read(PropertyQueries.One(property), PropertyQueries.Parameters(property, hit.Id), _ => kept.Add(hit), deadline))
                    return null;
            }

            found = kept;
        }

        return found;
    }

    private List<Scored>? Fold(IReadOnlyList<SearchPlan> parts, Func<List<Scored>, List<Scored>, List<Scored>> combine, SearchDeadline deadline)
    {
        List<Scored>? result = null;
        foreach (var part in parts)
        {
            if (Find(part, deadline) is not { } found)
                return null;
            result = result is null ? found : combine(result, found);
        }

        return result;
    }

    // An article is as good as its best claim.
    private List<Scored>? Related(List<Scored> from, string sql, SearchDeadline deadline)
    {
        var best = new Dictionary<int, double>();
        foreach (var (id, score) in from)
        {
            var related = Read(
                sql,
                id,
                found => best[found.Id] = best.TryGetValue(found.Id, out var known) ? Math.Max(known, score) : score,
                deadline);
            if (!related)
                return null;
        }

        return [.. best.Select(pair => new Scored(pair.Key, pair.Value)).OrderBy(found => found.Id)];
    }

    // Straight on the driver's native layer: a very common word has a row for most of the archive, and a data reader costs
    // more for each than the index does.
    private bool Read(string sql, object? parameter, Action<Scored> take, SearchDeadline deadline)
    {
        deadline.CancellationToken.ThrowIfCancellationRequested();
        if (deadline.IsOver)
            return false;
        var statement = Statement(sql);
        try
        {
            var bound = parameter switch
            {
                string text => raw.sqlite3_bind_text(statement, 1, text),
                int id => raw.sqlite3_bind_int(statement, 1, id),
                PropertyParameters values => values.Bind(statement),
                _ => raw.SQLITE_OK,
            };
            SqliteException.ThrowExceptionForRC(bound, _handle);
            var hasScore = raw.sqlite3_column_count(statement) > 1;
            for (var row = 1; ; row++)
            {
                var result = raw.sqlite3_step(statement);
                if (result == raw.SQLITE_DONE)
                    return true;
                if (result == raw.SQLITE_INTERRUPT)
                {
                    deadline.CancellationToken.ThrowIfCancellationRequested();
                    return false;
                }

                if (result != raw.SQLITE_ROW)
                    SqliteException.ThrowExceptionForRC(result, _handle);
                take(new Scored(raw.sqlite3_column_int(statement, 0), hasScore ? raw.sqlite3_column_double(statement, 1) : 0));
                if (row % 256 == 0 && deadline.IsOver)
                    return false;
            }
        }
        finally
        {
            // Ends the read transaction, which would otherwise hold back the writer's checkpoints.
            _ = raw.sqlite3_reset(statement);
        }
    }

    private sqlite3_stmt Statement(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(_handle, sql, out statement), _handle);
            _statements.Add(sql, statement);
        }

        return statement;
    }
}

/// <summary>The clock of one search. Repeats, since an interrupt between two statements is lost.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly Lock _gate = new();
    private readonly sqlite3 _handle;
    private readonly Timer _timer;
    private readonly CancellationTokenRegistration _cancelled;
    private bool _isOver;

    public Interruption(sqlite3 handle, SearchDeadline deadline)
    {
        _handle = handle;
        var due = deadline.Remaining > TimeSpan.Zero ? deadline.Remaining : TimeSpan.Zero;
        _timer = new Timer(_ => Interrupt(), state: null, due, TimeSpan.FromMilliseconds(20));
        _cancelled = deadline.CancellationToken.Register(Interrupt);
    }

    public void Dispose()
    {
        // A late call must not hit the connection's next search.
        lock (_gate)
            _isOver = true;
        _timer.Dispose();
        _cancelled.Dispose();
    }

    private void Interrupt()
    {
        lock (_gate)
        {
            if (!_isOver)
                raw.sqlite3_interrupt(_handle);
        }
    }
}

/// <summary>Set operations on matches in ascending order of id; scores of the same id are added.</summary>
internal static class SortedSets
{
    public static List<Scored> Intersect(List<Scored> left, List<Scored> right)
    {
        var both = new List<Scored>(Math.Min(left.Count, right.Count));
        for (int i = 0, j = 0; i < left.Count && j < right.Count;)
        {
            if (left[i].Id == right[j].Id)
                both.Add(new Scored(left[i].Id, left[i++].Score + right[j++].Score));
            else if (left[i].Id < right[j].Id)
                i++;
            else
                j++;
        }

        return both;
    }

    public static List<Scored> Union(List<Scored> left, List<Scored> right)
    {
        var either = new List<Scored>(left.Count + right.Count);
        int i = 0, j = 0;
        while (i < left.Count && j < right.Count)
        {
            if (left[i].Id == right[j].Id)
                either.Add(new Scored(left[i].Id, left[i++].Score + right[j++].Score));
            else
                either.Add(left[i].Id < right[j].Id ? left[i++] : right[j++]);
        }

        either.AddRange(left[i..]);
        either.AddRange(right[j..]);
        return either;
    }

    public static List<Scored> Except(List<Scored> left, List<Scored> right)
    {
        var kept = new List<Scored>(left.Count);
        var j = 0;
        foreach (var candidate in left)
        {
            while (j < right.Count && right[j].Id < candidate.Id)
                j++;
            if (j == right.Count || right[j].Id != candidate.Id)
                kept.Add(candidate);
        }

        return kept;
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ArticleArchive.Web.Search.Ranking.Native;

/// <summary>
/// The auxiliary function <c>visit</c> of one connection: <c>SELECT 1 FROM x WHERE x MATCH ? AND visit(x)</c> shows every
/// match to a <see cref="IMatchVisitor"/> inside one step of the statement and yields no row, so one pass over the posting
/// lists counts, ranks and divides the hits. No exception crosses into SQLite: it ends the statement and is thrown again
/// by <see cref="ThrowIfFailed"/>.
/// </summary>
internal sealed unsafe class MatchFunction : IDisposable
{
    private readonly GCHandle _self;
    private Exception? _failure;

    public MatchFunction(sqlite3 database)
    {
        _self = GCHandle.Alloc(this);
        var api = ApiOf(database);
        fixed (byte* name = "visit\0"u8)
            SqliteException.ThrowExceptionForRC(api->CreateFunction(api, name, GCHandle.ToIntPtr(_self), &Visit, 0), database);
    }

    /// <summary>Who sees the matches of the statement that runs.</summary>
    public IMatchVisitor? Visitor { get; set; }

    /// <summary>Throws what the visitor threw in the statement before.</summary>
    public void ThrowIfFailed()
    {
        if (_failure is not { } failure)
            return;
        _failure = null;
        throw new InvalidOperationException("A match could not be looked at.", failure);
    }

    /// <summary>After the connection's end: SQLite must not call any more.</summary>
    public void Dispose() => _self.Free();

    private static Fts5Api* ApiOf(sqlite3 database)
    {
        Fts5Api* api = null;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, "SELECT fts5(?1)", out var statement), database);
        using (statement)
        {
            fixed (byte* type = "fts5_api_ptr\0"u8)
                SqliteException.ThrowExceptionForRC(NativeMethods.BindPointer(statement.DangerousGetHandle(), 1, &api, type, 0), database);
            _ = raw.sqlite3_step(statement);
        }

        return api is null ? throw new InvalidOperationException("This SQLite has no FTS5.") : api;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Visit(Fts5ExtensionApi* api, nint context, nint result, int valueCount, nint values)
    {
        var function = Unsafe.As<MatchFunction>(GCHandle.FromIntPtr(api->UserData(context)).Target)!;
        try
        {
            if (!function.Visitor!.Visit(new Match(api, context)))
                NativeMethods.ResultErrorCode(result, raw.SQLITE_INTERRUPT);
        }
#pragma warning disable CA1031 // Nothing may pass the boundary.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            function._failure = failure;
            NativeMethods.ResultErrorCode(result, raw.SQLITE_ABORT);
        }
    }
}

/// <summary>Sees the matches of a statement, by ascending row.</summary>
internal interface IMatchVisitor
{
    /// <returns>False to see no more: the statement then ends as if it were interrupted.</returns>
    bool Visit(Match match);
}

using System.Runtime.InteropServices;

namespace ArticleArchive.Web.Search.Ranking.Native;

/// <summary>The calls of SQLite that the managed binding does not have; into the same library that it uses.</summary>
internal static unsafe partial class NativeMethods
{
    private const string Library = "e_sqlite3";

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_pointer")]
    public static partial int BindPointer(nint statement, int index, void* value, byte* type, nint destructor);

    [LibraryImport(Library, EntryPoint = "sqlite3_result_error_code")]
    public static partial void ResultErrorCode(nint context, int code);

    [LibraryImport(Library, EntryPoint = "sqlite3_snapshot_get")]
    public static partial int SnapshotGet(nint database, byte* schema, nint* snapshot);

    [LibraryImport(Library, EntryPoint = "sqlite3_snapshot_open")]
    public static partial int SnapshotOpen(nint database, byte* schema, nint snapshot);

    [LibraryImport(Library, EntryPoint = "sqlite3_snapshot_free")]
    public static partial void SnapshotFree(nint snapshot);
}

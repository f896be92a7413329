using SQLitePCL;

namespace ArticleArchive.Web.Search.Ranking.Native;

/// <summary>Lets two connections read the same state of the archive, so that a search can divide its work between them.</summary>
internal static unsafe class DatabaseSnapshot
{
    /// <param name="from">Inside a transaction that has read.</param>
    /// <param name="to">Inside a transaction that has not read yet.</param>
    /// <returns>False where the state cannot be had: the archive was checkpointed meanwhile, or keeps no log.</returns>
    public static bool Share(sqlite3 from, sqlite3 to)
    {
        nint snapshot;
        fixed (byte* schema = "main\0"u8)
        {
            if (NativeMethods.SnapshotGet(from.DangerousGetHandle(), schema, &snapshot) != raw.SQLITE_OK)
                return false;
            try
            {
                return NativeMethods.SnapshotOpen(to.DangerousGetHandle(), schema, snapshot) == raw.SQLITE_OK;
            }
            finally
            {
                NativeMethods.SnapshotFree(snapshot);
            }
        }
    }
}

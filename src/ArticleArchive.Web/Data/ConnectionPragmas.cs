using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ArticleArchive.Web.Data;

/// <summary>What every connection to the archive is set to; the reasons stand in docs/reliability.md.</summary>
internal static class ConnectionPragmas
{
    // busy_timeout is 0 by default: without it a reader fails at once while a checkpoint ends.
    // Only the writer checkpoints, so that commit and checkpoint never come from two connections.
    private const string Common =
        """
        PRAGMA busy_timeout = 5000;
        PRAGMA foreign_keys = ON;
        PRAGMA trusted_schema = OFF;
        PRAGMA cell_size_check = ON;
        """;

    public const string Reader = Common +
        """

        PRAGMA query_only = ON;
        PRAGMA wal_autocheckpoint = 0;
        """;

    // FULL: a commit that was acknowledged survives a power cut. 2,000 pages are 8 MB of log between checkpoints.
    public const string Writer = Common +
        """

        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA wal_autocheckpoint = 2000;
        PRAGMA journal_size_limit = 67108864;
        PRAGMA cache_size = -65536;
        """;

    public static void Apply(DbConnection connection, string pragmas)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // One of the two constants above.
        command.CommandText = pragmas;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}

/// <summary>Sets each connection that EF opens for reading.</summary>
internal sealed class ReaderConnectionInterceptor : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
        ConnectionPragmas.Apply(connection, ConnectionPragmas.Reader);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        // SQLite's calls are synchronous by nature; there is nothing to await.
        ConnectionPragmas.Apply(connection, ConnectionPragmas.Reader);
        return Task.CompletedTask;
    }
}

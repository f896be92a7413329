using ArticleArchive.Web.Data;

namespace ArticleArchive.Web.Ingestion;

/// <summary>Writes down each run of the ingestion and what became of each of its sources.</summary>
internal static class RunLedger
{
    public static Task<int> StartAsync(ArchiveDatabase database, string trigger, int? sourceCount, DateTime nowUtc, CancellationToken cancellationToken) =>
        database.WriteAsync(
            db => Task.FromResult(db.Insert(new IngestionRun { Trigger = trigger, StartedAtUtc = nowUtc, SourceCount = sourceCount })),
            cancellationToken);

    /// <summary>Adds a source's result, in the transaction that stores the source.</summary>
    public static void Add(ArchiveDbContext db, int runId, IngestionResult result) => db.Insert(new IngestionItem
    {
        RunId = runId,
        SourceName = result.SourceName,
        Outcome = result.Outcome,
        Detail = result.Detail,
        ArticleId = result.ArticleId,
    });

    /// <summary>A run that came to its end; one without an end was interrupted.</summary>
    public static Task FinishAsync(ArchiveDatabase database, int runId, DateTime nowUtc, CancellationToken cancellationToken) =>
        database.WriteAsync(
            db => Task.FromResult(db.Commands.Execute("UPDATE IngestionRuns SET FinishedAtUtc = $0 WHERE Id = $1", nowUtc, runId)),
            cancellationToken);
}

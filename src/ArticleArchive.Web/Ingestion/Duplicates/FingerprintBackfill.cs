using ArticleArchive.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Ingestion.Duplicates;

/// <summary>Takes the fingerprints of articles that came before fingerprints were taken, a few at a time beside everything else.</summary>
internal sealed partial class FingerprintBackfill(ArchiveDatabase database, ILogger<FingerprintBackfill> log) : BackgroundService
{
    private const int ArticlesOfBatch = 50;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await TakeAsync(stoppingToken))
            {
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next start goes on.
        }
        catch (Exception exception) when (StorageFailure.ConditionOf(exception) is not null || exception is StorageUnavailableException)
        {
            // So does it after a disk that could not be written.
            LogFailed(exception.Message);
        }
    }

    /// <returns>False when no article is without its fingerprint.</returns>
    internal Task<bool> TakeAsync(CancellationToken cancellationToken) => database.WriteAsync(
        async db =>
        {
            var articles = await db.Articles.AsNoTracking().Where(article => article.IsLatest && !db.TextFingerprints.Any(row => row.ArticleId == article.Id))
                .OrderBy(article => article.Id).Take(ArticlesOfBatch).ToListAsync(cancellationToken);
            foreach (var article in articles)
                DuplicateIndex.Add(db, article, BodyFingerprint.Of(article));
            return articles.Count > 0;
        },
        cancellationToken);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not every article could be compared with the others: {Reason}")]
    private partial void LogFailed(string reason);
}

using ArticleArchive.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Ingestion.Claims;

/// <summary>Takes the fingerprints of articles that came before fingerprints were taken, a few at a time beside everything else.</summary>
internal sealed partial class ClaimLinkBackfill(ArchiveDatabase database, ILogger<ClaimLinkBackfill> log) : BackgroundService
{
    private const int ArticlesOfBatch = 50;

    // An article that fails has no fingerprint afterwards either, and must not be met again and again.
    private int _last;

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
        catch (Exception exception) when (StorageFailure.IsStorage(exception))
        {
            // So does it after a disk that could not be written.
            LogHeldUp(exception.Message);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            // An article without its fingerprint is shown like any other: no reason to end the program.
            LogFailed(exception);
        }
    }

    /// <returns>False when no article is without its fingerprint.</returns>
    internal async Task<bool> TakeAsync(CancellationToken cancellationToken)
    {
        var ids = await database.WriteAsync(
            async db =>
            {
                var waiting = await db.Articles.Where(article => article.Id > _last && article.IsLatest && !db.TextFingerprints.Any(row => row.ArticleId == article.Id))
                    .OrderBy(article => article.Id).Select(article => article.Id).Take(ArticlesOfBatch).ToListAsync(cancellationToken);
                foreach (var id in waiting)
                {
                    if (await ReadAsync(db, id, cancellationToken) is var (article, fingerprint))
                        DuplicateIndex.Add(db, article, fingerprint);
                }

                return waiting;
            },
            cancellationToken);
        if (ids.Count > 0)
            _last = ids[^1];
        return ids.Count > 0;
    }

    private async Task<(Article Article, BodyFingerprint Fingerprint)?> ReadAsync(ArchiveDbContext db, int id, CancellationToken cancellationToken)
    {
        try
        {
            var article = await db.Articles.AsNoTracking().SingleAsync(row => row.Id == id, cancellationToken);
            return (article, BodyFingerprint.Of(article));
        }
        catch (Exception exception) when (!StorageFailure.IsStorage(exception) && !cancellationToken.IsCancellationRequested)
        {
            LogLeftOut(exception, id);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not every article could be compared with the others: {Reason}")]
    private partial void LogHeldUp(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Not every article could be compared with the others; the next start goes on")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "Article {ArticleId} could not be compared with the others")]
    private partial void LogLeftOut(Exception exception, int articleId);
}

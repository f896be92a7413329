using ArticleArchive.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Ingestion.Claims;

/// <summary>Links the claims of articles that came before claims were linked, a few at a time beside everything else.</summary>
internal sealed partial class ClaimLinkBackfill(ArchiveDatabase database, ILogger<ClaimLinkBackfill> log) : BackgroundService
{
    private const int ArticlesOfBatch = 10;

    // An article that fails is not linked afterwards either, and must not be met again and again.
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
            // A claim without links is shown like any other: no reason to end the program.
            LogFailed(exception);
        }
    }

    /// <returns>False when every article is linked.</returns>
    internal async Task<bool> TakeAsync(CancellationToken cancellationToken)
    {
        var ids = await database.WriteAsync(
            async db =>
            {
                var waiting = await db.Articles.Where(article => article.Id > _last && article.IsLatest && article.ClaimCount > 0 && !db.LinkedClaims.Any(row => row.ArticleId == article.Id))
                    .OrderBy(article => article.Id).Select(article => article.Id).Take(ArticlesOfBatch).ToListAsync(cancellationToken);
                foreach (var id in waiting)
                {
                    if (await ReadAsync(db, id, cancellationToken) is { } article)
                        ClaimLinkIndex.Add(db, article);
                }

                return waiting;
            },
            cancellationToken);
        if (ids.Count > 0)
            _last = ids[^1];
        return ids.Count > 0;
    }

    private async Task<Article?> ReadAsync(ArchiveDbContext db, int id, CancellationToken cancellationToken)
    {
        try
        {
            return await db.Articles.AsNoTracking().Include(row => row.Claims.OrderBy(claim => claim.Position)).SingleAsync(row => row.Id == id, cancellationToken);
        }
        catch (Exception exception) when (!StorageFailure.IsStorage(exception) && !cancellationToken.IsCancellationRequested)
        {
            LogLeftOut(exception, id);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not every claim could be compared with the others: {Reason}")]
    private partial void LogHeldUp(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Not every claim could be compared with the others; the next start goes on")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "The claims of article {ArticleId} could not be compared with the others")]
    private partial void LogLeftOut(Exception exception, int articleId);
}

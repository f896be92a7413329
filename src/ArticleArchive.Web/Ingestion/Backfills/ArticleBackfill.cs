using ArticleArchive.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Ingestion.Backfills;

/// <summary>
/// Makes up for what articles lack that came before the program knew to work it out: a few at a time beside everything else, until
/// every newest version has it. What lacks it is shown like anything else, so nothing here ends the program.
/// </summary>
/// <param name="log">For what could not be done.</param>
/// <param name="what">What is made up for, as it is named in the log.</param>
/// <param name="articlesOfBatch">How many articles one write transaction takes.</param>
internal abstract partial class ArticleBackfill(ArchiveDatabase database, ILogger log, string what, int articlesOfBatch) : BackgroundService
{
    // The name that the source generator looks for.
    private readonly ILogger _log = log;

    // An article that fails lacks it afterwards too, and must not be met again and again.
    private int _last;

    /// <summary>Of some newest versions those that lack it.</summary>
    protected abstract IQueryable<Article> Lacking(ArchiveDbContext db, IQueryable<Article> newest);

    /// <summary>Reads an article and works out what it lacks; writes nothing and may throw on a damaged row. What it returns writes.</summary>
    protected abstract Task<Action> PrepareAsync(ArchiveDbContext db, IQueryable<Article> article, CancellationToken cancellationToken);

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
            LogHeldUp(what, exception.Message);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            LogFailed(exception, what);
        }
    }

    /// <returns>False when every article has it.</returns>
    internal async Task<bool> TakeAsync(CancellationToken cancellationToken)
    {
        var ids = await database.WriteAsync(
            async db =>
            {
                var waiting = await Lacking(db, db.Articles.Where(article => article.Id > _last && article.IsLatest))
                    .OrderBy(article => article.Id).Select(article => article.Id).Take(articlesOfBatch).ToListAsync(cancellationToken);
                foreach (var id in waiting)
                {
                    if (await PreparedAsync(db, id, cancellationToken) is { } add)
                        add();
                }

                return waiting;
            },
            cancellationToken);
        if (ids.Count > 0)
            _last = ids[^1];
        return ids.Count > 0;
    }

    private async Task<Action?> PreparedAsync(ArchiveDbContext db, int id, CancellationToken cancellationToken)
    {
        try
        {
            return await PrepareAsync(db, db.Articles.AsNoTracking().Where(article => article.Id == id), cancellationToken);
        }
        catch (Exception exception) when (!StorageFailure.IsStorage(exception) && !cancellationToken.IsCancellationRequested)
        {
            LogLeftOut(exception, what, id);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not every article has its {What} yet: {Reason}")]
    private partial void LogHeldUp(string what, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Not every article has its {What} yet; the next start goes on")]
    private partial void LogFailed(Exception exception, string what);

    [LoggerMessage(Level = LogLevel.Error, Message = "The {What} of article {ArticleId} could not be worked out")]
    private partial void LogLeftOut(Exception exception, string what, int articleId);
}

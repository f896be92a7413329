using ArticleArchive.Parsing;
using ArticleArchive.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Ingestion.Reruns;

/// <summary>Takes runs over many articles from step to step. Where a run stands is in the archive, so that it goes on after a restart.</summary>
public sealed partial class RerunRunner(ArchiveDatabase database, ArticleReruns reruns, TimeProvider time, ILogger<RerunRunner> log)
{
    /// <summary>A step is short: others write between two.</summary>
    private const int ArticlesAStep = 20;

    /// <summary>Begins a run over the articles that an older parser read, or finds the one of that kind that is under way.</summary>
    /// <returns>Its id.</returns>
    public Task<int> StartAsync(RerunKind kind, CancellationToken cancellationToken) => database.WriteAsync(
        async db =>
        {
            var running = await db.Reruns.Where(run => run.FinishedAtUtc == null && run.Kind == kind && run.ParserVersion == ArticleParser.Version)
                .Select(run => (int?)run.Id).FirstOrDefaultAsync(cancellationToken);
            return running ?? Insert(db, new Rerun { Kind = kind, Total = await ArticleReruns.Outdated(db).CountAsync(cancellationToken) });
        },
        cancellationToken);

    /// <summary>The runs that are not at their end, oldest first; those of another program version are closed.</summary>
    public async Task<IReadOnlyList<int>> UnfinishedAsync(CancellationToken cancellationToken)
    {
        await using var db = database.OpenReader();
        if (await db.Reruns.AnyAsync(run => run.FinishedAtUtc == null && run.ParserVersion != ArticleParser.Version, cancellationToken))
        {
            await database.WriteAsync(
                writer => Task.FromResult(writer.Commands.Execute("UPDATE Reruns SET FinishedAtUtc = $0 WHERE FinishedAtUtc IS NULL AND ParserVersion <> $1", NowUtc, ArticleParser.Version)),
                cancellationToken);
        }

        return await db.Reruns.Where(run => run.FinishedAtUtc == null && run.ParserVersion == ArticleParser.Version).OrderBy(run => run.Id).Select(run => run.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Does a few articles of a run.</summary>
    /// <returns>False when the run is at its end.</returns>
    public async Task<bool> StepAsync(int runId, CancellationToken cancellationToken)
    {
        await using var db = database.OpenReader();
        var run = await db.Reruns.SingleAsync(row => row.Id == runId, cancellationToken);
        var ids = await Candidates(db, run).Where(id => id > run.LastArticleId).OrderBy(id => id).Take(ArticlesAStep).ToListAsync(cancellationToken);
        if (run.Kind == RerunKind.Preview)
            await PreviewAsync(db, run, ids, cancellationToken);
        else
            await ApplyAsync(run, ids, cancellationToken);
        if (ids.Count == ArticlesAStep)
            return true;
        await database.WriteAsync(writer => Task.FromResult(writer.Commands.Execute("UPDATE Reruns SET FinishedAtUtc = $1 WHERE Id = $0", runId, NowUtc)), cancellationToken);
        return false;
    }

    /// <summary>Begins a run over the articles that have a line of their source, inside the caller's transaction.</summary>
    internal static int StartLine(ArchiveDbContext db, int sourceId, long fingerprint, int total, DateTime nowUtc) =>
        db.Insert(new Rerun { Kind = RerunKind.Line, ParserVersion = ArticleParser.Version, SourceId = sourceId, Fingerprint = fingerprint, Total = total, StartedAtUtc = nowUtc });

    private DateTime NowUtc => time.GetUtcNow().UtcDateTime;

    private int Insert(ArchiveDbContext db, Rerun run)
    {
        run.ParserVersion = ArticleParser.Version;
        run.StartedAtUtc = NowUtc;
        return db.Insert(run);
    }

    private static IQueryable<int> Candidates(ArchiveDbContext db, Rerun run) => run.Kind == RerunKind.Line
        ? db.LinePlaces.Where(place => place.SourceId == run.SourceId && place.Fingerprint == run.Fingerprint).Select(place => place.ArticleId)
        : ArticleReruns.Outdated(db).Select(article => article.Id);

    // Parsing is done beside the writer; what a person decided meanwhile makes the article's preview void, and the next run makes it again.
    private async Task PreviewAsync(ArchiveDbContext db, Rerun run, List<int> ids, CancellationToken cancellationToken)
    {
        var comparisons = new List<DerivationComparison>();
        var failed = 0;
        foreach (var id in ids)
        {
            try
            {
                if (await ArticleReruns.CompareAsync(db, id, cancellationToken) is { } comparison)
                    comparisons.Add(comparison);
            }
            catch (Exception exception) when (IsOfArticle(exception, cancellationToken))
            {
                LogFailed(exception, id, run.Id);
                failed++;
            }
        }

        await database.WriteAsync(
            writer =>
            {
                foreach (var comparison in comparisons)
                    reruns.Store(writer, comparison, refused: null);
                Advance(writer, run.Id, ids, comparisons.Count(Changes), failed + comparisons.Count(comparison => comparison.LosesSomething));
                return Task.FromResult(0);
            },
            cancellationToken);
    }

    private async Task ApplyAsync(Rerun run, List<int> ids, CancellationToken cancellationToken)
    {
        foreach (var id in ids)
        {
            try
            {
                await ApplyAsync(run, id, cancellationToken);
            }
            catch (Exception exception) when (IsOfArticle(exception, cancellationToken))
            {
                // Nothing of it was written; the others must not wait for it, now and at every start.
                LogFailed(exception, id, run.Id);
                await database.WriteAsync(
                    writer =>
                    {
                        Advance(writer, run.Id, [id], changed: 0, left: 1);
                        return Task.FromResult(0);
                    },
                    cancellationToken);
            }
        }
    }

    private Task<int> ApplyAsync(Rerun run, int id, CancellationToken cancellationToken) => database.WriteAsync(
        async writer =>
        {
            var (changed, left) = run.Kind == RerunKind.Line
                ? await ArticleReruns.RederiveAsync(writer, id, cancellationToken) is { } isChanged ? (isChanged, false) : (false, true)
                : await ArticleReruns.AcceptAsync(writer, id, run.Kind == RerunKind.ApplyAll, againstRefusal: false, cancellationToken) is RerunOutcome.Done ? (true, false) : (false, true);
            Advance(writer, run.Id, [id], changed ? 1 : 0, left ? 1 : 0);
            return 0;
        },
        cancellationToken);

    /// <summary>Whether a failure ends with its article. A storage that fails is waited for, and the end of the program is no failure.</summary>
    internal static bool IsOfArticle(Exception exception, CancellationToken cancellationToken) =>
        !StorageFailure.IsStorage(exception) && (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested);

    private static bool Changes(DerivationComparison comparison) =>
        comparison.Article.ReadingText != comparison.Derived.ReadingText || comparison.Added.Count + comparison.Lost.Count + comparison.Moved.Count + comparison.Properties.Count > 0;

    private static void Advance(ArchiveDbContext db, int runId, List<int> ids, int changed, int left)
    {
        if (ids.Count > 0)
            db.Commands.Execute("UPDATE Reruns SET Done = Done + $1, Changed = Changed + $2, \"Left\" = \"Left\" + $3, LastArticleId = $4 WHERE Id = $0", runId, ids.Count, changed, left, ids[^1]);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Article {ArticleId} could not be derived anew in run {RunId}; it stays as it is, and the run goes on")]
    private partial void LogFailed(Exception exception, int articleId, int runId);
}

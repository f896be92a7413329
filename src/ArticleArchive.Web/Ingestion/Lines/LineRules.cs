using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion.Reruns;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Ingestion.Lines;

/// <summary>A person's decisions about recurring lines.</summary>
public sealed class LineRules(ArchiveDatabase database, RerunQueue queue, TimeProvider time)
{
    /// <summary>In fewer different articles, a line is not said to recur.</summary>
    public const int FewestArticles = 3;

    /// <summary>A line in a smaller share of a source's articles is not the source's: 5 in a hundred.</summary>
    public const int SmallestShare = 5;

    /// <summary>Lines that recur, stay in an article, and were not decided about.</summary>
    public static IQueryable<SourceLine> Proposals(ArchiveDbContext db)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.SourceLines.Where(line => line.ArticleCount >= FewestArticles
            && 100 * line.ArticleCount >= SmallestShare * db.LineSources.Where(source => source.Id == line.SourceId).Select(source => source.ArticleCount).First()
            && !db.LineRules.Any(rule => rule.SourceId == line.SourceId && rule.Fingerprint == line.Fingerprint)
            && db.LinePlaces.Any(place => place.SourceId == line.SourceId && place.Fingerprint == line.Fingerprint && place.IsKept));
    }

    /// <summary>Accepts or refuses a line, or takes the decision back; the articles that it concerns are derived anew in the background.</summary>
    /// <param name="sourceId">The line's source.</param>
    /// <param name="fingerprint">The line.</param>
    /// <param name="decision">The decision; null to take it back.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <returns>False when there is no such line, or it is decided so already.</returns>
    public async Task<bool> DecideAsync(int sourceId, long fingerprint, LineDecision? decision, CancellationToken cancellationToken)
    {
        var isDone = await database.WriteAsync(
            async db =>
            {
                var line = await db.SourceLines.AsNoTracking().SingleOrDefaultAsync(row => row.SourceId == sourceId && row.Fingerprint == fingerprint, cancellationToken);
                var rule = await db.LineRules.AsNoTracking().SingleOrDefaultAsync(row => row.SourceId == sourceId && row.Fingerprint == fingerprint, cancellationToken);
                if (line?.Text is null || rule?.Decision == decision)
                    return false;
                db.Commands.Execute("DELETE FROM LineRules WHERE SourceId = $0 AND Fingerprint = $1", sourceId, fingerprint);
                var now = time.GetUtcNow().UtcDateTime;
                if (decision is { } decided)
                {
                    var outOf = await db.LineSources.Where(source => source.Id == sourceId).Select(source => source.ArticleCount).SingleAsync(cancellationToken);
                    db.Insert(new LineRule { SourceId = sourceId, Fingerprint = fingerprint, Text = line.Text, Decision = decided, SeenIn = line.ArticleCount, OutOf = outOf, DecidedAtUtc = now });
                }

                // What was not accepted and is not now concerns no article's text.
                if (decision == LineDecision.Accepted || rule?.Decision == LineDecision.Accepted)
                {
                    db.Commands.Execute("UPDATE Reruns SET FinishedAtUtc = $2 WHERE FinishedAtUtc IS NULL AND SourceId = $0 AND Fingerprint = $1", sourceId, fingerprint, now);
                    RerunRunner.StartLine(db, sourceId, fingerprint, line.FileCount, now);
                }

                return true;
            },
            cancellationToken);
        if (isDone)
            queue.Wake();
        return isDone;
    }
}

using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Repairs;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion.Reviews;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Ingestion;

/// <summary>Takes what people decided about a version of a file over to the next one.</summary>
/// <remarks>
/// Every decision is copied. One whose words stand in the new version once holds there; the others are kept as orphans and
/// listed, so that none is lost unseen. A property holds where the new file says nothing about it, or what the old one said
/// when it was decided; else it is there, undone, for a person to put in force. What was said of claims goes along (<see cref="CarriedReviews"/>).
/// </remarks>
internal static class CarriedDecisions
{
    /// <summary>Carries decisions over, inside the transaction that stored the new version.</summary>
    /// <returns>What is to be said of it, or null where nothing was decided.</returns>
    public static async Task<string?> CarryAsync(ArchiveDbContext db, int fromId, int toId, CancellationToken cancellationToken)
    {
        try
        {
            if (!await db.Repairs.AnyAsync(row => row.ArticleId == fromId && !row.IsUndone, cancellationToken) && !await db.Refusals.AnyAsync(row => row.ArticleId == fromId, cancellationToken))
                return await CarriedReviews.CarryAsync(db, fromId, toId, cancellationToken);
            var from = (await ArticleEditing.LoadAsync(db, fromId, cancellationToken))!;
            var repairs = from.Repairs.Where(row => !row.IsUndone).Select(row => Copy(db, row)).ToList();
            var refusals = from.Refusals.Select(row => Copy(db, row)).ToList();
            var said = repairs.Exists(IsProperty) ? await WithoutPropertiesAsync(db, from, cancellationToken) : from;
            db.ChangeTracker.Clear();

            var to = (await ArticleEditing.LoadAsync(db, toId, cancellationToken))!;
            foreach (var row in repairs.Where(row => IsProperty(row) && PropertyOf(to, row.Kind) is { } now && now != PropertyOf(said, row.Kind)))
                (row.IsUndone, row.State) = (true, RepairState.Conflict);
            to.Repairs.AddRange(repairs);
            to.Refusals.AddRange(refusals);
            var reviews = await CarriedReviews.MoveAsync(db, fromId, toId, cancellationToken);
            await ArticleEditing.ReplaceAsync(db, to, await ArticleEditing.DeriveAsync(db, to, cancellationToken), cancellationToken);
            var held = repairs.Count(row => row is { IsUndone: false, State: RepairState.Applied }) + refusals.Count(row => row.State != RefusalState.Orphan);
            var left = repairs.Count + refusals.Count - held;
            var repaired = $"Of what was put right in version {from.Version}, {held} {(held == 1 ? "decision holds" : "decisions hold")} here too{(left == 0 ? "." : $"; {left} did not fit and {(left == 1 ? "is" : "are")} listed under Versions.")}";
            return string.Join(' ', new[] { repaired, reviews.InWords(to) }.OfType<string>());
        }
        finally
        {
            // A batch stores many articles; none is needed again.
            db.ChangeTracker.Clear();
        }
    }

    private static bool IsProperty(ArticleRepair row) => RepairRows.Read(row).SetsProperty;

    // What the old file said is not in its rows any more: there stands what the person said.
    private static async Task<Article> WithoutPropertiesAsync(ArchiveDbContext db, Article article, CancellationToken cancellationToken)
    {
        article.Repairs.RemoveAll(IsProperty);
        return ArticleRows.NewArticle((await ArticleEditing.DeriveAsync(db, article, cancellationToken)).Article);
    }

    // What the file itself says; null where it says nothing.
    private static string? PropertyOf(Article article, RepairKind kind) => kind switch
    {
        RepairKind.Title => article.TitleOrigin == Origin.Derived ? null : article.Title,
        RepairKind.Authors => article.Authors,
        RepairKind.Published => article.PublishedWords,
        RepairKind.Publisher => article.Publisher,
        _ => article.Language,
    };

    private static ArticleRepair Copy(ArchiveDbContext db, ArticleRepair row)
    {
        var copy = (ArticleRepair)db.Entry(row).CurrentValues.ToObject();
        (copy.Id, copy.CarriedFromId, copy.EditKey, copy.ReadingStart, copy.ReadingEnd) = (0, row.Id, null, null, null);
        return copy;
    }

    private static EditRefusalRow Copy(ArchiveDbContext db, EditRefusalRow row)
    {
        var copy = (EditRefusalRow)db.Entry(row).CurrentValues.ToObject();
        (copy.Id, copy.CarriedFromId) = (0, row.Id);
        return copy;
    }
}

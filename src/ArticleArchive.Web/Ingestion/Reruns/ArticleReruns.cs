using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Recurring;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion.Lines;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Ingestion.Reruns;

/// <summary>What became of a decision about reading an article anew.</summary>
public enum RerunOutcome
{
    /// <summary>The article is as it was asked for.</summary>
    Done,

    /// <summary>There is no such article, or nothing to go back to.</summary>
    NotFound,

    /// <summary>The article was read by this parser already.</summary>
    AlreadySo,

    /// <summary>Something would be lost, and only what loses nothing was asked for.</summary>
    WouldLose,

    /// <summary>A person refused this parser for this article.</summary>
    Refused,
}

/// <summary>
/// Reads articles anew that an older parser read. Nothing changes before it is accepted; the rows that it replaces are kept,
/// so that one can go back. What a person decided (undone edits, accepted lines) holds for the new derivation too.
/// </summary>
public sealed class ArticleReruns(ArchiveDatabase database, TimeProvider time)
{
    /// <summary>Articles that an older parser read.</summary>
    public static IQueryable<Article> Outdated(ArchiveDbContext db)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Articles.Where(article => article.ParserVersion < ArticleParser.Version);
    }

    /// <summary>What reading an article anew would change, or null when there is no such article. Writes nothing.</summary>
    public async Task<DerivationComparison?> CompareAsync(int articleId, CancellationToken cancellationToken)
    {
        await using var db = database.OpenReader();
        return await CompareAsync(db, articleId, cancellationToken);
    }

    /// <summary>What the last reading of an article changed, or null when there is no such article.</summary>
    public async Task<DerivationComparison?> CompareWithPreviousAsync(int articleId, PreviousDerivation previous, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(previous);
        await using var db = database.OpenReader();
        return await ArticleEditing.LoadAsync(db, articleId, cancellationToken) is { } article ? DerivationComparison.Of(PreviousDerivations.Unpack(previous.Rows).Article, article) : null;
    }

    /// <summary>Reads an article anew.</summary>
    /// <param name="articleId">The article.</param>
    /// <param name="acceptLosses">Also where claims would go, or against an earlier refusal.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    public Task<RerunOutcome> AcceptAsync(int articleId, bool acceptLosses, CancellationToken cancellationToken) =>
        database.WriteAsync(db => AcceptAsync(db, articleId, acceptLosses, againstRefusal: acceptLosses, cancellationToken), cancellationToken);

    /// <summary>Leaves an article as it is until a newer parser comes, or takes that back.</summary>
    public Task<RerunOutcome> RefuseAsync(int articleId, bool refused, CancellationToken cancellationToken) => database.WriteAsync(
        async db =>
        {
            if (await CompareAsync(db, articleId, cancellationToken) is not { } comparison)
                return RerunOutcome.NotFound;
            if (comparison.Article.ParserVersion >= ArticleParser.Version)
                return RerunOutcome.AlreadySo;
            Store(db, comparison, refused);
            return RerunOutcome.Done;
        },
        cancellationToken);

    /// <summary>Puts the rows back that the last reading replaced; those that go are kept in turn, so that this can be taken back too. An older parser's rows stay until a person accepts this parser's for this article, or a newer one comes.</summary>
    public Task<RerunOutcome> GoBackAsync(int articleId, CancellationToken cancellationToken) => database.WriteAsync(
        async db =>
        {
            var previous = await db.PreviousDerivations.AsNoTracking().SingleOrDefaultAsync(row => row.ArticleId == articleId, cancellationToken);
            if (previous is null || await ArticleEditing.LoadAsync(db, articleId, cancellationToken) is not { } article)
                return RerunOutcome.NotFound;
            var kept = PreviousDerivations.Unpack(previous.Rows);
            PreviousDerivations.Keep(db, article);
            await ArticleEditing.ReplaceAsync(db, article, kept.Article, Restore, cancellationToken);
            // Who goes back does not want this parser's reading: no run over many articles brings it again.
            if (article.ParserVersion < ArticleParser.Version && await CompareAsync(db, articleId, cancellationToken) is { } comparison)
                Store(db, comparison, refused: true);
            return RerunOutcome.Done;

            void Restore()
            {
                RepairRows.Restore(article.Repairs, kept.Repairs);
                RefusalRows.Restore(article, kept.Refusals, time.GetUtcNow().UtcDateTime);
            }
        },
        cancellationToken);

    /// <summary>Reads an article anew, inside the caller's transaction.</summary>
    internal static async Task<RerunOutcome> AcceptAsync(ArchiveDbContext db, int articleId, bool acceptLosses, bool againstRefusal, CancellationToken cancellationToken)
    {
        if (await ArticleEditing.LoadAsync(db, articleId, cancellationToken) is not { } article)
            return RerunOutcome.NotFound;
        if (article.ParserVersion >= ArticleParser.Version)
            return RerunOutcome.AlreadySo;
        if (!againstRefusal && await db.ArticlePreviews.AnyAsync(preview => preview.ArticleId == articleId && preview.IsRefused && preview.ParserVersion == ArticleParser.Version, cancellationToken))
            return RerunOutcome.Refused;
        var derived = await ArticleEditing.DeriveAsync(db, article, cancellationToken);
        if (!acceptLosses && DerivationComparison.Of(article, ArticleRows.NewArticle(derived.Article)).LosesSomething)
            return RerunOutcome.WouldLose;
        await ArticleEditing.ReplaceAsync(db, article, derived, cancellationToken);
        return RerunOutcome.Done;
    }

    /// <summary>Derives an article anew under the decisions about its lines, inside the caller's transaction.</summary>
    /// <returns>Whether its text changed; null when an older parser read it, so that reading it anew would change more than was asked for.</returns>
    internal static async Task<bool?> RederiveAsync(ArchiveDbContext db, int articleId, CancellationToken cancellationToken)
    {
        if (await ArticleEditing.LoadAsync(db, articleId, cancellationToken) is not { } article)
            return false;
        if (article.ParserVersion != ArticleParser.Version)
            return null;
        var derived = await ArticleEditing.DeriveAsync(db, article, cancellationToken);
        // A line that a person keeps in this article changes no text, and stands on its ledger all the same.
        var changesText = derived.Article.ReadingText != article.ReadingText;
        if (!changesText && derived.Article.Edits.Select(edit => edit.Key).SequenceEqual(article.Edits.Select(edit => edit.Key), StringComparer.Ordinal))
        {
            LineLearning.Update(db, articleId, RecurringLines.Of(derived.Article));
            return false;
        }

        await ArticleEditing.ReplaceAsync(db, article, derived, cancellationToken);
        return changesText;
    }

    internal static async Task<DerivationComparison?> CompareAsync(ArchiveDbContext db, int articleId, CancellationToken cancellationToken)
    {
        if (await ArticleEditing.LoadAsync(db, articleId, cancellationToken) is not { } article)
            return null;
        return DerivationComparison.Of(article, ArticleRows.NewArticle((await ArticleEditing.DeriveAsync(db, article, cancellationToken)).Article));
    }

    /// <summary>Writes a preview down; what a person refused for this parser stays refused unless told otherwise.</summary>
    internal void Store(ArchiveDbContext db, DerivationComparison comparison, bool? refused)
    {
        var preview = comparison.ToPreview(ArticleParser.Version, time.GetUtcNow().UtcDateTime);
        var known = db.Commands.Scalar("SELECT IsRefused FROM ArticlePreviews WHERE ArticleId = $0 AND ParserVersion = $1", preview.ArticleId, preview.ParserVersion);
        preview.IsRefused = refused ?? known is 1L;
        db.Commands.Execute("DELETE FROM ArticlePreviews WHERE ArticleId = $0", preview.ArticleId);
        db.Insert(preview);
    }
}

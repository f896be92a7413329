using System.Text.Json;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Recurring;
using ArticleArchive.Parsing.Repairs;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion.Claims;
using ArticleArchive.Web.Ingestion.Duplicates;
using ArticleArchive.Web.Ingestion.Lines;
using ArticleArchive.Web.Ingestion.Reruns;
using ArticleArchive.Web.Ingestion.Reviews;
using ArticleArchive.Web.Search;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Ingestion;

/// <summary>What became of a decision about edits.</summary>
public enum EditDecisionOutcome
{
    /// <summary>The article was derived anew; what it now shows follows the decision.</summary>
    Done,

    /// <summary>The edits were so already; nothing was written.</summary>
    AlreadySo,

    /// <summary>There is no such article.</summary>
    NoSuchArticle,

    /// <summary>The article's ledger has no such edit or class.</summary>
    NoSuchEdit,

    /// <summary>An older parser read the article and this one reads it otherwise: a person looks at that first. Nothing was written.</summary>
    Outdated,
}

/// <summary>What became of a decision about edits, and of the article's claims.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="EditsChanged">How many edits were undone or put back in force.</param>
/// <param name="ClaimsKept">Claims that are still there, with the ids they had.</param>
/// <param name="ClaimsAdded">Claims that came with the words, some of them back under the ids they had.</param>
/// <param name="ClaimsRemoved">Claims that went with the words.</param>
public sealed record EditDecisionResult(
    EditDecisionOutcome Outcome, int EditsChanged = 0, int ClaimsKept = 0, int ClaimsAdded = 0, int ClaimsRemoved = 0);

/// <summary>Lets a person refuse edits of the cleaning ledger and accept them again: the article is derived anew from its original bytes.</summary>
/// <remarks>
/// Nothing is patched: the same bytes and the same refusals give the same article, in whatever order they were decided.
/// The refusals are the article's <see cref="Article.Refusals"/>. Calls throw
/// <see cref="StorageUnavailableException"/> when the archive cannot be written; nothing is changed then.
/// </remarks>
public sealed class ArticleEditing(ArchiveDatabase database, TimeProvider time)
{
    /// <summary>Undoes one edit, or puts it back in force.</summary>
    /// <param name="articleId">The article.</param>
    /// <param name="editKey">The edit's <see cref="LedgerEdit.Key"/>.</param>
    /// <param name="undone">True to undo, false to put back in force.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    public Task<EditDecisionResult> DecideAsync(int articleId, string editKey, bool undone, CancellationToken cancellationToken) =>
        DecideAsync(articleId, edit => edit.Key == editKey, undone, cancellationToken);

    /// <summary>Undoes all edits of a class, or puts them back in force.</summary>
    /// <param name="articleId">The article.</param>
    /// <param name="editClass">The edits' <see cref="LedgerEdit.Class"/>.</param>
    /// <param name="undone">True to undo, false to put back in force.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    public Task<EditDecisionResult> DecideClassAsync(int articleId, string editClass, bool undone, CancellationToken cancellationToken) =>
        DecideAsync(articleId, edit => edit.Class == editClass, undone, cancellationToken);

    // The article is read, derived and written inside the gate: of two decisions at once, neither is lost.
    private Task<EditDecisionResult> DecideAsync(int articleId, Func<LedgerEdit, bool> isMeant, bool undone, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async db =>
            {
                var article = await LoadAsync(db, articleId, cancellationToken);
                if (article is null)
                    return new EditDecisionResult(EditDecisionOutcome.NoSuchArticle);
                var meant = article.Edits.Where(isMeant).ToList();
                if (meant.Count == 0)
                    return new EditDecisionResult(EditDecisionOutcome.NoSuchEdit);
                var changing = meant.Where(edit => edit.IsUndone != undone).ToList();
                if (changing.Count == 0)
                    return new EditDecisionResult(EditDecisionOutcome.AlreadySo);
                if (await IsReadOtherwiseAsync(db, article, cancellationToken))
                    return new EditDecisionResult(EditDecisionOutcome.Outdated);

                // An edit that a person made is undone as the repair that it is.
                var keys = changing.Select(edit => edit.Key).ToHashSet(StringComparer.Ordinal);
                var repairs = article.Repairs.Where(repair => repair.EditKey is { } key && keys.Contains(key)).ToList();
                foreach (var repair in repairs)
                    repair.IsUndone = undone;
                var proposed = changing.ExceptBy(repairs.Select(repair => repair.EditKey), edit => edit.Key, StringComparer.Ordinal).ToList();
                if (undone)
                    RefusalRows.Add(article, proposed, time.GetUtcNow().UtcDateTime);
                else
                    RefusalRows.Withdraw(article, proposed, time.GetUtcNow().UtcDateTime);
                var (kept, added, removed) = await ReplaceAsync(db, article, await DeriveAsync(db, article, cancellationToken), cancellationToken);
                return new EditDecisionResult(EditDecisionOutcome.Done, changing.Count, kept, added, removed);
            },
            cancellationToken);

    /// <summary>Adds a person's repair. What takes the place of an earlier one of the same sort and place undoes that.</summary>
    /// <param name="articleId">The article.</param>
    /// <param name="request">What is put right.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    public Task<RepairDecision> RepairAsync(int articleId, RepairRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return RepairAsync(articleId, [request], cancellationToken);
    }

    /// <summary>Adds several repairs that were asked for at once, as the fields of one form: all of them, or none.</summary>
    /// <inheritdoc cref="RepairAsync(int, RepairRequest, CancellationToken)"/>
    /// <param name="articleId">The article.</param>
    /// <param name="requests">What is put right; at least one, none in the way of another.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <returns>What became of all, or of the first that could not be made; the row is that of the last.</returns>
    public Task<RepairDecision> RepairAsync(int articleId, IReadOnlyList<RepairRequest> requests, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(requests);
        return database.WriteAsync(
            async db =>
            {
                var article = await LoadAsync(db, articleId, cancellationToken);
                if (article is null)
                    return new RepairDecision(RepairOutcome.NoSuchArticle);
                var now = (await DeriveAsync(db, article, cancellationToken)).Article;
                var rows = new List<ArticleRepair>();
                foreach (var request in requests)
                {
                    if (request.TextStamp is { } stamp && stamp != RepairRows.StampOf(article.ReadingText))
                        return new RepairDecision(RepairOutcome.TextChanged, Kind: request.Kind);
                    if (IsReadOtherwise(article, now) || !request.IsPlaceIn(now, article))
                        return new RepairDecision(RepairOutcome.Outdated, Kind: request.Kind);
                    if (request.Locate(now) is not { } repair)
                        return new RepairDecision(RepairOutcome.NoSuchPlace, Kind: request.Kind);
                    if (!repair.IsUnderstood)
                        return new RepairDecision(RepairOutcome.NotUnderstood, Kind: request.Kind);
                    rows.Add(RepairRows.New(repair, request, time.GetUtcNow().UtcDateTime));
                }

                foreach (var row in rows)
                {
                    RepairRows.GiveWay(article.Repairs, row);
                    article.Repairs.Add(row);
                }

                var derived = await DeriveAsync(db, article, cancellationToken);
                var states = rows.ConvertAll(row => derived.Article.Repairs.Single(result => derived.Repairs[result.Repair] == row).State);
                if (states.FindIndex(state => state != RepairState.Applied) is >= 0 and var idle)
                {
                    // Nothing is saved of a decision that would do nothing.
                    db.ChangeTracker.Clear();
                    return new RepairDecision(RepairOutcome.HasNoEffect, State: states[idle], Kind: requests[idle].Kind);
                }

                await ReplaceAsync(db, article, derived, cancellationToken);
                return new RepairDecision(RepairOutcome.Done, rows[^1].Id, states[^1]);
            },
            cancellationToken);
    }

    /// <summary>Undoes a person's repair, or puts it back in force.</summary>
    /// <param name="articleId">The article.</param>
    /// <param name="repairId">The repair's <see cref="ArticleRepair.Id"/>.</param>
    /// <param name="undone">True to undo, false to put back in force.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    public Task<RepairDecision> DecideRepairAsync(int articleId, int repairId, bool undone, CancellationToken cancellationToken) => database.WriteAsync(
        async db =>
        {
            var article = await LoadAsync(db, articleId, cancellationToken);
            if (article is null)
                return new RepairDecision(RepairOutcome.NoSuchArticle);
            if (article.Repairs.Find(row => row.Id == repairId) is not { } repair)
                return new RepairDecision(RepairOutcome.NoSuchPlace);
            if (repair.IsUndone == undone)
                return new RepairDecision(RepairOutcome.AlreadySo, repair.Id, repair.State);
            if (await IsReadOtherwiseAsync(db, article, cancellationToken))
                return new RepairDecision(RepairOutcome.Outdated, repair.Id, repair.State);
            if (!undone)
                RepairRows.GiveWay(article.Repairs, repair);
            repair.IsUndone = undone;
            await ReplaceAsync(db, article, await DeriveAsync(db, article, cancellationToken), cancellationToken);
            return new RepairDecision(RepairOutcome.Done, repair.Id, repair.State);
        },
        cancellationToken);

    /// <summary>Takes a refusal back: what is proposed again later is applied again.</summary>
    /// <param name="articleId">The article.</param>
    /// <param name="refusalId">The refusal's <see cref="EditRefusalRow.Id"/>.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    public Task<EditDecisionResult> WithdrawAsync(int articleId, int refusalId, CancellationToken cancellationToken) => database.WriteAsync(
        async db =>
        {
            var article = await LoadAsync(db, articleId, cancellationToken);
            if (article is null)
                return new EditDecisionResult(EditDecisionOutcome.NoSuchArticle);
            if (article.Refusals.Find(row => row.Id == refusalId) is not { } refusal)
                return new EditDecisionResult(EditDecisionOutcome.NoSuchEdit);
            if (await IsReadOtherwiseAsync(db, article, cancellationToken))
                return new EditDecisionResult(EditDecisionOutcome.Outdated);
            article.Refusals.Remove(refusal);
            var (kept, added, removed) = await ReplaceAsync(db, article, await DeriveAsync(db, article, cancellationToken), cancellationToken);
            return new EditDecisionResult(EditDecisionOutcome.Done, refusal.State == RefusalState.InForce ? 1 : 0, kept, added, removed);
        },
        cancellationToken);

    /// <summary>Derives a record anew under other field names, inside the caller's transaction; what was undone stays undone.</summary>
    /// <returns>Null, or why the record has no text under these names: then nothing was changed.</returns>
    internal static async Task<string?> RereadAsync(ArchiveDbContext db, int articleId, string? recordFields, CancellationToken cancellationToken)
    {
        try
        {
            var article = (await LoadAsync(db, articleId, cancellationToken))!;
            article.RecordFields = recordFields;
            var derived = await DeriveAsync(db, article, cancellationToken);
            if (PreparedSource.WhyNoRecord(derived.Article) is { } why)
                return why;
            await ReplaceAsync(db, article, derived, cancellationToken);
            return null;
        }
        finally
        {
            // A batch rereads many articles; none is needed again.
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>
    /// An article with all its children, each list in order, as the program derived it: what people made of its claims is taken off, and
    /// <see cref="ReplaceAsync(ArchiveDbContext, Article, Article, Action, CancellationToken)"/> puts it on again. Null when there is none of that id.
    /// </summary>
    internal static async Task<Article?> LoadAsync(ArchiveDbContext db, int articleId, CancellationToken cancellationToken)
    {
        var article = await db.Articles.AsSplitQuery()
            .Include(row => row.Sections.OrderBy(section => section.Position))
            .Include(row => row.Claims.OrderBy(claim => claim.Position))
            .Include(row => row.Edits.OrderBy(edit => edit.Position))
            .Include(row => row.Findings.OrderBy(finding => finding.Position))
            .Include(row => row.Repairs.OrderBy(repair => repair.Id))
            .Include(row => row.Refusals.OrderBy(refusal => refusal.Id))
            .SingleOrDefaultAsync(row => row.Id == articleId, cancellationToken);
        if (article is not null)
            await DecidedClaims.TakeOffAsync(db, article, cancellationToken);
        return article;
    }

    /// <summary>Puts a derivation in the place of the stored one, inside the caller's transaction.</summary>
    internal static async Task<(int Kept, int Added, int Removed)> ReplaceAsync(ArchiveDbContext db, Article article, Derivation derived, CancellationToken cancellationToken)
    {
        if (article.ParserVersion != ArticleParser.Version)
            PreviousDerivations.Keep(db, article);
        LineLearning.Update(db, article.Id, RecurringLines.Of(derived.Article));
        return await ReplaceAsync(db, article, ArticleRows.NewArticle(derived.Article), Settle, cancellationToken);

        void Settle()
        {
            RepairRows.Settle(article, derived.Repairs, derived.Article.Repairs);
            RefusalRows.Settle(derived.Refusals, derived.Article.Refusals);
        }
    }

    /// <summary>Puts rows without ids in the place of the stored ones, inside the caller's transaction.</summary>
    /// <param name="db">The caller's transaction.</param>
    /// <param name="article">With all its children, tracked.</param>
    /// <param name="derived">The rows.</param>
    /// <param name="settle">Writes down what became of the article's repairs and refusals, once its edits stand.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    internal static async Task<(int Kept, int Added, int Removed)> ReplaceAsync(
        ArchiveDbContext db, Article article, Article derived, Action settle, CancellationToken cancellationToken)
    {
        // What was worked out for the rows as they were holds no more.
        db.Commands.Execute("DELETE FROM ArticlePreviews WHERE ArticleId = $0", article.Id);
        db.Commands.Execute("DELETE FROM KnownVerdictRuns WHERE ArticleId = $0", article.Id);
        if (article.IsLatest)
        {
            await SearchIndex.RemoveAsync(db, article.Id, cancellationToken);
            ClaimLinkIndex.Remove(db, article.Id);
            DuplicateIndex.Remove(db, article.Id);
        }

        var retired = await db.RetiredClaims.AsTracking().Where(row => row.ArticleId == article.Id).OrderBy(row => row.ClaimId).ToListAsync(cancellationToken);
        var counts = ArticleReplacement.Replace(db, article, retired, derived);
        settle();
        await DecidedClaims.PutOnAsync(db, article, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        if (article.IsLatest)
        {
            await SearchIndex.AddAsync(db, article, cancellationToken);
            DuplicateIndex.Add(db, article, BodyFingerprint.Of(article));
            ClaimLinkIndex.Add(db, article);
        }

        return counts;
    }

    private static async Task<bool> IsReadOtherwiseAsync(ArchiveDbContext db, Article article, CancellationToken cancellationToken) =>
        article.ParserVersion < ArticleParser.Version && IsReadOtherwise(article, (await DeriveAsync(db, article, cancellationToken)).Article);

    // Deciding about one edit would bring all that with it, unseen.
    private static bool IsReadOtherwise(Article stored, ParsedArticle now) => stored.ParserVersion < ArticleParser.Version
        && (now.ReadingText != stored.ReadingText || !now.Blocks.SequenceEqual(stored.Blocks) || DerivationComparison.Of(stored, ArticleRows.NewArticle(now)).LosesSomething);

    /// <summary>Derives an article anew with every decision that was made about it; writes nothing.</summary>
    internal static async Task<Derivation> DeriveAsync(ArchiveDbContext db, Article article, CancellationToken cancellationToken)
    {
        var original = await db.Originals.AsNoTracking().SingleAsync(row => row.Sha256 == article.Sha256, cancellationToken);
        var fields = article.RecordFields is null ? null : JsonSerializer.Deserialize<Dictionary<string, string>>(article.RecordFields);
        var repairs = article.Repairs.Where(row => !row.IsUndone).ToDictionary<ArticleRepair, Repair, ArticleRepair>(RepairRows.Read, row => row, ReferenceEqualityComparer.Instance);
        var refusals = article.Refusals.ToDictionary<EditRefusalRow, EditRefusal, EditRefusalRow>(RefusalRows.Read, row => row, ReferenceEqualityComparer.Instance);
        var options = new ParseOptions { Refusals = refusals.Keys, RecordFields = fields, Repairs = repairs.Keys, KnownLines = AcceptedLines.Of(db, article.Id), ClaimWeights = ArchiveWeights.Of((SqliteConnection)db.Database.GetDbConnection()) };
        return new Derivation(ArticleParser.Parse(FileNameOf(article), OriginalBytes.Of(original), options), repairs, refusals);
    }

    /// <param name="Article">What the original gives.</param>
    /// <param name="Repairs">The row of each repair that it was given.</param>
    /// <param name="Refusals">The row of each refusal that it was given.</param>
    internal sealed record Derivation(ParsedArticle Article, IReadOnlyDictionary<Repair, ArticleRepair> Repairs, IReadOnlyDictionary<EditRefusal, EditRefusalRow> Refusals);

    /// <summary>The name that the article was parsed under: a record's source name goes on after the file's name.</summary>
    internal static string FileNameOf(Article article)
    {
        // An upload's name may have its folder before it.
        var name = article.SourceName[(article.SourceName.LastIndexOf('/') + 1)..];
        if (article.Format != SourceFormat.Record)
            return name;
        var line = name.LastIndexOf(RecordLines.LineMark, StringComparison.Ordinal);
        return line < 0 ? name : name[..line];
    }
}

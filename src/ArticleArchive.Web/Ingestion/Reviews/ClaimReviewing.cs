using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion.Claims;
using ArticleArchive.Web.Search;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Ingestion.Reviews;

/// <summary>What became of a decision about a claim.</summary>
public enum ReviewOutcome
{
    /// <summary>It holds.</summary>
    Done,

    /// <summary>It was so already; nothing was written.</summary>
    AlreadySo,

    /// <summary>There is no such claim.</summary>
    NoSuchClaim,

    /// <summary>The claim is another than the one that the person saw; nothing was written.</summary>
    ClaimChanged,

    /// <summary>The words do not stand in the claim's paragraph; nothing was written.</summary>
    NoSuchWords,

    /// <summary>An older version of the program read the article otherwise, so that the words' place in the file cannot be told; nothing was written.</summary>
    Outdated,
}

/// <summary>What a person says of a claim.</summary>
/// <param name="Status">What it is from now on; <see cref="ReviewStatus.Auto"/> takes the decision in force back.</param>
/// <param name="Stamp">The <see cref="ClaimReviewing.StampOf"/> of the claim that the person saw; null for whatever it is now.</param>
public sealed record ReviewRequest(ReviewStatus Status, string? Stamp = null)
{
    /// <summary>For an edit, like the properties below; null leaves it as it is.</summary>
    public ClaimForm? Form { get; init; }

    public ClaimNature? Nature { get; init; }

    public ClaimPolarity? Polarity { get; init; }

    public ClaimCertainty? Certainty { get; init; }

    /// <summary>The speaker's name; empty for none.</summary>
    public string? Speaker { get; init; }

    /// <summary>The claim's words as they stand in its paragraph.</summary>
    public string? Words { get; init; }

    public string? Editor { get; init; }

    public string? Note { get; init; }
}

/// <summary>Lets a person confirm, edit and reject claims, and take that back. Decisions survive reading the article anew.</summary>
/// <remarks>Calls throw <see cref="StorageUnavailableException"/> when the archive cannot be written; nothing is changed then.</remarks>
public sealed class ClaimReviewing(ArchiveDatabase database, TimeProvider time)
{
    /// <summary>Names what a person sees of a claim: a form that was filled in over another one is told apart by it.</summary>
    public static string StampOf(Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return RepairRows.StampOf(string.Join('\n', claim.Text, claim.Form, claim.Nature, claim.Polarity, claim.Certainty, claim.Speaker, claim.Status));
    }

    /// <summary>Decides about a claim.</summary>
    public Task<ReviewOutcome> DecideAsync(int claimId, ReviewRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return database.WriteAsync(db => DecideAsync(db, claimId, request, cancellationToken), cancellationToken);
    }

    /// <summary>Says of every claim that reads the same what was said of one: the same words, speaker and sort, in other articles, not reviewed yet.</summary>
    /// <param name="claimId">A claim that was confirmed or rejected.</param>
    /// <param name="editor">Who says so.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <returns>How many claims it was said of; 0 where the claim is neither, or says too little by itself.</returns>
    public Task<int> DecideSameAsync(int claimId, string? editor, CancellationToken cancellationToken) => database.WriteAsync(
        async db =>
        {
            if (await db.Claims.AsNoTracking().SingleOrDefaultAsync(row => row.Id == claimId, cancellationToken) is not { Status: ReviewStatus.Confirmed or ReviewStatus.Rejected } claim)
                return 0;
            var ids = await SameUnreviewed(db, claim).Select(row => row.Id).ToListAsync(cancellationToken);
            foreach (var id in ids)
            {
                await DecideAsync(db, id, new ReviewRequest(claim.Status) { Editor = editor, Note = "Decided with the same words elsewhere" }, cancellationToken);
                db.ChangeTracker.Clear();
            }

            return ids.Count;
        },
        cancellationToken);

    /// <summary>The claims of newest versions that nobody has reviewed and that read as a claim does, word for word; none for words that say nothing without their article.</summary>
    public static IQueryable<Claim> SameUnreviewed(ArchiveDbContext db, Claim claim)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(claim);
        var speaksForItself = ClaimWords.SpeakForThemselves(claim.Text);
        return db.Claims.Where(row => speaksForItself && row.Id != claim.Id && row.Status == ReviewStatus.Auto && row.Article!.IsLatest && row.Text == claim.Text && row.Speaker == claim.Speaker
            && row.Form == claim.Form && row.Nature == claim.Nature && row.Polarity == claim.Polarity && row.Certainty == claim.Certainty
            && db.LinkedClaims.Any(linked => linked.ClaimId == row.Id && db.LinkedClaims.Any(own => own.ClaimId == claim.Id && own.Words == linked.Words)));
    }

    /// <summary>Gives a decision whose claim is gone to another claim of the article: what was said of the one is said of the other.</summary>
    /// <param name="decisionId">The orphaned <see cref="ClaimDecision"/>.</param>
    /// <param name="claimId">A claim of the same article.</param>
    /// <param name="editor">Who says so.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    public Task<ReviewOutcome> AttachAsync(int decisionId, int claimId, string? editor, CancellationToken cancellationToken) => database.WriteAsync(
        async db =>
        {
            if (await OrphanAsync(db, decisionId, cancellationToken) is not { } orphan || !await db.Claims.AnyAsync(row => row.Id == claimId && row.ArticleId == orphan.ArticleId, cancellationToken))
                return ReviewOutcome.NoSuchClaim;
            orphan.IsCurrent = false;
            var said = orphan.Stated;
            var request = new ReviewRequest(orphan.Status) { Editor = editor, Note = $"Was said of: {said.Text}" };
            if (orphan.Status == ReviewStatus.Edited)
                request = request with { Form = said.Form, Nature = said.Nature, Polarity = said.Polarity, Certainty = said.Certainty, Speaker = said.Speaker ?? "" };
            var outcome = await DecideAsync(db, claimId, request, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return outcome;
        },
        cancellationToken);

    /// <summary>Gives up a decision whose claim is gone.</summary>
    /// <param name="decisionId">The orphaned <see cref="ClaimDecision"/>; it stays in the archive and is in force no more.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    public Task<ReviewOutcome> DropAsync(int decisionId, CancellationToken cancellationToken) => database.WriteAsync(
        async db =>
        {
            if (await OrphanAsync(db, decisionId, cancellationToken) is not { } orphan)
                return ReviewOutcome.NoSuchClaim;
            orphan.IsCurrent = false;
            await db.SaveChangesAsync(cancellationToken);
            return ReviewOutcome.Done;
        },
        cancellationToken);

    private static Task<ClaimDecision?> OrphanAsync(ArchiveDbContext db, int decisionId, CancellationToken cancellationToken) => db.ClaimDecisions.SingleOrDefaultAsync(
        row => row.Id == decisionId && row.IsCurrent && !db.Claims.Any(claim => claim.Id == row.ClaimId && claim.ArticleId == row.ArticleId), cancellationToken);

    private async Task<ReviewOutcome> DecideAsync(ArchiveDbContext db, int claimId, ReviewRequest request, CancellationToken cancellationToken)
    {
        var claim = await db.Claims.SingleOrDefaultAsync(row => row.Id == claimId, cancellationToken);
        if (claim is null)
            return ReviewOutcome.NoSuchClaim;
        if (request.Stamp is { } stamp && stamp != StampOf(claim))
            return ReviewOutcome.ClaimChanged;
        var article = await db.Articles.AsSplitQuery().Include(row => row.Sections).Include(row => row.Claims).Include(row => row.Edits).Include(row => row.Findings)
            .SingleAsync(row => row.Id == claim.ArticleId, cancellationToken);
        var current = await db.ClaimDecisions.SingleOrDefaultAsync(row => row.ClaimId == claimId && row.ArticleId == claim.ArticleId && row.IsCurrent, cancellationToken);
        var derived = current?.Derived ?? ClaimReading.Of(claim);
        var (before, status) = (ClaimReading.Of(claim), request.Status);
        var (stated, hasOwnWords) = (before, current is { HasOwnWords: true, IsPlaceLost: false });
        if (status == ReviewStatus.Edited)
        {
            var (outcome, edited) = await EditAsync(db, article, claim, request, cancellationToken);
            if (edited is null)
                return outcome;
            stated = edited;
            hasOwnWords |= stated.Text != before.Text || stated.Start != before.Start;
            // Who leaves everything as the program read it has confirmed it.
            if (stated.SaysSame(derived))
                status = ReviewStatus.Confirmed;
        }
        else if (status == ReviewStatus.Auto)
        {
            (stated, hasOwnWords) = (derived, claim.IsAdded);
            // What a person added goes back to what was added; the program has no reading of it.
            if (claim.IsAdded)
                status = ReviewStatus.Confirmed;
        }

        // What was put right stays put right when it is confirmed on top.
        if (stated.SaysSame(before) && (claim.Status == status || (claim.Status == ReviewStatus.Edited && status == ReviewStatus.Confirmed)))
            return ReviewOutcome.AlreadySo;

        if (current is not null)
            current.IsCurrent = false;
        var (prefix, suffix) = ClaimAnchor.Around(article.ReadingText, stated.Start, stated.End);
        db.ClaimDecisions.Add(new ClaimDecision
        {
            ClaimId = claimId,
            ArticleId = claim.ArticleId,
            Status = status,
            IsCurrent = status != ReviewStatus.Auto,
            Derived = derived,
            Stated = stated,
            HasOwnWords = hasOwnWords,
            IsAdded = claim.IsAdded,
            Prefix = prefix,
            Suffix = suffix,
            Editor = Words(request.Editor),
            Note = Words(request.Note),
            MadeAtUtc = time.GetUtcNow().UtcDateTime,
        });
        var isFoundOtherwise = stated.Text != before.Text || stated.Speaker != before.Speaker || stated.Nature != before.Nature || (status == ReviewStatus.Rejected) != (claim.Status == ReviewStatus.Rejected);
        // It leaves the index as it came in.
        if (article.IsLatest && isFoundOtherwise)
            await SearchIndex.RemoveAsync(db, article.Id, cancellationToken);
        stated.PutOn(claim);
        claim.Status = status;
        await db.SaveChangesAsync(cancellationToken);
        if (article.IsLatest && isFoundOtherwise)
            await DecidedClaims.IndexAnewAsync(db, article, cancellationToken);
        return ReviewOutcome.Done;
    }

    private static async Task<(ReviewOutcome Outcome, ClaimReading? Stated)> EditAsync(ArchiveDbContext db, Article article, Claim claim, ReviewRequest request, CancellationToken cancellationToken)
    {
        var reading = ClaimReading.Of(claim);
        var stated = DecidedClaims.WithSpeaker(article, claim, reading, request.Speaker is null ? reading.Speaker : Words(request.Speaker)) with
        {
            Form = request.Form ?? reading.Form,
            Nature = request.Nature ?? reading.Nature,
            Polarity = request.Polarity ?? reading.Polarity,
            Certainty = request.Certainty ?? reading.Certainty,
        };
        // A form sends line ends of its own.
        if (request.Words?.ReplaceLineEndings("\n").Trim() is not { } words || words == reading.Text.Trim())
            return (ReviewOutcome.Done, stated);
        if (ClaimAnchor.Nearest(article.ReadingText, article.Blocks[claim.Block].Span, words, claim.Start) is not { } place)
            return (ReviewOutcome.NoSuchWords, null);
        if (await DecidedClaims.SourceAsync(db, article.Id, article.ReadingText, place, cancellationToken) is not { } source)
            return (ReviewOutcome.Outdated, null);
        return (ReviewOutcome.Done, DecidedClaims.WithWords(article, stated, place, source));
    }

    private static string? Words(string? given) => string.IsNullOrWhiteSpace(given) ? null : given.Trim();
}

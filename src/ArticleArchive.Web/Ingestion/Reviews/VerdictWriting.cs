using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion.Claims;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Ingestion.Reviews;

/// <summary>What became of a change of a verdict.</summary>
public enum VerdictOutcome
{
    /// <summary>It was written.</summary>
    Done,

    /// <summary>It was so already; nothing was written.</summary>
    AlreadySo,

    /// <summary>There is no such verdict, or no such claim to begin one about.</summary>
    NotFound,

    /// <summary>Somebody changed the verdict in between; nothing was written.</summary>
    Changed,

    /// <summary>A verdict in this state cannot go there, or cannot be rewritten; nothing was written.</summary>
    NotAllowed,

    /// <summary>A verdict is published with a reason and a source; nothing was written.</summary>
    Unfounded,
}

/// <summary>What a verdict says.</summary>
/// <param name="Rating">How true the claim was found to be.</param>
/// <param name="RatingWords">The same in the author's own words, or null.</param>
/// <param name="Reason">Why.</param>
/// <param name="Sources">Where that can be looked up.</param>
public sealed record VerdictText(VerdictRating Rating, string? RatingWords, string Reason, IReadOnlyList<VerdictSource> Sources)
{
    /// <summary>Reads sources as a person writes them: one a line, a web address with what it is called behind it, or a title alone.</summary>
    public static IReadOnlyList<VerdictSource> ReadSources(string? lines)
    {
        var sources = new List<VerdictSource>();
        foreach (var line in (lines ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var end = line.IndexOfAny([' ', '\t']);
            var first = end < 0 ? line : line[..end];
            sources.Add(IsWeb(first) ? new VerdictSource(first, end < 0 ? null : line[end..].Trim()) : new VerdictSource(Address: null, line));
        }

        return sources;
    }

    /// <summary>The lines that <see cref="ReadSources"/> reads.</summary>
    public static string WriteSources(IEnumerable<VerdictSource> sources) => string.Join('\n', sources.Select(source => $"{source.Address} {source.Title}".Trim()));

    private static bool IsWeb(string word) => Uri.TryCreate(word, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
}

/// <summary>Lets a person write a verdict about a claim and bring it from draft to publication; every step is kept with what the verdict said then.</summary>
/// <remarks>Calls throw <see cref="StorageUnavailableException"/> when the archive cannot be written; nothing is changed then.</remarks>
public sealed class VerdictWriting(ArchiveDatabase database, TimeProvider time)
{
    /// <summary>Where a verdict can go from a state. What is published is withdrawn before it is rewritten, so that nothing published changes silently.</summary>
    public static IReadOnlyList<VerdictStatus> Next(VerdictStatus status) => status switch
    {
        VerdictStatus.Draft => [VerdictStatus.InReview],
        VerdictStatus.InReview => [VerdictStatus.Published, VerdictStatus.Draft],
        VerdictStatus.Published => [VerdictStatus.Withdrawn],
        _ => [VerdictStatus.Draft],
    };

    /// <summary>True where the verdict's text can be changed.</summary>
    public static bool IsOpen(VerdictStatus status) => status is VerdictStatus.Draft or VerdictStatus.InReview;

    /// <summary>Begins a verdict about a claim, as a draft.</summary>
    /// <returns>Its id, or null when there is no such claim.</returns>
    public Task<int?> BeginAsync(int claimId, VerdictText text, string? author, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        return database.WriteAsync<int?>(
            async db =>
            {
                var claim = await db.Claims.AsNoTracking().Include(row => row.Article).SingleOrDefaultAsync(row => row.Id == claimId, cancellationToken);
                if (claim?.Article is null)
                    return null;
                var (prefix, suffix) = ClaimAnchor.Around(claim.Article.ReadingText, claim.Start, claim.End);
                var now = time.GetUtcNow().UtcDateTime;
                var verdict = new Verdict
                {
                    ClaimId = claimId,
                    ArticleId = claim.ArticleId,
                    ClaimText = claim.Text,
                    Speaker = claim.Speaker,
                    Prefix = prefix,
                    Suffix = suffix,
                    SourceStart = claim.SourceStart,
                    SourceEnd = claim.SourceEnd,
                    Polarity = claim.Polarity,
                    Words = ClaimWords.OfVerdict(claim.Text),
                    Reason = "",
                    Author = Words(author),
                    MadeAtUtc = now,
                };
                Put(verdict, text);
                Step(verdict, from: null, verdict.Author, note: null, now);
                db.Verdicts.Add(verdict);
                await db.SaveChangesAsync(cancellationToken);
                return verdict.Id;
            },
            cancellationToken);
    }

    /// <summary>Rewrites a verdict that is not yet published.</summary>
    /// <param name="id">The verdict.</param>
    /// <param name="text">What it says from now on.</param>
    /// <param name="seen">How many steps the person saw: somebody else's step in between is not overwritten.</param>
    /// <param name="editor">Who rewrites it.</param>
    /// <param name="note">Why, or null.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    public Task<VerdictOutcome> RewriteAsync(int id, VerdictText text, int seen, string? editor, string? note, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        return ChangeAsync(
            id,
            seen,
            verdict =>
            {
                if (!IsOpen(verdict.Status))
                    return VerdictOutcome.NotAllowed;
                if (verdict.Rating == text.Rating && verdict.RatingWords == Words(text.RatingWords) && verdict.Reason == text.Reason.Trim() && verdict.Sources.SequenceEqual(text.Sources))
                    return VerdictOutcome.AlreadySo;
                Put(verdict, text);
                verdict.Author ??= Words(editor);
                Step(verdict, verdict.Status, Words(editor), Words(note), time.GetUtcNow().UtcDateTime);
                return VerdictOutcome.Done;
            },
            cancellationToken);
    }

    /// <summary>Brings a verdict to another state.</summary>
    /// <param name="id">The verdict.</param>
    /// <param name="to">Where it goes.</param>
    /// <param name="seen">How many steps the person saw.</param>
    /// <param name="editor">Who decides it.</param>
    /// <param name="note">Why, or null.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    public Task<VerdictOutcome> MoveAsync(int id, VerdictStatus to, int seen, string? editor, string? note, CancellationToken cancellationToken) => ChangeAsync(
        id,
        seen,
        verdict =>
        {
            if (verdict.Status == to)
                return VerdictOutcome.AlreadySo;
            if (!Next(verdict.Status).Contains(to))
                return VerdictOutcome.NotAllowed;
            if (to == VerdictStatus.Published && (verdict.Reason.Length == 0 || verdict.Sources.Count == 0))
                return VerdictOutcome.Unfounded;
            var (from, now) = (verdict.Status, time.GetUtcNow().UtcDateTime);
            verdict.Status = to;
            if (to == VerdictStatus.Published)
                verdict.PublishedAtUtc = now;
            Step(verdict, from, Words(editor), Words(note), now);
            return VerdictOutcome.Done;
        },
        cancellationToken);

    /// <summary>Gives a verdict whose claim is gone to another claim of the article; it keeps the words that it was begun with.</summary>
    /// <inheritdoc cref="MoveAsync"/>
    /// <param name="id">The verdict.</param>
    /// <param name="claimId">A claim of the same article.</param>
    /// <param name="seen">How many steps the person saw.</param>
    /// <param name="editor">Who decides it.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    public Task<VerdictOutcome> AttachAsync(int id, int claimId, int seen, string? editor, CancellationToken cancellationToken) => ChangeAsync(
        id,
        seen,
        async (db, verdict) =>
        {
            var claim = await db.Claims.AsNoTracking().Include(row => row.Article).SingleOrDefaultAsync(row => row.Id == claimId && row.ArticleId == verdict.ArticleId, cancellationToken);
            if (claim?.Article is null)
                return VerdictOutcome.NotFound;
            if (await StandsAsync(db, verdict, cancellationToken))
                return VerdictOutcome.NotAllowed;
            DecidedClaims.Place(verdict, claim.Article, claim);
            Step(verdict, verdict.Status, Words(editor), $"Attached to: {claim.Text}", time.GetUtcNow().UtcDateTime);
            return VerdictOutcome.Done;
        },
        cancellationToken);

    /// <summary>Leaves a verdict with the earlier version of the text, where its claim still stands.</summary>
    /// <inheritdoc cref="MoveAsync"/>
    public Task<VerdictOutcome> LeaveAsync(int id, int seen, string? editor, CancellationToken cancellationToken) => ChangeAsync(
        id,
        seen,
        async (db, verdict) =>
        {
            var claim = await db.Claims.AsNoTracking().Include(row => row.Article).SingleOrDefaultAsync(row => row.Id == verdict.ClaimId, cancellationToken);
            if (claim?.Article is null || claim.ArticleId == verdict.ArticleId)
                return VerdictOutcome.NotAllowed;
            DecidedClaims.Place(verdict, claim.Article, claim);
            Step(verdict, verdict.Status, Words(editor), $"Left with version {claim.Article.Version} of the text", time.GetUtcNow().UtcDateTime);
            return VerdictOutcome.Done;
        },
        cancellationToken);

    private static Task<bool> StandsAsync(ArchiveDbContext db, Verdict verdict, CancellationToken cancellationToken) =>
        db.Claims.AnyAsync(row => row.Id == verdict.ClaimId && row.ArticleId == verdict.ArticleId, cancellationToken);

    private Task<VerdictOutcome> ChangeAsync(int id, int seen, Func<Verdict, VerdictOutcome> change, CancellationToken cancellationToken) =>
        ChangeAsync(id, seen, (_, verdict) => Task.FromResult(change(verdict)), cancellationToken);

    private Task<VerdictOutcome> ChangeAsync(int id, int seen, Func<ArchiveDbContext, Verdict, Task<VerdictOutcome>> change, CancellationToken cancellationToken) => database.WriteAsync(
        async db =>
        {
            var verdict = await db.Verdicts.Include(row => row.Steps).SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
            if (verdict is null)
                return VerdictOutcome.NotFound;
            if (verdict.Steps.Count != seen)
                return VerdictOutcome.Changed;
            var outcome = await change(db, verdict);
            if (outcome == VerdictOutcome.Done)
                await db.SaveChangesAsync(cancellationToken);
            return outcome;
        },
        cancellationToken);

    private static void Put(Verdict verdict, VerdictText text)
    {
        verdict.Rating = text.Rating;
        verdict.RatingWords = Words(text.RatingWords);
        verdict.Reason = text.Reason.Trim();
        verdict.Sources = text.Sources;
    }

    private static void Step(Verdict verdict, VerdictStatus? from, string? editor, string? note, DateTime now)
    {
        verdict.ChangedAtUtc = now;
        verdict.Steps.Add(new VerdictStep
        {
            From = from,
            To = verdict.Status,
            Rating = verdict.Rating,
            RatingWords = verdict.RatingWords,
            Reason = verdict.Reason,
            Sources = verdict.Sources,
            Editor = editor,
            Note = note,
            AtUtc = now,
        });
    }

    private static string? Words(string? given) => string.IsNullOrWhiteSpace(given) ? null : given.Trim();
}

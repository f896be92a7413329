using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Search;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Ingestion.Reviews;

/// <summary>What became of a claim that a person wanted to add.</summary>
public enum AddingOutcome
{
    /// <summary>It is there.</summary>
    Done,

    /// <summary>There is no such article.</summary>
    NoSuchArticle,

    /// <summary>The text is another than the one that the person saw; nothing was written.</summary>
    TextChanged,

    /// <summary>The words do not stand in the text; nothing was written.</summary>
    NoSuchWords,

    /// <summary>The words stand in the text more than once, and no place was given; nothing was written.</summary>
    SeveralPlaces,

    /// <summary>The words reach over the border of a paragraph; nothing was written.</summary>
    SeveralBlocks,

    /// <summary>It is a claim already; nothing was written.</summary>
    AlreadyClaim,

    /// <summary>An older version of the program read the article otherwise, so that the words' place in the file cannot be told; nothing was written.</summary>
    Outdated,
}

/// <summary>A claim that a person adds.</summary>
/// <param name="Words">As they stand in the text; white space around them does not count.</param>
/// <param name="Place">Where they stand in the reading text; null where they stand once and are to be looked for.</param>
public sealed record AddedClaim(string Words, TextSpan? Place = null)
{
    /// <summary>Of the reading text that the person saw (<see cref="RepairRows.StampOf"/>), or null to take it as it is.</summary>
    public string? TextStamp { get; init; }

    public ClaimForm Form { get; init; }

    public ClaimNature Nature { get; init; }

    public ClaimPolarity Polarity { get; init; }

    public ClaimCertainty Certainty { get; init; }

    /// <summary>The speaker's name, or null for the author or an unknown speaker.</summary>
    public string? Speaker { get; init; }

    public string? Editor { get; init; }

    public string? Note { get; init; }
}

/// <summary>Lets a person add a claim that the program missed.</summary>
/// <remarks>Calls throw <see cref="StorageUnavailableException"/> when the archive cannot be written; nothing is changed then.</remarks>
public sealed class ClaimAdding(ArchiveDatabase database, TimeProvider time)
{
    /// <summary>Adds a claim to an article.</summary>
    /// <returns>What became of it, and the id of the claim, also of the one that was there already.</returns>
    public Task<(AddingOutcome Outcome, int? ClaimId)> AddAsync(int articleId, AddedClaim added, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(added);
        return database.WriteAsync(db => AddAsync(db, articleId, added, cancellationToken), cancellationToken);
    }

    /// <summary>Where words stand in a text, without the white space around them.</summary>
    internal static (AddingOutcome Outcome, TextSpan Place) PlaceOf(string text, AddedClaim added)
    {
        if (added.Place is { } given)
        {
            var (start, end) = (given.Start, given.End);
            while (start < end && char.IsWhiteSpace(text[start]))
                start++;
            while (end > start && char.IsWhiteSpace(text[end - 1]))
                end--;
            return (start == end ? AddingOutcome.NoSuchWords : AddingOutcome.Done, new TextSpan(start, end));
        }

        // A form sends line ends of its own.
        var words = added.Words.ReplaceLineEndings("\n").Trim();
        var at = words.Length == 0 ? -1 : text.IndexOf(words, StringComparison.Ordinal);
        return at < 0 ? (AddingOutcome.NoSuchWords, default)
            : text.IndexOf(words, at + 1, StringComparison.Ordinal) >= 0 ? (AddingOutcome.SeveralPlaces, default)
            : (AddingOutcome.Done, TextSpan.OfLength(at, words.Length));
    }

    private async Task<(AddingOutcome Outcome, int? ClaimId)> AddAsync(ArchiveDbContext db, int articleId, AddedClaim added, CancellationToken cancellationToken)
    {
        var article = await db.Articles.AsSplitQuery().Include(row => row.Sections).Include(row => row.Claims).Include(row => row.Edits).Include(row => row.Findings)
            .SingleOrDefaultAsync(row => row.Id == articleId, cancellationToken);
        if (article is null)
            return (AddingOutcome.NoSuchArticle, null);
        if (added.TextStamp is { } stamp && stamp != RepairRows.StampOf(article.ReadingText))
            return (AddingOutcome.TextChanged, null);
        var (outcome, place) = PlaceOf(article.ReadingText, added);
        if (outcome != AddingOutcome.Done)
            return (outcome, null);
        if (AddedClaims.BlockOf(article, place) is not { } block)
            return (AddingOutcome.SeveralBlocks, null);
        if (article.Claims.Find(claim => claim.Start == place.Start && claim.End == place.End) is { } known)
            return (AddingOutcome.AlreadyClaim, known.Id);
        if (await DecidedClaims.SourceAsync(db, articleId, article.ReadingText, place, cancellationToken) is not { } source)
            return (AddingOutcome.Outdated, null);

        var row = AddedClaims.Row(article, block, place, source, new ClaimReading { Form = added.Form, Nature = added.Nature, Polarity = added.Polarity, Certainty = added.Certainty, Speaker = Words(added.Speaker) });
        row.Status = ReviewStatus.Confirmed;
        // It leaves the index as it came in.
        if (article.IsLatest)
            await SearchIndex.RemoveAsync(db, articleId, cancellationToken);
        article.Claims.Add(row);
        article.ClaimCount = article.Claims.Count;
        await db.SaveChangesAsync(cancellationToken);
        var reading = ClaimReading.Of(row);
        var (prefix, suffix) = ClaimAnchor.Around(article.ReadingText, place.Start, place.End);
        db.ClaimDecisions.Add(new ClaimDecision
        {
            ClaimId = row.Id,
            ArticleId = articleId,
            Status = ReviewStatus.Confirmed,
            IsCurrent = true,
            IsAdded = true,
            HasOwnWords = true,
            Derived = reading,
            Stated = reading,
            Prefix = prefix,
            Suffix = suffix,
            Editor = Words(added.Editor),
            Note = Words(added.Note),
            MadeAtUtc = time.GetUtcNow().UtcDateTime,
        });
        await db.SaveChangesAsync(cancellationToken);
        if (article.IsLatest)
            await DecidedClaims.IndexAnewAsync(db, article, cancellationToken);
        return (AddingOutcome.Done, row.Id);
    }

    private static string? Words(string? given) => string.IsNullOrWhiteSpace(given) ? null : given.Trim();
}

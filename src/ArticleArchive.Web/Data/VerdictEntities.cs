using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Claims.Comparison;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Data;

/// <summary>How true a claim was found to be, from best to worst.</summary>
public enum VerdictRating
{
    /// <summary>It is so.</summary>
    True,

    /// <summary>It is so but for details that change little.</summary>
    MostlyTrue,

    /// <summary>Part of it is so, and part is not.</summary>
    Mixed,

    /// <summary>The words may be so; what they make one believe is not.</summary>
    Misleading,

    /// <summary>It is not so but for a grain.</summary>
    MostlyFalse,

    /// <summary>It is not so.</summary>
    False,

    /// <summary>It cannot be told from what is known.</summary>
    Unproven,
}

/// <summary>How far a verdict has come.</summary>
public enum VerdictStatus
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>Finished by its author, and read by somebody else.</summary>
    InReview,

    /// <summary>In force: shown as the archive's verdict, and exported.</summary>
    Published,

    /// <summary>Was published and holds no more; stays to be seen.</summary>
    Withdrawn,
}

/// <summary>Where a verdict's reason can be looked up.</summary>
/// <param name="Address">A web address, or null for what has none.</param>
/// <param name="Title">What it is called; null where only the address is known.</param>
public sealed record VerdictSource(string? Address, string? Title);

/// <summary>What a person found about the truth of a claim.</summary>
public sealed class Verdict
{
    public int Id { get; set; }

    /// <summary>The <see cref="Claim.Id"/>; the claim may be gone, then the verdict is shown as orphaned with its words.</summary>
    public int ClaimId { get; set; }

    public int ArticleId { get; set; }

    /// <summary>The claim's words when the verdict was begun.</summary>
    public required string ClaimText { get; set; }

    public string? Speaker { get; set; }

    public required string Prefix { get; set; }

    public required string Suffix { get; set; }

    public int SourceStart { get; set; }

    public int SourceEnd { get; set; }

    /// <summary>Whether the claim affirmed its words, as of the last time that it was there; null where that was never known.</summary>
    public ClaimPolarity? Polarity { get; set; }

    /// <summary><see cref="LinkedClaim.Words"/> of the claim, by which the same words elsewhere lead to the verdict; null for too few words to say the same elsewhere.</summary>
    public long? Words { get; set; }

    public VerdictRating Rating { get; set; }

    /// <summary>The rating in the author's own words, or null.</summary>
    public string? RatingWords { get; set; }

    public required string Reason { get; set; }

    /// <summary>Stored as JSON.</summary>
    public IReadOnlyList<VerdictSource> Sources { get; set; } = [];

    public string? Author { get; set; }

    public VerdictStatus Status { get; set; }

    public DateTime MadeAtUtc { get; set; }

    public DateTime ChangedAtUtc { get; set; }

    public DateTime? PublishedAtUtc { get; set; }

    public List<VerdictStep> Steps { get; } = [];
}

/// <summary>One step in the life of a verdict, with what it said then; rows are only added.</summary>
public sealed class VerdictStep
{
    public int Id { get; set; }

    public int VerdictId { get; set; }

    public Verdict? Verdict { get; set; }

    /// <summary>Null when the verdict was begun.</summary>
    public VerdictStatus? From { get; set; }

    public VerdictStatus To { get; set; }

    public VerdictRating Rating { get; set; }

    public string? RatingWords { get; set; }

    public required string Reason { get; set; }

    /// <summary>Stored as JSON.</summary>
    public IReadOnlyList<VerdictSource> Sources { get; set; } = [];

    public string? Editor { get; set; }

    public string? Note { get; set; }

    public DateTime AtUtc { get; set; }
}

/// <summary>A verdict that somebody else published, imported as schema.org <c>ClaimReview</c>.</summary>
public sealed class KnownVerdict
{
    public int Id { get; set; }

    /// <summary>Tells whether it was imported before: a hash of address, publisher and claim.</summary>
    public required string Key { get; set; }

    /// <summary>The claim in the words of whoever checked it (<c>claimReviewed</c>).</summary>
    public required string ClaimReviewed { get; set; }

    /// <summary>Who made the claim, or null.</summary>
    public string? Claimant { get; set; }

    /// <summary>When the claim was made, as printed in the file, or null.</summary>
    public string? ClaimDate { get; set; }

    public string? Url { get; set; }

    /// <summary>Who checked it, or null.</summary>
    public string? Publisher { get; set; }

    /// <summary>When the check was published, as printed in the file, or null.</summary>
    public string? PublishedDate { get; set; }

    /// <summary>The rating in words (<c>alternateName</c>), or null.</summary>
    public string? RatingLabel { get; set; }

    public double? RatingValue { get; set; }

    public double? BestRating { get; set; }

    public double? WorstRating { get; set; }

    /// <summary>Where the claim was made (<c>appearance</c>); stored as JSON.</summary>
    public IReadOnlyList<string> Appearances { get; set; } = [];

    /// <summary>The file that it came from.</summary>
    public required string SourceName { get; set; }

    public DateTime ImportedAtUtc { get; set; }
}

/// <summary>A claim that a known verdict may be about: a candidate until a person confirms it.</summary>
public sealed class KnownVerdictMatch
{
    public int KnownVerdictId { get; set; }

    public KnownVerdict? KnownVerdict { get; set; }

    public int ClaimId { get; set; }

    public Claim? Claim { get; set; }

    /// <summary>0-1: how sure it is that both say the same.</summary>
    public double Score { get; set; }

    /// <summary>What the archive's claim is to the one that was checked.</summary>
    public required string Relation { get; set; }

    /// <summary>What <see cref="Relation"/> proposes to say of it.</summary>
    public KnownVerdictAnswer Proposal => Relation switch
    {
        nameof(ClaimRelation.Same) or nameof(ClaimRelation.Reports) => KnownVerdictAnswer.Same,
        nameof(ClaimRelation.Opposite) => KnownVerdictAnswer.Opposite,
        _ => KnownVerdictAnswer.Other,
    };

    /// <summary>The claim's wording (<see cref="KnownVerdictDecision.WordsHash"/>).</summary>
    public required string WordsHash { get; set; }

    /// <summary>In words for a reader; stored as JSON.</summary>
    public IReadOnlyList<string> Why { get; set; } = [];
}

/// <summary>Which statement somebody else's verdict checks, seen from a claim of the archive. Only <see cref="Same"/> makes its rating one of the claim.</summary>
public enum KnownVerdictAnswer
{
    /// <summary>This very statement.</summary>
    Same,

    /// <summary>Its opposite: what was found false there says nothing against this claim.</summary>
    Opposite,

    /// <summary>Another statement on the same matter, as one with another figure.</summary>
    Other,

    /// <summary>Another matter.</summary>
    Unrelated,
}

/// <summary>What a person said of a match; of the wording, so that it holds for the same words anywhere and after the texts are read anew.</summary>
public sealed class KnownVerdictDecision
{
    public int KnownVerdictId { get; set; }

    public KnownVerdict? KnownVerdict { get; set; }

    public required string WordsHash { get; set; }

    public KnownVerdictAnswer Answer { get; set; }

    /// <summary>The words when it was decided, to show them should the claim be gone.</summary>
    public required string ClaimText { get; set; }

    public string? Editor { get; set; }

    public DateTime DecidedAtUtc { get; set; }
}

/// <summary>Up to which known verdict an article's claims were compared.</summary>
public sealed class KnownVerdictRun
{
    public int ArticleId { get; set; }

    /// <summary>The highest <see cref="KnownVerdict.Id"/> at that time.</summary>
    public int UpToId { get; set; }
}

/// <summary>A published verdict that stands on a claim: on itself, or on the same words elsewhere. A view.</summary>
public sealed class ClaimVerdict
{
    public int ClaimId { get; set; }

    public int VerdictId { get; set; }

    public VerdictRating Rating { get; set; }

    public string? RatingWords { get; set; }

    public DateTime? PublishedAtUtc { get; set; }

    /// <summary>False where it was found of the same words elsewhere.</summary>
    public bool IsOwn { get; set; }

    /// <summary>The one verdict to name beside each of some claims: its own before one on the same words, the newest of several.</summary>
    internal static async Task<IReadOnlyDictionary<int, ClaimVerdict>> ReadAsync(ArchiveDbContext db, IReadOnlyCollection<int> claimIds, CancellationToken cancellationToken) =>
        (await db.ClaimVerdicts.Where(row => claimIds.Contains(row.ClaimId)).ToListAsync(cancellationToken))
            .GroupBy(row => row.ClaimId).ToDictionary(rows => rows.Key, rows => rows.OrderByDescending(row => row.IsOwn).ThenByDescending(row => row.PublishedAtUtc).First());
}

using ArticleArchive.Parsing.Claims.Comparison;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Data;

/// <summary>What the archive knows of a claim beyond its article: who else says it, and who says otherwise. One row for each claim of a newest version.</summary>
public sealed class LinkedClaim
{
    /// <summary>The <see cref="Claim.Id"/>.</summary>
    public int ClaimId { get; set; }

    public int ArticleId { get; set; }

    /// <summary>Equal for claims of the same words, whatever their case and punctuation, both asserted or both denied.</summary>
    public long Words { get; set; }

    /// <summary>Where it stands in the index of claims (<see cref="ClaimKey"/>), 4 bytes each; null for one that is not compared.</summary>
    public byte[]? Keys { get; set; }

    /// <summary>The <see cref="Speaker"/> of its speaker's name, before any merging; null without a speaker.</summary>
    public int? SpeakerId { get; set; }

    /// <summary>Joins the claims that say the same: the lowest id among them; null for one alone.</summary>
    public int? ClusterId { get; set; }

    /// <summary>In how many other articles the same is said, copies of one article counted once.</summary>
    public int RepeatCount { get; set; }

    /// <summary>How many claims say otherwise: opposite, or with other figures, and not refused by a person.</summary>
    public int ContestCount { get; set; }
}

/// <summary>One of a claim's places in the index of claims: claims that share one are worth comparing.</summary>
public sealed class ClaimKey
{
    public int Key { get; set; }

    public int ClaimId { get; set; }
}

/// <summary>What a person said of a link.</summary>
public enum ClaimLinkState
{
    /// <summary>Nothing: it is only what the program found.</summary>
    Candidate,

    /// <summary>It is so.</summary>
    Confirmed,

    /// <summary>It is not so; it is not shown again.</summary>
    Refused,
}

/// <summary>What two claims of newest versions are to each other.</summary>
public sealed class ClaimLink
{
    /// <summary>The lower of the two ids.</summary>
    public int LeftId { get; set; }

    public int RightId { get; set; }

    public ClaimRelation Relation { get; set; }

    /// <summary>0-1: how sure the program is that they are about the same matter; 0 where only a person saw it.</summary>
    public double Score { get; set; }

    public ClaimLinkState State { get; set; }

    /// <summary>The <see cref="ClaimLinkDecision"/> that <see cref="State"/> follows from.</summary>
    public int? DecisionId { get; set; }
}

/// <summary>
/// A person's decision about two claims. It holds for the wordings: wherever the two stand, and whatever ids their claims get. Where
/// both have the same words, it holds for the two sources.
/// </summary>
public sealed class ClaimLinkDecision
{
    public int Id { get; set; }

    /// <summary><see cref="LinkedClaim.Words"/> of the claim that is named first.</summary>
    public long LeftWords { get; set; }

    public long RightWords { get; set; }

    /// <summary>The claims as they were when it was decided.</summary>
    public int LeftClaimId { get; set; }

    public int RightClaimId { get; set; }

    public required string LeftSourceKey { get; set; }

    public required string RightSourceKey { get; set; }

    public required string LeftText { get; set; }

    public required string RightText { get; set; }

    /// <summary>Never <see cref="ClaimLinkState.Candidate"/>.</summary>
    public ClaimLinkState State { get; set; }

    /// <summary>What they are to each other, or, where it was refused, what they are not.</summary>
    public ClaimRelation Relation { get; set; }

    /// <summary>The name that the person gave, or null.</summary>
    public string? Editor { get; set; }

    public DateTime DecidedAtUtc { get; set; }
}

/// <summary>Somebody whose words the archive holds: one row for each name, joined by a person where two names are one speaker.</summary>
public sealed class Speaker
{
    public int Id { get; set; }

    /// <summary>The name folded; equal names are one speaker unless a person says otherwise.</summary>
    public required string Key { get; set; }

    /// <summary>As an article first gave it, or as a person wrote it.</summary>
    public required string Name { get; set; }

    /// <summary>The speaker that this name belongs to, by a person's word; never one that is itself merged.</summary>
    public int? MergedIntoId { get; set; }

    /// <summary>When a person last merged, split or renamed it, or said what it is.</summary>
    public DateTime? DecidedAtUtc { get; set; }

    /// <summary>True where a person said that the name is nobody's: claims under it have an unknown speaker.</summary>
    public bool IsNoSpeaker { get; set; }
}

/// <summary>A person's word that in one source a name means somebody else than elsewhere.</summary>
public sealed class SpeakerAssignment
{
    /// <summary>The folded name.</summary>
    public required string Key { get; set; }

    /// <summary>The <see cref="Article.SourceKey"/>.</summary>
    public required string SourceKey { get; set; }

    public int SpeakerId { get; set; }

    public DateTime DecidedAtUtc { get; set; }
}

/// <summary>Whose words a claim of a newest version holds, after all merging and renaming. A view.</summary>
public sealed class KnownSpeaker
{
    public int ClaimId { get; set; }

    /// <summary>The <see cref="Speaker"/>; never one that is merged.</summary>
    public int SpeakerId { get; set; }

    /// <summary>As the speaker is called in this archive; the article may give another name.</summary>
    public required string Name { get; set; }

    /// <summary>The speakers of some claims, by claim.</summary>
    internal static Task<Dictionary<int, KnownSpeaker>> ReadAsync(ArchiveDbContext db, IReadOnlyCollection<int> claimIds, CancellationToken cancellationToken) =>
        db.ClaimSpeakers.Where(row => claimIds.Contains(row.ClaimId)).ToDictionaryAsync(row => row.ClaimId, cancellationToken);
}

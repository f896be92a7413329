using System.Text.Json.Serialization;
using ArticleArchive.Parsing;
using ArticleArchive.Web.Data;

namespace ArticleArchive.Web.Exports;

/// <summary>
/// A claim as it leaves the archive: the shape of <c>/api/v1/claims</c> and of NDJSON. Every offset counts UTF-16 code units, half-open, in
/// the article's reading text, unless its name says otherwise. What is not known is null.
/// </summary>
internal sealed record ExportedClaim
{
    public required int Id { get; init; }

    /// <summary>The claim's page in the archive: its permanent address.</summary>
    public required string Url { get; init; }

    public required string Text { get; init; }

    /// <summary>Up to 32 code units of the reading text before the claim.</summary>
    public required string Prefix { get; init; }

    /// <summary>Up to 32 code units of the reading text after the claim.</summary>
    public required string Suffix { get; init; }

    /// <summary>SHA-256 of <see cref="Text"/> in UTF-8, lower-case hexadecimal.</summary>
    public required string TextSha256 { get; init; }

    public required ClaimForm Form { get; init; }

    public required ClaimNature Nature { get; init; }

    public required ClaimPolarity Polarity { get; init; }

    public required ClaimCertainty Certainty { get; init; }

    public ExportedSpeaker? Speaker { get; init; }

    /// <summary>The words that attribute it.</summary>
    public ExportedWords? Cue { get; init; }

    public required int Start { get; init; }

    public required int End { get; init; }

    /// <summary>As <see cref="Start"/>, in Unicode code points, as W3C selectors count.</summary>
    public required int CodePointStart { get; init; }

    public required int CodePointEnd { get; init; }

    /// <summary>In the decoded file.</summary>
    public required int SourceStart { get; init; }

    public required int SourceEnd { get; init; }

    /// <summary>Pairs of start and end, where a cue breaks what was said; else empty.</summary>
    public required IReadOnlyList<int[]> Parts { get; init; }

    public required IReadOnlyList<ExportedFigure> Figures { get; init; }

    public required IReadOnlyList<ExportedTime> Times { get; init; }

    public required IReadOnlyList<ExportedName> Names { get; init; }

    /// <summary>0-1.</summary>
    public required double CheckWorthiness { get; init; }

    /// <summary>0-1.</summary>
    public required double Confidence { get; init; }

    /// <summary>False where the words touch damage or a repair.</summary>
    public required bool IsQuotable { get; init; }

    public required ReviewStatus Status { get; init; }

    /// <summary>True where a person added it: the program did not find it.</summary>
    public bool IsAdded { get; init; }

    /// <summary>The person who confirmed it or put it right, where a name was given.</summary>
    public string? Reviewer { get; init; }

    public string? Section { get; init; }

    public required IReadOnlyList<string> Why { get; init; }

    /// <summary>The archive's published verdict: on the claim itself before one on the same words elsewhere, the newest of several.</summary>
    public ExportedVerdict? Verdict { get; init; }

    /// <summary>What others published about it (schema.org <c>ClaimReview</c>), the confirmed ones first; without those that a person refused.</summary>
    public required IReadOnlyList<ExportedKnownVerdict> KnownVerdicts { get; init; }

    /// <summary>In how many other articles the same is said, copies of one article counted once; what is linked is a candidate until a person confirms it.</summary>
    public required int RepeatedIn { get; init; }

    /// <summary>How many claims of the archive say otherwise.</summary>
    public required int ContestedBy { get; init; }

    /// <summary>The archive's page of the first published article that says the same, as far as dates are known; mostly the claim's own.</summary>
    public required string FirstAppearance { get; init; }

    public required ExportedArticle Article { get; init; }
}

/// <param name="Name">As the archive knows the speaker, after what people merged and renamed.</param>
/// <param name="NamedAs">As the article names the speaker.</param>
/// <param name="Mention">The words beside the cue.</param>
/// <param name="Evidence">How the speaker was found; null where a person named the speaker.</param>
/// <param name="Confidence">0-1, or null where a person named the speaker.</param>
/// <param name="Kind">What the name names, where the claim's own names tell it.</param>
internal sealed record ExportedSpeaker(string Name, string NamedAs, ExportedWords? Mention, SpeakerEvidence? Evidence, double? Confidence, NameKind Kind);

internal sealed record ExportedWords(string Text, int Start, int End);

internal sealed record ExportedFigure(string Text, decimal Value, decimal? High, string? Unit, FigureQualifier Qualifier, string? Of, int Start, int End);

/// <param name="Earliest">The first day it can mean, ISO 8601.</param>
/// <param name="Latest">The last day, inclusive.</param>
internal sealed record ExportedTime(string Text, DateOnly Earliest, DateOnly Latest, TimePrecision Precision, TimeAnchor Anchor, int Start, int End);

internal sealed record ExportedName(string Name, NameKind Kind, int Start, int End);

/// <summary>What a person found about a claim's truth and published.</summary>
/// <param name="IsOwn">False where it was found of the same words elsewhere.</param>
internal sealed record ExportedVerdict(
    int Id, string Url, VerdictRating Rating, string? RatingWords, string Reason, IReadOnlyList<VerdictSource> Sources, string? Author, DateTime? PublishedAtUtc, string ClaimText, bool IsOwn);

/// <summary>A verdict that somebody else published.</summary>
/// <param name="ClaimReviewed">The claim in the words of whoever checked it.</param>
/// <param name="Claimant">Who made that claim, or null.</param>
/// <param name="Rating">The rating in words, or null.</param>
/// <param name="Published">When the check was published, as printed, or null.</param>
/// <param name="Checks">Which statement was checked, seen from the claim: its rating is one of the claim only where that is the same.</param>
/// <param name="IsConfirmed">True where a person said so; else it is a candidate.</param>
/// <param name="Score">0-1: how sure the program is that both say the same.</param>
internal sealed record ExportedKnownVerdict(
    string? Publisher, string? Url, string ClaimReviewed, string? Claimant, string? Rating, double? RatingValue, double? BestRating, double? WorstRating, string? Published, KnownVerdictAnswer Checks, bool IsConfirmed, double Score)
{
    /// <summary>True where a person said that this very statement was checked: the rating is the claim's.</summary>
    [JsonIgnore]
    public bool RatesClaim => IsConfirmed && Checks == KnownVerdictAnswer.Same;
}

/// <param name="Url">Its page in the archive.</param>
/// <param name="TextUrl">The reading text, as plain text, that the offsets count in.</param>
/// <param name="OriginalUrl">Where it was published, or null.</param>
/// <param name="Published">ISO 8601, no more exact than it is known.</param>
/// <param name="Sha256">Of the file as it came, lower-case hexadecimal.</param>
internal sealed record ExportedArticle(
    int Id,
    string Url,
    string TextUrl,
    string Title,
    bool IsTitleDerived,
    IReadOnlyList<string> Authors,
    string? Publisher,
    string? Published,
    string? Language,
    string? OriginalUrl,
    string? ExternalId,
    string SourceName,
    string Sha256,
    DateTime ArchivedAtUtc)
{
    /// <summary>The date for a reader, as the archive's pages print it; null when unknown.</summary>
    [JsonIgnore]
    public string? PublishedWords { get; init; }

    /// <summary>Year, month and day as far as they are known; empty when unknown.</summary>
    [JsonIgnore]
    public IReadOnlyList<int> PublishedParts { get; init; } = [];
}

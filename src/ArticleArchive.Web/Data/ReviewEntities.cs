using System.Text.Json.Serialization;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Web.Data;

/// <summary>What a person made of a claim.</summary>
public enum ReviewStatus
{
    /// <summary>Nobody has looked at it: it is as the program read it.</summary>
    Auto,

    /// <summary>It is right as the program read it.</summary>
    Confirmed,

    /// <summary>A person put something of it right.</summary>
    Edited,

    /// <summary>It is no claim: kept, and left out of lists and of the search.</summary>
    Rejected,
}

/// <summary>Everything of a claim that a person can put right, as the program or a person says it. Spans are in the reading text.</summary>
public sealed record ClaimReading
{
    [JsonConverter(typeof(JsonStringEnumConverter<ClaimForm>))]
    public ClaimForm Form { get; init; }

    [JsonConverter(typeof(JsonStringEnumConverter<ClaimNature>))]
    public ClaimNature Nature { get; init; }

    [JsonConverter(typeof(JsonStringEnumConverter<ClaimPolarity>))]
    public ClaimPolarity Polarity { get; init; }

    [JsonConverter(typeof(JsonStringEnumConverter<ClaimCertainty>))]
    public ClaimCertainty Certainty { get; init; }

    public string? Speaker { get; init; }

    public int? SpeakerStart { get; init; }

    public int? SpeakerEnd { get; init; }

    /// <summary>Null also where a person named the speaker.</summary>
    [JsonConverter(typeof(JsonStringEnumConverter<SpeakerEvidence>))]
    public SpeakerEvidence? SpeakerEvidence { get; init; }

    public double? SpeakerConfidence { get; init; }

    public int Start { get; init; }

    public int End { get; init; }

    /// <summary>Place in the decoded file.</summary>
    public int SourceStart { get; init; }

    /// <summary>Place in the decoded file, exclusive.</summary>
    public int SourceEnd { get; init; }

    public string Text { get; init; } = "";

    public IReadOnlyList<TextSpan> Parts { get; init; } = [];

    public bool IsQuotable { get; init; }

    /// <summary>What a claim's row says now.</summary>
    public static ClaimReading Of(Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return new ClaimReading
        {
            Form = claim.Form,
            Nature = claim.Nature,
            Polarity = claim.Polarity,
            Certainty = claim.Certainty,
            Speaker = claim.Speaker,
            SpeakerStart = claim.SpeakerStart,
            SpeakerEnd = claim.SpeakerEnd,
            SpeakerEvidence = claim.SpeakerEvidence,
            SpeakerConfidence = claim.SpeakerConfidence,
            Start = claim.Start,
            End = claim.End,
            SourceStart = claim.SourceStart,
            SourceEnd = claim.SourceEnd,
            Text = claim.Text,
            Parts = claim.Parts,
            IsQuotable = claim.IsQuotable,
        };
    }

    /// <summary>Whether both say the same; as records their lists would be compared by reference.</summary>
    public bool SaysSame(ClaimReading other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return this with { Parts = [] } == other with { Parts = [] } && Parts.SequenceEqual(other.Parts);
    }

    /// <summary>Writes it to a claim's row.</summary>
    public void PutOn(Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        claim.Form = Form;
        claim.Nature = Nature;
        claim.Polarity = Polarity;
        claim.Certainty = Certainty;
        claim.Speaker = Speaker;
        claim.SpeakerStart = SpeakerStart;
        claim.SpeakerEnd = SpeakerEnd;
        claim.SpeakerEvidence = SpeakerEvidence;
        claim.SpeakerConfidence = SpeakerConfidence;
        claim.Start = Start;
        claim.End = End;
        claim.SourceStart = SourceStart;
        claim.SourceEnd = SourceEnd;
        claim.Text = Text;
        claim.Parts = Parts;
        claim.IsQuotable = IsQuotable;
    }
}

/// <summary>
/// A person's decision about a claim. Decisions are added and never changed but for <see cref="IsCurrent"/> and what the program
/// reads now, so that they are the claim's history.
/// </summary>
public sealed class ClaimDecision
{
    public int Id { get; set; }

    /// <summary>The <see cref="Claim.Id"/>; where the article has no such claim, the decision is an orphan and waits for its words.</summary>
    public int ClaimId { get; set; }

    public int ArticleId { get; set; }

    /// <summary>What the claim is from then on; <see cref="ReviewStatus.Auto"/> where the decision before was taken back.</summary>
    public ReviewStatus Status { get; set; }

    /// <summary>True for the decision in force; a claim has at most one.</summary>
    public bool IsCurrent { get; set; }

    /// <summary>What the program reads; kept up to date while the decision is in force. Stored as JSON.</summary>
    public required ClaimReading Derived { get; set; }

    /// <summary>What the person says. Stored as JSON.</summary>
    public required ClaimReading Stated { get; set; }

    /// <summary>Up to 32 characters of the reading text before the claim, when it was decided.</summary>
    public required string Prefix { get; set; }

    /// <summary>Up to 32 characters of the reading text after the claim, when it was decided.</summary>
    public required string Suffix { get; set; }

    /// <summary>True where the person chose the claim's words: they are looked for when the text changes.</summary>
    public bool HasOwnWords { get; set; }

    /// <summary>True for a claim that a person added; its row is made of the decision.</summary>
    public bool IsAdded { get; set; }

    /// <summary>True where a person chose the words and the text does not have them any more: the rest of the decision holds.</summary>
    public bool IsPlaceLost { get; set; }

    /// <summary>For one that was carried over from another version of the file: the <see cref="Id"/> of the decision as it was first made.</summary>
    public int? CarriedFromId { get; set; }

    public string? Editor { get; set; }

    public string? Note { get; set; }

    public DateTime MadeAtUtc { get; set; }
}

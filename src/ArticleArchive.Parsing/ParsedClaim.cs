using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing;

/// <summary>Whose words a claim is given in.</summary>
public enum ClaimForm
{
    /// <summary>The author's own statement.</summary>
    Author,

    /// <summary>The words of a speaker between quotation marks.</summary>
    DirectQuote,

    /// <summary>A speaker's statement partly in the speaker's words.</summary>
    MixedQuote,

    /// <summary>A speaker's statement in the author's words.</summary>
    Indirect,
}

/// <summary>What sort of statement a claim is.</summary>
public enum ClaimNature
{
    /// <summary>Says that something is or was so.</summary>
    Fact,

    /// <summary>Says what will or may come.</summary>
    Prediction,

    /// <summary>Values or judges.</summary>
    Opinion,

    /// <summary>Says what ought to be done.</summary>
    Proposal,

    /// <summary>Binds its speaker to do something.</summary>
    Commitment,

    /// <summary>Asks.</summary>
    Question,
}

/// <summary>Whether a claim says that something is so, or is not.</summary>
public enum ClaimPolarity
{
    /// <summary>It is so.</summary>
    Affirmed,

    /// <summary>It is not so.</summary>
    Denied,
}

/// <summary>How sure a claim presents itself.</summary>
public enum ClaimCertainty
{
    /// <summary>Flatly.</summary>
    Asserted,

    /// <summary>With may, could, likely, ...</summary>
    Hedged,

    /// <summary>As somebody else's word: reportedly, alleged, ...</summary>
    Reported,

    /// <summary>Under a condition: if, should X win, ...</summary>
    Conditional,
}

/// <summary>How a speaker was found.</summary>
public enum SpeakerEvidence
{
    /// <summary>Named beside the cue.</summary>
    Explicit,

    /// <summary>A pronoun or role beside the cue, resolved.</summary>
    Pronoun,

    /// <summary>Carried over from the sentence before.</summary>
    CarriedOver,

    /// <summary>The article's author.</summary>
    Byline,
}

/// <summary>Who is said to have said it.</summary>
/// <param name="Name">As complete as the article names the speaker.</param>
/// <param name="Mention">The words beside the cue, in the reading text.</param>
/// <param name="Evidence">How the speaker was found.</param>
/// <param name="Confidence">0-1.</param>
public sealed record ClaimSpeaker(string Name, TextSpan Mention, SpeakerEvidence Evidence, double Confidence);

/// <summary>A statement with its exact place.</summary>
public sealed record ParsedClaim
{
    /// <summary>Place in the reading text.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>Exactly what stands at <see cref="Span"/>.</summary>
    public required string Text { get; init; }

    /// <summary>Index into <see cref="ParsedArticle.Sections"/>.</summary>
    public required int Section { get; init; }

    /// <summary>Index into <see cref="ParsedArticle.Blocks"/>.</summary>
    public required int Block { get; init; }

    /// <summary>Index of the claim this one is a part of (the sentence around a quotation), or null.</summary>
    public int? Parent { get; init; }

    /// <summary>Whose words.</summary>
    public required ClaimForm Form { get; init; }

    /// <summary>What sort.</summary>
    public required ClaimNature Nature { get; init; }

    /// <summary>Affirmed or denied.</summary>
    public ClaimPolarity Polarity { get; init; }

    /// <summary>How sure.</summary>
    public ClaimCertainty Certainty { get; init; }

    /// <summary>Who said it, or null when unknown or the author.</summary>
    public ClaimSpeaker? Speaker { get; init; }

    /// <summary>The word that attributes it (<c>said</c>, <c>according to</c>), or null.</summary>
    public TextSpan? Cue { get; init; }

    /// <summary>0-1: how sure the extraction is that this is a claim of this form and nature.</summary>
    public required double Confidence { get; init; }

    /// <summary>False when the claim touches damage or a repair: not safe to quote without a look at the source.</summary>
    public required bool IsQuotable { get; init; }

    /// <summary>Why: the words and rules that decided, each a short phrase for a reader; never empty.</summary>
    public required IReadOnlyList<string> Why { get; init; }
}

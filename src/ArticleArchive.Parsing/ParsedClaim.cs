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

/// <summary>How a figure is held: flatly, or as a bound or an estimate.</summary>
public enum FigureQualifier
{
    /// <summary>The value as it stands.</summary>
    Exactly,

    /// <summary>about, around, roughly, some, nearly, almost</summary>
    About,

    /// <summary>more than, over, at least</summary>
    AtLeast,

    /// <summary>less than, under, at most, up to</summary>
    AtMost,

    /// <summary>between A and B, A to B: <see cref="ClaimFigure.High"/> holds B.</summary>
    Between,
}

/// <summary>A quantity that a claim states.</summary>
/// <param name="Value">In <paramref name="Unit"/>, multiplied out: <c>$3.2 million</c> is 3200000 of <c>USD</c>.</param>
/// <param name="High">The upper end of a range, else null.</param>
/// <param name="Unit">A canonical unit: an ISO 4217 code, <c>%</c>, <c>points</c>, an SI symbol, a length of time (<c>year</c>, <c>day</c>); null for a plain count.</param>
/// <param name="Qualifier">How it is held.</param>
/// <param name="Of">What is counted or measured, in the claim's own words, or null.</param>
/// <param name="Span">The figure with its qualifier and unit, in the reading text.</param>
public sealed record ClaimFigure(decimal Value, decimal? High, string? Unit, FigureQualifier Qualifier, string? Of, TextSpan Span);

/// <summary>How exact a time is.</summary>
public enum TimePrecision
{
    /// <summary>A day.</summary>
    Day,

    /// <summary>A week.</summary>
    Week,

    /// <summary>A month.</summary>
    Month,

    /// <summary>A quarter, a season or a half of a year.</summary>
    Season,

    /// <summary>A year.</summary>
    Year,

    /// <summary>Several years, a decade, a century.</summary>
    Years,
}

/// <summary>What a time was reckoned from.</summary>
public enum TimeAnchor
{
    /// <summary>Nothing: it is written out (<c>12 March 1962</c>).</summary>
    Stated,

    /// <summary>A time named earlier in the text (<c>two years later</c>).</summary>
    Text,

    /// <summary>The article's publication date (<c>last week</c>).</summary>
    Published,
}

/// <summary>When what a claim says happened.</summary>
/// <param name="Earliest">The first day it can mean.</param>
/// <param name="Latest">The last day it can mean, inclusive.</param>
/// <param name="Precision">How exact the words are.</param>
/// <param name="Anchor">What it was reckoned from.</param>
/// <param name="Span">The words, in the reading text.</param>
public sealed record ClaimTime(DateOnly Earliest, DateOnly Latest, TimePrecision Precision, TimeAnchor Anchor, TextSpan Span);

/// <summary>What a name names.</summary>
public enum NameKind
{
    /// <summary>Not told.</summary>
    Unknown,

    /// <summary>A person.</summary>
    Person,

    /// <summary>A place.</summary>
    Place,

    /// <summary>An organisation, an office or a group.</summary>
    Organisation,
}

/// <summary>A name inside a claim.</summary>
/// <param name="Name">As complete as the article gives it.</param>
/// <param name="Kind">What it names.</param>
/// <param name="Span">The words, in the reading text.</param>
public sealed record ClaimName(string Name, NameKind Kind, TextSpan Span);

/// <summary>A statement with its exact place.</summary>
public sealed record ParsedClaim
{
    /// <summary>Place in the reading text: the sentence of an author's claim; of an attributed one its content, which is what was said without cue, speaker and quotation marks.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>Exactly what stands at <see cref="Span"/>.</summary>
    public required string Text { get; init; }

    /// <summary>What was said, where a cue breaks it into several parts; the first starts and the last ends with <see cref="Span"/>. Empty where <see cref="Span"/> is whole.</summary>
    public IReadOnlyList<TextSpan> Parts { get; init; } = [];

    /// <summary>Index into <see cref="ParsedArticle.Sections"/>.</summary>
    public required int Section { get; init; }

    /// <summary>Index into <see cref="ParsedArticle.Blocks"/>.</summary>
    public required int Block { get; init; }

    /// <summary>Index of the claim this one is a part of, or null: the author's sentence around it where that states something of its own, or what somebody said that somebody else said.</summary>
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

    /// <summary>The words beside the cue that stand for the speaker (<c>Lindqvist</c>, <c>she</c>), also where it is not known who that is; null without any.</summary>
    public TextSpan? Mention { get; init; }

    /// <summary>The word that attributes it (<c>said</c>, <c>according to</c>), or null.</summary>
    public TextSpan? Cue { get; init; }

    /// <summary>0-1: how much a fact-checker would want to check it; from 0.5 on it states something that can be checked.</summary>
    public double CheckWorthiness { get; init; }

    /// <summary>Its figures, in order.</summary>
    public IReadOnlyList<ClaimFigure> Figures { get; init; } = [];

    /// <summary>Its times, in order.</summary>
    public IReadOnlyList<ClaimTime> Times { get; init; } = [];

    /// <summary>The names in it, in order.</summary>
    public IReadOnlyList<ClaimName> Names { get; init; } = [];

    /// <summary>0-1: how sure the extraction is that this is a claim of this form and nature.</summary>
    public required double Confidence { get; init; }

    /// <summary>False when the claim touches damage or a repair: not safe to quote without a look at the source.</summary>
    public required bool IsQuotable { get; init; }

    /// <summary>Why: the words and rules that decided, each a short phrase for a reader; never empty.</summary>
    public required IReadOnlyList<string> Why { get; init; }
}

using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing;

/// <summary>The kinds of damage that are found and not wholly mended.</summary>
public enum FindingKind
{
    /// <summary>Words are missing inside a sentence, as where a link's text was lost.</summary>
    Hole,

    /// <summary>The text probably goes on: the page or a paywall cut it.</summary>
    CutShort,

    /// <summary>A sentence has no end.</summary>
    UnfinishedSentence,

    /// <summary>A piece of a sentence stands alone and where it belongs is not certain.</summary>
    DetachedTail,

    /// <summary>A number lost digits, such as a year eaten as a list number.</summary>
    CutNumber,

    /// <summary>Two sentences run together without a space or a full stop.</summary>
    GluedSentences,

    /// <summary>A section's or item's printed numeral is not the one that its place asks for.</summary>
    BrokenNumeral,

    /// <summary>The numbering skips a section that is not in the file.</summary>
    MissingSection,

    /// <summary>Label and explanation of list items had become two items.</summary>
    FlattenedList,

    /// <summary>Bytes that are no text in the file's encoding were replaced by U+FFFD.</summary>
    ReplacedBytes,

    /// <summary>The file does not look like text.</summary>
    BinaryContent,

    /// <summary>Characters look like text decoded with the wrong encoding.</summary>
    Mojibake,

    /// <summary>The format's reader passed its limits; the file was read as plain text.</summary>
    Degraded,

    /// <summary>The article has no body text.</summary>
    NoBody,

    /// <summary>It is unsure whether a stretch belongs to the article; it was kept.</summary>
    DoubtfulText,

    /// <summary>Invisible or direction-changing characters that could deceive a reader.</summary>
    DeceptiveCharacters,

    /// <summary>The file states no encoding, and its few telling bytes fit more than one.</summary>
    DoubtfulEncoding,

    /// <summary>A part of the file was not looked at: what is beyond a bound is kept as it stands, a message's further texts are not read.</summary>
    PartlyRead,

    /// <summary>A data set's record is not one object with a text in it; it was read as plain text.</summary>
    NoRecord,

    /// <summary>The date beside the headline counts from the day when the page was saved, which the file does not say.</summary>
    RelativeDate,
}

/// <summary>How much a finding harms the text.</summary>
public enum Severity
{
    /// <summary>Worth knowing.</summary>
    Notice,

    /// <summary>A sentence cannot be quoted safely, or structure is lost.</summary>
    Warning,

    /// <summary>A part of the article is missing or unreadable.</summary>
    Serious,
}

/// <summary>What a person decided about a finding.</summary>
public enum FindingResolution
{
    /// <summary>Nothing yet: it counts.</summary>
    Open,

    /// <summary>A person supplied what was missing, or put the text together.</summary>
    Mended,

    /// <summary>A person said that it is no damage.</summary>
    Dismissed,
}

/// <summary>A damage that cannot be mended with certainty.</summary>
/// <param name="Kind">What sort.</param>
/// <param name="Span">In the reading text; empty where something is missing between two places.</param>
/// <param name="Severity">How bad.</param>
/// <param name="Detail">One sentence that a reader understands.</param>
/// <param name="Suggestion">What probably stood there, or null; never applied by itself.</param>
public sealed record Finding(FindingKind Kind, TextSpan Span, Severity Severity, string Detail, string? Suggestion = null)
{
    /// <summary>Whether it still counts as damage.</summary>
    public FindingResolution Resolution { get; init; }

    /// <summary>
    /// True when the words at the place are wrong or missing, so that a sentence there is not safe to quote; false for what
    /// is wrong with the article as a whole or between its sentences.
    /// </summary>
    public bool TouchesWords => Kind is FindingKind.Hole or FindingKind.UnfinishedSentence or FindingKind.DetachedTail
        or FindingKind.CutNumber or FindingKind.GluedSentences or FindingKind.ReplacedBytes or FindingKind.Mojibake
        or FindingKind.DeceptiveCharacters or FindingKind.DoubtfulEncoding or FindingKind.BinaryContent;
}

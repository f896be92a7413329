using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Repairs;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing;

/// <summary>Everything read from one file. All spans are half-open, in UTF-16 code units of <see cref="ReadingText"/> unless another text is named.</summary>
public sealed record ParsedArticle
{
    /// <summary>How the bytes were read.</summary>
    public required SourceFormat Format { get; init; }

    /// <summary>The encoding's IANA name in lower case, such as <c>utf-8</c> or <c>windows-1252</c>.</summary>
    public required string Encoding { get; init; }

    /// <summary>The decoded bytes with <c>\n</c> line ends, nothing else changed.</summary>
    public required string SourceText { get; init; }

    /// <summary>The words of the page, which the edits apply to.</summary>
    public required PageText Page { get; init; }

    /// <summary>The page text with the accepted edits applied, and the way back.</summary>
    public required EditedText Text { get; init; }

    /// <summary>The cleaning ledger: every edit proposed, ordered by place, the undone ones too.</summary>
    public required IReadOnlyList<Edit> Edits { get; init; }

    /// <summary>The damage map, ordered by place.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>What became of each of <see cref="ParseOptions.Repairs"/>, ordered by kind and place.</summary>
    public IReadOnlyList<RepairResult> Repairs { get; init; } = [];

    /// <summary>What became of each refused edit, in the order in which they were given.</summary>
    public IReadOnlyList<RefusalResult> Refusals { get; init; } = [];

    /// <summary>The headline: found in the file, or derived and saying so. Never empty.</summary>
    public required StatedValue Title { get; init; }

    /// <summary>The summary under the headline, or null.</summary>
    public StatedValue? Standfirst { get; init; }

    /// <summary>The authors by name; empty when unknown.</summary>
    public IReadOnlyList<StatedValue> Authors { get; init; } = [];

    /// <summary>Who published it, or null.</summary>
    public StatedValue? Publisher { get; init; }

    /// <summary>When it was published, or null.</summary>
    public PublishedDate? Published { get; init; }

    /// <summary>BCP 47 tag, such as <c>en</c>, or null.</summary>
    public StatedValue? Language { get; init; }

    /// <summary>The page's address as the file states it, or null.</summary>
    public string? Url { get; init; }

    /// <summary>The identifier that a data set gives the article, or null.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The article's blocks in order; every word of the reading text is in a block or its marker.</summary>
    public required IReadOnlyList<ArticleBlock> Blocks { get; init; }

    /// <summary>The sections in reading order, a tree by <see cref="ParsedSection.Parent"/>; never empty.</summary>
    public required IReadOnlyList<ParsedSection> Sections { get; init; }

    /// <summary>The claims in reading order.</summary>
    public required IReadOnlyList<ParsedClaim> Claims { get; init; }

    /// <summary>The text that a person reads and every span addresses.</summary>
    public string ReadingText => Text.Reading;

    /// <summary>Number of words in the body's blocks (runs of letters or digits).</summary>
    public required int WordCount { get; init; }

    /// <summary>100 for no damage, down to 0.</summary>
    public required int Health { get; init; }

    /// <summary>The smallest span of <see cref="SourceText"/> that holds what a span of the reading text was made from.</summary>
    public TextSpan ToSource(TextSpan reading) => Page.ToSource(Text.ToPage(reading));
}

/// <summary>Whether a value stands in the file or was worked out.</summary>
public enum Origin
{
    /// <summary>It stands in the file as the value of that property.</summary>
    Found,

    /// <summary>It was worked out from something else, which the basis names.</summary>
    Derived,

    /// <summary>A person set it; it need not be in the file.</summary>
    Given,
}

/// <summary>A value, where it came from and why it is believed.</summary>
/// <param name="Value">Never empty.</param>
/// <param name="Origin">Found or derived.</param>
/// <param name="Basis">A short phrase for a reader, such as <c>the first line of the text</c> or <c>named in a service line: "..."</c>.</param>
/// <param name="Span">Where its words stand in the reading text, or null.</param>
public sealed record StatedValue(string Value, Origin Origin, string Basis, TextSpan? Span = null);

/// <summary>How much of a date is known.</summary>
public enum DatePrecision
{
    /// <summary>Only the year.</summary>
    Year,

    /// <summary>Year and month.</summary>
    Month,

    /// <summary>The day.</summary>
    Day,

    /// <summary>Day, hour and minute.</summary>
    Minute,

    /// <summary>Day, hour, minute and second.</summary>
    Second,
}

/// <summary>A publication date.</summary>
/// <param name="Value">The moment, or the start of the period; offset zero when the text names no zone.</param>
/// <param name="Precision">How much of it is known.</param>
/// <param name="Words">The words it came from, as they stand.</param>
/// <param name="Origin">Found or derived.</param>
/// <param name="Zone">The zone as printed (<c>GMT</c>, <c>+02:00</c>), or null when the text names none.</param>
/// <param name="Span">Where the words stand in the reading text, or null when they come from markup.</param>
public sealed record PublishedDate(
    DateTimeOffset Value, DatePrecision Precision, string Words, Origin Origin, string? Zone = null, TextSpan? Span = null);

/// <summary>The role of a block in the article.</summary>
public enum BlockKind
{
    /// <summary>The headline.</summary>
    Title,

    /// <summary>The summary under the headline.</summary>
    Standfirst,

    /// <summary>A line that names the authors.</summary>
    Byline,

    /// <summary>A line that gives date or place of publication.</summary>
    Dateline,

    /// <summary>A picture's caption, with its credit.</summary>
    Caption,

    /// <summary>A section's heading.</summary>
    Heading,

    /// <summary>Running text.</summary>
    Paragraph,

    /// <summary>An item of a list.</summary>
    ListItem,

    /// <summary>A quotation set off from the text.</summary>
    Quotation,

    /// <summary>Text whose line breaks matter.</summary>
    Preformatted,

    /// <summary>A row of a table.</summary>
    TableRow,

    /// <summary>An entry of the table of contents that the article prints of itself: its words stand in a heading too.</summary>
    Contents,
}

/// <summary>What a block is of the list item that it stands in.</summary>
public enum ItemPart
{
    /// <summary>It stands in none, or nothing is known.</summary>
    None,

    /// <summary>It opens the item.</summary>
    First,

    /// <summary>It goes on with the item of the block before it.</summary>
    Further,
}

/// <summary>A block of the reading text.</summary>
/// <param name="Kind">Its role.</param>
/// <param name="Span">Trimmed; without the marker.</param>
/// <param name="Section">Index into <see cref="ParsedArticle.Sections"/>.</param>
/// <param name="Level">1-6 for a heading (1 is the top level under the title), 0-based depth for a list item, else 0.</param>
/// <param name="Ordered">True for an item of a numbered or lettered list.</param>
/// <param name="MarkerSpan">The mark as printed (<c>3.</c>, <c>IV.</c>, a bullet), or null.</param>
/// <param name="CorrectedMarker">What the mark should be, where the printed one is damaged; else null.</param>
/// <param name="LabelSpan">The leading label of a label-and-explanation item, colon included, or null.</param>
/// <param name="CreditSpan">The credit of a caption, brackets included, or null.</param>
public sealed record ArticleBlock(
    BlockKind Kind,
    TextSpan Span,
    int Section,
    int Level = 0,
    bool Ordered = false,
    TextSpan? MarkerSpan = null,
    string? CorrectedMarker = null,
    TextSpan? LabelSpan = null,
    TextSpan? CreditSpan = null)
{
    /// <summary>Which part of a list item the block is: an item may hold a heading and several paragraphs. Known for HTML.</summary>
    public ItemPart ItemPart { get; init; }

    /// <summary>True for the kinds that carry the author's text, from which claims may come.</summary>
    public bool IsBody => Kind is BlockKind.Paragraph or BlockKind.ListItem or BlockKind.Quotation;

    /// <summary>True for what is searched as the running text: not the title and the headings, which are searched as such, nor the list of those.</summary>
    public bool IsRunningText => Kind is not (BlockKind.Title or BlockKind.Heading or BlockKind.Contents);
}

/// <summary>A stretch of the article under one heading; the first, without a heading, is the lead.</summary>
/// <param name="Parent">Index of the enclosing section, or null at the top.</param>
/// <param name="Level">0 for the lead, else the heading's level, 1-6.</param>
/// <param name="Heading">The heading's words without its label, or null for the lead.</param>
/// <param name="PrintedLabel">The numbering as printed, such as <c>IV.</c> or <c>I</c>, or null.</param>
/// <param name="CorrectedLabel">The numbering as it should be, where the printed one is damaged; else null.</param>
/// <param name="HeadingSpan">The heading's words, label not included, or null.</param>
/// <param name="Span">From the heading's start (label included) to the end of the last block before the next section of any level.</param>
public sealed record ParsedSection(
    int? Parent,
    int Level,
    string? Heading,
    string? PrintedLabel,
    string? CorrectedLabel,
    TextSpan? HeadingSpan,
    TextSpan Span);

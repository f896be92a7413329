using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Repairs;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Web.Data;

/// <summary>The bytes of a file as they came, kept for ever; rows of this table are never changed.</summary>
public sealed class Original
{
    /// <summary>SHA-256 of the uncompressed bytes, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The bytes; compressed with Brotli where <see cref="IsCompressed"/>.</summary>
    public required byte[] Bytes { get; init; }

    public bool IsCompressed { get; init; }

    /// <summary>Number of uncompressed bytes.</summary>
    public long ByteCount { get; init; }

    public DateTime StoredAtUtc { get; init; }
}

/// <summary>One version of one article.</summary>
public sealed class Article
{
    public int Id { get; set; }

    /// <summary>What a person calls the source: the file's name, or <c>set.ndjson line 12</c>.</summary>
    public required string SourceName { get; set; }

    /// <summary>Other names under which the same bytes came, one a line, the first first; null for none.</summary>
    public string? OtherNames { get; set; }

    /// <summary>Where it came from, which identifies it across versions: a full path, <c>upload:NAME</c>, or a path with <c>#ID</c> of a record.</summary>
    public required string SourceKey { get; set; }

    /// <summary>SHA-256 of the bytes: the row of <see cref="Original"/>.</summary>
    public required string Sha256 { get; set; }

    public required SourceFormat Format { get; set; }

    public required string Encoding { get; set; }

    public long ByteCount { get; set; }

    public DateTime FirstSeenAtUtc { get; set; }

    public int ParserVersion { get; set; }

    /// <summary>
    /// A JSON object or null: for records of a data set the field names given by <c>--map</c>, for a chapter of a book the properties
    /// that the book states.
    /// </summary>
    public string? RecordFields { get; set; }

    /// <summary>1 for the first version of a source, then counting up.</summary>
    public int Version { get; set; } = 1;

    public int? PreviousVersionId { get; set; }

    /// <summary>Only the newest version of a source is listed and searched.</summary>
    public bool IsLatest { get; set; } = true;

    public required string Title { get; set; }

    public Origin TitleOrigin { get; set; }

    public required string TitleBasis { get; set; }

    public string? Standfirst { get; set; }

    /// <summary>Names joined by <c>"; "</c>, or null when unknown.</summary>
    public string? Authors { get; set; }

    public string? AuthorsBasis { get; set; }

    public string? Publisher { get; set; }

    public Origin? PublisherOrigin { get; set; }

    public string? PublisherBasis { get; set; }

    public DateTime? PublishedAtUtc { get; set; }

    /// <summary>The publication's zone, in minutes east of UTC, to show the date as printed.</summary>
    public int? PublishedOffsetMinutes { get; set; }

    public DatePrecision? PublishedPrecision { get; set; }

    public Origin? PublishedOrigin { get; set; }

    /// <summary>The words that the date came from.</summary>
    public string? PublishedWords { get; set; }

    public string? PublishedZone { get; set; }

    /// <summary>BCP 47 tag, or null when unknown.</summary>
    public string? Language { get; set; }

    public Origin? LanguageOrigin { get; set; }

    public string? Url { get; set; }

    public string? ExternalId { get; set; }

    public required string ReadingText { get; set; }

    /// <summary>The blocks of the reading text; stored as JSON, since they are only ever read with their article.</summary>
    public required IReadOnlyList<ArticleBlock> Blocks { get; set; }

    public int WordCount { get; set; }

    public int Health { get; set; }

    public int SectionCount { get; set; }

    public int ClaimCount { get; set; }

    /// <summary>Removals and repairs in force; white-space edits are not counted.</summary>
    public int EditCount { get; set; }

    /// <summary>Findings that are open: neither mended nor dismissed.</summary>
    public int FindingCount { get; set; }

    public List<Section> Sections { get; } = [];

    public List<Claim> Claims { get; } = [];

    public List<LedgerEdit> Edits { get; } = [];

    public List<ArticleFinding> Findings { get; } = [];

    /// <summary>What people put right, in the order of their decisions; the undone ones too.</summary>
    public List<ArticleRepair> Repairs { get; } = [];

    /// <summary>The edits that people refused, in the order of their decisions.</summary>
    public List<EditRefusalRow> Refusals { get; } = [];
}

/// <summary>A stretch of an article under one heading. Spans are in the reading text, in UTF-16 code units, half-open.</summary>
public sealed class Section
{
    public int Id { get; set; }

    public int ArticleId { get; set; }

    public Article? Article { get; set; }

    /// <summary>0-based order in the article; 0 is the lead when the article has one.</summary>
    public int Position { get; set; }

    /// <summary><see cref="Position"/> of the enclosing section, or null at the top.</summary>
    public int? ParentPosition { get; set; }

    public int Level { get; set; }

    public string? Heading { get; set; }

    public string? PrintedLabel { get; set; }

    public string? CorrectedLabel { get; set; }

    public int? HeadingStart { get; set; }

    public int? HeadingEnd { get; set; }

    public int Start { get; set; }

    public int End { get; set; }
}

/// <summary>A claim with its place in the reading text and in the file.</summary>
public sealed class Claim
{
    public int Id { get; set; }

    public int ArticleId { get; set; }

    public Article? Article { get; set; }

    public int? SectionId { get; set; }

    public Section? Section { get; set; }

    /// <summary>0-based order in the article.</summary>
    public int Position { get; set; }

    /// <summary><see cref="Position"/> of the claim that this one is a part of, or null.</summary>
    public int? ParentPosition { get; set; }

    /// <summary>Index into <see cref="Article.Blocks"/>.</summary>
    public int Block { get; set; }

    public int Start { get; set; }

    public int End { get; set; }

    /// <summary>Start in the decoded file, in UTF-16 code units.</summary>
    public int SourceStart { get; set; }

    /// <summary>End in the decoded file, exclusive.</summary>
    public int SourceEnd { get; set; }

    public required string Text { get; set; }

    public ClaimForm Form { get; set; }

    public ClaimNature Nature { get; set; }

    public ClaimPolarity Polarity { get; set; }

    public ClaimCertainty Certainty { get; set; }

    public string? Speaker { get; set; }

    public int? SpeakerStart { get; set; }

    public int? SpeakerEnd { get; set; }

    public SpeakerEvidence? SpeakerEvidence { get; set; }

    public double? SpeakerConfidence { get; set; }

    public int? CueStart { get; set; }

    public int? CueEnd { get; set; }

    public double Confidence { get; set; }

    public bool IsQuotable { get; set; }

    /// <summary>The parts of what was said, in the reading text, where a cue breaks it; stored as JSON.</summary>
    public IReadOnlyList<TextSpan> Parts { get; set; } = [];

    /// <summary>Stored as JSON.</summary>
    public IReadOnlyList<ClaimFigure> Figures { get; set; } = [];

    /// <summary>Stored as JSON.</summary>
    public IReadOnlyList<ClaimTime> Times { get; set; } = [];

    /// <summary>Stored as JSON.</summary>
    public IReadOnlyList<ClaimName> Names { get; set; } = [];

    /// <summary>0-1: how much a fact-checker would want to check it.</summary>
    public double CheckWorthiness { get; set; }

    /// <summary>Whether <see cref="Figures"/> holds any.</summary>
    public bool HasFigure { get; set; }

    /// <summary>The first day of the first of <see cref="Times"/>.</summary>
    public DateOnly? EventFrom { get; set; }

    /// <summary>The last day of it, inclusive.</summary>
    public DateOnly? EventTo { get; set; }

    /// <summary>The words and rules that decided, for a reader; stored as JSON.</summary>
    public required IReadOnlyList<string> Why { get; set; }

    /// <summary>What a person made of it; the columns above then say what the person says (<see cref="ClaimDecision"/>).</summary>
    public ReviewStatus Status { get; set; }

    /// <summary>True where a person added it: no derivation gives it, so the <see cref="ClaimDecision"/> does.</summary>
    public bool IsAdded { get; set; }

    /// <summary>The name that was read as <see cref="Speaker"/> where a person said that it is none (<see cref="Data.Speaker.IsNoSpeaker"/>); the speaker is unknown then.</summary>
    public string? DeniedSpeaker { get; set; }
}

/// <summary>A claim that went when a person decided about an edit. Its id stays its own: should it come back, its links lead to it again.</summary>
public sealed class RetiredClaim
{
    /// <summary>The <see cref="Claim.Id"/> that it had; given to no other claim.</summary>
    public int ClaimId { get; set; }

    public int ArticleId { get; set; }

    public int SourceStart { get; set; }

    public int SourceEnd { get; set; }

    public ClaimForm Form { get; set; }

    public required string Text { get; set; }
}

/// <summary>A row of the cleaning ledger.</summary>
public sealed class LedgerEdit
{
    public int Id { get; set; }

    public int ArticleId { get; set; }

    public Article? Article { get; set; }

    public int Position { get; set; }

    /// <summary>The edit's name across parses (<see cref="Edit.Key"/>).</summary>
    public required string Key { get; set; }

    /// <summary>Place in the page text (for plain text: the decoded file).</summary>
    public int Start { get; set; }

    public int End { get; set; }

    /// <summary>Place of the replacement (or, when undone, of the words) in the reading text.</summary>
    public int ReadingStart { get; set; }

    public int ReadingEnd { get; set; }

    /// <summary>The words that stood there.</summary>
    public required string Before { get; set; }

    /// <summary>What stands there instead.</summary>
    public required string After { get; set; }

    public EditKind Kind { get; set; }

    public required string Rule { get; set; }

    public required string Class { get; set; }

    public required string Reason { get; set; }

    public double Confidence { get; set; }

    public bool IsUndone { get; set; }

    /// <summary>A person's repair stands in its place; it comes back when that is undone.</summary>
    public bool IsSuperseded { get; set; }
}

/// <summary>A row of the damage map.</summary>
public sealed class ArticleFinding
{
    public int Id { get; set; }

    public int ArticleId { get; set; }

    public Article? Article { get; set; }

    public int Position { get; set; }

    public FindingKind Kind { get; set; }

    public int Start { get; set; }

    public int End { get; set; }

    public Severity Severity { get; set; }

    public required string Detail { get; set; }

    public string? Suggestion { get; set; }

    public FindingResolution Resolution { get; set; }
}

/// <summary>One run of the ingestion: a command, an upload, or the first start.</summary>
public sealed class IngestionRun
{
    public int Id { get; set; }

    public required string Trigger { get; set; }

    public DateTime StartedAtUtc { get; set; }

    /// <summary>Null while it runs, and for good when it was interrupted.</summary>
    public DateTime? FinishedAtUtc { get; set; }

    /// <summary>How many sources the run had to deal with, where that is known beforehand.</summary>
    public int? SourceCount { get; set; }

    public List<IngestionItem> Items { get; } = [];
}

/// <summary>What became of one file of a run.</summary>
public sealed class IngestionItem
{
    public int Id { get; set; }

    public int RunId { get; set; }

    public IngestionRun? Run { get; set; }

    public required string SourceName { get; set; }

    public Ingestion.IngestionOutcome Outcome { get; set; }

    /// <summary>Why it was refused, in words that say what to do; null for what was stored.</summary>
    public string? Detail { get; set; }

    public int? ArticleId { get; set; }
}

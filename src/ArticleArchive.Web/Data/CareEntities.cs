namespace ArticleArchive.Web.Data;

/// <summary>What articles have in common that come from one place: a site, a publisher or a folder.</summary>
public sealed class LineSource
{
    public int Id { get; set; }

    /// <summary><c>site example.org</c>, <c>publisher The Example</c> or <c>folder news/2018</c>.</summary>
    public required string Name { get; set; }

    /// <summary>How many different articles of it taught lines; copies of a text count once.</summary>
    public int ArticleCount { get; set; }
}

/// <summary>To which source an article's lines were counted.</summary>
public sealed class LineLearner
{
    public int ArticleId { get; set; }

    public int SourceId { get; set; }

    /// <summary>False for a copy of a text that the source had already: it teaches nothing.</summary>
    public bool IsTeaching { get; set; }
}

/// <summary>A paragraph that stands for an article's text in its source (<see cref="Parsing.Recurring.RecurringLines.Body"/>).</summary>
public sealed class LearntBody
{
    public int SourceId { get; set; }

    public long Fingerprint { get; set; }
}

/// <summary>A short line of a source's pages, and in how many it stands.</summary>
public sealed class SourceLine
{
    public int SourceId { get; set; }

    /// <summary>See <see cref="Parsing.Recurring.LineFingerprint"/>.</summary>
    public long Fingerprint { get; set; }

    /// <summary>In how many different articles it stands; copies of a text count once.</summary>
    public int ArticleCount { get; set; }

    /// <summary>In how many files it stands, copies too.</summary>
    public int FileCount { get; set; }

    public int FirstArticleId { get; set; }

    public bool FirstIsKept { get; set; }

    /// <summary>Its words in the second file that had it; null for a line seen once.</summary>
    public string? Text { get; set; }
}

/// <summary>A file that has a line of its source; only for lines that were seen twice.</summary>
public sealed class LinePlace
{
    public int SourceId { get; set; }

    public long Fingerprint { get; set; }

    public int ArticleId { get; set; }

    /// <summary>True where the article's reading text has the line.</summary>
    public bool IsKept { get; set; }
}

/// <summary>What a person decided about a line of a source.</summary>
public enum LineDecision
{
    /// <summary>It is the page's: removed from every article of the source.</summary>
    Accepted,

    /// <summary>It is the articles': never removed for recurring, and not proposed again.</summary>
    Refused,
}

/// <summary>A decision about a recurring line.</summary>
public sealed class LineRule
{
    public int Id { get; set; }

    public int SourceId { get; set; }

    public LineSource? Source { get; set; }

    public long Fingerprint { get; set; }

    public required string Text { get; set; }

    public LineDecision Decision { get; set; }

    /// <summary>In how many different articles the line stood when it was decided.</summary>
    public int SeenIn { get; set; }

    /// <summary>How many different articles the source had then.</summary>
    public int OutOf { get; set; }

    public DateTime DecidedAtUtc { get; set; }
}

/// <summary>What a run does with many articles.</summary>
public enum RerunKind
{
    /// <summary>Works out what the newer parser would change; changes nothing.</summary>
    Preview,

    /// <summary>Reads anew what loses nothing by it.</summary>
    ApplySafe,

    /// <summary>Reads anew everything that an older parser read and nobody refused.</summary>
    ApplyAll,

    /// <summary>Derives anew what a decision about a recurring line concerns.</summary>
    Line,
}

/// <summary>A run over many articles, in the order of their ids; goes on where it was when the program ended.</summary>
public sealed class Rerun
{
    public int Id { get; set; }

    public RerunKind Kind { get; set; }

    /// <summary>The parser that it runs; a run of another program version is not gone on with.</summary>
    public int ParserVersion { get; set; }

    /// <summary>For a line: its source and fingerprint.</summary>
    public int? SourceId { get; set; }

    public long? Fingerprint { get; set; }

    /// <summary>How many articles it had before it when it began.</summary>
    public int Total { get; set; }

    public int Done { get; set; }

    /// <summary>How many of them it changed, or would change.</summary>
    public int Changed { get; set; }

    /// <summary>How many it left as they are: something would be lost, a person refused it, or they could not be derived (the log says why).</summary>
    public int Left { get; set; }

    /// <summary>The last article that is done.</summary>
    public int LastArticleId { get; set; }

    public DateTime StartedAtUtc { get; set; }

    public DateTime? FinishedAtUtc { get; set; }
}

/// <summary>What the newer parser would make of an article; nothing of it is in force.</summary>
public sealed class ArticlePreview
{
    public int ArticleId { get; set; }

    /// <summary>The parser that was asked.</summary>
    public int ParserVersion { get; set; }

    public DateTime ComputedAtUtc { get; set; }

    public int SentencesRemoved { get; set; }

    public int SentencesAdded { get; set; }

    public int ClaimsKept { get; set; }

    public int ClaimsMoved { get; set; }

    public int ClaimsAdded { get; set; }

    public int ClaimsLost { get; set; }

    public int FindingsBefore { get; set; }

    public int FindingsAfter { get; set; }

    public int HealthBefore { get; set; }

    public int HealthAfter { get; set; }

    /// <summary>The properties that would change, such as <c>title, date</c>; null for none.</summary>
    public string? MetadataChanged { get; set; }

    /// <summary>How many known properties would become unknown.</summary>
    public int MetadataLost { get; set; }

    /// <summary>A person refused it: the article stays as it is until a newer parser comes.</summary>
    public bool IsRefused { get; set; }
}

/// <summary>An article as it was before it was last read anew: one a piece, so that the way back is open and bounded.</summary>
public sealed class PreviousDerivation
{
    public int ArticleId { get; set; }

    /// <summary>The parser that had made it.</summary>
    public int ParserVersion { get; set; }

    public DateTime ReplacedAtUtc { get; set; }

    /// <summary>The article's rows as JSON, compressed with Brotli.</summary>
    public required byte[] Rows { get; set; }
}

/// <summary>A matter that a person put off.</summary>
public sealed class SkippedCare
{
    public int ArticleId { get; set; }

    /// <summary>What it is about: a category of the care page.</summary>
    public required string Matter { get; set; }

    /// <summary>Its place in the reading text; 0 to 0 for what concerns the whole article.</summary>
    public int Start { get; set; }

    public int End { get; set; }

    public DateTime SkippedAtUtc { get; set; }
}

namespace ArticleArchive.Web.Data;

/// <summary>Where an import stands. Only unfinished ones are kept with their files; a finished one is its <see cref="IngestionRun"/>.</summary>
public enum ImportState
{
    /// <summary>Its sources are being read and compared; nothing of it is an article.</summary>
    Rehearsing,

    /// <summary>It waits for a person to choose.</summary>
    Rehearsed,

    /// <summary>Its sources are being stored.</summary>
    Importing,
}

/// <summary>Files that were handed in and are not all stored yet. Its bytes wait in the data folder.</summary>
public sealed class PendingImport
{
    public int Id { get; set; }

    public ImportState State { get; set; }

    public DateTime CreatedAtUtc { get; set; }

    /// <summary>The run that stores it, once that began.</summary>
    public int? RunId { get; set; }

    /// <summary>How many sources its files hold, where that is known.</summary>
    public int? SourceCount { get; set; }

    public List<ImportFile> Files { get; } = [];

    public List<ImportItem> Items { get; } = [];
}

/// <summary>One file of an import as it came: an article's, a data set's, or one that holds others.</summary>
public sealed class ImportFile
{
    public int Id { get; set; }

    public int ImportId { get; set; }

    public PendingImport? Import { get; set; }

    /// <summary>As the browser gave it: a name, or for a file of a folder its path from there.</summary>
    public required string Name { get; set; }

    /// <summary>Names the staged file.</summary>
    public required string Sha256 { get; set; }

    public long ByteCount { get; set; }
}

/// <summary>What a rehearsal found a source to be.</summary>
public enum RehearsalVerdict
{
    /// <summary>Nothing like it is in the archive.</summary>
    New,

    /// <summary>Another text of a source that the archive knows: it would stand beside the old one.</summary>
    NewVersion,

    /// <summary>Its body resembles that of another article.</summary>
    NearDuplicate,

    /// <summary>Other bytes with the same words.</summary>
    SameText,

    /// <summary>The archive has these bytes.</summary>
    SameBytes,

    /// <summary>It cannot be stored; the detail says why.</summary>
    Refused,
}

/// <summary>One source of a rehearsed import, and what a person chose for it.</summary>
public sealed class ImportItem
{
    public int Id { get; set; }

    public int ImportId { get; set; }

    public PendingImport? Import { get; set; }

    /// <summary>0-based order in which the import's files give their sources.</summary>
    public int Position { get; set; }

    /// <summary>The source as a person finds it again; unique in its import.</summary>
    public required string Place { get; set; }

    public long ByteCount { get; set; }

    public RehearsalVerdict Verdict { get; set; }

    /// <summary>Why it is refused, or what else is to be said of it.</summary>
    public string? Detail { get; set; }

    /// <summary>The article that it is a copy or a version of.</summary>
    public int? ArticleId { get; set; }

    /// <summary>Or the source of the same import that it is a copy of.</summary>
    public int? ItemPosition { get; set; }

    /// <summary>0 to 1, for what resembles something.</summary>
    public double? Resemblance { get; set; }

    /// <summary>A person chose not to import it.</summary>
    public bool IsLeftOut { get; set; }

    /// <summary>Something was found that a person should look at.</summary>
    public bool IsDamaged { get; set; }

    public string? Title { get; set; }

    /// <summary>The words that the date came from.</summary>
    public string? Published { get; set; }

    public int Health { get; set; }

    public int WordCount { get; set; }

    public int RemovedWordCount { get; set; }

    /// <summary>Words that cleaning would remove, by class, the most first; stored as JSON.</summary>
    public required IReadOnlyList<NamedCount> Removals { get; set; }

    /// <summary>What is damaged, by kind, the most first; stored as JSON.</summary>
    public required IReadOnlyList<NamedCount> Findings { get; set; }
}

/// <summary>How many there are of something.</summary>
public sealed record NamedCount(string Name, int Count);

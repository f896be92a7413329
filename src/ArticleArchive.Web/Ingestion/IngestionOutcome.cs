namespace ArticleArchive.Web.Ingestion;

/// <summary>What became of one source. Every source of a run has exactly one.</summary>
public enum IngestionOutcome
{
    /// <summary>Stored as a new article.</summary>
    Added,

    /// <summary>The same bytes are in the archive already; nothing was written.</summary>
    Unchanged,

    /// <summary>The source is known with other bytes: stored as a new version beside the old.</summary>
    NewVersion,

    /// <summary>The bytes are known and other field names were given for them (<c>--map</c>): the article was derived anew in its place.</summary>
    Reread,

    /// <summary>Not stored: a person left it out.</summary>
    LeftOut,

    /// <summary>Not stored: the extension is none that the archive reads.</summary>
    UnknownFormat,

    /// <summary>Not stored: no bytes, or only white space.</summary>
    Empty,

    /// <summary>Not stored: above the size limit.</summary>
    TooLarge,

    /// <summary>Not stored: the bytes are no text.</summary>
    Binary,

    /// <summary>Not stored: the file could not be read (permission, vanished, a link out of the folder, a device).</summary>
    Unreadable,

    /// <summary>Not stored: the line of a data set is no record with text.</summary>
    BadRecord,

    /// <summary>Not stored: the archive could not write (full disk, I/O error). The run stops and may be repeated.</summary>
    NotWritten,
}

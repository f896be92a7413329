namespace ArticleArchive.Web.Ingestion;

/// <summary>One file as it came, before anything is known of it.</summary>
/// <param name="Name">What a person calls it.</param>
/// <param name="Key">What identifies it across versions; see <see cref="Data.Article.SourceKey"/>.</param>
/// <param name="FileName">Decides the format.</param>
/// <param name="Bytes">The whole file.</param>
/// <param name="RecordFields">For a record of a data set: the field names given for its properties; for a chapter: what its book states; or null.</param>
public sealed record SourceFile(
    string Name, string Key, string FileName, byte[] Bytes, IReadOnlyDictionary<string, string>? RecordFields = null);

/// <summary>What became of one source.</summary>
/// <param name="SourceName">The source as a person finds it again: its path, its name, or <c>set.ndjson line 12</c>.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Detail">Why it was refused or left unchanged, in words that say what to do; or null.</param>
/// <param name="ArticleId">The article that holds its bytes, or null when refused.</param>
/// <param name="ByteCount">How much of the input this source was.</param>
public sealed record IngestionResult(string SourceName, IngestionOutcome Outcome, string? Detail = null, int? ArticleId = null, long ByteCount = 0)
{
    /// <summary>True when the archive holds the source's bytes now.</summary>
    public bool IsStored => Outcome is IngestionOutcome.Added or IngestionOutcome.Unchanged or IngestionOutcome.NewVersion or IngestionOutcome.Reread;
}

/// <summary>A source that a run came upon: a file to read, bytes at hand, or what is refused unread.</summary>
/// <param name="Place">The source as a person finds it again; the <see cref="IngestionResult.SourceName"/> of its result.</param>
/// <param name="ByteCount">Its size, as far as known before reading.</param>
public abstract record FoundSource(string Place, long ByteCount);

/// <summary>A file that is still to be read.</summary>
public sealed record FoundFile(string Path, long ByteCount) : FoundSource(Path, ByteCount);

/// <summary>A source whose bytes are at hand: an upload, or a line of a data set.</summary>
public sealed record FoundBytes(string Place, SourceFile Source) : FoundSource(Place, Source.Bytes.Length);

/// <summary>A source that is refused without reading it.</summary>
public sealed record FoundRefusal(string Place, long ByteCount, IngestionOutcome Outcome, string Detail) : FoundSource(Place, ByteCount);

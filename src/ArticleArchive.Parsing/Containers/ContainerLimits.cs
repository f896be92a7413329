namespace ArticleArchive.Parsing.Containers;

/// <summary>What is unpacked at most, so that a small file cannot fill the memory.</summary>
public sealed record ContainerLimits
{
    /// <summary>Entries of one container, folders included.</summary>
    public int MaxEntries { get; init; } = 10_000;

    /// <summary>Unpacked bytes of one container together.</summary>
    public long MaxTotalBytes { get; init; } = 1L << 30;

    /// <summary>Unpacked bytes of one entry, but for data sets, which are read line by line.</summary>
    public int MaxEntryBytes { get; init; } = 10 * 1024 * 1024;

    /// <summary>
    /// How many times larger than packed an entry of more than <see cref="RatioFloor"/> bytes may be. Text packs to a fifth, markup to a
    /// twentieth; deflate can reach 1,032.
    /// </summary>
    public int MaxRatio { get; init; } = 100;

    /// <summary>Below this many bytes the ratio says nothing.</summary>
    public int RatioFloor { get; init; } = 1 << 20;
}

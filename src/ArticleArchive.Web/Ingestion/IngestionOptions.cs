using System.ComponentModel.DataAnnotations;

namespace ArticleArchive.Web.Ingestion;

/// <summary>The limits of ingestion: <c>Ingestion:MaxFileBytes</c> and so on in the configuration.</summary>
public sealed class IngestionOptions
{
    public const string Section = "Ingestion";

    /// <summary>Files, and lines of a data set, above this many bytes are refused before they are read.</summary>
    [Range(1_024, 1_000_000_000)]
    public int MaxFileBytes { get; init; } = 10 * 1024 * 1024;

    /// <summary>How many bytes of sources may be held at once between reading and writing; bounds the memory.</summary>
    [Range(1_024, int.MaxValue)]
    public int MaxBytesInFlight { get; init; } = 64 * 1024 * 1024;

    /// <summary>How many articles are committed together at most.</summary>
    [Range(1, 100_000)]
    public int MaxBatchArticles { get; init; } = 500;

    /// <summary>How long the first article of a batch waits for others, in milliseconds.</summary>
    [Range(0, 10_000)]
    public int MaxBatchMilliseconds { get; init; } = 200;

    /// <summary>The most bytes that one upload may hold, over all its files. They are staged on the disk, not held in memory.</summary>
    [Range(1_024, int.MaxValue)]
    public int MaxUploadBytes { get; init; } = 500 * 1024 * 1024;

    /// <summary>The most bytes that all imports together may keep on the disk until they are finished or discarded.</summary>
    [Range(1_024, long.MaxValue)]
    public long MaxStagedBytes { get; init; } = 2L * 1024 * 1024 * 1024;

    /// <summary>How many imports may wait to be looked at or stored; the next one is turned away.</summary>
    [Range(1, 1_000)]
    public int MaxWaitingImports { get; init; } = 20;

    /// <summary>How long an upload waits after the storage failed, before it tries again, in seconds.</summary>
    [Range(0.01, 3_600)]
    public double StorageRetrySeconds { get; init; } = 5;
}

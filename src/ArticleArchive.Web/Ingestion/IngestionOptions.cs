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

    /// <summary>The most bytes that one upload may hold, over all its files.</summary>
    [Range(1_024, int.MaxValue)]
    public int MaxUploadBytes { get; init; } = 100 * 1024 * 1024;

    /// <summary>How many uploads may wait, beside the one under way; the next one is turned away.</summary>
    [Range(1, 1_000)]
    public int MaxWaitingUploads { get; init; } = 4;

    /// <summary>How long an upload waits after the storage failed, before it tries again, in seconds.</summary>
    [Range(0.01, 3_600)]
    public double StorageRetrySeconds { get; init; } = 5;
}

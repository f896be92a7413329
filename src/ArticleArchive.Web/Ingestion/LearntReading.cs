using ArticleArchive.Parsing;
using ArticleArchive.Web.Ingestion.Lines;
using Microsoft.Data.Sqlite;

namespace ArticleArchive.Web.Ingestion;

/// <summary>What an archive's people taught it about reading new files.</summary>
/// <param name="Lines">The recurring lines that are removed.</param>
/// <param name="Weights">The archive's own weights for claims, or null for those that ship.</param>
internal sealed record LearntReading(AcceptedLines Lines, ClaimWeights? Weights)
{
    /// <summary>Nothing yet.</summary>
    public static LearntReading None { get; } = new(AcceptedLines.None, Weights: null);

    public static LearntReading Read(SqliteConnection connection) => new(AcceptedLines.Read(connection), ArchiveWeights.Of(connection));
}

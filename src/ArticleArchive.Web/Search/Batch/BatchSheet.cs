using System.Globalization;
using ArticleArchive.Web.Hosting;

namespace ArticleArchive.Web.Search.Batch;

/// <summary>What an archive held when it was searched, so that a sheet can be held against it later.</summary>
/// <param name="Articles">Number of articles.</param>
/// <param name="NewestArticle">The greatest id of an article; 0 for none.</param>
public sealed record SearchedArchive(int Articles, int NewestArticle);

/// <summary>A batch as a table (RFC 4180), every cell safe from being taken for a formula.</summary>
public static class BatchSheet
{
    private static readonly string[] s_columns = ["query", "outcome", "articles", "sections", "claims", "removed", "readAs", "notes", "searchedAt", "archiveArticles", "archiveNewestArticle"];

    /// <summary>The first line.</summary>
    public static string Header { get; } = string.Join(',', s_columns);

    /// <summary>A line of the batch.</summary>
    public static string Row(BatchRow row, SearchedArchive archive)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(archive);
        return string.Join(',', new object?[]
        {
            row.Query, Word(row.Outcome), Count(row, SearchLevel.Articles), Count(row, SearchLevel.Sections), Count(row, SearchLevel.Claims), Count(row, SearchLevel.Removed),
            QueryReading.Of(QueryLanguage.QueryParser.Parse(row.Query)), string.Join(' ', row.Notes), row.SearchedAtUtc.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), archive.Articles, archive.NewestArticle,
        }.Select(ImportReports.Cell));
    }

    /// <summary>An outcome as the sheet has it.</summary>
    public static string Word(BatchOutcome outcome) => outcome switch
    {
        BatchOutcome.Found => "found",
        BatchOutcome.NotFound => "searched, not found",
        BatchOutcome.Unfinished => "not finished",
        _ => "failed",
    };

    private static int? Count(BatchRow row, SearchLevel level) => row.Counts.TryGetValue(level, out var count) ? count : null;
}

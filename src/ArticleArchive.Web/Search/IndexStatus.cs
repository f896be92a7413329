using System.Text.Json;
using ArticleArchive.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Search;

/// <summary>How the index stands, for a person.</summary>
/// <param name="Articles">Articles in the index.</param>
/// <param name="AllArticles">Articles that belong there.</param>
/// <param name="IsWhole">False while it is being built.</param>
/// <param name="Words">Different words of the vocabulary, by language.</param>
/// <param name="Bytes">Size of all its tables, or null where SQLite cannot tell.</param>
/// <param name="RebuiltAtUtc">When it was last built anew, or null.</param>
/// <param name="VerifiedAtUtc">When it was last compared with the articles, or null.</param>
/// <param name="VerifiedArticles">With how many.</param>
/// <param name="Differences">What the comparison found, in sentences.</param>
public sealed record IndexStatus(
    int Articles, int AllArticles, bool IsWhole, long Words, long? Bytes, DateTime? RebuiltAtUtc, DateTime? VerifiedAtUtc, int VerifiedArticles, IReadOnlyList<string> Differences)
{
    internal static async Task<IndexStatus> ReadAsync(ArchiveDbContext db, CancellationToken cancellationToken)
    {
        var state = await db.IndexStates.AsNoTracking().SingleAsync(cancellationToken);
        return new IndexStatus(
            state.Articles,
            await db.Articles.CountAsync(article => article.IsLatest, cancellationToken),
            state.RebuiltUpTo is null && state.AnalyserVersion == SearchIndex.AnalyserVersion,
            await db.WordBlocks.SumAsync(block => (long)block.Count, cancellationToken),
            await BytesAsync(db, cancellationToken),
            state.RebuiltAtUtc,
            state.VerifiedAtUtc,
            state.VerifiedArticles,
            JsonSerializer.Deserialize<List<string>>(state.Differences) ?? []);
    }

    // What the full-text tables hold; to count their pages would read all of them.
    private static async Task<long?> BytesAsync(ArchiveDbContext db, CancellationToken cancellationToken) => await db.Database.SqlQuery<long?>(
        $"""
        SELECT (SELECT coalesce(sum(length(block)), 0) FROM ArticleIndex_data) + (SELECT coalesce(sum(length(block)), 0) FROM ClaimIndex_data)
            + (SELECT coalesce(sum(length(block)), 0) FROM RemovedIndex_data) AS Value
        """).SingleAsync(cancellationToken);
}

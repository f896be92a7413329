using System.Security.Cryptography;
using ArticleArchive.Parsing;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Search;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Ingestion;

/// <summary>One file as it came, before anything is known of it.</summary>
/// <param name="Name">What a person calls it.</param>
/// <param name="Key">What identifies it across versions; see <see cref="Article.SourceKey"/>.</param>
/// <param name="FileName">Decides the format.</param>
/// <param name="Bytes">The whole file.</param>
public sealed record SourceFile(string Name, string Key, string FileName, byte[] Bytes);

/// <summary>What became of one source.</summary>
public sealed record IngestionResult(string SourceName, IngestionOutcome Outcome, string? Detail = null, int? ArticleId = null);

/// <summary>The archive's one writer of articles.</summary>
public sealed class IngestionService(ArchiveDatabase database, TimeProvider time)
{
    /// <summary>Stores one source, unless the archive has its bytes already.</summary>
    public Task<IngestionResult> IngestAsync(SourceFile source, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(source.Bytes));
        var parsed = ArticleParser.Parse(source.FileName, source.Bytes);
        return database.WriteAsync(
            async db =>
            {
                var known = await db.Articles.Where(article => article.Sha256 == sha256).Select(article => (int?)article.Id).FirstOrDefaultAsync(cancellationToken);
                if (known is not null)
                    return new IngestionResult(source.Name, IngestionOutcome.Unchanged, ArticleId: known);

                var now = time.GetUtcNow().UtcDateTime;
                var previous = await db.Articles.FirstOrDefaultAsync(article => article.SourceKey == source.Key && article.IsLatest, cancellationToken);
                var row = new Article
                {
                    SourceName = source.Name,
                    SourceKey = source.Key,
                    Sha256 = sha256,
                    Format = parsed.Format,
                    Encoding = parsed.Encoding,
                    ByteCount = source.Bytes.Length,
                    FirstSeenAtUtc = now,
                    Title = parsed.Title.Value,
                    TitleBasis = parsed.Title.Basis,
                    ReadingText = parsed.ReadingText,
                    Blocks = parsed.Blocks,
                };
                ArticleRows.Fill(row, parsed);
                if (previous is not null)
                {
                    await SearchIndex.RemoveAsync(db, previous.Id, cancellationToken);
                    previous.IsLatest = false;
                    row.Version = previous.Version + 1;
                    row.PreviousVersionId = previous.Id;
                }

                db.Originals.Add(new Original { Sha256 = sha256, Bytes = source.Bytes, ByteCount = source.Bytes.Length, StoredAtUtc = now });
                db.Articles.Add(row);
                await db.SaveChangesAsync(cancellationToken);
                await SearchIndex.AddAsync(db, row, cancellationToken);
                return new IngestionResult(source.Name, previous is null ? IngestionOutcome.Added : IngestionOutcome.NewVersion, ArticleId: row.Id);
            },
            cancellationToken);
    }
}

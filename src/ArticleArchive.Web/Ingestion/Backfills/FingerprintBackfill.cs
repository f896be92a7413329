using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion.Duplicates;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Ingestion.Backfills;

/// <summary>Takes the fingerprints of articles that came before fingerprints were taken.</summary>
internal sealed class FingerprintBackfill(ArchiveDatabase database, ILogger<FingerprintBackfill> log) : ArticleBackfill(database, log, "fingerprint", articlesOfBatch: 50)
{
    protected override IQueryable<Article> Lacking(ArchiveDbContext db, IQueryable<Article> newest) =>
        newest.Where(article => !db.TextFingerprints.Any(row => row.ArticleId == article.Id));

    protected override async Task<Action> PrepareAsync(ArchiveDbContext db, IQueryable<Article> article, CancellationToken cancellationToken)
    {
        var read = await article.SingleAsync(cancellationToken);
        var fingerprint = BodyFingerprint.Of(read);
        return () => DuplicateIndex.Add(db, read, fingerprint);
    }
}

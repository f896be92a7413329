using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion.Claims;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Ingestion.Backfills;

/// <summary>Links the claims of articles that came before claims were linked.</summary>
internal sealed class ClaimLinkBackfill(ArchiveDatabase database, ILogger<ClaimLinkBackfill> log) : ArticleBackfill(database, log, "links between claims", articlesOfBatch: 10)
{
    protected override IQueryable<Article> Lacking(ArchiveDbContext db, IQueryable<Article> newest) =>
        newest.Where(article => article.ClaimCount > 0 && !db.LinkedClaims.Any(row => row.ArticleId == article.Id));

    protected override async Task<Action> PrepareAsync(ArchiveDbContext db, IQueryable<Article> article, CancellationToken cancellationToken)
    {
        var read = await article.Include(row => row.Claims.OrderBy(claim => claim.Position)).SingleAsync(cancellationToken);
        return () => ClaimLinkIndex.Add(db, read);
    }
}

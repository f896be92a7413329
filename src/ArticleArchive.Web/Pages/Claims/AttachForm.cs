using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion.Reviews;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Pages.Claims;

/// <summary>Lets a person give what was said of a claim that is gone to another claim of the article, or give it up.</summary>
/// <param name="Id">Tells the form from others on its page.</param>
/// <param name="Action">Where the choice is posted, as <c>claim</c>.</param>
/// <param name="Hidden">What goes along.</param>
/// <param name="Claims">To choose from, the likest first.</param>
/// <param name="Drop">Where it is given up, and the words of that button; null where it cannot be.</param>
public sealed record AttachForm(int Id, string Action, IReadOnlyList<(string Name, string Value)> Hidden, IReadOnlyList<(int Id, string Text)> Claims, (string Action, string Label)? Drop)
{
    private const int MostClaims = 30;

    /// <summary>The claims of an article that are likest to some words.</summary>
    public static async Task<IReadOnlyList<(int Id, string Text)>> ClaimsAsync(ArchiveDbContext db, int articleId, string words, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var claims = await db.Claims.Where(claim => claim.ArticleId == articleId).OrderBy(claim => claim.Position).Select(claim => new { claim.Id, claim.Text }).ToListAsync(cancellationToken);
        return [.. ClaimQuote.Nearest(words, claims, claim => claim.Text, MostClaims).Select(claim => (claim.Id, claim.Text))];
    }
}

using ArticleArchive.Web.Data;
using ArticleArchive.Web.Search.Saved;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArticleArchive.Web.Pages.Searching;

/// <summary>Opens a saved search: leads to its results, which mark what is new since the visit before, and notes this one.</summary>
public sealed class SavedVisitModel(SavedSearches saved) : PageModel
{
    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancellationToken)
    {
        if (await saved.FindAsync(id, cancellationToken) is not { } search)
            return NotFound();
        // A browser that only fetches ahead has looked at nothing.
        if (!Request.Headers.TryGetValue("Sec-Purpose", out var purpose) || !purpose.ToString().Contains("prefetch", StringComparison.OrdinalIgnoreCase))
        {
            try
            {
                await saved.VisitAsync(id, cancellationToken);
            }
            catch (StorageUnavailableException)
            {
                // An archive that takes no writes can be read all the same; what is new stays new.
            }
        }

        Response.Headers.CacheControl = "no-store";
        return LocalRedirect(new SearchAddress(search.Query, search.Level, search.Sort, search.Id, search.SeenArticleId).Of());
    }
}

using ArticleArchive.Web.Search.Batch;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArticleArchive.Web.Pages.Searching;

/// <summary>The table of a list of queries, as far as it is searched.</summary>
public sealed class BatchRunModel(BatchQueue batches) : PageModel
{
    /// <summary>Null where the list is not kept any more.</summary>
    public BatchState? Batch { get; private set; }

    public void OnGet(string id)
    {
        Batch = batches.Find(id);
        if (Batch is null)
            Response.StatusCode = StatusCodes.Status404NotFound;
    }
}

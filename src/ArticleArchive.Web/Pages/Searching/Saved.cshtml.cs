using ArticleArchive.Web.Data;
using ArticleArchive.Web.Search;
using ArticleArchive.Web.Search.Saved;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArticleArchive.Web.Pages.Searching;

/// <summary>The searches that a person keeps, with what is new in each.</summary>
public sealed class SavedModel(SavedSearches saved) : PageModel
{
    // Counting what is new must not make the list late: what is not counted by then says so.
    private static readonly TimeSpan s_limit = TimeSpan.FromMilliseconds(1500);

    public IReadOnlyList<(SavedSearch Search, int? News)> Searches { get; private set; } = [];

    /// <summary>Why what was asked for was not done, or null.</summary>
    public string? Refusal { get; private set; }

    /// <summary>The search whose form was sent, so that it is still open.</summary>
    public int? ChangedId { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    public async Task<IActionResult> OnPostSaveAsync(string? name, string? query, string? level, string? sort, CancellationToken cancellationToken) => await DoAsync(
        async () =>
        {
            var (outcome, search) = await saved.SaveAsync(name, query, SearchAddress.LevelOf(level) ?? SearchLevel.Articles, sort, cancellationToken);
            return (outcome, search is null ? null : LocalRedirect($"/searches/{search.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)}"));
        },
        changedId: null,
        cancellationToken);

    public async Task<IActionResult> OnPostRenameAsync(int id, string? name, CancellationToken cancellationToken) =>
        await DoAsync(async () => (await saved.RenameAsync(id, name, cancellationToken), null), id, cancellationToken);

    public async Task<IActionResult> OnPostDeleteAsync(int id, CancellationToken cancellationToken) =>
        await DoAsync(async () => (await saved.DeleteAsync(id, cancellationToken), null), id, cancellationToken);

    private async Task<IActionResult> DoAsync(Func<Task<(SavedOutcome Outcome, IActionResult? Then)>> what, int? changedId, CancellationToken cancellationToken)
    {
        try
        {
            var (outcome, then) = await what();
            if (outcome == SavedOutcome.Done)
                return then ?? LocalRedirect("/searches");
            Refusal = SavedWords.Of(outcome);
            Response.StatusCode = outcome == SavedOutcome.Gone ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest;
        }
        catch (StorageUnavailableException exception)
        {
            Refusal = exception.Message;
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }

        ChangedId = changedId;
        await ReadAsync(cancellationToken);
        return Page();
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        var searches = new List<(SavedSearch, int?)>();
        foreach (var search in await saved.AllAsync(cancellationToken))
        {
            var isLate = System.Diagnostics.Stopwatch.GetElapsedTime(began) > s_limit;
            searches.Add((search, isLate ? null : (await saved.NewsAsync(search, cancellationToken)).New));
        }

        Searches = searches;
    }
}

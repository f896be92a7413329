using ArticleArchive.Web.Search;
using ArticleArchive.Web.Search.QueryLanguage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArticleArchive.Web.Pages.Searching;

/// <summary>Says which words of a query hit which fields of a hit, and how its rank came about. The list of results shows the same inside the hit.</summary>
public sealed class ExplainModel(SearchEngine engine) : PageModel
{
    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Query { get; set; }

    [BindProperty(Name = "level", SupportsGet = true)]
    public string? LevelName { get; set; }

    [BindProperty(Name = "sort", SupportsGet = true)]
    public string? SortName { get; set; }

    [BindProperty(Name = "id", SupportsGet = true)]
    public int Id { get; set; }

    public SearchAddress Address { get; private set; } = null!;

    /// <summary>Null where the query does not find the hit.</summary>
    public HitExplanation? Explanation { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var parsed = QueryParser.Parse(Query);
        if (!ModelState.IsValid || parsed.Root is null)
            return BadRequest();
        Address = new SearchAddress(Query!, SearchAddress.LevelOf(LevelName) ?? SearchLevels.Of(parsed), SearchOrder.TryParse(SortName, out var order) ? order.ToString() : null);
        Explanation = await engine.ExplainAsync(parsed, Address.Level, Id, cancellationToken);
        return Page();
    }
}

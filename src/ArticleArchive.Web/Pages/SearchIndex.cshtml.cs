using ArticleArchive.Web.Data;
using ArticleArchive.Web.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace ArticleArchive.Web.Pages;

/// <summary>How the index of the search stands, with the ways to build it anew and to compare it with the articles.</summary>
public sealed class SearchIndexModel(ArchiveDbContext db, IServiceProvider services) : PageModel
{
    private readonly IndexUpkeep _upkeep = services.GetRequiredService<IndexUpkeep>();

    public IndexStatus Status { get; private set; } = null!;

    /// <summary>How far the work is; null when none is under way.</summary>
    public IndexProgress? Progress => _upkeep.Progress;

    public bool IsVerifying => _upkeep.IsVerifying;

    public string? Failure => _upkeep.Failure;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Status = await IndexStatus.ReadAsync(db, cancellationToken);

    public IActionResult OnPostRebuild()
    {
        _upkeep.Rebuild();
        return RedirectToPage();
    }

    public IActionResult OnPostVerify()
    {
        _upkeep.Verify();
        return RedirectToPage();
    }
}

using ArticleArchive.Web.Ingestion;
using ArticleArchive.Web.Ingestion.Imports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArticleArchive.Web.Pages.Add;

/// <summary>What became of each file of a run.</summary>
public sealed class RunModel(ImportQueue queue) : PageModel
{
    private const int PageSize = 200;

    [BindProperty(Name = "outcome", SupportsGet = true)]
    public IngestionOutcome? Outcome { get; set; }

    [BindProperty(Name = "p", SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    public RunProgress Progress { get; private set; } = null!;

    public bool IsRunning => Progress.Condition is RunCondition.Waiting or RunCondition.Running or RunCondition.HeldUp;

    public IReadOnlyList<Facet> Facets { get; private set; } = [];

    public IReadOnlyList<Data.IngestionItem> Items { get; private set; } = [];

    public Paging Paging { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(int runId, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || PageNumber < 1)
            return BadRequest();
        if (await queue.FindAsync(runId, cancellationToken) is not { } progress)
            return NotFound();
        Progress = progress;
        Facets =
        [
            new Facet("outcome", "Outcome", Outcome?.ToString(), progress.Counts.OrderBy(pair => pair.Key)
                .Select(pair => new FacetChoice(pair.Key.ToString(), Wording.Of(pair.Key), pair.Value)).ToList()),
        ];
        Paging = new Paging(PageNumber, PageSize, Outcome is { } outcome ? progress.Counts.GetValueOrDefault(outcome) : progress.Done);
        if (PageNumber > Paging.Last)
            return NotFound();
        Items = await queue.ItemsAsync(runId, Outcome, (PageNumber - 1) * PageSize, PageSize, cancellationToken);
        return Page();
    }
}

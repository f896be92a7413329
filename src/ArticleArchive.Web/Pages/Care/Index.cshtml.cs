using ArticleArchive.Parsing.Repairs;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion;
using ArticleArchive.Web.Ingestion.Lines;
using ArticleArchive.Web.Ingestion.Reruns;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Pages.Care;

/// <summary>Everything that wants a person, one matter after the other.</summary>
public sealed class CareQueueModel(ArchiveDbContext db, CareMatters queue, ArchiveDatabase database, ArticleEditing editing, TimeProvider time) : PageModel
{
    private const int PageSize = 20;

    [BindProperty(Name = "kind", SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(Name = "publisher", SupportsGet = true)]
    public string? Publisher { get; set; }

    [BindProperty(Name = "show", SupportsGet = true)]
    public string? Show { get; set; }

    [BindProperty(Name = "p", SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    /// <summary>Why a finding was not dismissed.</summary>
    [BindProperty(Name = "said", SupportsGet = true)]
    public RepairOutcome? Said { get; set; }

    public bool ShowsSkipped => Show == "skipped";

    public IReadOnlyList<CareItem> Items { get; private set; } = [];

    public IReadOnlyList<Facet> Facets { get; private set; } = [];

    public Paging Paging { get; private set; } = null!;

    public int Outdated { get; private set; }

    public int ProposedLines { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var chosen = CareCategory.Find(Kind);
        if (!ModelState.IsValid || PageNumber is < 1 or > 1_000_000 || (Kind is not null && chosen is null) || Show is not (null or "skipped"))
            return BadRequest();
        var choices = new List<FacetChoice>();
        int total = 0, information = 0;
        foreach (var category in CareCategory.All)
        {
            var count = await queue.CountAsync(category, Publisher, ShowsSkipped, cancellationToken);
            if (count > 0)
                choices.Add(new FacetChoice(category.Value, category.Title, count));
            total += category.IsInformation ? 0 : count;
            information += category == chosen ? count : 0;
        }

        Facets =
        [
            new Facet("kind", "What", Kind, choices),
            new Facet("publisher", "Publisher", Publisher, []),
            new Facet("show", "Put off", Show, ShowsSkipped ? [new FacetChoice("skipped", "only what was put off", total)] : await SkippedChoiceAsync(cancellationToken)),
        ];
        Paging = new Paging(PageNumber, PageSize, chosen is null ? total : information);
        // The last matter of the last page may just have been put off.
        if (PageNumber > Paging.Last)
            return Redirect(Request.With("p", Paging.Last.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Items = await queue.ItemsAsync(new CareFilter(chosen, Publisher, ShowsSkipped), (PageNumber - 1) * PageSize, PageSize, cancellationToken);
        Outdated = await ArticleReruns.Outdated(db).CountAsync(cancellationToken);
        ProposedLines = await LineRules.Proposals(db).CountAsync(cancellationToken);
        return Page();
    }

    /// <summary>Puts a matter off, or takes it up again, and goes on with the next.</summary>
    public async Task<IActionResult> OnPostSkipAsync(int article, string? matter, int start, int end, bool again, int item, string? back, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || CareCategory.Find(matter) is null)
            return BadRequest();
        if (!await db.Articles.AnyAsync(row => row.Id == article, cancellationToken))
            return NotFound();
        try
        {
            await database.WriteAsync(
                writer => Task.FromResult(again
                    ? writer.Commands.Execute("DELETE FROM SkippedCares WHERE ArticleId = $0 AND Matter = $1 AND Start = $2 AND \"End\" = $3", article, matter, start, end)
                    : writer.Commands.Execute("INSERT OR IGNORE INTO SkippedCares (ArticleId, Matter, Start, \"End\", SkippedAtUtc) VALUES ($0, $1, $2, $3, $4)", article, matter, start, end, time.GetUtcNow().UtcDateTime)),
                cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        return Back(back, item);
    }

    /// <summary>Takes a finding for no damage, and goes on with the next matter.</summary>
    public async Task<IActionResult> OnPostDismissAsync(int article, int finding, string? stamp, int item, string? back, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        try
        {
            var request = new RepairRequest(RepairKind.Dismissal) { Finding = finding - 1, TextStamp = stamp, Editor = Request.Cookies[EditorCookie.Name] };
            var outcome = (await editing.RepairAsync(article, request, cancellationToken)).Outcome;
            return outcome switch
            {
                RepairOutcome.NoSuchArticle => NotFound(),
                // What went from the list needs no words.
                RepairOutcome.Done => Back(back, item),
                _ => LocalRedirect($"/care?said={outcome}"),
            };
        }
        catch (StorageUnavailableException)
        {
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private LocalRedirectResult Back(string? query, int item) => LocalRedirect($"/care{(query is ['?', ..] && QueryLinks.IsLocal("/" + query) ? query : "")}#item-{item}");

    private async Task<List<FacetChoice>> SkippedChoiceAsync(CancellationToken cancellationToken)
    {
        var count = await db.SkippedCares.CountAsync(cancellationToken);
        return count == 0 ? [] : [new FacetChoice("skipped", "only what was put off", count)];
    }
}

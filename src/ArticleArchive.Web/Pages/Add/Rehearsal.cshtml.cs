using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion;
using ArticleArchive.Web.Ingestion.Imports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Pages.Add;

/// <summary>A source of a rehearsal with the title of the article that it resembles.</summary>
public sealed record RehearsalRow(ImportItem Item, string? ArticleTitle, string? OtherPlace);

/// <summary>What each source of an import would become, and what a person chooses for it.</summary>
[RequestFormLimits(ValueCountLimit = 20_000)]
public sealed class RehearsalModel(ArchiveDbContext db, ImportQueue queue) : PageModel
{
    private const int PageSize = 100;

    [BindProperty(Name = "verdict", SupportsGet = true)]
    public RehearsalVerdict? Verdict { get; set; }

    /// <summary>Only what is damaged.</summary>
    [BindProperty(Name = "damaged", SupportsGet = true)]
    public bool Damaged { get; set; }

    [BindProperty(Name = "p", SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    public PendingImport Import { get; private set; } = null!;

    public bool IsRunning => Import.State == ImportState.Rehearsing;

    public string? Trouble { get; private set; }

    public int Done { get; private set; }

    public int DamagedCount { get; private set; }

    /// <summary>How many would be handed to the store: neither refused nor left out.</summary>
    public int ToImport { get; private set; }

    public IReadOnlyList<Facet> Facets { get; private set; } = [];

    public IReadOnlyList<RehearsalRow> Rows { get; private set; } = [];

    public Paging Paging { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(int importId, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || PageNumber is < 1 or > 100_000)
            return BadRequest();
        if (await db.Imports.SingleOrDefaultAsync(row => row.Id == importId, cancellationToken) is not { } import)
            return NotFound();
        if (import is { State: ImportState.Importing, RunId: { } run })
            return Redirect($"/add/{run}");
        Import = import;
        Trouble = queue.TroubleOf(importId);
        var all = db.ImportItems.Where(item => item.ImportId == importId);
        var verdicts = await all.GroupBy(item => item.Verdict).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        Done = verdicts.Sum(group => group.Count);
        DamagedCount = await all.CountAsync(item => item.IsDamaged, cancellationToken);
        ToImport = await all.CountAsync(item => !item.IsLeftOut && item.Verdict != RehearsalVerdict.Refused, cancellationToken);
        Facets =
        [
            new Facet("verdict", "What it is", Verdict?.ToString(), verdicts.Select(group => (group.Key, group.Count)).OrderBy(group => group.Key)
                .Select(group => new FacetChoice(group.Key.ToString(), Wording.Of(group.Key), group.Count)).ToList()),
            new Facet("damaged", "Damage", Damaged ? "true" : null, DamagedCount == 0 ? [] : [new FacetChoice("true", "damaged", DamagedCount)]),
        ];
        var filtered = all.Where(item => (Verdict == null || item.Verdict == Verdict) && (!Damaged || item.IsDamaged));
        Paging = new Paging(PageNumber, PageSize, await filtered.CountAsync(cancellationToken));
        if (PageNumber > Paging.Last)
            return NotFound();
        Rows = await filtered.OrderBy(item => item.Position).Skip((PageNumber - 1) * PageSize).Take(PageSize)
            .Select(item => new RehearsalRow(
                item,
                db.Articles.Where(article => article.Id == item.ArticleId).Select(article => article.Title).FirstOrDefault(),
                all.Where(other => other.Position == item.ItemPosition).Select(other => other.Place).FirstOrDefault()))
            .ToListAsync(cancellationToken);
        return Page();
    }

    /// <summary>Writes down the choices of the page that was shown, and then does what was asked.</summary>
    /// <param name="importId">The import.</param>
    /// <param name="shown">The positions that the page showed.</param>
    /// <param name="chosen">Those of them that were chosen.</param>
    /// <param name="step">What to do then: <c>import</c>, <c>all</c>, <c>none</c>; or only come back.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    public async Task<IActionResult> OnPostAsync(int importId, int[] shown, int[] chosen, string? step, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        try
        {
            var taken = chosen.ToHashSet();
            if (step is "all" or "none")
                await queue.ChooseAllAsync(importId, Verdict, isLeftOut: step == "none", cancellationToken);
            else
                await queue.ChooseAsync(importId, shown.Distinct().ToDictionary(position => position, position => !taken.Contains(position)), cancellationToken);
            if (step != "import")
                return LocalRedirect(Request.Path + Request.QueryString);
            return await queue.BeginAsync(importId, cancellationToken) is { } run ? Redirect($"/add/{run}") : NotFound();
        }
        catch (StorageUnavailableException)
        {
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }
}

using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion.Lines;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Pages.Rules;

/// <summary>A recurring line with its counts.</summary>
/// <param name="SourceId">Its source.</param>
/// <param name="Source">The source's name.</param>
/// <param name="Fingerprint">The line.</param>
/// <param name="Text">Its words in one of the files.</param>
/// <param name="Articles">In how many different articles it stands.</param>
/// <param name="OutOf">How many different articles the source has.</param>
/// <param name="Kept">In how many files it stands in the text.</param>
/// <param name="Decision">What was decided, or null.</param>
public sealed record LineRow(int SourceId, string Source, long Fingerprint, string Text, int Articles, int OutOf, int Kept, LineDecision? Decision)
{
    public string Address => FormattableString.Invariant($"/rules/{SourceId}/{Fingerprint}");
}

/// <summary>Lines that recur in many files of a source, for a person to accept or refuse once for all.</summary>
public sealed class LineRulesModel(ArchiveDbContext db, LineRules rules) : PageModel
{
    private const int PageSize = 50;
    private const int MostDecided = 500;

    [BindProperty(Name = "p", SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<LineRow> Proposed { get; private set; } = [];

    public IReadOnlyList<LineRow> Decided { get; private set; } = [];

    public Paging Paging { get; private set; } = null!;

    /// <summary>The run that carries a decision out, or null.</summary>
    public Rerun? Run { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || PageNumber is < 1 or > 100_000)
            return BadRequest();
        var proposals = LineRules.Proposals(db);
        Paging = new Paging(PageNumber, PageSize, await proposals.CountAsync(cancellationToken));
        if (PageNumber > Paging.Last)
            return Redirect(Request.With("p", null));
        Proposed = await Rows(proposals.OrderByDescending(line => line.ArticleCount).ThenBy(line => line.Text).Skip((PageNumber - 1) * PageSize).Take(PageSize)).ToListAsync(cancellationToken);
        var decided = await Rows(db.SourceLines.Where(line => db.LineRules.Any(rule => rule.SourceId == line.SourceId && rule.Fingerprint == line.Fingerprint))
            .OrderByDescending(line => line.ArticleCount).ThenBy(line => line.Text).Take(MostDecided)).ToListAsync(cancellationToken);
        Decided = [.. decided.OrderBy(row => row.Decision)];
        Run = await db.Reruns.Where(run => run.Kind == RerunKind.Line).OrderBy(run => run.FinishedAtUtc != null).ThenByDescending(run => run.Id).FirstOrDefaultAsync(cancellationToken);
        return Page();
    }

    /// <summary>Accepts or refuses a line, or takes the decision back.</summary>
    public async Task<IActionResult> OnPostAsync(int source, long line, LineDecision? decision, string? back, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        try
        {
            await rules.DecideAsync(source, line, decision, cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        return LocalRedirect(QueryLinks.IsLocal(back) ? back! : "/rules");
    }

    private IQueryable<LineRow> Rows(IQueryable<SourceLine> lines) =>
        lines.Select(line => new LineRow(
            line.SourceId,
            db.LineSources.Where(source => source.Id == line.SourceId).Select(source => source.Name).First(),
            line.Fingerprint,
            line.Text!,
            line.ArticleCount,
            db.LineSources.Where(source => source.Id == line.SourceId).Select(source => source.ArticleCount).First(),
            db.LinePlaces.Count(place => place.SourceId == line.SourceId && place.Fingerprint == line.Fingerprint && place.IsKept),
            db.LineRules.Where(rule => rule.SourceId == line.SourceId && rule.Fingerprint == line.Fingerprint).Select(rule => (LineDecision?)rule.Decision).FirstOrDefault()));
}

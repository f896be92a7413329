using ArticleArchive.Parsing;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion.Reruns;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Pages.Update;

/// <summary>An article that an older parser read, and what reading it anew would change; null where that was not worked out.</summary>
public sealed record UpdateRow(int Id, string Title, string? Language, int ParserVersion, ArticlePreview? Preview);

/// <summary>An article that was read anew and can be put back.</summary>
public sealed record ReplacedRow(int Id, string Title, string? Language, int From, DateTime AtUtc);

/// <summary>What a newer parser would change, for all articles that an older one read. Nothing changes before it is accepted.</summary>
public sealed class UpdateModel(ArchiveDbContext db, RerunRunner runner, RerunQueue queue) : PageModel
{
    private const int PageSize = 50;

    public static readonly IReadOnlyList<(string Value, string Label)> Filters =
        [("loses", "something would be lost"), ("words", "words would change"), ("same", "text stays as it is"), ("unknown", "not worked out yet"), ("refused", "refused")];

    [BindProperty(Name = "show", SupportsGet = true)]
    public string? Show { get; set; }

    [BindProperty(Name = "p", SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    /// <summary>The run that is under way, or the last one; null when there was none.</summary>
    public Rerun? Run { get; private set; }

    public bool IsRunning => Run is { FinishedAtUtc: null };

    public int Outdated { get; private set; }

    public int Unknown { get; private set; }

    /// <summary>How many would lose nothing and were not refused.</summary>
    public int Safe { get; private set; }

    public IReadOnlyList<UpdateRow> Rows { get; private set; } = [];

    public IReadOnlyList<ReplacedRow> Replaced { get; private set; } = [];

    public IReadOnlyList<Facet> Facets { get; private set; } = [];

    public Paging Paging { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || PageNumber is < 1 or > 1_000_000 || (Show is not null && Filters.All(filter => filter.Value != Show)))
            return BadRequest();
        Run = await db.Reruns.Where(run => run.Kind != RerunKind.Line).OrderBy(run => run.FinishedAtUtc != null).ThenByDescending(run => run.Id).FirstOrDefaultAsync(cancellationToken);
        var outdated = ArticleReruns.Outdated(db);
        Outdated = await outdated.CountAsync(cancellationToken);
        var choices = new List<FacetChoice>();
        foreach (var (value, label) in Filters)
            choices.Add(new FacetChoice(value, label, await Filtered(outdated, value).CountAsync(cancellationToken)));
        Facets = [new Facet("show", "What would change", Show, choices.FindAll(choice => choice.Count > 0 || choice.Value == Show))];
        Unknown = choices.Find(choice => choice.Value == "unknown")!.Count;
        Safe = await Previewed(outdated, preview => preview.ClaimsLost == 0 && preview.MetadataLost == 0 && !preview.IsRefused).CountAsync(cancellationToken);

        var rows = Show is null ? outdated : Filtered(outdated, Show);
        Paging = new Paging(PageNumber, PageSize, await rows.CountAsync(cancellationToken));
        if (PageNumber > Paging.Last)
            return NotFound();
        Rows = await (
            from article in rows
            join one in Current on article.Id equals one.ArticleId into previews
            from preview in previews.DefaultIfEmpty()
            orderby preview.ClaimsLost + preview.MetadataLost descending, preview.SentencesRemoved + preview.SentencesAdded descending, article.Id
            select new UpdateRow(article.Id, article.Title, article.Language, article.ParserVersion, preview)).Skip((PageNumber - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
        Replaced = await (
            from previous in db.PreviousDerivations
            join article in db.Articles on previous.ArticleId equals article.Id
            where article.ParserVersion >= ArticleParser.Version
            orderby previous.ReplacedAtUtc descending
            select new ReplacedRow(article.Id, article.Title, article.Language, previous.ParserVersion, previous.ReplacedAtUtc)).Take(10).ToListAsync(cancellationToken);
        return Page();
    }

    /// <summary>Begins a run in the background and shows it.</summary>
    public async Task<IActionResult> OnPostAsync(RerunKind? kind, CancellationToken cancellationToken)
    {
        if (kind is not (RerunKind.Preview or RerunKind.ApplySafe or RerunKind.ApplyAll))
            return BadRequest();
        try
        {
            await runner.StartAsync(kind.Value, cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        queue.Wake();
        return LocalRedirect("/update");
    }

    private IQueryable<ArticlePreview> Current => db.ArticlePreviews.Where(preview => preview.ParserVersion == ArticleParser.Version);

    private IQueryable<Article> Filtered(IQueryable<Article> articles, string filter) => filter switch
    {
        "loses" => Previewed(articles, preview => preview.ClaimsLost + preview.MetadataLost > 0),
        "words" => Previewed(articles, preview => preview.SentencesAdded + preview.SentencesRemoved > 0),
        "same" => Previewed(articles, preview => preview.SentencesAdded + preview.SentencesRemoved == 0),
        "refused" => Previewed(articles, preview => preview.IsRefused),
        _ => articles.Where(article => !Current.Any(preview => preview.ArticleId == article.Id)),
    };

    private IQueryable<Article> Previewed(IQueryable<Article> articles, System.Linq.Expressions.Expression<Func<ArticlePreview, bool>> isMeant) =>
        articles.Where(article => Current.Where(isMeant).Any(preview => preview.ArticleId == article.Id));
}

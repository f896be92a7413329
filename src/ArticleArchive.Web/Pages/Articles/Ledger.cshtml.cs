using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Pages.Articles;

/// <summary>An edit with the words around it.</summary>
public sealed record LedgerRow(LedgerEdit Edit, string Prefix, string Suffix);

/// <summary>The cleaning ledger of an article: what was changed, why, and the way back.</summary>
public sealed class LedgerModel(ArchiveDbContext db, ArticleEditing editing) : PageModel
{
    private const int PageSize = 100;
    private const int AroundLength = 90;

    [BindProperty(Name = "kind", SupportsGet = true)]
    public EditKind? Kind { get; set; }

    [BindProperty(Name = "class", SupportsGet = true)]
    public string? Class { get; set; }

    [BindProperty(Name = "p", SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    public Article Article { get; private set; } = null!;

    public ArticleHead Head { get; private set; } = null!;

    public IReadOnlyList<LedgerRow> Rows { get; private set; } = [];

    public IReadOnlyList<LedgerEdit> Whitespace { get; private set; } = [];

    public int WhitespaceCount { get; private set; }

    public IReadOnlyList<ArticleFinding> Findings { get; private set; } = [];

    public IReadOnlyList<Facet> Facets { get; private set; } = [];

    public Paging Paging { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || PageNumber is < 1 or > 100_000)
            return BadRequest();
        var article = await db.Articles.SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (article is null)
            return NotFound();
        Article = article;
        Head = await ArticleHead.ReadAsync(db, article, "ledger", cancellationToken);

        var words = db.Edits.Where(edit => edit.ArticleId == id && edit.Kind != EditKind.Whitespace);
        var kinds = await words.Where(edit => Class == null || edit.Class == Class).GroupBy(edit => edit.Kind)
            .Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        var classes = await words.Where(edit => Kind == null || edit.Kind == Kind).GroupBy(edit => edit.Class)
            .Select(group => new { group.Key, Count = group.Count() }).OrderByDescending(group => group.Count).ThenBy(group => group.Key).Take(40).ToListAsync(cancellationToken);
        Facets =
        [
            new Facet("kind", "What was done", Kind?.ToString(), kinds.Select(group => new FacetChoice(group.Key.ToString(), Wording.Of(group.Key), group.Count)).ToList()),
            new Facet("class", "What was found", Class, classes.Select(group => new FacetChoice(group.Key, group.Key.Replace('-', ' '), group.Count)).ToList()),
        ];

        var filtered = words.Where(edit => (Kind == null || edit.Kind == Kind) && (Class == null || edit.Class == Class));
        Paging = new Paging(PageNumber, PageSize, await filtered.CountAsync(cancellationToken));
        if (PageNumber > Paging.Last)
            return NotFound();
        var edits = await filtered.OrderBy(edit => edit.Position).Skip((PageNumber - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
        Rows = edits.ConvertAll(edit => new LedgerRow(edit, Before(article.ReadingText, edit.ReadingStart), After(article.ReadingText, edit.ReadingEnd)));

        var white = db.Edits.Where(edit => edit.ArticleId == id && edit.Kind == EditKind.Whitespace);
        WhitespaceCount = await white.CountAsync(cancellationToken);
        Whitespace = await white.OrderBy(edit => edit.Position).Take(50).ToListAsync(cancellationToken);
        Findings = await db.Findings.Where(finding => finding.ArticleId == id).OrderBy(finding => finding.Position).Take(1000).ToListAsync(cancellationToken);
        return Page();
    }

    /// <summary>Undoes an edit or puts it back, and comes back to its row.</summary>
    public async Task<IActionResult> OnPostDecideAsync(int id, string? key, bool? undone, string? back, CancellationToken cancellationToken)
    {
        if (key is null || undone is null)
            return BadRequest();
        try
        {
            var result = await editing.DecideAsync(id, key, undone.Value, cancellationToken);
            if (result.Outcome is EditDecisionOutcome.NoSuchArticle or EditDecisionOutcome.NoSuchEdit)
                return NotFound();
        }
        catch (StorageUnavailableException)
        {
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        var position = await db.Edits.Where(edit => edit.ArticleId == id && edit.Key == key).Select(edit => (int?)edit.Position).FirstOrDefaultAsync(cancellationToken);
        var path = $"/articles/{id}/ledger{(back is ['?', ..] && QueryLinks.IsLocal("/" + back) ? back : "")}";
        return LocalRedirect(position is null ? path : $"{path}#edit-{position + 1}");
    }

    /// <summary>Undoes all edits of the class that the list shows, or puts them back.</summary>
    public async Task<IActionResult> OnPostDecideClassAsync(int id, string? name, bool? undone, CancellationToken cancellationToken)
    {
        if (name is null || undone is null)
            return BadRequest();
        try
        {
            var result = await editing.DecideClassAsync(id, name, undone.Value, cancellationToken);
            if (result.Outcome is EditDecisionOutcome.NoSuchArticle or EditDecisionOutcome.NoSuchEdit)
                return NotFound();
        }
        catch (StorageUnavailableException)
        {
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        return LocalRedirect($"/articles/{id}/ledger?class={Uri.EscapeDataString(name)}");
    }

    private static string Before(string text, int offset)
    {
        var start = Math.Max(0, Math.Min(offset, text.Length) - AroundLength);
        var near = text[start..Math.Min(offset, text.Length)];
        return LedgerWords.Close(start == 0 ? near : "…" + near[(near.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
    }

    private static string After(string text, int offset)
    {
        var end = Math.Min(text.Length, offset + AroundLength);
        var near = text[Math.Min(offset, text.Length)..end];
        var space = near.LastIndexOf(' ');
        return LedgerWords.Close(end == text.Length ? near : (space > 0 ? near[..space] : near) + "…");
    }
}

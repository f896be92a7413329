using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion;
using ArticleArchive.Web.Search;
using ArticleArchive.Web.Search.Analysis;
using ArticleArchive.Web.Search.QueryLanguage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Pages.Articles;

/// <summary>An edit with the words around it.</summary>
public sealed record LedgerRow(LedgerEdit Edit, string Prefix, string Suffix);

/// <summary>How the ledger shows the edits.</summary>
public enum LedgerView
{
    /// <summary>One after the other, with reasons.</summary>
    List,

    /// <summary>In the text: what was removed in its place, beside what stands there now.</summary>
    Marked,

    /// <summary>The original beside the clean text.</summary>
    Compare,
}

/// <summary>The cleaning ledger of an article: what was changed, why, and the way back.</summary>
public sealed class LedgerModel(ArchiveDbContext db, ArticleEditing editing, SearchEngine engine) : PageModel
{
    private const int PageSize = 100;
    private const int AroundLength = 90;
    private const int PartLength = 60_000;
    private const int PartPieces = 1_200;
    private const int MostFound = 500;

    [BindProperty(Name = "view", SupportsGet = true)]
    public LedgerView View { get; set; }

    /// <summary>On a narrow screen the side of the comparison that shows: <c>original</c> or <c>clean</c>.</summary>
    [BindProperty(Name = "side", SupportsGet = true)]
    public string? Side { get; set; }

    /// <summary>Words to look for in what was removed.</summary>
    [BindProperty(Name = "find", SupportsGet = true)]
    public string? Find { get; set; }

    /// <summary>The number of the edit, from 1, whose page is asked for.</summary>
    [BindProperty(Name = "edit", SupportsGet = true)]
    public int? EditNumber { get; set; }

    [BindProperty(Name = "kind", SupportsGet = true)]
    public EditKind? Kind { get; set; }

    [BindProperty(Name = "class", SupportsGet = true)]
    public string? Class { get; set; }

    [BindProperty(Name = "p", SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    /// <summary>What became of the last decision, where the rows do not show it.</summary>
    [BindProperty(Name = "said", SupportsGet = true)]
    public EditDecisionOutcome? Said { get; set; }

    public Article Article { get; private set; } = null!;

    public ArticleHead Head { get; private set; } = null!;

    public IReadOnlyList<LedgerRow> Rows { get; private set; } = [];

    /// <summary>The text with its edits, for the marked view and the comparison.</summary>
    public IReadOnlyList<MarkedPiece> Pieces { get; private set; } = [];

    /// <summary>What people put right, newest first.</summary>
    public IReadOnlyList<ArticleRepair> Repairs { get; private set; } = [];

    /// <summary>Refusals that no edit of the list stands for.</summary>
    public IReadOnlyList<EditRefusalRow> Refusals { get; private set; } = [];

    /// <summary>The search inside what was removed, when one was asked for.</summary>
    public SearchResults? Found { get; private set; }

    public IReadOnlyList<LedgerEdit> Whitespace { get; private set; } = [];

    public int WhitespaceCount { get; private set; }

    public IReadOnlyList<ArticleFinding> Findings { get; private set; } = [];

    public IReadOnlyList<Facet> Facets { get; private set; } = [];

    public Paging Paging { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || PageNumber is < 1 or > 100_000 || Find?.Length > 512 || Side is not (null or "original" or "clean"))
            return BadRequest();
        var article = await db.Articles.WithoutBlocks().SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
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

        Repairs = await db.Repairs.Where(repair => repair.ArticleId == id).OrderByDescending(repair => repair.Id).Take(1000).ToListAsync(cancellationToken);
        if (View != LedgerView.List)
            return await ShowTextAsync(cancellationToken) ? Page() : NotFound();

        var filtered = words.Where(edit => (Kind == null || edit.Kind == Kind) && (Class == null || edit.Class == Class));
        if (!string.IsNullOrWhiteSpace(Find))
        {
            Found = await engine.FindAsync(new SearchRequest(Find, SearchLevel.Removed, MostFound, RemovedFrom: id), cancellationToken);
            var found = Found.Items.Select(hit => hit.Id).ToList();
            filtered = filtered.Where(edit => found.Contains(edit.Id));
        }

        var before = EditNumber is { } number ? await filtered.CountAsync(edit => edit.Position < number - 1, cancellationToken) : (int?)null;
        if (before is { } position)
            PageNumber = (position / PageSize) + 1;
        Paging = new Paging(PageNumber, PageSize, await filtered.CountAsync(cancellationToken));
        if (before is not null && PageNumber > Paging.Last)
            Paging = Paging with { Page = PageNumber = Paging.Last };
        if (PageNumber > Paging.Last)
            return NotFound();
        var edits = await filtered.OrderBy(edit => edit.Position).Skip((PageNumber - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
        Rows = edits.ConvertAll(edit => new LedgerRow(edit, Before(article.ReadingText, edit.ReadingStart), After(article.ReadingText, edit.ReadingEnd)));

        var white = db.Edits.Where(edit => edit.ArticleId == id && edit.Kind == EditKind.Whitespace);
        WhitespaceCount = await white.CountAsync(cancellationToken);
        Whitespace = await white.OrderBy(edit => edit.Position).Take(50).ToListAsync(cancellationToken);
        Refusals = await db.Refusals.Where(refusal => refusal.ArticleId == id && refusal.State != RefusalState.InForce).OrderBy(refusal => refusal.Id).Take(1000).ToListAsync(cancellationToken);
        Findings = await db.Findings.Where(finding => finding.ArticleId == id).OrderBy(finding => finding.Position).Take(1000).ToListAsync(cancellationToken);
        return Page();
    }

    /// <summary>Where the words of a removal hit the search, as places in the shown words.</summary>
    public IReadOnlyList<TextSpan> MarksIn(string shown) =>
        Found is { } found ? HitMarks.Merge(new HitMatcher(found.Query, SearchField.Removed).Find(shown, StemLanguages.Of(Article.Language))) : [];

    // Edits of white space alone are looked at only where they are asked for.
    private bool IsLookedAt(LedgerEdit edit) =>
        (Kind == null ? edit.Kind != EditKind.Whitespace || Class == edit.Class : edit.Kind == Kind) && (Class == null || edit.Class == Class);

    private async Task<bool> ShowTextAsync(CancellationToken cancellationToken)
    {
        var all = db.Edits.Where(edit => edit.ArticleId == Article.Id && !edit.IsSuperseded);
        // An edit's lengths are known from its places; the words are read for the part that is shown only.
        var places = all.OrderBy(edit => edit.Position).Select(edit => new EditPlace(edit.Position, edit.End - edit.Start, edit.ReadingStart, edit.ReadingEnd, edit.IsUndone)).AsEnumerable();
        var part = MarkedText.Part(Article.ReadingText.Length, places, PageNumber, EditNumber, PartLength, PartPieces);
        PageNumber = part.Number;
        Paging = new Paging(PageNumber, 1, part.Count);
        if (PageNumber > Paging.Last)
            return false;
        var named = part.Stretches.Where(stretch => stretch.Position >= 0).Select(stretch => stretch.Position).DefaultIfEmpty(-1).ToList();
        var (first, last) = (named[0], named[^1]);
        var edits = await all.Where(edit => edit.Position >= first && edit.Position <= last).ToListAsync(cancellationToken);
        Pieces = MarkedText.Pieces(part, Article.ReadingText, edits, IsLookedAt);
        return true;
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
            if (result.Outcome == EditDecisionOutcome.Outdated)
                return LocalRedirect($"/articles/{id}/ledger?said={result.Outcome}#said");
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
            if (result.Outcome == EditDecisionOutcome.Outdated)
                return LocalRedirect($"/articles/{id}/ledger?said={result.Outcome}#said");
        }
        catch (StorageUnavailableException)
        {
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        return LocalRedirect($"/articles/{id}/ledger?class={Uri.EscapeDataString(name)}");
    }

    /// <summary>Takes a refusal back for which the ledger has no edit.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync(int id, int? refusal, string? back, CancellationToken cancellationToken)
    {
        if (refusal is null)
            return BadRequest();
        try
        {
            var result = await editing.WithdrawAsync(id, refusal.Value, cancellationToken);
            if (result.Outcome is EditDecisionOutcome.NoSuchArticle or EditDecisionOutcome.NoSuchEdit)
                return NotFound();
            if (result.Outcome == EditDecisionOutcome.Outdated)
                return LocalRedirect($"/articles/{id}/ledger?said={result.Outcome}#said");
        }
        catch (StorageUnavailableException)
        {
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        return LocalRedirect(back is not null && back.StartsWith($"/articles/{id}/", StringComparison.Ordinal) && QueryLinks.IsLocal(back) ? back : $"/articles/{id}/ledger#by-hand");
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

using ArticleArchive.Parsing;
using ArticleArchive.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Pages.Claims;

/// <summary>A claim in a list.</summary>
public sealed record ClaimRow(
    int Id, string Text, ClaimForm Form, ClaimNature Nature, ClaimPolarity Polarity, ClaimCertainty Certainty, string? Speaker, bool IsQuotable,
    int ArticleId, string ArticleTitle, string? Publisher, string? Language, string? Section,
    DateTime? PublishedAtUtc, int? PublishedOffsetMinutes, DatePrecision? PublishedPrecision, string? PublishedZone);

/// <summary>The list of claims. Everything it shows follows from its address.</summary>
public sealed class ClaimsModel(ArchiveDbContext db, CountCache cache) : PageModel
{
    private const int PageSize = 30;
    private const int MostChoices = 12;

    [BindProperty(Name = "form", SupportsGet = true)]
    public ClaimForm? Form { get; set; }

    [BindProperty(Name = "nature", SupportsGet = true)]
    public ClaimNature? Nature { get; set; }

    [BindProperty(Name = "speaker", SupportsGet = true)]
    public string? Speaker { get; set; }

    /// <summary><c>yes</c> or <c>no</c>.</summary>
    [BindProperty(Name = "quotable", SupportsGet = true)]
    public string? Quotable { get; set; }

    [BindProperty(Name = "publisher", SupportsGet = true)]
    public string? Publisher { get; set; }

    [BindProperty(Name = "article", SupportsGet = true)]
    public int? ArticleId { get; set; }

    [BindProperty(Name = "p", SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    public Paging Paging { get; private set; } = null!;

    public IReadOnlyList<ClaimRow> Rows { get; private set; } = [];

    /// <summary>The rows by article; the rows of one stand together.</summary>
    public IEnumerable<IGrouping<int, ClaimRow>> Articles => Rows.GroupBy(row => row.ArticleId);

    public IReadOnlyList<Facet> Facets { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || PageNumber is < 1 or > 1_000_000 || Quotable is not (null or "yes" or "no"))
            return BadRequest();

        IQueryable<Claim> Filtered(string? except)
        {
            var claims = db.Claims.Where(claim => claim.Article!.IsLatest);
            if (ArticleId is not null && except != "article")
                claims = claims.Where(claim => claim.ArticleId == ArticleId);
            if (Form is not null && except != "form")
                claims = claims.Where(claim => claim.Form == Form);
            if (Nature is not null && except != "nature")
                claims = claims.Where(claim => claim.Nature == Nature);
            if (Speaker is not null && except != "speaker")
                claims = Speaker == Facet.Unknown ? claims.Where(claim => claim.Speaker == null) : claims.Where(claim => claim.Speaker == Speaker);
            if (Quotable is not null && except != "quotable")
                claims = claims.Where(claim => claim.IsQuotable == (Quotable == "yes"));
            if (Publisher is not null && except != "publisher")
                claims = Publisher == Facet.Unknown ? claims.Where(claim => claim.Article!.Publisher == null) : claims.Where(claim => claim.Article!.Publisher == Publisher);
            return claims;
        }

        Paging = new Paging(PageNumber, PageSize, await cache.GetAsync(Filters("total"), () => Filtered(null).CountAsync(cancellationToken)));
        if (PageNumber > Paging.Last)
            return NotFound();
        Rows = await Filtered(null).OrderByDescending(claim => claim.ArticleId).ThenBy(claim => claim.Position)
            .Skip((PageNumber - 1) * PageSize).Take(PageSize)
            .Select(claim => new ClaimRow(
                claim.Id, claim.Text, claim.Form, claim.Nature, claim.Polarity, claim.Certainty, claim.Speaker, claim.IsQuotable,
                claim.ArticleId, claim.Article!.Title, claim.Article.Publisher, claim.Article.Language, claim.Section!.Heading,
                claim.Article.PublishedAtUtc, claim.Article.PublishedOffsetMinutes, claim.Article.PublishedPrecision, claim.Article.PublishedZone))
            .ToListAsync(cancellationToken);

        Facets = await cache.GetAsync(Filters("facets"), () => FacetsAsync(Filtered, cancellationToken));
        if (ArticleId is { } id)
        {
            var title = await db.Articles.Where(article => article.Id == id).Select(article => article.Title).SingleOrDefaultAsync(cancellationToken);
            var chosen = id.ToString(System.Globalization.CultureInfo.InvariantCulture);
            Facets = [new Facet("article", "Article", chosen, [new FacetChoice(chosen, Wording.Excerpt(title ?? chosen, 60), Paging.Total)]), .. Facets];
        }

        return Page();
    }

    // Each facet counts under the other filters, so that its choices are what one click would show.
    private async Task<List<Facet>> FacetsAsync(Func<string?, IQueryable<Claim>> filtered, CancellationToken cancellationToken)
    {
        var forms = await CountAsync(filtered("form").Select(claim => claim.Form), cancellationToken);
        var natures = await CountAsync(filtered("nature").Select(claim => claim.Nature), cancellationToken);
        var speakers = await CountAsync(filtered("speaker").Where(claim => claim.Speaker != null).Select(claim => claim.Speaker!), cancellationToken);
        var quotable = await CountAsync(filtered("quotable").Select(claim => claim.IsQuotable), cancellationToken);
        var publishers = await CountAsync(filtered("publisher").Select(claim => claim.Article!.Publisher), cancellationToken);
        return
        [
            new Facet("nature", "Nature", Nature?.ToString(), Choices(natures, nature => (nature.ToString(), Wording.Of(nature)))),
            new Facet("form", "Form", Form?.ToString(), Choices(forms, form => (form.ToString(), Wording.Of(form)))),
            new Facet("quotable", "Quotable", Quotable, Choices(quotable, yes => yes ? ("yes", "safe to quote") : ("no", "not safe to quote"))),
            new Facet("speaker", "Speaker", Speaker, Choices(speakers, name => (name, name))),
            new Facet("publisher", "Publisher", Publisher, Choices(publishers, name => (name ?? Facet.Unknown, name ?? "unknown"))),
        ];
    }

    // Every value by its length: no value can pass for the border between two.
    private string Filters(string what) => string.Join('|',
        new[] { "claims", what, Form?.ToString(), Nature?.ToString(), Speaker, Quotable, Publisher, ArticleId?.ToString(System.Globalization.CultureInfo.InvariantCulture) }
            .Select(value => value is null ? "-" : $"{value.Length}:{value}"));

    private static Task<List<KeyValuePair<T, int>>> CountAsync<T>(IQueryable<T> values, CancellationToken cancellationToken) =>
        values.GroupBy(value => value).Select(group => new { group.Key, Count = group.Count() })
            .OrderByDescending(group => group.Count).ThenBy(group => group.Key).Take(MostChoices * 2)
            .Select(group => KeyValuePair.Create(group.Key, group.Count)).ToListAsync(cancellationToken);

    private static List<FacetChoice> Choices<T>(IEnumerable<KeyValuePair<T, int>> counts, Func<T, (string Value, string Label)> words) =>
        counts.Take(MostChoices).Select(pair => new FacetChoice(words(pair.Key).Value, words(pair.Key).Label, pair.Value)).ToList();
}

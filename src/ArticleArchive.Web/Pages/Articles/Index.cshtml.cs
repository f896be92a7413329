using System.Globalization;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Pages.Articles;

/// <summary>The list of articles. Everything it shows follows from its address.</summary>
public sealed class ArticlesModel(ArchiveDbContext db, CountCache cache) : PageModel
{
    private const int PageSize = 25;
    private const int MostChoices = 12;

    public static readonly IReadOnlyList<(string Value, string Label)> Sorts =
        [("added", "Newest here"), ("published", "Date"), ("title", "Title"), ("claims", "Claims"), ("words", "Length"), ("health", "Damage")];

    [BindProperty(Name = "publisher", SupportsGet = true)]
    public string? Publisher { get; set; }

    [BindProperty(Name = "year", SupportsGet = true)]
    public string? Year { get; set; }

    [BindProperty(Name = "language", SupportsGet = true)]
    public string? Language { get; set; }

    [BindProperty(Name = "format", SupportsGet = true)]
    public SourceFormat? Format { get; set; }

    [BindProperty(Name = "health", SupportsGet = true)]
    public string? Health { get; set; }

    [BindProperty(Name = "sort", SupportsGet = true)]
    public string? Sort { get; set; }

    [BindProperty(Name = "p", SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    public Paging Paging { get; private set; } = null!;

    public IReadOnlyList<ArticleRow> Rows { get; private set; } = [];

    public IReadOnlyList<Facet> Facets { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var year = 0;
        var yearIsGood = Year is null or Facet.Unknown || int.TryParse(Year, NumberStyles.None, CultureInfo.InvariantCulture, out year);
        var band = HealthBand.All.FirstOrDefault(one => one.Value == Health);
        Sort ??= Sorts[0].Value;
        if (!ModelState.IsValid || !yearIsGood || year > 9998 || PageNumber is < 1 or > 1_000_000
            || (Health is not null && band is null) || Sorts.All(sort => sort.Value != Sort))
        {
            return BadRequest();
        }

        IQueryable<Article> Filtered(string? except)
        {
            var articles = db.Articles.Where(article => article.IsLatest);
            if (Publisher is not null && except != "publisher")
                articles = Publisher == Facet.Unknown ? articles.Where(article => article.Publisher == null) : articles.Where(article => article.Publisher == Publisher);
            if (Year is not null && except != "year")
            {
                var from = new DateTime(Math.Max(1, year), 1, 1, 0, 0, 0, DateTimeKind.Utc);
                var until = from.AddYears(1);
                articles = Year == Facet.Unknown
                    ? articles.Where(article => article.PublishedAtUtc == null)
                    : articles.Where(article => article.PublishedAtUtc >= from && article.PublishedAtUtc < until);
            }

            if (Language is not null && except != "language")
                articles = Language == Facet.Unknown ? articles.Where(article => article.Language == null) : articles.Where(article => article.Language == Language);
            if (Format is not null && except != "format")
                articles = articles.Where(article => article.Format == Format);
            if (band is not null && except != "health")
                articles = articles.Where(article => article.Health >= band.From && article.Health <= band.To);
            return articles;
        }

        Paging = new Paging(PageNumber, PageSize, await cache.GetAsync(Filters("total"), () => Filtered(null).CountAsync(cancellationToken)));
        if (PageNumber > Paging.Last)
            return NotFound();
        Rows = await ArticleRow.Of(Sorted(Filtered(null))).Skip((PageNumber - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
        Facets = await cache.GetAsync(Filters("facets"), () => FacetsAsync(Filtered, cancellationToken));
        return Page();
    }

    // Each facet counts under the other filters, so that its choices are what one click would show.
    private async Task<List<Facet>> FacetsAsync(Func<string?, IQueryable<Article>> filtered, CancellationToken cancellationToken) =>
    [
        new Facet("publisher", "Publisher", Publisher, Choices(await CountAsync(filtered("publisher").Select(article => article.Publisher), cancellationToken), name => name)),
        new Facet("year", "Year", Year, await YearsAsync(filtered("year"), cancellationToken)),
        new Facet("language", "Language", Language, Choices(await CountAsync(filtered("language").Select(article => article.Language), cancellationToken), Wording.Language)),
        new Facet("format", "Format", Format?.ToString(), await FormatsAsync(filtered("format"), cancellationToken)),
        new Facet("health", "Health", Health, await BandsAsync(filtered("health"), cancellationToken)),
    ];

    // Every value by its length: no value can pass for the border between two.
    private string Filters(string what) => string.Join('|',
        new[] { "articles", what, Publisher, Year, Language, Format?.ToString(), Health }.Select(value => value is null ? "-" : $"{value.Length}:{value}"));

    private IQueryable<Article> Sorted(IQueryable<Article> articles) => Sort switch
    {
        "published" => articles.OrderBy(article => article.PublishedAtUtc == null).ThenByDescending(article => article.PublishedAtUtc).ThenBy(article => article.Id),
        "title" => articles.OrderBy(article => article.Title).ThenBy(article => article.Id),
        "claims" => articles.OrderByDescending(article => article.ClaimCount).ThenBy(article => article.Id),
        "words" => articles.OrderByDescending(article => article.WordCount).ThenBy(article => article.Id),
        "health" => articles.OrderBy(article => article.Health).ThenBy(article => article.Id),
        _ => articles.OrderByDescending(article => article.FirstSeenAtUtc).ThenByDescending(article => article.Id),
    };

    private static Task<List<KeyValuePair<string?, int>>> CountAsync(IQueryable<string?> values, CancellationToken cancellationToken) =>
        values.GroupBy(value => value).Select(group => new { group.Key, Count = group.Count() })
            .OrderByDescending(group => group.Count).ThenBy(group => group.Key).Take(200)
            .Select(group => KeyValuePair.Create(group.Key, group.Count)).ToListAsync(cancellationToken);

    private static List<FacetChoice> Choices(List<KeyValuePair<string?, int>> counts, Func<string, string> label) =>
        counts.Take(MostChoices).Select(pair => new FacetChoice(pair.Key ?? Facet.Unknown, pair.Key is null ? "unknown" : label(pair.Key), pair.Value)).ToList();

    private static async Task<List<FacetChoice>> YearsAsync(IQueryable<Article> articles, CancellationToken cancellationToken)
    {
        var years = articles.Select(article => article.PublishedAtUtc == null ? (int?)null : article.PublishedAtUtc.Value.Year);
        var counts = await years.GroupBy(year => year).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        return counts.OrderByDescending(group => group.Key).Take(MostChoices * 2)
            .Select(group => group.Key is { } year
                ? new FacetChoice(year.ToString(CultureInfo.InvariantCulture), year.ToString(CultureInfo.InvariantCulture), group.Count)
                : new FacetChoice(Facet.Unknown, "unknown", group.Count))
            .ToList();
    }

    private static async Task<List<FacetChoice>> FormatsAsync(IQueryable<Article> articles, CancellationToken cancellationToken) =>
        (await articles.GroupBy(article => article.Format).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken))
            .OrderByDescending(group => group.Count).Select(group => new FacetChoice(group.Key.ToString(), Wording.Of(group.Key), group.Count)).ToList();

    private static async Task<List<FacetChoice>> BandsAsync(IQueryable<Article> articles, CancellationToken cancellationToken)
    {
        var counts = await articles.GroupBy(article => article.Health).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        return HealthBand.All
            .Select(band => new FacetChoice(band.Value, band.Label, counts.Where(group => group.Key >= band.From && group.Key <= band.To).Sum(group => group.Count)))
            .Where(choice => choice.Count > 0).ToList();
    }
}

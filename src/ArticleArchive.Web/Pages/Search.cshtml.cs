using System.Globalization;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Search;
using ArticleArchive.Web.Search.QueryLanguage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArticleArchive.Web.Pages;

/// <summary>One box over articles and claims. Everything that it shows is in the address.</summary>
public sealed class SearchModel(SearchEngine engine, ArchiveDbContext db) : PageModel
{
    /// <summary>Hits of a page.</summary>
    public const int PageSize = 20;

    /// <summary>Last page that is numbered; programs go on by the cursor of the API.</summary>
    public const int LastPage = 500;

    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Query { get; set; }

    [BindProperty(Name = "level", SupportsGet = true)]
    public string? LevelName { get; set; }

    /// <summary>As text, so that anything else is the first page instead of an error.</summary>
    [BindProperty(Name = "p", SupportsGet = true)]
    public string? PageName { get; set; }

    public SearchLevel Level { get; private set; }

    public SearchResults? Results { get; private set; }

    /// <summary>Set when nothing was found.</summary>
    public ZeroResults? Zero { get; private set; }

    /// <summary>The published verdicts on the claims that were found, by claim.</summary>
    public IReadOnlyDictionary<int, ClaimVerdict> Verdicts { get; private set; } = new Dictionary<int, ClaimVerdict>();

    // Number of hits on the other tabs, or null where it took too long to count.
    private readonly Dictionary<SearchLevel, int?> _otherTotals = [];

    public int PageNumber => Results is { } results ? (results.Skipped / PageSize) + 1 : 1;

    public int PageCount => Results is { } results ? Math.Min(LastPage, (results.Total + PageSize - 1) / PageSize) : 0;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Level = LevelName switch
        {
            "claims" => SearchLevel.Claims,
            "removed" => SearchLevel.Removed,
            "articles" => SearchLevel.Articles,
            _ => SearchLevels.Of(QueryParser.Parse(Query)),
        };
        if (string.IsNullOrWhiteSpace(Query))
            return Page();

        var number = int.TryParse(PageName, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, LastPage) : 1;
        Results = await engine.FindAsync(new SearchRequest(Query, Level, PageSize, (number - 1) * PageSize), cancellationToken);
        if (Results.Query.Root is null || !Results.IsComplete)
            return Page();
        if (Level == SearchLevel.Claims)
            Verdicts = await ClaimVerdict.ReadAsync(db, Results.Items.Select(hit => hit.Id).ToList(), cancellationToken);
        if (Results.Total == 0)
            Zero = await engine.ExplainZeroAsync(Results.Query, Level, cancellationToken);
        foreach (var other in Enum.GetValues<SearchLevel>().Where(other => other != Level))
            _otherTotals[other] = await engine.CountAsync(Results.Query, other, cancellationToken);
        return Page();
    }

    /// <summary>The number of hits on a tab, if known.</summary>
    public int? TotalOf(SearchLevel level) => level == Level ? Results?.Total : _otherTotals.GetValueOrDefault(level);

    /// <summary>This page's address with another query, tab or page.</summary>
    public string Address(string? query = null, SearchLevel? level = null, int page = 1)
    {
        var address = "/search?q=" + Uri.EscapeDataString(WellFormed(query ?? Query ?? ""));
        // Named where the words alone would ask for another level.
        if ((level ?? Level) is var asked && asked != SearchLevels.Of(QueryParser.Parse(query ?? Query)))
            address += "&level=" + asked.ToString().ToLowerInvariant();
        return page > 1 ? string.Create(CultureInfo.InvariantCulture, $"{address}&p={page}") : address;
    }

    /// <summary>An article's address at a place, with the hits of this query marked there.</summary>
    public string PlaceAddress(int articleId, TextSpan place) => string.Create(
        CultureInfo.InvariantCulture, $"/articles/{articleId}?q={Uri.EscapeDataString(WellFormed(Query ?? ""))}&at={place.Start}-{place.End}#at");

    /// <summary>The row of the ledger that removed a passage.</summary>
    public static string LedgerAddress(int articleId, int edit) => string.Create(CultureInfo.InvariantCulture, $"/articles/{articleId}/ledger?edit={edit}#edit-{edit}");

    public string ArticleAddress(int articleId) =>
        string.Create(CultureInfo.InvariantCulture, $"/articles/{articleId}?q={Uri.EscapeDataString(WellFormed(Query ?? ""))}");

    /// <summary>Page numbers to link: the first, the last and those around this one; null stands for a gap.</summary>
    public IEnumerable<int?> PageLinks()
    {
        var last = 0;
        for (var number = 1; number <= PageCount; number++)
        {
            if (number != 1 && number != PageCount && Math.Abs(number - PageNumber) > 2)
                continue;
            if (number > last + 1)
                yield return null;
            yield return last = number;
        }
    }

    // Half a surrogate pair cannot stand in an address.
    private static string WellFormed(string text) => new([.. text.EnumerateRunes().SelectMany(rune => rune.ToString())]);
}

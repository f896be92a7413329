using System.Globalization;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Search;
using ArticleArchive.Web.Search.QueryLanguage;
using ArticleArchive.Web.Search.Saved;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Pages.Searching;

/// <summary>One box over articles, sections, claims and what was removed. Everything that the page shows is in its address.</summary>
public sealed class SearchModel(ArchiveDbContext db, SearchEngine engine, SavedSearches saved) : PageModel
{
    /// <summary>Hits of a page.</summary>
    public const int PageSize = 20;

    /// <summary>Last page that is numbered; from there each page leads to the next by a cursor.</summary>
    public const int LastPage = 500;

    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Query { get; set; }

    [BindProperty(Name = "level", SupportsGet = true)]
    public string? LevelName { get; set; }

    [BindProperty(Name = "sort", SupportsGet = true)]
    public string? SortName { get; set; }

    /// <summary>As text, so that anything else is the first page instead of an error. So are the others that are numbers or days.</summary>
    [BindProperty(Name = "p", SupportsGet = true)]
    public string? PageName { get; set; }

    [BindProperty(Name = "after", SupportsGet = true)]
    public string? After { get; set; }

    [BindProperty(Name = "from", SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(Name = "to", SupportsGet = true)]
    public string? To { get; set; }

    [BindProperty(Name = "saved", SupportsGet = true)]
    public string? SavedId { get; set; }

    [BindProperty(Name = "seen", SupportsGet = true)]
    public string? Seen { get; set; }

    public ParsedQuery Parsed { get; private set; } = null!;

    public SearchAddress Address { get; private set; } = null!;

    public SearchLevel Level => Address.Level;

    /// <summary>The order in force.</summary>
    public SearchOrder Order { get; private set; } = new(SearchSort.Relevance);

    public SearchResults? Results { get; private set; }

    /// <summary>Set when nothing was found.</summary>
    public ZeroResults? Zero { get; private set; }

    /// <summary>Why the search could not be carried out; then there are no results, which is not the same as none found.</summary>
    public string? Failure { get; private set; }

    /// <summary>How far the index is while it is built anew, since then not everything is found; else null.</summary>
    public IndexState? Rebuilding { get; private set; }

    /// <summary>The saved search that is looked at, or null.</summary>
    public SavedSearch? Saved { get; private set; }

    /// <summary>Where nothing is asked: the queries to go back to.</summary>
    public IReadOnlyList<string> Recent { get; private set; } = [];

    public IReadOnlyList<SavedSearch> AllSaved { get; private set; } = [];

    // Number of hits on the other tabs, or null where it took too long to count.
    private readonly Dictionary<SearchLevel, int?> _otherTotals = [];

    /// <summary>True on a page that a cursor leads to: it has no number.</summary>
    public bool IsBeyondNumbers { get; private set; }

    public int PageNumber => Results is { } results ? (results.Skipped / PageSize) + 1 : 1;

    public int PageCount => Results is { } results ? Math.Min(LastPage, (results.Total + PageSize - 1) / PageSize) : 0;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Parsed = QueryParser.Parse(Query);
        Address = new SearchAddress(
            Query ?? "", SearchAddress.LevelOf(LevelName) ?? SearchLevels.Of(Parsed), SearchOrder.TryParse(SortName, out var chosen) ? chosen.ToString() : null, Number(SavedId), Number(SavedId) is null ? null : Number(Seen) ?? 0);
        Order = chosen ?? (Parsed.Sort is { } sort ? new SearchOrder(sort, Parsed.IsDescending) : Order);
        // The days of the form go into the box, where they can be seen and taken away.
        if (Day(From) is not null || Day(To) is not null)
            return Redirect(Address.With(QueryClauses.Published(Day(From), Day(To)) is { } time ? QueryClauses.Add(Parsed, time) : Query ?? ""));
        if (Address.Saved is { } id)
            Saved = await saved.FindAsync(id, cancellationToken);
        Rebuilding = await db.IndexStates.SingleOrDefaultAsync(state => state.RebuiltUpTo != null, cancellationToken);
        if (string.IsNullOrWhiteSpace(Query))
        {
            Recent = RecentSearches.Read(Request);
            AllSaved = await saved.AllAsync(cancellationToken);
            return Page();
        }

        try
        {
            await SearchAsync(chosen, cancellationToken);
        }
        catch (Exception exception) when (exception is SqliteException or StorageUnavailableException or ArchiveUnavailableException)
        {
            // An error is never shown as nothing found.
            Failure = exception.Message;
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }

        return Page();
    }

    /// <summary>The number of hits on a tab, if known.</summary>
    public int? TotalOf(SearchLevel level) => level == Level ? Results?.Total : _otherTotals.GetValueOrDefault(level);

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

    private async Task SearchAsync(SearchOrder? chosen, CancellationToken cancellationToken)
    {
        var number = Math.Clamp(Number(PageName) ?? 1, 1, LastPage);
        SearchCursor? after = null;
        IsBeyondNumbers = !string.IsNullOrEmpty(After) && SearchCursor.TryParse(After, out after) && after!.QueryHash == SearchCursor.HashOf(Query, Level);
        Results = await engine.FindAsync(
            new SearchRequest(
                Query, Level, PageSize, IsBeyondNumbers ? 0 : (number - 1) * PageSize, IsBeyondNumbers ? after : null, Sort: chosen?.Sort, IsDescending: chosen?.IsDescending, WithFacets: true),
            cancellationToken);
        Parsed = Results.Query;
        if (Parsed.Root is null)
            return;
        if (number == 1 && !IsBeyondNumbers)
            RecentSearches.Remember(HttpContext, Query!);
        if (!Results.IsComplete)
            return;
        if (Results.Total == 0)
            Zero = await engine.ExplainZeroAsync(Parsed, Level, cancellationToken);
        foreach (var other in Enum.GetValues<SearchLevel>().Where(other => other != Level))
            _otherTotals[other] = await engine.CountAsync(Parsed, other, cancellationToken);
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

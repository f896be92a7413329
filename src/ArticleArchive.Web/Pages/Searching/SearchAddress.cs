using System.Globalization;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Search;
using ArticleArchive.Web.Search.QueryLanguage;

namespace ArticleArchive.Web.Pages.Searching;

/// <summary>The state of the search page as an address. A part that says nothing new is left out, so equal states have equal addresses.</summary>
/// <param name="Query">As typed.</param>
/// <param name="Level">What is found.</param>
/// <param name="Sort">The order that was chosen beside the query, as an address has it, or null.</param>
/// <param name="Saved">The saved search that is looked at, or null.</param>
/// <param name="Seen">The newest article at the last visit of the saved search.</param>
public sealed record SearchAddress(string Query, SearchLevel Level, string? Sort = null, int? Saved = null, int? Seen = null)
{
    /// <summary>The level that a name in an address stands for; null for no name or another one.</summary>
    public static SearchLevel? LevelOf(string? name) => name switch
    {
        "articles" or "article" => SearchLevel.Articles,
        "sections" or "section" => SearchLevel.Sections,
        "claims" or "claim" => SearchLevel.Claims,
        "removed" => SearchLevel.Removed,
        _ => null,
    };

    /// <summary>The address of a page of results.</summary>
    /// <param name="page">From 1.</param>
    /// <param name="after">The cursor of the page before, beyond the numbered ones.</param>
    public string Of(int page = 1, SearchCursor? after = null)
    {
        var address = "/search?" + Parameters();
        if (after is not null)
            return address + "&after=" + after;
        return page > 1 ? string.Create(CultureInfo.InvariantCulture, $"{address}&p={page}") : address;
    }

    /// <summary>This address with another query; the saved search is left, since its hits are no longer looked at.</summary>
    public string With(string query) => (this with { Query = query, Saved = null, Seen = null }).Of();

    public string With(SearchLevel level) => (this with { Level = level }).Of();

    public string WithSort(string? sort) => (this with { Sort = sort }).Of();

    /// <summary>Where it is told why a hit was found.</summary>
    public string Explanation(int id) => string.Create(CultureInfo.InvariantCulture, $"/search/explain?{Parameters()}&id={id}");

    /// <summary>An article with the hits of the query marked, at a place of its reading text if one is named.</summary>
    public string Article(int id, TextSpan? place = null)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"/articles/{id}?q={Escaped(Query)}");
        return place is { } at ? string.Create(CultureInfo.InvariantCulture, $"{address}&at={at.Start}-{at.End}#at") : address;
    }

    /// <summary>The row of the ledger that removed a passage.</summary>
    public static string Ledger(int articleId, int edit) => string.Create(CultureInfo.InvariantCulture, $"/articles/{articleId}/ledger?edit={edit}#edit-{edit}");

    private string Parameters()
    {
        var parameters = "q=" + Escaped(Query);
        // Named where the words alone would ask for another level.
        if (Level != SearchLevels.Of(QueryParser.Parse(Query)))
            parameters += "&level=" + Level.ToString().ToLowerInvariant();
        if (Sort is not null)
            parameters += "&sort=" + Sort;
        if (Saved is { } saved)
            parameters += string.Create(CultureInfo.InvariantCulture, $"&saved={saved}&seen={Seen ?? 0}");
        return parameters;
    }

    // Half a surrogate pair cannot stand in an address.
    private static string Escaped(string text) => Uri.EscapeDataString(string.Concat(text.EnumerateRunes()));
}

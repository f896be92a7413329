using ArticleArchive.Web.Data;
using ArticleArchive.Web.Pages.Claims;
using ArticleArchive.Web.Search;
using ArticleArchive.Web.Search.QueryLanguage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;

namespace ArticleArchive.Web.Exports;

/// <summary>Which claims leave the archive: those of a list, of a search, or of both, in their order.</summary>
/// <param name="Filter">The list's filters.</param>
/// <param name="Query">What the claims are searched for, or null.</param>
internal sealed record ClaimSelection(ClaimFilter Filter, string? Query)
{
    /// <summary>Reads an address's parameters: those of the list of claims, and <c>q</c>.</summary>
    /// <param name="parameters">All parameters that are about which claims.</param>
    /// <param name="fault">The name of the first parameter with a value that it cannot have.</param>
    public static ClaimSelection? Read(IReadOnlyList<KeyValuePair<string, StringValues>> parameters, out string? fault)
    {
        fault = parameters.FirstOrDefault(pair => ClaimFilter.Read([pair]) is null).Key;
        var query = parameters.LastOrDefault(pair => pair.Key == "q").Value.ToString();
        return fault is null && ClaimFilter.Read(parameters) is { } filter ? new ClaimSelection(filter, query.Length == 0 ? null : query) : null;
    }

    /// <summary>The ids in the order of the list, or of the search where there is one.</summary>
    /// <returns>Null when the search took too long: an export is whole or none.</returns>
    public async Task<IReadOnlyList<int>?> IdsAsync(ArchiveDbContext db, SearchEngine engine, CancellationToken cancellationToken)
    {
        var listed = await Filter.Ordered(Filter.Of(db)).Select(claim => claim.Id).ToListAsync(cancellationToken);
        if (Query is null)
            return listed;
        if (await engine.AllAsync(QueryParser.Parse(Query), SearchLevel.Claims, cancellationToken) is not { } found)
            return null;
        if (Filter.Sort != ClaimFilter.ByText)
        {
            var hits = found.ToHashSet();
            return listed.FindAll(hits.Contains);
        }

        var allowed = listed.ToHashSet();
        return [.. found.Where(allowed.Contains)];
    }

    /// <summary>Ids by their size, from one on, for programs that read page by page: an order that no later article disturbs.</summary>
    /// <param name="after">The last id of the page before; 0 for the first.</param>
    /// <param name="count">How many at most.</param>
    /// <returns>Null when the search took too long.</returns>
    public async Task<IReadOnlyList<int>?> PageAsync(ArchiveDbContext db, SearchEngine engine, int after, int count, CancellationToken cancellationToken)
    {
        if (Query is null)
            return await Filter.Of(db).Where(claim => claim.Id > after).OrderBy(claim => claim.Id).Select(claim => claim.Id).Take(count).ToListAsync(cancellationToken);
        if (await engine.AllAsync(QueryParser.Parse(Query), SearchLevel.Claims, cancellationToken) is not { } found)
            return null;
        var page = new List<int>();
        foreach (var piece in found.Where(id => id > after).Order().Chunk(500))
        {
            page.AddRange(await Filter.Of(db).Where(claim => piece.Contains(claim.Id)).OrderBy(claim => claim.Id).Select(claim => claim.Id).Take(count - page.Count).ToListAsync(cancellationToken));
            if (page.Count == count)
                break;
        }

        return page;
    }
}

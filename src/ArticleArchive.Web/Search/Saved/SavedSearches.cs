using ArticleArchive.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Search.Saved;

/// <summary>What became of a wish to keep, rename or delete a search.</summary>
public enum SavedOutcome
{
    Done,

    /// <summary>Nothing to search for, or no name.</summary>
    Empty,

    /// <summary>Another search has the name.</summary>
    NameTaken,

    /// <summary>There is no such search.</summary>
    Gone,

    /// <summary>There are <see cref="SavedSearches.Most"/> already.</summary>
    Full,
}

/// <summary>A saved search with what came to it since a person last looked.</summary>
/// <param name="New">Number of hits in articles that were added since; at most <see cref="SavedSearches.NewLimit"/>. Null where the time was up.</param>
public sealed record SavedSearchNews(SavedSearch Search, int? New);

/// <summary>The searches that a person keeps, and what is new in each.</summary>
/// <remarks>
/// What is new is found by the search itself, the newest articles first, up to the first hit that was there at the last visit:
/// so the count and the feed are the same hits, and neither reads more than it shows.
/// </remarks>
public sealed class SavedSearches(ArchiveDatabase database, SearchEngine engine, TimeProvider time)
{
    /// <summary>Longest name in UTF-16 code units.</summary>
    public const int LongestName = 120;

    /// <summary>Longest query in UTF-16 code units.</summary>
    public const int LongestQuery = QueryLanguage.QueryParser.MaxLength;

    /// <summary>Most searches: each of them is asked when the list is shown.</summary>
    public const int Most = 200;

    /// <summary>New hits are counted up to so many.</summary>
    public const int NewLimit = 100;

    /// <summary>All saved searches by name.</summary>
    public async Task<IReadOnlyList<SavedSearch>> AllAsync(CancellationToken cancellationToken)
    {
        await using var db = database.OpenReader();
        return await db.SavedSearches.OrderBy(search => search.Name).Take(Most).ToListAsync(cancellationToken);
    }

    /// <summary>One of them, or null.</summary>
    public async Task<SavedSearch?> FindAsync(int id, CancellationToken cancellationToken)
    {
        await using var db = database.OpenReader();
        return await db.SavedSearches.SingleOrDefaultAsync(search => search.Id == id, cancellationToken);
    }

    /// <summary>One of them by its name, or null.</summary>
    public async Task<SavedSearch?> FindAsync(string name, CancellationToken cancellationToken)
    {
        await using var db = database.OpenReader();
        return await db.SavedSearches.SingleOrDefaultAsync(search => search.Name == name, cancellationToken);
    }

    /// <summary>Counts what is new in one of them.</summary>
    public async Task<SavedSearchNews> NewsAsync(SavedSearch search, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(search);
        await using (var db = database.OpenReader())
        {
            // Nothing came at all: the usual case, without a search.
            if (await NewestAsync(db, cancellationToken) <= search.SeenArticleId)
                return new SavedSearchNews(search, 0);
        }

        var results = await NewestHitsAsync(search, NewLimit, cancellationToken);
        return new SavedSearchNews(search, results.IsComplete ? results.Items.Count(hit => hit.ArticleId > search.SeenArticleId) : null);
    }

    /// <summary>The hits of the articles that were added last.</summary>
    public Task<SearchResults> NewestHitsAsync(SavedSearch search, int size, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(search);
        return engine.FindAsync(
            new SearchRequest(search.Query, search.Level, size, Sort: QueryLanguage.SearchSort.Added, IsDescending: true), cancellationToken);
    }

    /// <summary>Keeps a search; what is in the archive now is not new to it.</summary>
    /// <returns>The outcome, and the new search where it was kept.</returns>
    public async Task<(SavedOutcome Outcome, SavedSearch? Search)> SaveAsync(string? name, string? query, SearchLevel level, string? sort, CancellationToken cancellationToken)
    {
        // Without a name of its own a search is called what it asks.
        var typed = (query ?? "").Trim();
        if (NameOf(string.IsNullOrWhiteSpace(name) ? typed : name) is not { } called || typed.Length > LongestQuery || QueryLanguage.QueryParser.Parse(typed).Root is null)
            return (SavedOutcome.Empty, null);
        return await database.WriteAsync<(SavedOutcome, SavedSearch?)>(
            async db =>
            {
                if (await db.SavedSearches.AnyAsync(other => other.Name == called, cancellationToken))
                    return (SavedOutcome.NameTaken, null);
                if (await db.SavedSearches.CountAsync(cancellationToken) >= Most)
                    return (SavedOutcome.Full, null);
                var now = time.GetUtcNow().UtcDateTime;
                var search = new SavedSearch
                {
                    Name = called,
                    Query = typed,
                    Level = level,
                    Sort = SearchOrder.TryParse(sort, out var order) ? order.ToString() : null,
                    CreatedAtUtc = now,
                    VisitedAtUtc = now,
                    SeenArticleId = await NewestAsync(db, cancellationToken),
                };
                db.SavedSearches.Add(search);
                await db.SaveChangesAsync(cancellationToken);
                return (SavedOutcome.Done, search);
            },
            cancellationToken);
    }

    /// <summary>Gives a search another name.</summary>
    public async Task<SavedOutcome> RenameAsync(int id, string? name, CancellationToken cancellationToken)
    {
        if (NameOf(name) is not { } called)
            return SavedOutcome.Empty;
        return await database.WriteAsync(
            async db =>
            {
                if (await db.SavedSearches.AnyAsync(other => other.Name == called && other.Id != id, cancellationToken))
                    return SavedOutcome.NameTaken;
                var renamed = await db.SavedSearches.Where(search => search.Id == id).ExecuteUpdateAsync(set => set.SetProperty(search => search.Name, called), cancellationToken);
                return renamed == 0 ? SavedOutcome.Gone : SavedOutcome.Done;
            },
            cancellationToken);
    }

    /// <summary>Forgets a search; articles and claims are not touched.</summary>
    public Task<SavedOutcome> DeleteAsync(int id, CancellationToken cancellationToken) => database.WriteAsync(
        async db => await db.SavedSearches.Where(search => search.Id == id).ExecuteDeleteAsync(cancellationToken) == 0 ? SavedOutcome.Gone : SavedOutcome.Done,
        cancellationToken);

    /// <summary>Notes that a person looks at a search's hits now: what is in the archive is no longer new.</summary>
    public Task<SavedOutcome> VisitAsync(int id, CancellationToken cancellationToken) => database.WriteAsync(
        async db =>
        {
            var newest = await NewestAsync(db, cancellationToken);
            var now = time.GetUtcNow().UtcDateTime;
            var visited = await db.SavedSearches.Where(search => search.Id == id).ExecuteUpdateAsync(
                set => set.SetProperty(search => search.VisitedAtUtc, now).SetProperty(search => search.SeenArticleId, newest), cancellationToken);
            return visited == 0 ? SavedOutcome.Gone : SavedOutcome.Done;
        },
        cancellationToken);

    private static async Task<int> NewestAsync(ArchiveDbContext db, CancellationToken cancellationToken) =>
        await db.Articles.MaxAsync(article => (int?)article.Id, cancellationToken) ?? 0;

    // On one line, and cut where a name would not fit a list.
    private static string? NameOf(string? name)
    {
        var words = string.Join(' ', (name ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (words.Length == 0)
            return null;
        return words.Length <= LongestName ? words : words[..(char.IsHighSurrogate(words[LongestName - 1]) ? LongestName - 1 : LongestName)];
    }
}

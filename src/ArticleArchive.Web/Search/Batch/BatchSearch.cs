using ArticleArchive.Web.Search.QueryLanguage;

namespace ArticleArchive.Web.Search.Batch;

/// <summary>What became of a line of a batch.</summary>
public enum BatchOutcome
{
    /// <summary>There are hits at a level at least.</summary>
    Found,

    /// <summary>All levels were searched to their end, and have no hit.</summary>
    NotFound,

    /// <summary>The time was up before all levels were searched, and those that were have no hit: neither found nor not.</summary>
    Unfinished,

    /// <summary>The line has nothing to search for, or the search of it failed.</summary>
    Failed,
}

/// <summary>A line of a batch, searched.</summary>
/// <param name="Query">As it stands in the list.</param>
/// <param name="Counts">Hits by level; a level that took too long is missing.</param>
/// <param name="Notes">What was put right in the query, or why it failed.</param>
/// <param name="SearchedAtUtc">When.</param>
public sealed record BatchRow(string Query, IReadOnlyDictionary<SearchLevel, int> Counts, IReadOnlyList<string> Notes, BatchOutcome Outcome, DateTime SearchedAtUtc);

/// <summary>Searches a list of queries, one after the other.</summary>
public static class BatchSearch
{
    /// <summary>The levels that are counted, in the order of the table.</summary>
    public static readonly IReadOnlyList<SearchLevel> Levels = [SearchLevel.Articles, SearchLevel.Sections, SearchLevel.Claims, SearchLevel.Removed];

    /// <summary>Searches one line at all levels. What is wrong with it is the row's own matter: no line keeps the others from being searched.</summary>
    /// <exception cref="OperationCanceledException">The batch was stopped.</exception>
    public static async Task<BatchRow> SearchAsync(SearchEngine engine, string query, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(time);
        var now = time.GetUtcNow().UtcDateTime;
        var parsed = QueryParser.Parse(query);
        List<string> notes = [.. parsed.Warnings.Select(warning => warning.Message)];
        var counts = new Dictionary<SearchLevel, int>();
        if (parsed.Root is null)
            return new BatchRow(query, counts, [.. notes, "There is nothing to search for."], BatchOutcome.Failed, now);
        try
        {
            foreach (var level in Levels)
            {
                if (await engine.CountAsync(parsed, level, cancellationToken) is { } count)
                    counts[level] = count;
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new BatchRow(query, counts, [.. notes, "The search failed: " + exception.Message], BatchOutcome.Failed, now);
        }

        var outcome = counts.Values.Any(count => count > 0) ? BatchOutcome.Found : counts.Count == Levels.Count ? BatchOutcome.NotFound : BatchOutcome.Unfinished;
        if (counts.Count < Levels.Count)
            notes.Add("A level took too long and was not counted.");
        return new BatchRow(query, counts, notes, outcome, now);
    }
}

namespace ArticleArchive.Web.Search.Ranking;

/// <summary>How a query is answered: one pass over the rows that an expression of the index finds, and a test of each of them.</summary>
/// <param name="Level">What the hits are.</param>
/// <param name="Rows">The rows that there are.</param>
/// <param name="Expression">FTS5's query for rows that may match, or null where every row may.</param>
/// <param name="Test">Whether a row matches, and its score.</param>
/// <param name="IsExact">The expression finds just what matches, so that nothing need be tested to count.</param>
/// <param name="Terms">What is ranked by, in the order of the query.</param>
/// <param name="Candidates">About how many rows the expression finds.</param>
/// <param name="Any">Where any of the terms is enough and reading them one by one is cheaper; else null.</param>
internal sealed record QueryPlan(
    SearchLevel Level, LevelRows Rows, string? Expression, RowTest Test, bool IsExact, IReadOnlyList<TermTest> Terms, long Candidates, Alternatives? Any = null)
{
    /// <summary>How close the terms stand together.</summary>
    public Nearness Nearness { get; } = new(Terms);

    /// <summary>What scores depend on, as the archive is now.</summary>
    public QueryStatistics Statistics() => new(
        Rows.MaxId, Rows.AverageTokens, Rows.Values.NewestDay, [.. Terms.Select(term => QueryStatistics.IdfOf(Rows.Values.Count, term.Term.Documents))]);

    /// <summary>Weighs the terms.</summary>
    /// <returns>False where the statistics are another query's.</returns>
    public bool TryWeigh(QueryStatistics statistics)
    {
        if (statistics.Idf.Length != Terms.Count)
            return false;
        for (var i = 0; i < Terms.Count; i++)
            Terms[i].Idf = statistics.Idf[i];
        return true;
    }
}

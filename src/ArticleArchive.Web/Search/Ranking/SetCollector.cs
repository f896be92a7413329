using ArticleArchive.Web.Search.Ranking.Native;

namespace ArticleArchive.Web.Search.Ranking;

/// <summary>Gathers all rows that a plan finds, with their scores.</summary>
internal sealed class SetCollector(QueryPlan plan, QueryStatistics statistics) : IPassVisitor
{
    public IdSet Found { get; } = new();

    public bool Visit(Match match)
    {
        Look(match.Id, match);
        return true;
    }

    public bool VisitAll(long after, long to)
    {
        for (var id = after + 1; id <= to; id++)
            Look(id, default);
        return true;
    }

    private void Look(long id, Match match)
    {
        if (!plan.Rows.TryOpen(id, match, statistics, out var row))
            return;
        var score = plan.Test.Score(ref row);
        if (score < 0)
            return;
        if (plan.Test.IsRanked)
            Found.Add(id, score);
        else
            Found.Add(id);
    }
}

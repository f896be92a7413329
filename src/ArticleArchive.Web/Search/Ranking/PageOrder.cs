using ArticleArchive.Web.Search.QueryLanguage;

namespace ArticleArchive.Web.Search.Ranking;

/// <summary>
/// The last word on the order. The first hundred by BM25 are ordered anew by what is too dear to ask of every match, and
/// small beside it: how close the words stand together, and how new the article is. Always the same hundred, so pages fit.
/// </summary>
internal static class PageOrder
{
    /// <summary>Hits that are ordered anew.</summary>
    public const int Reordered = 100;

    /// <summary>What nearness counts.</summary>
    public const double NearnessWeight = 0.15;

    /// <summary>The part of its score that a hit of the newest day gains.</summary>
    public const double FreshnessWeight = 0.02;

    /// <summary>After so many days it gains half as much.</summary>
    public const double FreshnessHalfLife = 730;

    public static double NearnessOf(in RankedHit hit) => NearnessWeight * hit.Nearness;

    public static double FreshnessOf(in RankedHit hit, QueryStatistics statistics) =>
        hit.Day < 0 ? 0 : FreshnessWeight * hit.Score * double.Exp2(-Math.Max(0, statistics.NewestDay - hit.Day) / FreshnessHalfLife);

    /// <param name="best">Best first by BM25.</param>
    /// <param name="plan">That found them.</param>
    /// <param name="statistics">What they were weighed by.</param>
    /// <param name="sort">Other orders stay as they are.</param>
    public static List<RankedHit> Of(List<RankedHit> best, QueryPlan plan, QueryStatistics statistics, SearchSort sort)
    {
        if (sort != SearchSort.Relevance || !plan.Test.IsRanked)
            return best;
        var first = best.Take(Reordered).Select(hit => hit with { Score = hit.Score + NearnessOf(hit) + FreshnessOf(hit, statistics) }).ToList();
        first.Sort(RankedHit.BestFirst);
        return [.. first, .. best.Skip(Reordered)];
    }
}

using System.Collections.Immutable;

namespace ArticleArchive.Web.Search.Ranking;

/// <summary>
/// What scores depend on beside the row itself. A cursor carries it, so that the pages of one question are ranked by the
/// state that its first page saw, whatever is added meanwhile.
/// </summary>
/// <param name="MaxId">Rows with a greater id came later and are left out.</param>
/// <param name="AverageTokens">Words of a row on average.</param>
/// <param name="NewestDay">The newest day of publication.</param>
/// <param name="Idf">How much each term says, in the order of the plan.</param>
internal sealed record QueryStatistics(int MaxId, double AverageTokens, int NewestDay, ImmutableArray<float> Idf)
{
    /// <summary>BM25's saturation, as SQLite's <c>bm25()</c> has it.</summary>
    public const double K1 = 1.2;

    /// <summary>BM25's share of the length.</summary>
    public const double B = 0.75;

    /// <summary>How much a word says that stands in <paramref name="having"/> of <paramref name="all"/> rows; as SQLite's <c>bm25()</c>.</summary>
    public static float IdfOf(long all, long having)
    {
        var idf = Math.Log((all - having + 0.5) / (having + 0.5));
        return idf <= 0 || double.IsNaN(idf) ? 1e-6f : (float)idf;
    }

    /// <summary>What a row's length adds to the denominator.</summary>
    public double NormOf(int tokens) => K1 * (1 - B + (B * tokens / AverageTokens));
}

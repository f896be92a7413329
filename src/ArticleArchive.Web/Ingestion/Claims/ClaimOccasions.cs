using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Claims.Comparison;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Web.Ingestion.Claims;

/// <summary>Compares claims of an archive, where the same is said on many occasions.</summary>
internal static class ClaimOccasions
{
    /// <summary>
    /// What two claims are to each other. Those that speak of two different times do not clash: "9 per cent last year" of 2010 and
    /// "11 per cent last year" of 2014 may both be true. Where the time itself is what differs ("built in 2013", "in 2014") they do.
    /// </summary>
    public static ClaimComparison Compare(ClaimProfile left, ClaimProfile right)
    {
        var comparison = ClaimComparer.Compare(left, right);
        if (comparison.Relation is not (ClaimRelation.Opposite or ClaimRelation.FiguresDiffer) || !AreApart(left.Times, right.Times))
            return comparison;
        if (comparison.Relation == ClaimRelation.FiguresDiffer && comparison.Clash is { } clash && IsStated(left.Times, clash.Left) && IsStated(right.Times, clash.Right))
            return comparison;
        return comparison with { Relation = ClaimRelation.Related, Clash = null, Why = ["each speaks of another time", .. comparison.Why.Skip(1)] };
    }

    private static bool AreApart(IReadOnlyList<ClaimTime> left, IReadOnlyList<ClaimTime> right) =>
        left.Count > 0 && right.Count > 0 && !left.Any(one => right.Any(other => one.Earliest <= other.Latest && other.Earliest <= one.Latest));

    private static bool IsStated(IReadOnlyList<ClaimTime> times, TextSpan place) => times.Any(time => time.Anchor == TimeAnchor.Stated && time.Span.Start < place.End && place.Start < time.Span.End);
}

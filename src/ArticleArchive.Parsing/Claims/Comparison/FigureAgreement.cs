using System.Globalization;
using ArticleArchive.Parsing.Claims.Figures;

namespace ArticleArchive.Parsing.Claims.Comparison;

/// <summary>When two figures or times say the same: to the digits that the rounder one gives.</summary>
internal static class FigureAgreement
{
    // "About 3 million" is not "2.6 million", but may be 2.8.
    private const decimal About = 0.1m;

    // "More than 300" may be 340.
    private const decimal Beyond = 0.15m;

    /// <summary>True when two figures agree; false when they clash; null when they measure different things.</summary>
    public static bool? Agree(ClaimFigure one, ClaimFigure other)
    {
        if (one.Unit != other.Unit)
            return Units.IsDuration(one.Unit) && Units.IsDuration(other.Unit) ? Days(one) is { } a && Days(other) is { } b && a == b ? true : null
                : Units.IsMoney(one.Unit) && Units.IsMoney(other.Unit) ? false : null;
        if (one.High is null && other.High is null)
            return Within(one, other);
        // Ranges that meet; a range and a value in it.
        var (low, high) = (one.Value, one.High ?? one.Value);
        var (otherLow, otherHigh) = (other.Value, other.High ?? other.Value);
        if (one.High is not null && other.High is not null)
            return low == otherLow && high == otherHigh;
        return low <= otherHigh && otherLow <= high;
    }

    // A figure stands for all that its words allow: "at least 12" for 12 and what lies above it. Where one reaches up and the other down, they
    // allow different things even where they touch; where both reach one way, it is their ends that are stated.
    private static bool Within(ClaimFigure one, ClaimFigure other)
    {
        var (a, b) = (one.Value, other.Value);
        var (ours, theirs) = (Direction(one), Direction(other));
        if (ours * theirs < 0)
            return false;
        var difference = Math.Abs(a - b);
        if (difference == 0 || difference < Math.Max(Tolerance(a, b), Tolerance(b, a)))
            return true;
        if (ours * theirs > 0)
            return false;
        if ((one.Qualifier == FigureQualifier.About && difference <= About * Math.Abs(a)) || (other.Qualifier == FigureQualifier.About && difference <= About * Math.Abs(b)))
            return true;
        return Bounds(one, b) || Bounds(other, a);
    }

    private static int Direction(ClaimFigure figure) => figure.Qualifier switch
    {
        FigureQualifier.AtLeast => 1,
        FigureQualifier.AtMost => -1,
        _ => 0,
    };

    private static bool Bounds(ClaimFigure bound, decimal value) => bound.Qualifier switch
    {
        FigureQualifier.AtLeast => value >= bound.Value && value <= bound.Value * (1 + Beyond),
        FigureQualifier.AtMost => value <= bound.Value && value >= bound.Value * (1 - Beyond),
        _ => false,
    };

    // Half of the last digit that the rounder figure gives, of two digits at least: 3.2 million is 3,214,567, and 300 is 296, not 260.
    private static decimal Tolerance(decimal rounder, decimal exact)
    {
        if (rounder == 0 || Digits(rounder) >= Digits(exact))
            return 0;
        var magnitude = (int)Math.Floor(Math.Log10((double)Math.Abs(rounder)));
        return 0.5m * (decimal)Math.Pow(10, magnitude - Math.Max(1, Digits(rounder) - 1));
    }

    /// <summary>Digits up to the last that is not 0.</summary>
    private static int Digits(decimal value)
    {
        var digits = Math.Abs(value).ToString("0.############", CultureInfo.InvariantCulture).Replace(".", "", StringComparison.Ordinal).TrimStart('0').TrimEnd('0');
        return Math.Max(1, digits.Length);
    }

    private static decimal? Days(ClaimFigure figure) => figure.Unit switch
    {
        "day" => figure.Value,
        "month" when figure.Value % 12 == 0 => figure.Value / 12 * 365,
        "year" => figure.Value * 365,
        "hour" => figure.Value / 24,
        "minute" => figure.Value / 1440,
        _ => null,
    };

    /// <summary>The figure with one digit and its unit, so that roundings of it share a key.</summary>
    public static string Rounded(ClaimFigure figure)
    {
        if (figure.Value == 0)
            return "0" + figure.Unit;
        var magnitude = (int)Math.Floor(Math.Log10((double)Math.Abs(figure.Value)));
        return string.Create(CultureInfo.InvariantCulture, $"{Math.Round(figure.Value / (decimal)Math.Pow(10, magnitude))}e{magnitude}{figure.Unit}");
    }

    /// <summary>True when two times can be one: the more exact one lies in the other.</summary>
    public static bool Agree(ClaimTime one, ClaimTime other) =>
        (one.Earliest <= other.Earliest && other.Latest <= one.Latest) || (other.Earliest <= one.Earliest && one.Latest <= other.Latest);
}

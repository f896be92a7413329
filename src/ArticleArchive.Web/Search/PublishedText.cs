using System.Globalization;
using ArticleArchive.Parsing;

namespace ArticleArchive.Web.Search;

/// <summary>A publication date as text, no more exact than it is known.</summary>
internal static class PublishedText
{
    /// <summary>
    /// ISO 8601, such as <c>2018</c>, <c>2018-10-28</c>, <c>2018-10-28T13:57+00:00</c>, or <c>2018-10-28T13:57</c> where no zone is
    /// printed; null when unknown.
    /// </summary>
    public static string? Iso(DateTime? utc, int? offsetMinutes, DatePrecision? precision)
    {
        var zone = offsetMinutes is null ? "" : "zzz";
        return Format(utc, offsetMinutes, precision, "yyyy", "yyyy-MM", "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm" + zone, "yyyy-MM-dd'T'HH:mm:ss" + zone);
    }

    /// <summary>For a reader, such as <c>28 October 2018</c> or <c>28 October 2018, 13:57 UTC+01:00</c>; null when unknown.</summary>
    public static string? Words(DateTime? utc, int? offsetMinutes, DatePrecision? precision)
    {
        // A time of day says nothing without its zone; where none was printed, none is made up.
        var time = "d MMMM yyyy, HH:mm" + offsetMinutes switch { null => "", 0 => " 'UTC'", _ => " 'UTC'zzz" };
        return Format(utc, offsetMinutes, precision, "yyyy", "MMMM yyyy", "d MMMM yyyy", time, time);
    }

    private static string? Format(DateTime? utc, int? offsetMinutes, DatePrecision? precision, string year, string month, string day, string minute, string second)
    {
        if (utc is not { } moment)
            return null;
        var format = precision switch { DatePrecision.Year => year, DatePrecision.Month => month, DatePrecision.Minute => minute, DatePrecision.Second => second, _ => day };
        var printed = new DateTimeOffset(DateTime.SpecifyKind(moment, DateTimeKind.Utc)).ToOffset(TimeSpan.FromMinutes(offsetMinutes ?? 0));
        return printed.ToString(format, CultureInfo.InvariantCulture);
    }
}

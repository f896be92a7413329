namespace ArticleArchive.Parsing.Claims.Figures;

/// <summary>A period of whole days.</summary>
/// <param name="Earliest">Its first day.</param>
/// <param name="Latest">Its last day.</param>
/// <param name="Precision">How exact the words are.</param>
internal readonly record struct Period(DateOnly Earliest, DateOnly Latest, TimePrecision Precision)
{
    public static Period OfDay(DateOnly day) => new(day, day, TimePrecision.Day);

    public static Period OfWeek(DateOnly anyDay)
    {
        var monday = Moved(anyDay, -(((int)anyDay.DayOfWeek + 6) % 7));
        return new Period(monday, Moved(monday, 6), TimePrecision.Week);
    }

    public static Period OfMonth(int year, int month) => new(new DateOnly(year, month, 1), new DateOnly(year, month, DateTime.DaysInMonth(year, month)), TimePrecision.Month);

    public static Period OfYear(int year) => OfYears(year, year) with { Precision = TimePrecision.Year };

    public static Period OfYears(int first, int last) => new(new DateOnly(first, 1, 1), new DateOnly(last, 12, 31), TimePrecision.Years);

    /// <summary>Months of one year, such as a quarter.</summary>
    public static Period OfMonths(int year, int first, int last) => new(new DateOnly(year, first, 1), OfMonth(year, last).Latest, TimePrecision.Season);

    /// <summary>A season of the northern year; winter is that which begins in December of the year before.</summary>
    public static Period? OfSeason(int year, string season) => season switch
    {
        "spring" => OfMonths(year, 3, 5),
        "summer" => OfMonths(year, 6, 8),
        "autumn" or "fall" => OfMonths(year, 9, 11),
        "winter" when year > 1 => new Period(new DateOnly(year - 1, 12, 1), OfMonth(year, 2).Latest, TimePrecision.Season),
        _ => null,
    };

    /// <summary>The early, middle or late third of a period.</summary>
    public Period Part(string part)
    {
        var days = Latest.DayNumber - Earliest.DayNumber + 1;
        var third = days / 3;
        var precision = Precision == TimePrecision.Year ? TimePrecision.Season : Precision;
        return part switch
        {
            "early" => new Period(Earliest, Moved(Earliest, third - 1), precision),
            "late" => new Period(Moved(Latest, 1 - third), Latest, precision),
            _ => new Period(Moved(Earliest, third), Moved(Latest, -third), precision),
        };
    }

    public static DateOnly Moved(DateOnly day, int days) => DateOnly.FromDayNumber(Math.Clamp(day.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));

    /// <summary>The period of one unit that lies a number of units from a day: two years ago, three weeks later.</summary>
    public static Period? Away(DateOnly from, int count, string unit)
    {
        if (Math.Abs(count) > 2000)
            return null;
        switch (unit)
        {
            case "day":
                return OfDay(Moved(from, count));
            case "week":
                return OfWeek(Moved(from, 7 * count));
            case "month":
                var months = (from.Year * 12) + from.Month - 1 + count;
                return months / 12 is >= 1 and <= 9999 ? OfMonth(months / 12, (months % 12) + 1) : null;
            case "year":
                return from.Year + count is >= 1 and <= 9999 ? OfYear(from.Year + count) : null;
            case "decade":
                return from.Year + (10 * count) is >= 1 and <= 9989 ? OfYears((from.Year / 10 * 10) + (10 * count), (from.Year / 10 * 10) + (10 * count) + 9) : null;
            default:
                return null;
        }
    }
}

using System.Globalization;

namespace ArticleArchive.Web.Pages.Timeline;

/// <summary>How long a step of a timeline is.</summary>
public enum TimeStep
{
    Day,
    Month,
    Year,
    Decade,
    Century,
}

/// <summary>Days in equal steps of the calendar.</summary>
/// <param name="From">The first day of the first step.</param>
/// <param name="To">The last day of the last step.</param>
/// <param name="Step">How long each is.</param>
public sealed record TimeScale(DateOnly From, DateOnly To, TimeStep Step)
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>The finest steps in which a stretch of time still fits on a page.</summary>
    public static TimeScale Of(DateOnly from, DateOnly to)
    {
        var days = to.DayNumber - from.DayNumber;
        var step = days switch
        {
            <= 62 => TimeStep.Day,
            <= 365 * 5 => TimeStep.Month,
            <= 365 * 70 => TimeStep.Year,
            <= 365 * 700 => TimeStep.Decade,
            _ => TimeStep.Century,
        };
        return new TimeScale(Start(from, step), End(Start(to, step), step), step);
    }

    /// <summary>The first days of its steps.</summary>
    public IEnumerable<DateOnly> Steps
    {
        get
        {
            for (var day = From; ; day = End(day, Step).AddDays(1))
            {
                yield return day;
                if (End(day, Step) >= To || End(day, Step) == DateOnly.MaxValue)
                    yield break;
            }
        }
    }

    /// <summary>The first day of the step that a day lies in.</summary>
    public DateOnly StepOf(DateOnly day) => Start(day, Step);

    /// <summary>The last day of a step.</summary>
    public DateOnly EndOf(DateOnly start) => End(start, Step);

    /// <summary>A step's name under an axis: as short as it can be, with the year where the name before it is of another.</summary>
    /// <param name="start">The step.</param>
    /// <param name="before">The step that is named before it, or null.</param>
    public string LabelOf(DateOnly start, DateOnly? before) => Step switch
    {
        TimeStep.Day => start.ToString(before?.Year == start.Year ? "d MMM" : "d MMM yyyy", English),
        TimeStep.Month => start.ToString(start.Month == 1 ? "yyyy" : before?.Year == start.Year ? "MMM" : "MMM yyyy", English),
        TimeStep.Year => start.ToString("yyyy", English),
        TimeStep.Decade => start.ToString("yyyy", English) + "s",
        _ => start.ToString("yyyy", English),
    };

    /// <summary>A step's whole name.</summary>
    public string NameOf(DateOnly start) => Step switch
    {
        TimeStep.Day => start.ToString("d MMMM yyyy", English),
        TimeStep.Month => start.ToString("MMMM yyyy", English),
        TimeStep.Year => start.ToString("yyyy", English),
        TimeStep.Decade => start.ToString("yyyy", English) + "s",
        _ => start.ToString("yyyy", English) + "–" + End(start, Step).ToString("yyyy", English),
    };

    private static DateOnly Start(DateOnly day, TimeStep step) => step switch
    {
        TimeStep.Day => day,
        TimeStep.Month => new DateOnly(day.Year, day.Month, 1),
        TimeStep.Year => new DateOnly(day.Year, 1, 1),
        TimeStep.Decade => new DateOnly(Math.Max(1, day.Year / 10 * 10), 1, 1),
        _ => new DateOnly(Math.Max(1, day.Year / 100 * 100), 1, 1),
    };

    private static DateOnly End(DateOnly start, TimeStep step) => step switch
    {
        TimeStep.Day => start,
        TimeStep.Month => start.AddMonths(1).AddDays(-1),
        TimeStep.Year => new DateOnly(start.Year, 12, 31),
        TimeStep.Decade => new DateOnly(Math.Min(9999, (start.Year / 10 * 10) + 9), 12, 31),
        _ => new DateOnly(Math.Min(9999, (start.Year / 100 * 100) + 99), 12, 31),
    };
}

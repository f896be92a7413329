using System.Globalization;

namespace ArticleArchive.Web.Search.QueryLanguage;

/// <summary>A range as <see cref="PropertyNode.Value"/> has it.</summary>
/// <param name="WasBackwards">The greater end was written first.</param>
internal readonly record struct QueryRange(string Value, bool WasBackwards);

/// <summary>
/// Reads ranges of days and numbers: one value, <c>a..b</c>, <c>a..</c>, <c>..b</c>, and values after <c>&gt;</c>,
/// <c>&gt;=</c>, <c>&lt;</c>, <c>&lt;=</c>. A month or a year is all of its days.
/// </summary>
internal static class QueryRanges
{
    // What was typed for two dots: keyboards turn three into one character, writers put a dash.
    private static readonly string[] s_dots = ["...", "..", "…", "–"];

    private static readonly string[] s_comparisons = [">=", "=>", "≥", "<=", "=<", "≤", ">", "<", "="];

    /// <param name="name">The field as the reference names it; it may turn the value round, as <c>before:</c> does.</param>
    /// <param name="typed">What stands after it.</param>
    /// <param name="today">The day that <c>today</c> is.</param>
    /// <returns>ISO days, both inclusive, or null.</returns>
    public static QueryRange? Days(string name, string typed, DateOnly today) => name switch
    {
        "age:" => Age(typed, today),
        "before:" => Compared("<" + typed, value => Period(value, today)),
        "after:" => Compared(">" + typed, value => Period(value, today)),
        "since:" => Compared(">=" + typed, value => Period(value, today)),
        "until:" => Compared("<=" + typed, value => Period(value, today)),
        _ => Compared(typed, value => Period(value, today)),
    };

    /// <returns>Numbers, both inclusive, or null.</returns>
    public static QueryRange? Numbers(string typed) => Compared(
        typed.Replace("-", "..", StringComparison.Ordinal),
        value => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (number, number) : null,
        0,
        int.MaxValue,
        number => number == int.MaxValue ? null : number + 1,
        number => number == 0 ? null : number - 1,
        number => number.ToString(CultureInfo.InvariantCulture));

    /// <summary>What a field of days can be.</summary>
    public static string DayExamples(string name) => name switch
    {
        "age:" => "<6m, <=7d, >2y, 1y..2y; d, w, m and y are days, weeks, months and years",
        "before:" or "after:" or "since:" or "until:" => "2018, 2018-10, 2018-10-28, today, last-month",
        _ => "2018, 2018-10, 2018-10-28, 2018..2020, 2018.., ..2020, >=2018, <2020, today, last-month",
    };

    private static QueryRange? Compared(string typed, Func<string, (DateOnly From, DateOnly To)?> read) => Compared(
        typed,
        read,
        DateOnly.MinValue,
        DateOnly.MaxValue,
        day => day == DateOnly.MaxValue ? null : day.AddDays(1),
        day => day == DateOnly.MinValue ? null : day.AddDays(-1),
        Iso);

    private static QueryRange? Compared<T>(
        string typed, Func<string, (T From, T To)?> read, T least, T greatest, Func<T, T?> next, Func<T, T?> previous, Func<T, string> write)
        where T : struct, IComparable<T>
    {
        typed = typed.Trim();
        if (s_comparisons.FirstOrDefault(each => typed.StartsWith(each, StringComparison.Ordinal)) is { } sign)
        {
            if (read(typed[sign.Length..].Trim()) is not { } value)
                return null;
            (T? From, T? To) range = sign switch
            {
                ">" => (next(value.To), greatest),
                "<" => (least, previous(value.From)),
                ">=" or "=>" or "≥" => (value.From, greatest),
                "<=" or "=<" or "≤" => (least, value.To),
                _ => value,
            };
            return range is ({ } first, { } last) ? new QueryRange($"{write(first)}..{write(last)}", WasBackwards: false) : null;
        }

        var (start, end) = Split(typed);
        if (start.Length + end.Length == 0)
            return null;
        var from = start.Length == 0 ? (least, least) : read(start);
        var to = end.Length == 0 ? (greatest, greatest) : read(end);
        if (from is not { } left || to is not { } right)
            return null;
        return left.From.CompareTo(right.To) <= 0
            ? new QueryRange($"{write(left.From)}..{write(right.To)}", WasBackwards: false)
            : new QueryRange($"{write(right.From)}..{write(left.To)}", WasBackwards: true);
    }

    private static (string From, string To) Split(string typed)
    {
        foreach (var dots in s_dots)
        {
            var at = typed.IndexOf(dots, StringComparison.Ordinal);
            if (at >= 0)
                return (typed[..at].Trim(), typed[(at + dots.Length)..].Trim());
        }

        return (typed, typed);
    }

    // Younger is later: the comparison turns round, and between two ages the greater begins.
    private static QueryRange? Age(string typed, DateOnly today)
    {
        var turned = typed.TrimStart() switch
        {
            ['<', .. var rest] => ">" + rest,
            ['>', .. var rest] => "<" + rest,
            ['≤', .. var rest] => "≥" + rest,
            ['≥', .. var rest] => "≤" + rest,
            ['=', .. var rest] => rest,
            var plain when Split(plain) is var (younger, older) && younger != older => $"{older}..{younger}",
            // "Six months" are the last six months.
            var plain => ">=" + plain,
        };
        return Compared(turned, value => Before(value, today)) is { } range ? range with { WasBackwards = false } : null;
    }

    private static (DateOnly From, DateOnly To)? Before(string typed, DateOnly today)
    {
        if (typed.Length < 2 || !int.TryParse(typed[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > 100_000)
            return null;
        try
        {
            DateOnly? day = char.ToLowerInvariant(typed[^1]) switch { 'd' => today.AddDays(-count), 'w' => today.AddDays(-7 * count), 'm' => today.AddMonths(-count), 'y' => today.AddYears(-count), _ => null };
            return day is { } then ? (then, then) : null;
        }
        catch (ArgumentOutOfRangeException)
        {
            // Older than the calendar.
            return null;
        }
    }

    private static (DateOnly From, DateOnly To)? Period(string typed, DateOnly today)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        return typed.Replace('_', '-').ToLowerInvariant() switch
        {
            "today" => (today, today),
            "yesterday" => (today.AddDays(-1), today.AddDays(-1)),
            "this-week" => (monday, monday.AddDays(6)),
            "last-week" => (monday.AddDays(-7), monday.AddDays(-1)),
            "this-month" => (month, month.AddMonths(1).AddDays(-1)),
            "last-month" => (month.AddMonths(-1), month.AddDays(-1)),
            "this-year" => Year(today.Year),
            "last-year" => Year(today.Year - 1),
            _ => Date(typed),
        };
    }

    // 2018, 2018-10, 2018-10-28, also with slashes or dots. What begins with a day or a month can be read two ways and is no date here.
    private static (DateOnly From, DateOnly To)? Date(string typed)
    {
        var parts = typed.Split('-', '/', '.');
        if (parts[0].Length != 4 || parts.Length > 3 || !parts.All(part => part.Length is > 0 and <= 4 && part.All(char.IsAsciiDigit)))
            return null;
        var numbers = Array.ConvertAll(parts, part => int.Parse(part, CultureInfo.InvariantCulture));
        if (numbers[0] == 0 || (numbers.Length > 1 && numbers[1] is < 1 or > 12))
            return null;
        if (numbers.Length == 1)
            return Year(numbers[0]);
        var last = DateTime.DaysInMonth(numbers[0], numbers[1]);
        if (numbers.Length == 2)
            return (new DateOnly(numbers[0], numbers[1], 1), new DateOnly(numbers[0], numbers[1], last));
        return numbers[2] >= 1 && numbers[2] <= last && new DateOnly(numbers[0], numbers[1], numbers[2]) is var day ? (day, day) : null;
    }

    private static (DateOnly From, DateOnly To) Year(int year) => (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

using System.Collections.Frozen;
using System.Globalization;
using ArticleArchive.Parsing.Structure;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims.Figures;

/// <summary>Finds when what a statement says happened. One reader goes through an article in order: "two years later" is reckoned from the time read last.</summary>
/// <param name="published">The article's publication date, which relative words are reckoned from; null when unknown, and they give no time.</param>
/// <remarks>Full dates of every language come from <see cref="DateReader"/>; the rest is English.</remarks>
internal sealed class TimeReader(DateOnly? published)
{
    private static readonly FrozenSet<string> BeforeYear = Words.Set(
        "in since by until till before after during from through of early mid late between to and around circa the this");

    private static readonly FrozenSet<string> Units = Words.Set("day week month year decade days weeks months years decades");

    private static readonly FrozenDictionary<string, DayOfWeek> Weekdays = Enum.GetValues<DayOfWeek>()
        .SelectMany(day => new[] { (Word: day.ToString().ToLowerInvariant(), Day: day), (Word: day.ToString().ToLowerInvariant() + "'s", Day: day) })
        .ToFrozenDictionary(entry => entry.Word, entry => entry.Day, StringComparer.Ordinal);

    // The time named last, which "a year later" follows.
    private Period? _last;

    /// <summary>The times of a statement, in order.</summary>
    public IReadOnlyList<ClaimTime> Read(string text, Tokens tokens)
    {
        List<ClaimTime>? times = null;
        IReadOnlyList<DateFound>? dates = null;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!tokens.IsWord(i))
                continue;
            dates ??= DateReader.FindAll(text, tokens.Span);
            var (time, end) = FullDate(dates, tokens, i) ?? Phrase(tokens, i) ?? default;
            if (end <= i)
                continue;
            (time, end) = WithRange(tokens, i, time, end);
            // A bare weekday or "today" is no anchor for what happened years later.
            if (time.Anchor == TimeAnchor.Stated)
                _last = time.Period;
            (times ??= []).Add(new ClaimTime(time.Period.Earliest, time.Period.Latest, time.Period.Precision, time.Anchor, new TextSpan(tokens[time.First ?? i].Start, tokens[end - 1].End)));
            i = end - 1;
        }

        return times ?? (IReadOnlyList<ClaimTime>)[];
    }

    private readonly record struct Found(Period Period, TimeAnchor Anchor, int? First = null);

    private static (Found, int)? FullDate(IReadOnlyList<DateFound> dates, Tokens tokens, int i)
    {
        foreach (var date in dates)
        {
            if (date.Span.Start < tokens[i].Start || date.Span.Start >= tokens[i].End)
                continue;
            var end = tokens.FirstFrom(date.Span.End);
            var day = DateOnly.FromDateTime(date.Value.DateTime);
            var period = date.Precision switch
            {
                DatePrecision.Year => Period.OfYear(day.Year),
                DatePrecision.Month => Period.OfMonth(day.Year, day.Month),
                _ => Period.OfDay(day),
            };
            return period.Precision == TimePrecision.Month && PartBefore(tokens, i) is { } part
                ? (new Found(period.Part(part), TimeAnchor.Stated, i - 1), end)
                : (new Found(period, TimeAnchor.Stated), end);
        }

        return null;
    }

    private (Found, int)? Phrase(Tokens tokens, int i) =>
        Years(tokens, i) ?? Decade(tokens, i) ?? Century(tokens, i) ?? Quarter(tokens, i) ?? Season(tokens, i) ?? Relative(tokens, i) ?? Named(tokens, i) ?? Ago(tokens, i);

    // "in 1962", "the 2016 election", "2014-2018", "1939–45", "early 2018"
    private (Found, int)? Years(Tokens tokens, int i)
    {
        var word = tokens.Word(i);
        if (word.Length is 7 or 9 && word[4] == '-' && YearOf(word[..4]) is { } first && EndYear(first, word[5..]) is { } until)
            return (new Found(Period.OfYears(first, until), TimeAnchor.Stated), i + 1);
        if (YearOf(word.EndsWith("'s", StringComparison.Ordinal) || word.EndsWith("’s", StringComparison.Ordinal) ? word[..^2] : word) is not { } year || !StandsAsYear(tokens, i))
            return null;
        if (tokens.IsMark(i + 1, '–') && tokens[i + 1].Start == tokens[i].End && tokens.IsWord(i + 2) && EndYear(year, tokens.Word(i + 2)) is { } last)
            return (new Found(Period.OfYears(year, last), TimeAnchor.Stated), i + 3);
        var period = Period.OfYear(year);
        var firstToken = i;
        if (PartBefore(tokens, i) is { } part)
            (period, firstToken) = (period.Part(part), i - 1);
        // "since 1962": from then to the day of writing.
        if (tokens.Is(firstToken - 1, "since") && published is { } now && now > period.Earliest)
            return (new Found(new Period(period.Earliest, now, TimePrecision.Years), TimeAnchor.Stated, firstToken - 1), i + 1);
        return (new Found(period, TimeAnchor.Stated, firstToken), i + 1);
    }

    private static string? PartBefore(Tokens tokens, int i) => tokens.Lower(i - 1) is "early" or "mid" or "late" ? tokens.Lower(i - 1) : null;

    private static bool StandsAsYear(Tokens tokens, int i)
    {
        var (before, next) = (tokens.Lower(i - 1), tokens.Lower(i + 1));
        if (before is "no" or "number" || Figures.Units.At(tokens, i + 1, 2000) is not null || tokens.IsMark(i - 1, '$') || tokens.IsMark(i - 1, '£') || tokens.IsMark(i - 1, '€') || next is "people" or "million" or "percent")
            return false;
        if (before is "of" or "to" or "and" or "the" or "this" or "from" or "by" or "about" or "around" && IsPlural(next))
            return false;
        return BeforeYear.Contains(before) || tokens.IsMark(i - 1, '(') || tokens.IsMark(i - 1, ',') || before.EndsWith("'s", StringComparison.Ordinal) || MonthNames.MonthOf(before) is not null
            || !(IsPlural(next) || i == 0) || i == 0 && tokens.IsMark(1, ',');
    }

    private static bool IsPlural(string word) => word.Length > 3 && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) && !word.EndsWith("'s", StringComparison.Ordinal) && word is not ("was" or "has" or "elections" or "olympics" or "games");

    private static int? YearOf(ReadOnlySpan<char> word) =>
        word.Length == 4 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1000 and <= 2100 ? year : null;

    private static int? EndYear(int first, ReadOnlySpan<char> word)
    {
        if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var last) || word.Length is not (2 or 4))
            return null;
        if (word.Length == 2)
            last += first / 100 * 100;
        return last > first && last <= 2100 && last - first < 200 ? last : null;
    }

    // "the 1990s", "the mid-1990s", "the '90s", "the nineties" is left out
    private static (Found, int)? Decade(Tokens tokens, int i)
    {
        var word = tokens.Lower(i);
        if (!word.AsSpan().ContainsAnyInRange('0', '9'))
            return null;
        string? part = PartBefore(tokens, i);
        var first = part is null ? i : i - 1;
        foreach (var prefix in (ReadOnlySpan<string>)["early-", "mid-", "late-"])
        {
            if (word.StartsWith(prefix, StringComparison.Ordinal))
                (part, word) = (prefix[..^1], word[prefix.Length..]);
        }

        if (part is not null && YearOf(word) is { } single)
            return (new Found(Period.OfYear(single).Part(part), TimeAnchor.Stated), i + 1);
        word = word.Replace("'s", "s", StringComparison.Ordinal);
        int? decade = word.Length == 5 && word[^1] == 's' && YearOf(word.AsSpan(0, 4)) is { } year && year % 10 == 0 ? year
            : word.Length == 3 && word[^1] == 's' && word[1] == '0' && word[0] is >= '2' and <= '9' && (tokens.IsMark(i - 1, '\'') || tokens.IsMark(i - 1, '’') || tokens.Is(i - 1, "the")) ? 1900 + ((word[0] - '0') * 10)
            : null;
        if (decade is not { } start)
            return null;
        var period = Period.OfYears(start, start % 100 == 0 && start < 2000 ? start + 99 : start + 9);
        return (new Found(part is null ? period : period.Part(part), TimeAnchor.Stated, first), i + 1);
    }

    private static (Found, int)? Century(Tokens tokens, int i)
    {
        if (!tokens.Lower(i + 1).StartsWith("century", StringComparison.Ordinal))
            return null;
        var word = tokens.Lower(i);
        var digits = word.TrimEnd('s', 't', 'n', 'd', 'r', 'h');
        var number = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed
            : Array.IndexOf(["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first"], word) + 1;
        return number is >= 1 and <= 21 ? (new Found(Period.OfYears(((number - 1) * 100) + 1, number * 100), TimeAnchor.Stated), i + 2) : null;
    }

    // "Q1 2018", "the first quarter of 2018", "the second half of 2019"
    private (Found, int)? Quarter(Tokens tokens, int i)
    {
        var word = tokens.Lower(i);
        var (number, of, next) = word.Length == 2 && word[0] is 'q' or 'h' && char.IsAsciiDigit(word[1])
            ? (word[1] - '0', word[0] == 'q' ? 4 : 2, i + 1)
            : (Array.IndexOf(["first", "second", "third", "fourth"], word) + 1, tokens.Is(i + 1, "quarter") ? 4 : tokens.Is(i + 1, "half") ? 2 : 0, i + 2);
        if (number < 1 || of == 0 || number > of)
            return null;
        if (tokens.Is(next, "of"))
            next++;
        var months = 12 / of;
        if (tokens.IsWord(next) && YearOf(tokens.Word(next)) is { } year)
            return (new Found(Period.OfMonths(year, ((number - 1) * months) + 1, number * months), TimeAnchor.Stated), next + 1);
        if (published is not { } now || !(tokens.Is(next, "this") || tokens.Is(next, "last")) || !tokens.Is(next + 1, "year"))
            return null;
        return (new Found(Period.OfMonths(tokens.Is(next, "this") ? now.Year : now.Year - 1, ((number - 1) * months) + 1, number * months), TimeAnchor.Published), next + 2);
    }

    // "summer 2018", "the spring of 2020", "last winter", "this summer"
    private (Found, int)? Season(Tokens tokens, int i)
    {
        if (Period.OfSeason(2000, tokens.Lower(i)) is null)
            return null;
        var next = tokens.Is(i + 1, "of") ? i + 2 : i + 1;
        if (tokens.IsWord(next) && YearOf(tokens.Word(next)) is { } year)
            return (new Found(Period.OfSeason(year, tokens.Lower(i))!.Value, TimeAnchor.Stated), next + 1);
        if (published is not { } now || tokens.Lower(i - 1) is not ("last" or "this" or "next"))
            return null;
        var period = Period.OfSeason(now.Year, tokens.Lower(i))!.Value;
        if (tokens.Is(i - 1, "last") && period.Latest >= now)
            period = Period.OfSeason(now.Year - 1, tokens.Lower(i))!.Value;
        else if (tokens.Is(i - 1, "next") && period.Earliest <= now)
            period = Period.OfSeason(now.Year + 1, tokens.Lower(i))!.Value;
        return (new Found(period, TimeAnchor.Published, i - 1), i + 1);
    }

    // today, yesterday; last week, this month, next year; the past two years; earlier this year
    private (Found, int)? Relative(Tokens tokens, int i)
    {
        if (published is not { } now)
            return null;
        switch (tokens.Lower(i))
        {
            case "today" or "today's" or "tonight":
                return (new Found(Period.OfDay(now), TimeAnchor.Published), i + 1);
            case "yesterday" or "yesterday's":
                return (new Found(Period.OfDay(Period.Moved(now, -1)), TimeAnchor.Published), i + 1);
            case "tomorrow" or "tomorrow's":
                return (new Found(Period.OfDay(Period.Moved(now, 1)), TimeAnchor.Published), i + 1);
            case "last" or "past" or "this" or "next" or "previous" or "coming":
                break;
            default:
                return null;
        }

        var which = tokens.Lower(i);
        var word = Bare(tokens.Lower(i + 1));
        if (Weekdays.TryGetValue(word, out var weekday) && which is "last" or "this" or "next")
        {
            var ahead = ((int)weekday - (int)now.DayOfWeek + 7) % 7;
            var day = which switch { "last" => ahead == 0 ? -7 : ahead - 7, "next" => ahead == 0 ? 7 : ahead, _ => ahead };
            return (new Found(Period.OfDay(Period.Moved(now, day)), TimeAnchor.Published), i + 2);
        }

        if (MonthNames.MonthOf(word) is { } month && which is "last" or "this" or "next" && tokens.IsCapitalised(i + 1))
        {
            var year = which switch { "last" => month >= now.Month ? now.Year - 1 : now.Year, "next" => month <= now.Month ? now.Year + 1 : now.Year, _ => now.Year };
            return (new Found(Period.OfMonth(year, month), TimeAnchor.Published), i + 2);
        }

        if (word is "week" or "month" or "year" or "decade")
        {
            var count = which switch { "this" => 0, "next" or "coming" => 1, _ => -1 };
            return Period.Away(now, count, word) is { } period ? (new Found(period, TimeAnchor.Published), i + 2) : null;
        }

        // "in the past two years", "over the last decade" reach to the day of writing.
        if (which is "last" or "past" or "next" or "coming" && NumberReader.At(tokens, i + 1) is { Tail: "", IsFraction: false } number && number.Value is >= 1 and <= 2000 && Units.Contains(tokens.Lower(number.End))
            && Period.Away(now, (which is "last" or "past" ? -1 : 1) * (int)number.Value, tokens.Lower(number.End).TrimEnd('s')) is { } edge)
        {
            var period = which is "last" or "past" ? new Period(edge.Earliest, now, TimePrecision.Years) : new Period(now, edge.Latest, TimePrecision.Years);
            return (new Found(period with { Precision = tokens.Lower(number.End)[0] is 'y' or 'd' && !tokens.Lower(number.End).StartsWith("day", StringComparison.Ordinal) ? TimePrecision.Years : TimePrecision.Season }, TimeAnchor.Published), number.End + 1);
        }

        return null;
    }

    // "on Monday", "in March", "12 March", "March 12" without a year: the nearest behind the day of writing, unless the words look ahead.
    private (Found, int)? Named(Tokens tokens, int i)
    {
        if (published is not { } now)
            return null;
        var word = Bare(tokens.Lower(i));
        if (Weekdays.TryGetValue(word, out var weekday) && tokens.IsCapitalised(i))
        {
            var back = ((int)now.DayOfWeek - (int)weekday + 7) % 7;
            return (new Found(Period.OfDay(Period.Moved(now, -back)), TimeAnchor.Published), i + 1);
        }

        if (char.IsAsciiDigit(tokens.Word(i)[0]) && DayOf(tokens.Lower(i)) is { } first && MonthAt(tokens, tokens.Is(i + 1, "of") ? i + 2 : i + 1) is { } named)
            return DayInYear(now, named, first) is { } day ? (new Found(Period.OfDay(day), TimeAnchor.Published), tokens.Is(i + 1, "of") ? i + 3 : i + 2) : null;
        if (MonthAt(tokens, i) is not { } month)
            return null;
        if (tokens.IsWord(i + 1) && DayOf(tokens.Lower(i + 1)) is { } second)
            return DayInYear(now, month, second) is { } day ? (new Found(Period.OfDay(day), TimeAnchor.Published), i + 2) : null;
        // "May" and "March" are words of their own: a month by itself needs a preposition.
        if (tokens.Lower(i - 1) is not ("in" or "since" or "by" or "until" or "during" or "from" or "early" or "late" or "mid" or "of" or "through" or "before" or "after" or "between"))
            return null;
        var period = Period.OfMonth(month > now.Month + 1 ? now.Year - 1 : now.Year, month);
        return (new Found(PartBefore(tokens, i) is { } part ? period.Part(part) : period, TimeAnchor.Published), i + 1);
    }

    private static int? MonthAt(Tokens tokens, int i) =>
        tokens.IsCapitalised(i) && Grammar.Bare(tokens.Lower(i)) is var word && (Grammar.DaysAndMonths.Contains(word) || word is "may" or "jan" or "feb" or "mar" or "apr" or "jun" or "jul" or "aug" or "sep" or "sept" or "oct" or "nov" or "dec") ? MonthNames.MonthOf(word) : null;

    private static int? DayOf(string word)
    {
        var digits = word.EndsWith("st", StringComparison.Ordinal) || word.EndsWith("nd", StringComparison.Ordinal) || word.EndsWith("rd", StringComparison.Ordinal) || word.EndsWith("th", StringComparison.Ordinal) ? word[..^2] : word;
        return digits.Length is 1 or 2 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is >= 1 and <= 31 ? day : null;
    }

    // The day of a month that lies nearest: not more than half a year ahead.
    private static DateOnly? DayInYear(DateOnly now, int month, int day)
    {
        var year = month > now.Month + 6 ? now.Year - 1 : month < now.Month - 9 ? now.Year + 1 : now.Year;
        return day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    // "two years ago", "a week ago"; "three years later", "a year earlier", "the following year"
    private (Found, int)? Ago(Tokens tokens, int i)
    {
        if (tokens.Is(i, "the") && tokens.Lower(i + 1) is "following" or "next" or "previous" && tokens.Lower(i + 2) is "day" or "week" or "month" or "year" or "decade" && _last is { } base1)
            return Period.Away(base1.Earliest, tokens.Is(i + 1, "previous") ? -1 : 1, tokens.Lower(i + 2)) is { } next ? (new Found(next, TimeAnchor.Text), i + 3) : null;
        var (count, unitAt) = tokens.Lower(i) is "a" or "an" or "one" ? (1m, i + 1) : NumberReader.At(tokens, i) is { Tail: "", IsFraction: false } number ? (number.Value, number.End) : (0, -1);
        if (unitAt < 0 || count is < 1 or > 2000 || !Units.Contains(tokens.Lower(unitAt)))
            return null;
        var unit = tokens.Lower(unitAt).TrimEnd('s');
        return tokens.Lower(unitAt + 1) switch
        {
            "ago" when published is { } now && Period.Away(now, -(int)count, unit) is { } then => (new Found(then, TimeAnchor.Published), unitAt + 2),
            "later" or "afterwards" when _last is { } from && Period.Away(from.Earliest, (int)count, unit) is { } then => (new Found(then, TimeAnchor.Text), unitAt + 2),
            "earlier" or "before" when _last is { } from && tokens.Lower(unitAt + 2) is not ("the" or "he" or "she" or "they" or "it") && Period.Away(from.Earliest, -(int)count, unit) is { } then => (new Found(then, TimeAnchor.Text), unitAt + 2),
            _ => null,
        };
    }

    // "from 2014 to 2018", "between March and June 2019"
    private (Found, int) WithRange(Tokens tokens, int i, Found found, int end)
    {
        var first = found.First ?? i;
        var isRange = tokens.Is(first - 1, "from") && (tokens.Is(end, "to") || tokens.Is(end, "until") || tokens.Is(end, "through")) || tokens.Is(first - 1, "between") && tokens.Is(end, "and");
        if (!isRange || !tokens.IsWord(end + 1) || (Years(tokens, end + 1) ?? Named(tokens, end + 1)) is not { } second || second.Item1.Anchor != found.Anchor || second.Item1.Period.Latest < found.Period.Earliest)
            return (found, end);
        return (found with { Period = new Period(found.Period.Earliest, second.Item1.Period.Latest, TimePrecision.Years) }, second.Item2);
    }

    private static string Bare(string word) => word.EndsWith("'s", StringComparison.Ordinal) ? word[..^2] : word.TrimEnd('.');
}

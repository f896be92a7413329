using System.Globalization;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Structure;

/// <summary>What the words before a date say about it.</summary>
internal enum DateRole
{
    /// <summary>Nothing.</summary>
    Unlabelled,

    /// <summary>Published, posted, first broadcast, ...</summary>
    Published,

    /// <summary>Updated, reviewed, last modified, ...</summary>
    Updated,
}

/// <summary>A date found in a line.</summary>
/// <param name="Value">Start of the period.</param>
/// <param name="Precision">How much is known.</param>
/// <param name="Zone">As printed, or null.</param>
/// <param name="Span">Weekday, date, time and zone, in the text that was read.</param>
/// <param name="Role">By the words before it.</param>
internal sealed record DateFound(DateTimeOffset Value, DatePrecision Precision, string? Zone, TextSpan Span, DateRole Role)
{
    public PublishedDate ToPublished(string text, Origin origin, bool inReadingText) =>
        new(Value, Precision, Span.In(text), origin, Zone, inReadingText ? Span : null);
}

/// <summary>Finds dates in a line, in the notations of the larger languages.</summary>
/// <remarks>
/// Days and months are told apart by the month's name, by a four-digit year in front, by a number over 12, or by the
/// dots of the European notation; <c>03/04/2018</c> decides nothing and gives no date, unless the caller knows the order.
/// </remarks>
internal static class DateReader
{
    /// <summary>Longer lines are running text; what stands beyond is not read.</summary>
    public const int MaxLength = 400;

    /// <param name="text">The text that holds the line.</param>
    /// <param name="line">Where to read.</param>
    /// <param name="dayFirst">Order of <c>03/04/2018</c>: day first, month first, or null when it is not known.</param>
    public static IReadOnlyList<DateFound> FindAll(string text, TextSpan line, bool? dayFirst = null)
    {
        // Most lines have no number, and every date has one.
        var length = Math.Min(line.Length, MaxLength);
        if (!HasDigit(text.AsSpan(line.Start, length)))
            return [];
        var found = new List<DateFound>();
        var tokens = DateTokens.Read(text, new TextSpan(line.Start, line.Start + length));
        var role = DateRole.Unlabelled;
        var free = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            role = RoleOf(tokens[i].Folded) ?? role;
            if (MatchDay(tokens, i, dayFirst) is not { } day || Value(day) is not { } value)
                continue;
            var match = WithTime(tokens, day, value, free);
            found.Add(new DateFound(match.Value, match.Precision, match.Zone, new TextSpan(tokens[match.First].Start, tokens[match.Last].End), role));
            // "October 28, 2018 Updated": the word belongs to the date after it, so a role lasts for one date only.
            role = DateRole.Unlabelled;
            i = match.Last;
            free = i + 1;
        }

        return found;
    }

    private static bool HasDigit(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAnyInRange('0', '9') >= 0)
            return true;
        foreach (var c in text)
        {
            if (c > '\u00FF' && char.IsDigit(c))
                return true;
        }

        return false;
    }

    /// <summary>The order of day and month that the page's own dates show: one with a number over 12 decides for those without.</summary>
    /// <returns>True for the day first; null when no date tells, or two contradict each other.</returns>
    public static bool? OrderIn(string page)
    {
        bool? order = null;
        for (var i = page.IndexOf('/', StringComparison.Ordinal); i > 0 && i + 6 < page.Length; i = page.IndexOf('/', i + 1))
        {
            var first = NumberBefore(page, i);
            var second = NumberAfter(page, i + 1, out var end);
            if (first is not (>= 1 and <= 31) || second is not (>= 1 and <= 31) || end >= page.Length || page[end] != '/' || NumberAfter(page, end + 1, out _) is not (>= 1900 and <= 2100))
                continue;
            if (first <= 12 == second <= 12)
                continue;
            if (order is { } known && known != first > 12)
                return null;
            order = first > 12;
        }

        return order;

        static int NumberBefore(string text, int end)
        {
            var start = end;
            while (start > 0 && end - start < 3 && char.IsAsciiDigit(text[start - 1]))
                start--;
            return end - start is 1 or 2 ? int.Parse(text.AsSpan(start, end - start), CultureInfo.InvariantCulture) : -1;
        }

        static int NumberAfter(string text, int start, out int end)
        {
            end = start;
            while (end < text.Length && end - start < 5 && char.IsAsciiDigit(text[end]))
                end++;
            return end - start is >= 1 and <= 4 ? int.Parse(text.AsSpan(start, end - start), CultureInfo.InvariantCulture) : -1;
        }
    }

    /// <summary>What a line such as <c>Published:</c> says about a date on the next line.</summary>
    public static DateRole RoleOfLine(string text, TextSpan line)
    {
        var role = DateRole.Unlabelled;
        foreach (var token in DateTokens.Read(text, new TextSpan(line.Start, Math.Min(line.End, line.Start + 80))))
        {
            if (RoleOf(token.Folded) is { } named)
                role = named;
        }

        return role;
    }

    private static DateRole? RoleOf(string word) => word switch
    {
        "published" or "posted" or "publish" or "created" or "issued" or "released" or "publie" or "publiee" or "veroffentlicht" or "erstellt"
            or "erschienen" or "publicado" or "publicada" or "pubblicato" or "gepubliceerd" or "geplaatst" or "publicerad" or "publisert" or "julkaistu"
            or "udgivet" or "opublikowano" or "publikovano" or "publicat" or "megjelent" or "yayinlanma" or "diterbitkan" or "dipublikasikan"
            or "опубликовано" or "опубліковано" or "дата" or "δημοσιευση" or "نشر" or "תאריך" or "प्रकाशित" or "প্রকাশ" or "公開" or "掲載" or "发布" or "发表" or "發布" or "發表"
            or "配信" or "入力" or "입력" or "등록" => DateRole.Published,
        "updated" or "update" or "modified" or "reviewed" or "revised" or "edited" or "refreshed" or "last" or "aktualisiert" or "actualizado" or "actualizada"
            or "aggiornato" or "atualizado" or "bijgewerkt" or "uppdaterad" or "oppdatert" or "opdateret" or "paivitetty" or "modifie" or "jour"
            or "zaktualizowano" or "aktualizovano" or "actualizat" or "frissitve" or "guncelleme" or "guncellenme" or "diperbarui"
            or "обновлено" or "оновлено" or "ενημερωση" or "تحديث" or "עודכן" or "更新" or "修改" or "수정" => DateRole.Updated,
        _ => null,
    };

    // The day, month and year at a token, without the time.
    private static DayMatch? MatchDay(List<DateToken> tokens, int i, bool? dayFirst)
    {
        var token = tokens[i];
        if (token.IsNumber)
            return YearFirst(tokens, i) ?? Numeric(tokens, i, dayFirst) ?? DayFirst(tokens, i);
        if (EraOf(token.Folded) is { } era)
            return OfEra(tokens, i, era);
        return MonthNames.MonthOf(token.Folded) is { } month ? MonthFirst(tokens, i, month) : null;
    }

    // The year before the first of Japan's latest eras and of the Republic of China.
    private static int? EraOf(string word) => word switch
    {
        "令和" => 2018,
        "平成" => 1988,
        "昭和" => 1925,
        "民國" or "民国" => 1911,
        _ => null,
    };

    // 平成30年10月28日, 民國107年10月28日
    private static DayMatch? OfEra(List<DateToken> tokens, int i, int era) =>
        At(tokens, i + 1) is { IsNumber: true, Number: >= 1 and <= 150 } year && At(tokens, i + 2)?.Folded == "年"
        && At(tokens, i + 3) is { IsNumber: true, Number: >= 1 and <= 12 } month && At(tokens, i + 4)?.Folded == "月"
        && At(tokens, i + 5) is { IsNumber: true, Number: >= 1 and <= 31 } day && At(tokens, i + 6)?.Folded is "日" or "號" or "号"
            ? new DayMatch(i, i + 6, era + year.Number, month.Number, day.Number) : null;

    // 2018-10-28, 2018.10.28, 2018/10/28, 2018年10月28日, 2018년 10월 28일, "2018. október 28."
    private static DayMatch? YearFirst(List<DateToken> tokens, int i)
    {
        if (!IsYear(tokens[i]))
            return SolarHijriNumeric(tokens, i);
        var j = i + 1;
        if (YearWordFirst(tokens, i) is { } worded)
            return worded;
        if (At(tokens, j) is not { } separator)
            return null;
        if (separator.Folded is "年" or "년")
        {
            if (At(tokens, j + 1) is not { IsNumber: true, Number: >= 1 and <= 12 } month || At(tokens, j + 2)?.Folded is not ("月" or "월"))
                return null;
            return At(tokens, j + 3) is { IsNumber: true, Number: >= 1 and <= 31 } day && At(tokens, j + 4)?.Folded is "日" or "号" or "일" or "號"
                ? new DayMatch(i, j + 4, tokens[i].Number, month.Number, tokens[j + 3].Number)
                : new DayMatch(i, j + 2, tokens[i].Number, month.Number, null);
        }

        if (separator.Folded is not ("-" or "." or "/" or "–"))
            return null;
        if (At(tokens, j + 1) is { } name && MonthNames.MonthOf(name.Folded) is { } named)
        {
            var day = At(tokens, j + 2)?.Folded == "." ? j + 3 : j + 2;
            return At(tokens, day) is { IsNumber: true, Number: >= 1 and <= 31 } ? new DayMatch(i, day, tokens[i].Number, named, tokens[day].Number) : null;
        }

        if (At(tokens, j + 1) is { IsNumber: true, Number: >= 1 and <= 12 } m && At(tokens, j + 2)?.Folded is { } again && again == separator.Folded
            && At(tokens, j + 3) is { IsNumber: true, Number: >= 1 and <= 31 } d)
            return new DayMatch(i, j + 3, tokens[i].Number, m.Number, d.Number);
        return null;
    }

    // "2018 m. spalio 28 d.", "2018. gada 28. oktobris": Lithuanian and Latvian put a word for "year" behind it.
    private static DayMatch? YearWordFirst(List<DateToken> tokens, int i)
    {
        var j = At(tokens, i + 1)?.Folded == "." ? i + 2 : i + 1;
        if (At(tokens, j)?.Folded is not ("m" or "gada"))
            return null;
        j = At(tokens, j + 1)?.Folded == "." ? j + 2 : j + 1;
        if (At(tokens, j) is { IsNumber: false } name && MonthNames.MonthOf(name.Folded) is { } month)
            return At(tokens, j + 1) is { IsNumber: true, Number: >= 1 and <= 31, Length: <= 2 } day ? new DayMatch(i, j + 1, tokens[i].Number, month, day.Number) : null;
        if (At(tokens, j) is not { IsNumber: true, Number: >= 1 and <= 31, Length: <= 2 } first)
            return null;
        j = At(tokens, j + 1)?.Folded == "." ? j + 2 : j + 1;
        return At(tokens, j) is { } word && MonthNames.MonthOf(word.Folded) is { } later ? new DayMatch(i, j, tokens[i].Number, later, first.Number) : null;
    }

    // ۱۳۹۷/۸/۶: only in the digits of Persian and Arabic script is so early a year Iran's.
    private static DayMatch? SolarHijriNumeric(List<DateToken> tokens, int i) =>
        IsSolarHijriYear(tokens[i]) && tokens[i].Printed[0] >= '\u0660' && At(tokens, i + 1) is { Folded: "/" or "-" } separator
        && At(tokens, i + 2) is { IsNumber: true, Number: >= 1 and <= 12 } month && At(tokens, i + 3)?.Folded == separator.Folded
        && At(tokens, i + 4) is { IsNumber: true, Number: >= 1 and <= 31 } day
            ? OfSolarHijri(i, i + 4, tokens[i].Number, month.Number, day.Number) : null;

    // ۶ آبان ۱۳۹۷
    private static DayMatch? SolarHijriDayFirst(List<DateToken> tokens, int i) =>
        At(tokens, i + 1) is { } word && MonthNames.SolarHijriMonthOf(word.Folded) is { } month
        && At(tokens, At(tokens, i + 2)?.Folded is "،" or "ماه" ? i + 3 : i + 2) is { } year && IsSolarHijriYear(year)
            ? OfSolarHijri(i, tokens.IndexOf(year, i), year.Number, month, tokens[i].Number) : null;

    private static bool IsSolarHijriYear(DateToken token) => token is { IsNumber: true, Length: 4, Number: >= 1250 and <= 1499 };

    private static DayMatch? OfSolarHijri(int first, int last, int year, int month, int day)
    {
        var calendar = new PersianCalendar();
        if (day > calendar.GetDaysInMonth(year, month))
            return null;
        var value = calendar.ToDateTime(year, month, day, 0, 0, 0, 0);
        return new DayMatch(first, last, value.Year, value.Month, value.Day);
    }

    // 28.10.2018, 28/10/2018, 10/28/2018, 28-10-2018
    private static DayMatch? Numeric(List<DateToken> tokens, int i, bool? dayFirst)
    {
        if (tokens[i].Length > 2 || At(tokens, i + 1) is not { Folded: "." or "/" or "-" } separator || At(tokens, i + 2) is not { IsNumber: true, Length: <= 2 } second
            || At(tokens, i + 3)?.Folded != separator.Folded || At(tokens, i + 4) is not { } year || !IsYear(year))
            return null;
        var (a, b) = (tokens[i].Number, second.Number);
        if (a is < 1 or > 31 || b is < 1 or > 31 || (a > 12 && b > 12))
            return null;
        bool isDayFirst;
        if (a > 12 || a == b)
            isDayFirst = true;
        else if (b > 12)
            isDayFirst = false;
        else if (separator.Folded == ".")
            isDayFirst = true;
        else if (dayFirst is { } known)
            isDayFirst = known;
        else
            return null;
        return new DayMatch(i, i + 4, year.Number, isDayFirst ? b : a, isDayFirst ? a : b);
    }

    // 28 October 2018, 28th of October, 2018, 28 de octubre de 2018, 28. Oktober 2018, 1er mars 2018, 28-Oct-2018, 28 tháng 10 năm 2018
    private static DayMatch? DayFirst(List<DateToken> tokens, int i)
    {
        if (tokens[i].Number is < 1 or > 31 || tokens[i].Length > 2)
            return null;
        var j = i + 1;
        if (At(tokens, j)?.Folded is "thang" or "tháng" && At(tokens, j + 1) is { IsNumber: true, Number: >= 1 and <= 12 } numbered)
        {
            var y = j + 2;
            while (At(tokens, y)?.Folded is "nam" or "năm" or ",")
                y++;
            return At(tokens, y) is { } vietnamese && IsYear(vietnamese) ? new DayMatch(i, y, vietnamese.Number, numbered.Number, tokens[i].Number) : null;
        }

        for (var skipped = 0; skipped < 3 && At(tokens, j)?.Folded is "st" or "nd" or "rd" or "th" or "er" or "º" or "o" or "." or "-" or "of" or "de" or "d" or "'" or "da" or "a" or "." or "/"; skipped++)
            j++;
        if (At(tokens, j) is not { } word)
            return null;
        if (MonthNames.MonthOf(word.Folded) is not { } month)
            return SolarHijriDayFirst(tokens, i);
        if (word.Folded == MonthNames.Listopada && At(tokens, j - 1)?.Folded == ".")
            month = 10;
        var k = j + 1;
        for (var skipped = 0; skipped < 3 && At(tokens, k)?.Folded is "." or "," or "-" or "/" or "de" or "del" or "of" or "г" or "พศ" or "،"; skipped++)
            k++;
        return At(tokens, k) is { } year && YearOf(year, word) is { } value ? new DayMatch(i, k, value, month, tokens[i].Number) : null;
    }

    // October 28, 2018; Oct. 28th 2018; October 2018
    private static DayMatch? MonthFirst(List<DateToken> tokens, int i, int month)
    {
        var j = i + 1;
        while (At(tokens, j)?.Folded is "." or "-" or "the" or "de" or "/" or ",")
            j++;
        if (At(tokens, j) is not { IsNumber: true } number)
            return null;
        if (IsYear(number))
            // "31 February 2018" is a mistake, not the month.
            return At(tokens, i - 1) is { IsNumber: true, Length: <= 2 } ? null : new DayMatch(i, j, number.Number, month, null);
        if (number.Length > 2 || number.Number is < 1 or > 31)
            return null;
        var k = j + 1;
        for (var skipped = 0; skipped < 2 && At(tokens, k)?.Folded is "st" or "nd" or "rd" or "th" or "," or "." or "-" or "/"; skipped++)
            k++;
        return At(tokens, k) is { } year && IsYear(year) ? new DayMatch(i, k, year.Number, month, number.Number) : null;
    }

    private static (DateTimeOffset Value, DatePrecision Precision, string? Zone, int First, int Last) WithTime(List<DateToken> tokens, DayMatch day, DateTime value, int lowest)
    {
        var (first, last) = (day.First, day.Last);
        if (day.Day is null)
            return (new DateTimeOffset(value, TimeSpan.Zero), DatePrecision.Month, null, first, last);
        var clock = DateTokens.ClockAfter(tokens, last + 1);
        if (clock is not null)
        {
            last = clock.Last;
        }
        else if (DateTokens.ClockBefore(tokens, first, lowest) is { } before)
        {
            clock = before;
            first = before.First;
        }

        first = DateTokens.StartWithWeekday(tokens, first, lowest);
        if (clock is null)
            return (new DateTimeOffset(value, TimeSpan.Zero), DatePrecision.Day, null, first, last);
        value = value.Add(clock.Time);
        var precision = clock.HasSeconds ? DatePrecision.Second : DatePrecision.Minute;
        var offset = clock.Zone is null ? 0 : clock.OffsetMinutes ?? TimeZones.OffsetOf(clock.Zone, value) ?? 0;
        return (new DateTimeOffset(value, TimeSpan.FromMinutes(offset)), precision, clock.Zone, first, last);
    }

    private static DateTime? Value(DayMatch match)
    {
        var day = match.Day ?? 1;
        return match.Month is >= 1 and <= 12 && day <= DateTime.DaysInMonth(match.Year, match.Month)
            ? new DateTime(match.Year, match.Month, day, 0, 0, 0, DateTimeKind.Unspecified)
            : null;
    }

    private static bool IsYear(DateToken token) => token is { IsNumber: true, Length: 4, Number: >= 1500 and <= 2100 };

    // Thailand counts from the Buddha: 2561 is 2018.
    private static int? YearOf(DateToken token, DateToken month)
    {
        if (IsYear(token))
            return token.Number;
        return token is { IsNumber: true, Length: 4, Number: >= 2443 and <= 2643 } && BlockShape.IsDense(month.Folded[0]) ? token.Number - 543 : null;
    }

    private static DateToken? At(List<DateToken> tokens, int i) => i >= 0 && i < tokens.Count ? tokens[i] : null;

    private readonly record struct DayMatch(int First, int Last, int Year, int Month, int? Day);

    /// <summary>A date that stands alone, as markup states it; also a year or a compact <c>20181028</c>.</summary>
    public static DateFound? ReadStated(string value)
    {
        if (FindAll(value, new TextSpan(0, value.Length)) is [var found, ..])
            return found;
        var digits = value.AsSpan().Trim();
        if (digits.Length is 8 && DateTime.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var compact))
            return new DateFound(new DateTimeOffset(compact, TimeSpan.Zero), DatePrecision.Day, null, new TextSpan(0, value.Length), DateRole.Published);
        if (digits.Length is 7 && DateTime.TryParseExact(digits, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
            return new DateFound(new DateTimeOffset(month, TimeSpan.Zero), DatePrecision.Month, null, new TextSpan(0, value.Length), DateRole.Published);
        if (digits.Length is 4 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1500 and <= 2100)
            return new DateFound(new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero), DatePrecision.Year, null, new TextSpan(0, value.Length), DateRole.Published);
        return null;
    }
}

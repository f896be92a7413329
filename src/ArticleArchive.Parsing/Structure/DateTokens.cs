using System.Globalization;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Structure;

/// <summary>A number, a word or a sign of a line that may hold a date.</summary>
/// <param name="Start">Offset in the text that holds the line.</param>
/// <param name="End">Offset after it.</param>
/// <param name="Folded">Small letters without diacritics; the sign itself.</param>
/// <param name="IsNumber">True for a run of digits.</param>
/// <param name="Number">Its value, or -1.</param>
/// <param name="GluedToNext">No white space follows.</param>
/// <param name="Printed">As it stands.</param>
internal sealed record DateToken(int Start, int End, string Folded, bool IsNumber, int Number, bool GluedToNext, string Printed)
{
    public int Length => End - Start;
}

/// <summary>A time of day.</summary>
internal sealed record ClockFound(int First, int Last, TimeSpan Time, bool HasSeconds, string? Zone, int? OffsetMinutes);

/// <summary>Cuts a line into numbers, words and signs, and finds the time of day among them.</summary>
internal static class DateTokens
{
    public static List<DateToken> Read(string text, TextSpan line)
    {
        var tokens = new List<DateToken>();
        var i = line.Start;
        while (i < line.End)
        {
            var c = text[i];
            var start = i;
            if (char.IsWhiteSpace(c))
            {
                i++;
                continue;
            }

            var isNumber = char.IsAsciiDigit(c) || (c > '\u00FF' && char.IsDigit(c));
            if (isNumber)
            {
                while (i < line.End && char.IsDigit(text[i]))
                    i++;
            }
            else if (char.IsLetter(c) && !IsCalendarSign(c))
            {
                // Vowel signs of Indic and Thai script are marks, not letters, and belong to the word.
                while (i < line.End && (char.IsLetter(text[i]) || IsMark(text[i]) || (text[i] == '.' && IsThai(text[i - 1]))) && (i == start || !IsCalendarSign(text[i])))
                    i++;
            }
            else
            {
                i++;
            }

            var printed = text[start..i];
            var number = isNumber && i - start <= 8 ? ValueOf(printed) : -1;
            var folded = isNumber ? printed : MonthNames.Fold(printed);
            if (folded.Length > 1 && folded.Contains('.', StringComparison.Ordinal))
                folded = folded.Replace(".", "", StringComparison.Ordinal);
            // Two months of the Levant share their first word.
            if (folded is "الاول" or "الثاني" && tokens.Count > 0 && tokens[^1].Folded is "تشرين" or "كانون")
            {
                tokens[^1] = tokens[^1] with { End = i, Folded = tokens[^1].Folded + " " + folded, Printed = text[tokens[^1].Start..i] };
                continue;
            }

            tokens.Add(new DateToken(start, i, folded, isNumber, number, i < line.End && !char.IsWhiteSpace(text[i]), printed));
        }

        return tokens;
    }

    /// <summary>The time at a token or behind a few joining words: <c>at 13:57 GMT</c>, <c>T13:57:00+02:00</c>, <c>1:57 p.m. ET</c>, <c>13h57</c>.</summary>
    public static ClockFound? ClockAfter(List<DateToken> tokens, int i)
    {
        for (var skipped = 0; skipped < 4 && i < tokens.Count && tokens[i].Folded is "," or "at" or "t" or "|" or "-" or "–" or "—" or "·" or "•" or "a" or "as" or "las"
            or "um" or "om" or "kl" or "o" or "в" or "." or "(" or "/" or "ore" or "alle" or "godz" or "à" or "@" or "klo" or "،"; skipped++)
            i++;
        return ClockAt(tokens, i);
    }

    /// <summary>The time that ends right before a date: <c>13:57, 28 October 2018</c>.</summary>
    public static ClockFound? ClockBefore(List<DateToken> tokens, int date, int lowest)
    {
        for (var i = Math.Max(lowest, date - 9); i < date; i++)
        {
            if (ClockAt(tokens, i) is { } clock && clock.Last < date)
            {
                var between = clock.Last + 1;
                while (between < date && tokens[between].Folded is "," or "on" or "-" or "|" or "·" || (between < date && IsWeekday(tokens[between].Folded)))
                    between++;
                if (between == date)
                    return clock;
            }
        }

        return null;
    }

    /// <summary>The start of a date, moved back over its weekday.</summary>
    public static int StartWithWeekday(List<DateToken> tokens, int first, int lowest)
    {
        var i = first - 1;
        while (i > lowest && tokens[i].Folded is "," or "." or "the")
            i--;
        return i >= lowest && IsWeekday(tokens[i].Folded) ? i : first;
    }

    private static ClockFound? ClockAt(List<DateToken> tokens, int i)
    {
        if (i >= tokens.Count || !tokens[i].IsNumber || tokens[i].Length > 2 || tokens[i].Number > 24)
            return null;
        var hour = tokens[i].Number;
        var (minute, second, last) = (0, 0, i);
        var hasSeconds = false;
        if (i + 2 < tokens.Count && tokens[i + 1].Folded is ":" or "h" or "." or "时" or "時" or "시" && tokens[i + 2] is { IsNumber: true, Length: 2, Number: < 60 })
        {
            minute = tokens[i + 2].Number;
            last = i + 2;
            if (last + 1 < tokens.Count && tokens[last + 1].Folded is "分" or "분")
                last++;
            if (i + 4 < tokens.Count && tokens[i + 3].Folded == ":" && tokens[i + 4] is { IsNumber: true, Length: 2, Number: <= 60 })
            {
                second = Math.Min(59, tokens[i + 4].Number);
                hasSeconds = true;
                last = i + 4;
                // Fractions of a second.
                if (last + 2 < tokens.Count && tokens[last + 1].Folded == "." && tokens[last + 2].IsNumber)
                    last += 2;
            }
        }

        var hasHalf = Half(tokens, last + 1, out var isAfternoon, out var afterHalf);
        // A bare number is no time: it needs minutes or "pm".
        if (last == i && !hasHalf)
            return null;
        // "13.57" is a time only when "Uhr", "pm" or a zone says so; it may be a price or a version.
        var isDotted = last > i && tokens[i + 1].Folded == ".";
        if (hasHalf)
        {
            if (hour is 0 or > 12)
                hasHalf = hour <= 23;
            else
                hour = (hour % 12) + (isAfternoon ? 12 : 0);
            last = afterHalf;
        }

        if (hour == 24)
            hour = 0;
        var sawClockWord = last + 1 < tokens.Count && tokens[last + 1].Folded is "uhr" or "hrs" or "h" or "uur";
        if (sawClockWord)
            last++;
        var (zone, offset, afterZone) = Zone(tokens, last + 1);
        if (isDotted && !hasHalf && !sawClockWord && zone is null)
            return null;
        return new ClockFound(i, zone is null ? last : afterZone, new TimeSpan(hour, minute, second), hasSeconds, zone, offset);
    }

    // am, pm, a.m., p.m.
    private static bool Half(List<DateToken> tokens, int i, out bool isAfternoon, out int last)
    {
        isAfternoon = false;
        last = i;
        if (i >= tokens.Count)
            return false;
        var word = tokens[i].Folded;
        if (word is "am" or "pm")
        {
            isAfternoon = word == "pm";
            return true;
        }

        if (word is not ("a" or "p") || i + 2 >= tokens.Count || tokens[i + 1].Folded != "." || tokens[i + 2].Folded != "m")
            return false;
        isAfternoon = word == "p";
        last = i + 3 < tokens.Count && tokens[i + 3].Folded == "." ? i + 3 : i + 2;
        return true;
    }

    // GMT, UTC+2, +02:00, Z, (ET)
    private static (string? Zone, int? Offset, int Last) Zone(List<DateToken> tokens, int i)
    {
        var first = i;
        if (i < tokens.Count && tokens[i].Folded is "(" or ",")
            i++;
        if (i >= tokens.Count)
            return (null, null, first);
        if (TimeZones.OffsetOf(tokens[i].Printed, DateTime.UnixEpoch) is not null)
        {
            var name = tokens[i].Printed;
            if (name is "GMT" or "UTC" && SignedOffset(tokens, i + 1) is { } relative)
                return (name + relative.Printed, relative.Minutes, relative.Last);
            var end = i > first && i + 1 < tokens.Count && tokens[i + 1].Folded == ")" ? i + 1 : i;
            return (name, null, end);
        }

        return SignedOffset(tokens, i) is { } signed ? (signed.Printed, signed.Minutes, signed.Last) : (null, null, first);
    }

    private static (string Printed, int Minutes, int Last)? SignedOffset(List<DateToken> tokens, int i)
    {
        if (i + 1 >= tokens.Count || tokens[i].Folded is not ("+" or "-" or "−") || !tokens[i].GluedToNext || tokens[i + 1] is not { IsNumber: true } hours)
            return null;
        var sign = tokens[i].Folded == "+" ? 1 : -1;
        var signText = sign > 0 ? "+" : "-";
        if (hours.Length == 4)
        {
            var packed = ((hours.Number / 100) * 60) + (hours.Number % 100);
            return packed <= 840 ? (signText + hours.Printed, sign * packed, i + 1) : null;
        }

        if (hours.Length > 2 || hours.Number > 14)
            return null;
        if (i + 3 < tokens.Count && tokens[i + 2].Folded == ":" && tokens[i + 3] is { IsNumber: true, Length: 2, Number: < 60 } minutes)
            return (hours.Number * 60) + minutes.Number is var total and <= 840 ? ($"{signText}{hours.Printed}:{minutes.Printed}", sign * total, i + 3) : null;
        return (signText + hours.Printed, sign * hours.Number * 60, i + 1);
    }

    private static bool IsWeekday(string word) => word is
        "monday" or "tuesday" or "wednesday" or "thursday" or "friday" or "saturday" or "sunday"
        or "mon" or "tue" or "tues" or "wed" or "thu" or "thur" or "thurs" or "fri" or "sat" or "sun"
        or "lunes" or "martes" or "miercoles" or "jueves" or "viernes" or "sabado" or "domingo"
        or "lundi" or "mardi" or "mercredi" or "jeudi" or "vendredi" or "samedi" or "dimanche"
        or "montag" or "dienstag" or "mittwoch" or "donnerstag" or "freitag" or "samstag" or "sonnabend" or "sonntag"
        or "lunedi" or "martedi" or "mercoledi" or "giovedi" or "venerdi" or "sabato" or "domenica"
        or "maandag" or "dinsdag" or "woensdag" or "donderdag" or "vrijdag" or "zaterdag" or "zondag"
        or "poniedzialek" or "wtorek" or "sroda" or "czwartek" or "piatek" or "sobota" or "niedziela"
        or "понедельник" or "вторник" or "среда" or "четверг" or "пятница" or "суббота" or "воскресенье";

    private static bool IsCalendarSign(char c) => c is '年' or '月' or '日' or '号' or '號' or '时' or '時' or '分' or '년' or '월' or '일' or '시' or '분';

    private static bool IsThai(char c) => c is >= '\u0E01' and <= '\u0E4E';

    private static bool IsMark(char c) => CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static int ValueOf(string digits)
    {
        var value = 0;
        foreach (var c in digits)
            value = (value * 10) + (int)CharUnicodeInfo.GetNumericValue(c);
        return value;
    }
}

using System.Text.RegularExpressions;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Structure;

/// <summary>Finds a dateline that counts from the day on which the page was saved: <c>3 hours ago</c>, <c>Published yesterday</c>.</summary>
/// <remarks>The file does not say when that was, so no date is taken from it; but it is said that there was one.</remarks>
internal static partial class RelativeDates
{
    private const int MostWords = 12;
    private const int MostWordsOfLabel = 4;
    private const int MostBelow = 4;

    /// <summary>A notice for a line beside the headline, or null.</summary>
    /// <param name="text">Page text and reading text.</param>
    /// <param name="lines">Around the headline.</param>
    /// <param name="title">Index of the headline among the lines, or null.</param>
    /// <param name="end">Index of the body's first line.</param>
    public static Finding? Find(EditedText text, List<HeaderLine> lines, int? title, int end)
    {
        for (var i = Math.Max(0, (title ?? end) - 4); i < Math.Min(lines.Count, Math.Max(title ?? 0, end) + 2); i++)
        {
            var line = lines[i];
            // Among lines that were taken out, those far from the headline belong to other articles.
            var isNear = line.IsKept || (title is { } t && i >= t - 1 && i <= t + MostBelow);
            if (!isNear || line.Draft.Shape.Words > MostWords || line.Draft.Kind == BlockKind.Title || SpanIn(line) is not { } span)
                continue;
            return new Finding(
                FindingKind.RelativeDate, line.IsKept ? span : text.ToReading(span), Severity.Notice,
                $"“{span.In(line.Text)}” counts from the day when the page was saved, which the file does not say: no date is taken from it.");
        }

        return null;
    }

    private static TextSpan? SpanIn(HeaderLine line)
    {
        var words = line.Words;
        var found = Ago().Match(words);
        // "Yesterday" alone is a dateline; in a longer line it is one beside a word such as "Published" or a clock's time.
        if (!found.Success && (line.Draft.Shape.Words <= MostWordsOfLabel || DateReader.RoleOfLine(line.Text, line.Draft.Span) != DateRole.Unlabelled || Clock().IsMatch(words)))
            found = Day().Match(words);
        return found.Success ? new TextSpan(line.Draft.Span.Start + found.Index, line.Draft.Span.Start + found.Index + found.Length) : null;
    }

    [GeneratedRegex(
        @"\b(?:an?|\d{1,3})\s?(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|wks?|weeks?|mos?|months?|yrs?|years?) ago\b|\bvor (?:\d{1,3}|einem|einer) (?:Sekunden?|Minuten?|Stunden?|Tag(?:en)?|Wochen?|Monat(?:en)?|Jahr(?:en)?)\b" +
        @"|\bhace \d{1,3} (?:segundos?|minutos?|horas?|días?|semanas?|mes(?:es)?|años?)\b|\bil y a \d{1,3} (?:secondes?|minutes?|heures?|jours?|semaines?|mois|ans?)\b|\bhá \d{1,3} (?:minutos?|horas?|dias?|semanas?|mês|meses|anos?)\b" +
        @"|\b\d{1,3} (?:minut[oi]|or[ae]|giorn[oi]|settiman[ae]|mes[ei]|ann[oi]) fa\b|\b\d{1,3} (?:minuten|uur|dagen|dag|weken|week|maanden|maand|jaar) geleden\b|\b\d{1,3} [а-я]{3,8} назад\b|\d{1,3}\s?(?:分钟|小时|天|周|个月|年|分|時間|日|週間|か月)前",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Ago();

    [GeneratedRegex(@"\b(?:yesterday|today|just now|gestern|heute|hier|aujourd[’']hui|ayer|hoy|ieri|oggi|ontem|hoje|gisteren|vandaag|вчера|сегодня)\b|昨天|今天|昨日|今日", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Day();

    [GeneratedRegex(@"\b\d{1,2}[:.]\d\d\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Clock();
}

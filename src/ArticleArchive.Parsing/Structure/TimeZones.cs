using System.Collections.Frozen;

namespace ArticleArchive.Parsing.Structure;

/// <summary>Abbreviations of time zones as newspapers print them.</summary>
internal static class TimeZones
{
    // Where an abbreviation has several meanings (CST, IST), the one with most readers stands here.
    private static readonly FrozenDictionary<string, int> Minutes = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["GMT"] = 0,
        ["UTC"] = 0,
        ["UT"] = 0,
        ["Z"] = 0,
        ["WET"] = 0,
        ["WEST"] = 60,
        ["BST"] = 60,
        ["CET"] = 60,
        ["CEST"] = 120,
        ["MEZ"] = 60,
        ["MESZ"] = 120,
        ["EET"] = 120,
        ["EEST"] = 180,
        ["MSK"] = 180,
        ["TRT"] = 180,
        ["SAST"] = 120,
        ["EAT"] = 180,
        ["WAT"] = 60,
        ["CAT"] = 120,
        ["GST"] = 240,
        ["PKT"] = 300,
        ["IST"] = 330,
        ["WIB"] = 420,
        ["ICT"] = 420,
        ["HKT"] = 480,
        ["SGT"] = 480,
        ["AWST"] = 480,
        ["JST"] = 540,
        ["KST"] = 540,
        ["ACST"] = 570,
        ["AEST"] = 600,
        ["AEDT"] = 660,
        ["NZST"] = 720,
        ["NZDT"] = 780,
        ["EST"] = -300,
        ["EDT"] = -240,
        ["CST"] = -360,
        ["CDT"] = -300,
        ["MST"] = -420,
        ["MDT"] = -360,
        ["PST"] = -480,
        ["PDT"] = -420,
        ["AKST"] = -540,
        ["AKDT"] = -480,
        ["HST"] = -600,
        ["AST"] = -240,
        ["ADT"] = -180,
        ["NST"] = -210,
        ["BRT"] = -180,
        ["ART"] = -180,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // "ET" is EST in winter and EDT in summer.
    private static readonly FrozenDictionary<string, int> WithoutSeason = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["ET"] = -300,
        ["CT"] = -360,
        ["MT"] = -420,
        ["PT"] = -480,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <param name="name">As printed.</param>
    /// <param name="day">Decides between standard and summer time where the abbreviation does not.</param>
    /// <returns>Minutes east of Greenwich, or null for what is no known zone.</returns>
    public static int? OffsetOf(string name, DateTime day)
    {
        if (Minutes.TryGetValue(name, out var fixedOffset))
            return fixedOffset;
        return WithoutSeason.TryGetValue(name, out var standard) ? standard + (IsAmericanSummer(day) ? 60 : 0) : null;
    }

    // Second Sunday of March to first Sunday of November, as since 2007; by day, which is as exact as an article's date asks for.
    private static bool IsAmericanSummer(DateTime day)
    {
        var start = new DateTime(day.Year, 3, 8);
        start = start.AddDays((7 - (int)start.DayOfWeek) % 7);
        var end = new DateTime(day.Year, 11, 1);
        end = end.AddDays((7 - (int)end.DayOfWeek) % 7);
        return day.Date >= start && day.Date < end;
    }
}

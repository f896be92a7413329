using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Structure;

/// <summary>A line whose parts are divided by bars or dots and one of them is a date: <c>Opinion | Jane Roe | 9 June 2024</c>, <c>27 October 2020 | By Jane Roe | Harbour Weekly</c>.</summary>
internal static class BarredHead
{
    private const int LongestLine = 160;
    private const int FewestParts = 3;
    private const int MostParts = 5;
    private const int MostWordsOfPart = 5;

    // What papers and magazines call themselves. A section of a site ("World News") has none of these words.
    private static readonly HashSet<string> s_papers = new(StringComparer.OrdinalIgnoreCase)
    {
        "weekly", "daily", "times", "herald", "gazette", "tribune", "courier", "chronicle", "magazine", "journal", "telegraph", "observer", "post", "bulletin", "mercury", "examiner", "inquirer",
        "zeitung", "tageblatt", "rundschau", "anzeiger", "quotidiano", "corriere", "gazzetta", "diario", "periódico", "jornal", "quotidien", "dagblad", "tidning", "avis",
    };

    // What is always signed by a person, and stands beside the name.
    private static readonly HashSet<string> s_signed = new(StringComparer.OrdinalIgnoreCase)
    {
        "opinion", "opinions", "comment", "commentary", "column", "analysis", "essay", "meinung", "kommentar", "kolumne", "gastbeitrag", "opinión", "tribuna", "columna", "chronique", "tribune libre", "opinione", "commento", "opinião", "мнение", "колонка",
    };

    /// <summary>
    /// The person between the bars where no word says "by": only one part may be shaped like a name, and its first word must be a first
    /// name, unless another part says that this is a text of the kind that is always signed.
    /// </summary>
    /// <returns>Null when the line has no such part or is no such line.</returns>
    public static TextSpan? Name(string text, TextSpan line, TextSpan date)
    {
        var parts = Parts(text, line).Where(part => !part.Overlaps(date)).ToList();
        var names = parts.Where(part => PersonalNames.IsPersonShaped(part.In(text))).ToList();
        return names is [var name] && (GivenNames.Contains(name.In(text).Split(' ', '\u00A0')[0]) || parts.Exists(part => s_signed.Contains(part.In(text)))) ? name : null;
    }

    /// <summary>The paper between the bars, beside a date and a name behind "by"; null for none.</summary>
    public static string? Paper(string text, TextSpan line)
    {
        var parts = Parts(text, line);
        var hasDate = parts.Exists(part => DateReader.FindAll(text, part).Count > 0);
        var hasAuthor = parts.Exists(part => BylineReader.Read(text, part) is { Count: > 0 });
        return hasDate && hasAuthor && parts.FindIndex(part => IsPaper(part.In(text))) is >= 0 and var paper ? parts[paper].In(text).Replace('\u00A0', ' ') : null;
    }

    private static bool IsPaper(string part)
    {
        var words = part.Split([' ', '\u00A0'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length is >= 2 and <= MostWordsOfPart && words.Any(s_papers.Contains) && Array.TrueForAll(words, word => !char.IsLower(word[0]) || PersonalNames.IsParticle(word));
    }

    // Empty for a line of fewer parts than three: "Jane Roe | 9 June 2024" may as well name what the text is about.
    private static List<TextSpan> Parts(string text, TextSpan line)
    {
        var parts = new List<TextSpan>();
        if (line.Length > LongestLine)
            return parts;
        var start = line.Start;
        for (var i = line.Start; i <= line.End; i++)
        {
            if (i < line.End && text[i] is not ('|' or '•' or '·'))
                continue;
            if (Blank.Trim(text, new TextSpan(start, i)) is { IsEmpty: false } part)
                parts.Add(part);
            start = i + 1;
        }

        return parts.Count is >= FewestParts and <= MostParts ? parts : [];
    }
}

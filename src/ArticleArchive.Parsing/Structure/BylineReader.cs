using System.Collections.Frozen;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Structure;

/// <summary>Finds the authors' names in the lines around the headline.</summary>
/// <remarks>A name is taken only where the file presents it as the author's: nothing is guessed from running text.</remarks>
internal static class BylineReader
{
    // Words that introduce an author at the start of a line, folded; the longest first where one begins another.
    private static readonly string[] Cues =
    [
        "written by", "words by", "story by", "text by", "article by", "posted by", "author", "authors", "contributor", "contributors", "reported by", "reporting by", "a post by",
        "written", "by",
        "escrito por", "texto de", "autor", "autora", "autores", "por",
        "ecrit par", "publie par", "redige par", "auteur", "auteure", "auteurs", "par",
        "geschrieben von", "verfasst von", "autorin", "autoren", "von", "ein beitrag von", "text von",
        "scritto da", "a cura di", "autore", "di",
        "geschreven door", "auteur", "door", "tekst",
        "skriven av", "skrevet av", "skrevet af", "tekst av", "text av", "forfatter", "av", "af",
        "kirjoittanut", "kirjoittaja", "teksti",
        "autor tekstu", "napisal", "napsal", "autori", "de", "szerzo", "irta", "yazan", "yazar", "oleh", "penulis", "tac gia", "boi",
        "автор", "авторы", "автори", "текст", "του", "γραφει", "συντακτης", "بقلم", "كتبت", "كتب", "نویسنده", "تحریر", "מאת", "लेखक", "द्वारा", "লেখক",
        "著者", "執筆", "筆者", "文", "作者", "本报记者", "本報記者", "本刊记者", "特约记者", "记者", "記者", "撰文", "글", "기자", "ผู้เขียน", "โดย",
    ];

    private static readonly FrozenDictionary<char, string[]> CuesByFirst = Cues.GroupBy(cue => cue[0]).ToFrozenDictionary(group => group.Key, group => group.ToArray());

    // Cues that are so short or so common that only a name right behind them makes a byline.
    private static readonly HashSet<string> Weak = ["by", "por", "par", "von", "di", "de", "av", "af", "door", "του", "文", "글", "tekst", "text", "written", "текст", "author", "authors", "autor", "autora", "autores", "auteur", "auteurs", "autore", "autoren", "contributor", "contributors"];

    /// <summary>Reads a line that says whose text it is.</summary>
    /// <returns>The names; empty for a cue without a name (<c>By</c>), whose name may stand on the next line; null for no byline.</returns>
    public static IReadOnlyList<TextSpan>? Read(string text, TextSpan line)
    {
        if (line.Length > 240)
            return null;
        if (BeforeRole(text, line) is { } titled)
            return [titled];
        if (AfterReviewer(text, line) is { Count: > 0 } written)
            return written;
        if (AfterCue(text, line) is not { } cue)
            return AfterInnerCue(text, line) is { } inner && Names(text, inner) is { Count: > 0 } within ? within : null;
        var rest = new TextSpan(cue.End, line.End);
        if (Blank.Trim(text, rest).IsEmpty)
            return [];
        var names = Names(text, rest);
        return names.Count == 0 || (cue.IsWeak && !StartsWithCapital(text, rest)) ? null : names;
    }

    /// <summary>True for a line whose cue can stand for nothing but an author: <c>Written by</c>, <c>Author:</c>, and not <c>By</c>, which opens a menu of filters too.</summary>
    public static bool SaysWritten(string text, TextSpan line) => AfterCue(text, line) is { IsWeak: false };

    /// <summary>The names in a line that is nothing but persons' names, degrees and a role, as beside a dateline; empty for any other line.</summary>
    /// <param name="text">The text that holds the line.</param>
    /// <param name="line">The line, trimmed.</param>
    /// <param name="smallWords">The words that the body writes with a small first letter: none of them is part of a name.</param>
    public static IReadOnlyList<TextSpan> BareNames(string text, TextSpan line, IReadOnlySet<string> smallWords)
    {
        if (line.Length > 140 || text.AsSpan(line.Start, line.Length).IndexOfAnyInRange('0', '9') >= 0)
            return [];
        var names = new List<TextSpan>();
        var start = line.Start;
        for (var i = line.Start; i <= line.End; i++)
        {
            var separator = i == line.End ? 0 : SeparatorAt(text, i, line.End);
            if (separator < 0)
                continue;
            var part = Strip(text, new TextSpan(start, i));
            if (!part.IsEmpty)
            {
                var words = part.In(text);
                if (names.Count > 0 && PersonalNames.IsDegree(words))
                    names[^1] = new TextSpan(names[^1].Start, part.End);
                else if (PersonalNames.IsPersonShaped(words) && !IsAnySmall(words, smallWords))
                    names.Add(part);
                else if (names.Count > 0 && PersonalNames.IsRole(words))
                    return names;
                else
                    return [];
            }

            // Behind a bar or a wide gap stands the role or the publisher.
            if (i == line.End || EndsNames(text, i, line.End))
                break;
            start = i + Math.Max(1, separator);
            i = start - 1;
        }

        return names;
    }

    private static bool IsAnySmall(string name, IReadOnlySet<string> smallWords) =>
        name.Split([' ', '\u00A0'], StringSplitOptions.RemoveEmptyEntries).Any(word => smallWords.Contains(word.Trim(',', '.').ToLowerInvariant()) && !PersonalNames.IsParticle(word));

    /// <summary>The names in a list such as <c>A. Writer, B. Second and C. Third | Contributor</c>, without roles, dates and links.</summary>
    public static IReadOnlyList<TextSpan> Names(string text, TextSpan list)
    {
        var names = new List<TextSpan>();
        list = BeforeDate(text, list);
        var start = list.Start;
        for (var i = list.Start; i <= list.End; i++)
        {
            var separator = i == list.End ? 0 : SeparatorAt(text, i, list.End);
            if (separator < 0 && i < list.End)
                continue;
            var part = Strip(text, new TextSpan(start, i));
            if (!part.IsEmpty)
            {
                var words = part.In(text);
                // The degree belongs to the name as it is printed: "Jane Roe, MD".
                if (PersonalNames.IsDegree(words) && names.Count > 0)
                    names[^1] = new TextSpan(names[^1].Start, part.End);
                else if (!PersonalNames.LooksLikeName(words) || PersonalNames.IsRole(words))
                    break;
                else
                    names.Add(part);
            }

            if (i == list.End || (separator > 0 && EndsNames(text, i, list.End)))
                break;
            start = i + Math.Max(1, separator);
            i = start - 1;
        }

        return names;
    }

    // "Jane Roe 4 Comments", "Jane Roe Jan 5", "Jane RoePublished": the names end before the number, the month or the glued word.
    private static TextSpan BeforeDate(string text, TextSpan list)
    {
        var end = list.Start;
        while (end < list.End && !char.IsDigit(text[end]) && !(end > list.Start + 2 && char.IsUpper(text[end]) && char.IsLower(text[end - 1]) && IsDateWordAt(text, end, list.End)))
            end++;
        var isNumber = end < list.End && char.IsDigit(text[end]);
        var trimmed = Blank.Trim(text, new TextSpan(list.Start, end));
        var last = trimmed.End;
        while (last > trimmed.Start && char.IsLetter(text[last - 1]))
            last--;
        var names = isNumber && MonthNames.MonthOf(MonthNames.Fold(text.AsSpan(last, trimmed.End - last))) is not null ? new TextSpan(list.Start, last) : new TextSpan(list.Start, end);
        return isNumber ? WithoutLabel(text, names) : names;
    }

    /// <summary>Without the last word where it says what the date behind it is: <c>Jane Roe Published</c>.</summary>
    public static TextSpan WithoutLabel(string text, TextSpan part)
    {
        var end = Blank.Trim(text, part).End;
        var start = end;
        while (start > part.Start && char.IsLetter(text[start - 1]))
            start--;
        return start < end && DateReader.RoleOfLine(text, new TextSpan(start, end)) != DateRole.Unlabelled ? Blank.Trim(text, new TextSpan(part.Start, start)) : part;
    }

    /// <summary>The names behind the <c>by</c> that follows a date: <c>Published Oct 28, 2018 by Jane Roe</c>; empty for none.</summary>
    public static IReadOnlyList<TextSpan> NamesBehindDate(string text, TextSpan line, TextSpan date)
    {
        var by = text.AsSpan(date.End, line.End - date.End).IndexOf("by ", StringComparison.OrdinalIgnoreCase);
        return by >= 0 && (by == 0 || !char.IsLetter(text[date.End + by - 1])) ? Names(text, new TextSpan(date.End + by + 3, line.End)) : [];
    }

    private static bool IsDateWordAt(string text, int start, int end)
    {
        var stop = start;
        while (stop < end && char.IsLetter(text[stop]))
            stop++;
        var word = MonthNames.Fold(text.AsSpan(start, stop - start));
        return word is "published" or "updated" or "posted" or "last" or "in" or "on" or "reviewed" or "edited" || (word.Length >= 3 && MonthNames.MonthOf(word) is not null);
    }

    // Length of what separates two names at i: ",", ";", "&", "|", " and ", ...; -1 for nothing.
    private static int SeparatorAt(string text, int i, int end)
    {
        switch (text[i])
        {
            case ',' or ';' or '&' or '、' or '，' or '،' or '|' or '•' or '·' or '/' or '\n' or '(' or '—' or '–' or '>' or '»' or '・' or '@' or '[' or '\u3000':
                return 1;
            case '-' when i + 1 < end && text[i + 1] == ' ':
                return 1;
            // Another author's name was lost here.
            case '⟦' when text.AsSpan(i, end - i).StartsWith(HoleMark.Text, StringComparison.Ordinal):
                return HoleMark.Text.Length;
        }

        // "Jane Roe.  Updated" and a wide gap end a name as a sign does.
        if (text[i] == '.' && i + 1 < end && char.IsWhiteSpace(text[i + 1]) && i > 2 && char.IsLower(text[i - 1]) && char.IsLower(text[i - 2]))
            return 1;
        if (text[i] is not (' ' or '\u00A0'))
            return -1;
        if (i + 1 < end && text[i + 1] is ' ' or '\u00A0')
            return 1;
        foreach (var word in Joins)
        {
            if (i + 1 + word.Length < end && text.AsSpan(i + 1, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase) && char.IsWhiteSpace(text[i + 1 + word.Length]))
                return word.Length + 2;
        }

        return -1;
    }

    private static readonly string[] Joins = ["and", "und", "et", "y", "e", "och", "og", "en", "i", "и", "та", "και", "ja", "a", "és", "ve", "dan", "with", "for", "in", "on", "at", "of", "from"];

    // Behind these the line speaks of something else than names.
    private static bool EndsNames(string text, int i, int end)
    {
        if (text[i] is '.' || (text[i] is ' ' or '\u00A0' && i + 1 < end && text[i + 1] is ' ' or '\u00A0'))
            return true;
        if (text[i] is '|' or '•' or '·' or '(' or '—' or '–' or '-' or '>' or '»' or '@' or '[')
            return true;
        foreach (var word in (ReadOnlySpan<string>)["for", "in", "on", "at", "of", "from"])
        {
            if (text[i] is ' ' or '\u00A0' && i + 1 + word.Length < end && text.AsSpan(i + 1, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase)
                && char.IsWhiteSpace(text[i + 1 + word.Length]))
                return true;
        }

        return false;
    }

    private static TextSpan Strip(string text, TextSpan span)
    {
        var trimmed = Blank.Trim(text, span);
        foreach (var word in Joins)
        {
            // "A, B, and C": the joining word is left at the start of the last name.
            if (trimmed.Length > word.Length + 1 && text.AsSpan(trimmed.Start, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase)
                && char.IsWhiteSpace(text[trimmed.Start + word.Length]) && char.IsLower(text[trimmed.Start]))
                trimmed = Blank.Trim(text, new TextSpan(trimmed.Start + word.Length, trimmed.End));
        }

        var (start, end) = (trimmed.Start, trimmed.End);
        while (start < end && text[start] is ':' or '.' or '：' or '*' or '_' or '"' or '“')
            start++;
        while (end > start && text[end - 1] is '*' or ':' or '_' or '"' or '”' or ')' or '†' || (end > start && char.IsDigit(text[end - 1])))
            end--;
        // "Smith." keeps its dot only behind an initial or a short degree.
        if (end - start > 4 && text[end - 1] == '.' && char.IsLower(text[end - 2]) && char.IsLower(text[end - 3]))
            end--;
        return Blank.Trim(text, new TextSpan(start, end));
    }

    private static (int End, bool IsWeak)? AfterCue(string text, TextSpan line)
    {
        var folded = MonthNames.Fold(text.AsSpan(line.Start, Math.Min(line.Length, 24)));
        if (folded.Length != Math.Min(line.Length, 24))
            return null;
        (int End, bool IsWeak)? best = null;
        if (folded.Length == 0 || !CuesByFirst.TryGetValue(folded[0], out var cues))
            return null;
        foreach (var cue in cues)
        {
            if (!folded.StartsWith(cue, StringComparison.Ordinal) || (best is { } longer && line.Start + cue.Length <= longer.End))
                continue;
            var after = line.Start + cue.Length;
            var isSeparated = after == line.End || (cue == "by" && char.IsUpper(text[after]) && text[line.Start] == 'B') || text[after] is ':' or '：' or '/' or '／' || char.IsWhiteSpace(text[after])
                || (text[after] is '(' && after + 2 < line.End && text[after + 1] is 's');
            if (!isSeparated)
                continue;
            var hasColon = after < line.End && text[after] is ':' or '：' or '/' or '／';
            while (after < line.End && (char.IsWhiteSpace(text[after]) || text[after] is ':' or '：' or '/' or '／' or '-' or '|' or '(' or ')' || (text[after] is 's' && text[after - 1] is '(')))
                after++;
            // "Author by", "Author: By": the cue may be said twice.
            best = (after, Weak.Contains(cue) && !hasColon);
        }

        if (best is { } found && found.End < line.End && AfterCueAgain(text, found.End, line.End) is { } again)
            return (again, false);
        return best;
    }

    // "김하늘 기자": Korean says behind the name that it is a reporter's.
    private static TextSpan? BeforeRole(string text, TextSpan line)
    {
        var role = Array.Find(Roles, role => text.AsSpan(line.Start, line.Length).EndsWith(role, StringComparison.Ordinal));
        if (role is null || line.Length - role.Length > LongestTitledName)
            return null;
        var name = Blank.Trim(text, new TextSpan(line.Start, line.End - role.Length));
        return !name.IsEmpty && PersonalNames.LooksLikeName(name.In(text)) ? name : null;
    }

    // "来源：诺维尔日报 作者：林晓彤 2021-10-12": a line of facts about the page, each behind its name and a colon. Elsewhere such a word in a line is prose.
    private static TextSpan? AfterInnerCue(string text, TextSpan line)
    {
        if (line.Length > LongestLineOfFacts)
            return null;
        foreach (var cue in InnerCues)
        {
            var at = text.IndexOf(cue, line.Start, line.Length, StringComparison.OrdinalIgnoreCase);
            if (at <= line.Start || char.IsLetterOrDigit(text[at - 1]))
                continue;
            var names = Blank.Trim(text, new TextSpan(at + cue.Length, line.End));
            // What comes behind a wide character's colon ends at the next blank.
            var blank = names.IsEmpty ? -1 : text.IndexOfAny([' ', '\u3000', '\u00A0'], names.Start, names.Length);
            return blank > 0 && BlockShape.IsDense(text[names.Start]) ? new TextSpan(names.Start, blank) : names;
        }

        return null;
    }

    // "Medically reviewed by A. Reader, MD — Written by Jane Roe — Updated ...": the reviewer is no author.
    private static IReadOnlyList<TextSpan> AfterReviewer(string text, TextSpan line)
    {
        const string Written = "written by ";
        for (var i = line.Start + 1; i + Written.Length < line.End; i++)
        {
            if (text[i] is not ('—' or '–' or '|' or '•' or '·'))
                continue;
            var part = Blank.Trim(text, new TextSpan(i + 1, line.End));
            if (part.Length > Written.Length && text.Substring(part.Start, Written.Length).Replace('\u00A0', ' ').Equals(Written, StringComparison.OrdinalIgnoreCase))
                return Names(text, new TextSpan(part.Start + Written.Length, line.End));
        }

        return [];
    }

    private static int? AfterCueAgain(string text, int from, int end) =>
        end - from > 3 && text.AsSpan(from, 3).Equals("by ", StringComparison.OrdinalIgnoreCase) ? from + 3 : null;

    private const int LongestLineOfFacts = 100;
    private const int LongestTitledName = 10;

    private static readonly string[] Roles = [" 기자", " 특파원", " 논설위원"];

    private static readonly string[] InnerCues = ["作者：", "作者:", "记者：", "记者:", "記者：", "撰文：", "著者：", "執筆："];

    private static bool StartsWithCapital(string text, TextSpan span)
    {
        var trimmed = Blank.Trim(text, span);
        return !trimmed.IsEmpty && char.IsLetter(text[trimmed.Start]) && !char.IsLower(text[trimmed.Start]);
    }
}

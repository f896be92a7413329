using System.Collections.Frozen;
using ArticleArchive.Parsing.Formats;

namespace ArticleArchive.Parsing.Cleaning;

/// <summary>Keeps what stands between the page's menu and the article's first paragraph: headline, standfirst, byline, date.</summary>
/// <remarks>
/// These lines look like a menu's, so the score alone would drop them. A headline speaks of what the article speaks of:
/// among the lines above the first paragraph it is the one that shares most words with the text.
/// </remarks>
internal static class Masthead
{
    /// <summary>How many lines above the first paragraph are looked at.</summary>
    private const int Reach = 30;

    /// <summary>So near under the headline any line that is no service phrase may be a byline or a section's name.</summary>
    private const int Near = 8;

    private const int MostHeadlineWords = 25;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_months =
        ("january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec "
         + "januar februar märz mai juni juli oktober dezember janvier février mars avril juin juillet août septembre octobre novembre décembre "
         + "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre janeiro fevereiro março maio junho julho setembro outubro dezembro "
         + "gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre januari februari maart mei augustus "
         + "января февраля марта апреля мая июня июля августа сентября октября ноября декабря")
        .Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_by =
        "by von par por di door av text words author written published updated posted autor auteur автор"
        .Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Marks the masthead's lines as the article's.</summary>
    public static void Keep(PageText page, IReadOnlyList<Passage> passages, IReadOnlyList<LineStats> lines, bool[] isBody)
    {
        var start = FirstParagraph(lines, isBody);
        if (start < 0)
            return;
        var headline = FindHeadline(page, passages, lines, isBody, start);
        if (headline < 0)
            return;
        isBody[headline] = true;
        for (var i = headline + 1; i < start; i++)
        {
            if (lines[i].Phrase != PhraseMatch.None && !IsDated(passages[i].Text(page), lines[i]))
                continue;
            if (i - headline <= Near || lines[i].Words > 12 || IsDated(passages[i].Text(page), lines[i]) || IsByline(passages[i].Text(page), lines[i]))
                isBody[i] = true;
        }
    }

    /// <summary>A short line with a day, a month or a year in it.</summary>
    public static bool IsDated(ReadOnlySpan<char> text, LineStats line)
    {
        if (line.Words > 16 || line.Numbers == 0)
            return false;
        bool month = false, year = false, day = false;
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            while (i < text.Length && char.IsLetterOrDigit(text[i]))
                i++;
            var word = text[start..i];
            if (word.IsEmpty)
            {
                i++;
                continue;
            }

            month |= s_months.Contains(word);
            year |= word.Length == 4 && word[0] is '1' or '2' && char.IsDigit(word[1]) && char.IsDigit(word[3]);
            day |= word.Length <= 4 && char.IsDigit(word[0]);
        }

        return day && (month || year);
    }

    private static bool IsByline(ReadOnlySpan<char> text, LineStats line) =>
        line.Words is >= 2 and <= 10 && s_by.Contains(Prose.FirstWord(text)) && line.Capitals > 0.4;

    private static int FirstParagraph(IReadOnlyList<LineStats> lines, bool[] isBody)
    {
        for (var i = 0; i < isBody.Length; i++)
        {
            if (isBody[i] && lines[i].IsProse && lines[i].Words >= 20 && lines[i].EndsSentence)
                return i;
        }

        return Array.IndexOf(isBody, true);
    }

    private static int FindHeadline(PageText page, IReadOnlyList<Passage> passages, IReadOnlyList<LineStats> lines, bool[] isBody, int start)
    {
        var words = WordsOfBody(page, passages, lines, isBody);
        var best = (Index: -1, Score: 0.6);
        for (var i = start - 1; i >= 0 && i >= start - Reach; i--)
        {
            var line = lines[i];
            if (line.Words < 2 || line.Words > MostHeadlineWords || line.Phrase != PhraseMatch.None || line.EndsInColon
                || line.HasTime || line.Kind is not (PageBlockKind.Text or PageBlockKind.Heading) || IsDated(passages[i].Text(page), line))
            {
                continue;
            }

            var (shared, count) = Share(passages[i].Text(page), words);
            if (count == 0)
                continue;
            var score = (double)shared / count * Math.Min(1, 0.4 + 0.15 * count)
                + (line.Words is >= 4 and <= 18 ? 0.25 : 0)
                + (line.EndsSentence && !line.EndsInQuestion ? -0.25 : 0)
                + (line.Kind == PageBlockKind.Heading ? 0.3 : 0)
                + (isBody[i] ? 0.1 : 0)
                + (HasDateUnder(page, passages, lines, i, start) ? 0.2 : 0)
                - 0.015 * (start - i);
            if (score > best.Score)
                best = (i, score);
        }

        return best.Index;
    }

    private static bool HasDateUnder(PageText page, IReadOnlyList<Passage> passages, IReadOnlyList<LineStats> lines, int index, int start)
    {
        for (var i = index + 1; i < start && i <= index + 4; i++)
        {
            if (IsDated(passages[i].Text(page), lines[i]) || IsByline(passages[i].Text(page), lines[i]))
                return true;
        }

        return false;
    }

    // The longer words of the running text; a bounded number, since the first pages of a book say what it is about.
    private static HashSet<string> WordsOfBody(PageText page, IReadOnlyList<Passage> passages, IReadOnlyList<LineStats> lines, bool[] isBody)
    {
        const int Most = 4_000;
        var words = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < passages.Count && words.Count < Most; i++)
        {
            if (!isBody[i] || !lines[i].IsProse)
                continue;
            var text = passages[i].Text(page);
            foreach (var range in WordsOf(text))
                lookup.Add(Stem(text[range]));
        }

        return words;
    }

    private static (int Shared, int Count) Share(ReadOnlySpan<char> text, HashSet<string> words)
    {
        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        int shared = 0, count = 0;
        foreach (var range in WordsOf(text))
        {
            count++;
            shared += lookup.Contains(Stem(text[range])) ? 1 : 0;
        }

        return (shared, count);
    }

    // "relation" for "relations": the first letters are enough to compare by.
    private static ReadOnlySpan<char> Stem(ReadOnlySpan<char> word) => word.Length > 6 ? word[..6] : word;

    private static List<Range> WordsOf(ReadOnlySpan<char> text)
    {
        var ranges = new List<Range>();
        for (var i = 0; i < text.Length; i++)
        {
            var start = i;
            while (i < text.Length && char.IsLetterOrDigit(text[i]))
                i++;
            if (i - start >= 4 && !FunctionWords.IsCommon(text[start..i]))
                ranges.Add(start..i);
        }

        return ranges;
    }
}

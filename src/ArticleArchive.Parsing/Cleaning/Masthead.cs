using System.Collections.Frozen;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Structure;

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
    public const int Near = 8;

    /// <summary>How many lines above the headline a date or byline may stand, and how long it may be there.</summary>
    private const int ReachAbove = 2;
    private const int MostWordsAbove = 10;

    private const int MostHeadlineWords = 25;
    private const double LeastScore = 0.5;

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
    /// <param name="page">The page.</param>
    /// <param name="passages">Its passages.</param>
    /// <param name="lines">What each looks like.</param>
    /// <param name="isBody">The choice, corrected in place.</param>
    /// <param name="near">How many lines under the headline may be a part of the masthead whatever they say; 0 where the markup says more.</param>
    public static void Keep(PageText page, IReadOnlyList<Passage> passages, IReadOnlyList<LineStats> lines, bool[] isBody, int near = Near)
    {
        var start = FirstParagraph(lines, isBody);
        if (start < 0)
            return;
        var headline = FindHeadline(page, passages, lines, isBody, start);
        if (headline < 0)
            return;
        isBody[headline] = true;
        for (var i = headline - 1; i >= Math.Max(0, headline - ReachAbove); i--)
        {
            isBody[i] |= lines[i].Words <= MostWordsAbove && lines[i].LinkDensity <= 0.5
                && (IsDated(page, passages[i], lines[i]) || (lines[i].Phrase == PhraseMatch.None && IsByline(page, passages[i], lines[i])));
        }

        for (var i = headline + 1; i < start; i++)
        {
            if (lines[i].Phrase != PhraseMatch.None && !IsDated(page, passages[i], lines[i]))
                continue;
            if (i - headline <= near || (near > 0 && lines[i].Words > 12) || IsDated(page, passages[i], lines[i]) || IsByline(page, passages[i], lines[i]))
                isBody[i] = true;
        }
    }

    // The line's own look knows the months of some languages; the reader of dates knows those of many, but asks more of a text.
    private static bool IsDated(PageText page, Passage passage, LineStats line) =>
        IsDated(passage.Text(page), line) || (line.Words <= MostWordsAbove && DateReader.FindAll(page.Text, passage.Span(page)).Count > 0);

    /// <summary>A short line with a month's name and a number, or a date in numbers.</summary>
    public static bool IsDated(ReadOnlySpan<char> text, LineStats line)
    {
        if (line.Words > 16 || line.Numbers == 0)
            return false;
        bool month = false, number = false;
        var numericParts = 0;
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            while (i < text.Length && char.IsLetterOrDigit(text[i]))
                i++;
            if (i == start)
            {
                numericParts = text[i] is '.' or '/' or '-' ? numericParts : 0;
                i++;
                continue;
            }

            month |= s_months.Contains(text[start..i]);
            number |= char.IsDigit(text[start]);
            numericParts = char.IsDigit(text[start]) && i - start <= 4 ? numericParts + 1 : 0;
            if (numericParts == 3)
                return true;
        }

        return month && number;
    }

    // The list knows the commonest languages' words; the reader of bylines knows those of many, but asks for names behind them.
    private static bool IsByline(PageText page, Passage passage, LineStats line) => line.Words is >= 2 and <= 10
        && ((s_by.Contains(Prose.FirstWord(passage.Text(page))) && line.Capitals > 0.4) || BylineReader.Read(page.Text, passage.Span(page)) is { Count: > 0 });

    private static int FirstParagraph(IReadOnlyList<LineStats> lines, bool[] isBody)
    {
        for (var i = 0; i < isBody.Length; i++)
        {
            if (isBody[i] && lines[i].IsProse && lines[i].EndsSentence)
                return i;
        }

        return Array.IndexOf(isBody, true);
    }

    private static int FindHeadline(PageText page, IReadOnlyList<Passage> passages, IReadOnlyList<LineStats> lines, bool[] isBody, int start)
    {
        var words = Vocabulary.Of(page, passages, i => isBody[i] && lines[i].IsProse);
        var firstKept = Math.Min(start, Array.IndexOf(isBody, true));
        var best = (Index: -1, Score: LeastScore);
        for (var i = start - 1; i >= 0 && i >= firstKept - Reach; i--)
        {
            var score = HeadlineScore(page, passages, lines, i, start, words) + (isBody[i] ? 0.1 : 0) - 0.015 * Math.Max(0, firstKept - i);
            // Of two lines that both could be it, the upper and shorter one is the headline, the lower its standfirst.
            var isAboveStandfirst = best.Index > i && lines[best.Index].Kind == lines[i].Kind && best.Index - i <= 3 && score > LeastScore && lines[i].Words < lines[best.Index].Words;
            if (score > best.Score || isAboveStandfirst)
                best = (i, score);
        }

        return best.Index;
    }

    private static double HeadlineScore(
        PageText page, IReadOnlyList<Passage> passages, IReadOnlyList<LineStats> lines, int index, int start, Vocabulary bodyWords)
    {
        var line = lines[index];
        var text = passages[index].Text(page);
        if (line.Words < 2 || line.Words > MostHeadlineWords || line.Phrase != PhraseMatch.None || line.EndsInColon
            || line.HasTime || (line.LinkDensity > 0.5 && line.Kind != PageBlockKind.Heading) || line.Kind is not (PageBlockKind.Text or PageBlockKind.Heading) || (line.Words < 9 && IsDated(page, passages[index], line)))
        {
            return -1;
        }

        var (shared, count) = bodyWords.Compare(text);
        if (count == 0)
            return -1;
        return (double)shared / count * Math.Min(1, 0.4 + 0.15 * count)
            + (line.Words is >= 4 and <= 18 ? 0.25 : 0)
            + (line.EndsSentence && !line.EndsInQuestion ? -0.25 : 0)
            + (line.Kind == PageBlockKind.Heading ? 0.3 : 0)
            // Whoever saves a text alone begins with its headline.
            + (index == 0 && shared > 0 ? 0.15 : 0)
            + (HasDateUnder(page, passages, lines, index, start) ? 0.2 : 0);
    }

    private static bool HasDateUnder(PageText page, IReadOnlyList<Passage> passages, IReadOnlyList<LineStats> lines, int index, int start)
    {
        for (var i = index + 1; i < start && i <= index + 4; i++)
        {
            if (IsDated(page, passages[i], lines[i]) || IsByline(page, passages[i], lines[i]))
                return true;
        }

        return false;
    }
}

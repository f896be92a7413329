using System.Globalization;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims;

/// <summary>Splits text into sentences, offsets first.</summary>
/// <remarks>
/// One pass; at each mark that can end a sentence the words on both sides decide, each looked at within a bounded
/// distance, so that the time is linear in the text whatever it holds. In doubt the text stays one sentence.
/// </remarks>
public static class SentenceSplitter
{
    private const int LongestBracket = 240;

    /// <summary>Finds the sentences of a stretch of text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="span">The stretch, such as a block.</param>
    /// <param name="most">The sentences after this many are left out.</param>
    /// <returns>Trimmed, disjoint spans inside <paramref name="span"/>, in order, that together hold all its words.</returns>
    public static IReadOnlyList<TextSpan> Split(string text, TextSpan span, int most = int.MaxValue)
    {
        var sentences = new List<TextSpan>();
        var start = WordsAround.SkipGap(text, span.Start, span.End);
        var bracketEnd = -1;
        for (var i = start; i < span.End && sentences.Count < most;)
        {
            var c = text[i];
            if (c is '(' or '[' && i > start && bracketEnd < i)
            {
                // A bracket inside a sentence belongs to it, full stops and all.
                var length = Math.Min(LongestBracket, span.End - i);
                bracketEnd = text.IndexOf(c == '(' ? ')' : ']', i, length);
            }

            if (c == '\n' && IsBlankLine(text, i, span.End))
            {
                i = Close(text, sentences, start, i, span.End);
                start = i;
                continue;
            }

            var isGreekQuestion = c == ';' && i > start && text[i - 1] is >= '\u0370' and <= '\u03FF' && i + 1 < span.End && text[i + 1] == ' ';
            if ((!SentenceMarks.IsEnd(c) && !isGreekQuestion) || i <= bracketEnd || IsHole(text, i))
            {
                i++;
                continue;
            }

            var end = EndOfMarks(text, i, span.End, start);
            if (!SentenceBoundaries.IsBoundary(text, start, i, end, span.End))
            {
                i = end;
                continue;
            }

            i = Close(text, sentences, start, end, span.End);
            start = i;
        }

        if (sentences.Count < most)
            Close(text, sentences, start, span.End, span.End);
        return sentences;
    }

    // Adds the sentence and returns where the next begins. What holds no word (a stray mark) stays with the sentence before.
    private static int Close(string text, List<TextSpan> sentences, int start, int end, int limit)
    {
        var sentence = SentenceMarks.Trim(text, start, end);
        if (HasWord(text, sentence))
            sentences.Add(sentence);
        else if (sentences.Count > 0 && !sentence.IsEmpty)
            sentences[^1] = new TextSpan(sentences[^1].Start, sentence.End);
        return WordsAround.SkipGap(text, end, limit);
    }

    // From the first end mark over the run of marks, closing quotation marks, brackets and footnote numbers behind it.
    private static int EndOfMarks(string text, int i, int limit, int start)
    {
        i++;
        while (i < limit)
        {
            var c = text[i];
            if (SentenceMarks.IsEnd(c) || (SentenceMarks.IsCloser(c) && ClosesHere(text, i, limit, start)))
                i++;
            else if (c == ' ' && i + 1 < limit && text[i - 1] == '.' && text[i + 1] == '.')
                i++; // ". . ."
            else if (c is ' ' or '\u00A0' or '\u202F' && i + 1 < limit && text[i + 1] is '»' or '›' && !(i + 2 < limit && char.IsLetterOrDigit(text[i + 2])))
                i++;
            else if (c == ' ' && PictographEnd(text, i + 1, limit) is var pictograph and > 0)
                i = pictograph;
            else if (c == '[' && FootnoteEnd(text, i, limit) is var footnote and > 0)
                i = footnote;
            else if (c is '¹' or '²' or '³' or (>= '⁰' and <= '⁹'))
                i++;
            else
                break;
        }

        return i;
    }

    // A mark right after a sentence's end closes, unless a word begins right behind a mark that can open.
    private static bool ClosesHere(string text, int i, int limit, int start)
    {
        var c = text[i];
        var beforeWord = i + 1 < limit && char.IsLetterOrDigit(text[i + 1]);
        return c switch
        {
            '"' or '\'' => !beforeWord || IsOpenedBefore(text, c, start, i),
            '“' => !beforeWord || IsOpenedBefore(text, '„', start, i),
            '«' => !beforeWord || IsOpenedBefore(text, '»', start, i),
            '‘' => !beforeWord || IsOpenedBefore(text, '‚', start, i),
            '»' => !beforeWord || IsOpenedBefore(text, '«', start, i),
            _ => true,
        };
    }

    private static bool IsOpenedBefore(string text, char mark, int start, int i)
    {
        var from = Math.Max(start, i - LongestBracket);
        var count = 0;
        foreach (var c in text.AsSpan(from, i - from))
        {
            if (c == mark)
                count++;
        }

        return (count & 1) == 1;
    }

    // [12], [a]
    private static int FootnoteEnd(string text, int i, int limit)
    {
        var end = i + 1;
        while (end < limit && end < i + 5 && char.IsAsciiDigit(text[end]))
            end++;
        return end > i + 1 && end < limit && text[end] == ']' ? end + 1 : -1;
    }

    // A pictograph between two sentences goes with the first.
    private static int PictographEnd(string text, int i, int limit)
    {
        var end = i;
        while (end < limit && end < i + 8 && (char.IsSurrogate(text[end]) || text[end] == '\uFE0F' || char.GetUnicodeCategory(text[end]) == UnicodeCategory.OtherSymbol))
            end++;
        return end > i && (end == limit || SentenceMarks.IsGap(text[end])) ? end : -1;
    }

    private static bool IsHole(string text, int i) => text[i] == HoleMark.Text[1] && i > 0 && text[i - 1] == HoleMark.Text[0];

    private static bool HasWord(string text, TextSpan span)
    {
        for (var i = span.Start; i < span.End; i++)
        {
            if (char.IsLetterOrDigit(text[i]) || char.IsSurrogate(text[i]) || text[i] == '⟦')
                return true;
        }

        return false;
    }

    private static bool IsBlankLine(string text, int i, int limit)
    {
        for (var j = i + 1; j < limit && SentenceMarks.IsGap(text[j]); j++)
        {
            if (text[j] == '\n')
                return true;
        }

        return false;
    }
}

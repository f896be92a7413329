using System.Globalization;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Structure;

/// <summary>What can be seen of a block without understanding it: how long it is, how it starts and ends, how it stands.</summary>
/// <param name="Words">Number of words; two characters count as one word in scripts without spaces.</param>
/// <param name="Length">UTF-16 code units.</param>
/// <param name="EndsSentence">Its last character, closing quotes and brackets aside, ends a sentence.</param>
/// <param name="EndsQuestion">It ends with a question mark or an exclamation mark.</param>
/// <param name="EndsColon">It ends with a colon.</param>
/// <param name="EndsComma">It ends with a comma or semicolon: it goes on elsewhere.</param>
/// <param name="StartsLower">Its first letter is a small one.</param>
/// <param name="HasInnerSentenceEnd">A sentence ends before its end.</param>
/// <param name="IsTitleCase">Most of its long words start with a capital letter.</param>
/// <param name="HasLetter">It has a letter at all.</param>
/// <param name="HasHole">Words are missing in it (<see cref="HoleMark"/>).</param>
/// <param name="LineEndsBefore">
/// Number of line ends before it in the page text: 1 for a line that follows closely, 3 for two blank lines. Taken from the
/// page, because white-space edits may have made all gaps alike in the reading text.
/// </param>
internal readonly record struct BlockShape(
    int Words,
    int Length,
    bool EndsSentence,
    bool EndsQuestion,
    bool EndsColon,
    bool EndsComma,
    bool StartsLower,
    bool HasInnerSentenceEnd,
    bool IsTitleCase,
    bool HasLetter,
    bool HasHole,
    int LineEndsBefore)
{
    /// <summary>Running text beyond doubt: two sentences, or one that is long.</summary>
    public bool IsProse => Words >= 60 || (Words >= 12 && HasInnerSentenceEnd) || (Words >= 25 && EndsSentence);

    /// <summary>Short and without a full stop: a line that names something rather than saying something.</summary>
    public bool IsBare => Words <= 24 && Length <= 200 && HasLetter && !HasInnerSentenceEnd && (!EndsSentence || EndsQuestion) && !EndsComma;

    public static BlockShape Of(string text, TextSpan span, int lineEndsBefore)
    {
        int words = 0, denseCharacters = 0, longWords = 0, longCapitalised = 0;
        bool inWord = false, hasLetter = false, startsLower = false, innerEnd = false, wordIsCapitalised = false;
        var wordStart = 0;
        for (var i = span.Start; i <= span.End; i++)
        {
            var c = i < span.End ? text[i] : ' ';
            if (char.IsLetterOrDigit(c) || (inWord && c is '\'' or '’' or '-' or '\u00AD') || IsMark(c))
            {
                if (IsDense(c))
                {
                    denseCharacters++;
                    hasLetter = true;
                    continue;
                }

                if (!inWord)
                {
                    inWord = true;
                    wordStart = i;
                    wordIsCapitalised = char.IsUpper(c);
                    words++;
                }

                if (!hasLetter && char.IsLetter(c))
                {
                    hasLetter = true;
                    startsLower = char.IsLower(c);
                }
            }
            else
            {
                if (inWord && i - wordStart >= 4 && char.IsLetter(text[wordStart]))
                {
                    longWords++;
                    if (wordIsCapitalised)
                        longCapitalised++;
                }

                inWord = false;
                innerEnd = innerEnd || (i < span.End && EndsInnerSentence(text, i, span));
            }
        }

        var last = LastCharacter(text, span);
        var endsQuestion = last is '?' or '!' or '？' or '！' or '؟';
        return new BlockShape(
            words + ((denseCharacters + 1) / 2),
            span.Length,
            endsQuestion || (IsSentenceEnd(last) && !EndsInAbbreviation(text, span)),
            endsQuestion,
            last is ':' or '：',
            last is ',' or ';' or '、' or '，' or '；' or '،',
            startsLower,
            innerEnd,
            longWords >= 1 && longCapitalised * 10 >= longWords * 7,
            hasLetter,
            text.AsSpan(span.Start, span.Length).Contains(HoleMark.Text, StringComparison.Ordinal),
            lineEndsBefore);
    }

    /// <summary>True for characters that end a sentence in the larger scripts.</summary>
    public static bool IsSentenceEnd(char c) => c is '.' or '!' or '?' or '…' or '。' or '！' or '？' or '．' or '؟' or '۔' or '।' or '།' or '።';

    /// <summary>True for letters of scripts that write words without spaces between them.</summary>
    public static bool IsDense(char c) =>
        c is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or (>= '\u0E01' and <= '\u0E3A')
            or (>= '\u0E80' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF');

    private static bool IsMark(char c) =>
        c > '\u02FF' && CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    // "word. Next": a full stop after a word of more than one letter, then a space, then no small letter.
    private static bool EndsInnerSentence(string text, int i, TextSpan span)
    {
        var c = text[i];
        if (c is '。' or '！' or '？' or '।' or '۔' or '؟')
            return HasLetterAfter(text, i + 1, span.End);
        if (c is not ('.' or '!' or '?' or '…') || i - span.Start < 3)
            return false;
        if (c == '.' && !(char.IsLower(text[i - 1]) || char.IsDigit(text[i - 1]) || text[i - 1] is ')' or '”' or '"' or '’'))
            return false;
        if (c == '.' && (IsShortAbbreviation(text, i, span.Start) || IsLeadingNumber(text, i, span.Start)))
            return false;
        var next = i + 1;
        while (next < span.End && text[next] is '"' or '”' or '’' or ')' or '»' or '\'')
            next++;
        if (next >= span.End || !char.IsWhiteSpace(text[next]))
            return false;
        while (next < span.End && (char.IsWhiteSpace(text[next]) || text[next] is '"' or '“' or '‘' or '(' or '«' or '¿' or '¡'))
            next++;
        return next < span.End && char.IsLetterOrDigit(text[next]) && !char.IsLower(text[next]);
    }

    private static bool HasLetterAfter(string text, int from, int end)
    {
        for (var i = from; i < Math.Min(end, from + 3); i++)
        {
            if (char.IsLetterOrDigit(text[i]))
                return true;
        }

        return false;
    }

    // "1. Introduction" and "2.1. Results" have no sentence end after the number.
    private static bool IsLeadingNumber(string text, int dot, int start)
    {
        for (var i = dot - 1; i >= start; i--)
        {
            if (!char.IsDigit(text[i]) && text[i] != '.')
                return false;
        }

        return true;
    }

    private static bool IsShortAbbreviation(string text, int dot, int start)
    {
        var from = dot;
        while (from > start && char.IsLetter(text[from - 1]) && dot - from < 5)
            from--;
        return text[from..dot] is "Mr" or "Mrs" or "Ms" or "Dr" or "St" or "vs" or "No" or "Prof" or "Sen" or "Rep" or "Gen" or "Gov" or "Jr" or "Sr";
    }

    // A heading may end in "the U.S." or "Acme Inc." without being a sentence.
    private static bool EndsInAbbreviation(string text, TextSpan span)
    {
        var end = span.End;
        return end - span.Start >= 4 && text[end - 1] == '.' && char.IsUpper(text[end - 2]) && text[end - 3] == '.' && char.IsUpper(text[end - 4]);
    }

    private static char LastCharacter(string text, TextSpan span)
    {
        var end = span.End;
        while (end > span.Start && text[end - 1] is '"' or '”' or '’' or '\'' or ')' or ']' or '»' or '」' or '』' or '）' or '*' or ' ' or '\u00A0' or '\u200B')
            end--;
        return end > span.Start ? text[end - 1] : '\0';
    }
}

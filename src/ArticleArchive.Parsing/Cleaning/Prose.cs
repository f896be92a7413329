using System.Globalization;
using ArticleArchive.Parsing.Formats;

namespace ArticleArchive.Parsing.Cleaning;

/// <summary>Small questions about a stretch of text that the cleaning rules share.</summary>
internal static class Prose
{
    /// <summary>Ends with a mark that may end a sentence, closing quotes, brackets and note numbers aside.</summary>
    public static bool EndsSentence(ReadOnlySpan<char> text)
    {
        var end = text.Length;
        while (end > 0 && (text[end - 1] is '"' or '”' or '’' or '\'' or '»' or ')' or ']' or '“' or '*' || Blank.Is(text[end - 1])))
            end--;
        if (end > 0 && (IsSentenceMark(text[end - 1]) || IsGreekQuestion(text[..end])))
            return true;

        // "... as they said.[12]" and "... as they said.12"
        while (end > 0 && (char.IsDigit(text[end - 1]) || text[end - 1] is '[' or ']' or ','))
            end--;
        return end > 1 && end < text.Length && text[end - 1] is '.' or '!' or '?' && !char.IsDigit(text[end - 2]);
    }

    // Greek asks with a semicolon.
    private static bool IsGreekQuestion(ReadOnlySpan<char> text) =>
        text is [.., >= '\u0370' and <= '\u03FF' or >= '\u1F00' and <= '\u1FFF', ';' or '\u037E'];

    public static bool IsSentenceMark(char c) => c is '.' or '!' or '?' or '…' or '。' or '！' or '？' or '।' or '؟' or '۔';

    /// <summary>The last run of letters and digits, apostrophes included.</summary>
    public static ReadOnlySpan<char> LastWord(ReadOnlySpan<char> text)
    {
        var end = text.Length;
        while (end > 0 && !char.IsLetterOrDigit(text[end - 1]))
            end--;
        var start = end;
        while (start > 0 && IsWordPart(text[start - 1]))
            start--;
        return text[start..end];
    }

    /// <summary>The first run of letters and digits, apostrophes included.</summary>
    public static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> text)
    {
        var start = 0;
        while (start < text.Length && !char.IsLetterOrDigit(text[start]))
            start++;
        var end = start;
        while (end < text.Length && IsWordPart(text[end]))
            end++;
        return text[start..end];
    }

    /// <summary>Letters, digits, apostrophes, and the vowel signs and joiners that are written inside words of Indic and Persian.</summary>
    public static bool IsWordPart(char c) =>
        char.IsLetterOrDigit(c) || c is '\'' or '’' || (c >= '\u0300' && IsMark(c));

    private static bool IsMark(char c) =>
        c is '\u200C' or '\u200D' || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>How many words a run of letters holds: one; in scripts that write no blanks, one for two ideographs or kana.</summary>
    public static int WordsIn(ReadOnlySpan<char> run)
    {
        if (run[^1] < '\u3041')
            return 1;
        var ideographs = 0;
        foreach (var c in run)
            ideographs += c is >= '\u3041' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF' ? 1 : 0;
        return Math.Max(1, (ideographs + 1) / 2);
    }

    /// <summary>Counts words, and those of them that begin with a capital; stops at <paramref name="most"/> words.</summary>
    public static (int Words, int Capitals) CountWords(ReadOnlySpan<char> text, int most = int.MaxValue)
    {
        int words = 0, capitals = 0;
        var inWord = false;
        foreach (var c in text)
        {
            var isPart = IsWordPart(c);
            if (isPart && !inWord)
            {
                if (words == most)
                    break;
                words++;
                if (char.IsUpper(c))
                    capitals++;
            }

            inWord = isPart;
        }

        return (words, capitals);
    }

    /// <summary>A small letter starts it that is not a name's own, as in "iPhone" or "eBay".</summary>
    public static bool StartsSmall(ReadOnlySpan<char> text) =>
        text.Length > 1 && char.IsLower(text[0]) && !char.IsUpper(text[1]) && !IsAddress(text);

    /// <summary>A web or mail address or a handle starts it.</summary>
    public static bool IsAddress(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && end < 200 && !char.IsWhiteSpace(text[end]))
            end++;
        var word = text[..end];
        if (word.StartsWith("www.", StringComparison.OrdinalIgnoreCase) || word.Contains("://", StringComparison.Ordinal) || word.Contains('@'))
            return true;
        var dot = word.IndexOf('.');
        return dot > 0 && dot + 2 < word.Length && char.IsLetter(word[dot + 1]);
    }
}

namespace ArticleArchive.Parsing.Claims;

/// <summary>The words on both sides of a mark, each looked for within a bounded distance.</summary>
internal static class WordsAround
{
    private const int LongestWord = 32;

    public static bool HoldsQuotationMark(string text, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (SentenceMarks.IsQuotationMark(text[i]))
                return true;
        }

        return false;
    }

    /// <summary>The first letter or digit at or after a place, over quotation marks, brackets, dashes and pictographs.</summary>
    public static int FirstOfWord(string text, int i, int limit)
    {
        var stop = Math.Min(limit, i + LongestWord);
        while (i < stop && !char.IsLetterOrDigit(text[i]) && text[i] != '⟦')
            i++;
        return i < stop ? i : limit;
    }

    public static ReadOnlySpan<char> WordAt(string text, int i, int limit)
    {
        var end = i;
        var stop = Math.Min(limit, i + LongestWord);
        while (end < stop && (char.IsLetterOrDigit(text[end]) || (text[end] is '\'' or '’' && end + 1 < stop && char.IsLetter(text[end + 1]))))
            end++;
        return text.AsSpan(i, end - i);
    }

    /// <summary>The word that a full stop ends, inner full stops and hyphens included: "U.S", "J.-C", "www.example.org".</summary>
    public static ReadOnlySpan<char> WordBefore(string text, int mark, int start)
    {
        var from = mark;
        var stop = Math.Max(start, mark - LongestWord);
        while (from > stop && (char.IsLetterOrDigit(text[from - 1]) || text[from - 1] is '.' or '-' or '_' or '/' or '№' or '\u00AD'))
            from--;
        while (from < mark && text[from] is '.' or '-')
            from++;
        return text.AsSpan(from, mark - from);
    }

    public static int GapBefore(string text, int i, int start)
    {
        while (i > start && SentenceMarks.IsGap(text[i - 1]))
            i--;
        return i;
    }

    public static int SkipGap(string text, int i, int limit)
    {
        while (i < limit && SentenceMarks.IsGap(text[i]))
            i++;
        return i;
    }

    public static bool IsDigits(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (!char.IsDigit(c))
                return false;
        }

        return true;
    }

    public static bool IsRoman(ReadOnlySpan<char> word) => word.Length is > 0 and <= 6 && word.TrimEnd("IVXLC").IsEmpty;
}

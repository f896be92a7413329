using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims;

/// <summary>The place, agency and day that lead a wire report: <c>KYIV, Ukraine (Reuters) -</c>.</summary>
internal static class Dateline
{
    private const int Longest = 80;
    private const int FewestCapitals = 3;

    /// <summary>The offset behind a block's dateline and its dash, or the block's start.</summary>
    /// <remarks>A place in capitals or an agency in brackets has to stand before the dash, so that no sentence loses its beginning.</remarks>
    /// <param name="text">The reading text.</param>
    /// <param name="block">A body block.</param>
    public static int EndOf(string text, TextSpan block)
    {
        var stop = Math.Min(block.End, block.Start + Longest);
        var (capitals, isPlace, hasAgency) = (0, true, false);
        for (var i = block.Start; i < stop; i++)
        {
            var c = text[i];
            if (char.IsUpper(c) && isPlace)
                capitals++;
            else if (char.IsLower(c) && isPlace)
                isPlace = false;
            if (c == ',' && capitals >= FewestCapitals)
                isPlace = false;
            if (c is ':' or ';' or '?' or '!' or '"' or '“' or '”' or '\'' or '’')
                return block.Start;
            hasAgency |= c == ')';

            // A dash inside a word ("AIX-EN-PROVENCE") ends nothing.
            var isDash = c is '—' or '–' || (c == '-' && i > block.Start && SentenceMarks.IsGap(text[i - 1]) && i + 1 < block.End && (SentenceMarks.IsGap(text[i + 1]) || text[i + 1] == '-'));
            if (!isDash)
                continue;
            if (capitals < FewestCapitals && !hasAgency)
                return block.Start;
            while (i < block.End && (SentenceMarks.IsDash(text[i]) || SentenceMarks.IsGap(text[i])))
                i++;
            return i < block.End && (char.IsUpper(text[i]) || char.IsDigit(text[i]) || SentenceMarks.IsOpener(text[i])) && IsPlaces(text.AsSpan(block.Start, i - block.Start)) ? i : block.Start;
        }

        return block.Start;
    }

    // Every word begins with a capital or a figure, but for the small words of a place's name.
    private static bool IsPlaces(ReadOnlySpan<char> words)
    {
        foreach (var range in words.Split(' '))
        {
            var word = words[range].Trim(",.()-–—".AsSpan());
            if (word.Length > 0 && char.IsLower(word[0]) && word is not ("de" or "la" or "le" or "del" or "upon" or "on" or "of" or "the" or "sur" or "en" or "am" or "and" or "al" or "el"))
                return false;
        }

        return true;
    }
}

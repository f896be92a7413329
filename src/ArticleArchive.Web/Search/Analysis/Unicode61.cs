namespace ArticleArchive.Web.Search.Analysis;

/// <summary>
/// Which characters make words, and what case and accents fold to, exactly as the index's tokenizer sees it. .NET's own
/// tables follow a newer Unicode, so they would mark words that the index does not have.
/// </summary>
internal static partial class Unicode61
{
    /// <summary>The character stands between words.</summary>
    public const int Separator = -1;

    /// <summary>The character goes on with a word and leaves no trace in it.</summary>
    public const int Diacritic = 0;

    /// <summary>Letters and digits of ASCII, folded, by code point; 0 for the rest, which are separators.</summary>
    private static ReadOnlySpan<byte> Plain => "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\00123456789\0\0\0\0\0\0\0abcdefghijklmnopqrstuvwxyz\0\0\0\0\0\0abcdefghijklmnopqrstuvwxyz\0\0\0\0\0"u8;

    private const char SeparatorMark = '\uFFFF';

    private static readonly char[] s_basic = BasicPlane();

    /// <returns>The folded code point, <see cref="Separator"/> or <see cref="Diacritic"/>.</returns>
    public static int Fold(int codePoint)
    {
        if (codePoint < s_basic.Length)
        {
            var folded = s_basic[codePoint];
            return folded == SeparatorMark ? Separator : folded;
        }

        return IsWord(codePoint) ? codePoint + FoldDelta(codePoint) : Separator;
    }

    /// <summary><see cref="Fold"/> for ASCII, which most text is.</summary>
    public static int FoldPlain(char c) => Plain[c] is var folded and not 0 ? folded : Separator;

    private static bool IsWord(int codePoint)
    {
        int low = 0, high = (WordRanges.Length / 2) - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (codePoint < WordRanges[middle * 2])
                high = middle - 1;
            else if (codePoint > WordRanges[(middle * 2) + 1])
                low = middle + 1;
            else
                return true;
        }

        return false;
    }

    // Outside the basic plane only a handful of runs exist, at the end of the table.
    private static int FoldDelta(int codePoint)
    {
        for (var i = Folds.Length - 4; i >= 0 && Folds[i + 1] >= codePoint; i -= 4)
        {
            if (Folds[i] <= codePoint && (codePoint - Folds[i]) % Folds[i + 2] == 0)
                return Folds[i + 3];
        }

        return 0;
    }

    private static char[] BasicPlane()
    {
        var table = new char[0x10000];
        Array.Fill(table, SeparatorMark);
        for (var i = 0; i < WordRanges.Length && WordRanges[i] < table.Length; i += 2)
        {
            for (var c = WordRanges[i]; c <= Math.Min(WordRanges[i + 1], table.Length - 1); c++)
                table[c] = (char)c;
        }

        for (var i = 0; i < Folds.Length && Folds[i] < table.Length; i += 4)
        {
            for (var c = Folds[i]; c <= Folds[i + 1]; c += Folds[i + 2])
                table[c] = (char)(c + Folds[i + 3]);
        }

        foreach (var mark in Diacritics)
            table[mark] = (char)Diacritic;
        return table;
    }
}

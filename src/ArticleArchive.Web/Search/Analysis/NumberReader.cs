namespace ArticleArchive.Web.Search.Analysis;

/// <summary>
/// Reads a number as people write it, so that <c>6050</c> finds <c>6,050</c> and <c>8 %</c> does not find <c>8,000</c>: what groups the
/// thousands is left out, and the sign before decimals is always the same. Dates, times, versions and addresses stay single numbers.
/// </summary>
internal static class NumberReader
{
    /// <summary>Between a number and its decimals in the index; a mark that is printed for it in some places.</summary>
    public const char DecimalMark = '·';

    // Longer runs are no numbers that anybody groups; looking no further keeps reading linear.
    private const int MostGroups = 6;
    private const int MostDigits = 10;

    /// <summary>Reads a number with groups or decimals that begins at a digit.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Offset of the first digit.</param>
    /// <param name="term">Takes the number as the index has it; room for <see cref="IndexTokenizer.MaxTermLength"/>.</param>
    /// <param name="length">Number of characters taken.</param>
    /// <returns>Offset after the number; <paramref name="start"/> where there is none, or nothing but digits.</returns>
    public static int Read(ReadOnlySpan<char> text, int start, Span<char> term, out int length)
    {
        length = 0;
        // The rest of what was no number is none either: "12.05.2018" holds no "05.2018".
        if (start > 1 && IsSign(text[start - 1]) && char.IsAsciiDigit(text[start - 2]))
            return start;
        Span<(int Start, int End)> groups = stackalloc (int, int)[MostGroups];
        var count = Groups(text, start, isSpaced: true, groups);
        // "12 300" may be one number; "5 1.2" is not, and is read again without the blank.
        if (count < 2 || Decimals(text, groups[..count]) is not { } decimals)
        {
            count = Groups(text, start, isSpaced: false, groups);
            if (count < 2 || Decimals(text, groups[..count]) is not { } tight)
                return start;
            decimals = tight;
        }

        for (var i = 0; i < count; i++)
        {
            if (i == decimals)
                term[length++] = DecimalMark;
            text[groups[i].Start..groups[i].End].CopyTo(term[length..]);
            length += groups[i].End - groups[i].Start;
        }

        return groups[count - 1].End;
    }

    // The runs of digits that one sign each divides; none where there are more than anybody writes.
    private static int Groups(ReadOnlySpan<char> text, int start, bool isSpaced, Span<(int Start, int End)> groups)
    {
        var (count, position) = (0, start);
        while (true)
        {
            var end = position;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
                end++;
            if (count == MostGroups || end - position > MostDigits)
                return 0;
            groups[count++] = (position, end);
            if (end + 1 >= text.Length || !char.IsAsciiDigit(text[end + 1]) || !(IsSign(text[end]) || (isSpaced && IsBlank(text[end]))))
                return count;
            // A blank groups thousands or ends the number.
            if (IsBlank(text[end]) && !IsGroup(text, end + 1))
                return count;
            position = end + 1;
        }
    }

    // Index of the group of decimals; the number of groups for a whole number; null for what is no number.
    private static int? Decimals(ReadOnlySpan<char> text, ReadOnlySpan<(int Start, int End)> groups)
    {
        var first = text[groups[1].Start - 1];
        var last = text[groups[^1].Start - 1];
        var lastLength = groups[^1].End - groups[^1].Start;
        var isGrouped = text[groups[0].Start] != '0' && groups[0].End - groups[0].Start <= 3;
        for (var i = 1; i < groups.Length - 1; i++)
            isGrouped &= groups[i].End - groups[i].Start == 3 && IsSame(text[groups[i].Start - 1], first);
        if (groups.Length == 2)
        {
            // "1,234" is more often a thousand than three decimals, "1.234" is either; "1,5" and "1.5" are decimals.
            return first switch
            {
                ',' => isGrouped && lastLength == 3 ? 2 : lastLength <= 2 || text[groups[0].Start] == '0' ? 1 : null,
                '.' or DecimalMark => 1,
                _ => isGrouped && lastLength == 3 ? 2 : null,
            };
        }

        if (!isGrouped)
            return null;
        if (IsSame(first, last))
            return lastLength == 3 && first != DecimalMark ? groups.Length : null;
        return last is '.' or ',' or DecimalMark && first != DecimalMark ? groups.Length - 1 : null;
    }

    private static bool IsGroup(ReadOnlySpan<char> text, int start) =>
        start + 3 <= text.Length && char.IsAsciiDigit(text[start]) && char.IsAsciiDigit(text[start + 1]) && char.IsAsciiDigit(text[start + 2])
        && (start + 3 == text.Length || !char.IsAsciiDigit(text[start + 3]));

    private static bool IsSign(char c) => c is ',' or '.' or '\'' or '’' or DecimalMark;

    private static bool IsBlank(char c) => c is ' ' or '\u00A0' or '\u202F' or '\u2009';

    private static bool IsSame(char left, char right) => left == right || (IsBlank(left) && IsBlank(right));
}

using System.Globalization;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Formats;

/// <summary>The notation of a list mark. Marks of one list share it.</summary>
internal enum ListMarkStyle
{
    None,
    Bullet,
    Number,
    LowerLetter,
    UpperLetter,
    LowerRoman,
    UpperRoman,
}

/// <summary>What may be a list mark at the start of a line.</summary>
/// <param name="Style">Its notation.</param>
/// <param name="Sign">The bullet, or the character after the number: <c>.</c>, <c>)</c> or <c>、</c>.</param>
/// <param name="Value">The number; 0 for a bullet.</param>
/// <param name="Span">The mark as printed, brackets included.</param>
/// <param name="ContentStart">Where the item's words start.</param>
internal readonly record struct ListMark(ListMarkStyle Style, char Sign, int Value, TextSpan Span, int ContentStart)
{
    public bool IsOrdered => Style > ListMarkStyle.Bullet;

    /// <summary>Reads every notation in which the line's start may be a list mark; a single letter may be two of them.</summary>
    public static IEnumerable<ListMark> Candidates(string text, TextSpan line)
    {
        var first = text[line.Start];
        if (IsBullet(first))
        {
            var content = SkipBlanks(text, line.Start + 1, line.End);
            // A dash or an asterisk is a mark only with a blank after it: "-5 °C", "*footnote".
            // A line of marks alone ("* * *", "- - -") parts two stretches of text.
            if (content < line.End && !IsRule(text, content, line.End) && (content > line.Start + 1 || !NeedsBlank(first)))
                yield return new ListMark(ListMarkStyle.Bullet, first, 0, TextSpan.OfLength(line.Start, 1), content);
            yield break;
        }

        var open = first is '(' ? 1 : 0;
        var start = line.Start + open;
        var end = start;
        while (end < line.End && end - start < 6 && char.IsAsciiLetterOrDigit(text[end]))
            end++;
        if (end == start || end + 1 >= line.End || text[end] is not ('.' or ')' or '、') || (open == 1 && text[end] != ')'))
            yield break;
        var after = SkipBlanks(text, end + 1, line.End);
        if (after >= line.End || (after == end + 1 && text[end] != '、'))
            yield break;

        var label = text[start..end];
        var mark = new ListMark(ListMarkStyle.None, text[end], 0, new TextSpan(line.Start, end + 1), after);
        if (label.Length <= 3 && int.TryParse(label, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            yield return mark with { Style = ListMarkStyle.Number, Value = number };
        if (RomanNumeral.TryRead(label) is { } roman)
            yield return mark with { Style = char.IsUpper(label[0]) ? ListMarkStyle.UpperRoman : ListMarkStyle.LowerRoman, Value = roman };
        if (label.Length == 1 && char.IsAsciiLetter(label[0]))
            yield return mark with { Style = char.IsUpper(label[0]) ? ListMarkStyle.UpperLetter : ListMarkStyle.LowerLetter, Value = char.ToLowerInvariant(label[0]) - 'a' + 1 };
    }

    private static bool IsBullet(char c) =>
        c is '-' or '*' or '•' or '·' or '–' or '▪' or '‣' or '◦' or '●' or '○' or '■' or '□' or '►' or '▶' or '➤' or '✓' or '✔' or '✗' or '❖' or '\uF0B7';

    private static bool NeedsBlank(char bullet) => bullet is '-' or '*' or '·' or '–';

    private static bool IsRule(string text, int from, int end)
    {
        for (var i = from; i < end; i++)
        {
            if (!IsBullet(text[i]) && text[i] is not ('_' or '=' or '~') && !Blank.Is(text[i]))
                return false;
        }

        return true;
    }

    private static int SkipBlanks(string text, int from, int end)
    {
        while (from < end && Blank.Is(text[from]))
            from++;
        return from;
    }
}

/// <summary>Roman numerals up to 89, as sections and list items use them.</summary>
internal static class RomanNumeral
{
    private static readonly string[] s_units = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    private static readonly string[] s_tens = ["", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX"];

    private static readonly Dictionary<string, int> s_values = Enumerable.Range(1, 89)
        .ToDictionary(value => s_tens[value / 10] + s_units[value % 10], StringComparer.Ordinal);

    private static readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> s_lookup =
        s_values.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads a well-formed numeral in capitals or in small letters; null for anything else.</summary>
    public static int? TryRead(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text.Length > 9)
            return null;
        Span<char> capitals = stackalloc char[text.Length];
        var small = char.IsAsciiLetterLower(text[0]);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsAsciiLetterLower(text[i]) != small)
                return null;
            capitals[i] = char.ToUpperInvariant(text[i]);
        }

        return s_lookup.TryGetValue(capitals, out var value) ? value : null;
    }
}

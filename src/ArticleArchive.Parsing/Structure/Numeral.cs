using System.Globalization;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Structure;

/// <summary>The systems in which sections are numbered.</summary>
internal enum NumeralKind
{
    /// <summary>I, II, III</summary>
    Roman,

    /// <summary>1, 2, 3</summary>
    Arabic,

    /// <summary>1.1, 1.2</summary>
    Decimal,

    /// <summary>A, B, C</summary>
    Letter,

    /// <summary>Step 1, Part 2: the word belongs to the heading, only the count is read.</summary>
    Word,
}

/// <summary>A numeral at the start of a line.</summary>
/// <param name="Kind">Its system.</param>
/// <param name="Value">Its value; of a decimal one the last part.</param>
/// <param name="Depth">1, or the number of parts of a decimal one.</param>
/// <param name="Span">As printed, punctuation included, in the reading text.</param>
/// <param name="Punctuation">What follows it (<c>.</c>, <c>)</c>, <c>:</c>), or empty for a bare one, which only its neighbours can prove.</param>
/// <param name="TextStart">Where the words behind it start.</param>
internal sealed record Numeral(NumeralKind Kind, int Value, int Depth, TextSpan Span, string Punctuation, int TextStart)
{
    private static readonly string[] CountingWords =
    [
        "step", "part", "chapter", "section", "day", "week", "tip", "phase", "rule", "lesson", "reason", "mistake", "method", "option", "stage", "schritt", "teil", "kapitel", "tag",
        "etape", "partie", "chapitre", "conseil", "paso", "parte", "capitulo", "passo", "consejo", "глава", "часть", "шаг", "#", "no", "nr",
    ];

    /// <summary>How a value is printed in this numeral's system.</summary>
    public string Print(int value) => Kind switch
    {
        NumeralKind.Roman => ToRoman(value),
        NumeralKind.Letter => ((char)('A' + Math.Clamp(value - 1, 0, 25))).ToString(),
        _ => value.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>The numeral that a line starts with, or null.</summary>
    public static Numeral? At(string text, TextSpan line) =>
        RomanAt(text, line) ?? ArabicAt(text, line) ?? LetterAt(text, line) ?? WordAt(text, line);

    private static Numeral? RomanAt(string text, TextSpan line)
    {
        var end = line.Start;
        while (end < line.End && end - line.Start < 8 && text[end] is 'I' or 'V' or 'X' or 'L')
            end++;
        if (end == line.Start || FromRoman(text.AsSpan(line.Start, end - line.Start)) is not { } value)
            return null;
        return Closed(text, line, end, NumeralKind.Roman, value, 1, allowBare: true);
    }

    private static Numeral? ArabicAt(string text, TextSpan line)
    {
        var end = line.Start;
        var (value, depth) = (0, 1);
        while (end < line.End && end - line.Start < 10)
        {
            if (char.IsAsciiDigit(text[end]))
                value = (value * 10) + (text[end] - '0');
            else if (text[end] == '.' && end > line.Start && end + 1 < line.End && char.IsAsciiDigit(text[end + 1]))
                (value, depth) = (0, depth + 1);
            else
                break;
            if (value > 999)
                return null;
            end++;
        }

        return end == line.Start ? null : Closed(text, line, end, depth > 1 ? NumeralKind.Decimal : NumeralKind.Arabic, value, depth, allowBare: true);
    }

    private static Numeral? LetterAt(string text, TextSpan line) =>
        line.Length > 3 && text[line.Start] is >= 'A' and <= 'Z' && text[line.Start + 1] is '.' or ')'
            ? Closed(text, line, line.Start + 1, NumeralKind.Letter, text[line.Start] - 'A' + 1, 1, allowBare: false)
            : null;

    private static Numeral? WordAt(string text, TextSpan line)
    {
        var head = MonthNames.Fold(text.AsSpan(line.Start, Math.Min(line.Length, 16)));
        foreach (var word in CountingWords)
        {
            if (!head.StartsWith(word, StringComparison.Ordinal))
                continue;
            var i = line.Start + word.Length;
            while (i < line.End && text[i] is ' ' or '.' or '\u00A0')
                i++;
            var digits = i;
            var value = 0;
            while (i < line.End && char.IsAsciiDigit(text[i]) && i - digits < 3)
                value = (value * 10) + (text[i++] - '0');
            if (i > digits && (i == line.End || !char.IsLetterOrDigit(text[i])))
                return new Numeral(NumeralKind.Word, value, 1, new TextSpan(line.Start, line.Start), ":", line.Start);
        }

        return null;
    }

    private static Numeral? Closed(string text, TextSpan line, int end, NumeralKind kind, int value, int depth, bool allowBare)
    {
        var after = end;
        if (after < line.End && text[after] is '.' or ')' or ':')
            after++;
        if (after >= line.End || !char.IsWhiteSpace(text[after]) || (after == end && !allowBare && kind != NumeralKind.Decimal))
            return null;
        var start = after;
        while (start < line.End && char.IsWhiteSpace(text[start]))
            start++;
        return start < line.End ? new Numeral(kind, value, depth, new TextSpan(line.Start, after), text[end..after], start) : null;
    }

    private static int? FromRoman(ReadOnlySpan<char> letters)
    {
        var value = 0;
        for (var i = 0; i < letters.Length; i++)
        {
            var one = RomanDigit(letters[i]);
            value += i + 1 < letters.Length && one < RomanDigit(letters[i + 1]) ? -one : one;
        }

        // Only the canonical form counts, so that "LL" or "IIX" stay letters.
        return value is > 0 and < 60 && letters.Equals(ToRoman(value), StringComparison.Ordinal) ? value : null;
    }

    private static int RomanDigit(char letter) => letter switch { 'I' => 1, 'V' => 5, 'X' => 10, _ => 50 };

    private static string ToRoman(int value)
    {
        var text = "";
        foreach (var (worth, letters) in ((int, string)[])[(50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")])
        {
            for (; value >= worth; value -= worth)
                text += letters;
        }

        return text;
    }
}

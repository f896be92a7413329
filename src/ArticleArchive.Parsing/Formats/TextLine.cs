using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Formats;

/// <summary>A line of plain text that has something on it.</summary>
/// <param name="Span">Without the white space and invisible characters at its ends.</param>
/// <param name="Indent">Columns before it; a tab reaches the next multiple of four.</param>
/// <param name="AfterBlank">True when a blank line, or the text's start, comes before it.</param>
internal readonly record struct TextLine(TextSpan Span, int Indent, bool AfterBlank)
{
    /// <param name="text">The text.</param>
    /// <param name="most">The lines after this many are left out.</param>
    public static List<TextLine> Split(string text, int most = int.MaxValue)
    {
        var lines = new List<TextLine>();
        var afterBlank = true;
        for (var position = 0; position < text.Length && lines.Count < most;)
        {
            var end = text.IndexOf('\n', position);
            if (end < 0)
                end = text.Length;
            var span = Blank.Trim(text, new TextSpan(position, end));
            if (!span.IsEmpty)
                lines.Add(new TextLine(span, Columns(text, position, span.Start), afterBlank));
            afterBlank = span.IsEmpty;
            position = end + 1;
        }

        return lines;
    }

    private static int Columns(string text, int from, int to)
    {
        var columns = 0;
        for (var i = from; i < to; i++)
        {
            if (text[i] == '\t')
                columns += 4 - columns % 4;
            else if (char.IsWhiteSpace(text[i]))
                columns++;
        }

        return columns;
    }
}

/// <summary>Characters that print nothing.</summary>
internal static class Blank
{
    /// <summary>White space, or one of the characters that are invisible and belong to no word's spelling.</summary>
    public static bool Is(char c) => char.IsWhiteSpace(c) || IsInvisible(c);

    /// <summary>
    /// Zero-width space, word joiner, byte order mark, soft hyphen. The zero-width joiners are not among them:
    /// Persian and Indic words and composed emoji are spelt with them.
    /// </summary>
    public static bool IsInvisible(char c) => c is '\u200B' or '\u2060' or '\uFEFF' or '\u00AD';

    public static TextSpan Trim(string text, TextSpan span)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && Is(text[start]))
            start++;
        while (end > start && Is(text[end - 1]))
            end--;
        return new TextSpan(start, end);
    }
}

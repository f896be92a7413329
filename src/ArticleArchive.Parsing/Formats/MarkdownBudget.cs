namespace ArticleArchive.Parsing.Formats;

/// <summary>
/// Tells beforehand whether Markdig will read a text in good time, since it cannot be stopped once it runs. Measured with 1.6.0:
/// inside one leaf block its cost grows with the number of delimiters times the block's length, 2.4 ns for each such pair at worst
/// (150 kB of <c>[a](b</c>: 13 s); over the whole text with the number of setext headings and reference definitions times that
/// of the lines, 0.4 ns for each pair. The bounds below hold the worst text that passes to about two seconds and 256 MB.
/// </summary>
internal static class MarkdownBudget
{
    /// <summary>The sum over all paragraphs of delimiters times length. A megabyte of ordinary Markdown has 15 million.</summary>
    public const long MostDelimiterPairs = 400_000_000;

    /// <summary>Lines that underline a heading or define a reference, times all lines.</summary>
    public const long MostLinePairs = 4_000_000_000;

    /// <summary>Pieces of the tree that lines and delimiters can become, of 100 to 200 bytes each.</summary>
    public const long MostPieces = 1_000_000;

    /// <summary>True when a text stays inside every bound.</summary>
    public static bool Allows(string source)
    {
        long pairs = 0, delimiters = 0, length = 0, lines = 0, costlyLines = 0, pieces = 0;
        for (var start = 0; start < source.Length;)
        {
            var end = source.IndexOf('\n', start);
            end = end < 0 ? source.Length : end;
            var line = source.AsSpan(start, end - start);
            start = end + 1;

            if (EndsParagraph(line))
            {
                pairs += delimiters * length;
                (delimiters, length) = (0, 0);
            }

            var found = Delimiters(line);
            delimiters += found;
            length += line.Length + 1;
            lines++;
            costlyLines += IsUnderline(line) || IsDefinition(line) ? 1 : 0;
            pieces += 3 + found;
        }

        pairs += delimiters * length;
        return pairs <= MostDelimiterPairs && costlyLines * lines <= MostLinePairs && pieces <= MostPieces;
    }

    // A blank line, a heading and a bulleted item (at most three blanks in) are never the continuation of a paragraph. Other lines
    // may be, so that what is counted here as one paragraph holds one leaf block or several, and never a part of one.
    private static bool EndsParagraph(ReadOnlySpan<char> line)
    {
        var text = line.TrimStart(' ');
        if (text.Trim(" \t").IsEmpty)
            return true;
        if (line.Length - text.Length > 3)
            return false;
        if (text[0] is '-' or '*' or '+')
            return text.Length > 2 && text[1] == ' ' && text[2] != ' ';
        var marks = text.IndexOfAnyExcept('#');
        return marks is >= 1 and <= 6 && text[marks] == ' ';
    }

    // Inline delimiters anywhere, and the marks of containers at the start, each of which may open a level of nesting.
    private static int Delimiters(ReadOnlySpan<char> line)
    {
        var count = 0;
        var isStart = true;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c is '[' or ']' or '(' or '!' or '*' or '_' or '~' or '`' or '<' or '|' or '>')
                count++;
            else if (isStart && c is '-' or '+' or '.' or ')' && i + 1 < line.Length && line[i + 1] is ' ' or '\t')
                count++;
            isStart = isStart && c is ' ' or '\t' or '>' or '-' or '+' or '*' or '.' or ')' or (>= '0' and <= '9');
        }

        return count;
    }

    private static bool IsUnderline(ReadOnlySpan<char> line)
    {
        var text = line.Trim(" \t>");
        return !text.IsEmpty && text[0] is '=' or '-' && text.IndexOfAnyExcept(text[0]) < 0;
    }

    private static bool IsDefinition(ReadOnlySpan<char> line) => line.Contains("]:", StringComparison.Ordinal);
}

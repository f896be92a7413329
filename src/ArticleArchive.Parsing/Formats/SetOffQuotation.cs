namespace ArticleArchive.Parsing.Formats;

/// <summary>Finds quotations that plain text sets off: indented lines in quotation marks, with their source on the line below.</summary>
/// <remarks>
/// All four signs are asked for: a text of its own by a blank line, the indent, both marks, and a dash before the source. Any of them alone
/// is a paragraph's first line, somebody's speech or an item of a list.
/// </remarks>
internal static class SetOffQuotation
{
    private const int LeastIndent = 2;
    private const int MostLines = 40;

    /// <returns>The index of the line with the source, which is the quotation's end; the start itself where none stands there.</returns>
    public static int EndAt(string source, List<TextLine> lines, int start)
    {
        var first = lines[start];
        if (!first.AfterBlank || first.Indent < LeastIndent || (start > 0 && lines[start - 1].Indent >= first.Indent)
            || ClosingOf(source[first.Span.Start]) is not { } closing)
            return start;
        for (var i = start; i < lines.Count && i < start + MostLines && lines[i].Indent >= LeastIndent && (i == start || !lines[i].AfterBlank); i++)
        {
            var end = source[lines[i].Span.End - 1];
            if (closing.Contains(end, StringComparison.Ordinal))
                return i + 1 < lines.Count && lines[i + 1].Indent >= LeastIndent && IsSource(source, lines[i + 1]) ? i + 1 : start;
        }

        return start;
    }

    // "— Captain Solberg", "- Aksel Solberg, 1961": a dash, a blank, and no small letter.
    private static bool IsSource(string source, TextLine line) =>
        source[line.Span.Start] is '—' or '–' or '-' or '―' && line.Span.Length is > 3 and < 120
        && !char.IsLower(source[line.Span.Start + (source[line.Span.Start + 1] == ' ' ? 2 : 1)]);

    private static string? ClosingOf(char opening) => opening switch
    {
        '“' => "”",
        '„' => "“”",
        '«' => "»",
        '»' => "«",
        '"' => "\"",
        '「' => "」",
        _ => null,
    };
}

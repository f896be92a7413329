using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Formats;

/// <summary>Reads the lines that a mail program marked as quoted with <c>&gt;</c> (RFC 3676, section 4.5).</summary>
internal static class QuotedLines
{
    /// <summary>Shorter lines are a poem's or a list's as often as a paragraph's.</summary>
    private const int NarrowestColumn = 40;

    /// <summary>A longer paragraph is cut here, so that thousands of quoted lines are not measured again for each of them.</summary>
    private const int MostLines = 60;

    public static bool IsQuoted(string source, TextLine line) => source[line.Span.Start] == '>';

    /// <summary>The signs at a line's start, the blanks between them included: <c>&gt; &gt;</c>.</summary>
    public static TextSpan MarkAt(string source, TextLine line)
    {
        var end = line.Span.Start;
        for (var i = line.Span.Start; i < line.Span.End && (source[i] == '>' || Blank.Is(source[i])); i++)
            end = source[i] == '>' ? i + 1 : end;
        return new TextSpan(line.Span.Start, end);
    }

    /// <summary>The line after the quoted paragraph that starts at a line: its lines are as deep as the first, and full or torn.</summary>
    public static int ParagraphEnd(string source, List<TextLine> lines, int start)
    {
        var depth = Depth(start);
        var (end, widest) = (start + 1, lines[start].Span.Length);
        for (; end < lines.Count && end < start + MostLines && !lines[end].AfterBlank && IsQuoted(source, lines[end]) && Depth(end) == depth && !IsEmpty(end); end++)
            widest = Math.Max(widest, lines[end].Span.Length);
        if (IsEmpty(start))
            return start + 1;
        var next = start + 1;
        while (next < end && GoesOn(next))
            next++;
        return next;

        int Depth(int line)
        {
            var mark = MarkAt(source, lines[line]);
            return source.AsSpan(mark.Start, mark.Length).Count('>');
        }

        bool IsEmpty(int line) => MarkAt(source, lines[line]).End == lines[line].Span.End;

        // What wraps text breaks a line where the next word would not fit.
        bool GoesOn(int line)
        {
            var words = Blank.Trim(source, new TextSpan(MarkAt(source, lines[line]).End, lines[line].Span.End));
            if (char.IsLower(source[words.Start]) && source[lines[line - 1].Span.End - 1] is not ('.' or '!' or '?' or ':'))
                return true;
            var firstWord = 0;
            while (words.Start + firstWord < words.End && !char.IsWhiteSpace(source[words.Start + firstWord]))
                firstWord++;
            return widest >= NarrowestColumn && lines[line - 1].Span.Length + 1 + firstWord > widest;
        }
    }
}

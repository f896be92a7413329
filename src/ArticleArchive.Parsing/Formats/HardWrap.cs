namespace ArticleArchive.Parsing.Formats;

/// <summary>Recognises text whose paragraphs were broken into lines of about one width.</summary>
/// <remarks>
/// A program that wraps text breaks a line only where the next word would not fit. So in wrapped text nearly every
/// line, the last of its paragraph aside, is <em>full</em>: it would pass the width if it took the next line's first
/// word. Lines that are paragraphs, headlines or menu entries end anywhere.
/// </remarks>
internal static class HardWrap
{
    private const int NarrowestColumn = 45;
    private const int WidestColumn = 100;

    /// <returns>The width in columns, or 0 when the text is not wrapped.</returns>
    public static int FindWidth(string text, IReadOnlyList<TextLine> lines)
    {
        var lengths = new int[WidestColumn + 1];
        var longer = 0;
        foreach (var line in lines)
        {
            var length = line.Indent + line.Span.Length;
            if (length > WidestColumn)
                longer++;
            else
                lengths[length]++;
        }

        // An address may stick out; paragraphs on a line of their own would be many.
        if (longer * 20 > lines.Count)
            return 0;
        var width = WidthOfMost(lengths, lines.Count - longer);
        if (width < NarrowestColumn)
            return 0;

        int pairs = 0, full = 0, goingOn = 0;
        for (var i = 0; i + 1 < lines.Count; i++)
        {
            if (lines[i + 1].AfterBlank)
                continue;
            pairs++;
            if (!IsFull(text, lines[i], lines[i + 1], width))
                continue;
            full++;
            // A list of headlines of one length has capitals where a sentence that goes on seldom has them.
            if (text[lines[i].Span.End - 1] is not ('.' or '!' or '?' or ':') && !char.IsUpper(text[lines[i + 1].Span.Start]))
                goingOn++;
        }

        return full >= 3 && full * 2 >= pairs && goingOn * 3 >= full ? width : 0;
    }

    public static bool IsFull(string text, TextLine line, TextLine next, int width)
    {
        var wordEnd = next.Span.Start;
        while (wordEnd < next.Span.End && !char.IsWhiteSpace(text[wordEnd]))
            wordEnd++;
        return line.Indent + line.Span.Length + 1 + (wordEnd - next.Span.Start) > width;
    }

    // The length that all but the longest 3 % keep to: one line that sticks out does not set the width.
    private static int WidthOfMost(int[] lengths, int count)
    {
        var over = count * 3 / 100;
        for (var length = lengths.Length - 1; length > 0; length--)
        {
            over -= lengths[length];
            if (over < 0)
                return length;
        }

        return 0;
    }
}

namespace ArticleArchive.Web.Search.Ranking;

/// <summary>Reads where an article's sections begin and end.</summary>
internal static class SectionWindows
{
    private const int PositionBits = 16;

    /// <summary>A section as an id: its article's, then its place in it. Sections beyond the 65,536th are not found.</summary>
    public static long KeyOf(long article, int position) => (article << PositionBits) | (uint)position;

    /// <summary>The article and the place of a section.</summary>
    public static (int Article, int Position) Read(long key) => ((int)(key >> PositionBits), (int)(key & ((1 << PositionBits) - 1)));

    /// <param name="stored">For each section how many words of the headings and of the running text come between its start and that of the one before.</param>
    /// <returns>The place of each section, its words, and how many they are; the last section has no known end and counts as the average.</returns>
    public static IEnumerable<(int Position, SectionWindow Window, int Length)> Of(ReadOnlySpan<byte> stored)
    {
        var starts = new List<(int Heading, int Body)>();
        var (heading, body) = (0, 0);
        for (var at = 0; at < stored.Length;)
        {
            heading += VariableLength.Read(stored, ref at);
            body += VariableLength.Read(stored, ref at);
            starts.Add((heading, body));
        }

        return Windows(starts);
    }

    private static IEnumerable<(int Position, SectionWindow Window, int Length)> Windows(List<(int Heading, int Body)> starts)
    {
        for (var i = 0; i < starts.Count && i < 1 << PositionBits; i++)
        {
            var isLast = i + 1 == starts.Count;
            var (headingTo, bodyTo) = isLast ? (int.MaxValue, int.MaxValue) : starts[i + 1];
            var window = new SectionWindow(starts[i].Body, bodyTo, starts[i].Heading, headingTo);
            yield return (i, window, isLast ? TypicalLength : bodyTo - starts[i].Body + headingTo - starts[i].Heading);
        }
    }

    /// <summary>Where a section's length is not known.</summary>
    public const int TypicalLength = 200;
}

/// <summary>Numbers of seven bits a byte, the lowest first; the last byte is below 128.</summary>
internal static class VariableLength
{
    public static int Read(ReadOnlySpan<byte> bytes, ref int at)
    {
        var value = 0;
        for (var shift = 0; at < bytes.Length && shift < 35; shift += 7)
        {
            var part = bytes[at++];
            value |= (part & 0x7F) << shift;
            if (part < 0x80)
                break;
        }

        return value;
    }
}

using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Web.Pages.Reading;

/// <summary>Cuts a very long article into parts that a browser shows at ease.</summary>
internal static class ReadingParts
{
    /// <summary>About forty printed pages; most articles are one part.</summary>
    public const int PartLength = 100_000;

    private const int MostBlocks = 1_500;

    /// <returns>Spans that together cover the text, in order; cut between blocks, and inside a block only where it alone is too long.</returns>
    public static IReadOnlyList<TextSpan> Of(IReadOnlyList<ArticleBlock> blocks, string text)
    {
        var parts = new List<TextSpan>();
        var start = 0;
        var blockCount = 0;
        foreach (var block in blocks)
        {
            var blockStart = block.MarkerSpan is { } marker ? Math.Min(marker.Start, block.Span.Start) : block.Span.Start;
            if (blockStart > start && blockCount > 0 && (block.Span.End - start > PartLength || blockCount >= MostBlocks))
            {
                parts.Add(new TextSpan(start, blockStart));
                start = blockStart;
                blockCount = 0;
            }

            while (block.Span.End - start > PartLength)
            {
                var cut = Cut(text, start + PartLength);
                parts.Add(new TextSpan(start, cut));
                start = cut;
                blockCount = 0;
            }

            blockCount++;
        }

        if (text.Length > start || parts.Count == 0)
            parts.Add(new TextSpan(start, text.Length));
        return parts;
    }

    // At a white space near by, and never between the halves of a surrogate pair.
    private static int Cut(string text, int wanted)
    {
        for (var i = wanted; i > wanted - 400; i--)
        {
            if (char.IsWhiteSpace(text[i - 1]))
                return i;
        }

        return char.IsLowSurrogate(text[wanted]) ? wanted - 1 : wanted;
    }
}

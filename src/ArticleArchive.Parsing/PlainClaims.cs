using ArticleArchive.Parsing.Claims;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing;

/// <summary>Claims of a text that is an article's body from its first to its last word: nothing is cleaned, no title or byline is looked for.</summary>
internal static class PlainClaims
{
    /// <summary>Finds the claims of a text.</summary>
    /// <param name="text">Decoded; line ends as they came. A paragraph ends at each line end, or only at a blank line where the text was wrapped at a width.</param>
    /// <returns>In order; <see cref="ParsedClaim.Block"/> is the paragraph's index.</returns>
    public static IReadOnlyList<ParsedClaim> Find(string text) => ClaimExtractor.Extract(text, Blocks(text), []);

    internal static IReadOnlyList<ArticleBlock> Blocks(string text)
    {
        var lines = TextLine.Split(text);
        var isWrapped = HardWrap.FindWidth(text, lines) > 0;
        var blocks = new List<ArticleBlock>();
        foreach (var line in lines)
        {
            if (blocks.Count == ParseLimits.MostBlocks || (isWrapped && !line.AfterBlank && blocks.Count > 0))
                blocks[^1] = blocks[^1] with { Span = new TextSpan(blocks[^1].Span.Start, line.Span.End) };
            else
                blocks.Add(new ArticleBlock(BlockKind.Paragraph, line.Span, Section: 0));
        }

        return blocks;
    }
}

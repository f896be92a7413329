using System.Text;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Models;
using ArticleArchive.Web.Data;

namespace ArticleArchive.Web.Ingestion.Duplicates;

/// <summary>What an article's body is known again by: the cleaned words without title, byline, dateline and captions.</summary>
/// <param name="WordCount">Words compared; see <see cref="TextWords"/> for what a word is.</param>
/// <param name="TextHash">Equal for texts of the same words; null for one too short to be compared.</param>
/// <param name="Signature">See <see cref="MinHash"/>; null for a text too short to be compared.</param>
/// <param name="Shingles">The runs of words, to count exactly what two texts share.</param>
internal sealed record BodyFingerprint(int WordCount, long? TextHash, uint[]? Signature, uint[] Shingles)
{
    /// <summary>
    /// Below this a body is a caption, a login line or a stub: two of the same say nothing of two articles. A paragraph has more.
    /// </summary>
    public const int LeastWords = 20;

    /// <summary>Takes the fingerprint of an article with its blocks.</summary>
    public static BodyFingerprint Of(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return Of(article.ReadingText, article.Blocks);
    }

    public static BodyFingerprint Of(string readingText, IReadOnlyList<ArticleBlock> blocks)
    {
        var body = new StringBuilder(readingText.Length);
        foreach (var block in blocks)
        {
            if (block.Kind is BlockKind.Paragraph or BlockKind.ListItem or BlockKind.Quotation or BlockKind.Preformatted or BlockKind.TableRow or BlockKind.Heading)
                body.Append(readingText.AsSpan(block.Span.Start, block.Span.Length)).Append('\n');
        }

        var words = TextWords.Of(body.ToString());
        if (words.Count < LeastWords)
            return new BodyFingerprint(words.Count, TextHash: null, Signature: null, []);
        var shingles = Duplicates.Shingles.Of(words);
        return new BodyFingerprint(words.Count, Hash(words), MinHash.Of(shingles), shingles);
    }

    private static long Hash(List<uint> words)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var word in words)
        {
            hash = (hash ^ word) * 0x100000001B3;
            hash ^= hash >> 29;
        }

        return (long)hash;
    }
}

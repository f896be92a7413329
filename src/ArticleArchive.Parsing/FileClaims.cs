using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing;

/// <summary>A claim with its place in the file.</summary>
/// <param name="Claim">The claim; its spans are in the reading text.</param>
/// <param name="Place">In the decoded file: UTF-16 code units of the text as it came, its line ends included, without a byte order mark.</param>
/// <param name="Text">Exactly what stands at <paramref name="Place"/>.</param>
/// <param name="Parts">The same places for the parts of a claim that its cue breaks; empty for a whole one.</param>
/// <param name="Mention">The words that stand for the speaker beside the cue, or null.</param>
/// <param name="Cue">The words that attribute, or null.</param>
public sealed record FileClaim(ParsedClaim Claim, TextSpan Place, string Text, IReadOnlyList<TextSpan> Parts, string? Mention, string? Cue);

/// <summary>The claims of a file, with places in the file.</summary>
public static class FileClaims
{
    /// <summary>Reads a file and finds its claims.</summary>
    /// <param name="fileName">Decides the format by its extension; no file is opened.</param>
    /// <param name="bytes">The file as it came.</param>
    /// <param name="isPlain">True to take the text as it is: all of it is the body of one article, whatever its extension says.</param>
    /// <returns>In the order of the text. For a message or a saved page in one file, places are in the text of its part.</returns>
    public static IReadOnlyList<FileClaim> Find(string fileName, ReadOnlySpan<byte> bytes, bool isPlain)
    {
        if (isPlain)
        {
            var text = TextDecoder.DecodeWithLineEnds(bytes, SourceFormat.PlainText);
            return [.. PlainClaims.Find(text).Select(claim => Placed(claim, text, text, span => span))];
        }

        var article = ArticleParser.Parse(fileName, bytes);
        var file = TextDecoder.DecodeWithLineEnds(bytes, article.Format);
        var ends = LineEnds(file);

        // The source of a message is one part of it, which the file may hold in another transfer encoding.
        var isFile = article.SourceText.Length == file.Length - ends.Count;
        return [.. article.Claims.Select(claim => Placed(claim, article.ReadingText, isFile ? file : article.SourceText, span =>
        {
            var source = article.Page.ToSource(article.Text.ToPage(span));
            return isFile ? new TextSpan(InFile(ends, source.Start), InFile(ends, source.End)) : source;
        }))];
    }

    private static FileClaim Placed(ParsedClaim claim, string reading, string file, Func<TextSpan, TextSpan> toFile)
    {
        var place = toFile(claim.Span);
        return new FileClaim(claim, place, place.In(file), [.. claim.Parts.Select(toFile)], claim.Mention?.In(reading), claim.Cue?.In(reading));
    }

    // Where a carriage return was dropped, as places in the text without them.
    private static List<int> LineEnds(string file)
    {
        var ends = new List<int>();
        for (var i = 0; i + 1 < file.Length; i++)
        {
            if (file[i] == '\r' && file[i + 1] == '\n')
                ends.Add(i - ends.Count);
        }

        return ends;
    }

    private static int InFile(List<int> ends, int offset)
    {
        var before = ends.BinarySearch(offset);
        return offset + (before < 0 ? ~before : before);
    }
}

using System.Text;

namespace ArticleArchive.Parsing.Text;

/// <summary>Bytes as text.</summary>
/// <param name="Text">With <c>\n</c> line ends.</param>
/// <param name="Encoding">IANA name, lower case.</param>
/// <param name="Damage">What was wrong with the bytes; spans are in <paramref name="Text"/>.</param>
internal sealed record DecodedText(string Text, string Encoding, IReadOnlyList<Finding> Damage);

/// <summary>Turns a file's bytes into source text. Never fails.</summary>
internal static class TextDecoder
{
    public static DecodedText Decode(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes).Replace("\r\n", "\n", StringComparison.Ordinal);
        return new DecodedText(text, "utf-8", []);
    }
}

using System.Text;
using System.Text.Unicode;
using ArticleArchive.Parsing.Formats;

namespace ArticleArchive.Parsing.Text;

/// <summary>Bytes as text.</summary>
/// <param name="Text">With <c>\n</c> line ends.</param>
/// <param name="Encoding">IANA name, lower case.</param>
/// <param name="Damage">What was wrong with the bytes; spans are in <paramref name="Text"/>.</param>
internal sealed record DecodedText(string Text, string Encoding, IReadOnlyList<Finding> Damage);

/// <summary>Turns a file's bytes into source text. Never fails.</summary>
internal static class TextDecoder
{
    private const char Replacement = '\uFFFD';

    /// <param name="bytes">The file as it came; may be empty or no text at all.</param>
    /// <param name="format">Only HTML may declare its charset in its own text.</param>
    /// <param name="stated">The charset that stands outside the text, in the header of a message's part; or null.</param>
    public static DecodedText Decode(ReadOnlySpan<byte> bytes, SourceFormat format, string? stated = null)
    {
        var (encoding, skip, others) = Choose(bytes, format, stated);
        var text = Normalize(encoding.GetString(bytes[skip..]), isCodePage: encoding is not (UTF8Encoding or UnicodeEncoding or UTF32Encoding));
        return new DecodedText(text, encoding.WebName.ToLowerInvariant(), DecodingDamage.Of(bytes, text, others));
    }

    /// <summary>The text as <see cref="Decode"/> reads it, with the line ends of the file.</summary>
    public static string DecodeWithLineEnds(ReadOnlySpan<byte> bytes, SourceFormat format)
    {
        var (encoding, skip, _) = Choose(bytes, format, stated: null);
        return encoding.GetString(bytes[skip..]);
    }

    private static (Encoding Encoding, int Skip, IReadOnlyList<string> Others) Choose(ReadOnlySpan<byte> bytes, SourceFormat format, string? stated)
    {
        if (Encodings.FromMark(bytes) is { } marked)
            return (marked.Encoding, marked.MarkLength, []);
        if (Encodings.FromZeros(bytes) is { } wide)
            return (wide, 0, []);
        if (Encodings.FromEscapes(bytes) is { } escaped)
            return (escaped, 0, []);
        var (sequences, errors) = CountUtf8(bytes);

        // Text in another encoding is valid UTF-8 only by a rare accident, while a wrong label is common.
        if (sequences > 0 && errors == 0)
            return (Encoding.UTF8, 0, []);
        if (stated is not null && Encodings.Named(stated) is { } named and not UTF8Encoding)
            return (named, 0, []);
        if (format == SourceFormat.Html && Encodings.Declared(bytes) is { } declared and not UTF8Encoding)
            return (declared, 0, []);

        // A few bad bytes in UTF-8 (a cut, a splice) must not turn every other accent into two characters.
        if (errors == 0 || sequences > errors)
            return (Encoding.UTF8, 0, []);
        if (Encodings.FromCommonCharacters(bytes) is { } eastAsian)
            return (eastAsian, 0, []);
        var detected = EncodingDetector.Detect(bytes);
        return (detected.Encoding, 0, detected.Others);
    }

    // Well-formed sequences of two bytes and more, and maximal stretches that are not well-formed.
    private static (int Sequences, int Errors) CountUtf8(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
            return (bytes.ContainsAnyExceptInRange((byte)0, (byte)0x7F) ? 1 : 0, 0);
        int sequences = 0, errors = 0;
        while (!bytes.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(bytes, out _, out var consumed) != System.Buffers.OperationStatus.Done)
                errors++;
            else if (consumed > 1)
                sequences++;
            bytes = bytes[consumed..];
        }

        return (sequences, errors);
    }

    // \n line ends; U+FFFD for what SQL and browsers cannot carry: NUL, half a surrogate pair, bytes that the code page leaves undefined.
    private static string Normalize(string text, bool isCodePage)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\r')
            {
                clean.Append('\n');
                if (i + 1 < text.Length && text[i + 1] == '\n')
                    i++;
            }
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                clean.Append(c).Append(text[++i]);
            }
            else
            {
                var isLost = c == '\0' || char.IsSurrogate(c) || (isCodePage && c is >= '\u0080' and <= '\u009F');
                clean.Append(isLost ? Replacement : c);
            }
        }

        return clean.ToString();
    }
}

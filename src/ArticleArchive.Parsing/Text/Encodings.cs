using System.Buffers;
using System.Text;

namespace ArticleArchive.Parsing.Text;

/// <summary>Finds the encoding that bytes are in.</summary>
internal static class Encodings
{
    /// <summary>HTML says that the charset must stand in the first 1,024 bytes; browsers look no further, pages put it a little later.</summary>
    private const int Prelude = 4096;

    private const int Sample = 8192;

    private static readonly SearchValues<char> ValueEnds = SearchValues.Create(" \t\n\r\"';>/?");

    /// <summary>What text is read as when nothing better is known: it gives every byte a character.</summary>
    public static Encoding Fallback { get; } = CodePage("windows-1252")!;

    /// <summary>The encoding that a byte-order mark names and the mark's length, or null.</summary>
    public static (Encoding Encoding, int MarkLength)? FromMark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
        [0, 0, 0xFE, 0xFF, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: true), 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        _ => null,
    };

    /// <summary>UTF-16 without a mark: every ASCII character, even the spaces of a Cyrillic text, has a zero on the same side.</summary>
    public static Encoding? FromZeros(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..(Math.Min(bytes.Length, Sample) & ~1)];
        if (sample.Length < 4)
            return null;
        int even = 0, odd = 0, controls = 0;
        for (var i = 0; i < sample.Length; i += 2)
        {
            even += sample[i] == 0 ? 1 : 0;
            odd += sample[i + 1] == 0 ? 1 : 0;
            if ((sample[i] == 0 && IsControl(sample[i + 1])) || (sample[i + 1] == 0 && IsControl(sample[i])))
                controls++;
        }

        var pairs = sample.Length / 2;
        var (many, few, encoding) = odd > even ? (odd, even, Encoding.Unicode) : (even, odd, Encoding.BigEndianUnicode);
        return many * 10 >= pairs && few * 50 <= pairs && controls * 50 <= pairs ? encoding : null;
    }

    /// <summary>The charset that an HTML page or an XML declaration states about itself, or null when it states none that is known.</summary>
    public static Encoding? Declared(ReadOnlySpan<byte> bytes)
    {
        var prelude = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Prelude)]);
        if (prelude.StartsWith("<?xml", StringComparison.Ordinal))
        {
            var end = prelude.IndexOf("?>", StringComparison.Ordinal);
            if (ValueAfter(end < 0 ? prelude : prelude[..end], "encoding") is { } name)
                return Named(name);
        }

        for (var at = 0; (at = prelude.IndexOf("<meta", at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            var end = prelude.IndexOf('>', at);
            if (ValueAfter(end < 0 ? prelude[at..] : prelude[at..end], "charset") is { } name)
                return Named(name);
        }

        return null;
    }

    /// <summary>
    /// UTF-16 without a mark in an East Asian language, which has hardly a zero: a third of its characters are the language's commonest,
    /// in one byte order and not in the other.
    /// </summary>
    public static Encoding? FromCommonCharacters(ReadOnlySpan<byte> bytes)
    {
        const int fewest = 8;
        var sample = bytes[..(Math.Min(bytes.Length, Sample) & ~1)];
        if (bytes.Length % 2 != 0 || sample.Length < fewest * 2)
            return null;
        foreach (var encoding in (ReadOnlySpan<Encoding>)[Encoding.Unicode, Encoding.BigEndianUnicode])
        {
            var text = encoding.GetString(sample);
            int wide = 0, common = 0;
            foreach (var c in text)
            {
                wide += c >= '\u2E80' ? 1 : 0;
                common += EastAsianLetters.IsCommon(c) ? 1 : 0;
            }

            if (wide >= fewest && common * 3 >= wide && wide * 2 >= text.Length)
                return encoding;
        }

        return null;
    }

    /// <summary>ISO-2022-JP: seven bits, and escape sequences where a Japanese character set begins (RFC 1468).</summary>
    public static Encoding? FromEscapes(ReadOnlySpan<byte> bytes)
    {
        var isJapanese = bytes.IndexOf("\u001B$B"u8) >= 0 || bytes.IndexOf("\u001B$@"u8) >= 0;
        return isJapanese && !bytes.ContainsAnyExceptInRange((byte)0, (byte)0x7F) ? CodePage("iso-2022-jp") : null;
    }

    private static bool IsControl(byte b) => b is < 9 or (> 13 and < 27) or (> 27 and < 32);

    // charset=x, charset = "x", content="text/html; charset=x"
    private static string? ValueAfter(string tag, string attribute)
    {
        var at = tag.IndexOf(attribute, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return null;
        var rest = tag.AsSpan(at + attribute.Length).TrimStart();
        if (rest is not ['=', ..])
            return null;
        rest = rest[1..].TrimStart().TrimStart("\"'");
        var length = rest.IndexOfAny(ValueEnds);
        return (length < 0 ? rest : rest[..length]).ToString();
    }

    /// <summary>The encoding of a label, as browsers read it; null for one that is unknown or cannot be true.</summary>
    public static Encoding? Named(string name) => name.ToLowerInvariant() switch
    {
        // A page whose declaration could be read byte by byte is not in UTF-16, and nothing is in UTF-7: the label is wrong.
        "utf-16" or "utf-16le" or "utf-16be" or "utf-32" or "utf-7" or "" => null,
        // Browsers read these labels as the larger sets that contain them (WHATWG Encoding).
        "windows-1252" or "cp1252" or "iso-8859-1" or "iso8859-1" or "latin1" or "us-ascii" or "ascii" => Fallback,
        "gb2312" or "gbk" or "x-gbk" => CodePage("gb18030"),
        "iso-8859-9" or "latin5" => CodePage("windows-1254"),
        "tis-620" or "iso-8859-11" => CodePage("windows-874"),
        "utf8" or "utf-8" => Encoding.UTF8,
        var other => CodePage(other),
    };

    /// <summary>An encoding by its IANA name, or null. Bytes that it does not define become U+FFFD, where code pages would guess or write a question mark.</summary>
    public static Encoding? CodePage(string name)
    {
        var undefined = new DecoderReplacementFallback("\uFFFD");
        if (CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ReplacementFallback, undefined) is { } encoding)
            return encoding;
        try
        {
            return Encoding.GetEncoding(name, EncoderFallback.ReplacementFallback, undefined);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}

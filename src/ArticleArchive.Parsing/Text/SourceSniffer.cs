namespace ArticleArchive.Parsing.Text;

/// <summary>Tells text from other bytes, before anything is decoded.</summary>
public static class SourceSniffer
{
    private const int Sample = 64 * 1024;

    // Formats whose first bytes no text starts with; a name's extension says nothing about them.
    private static readonly byte[][] Signatures =
    [
        "%PDF-"u8.ToArray(),
        [(byte)'P', (byte)'K', 3, 4],
        [(byte)'P', (byte)'K', 5, 6],
        [0x89, (byte)'P', (byte)'N', (byte)'G'],
        [0x7F, (byte)'E', (byte)'L', (byte)'F'],
        [0xFF, 0xD8, 0xFF],
        "GIF87a"u8.ToArray(),
        "GIF89a"u8.ToArray(),
        [0x1F, 0x8B],
        [(byte)'R', (byte)'a', (byte)'r', (byte)'!', 0x1A],
        [(byte)'7', (byte)'z', 0xBC, 0xAF],
        [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0],
        [0x28, 0xB5, 0x2F, 0xFD],
        [0xD0, 0xCF, 0x11, 0xE0],
        [0xCA, 0xFE, 0xBA, 0xBE],
        [0, (byte)'a', (byte)'s', (byte)'m'],
        "SQLite format 3\0"u8.ToArray(),
        "wOFF"u8.ToArray(),
        "wOF2"u8.ToArray(),
    ];

    /// <summary>True when the bytes are almost certainly not text in any encoding: a known signature, or many control bytes.</summary>
    /// <param name="bytes">The file, or at least its first 64 kB.</param>
    /// <returns>False for an empty file, and for UTF-16 and UTF-32 with or without a byte-order mark.</returns>
    public static bool LooksBinary(ReadOnlySpan<byte> bytes)
    {
        foreach (var signature in Signatures)
        {
            if (bytes.StartsWith(signature))
                return true;
        }

        if (Encodings.FromMark(bytes) is not null || Encodings.FromZeros(bytes) is not null)
            return false;
        var sample = bytes[..Math.Min(bytes.Length, Sample)];
        var controls = 0;
        foreach (var b in sample)
        {
            // Tab, line feed, vertical tab, form feed, carriage return and escape (ISO-2022-JP, terminal logs) occur in text.
            if (b is < 9 or (> 13 and < 27) or (> 27 and < 32))
                controls++;
        }

        // A damaged text has a stray NUL here and there; one byte in fifty is machine code, a picture or a database.
        return controls * 50 > sample.Length && Encodings.FromCommonCharacters(bytes) is null;
    }
}

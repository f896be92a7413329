namespace ArticleArchive.Parsing.Containers;

/// <summary>Undoes the encodings that carry bytes through seven-bit mail. What is malformed stays as it stands; never larger than before.</summary>
internal static class TransferEncoding
{
    /// <summary>RFC 2045, section 6.8: characters outside the alphabet are passed over, and so are padding and a last group that is cut.</summary>
    public static byte[] Base64(ReadOnlySpan<byte> encoded)
    {
        var decoded = new byte[(encoded.Length / 4 * 3) + 3];
        int count = 0, bits = 0, held = 0;
        foreach (var b in encoded)
        {
            var value = Value(b);
            if (b == '=')
                held = 0; // padding ends a group; some programs write several texts one after the other
            if (value < 0)
                continue;
            bits = (bits << 6) | value;
            held += 6;
            if (held >= 8)
            {
                held -= 8;
                decoded[count++] = (byte)(bits >> held);
                bits &= (1 << held) - 1;
            }
        }

        return decoded[..count];
    }

    /// <summary>RFC 2045, section 6.7: <c>=XX</c> is a byte, <c>=</c> at a line's end joins it with the next, blanks at a line's end are none.</summary>
    /// <param name="encoded">The text.</param>
    /// <param name="isHeader">RFC 2047, section 4.2: an underscore is a blank.</param>
    public static byte[] QuotedPrintable(ReadOnlySpan<byte> encoded, bool isHeader = false)
    {
        var decoded = new byte[encoded.Length];
        var count = 0;
        // Blanks are kept back until it is known that the line goes on after them.
        var blanks = 0;
        for (var i = 0; i < encoded.Length; i++)
        {
            var b = encoded[i];
            if (b is (byte)' ' or (byte)'\t')
            {
                blanks++;
                continue;
            }

            var isLineEnd = b is (byte)'\r' or (byte)'\n';
            for (; blanks > 0; blanks--)
            {
                if (!isLineEnd)
                    decoded[count++] = encoded[i - blanks];
            }

            if (b == '=' && i + 2 < encoded.Length && Digit(encoded[i + 1]) is >= 0 and var high && Digit(encoded[i + 2]) is >= 0 and var low)
            {
                decoded[count++] = (byte)((high << 4) | low);
                i += 2;
            }
            else if (b == '=' && SoftBreak(encoded[(i + 1)..]) is { } skipped)
            {
                i += skipped;
            }
            else
            {
                decoded[count++] = isHeader && b == '_' ? (byte)' ' : b;
            }
        }

        return decoded[..count];
    }

    // The length of a line end, with the blanks before it; null where the line goes on.
    private static int? SoftBreak(ReadOnlySpan<byte> rest)
    {
        var blanks = rest.IndexOfAnyExcept((byte)' ', (byte)'\t');
        if (blanks < 0)
            return rest.Length;
        rest = rest[blanks..];
        return rest is [(byte)'\r', (byte)'\n', ..] ? blanks + 2 : rest is [(byte)'\r' or (byte)'\n', ..] ? blanks + 1 : null;
    }

    private static int Value(byte b) => b switch
    {
        >= (byte)'A' and <= (byte)'Z' => b - 'A',
        >= (byte)'a' and <= (byte)'z' => b - 'a' + 26,
        >= (byte)'0' and <= (byte)'9' => b - '0' + 52,
        (byte)'+' => 62,
        (byte)'/' => 63,
        _ => -1,
    };

    private static int Digit(byte b) => b switch
    {
        >= (byte)'0' and <= (byte)'9' => b - '0',
        >= (byte)'A' and <= (byte)'F' => b - 'A' + 10,
        >= (byte)'a' and <= (byte)'f' => b - 'a' + 10,
        _ => -1,
    };
}

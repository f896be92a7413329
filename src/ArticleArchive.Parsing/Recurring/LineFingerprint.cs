using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace ArticleArchive.Parsing.Recurring;

/// <summary>Names a line across files: lines that differ in case, digits or white space only have the same fingerprint.</summary>
public static class LineFingerprint
{
    /// <summary>Longer lines, in UTF-16 code units, are paragraphs: they recur where a text was copied, not where a page has furniture.</summary>
    public const int MaxLength = 300;

    private const int LeastLetters = 2;

    /// <summary>The fingerprint of one line of a page.</summary>
    /// <returns>64 bits of a SHA-256; null for a line that is too long or has hardly a letter, such as a row of stars.</returns>
    public static long? Of(ReadOnlySpan<char> line) => line.Length > MaxLength ? null : OfText(line);

    /// <summary>The same for a text of any length.</summary>
    internal static long? OfText(ReadOnlySpan<char> text)
    {
        var buffer = ArrayPool<char>.Shared.Rent(text.Length);
        try
        {
            var (length, letters) = Fold(text, buffer);
            if (letters < LeastLetters)
                return null;
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(MemoryMarshal.AsBytes(buffer.AsSpan(0, length)), hash);
            return BinaryPrimitives.ReadInt64LittleEndian(hash);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    // "41 comments" and "7 comments" are the same line of the page, and so are the same words with another date.
    private static (int Length, int Letters) Fold(ReadOnlySpan<char> text, char[] folded)
    {
        int length = 0, letters = 0;
        foreach (var c in text.Trim())
        {
            var next = char.IsWhiteSpace(c) ? ' ' : char.IsDigit(c) ? '0' : char.ToLowerInvariant(c);
            if (next is ' ' or '0' && length > 0 && folded[length - 1] == next)
                continue;
            folded[length++] = next;
            letters += char.IsLetter(c) ? 1 : 0;
        }

        return (length, letters);
    }
}

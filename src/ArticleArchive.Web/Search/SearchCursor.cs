using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;

namespace ArticleArchive.Web.Search;

/// <summary>
/// The last hit of a page, from which the next goes on: pages neither lose nor double a hit, however deep. Opaque to
/// callers, and only good for the query and level it was made for.
/// </summary>
/// <param name="QueryHash">Of query and level.</param>
/// <param name="Score">Of the last hit.</param>
/// <param name="Id">Of the last hit.</param>
public sealed record SearchCursor(uint QueryHash, double Score, int Id)
{
    private const byte Version = 1;
    private const int ByteCount = 1 + 4 + 8 + 4;

    /// <summary>What ties a cursor to its query.</summary>
    public static uint HashOf(string? query, SearchLevel level)
    {
        // FNV-1a: a guard against mistakes, not against forgers, who gain nothing here.
        var hash = 2166136261u;
        foreach (var c in Encoding.UTF8.GetBytes(level + "\n" + query))
            hash = unchecked((hash ^ c) * 16777619u);
        return hash;
    }

    /// <summary>Reads a cursor that a caller sent back.</summary>
    public static bool TryParse(string? text, out SearchCursor? cursor)
    {
        cursor = null;
        Span<byte> bytes = stackalloc byte[ByteCount];
        if (text is null || text.Length > 2 * ByteCount || !Base64Url.IsValid(text)
            || !Base64Url.TryDecodeFromChars(text, bytes, out var length) || length != ByteCount || bytes[0] != Version)
            return false;
        var score = BinaryPrimitives.ReadDoubleLittleEndian(bytes[5..]);
        if (!double.IsFinite(score))
            return false;
        cursor = new SearchCursor(BinaryPrimitives.ReadUInt32LittleEndian(bytes[1..]), score, BinaryPrimitives.ReadInt32LittleEndian(bytes[13..]));
        return true;
    }

    /// <summary>The cursor as text that is safe in a URL.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[ByteCount];
        bytes[0] = Version;
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[1..], QueryHash);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes[5..], Score);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[13..], Id);
        return Base64Url.EncodeToString(bytes);
    }
}

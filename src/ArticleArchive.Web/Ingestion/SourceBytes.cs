using System.Security;

namespace ArticleArchive.Web.Ingestion;

/// <summary>Reads a file's bytes, within the limit, and judges whether they are text.</summary>
internal static class SourceBytes
{
    /// <summary>The file's bytes, or null when there are more than the limit, however many the folder said.</summary>
    public static byte[]? Read(string path, int maxBytes)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
        if (stream.Length > maxBytes)
            return null;
        var buffer = new byte[stream.Length + 1];
        var count = 0;
        while (true)
        {
            var read = stream.Read(buffer, count, buffer.Length - count);
            if (read == 0)
                return buffer[..count];
            count += read;
            if (count > maxBytes)
                return null;
            // The file grew while it was read.
            if (count == buffer.Length)
                Array.Resize(ref buffer, (int)Math.Min(maxBytes + 1L, buffer.Length * 2L));
        }
    }

    /// <summary>Why a file could not be read, in words that say what to do.</summary>
    public static string WhyUnreadable(Exception exception) => exception switch
    {
        UnauthorizedAccessException or SecurityException => "It may not be read: check the permissions, and that it is a file.",
        FileNotFoundException or DirectoryNotFoundException => "It is gone, or its name holds bytes that are no text: rename it and try again.",
        PathTooLongException => "Its path is too long for this system.",
        _ => $"It could not be read: {exception.Message}",
    };

    /// <summary>Why these bytes are no text, or null when they may be text.</summary>
    public static string? WhyBinary(ReadOnlySpan<byte> bytes)
    {
        foreach (var (magic, what) in Magics)
        {
            if (bytes.StartsWith(magic))
                return $"It is {what}, whatever its name says.";
        }

        var head = bytes[..Math.Min(bytes.Length, 64 * 1024)];
        int controls = 0, evenNuls = 0, oddNuls = 0;
        for (var i = 0; i < head.Length; i++)
        {
            if (head[i] == 0)
                _ = i % 2 == 0 ? evenNuls++ : oddNuls++;
            else if (head[i] < 0x20 && head[i] is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f' or 0x1b or 0x1a))
                controls++;
        }

        // UTF-16 of a Western text has its NULs on one side only; a text with stray NULs has few.
        var isUtf16 = Math.Min(evenNuls, oddNuls) * 20 < Math.Max(evenNuls, oddNuls);
        var odd = controls + (isUtf16 ? 0 : evenNuls + oddNuls);
        return odd * 10 > head.Length ? "Its bytes are no text." : null;
    }

    private static readonly (byte[] Magic, string What)[] Magics =
    [
        ("%PDF-"u8.ToArray(), "a PDF document"),
        ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive or an office document"),
        ([0x89, 0x50, 0x4E, 0x47], "a PNG image"),
        ([0xFF, 0xD8, 0xFF], "a JPEG image"),
        ("GIF8"u8.ToArray(), "a GIF image"),
        ([0x1F, 0x8B], "a gzip file"),
        ([0x7F, 0x45, 0x4C, 0x46], "a program"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an office document"),
        ("SQLite format 3"u8.ToArray(), "a database"),
    ];
}

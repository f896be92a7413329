using System.Security;

namespace ArticleArchive.Web.Ingestion;

/// <summary>Reads a file's bytes, within the limit.</summary>
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
}

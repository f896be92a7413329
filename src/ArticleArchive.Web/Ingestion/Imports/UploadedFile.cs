namespace ArticleArchive.Web.Ingestion.Imports;

/// <summary>A file that was handed in.</summary>
/// <param name="Name">As the browser gave it: a name, or for a file of a folder its path from there.</param>
/// <param name="ByteCount">Its size.</param>
/// <param name="Open">Gives its bytes from the start; the caller disposes of the stream.</param>
public sealed record UploadedFile(string Name, long ByteCount, Func<Stream> Open)
{
    /// <summary>A file whose bytes are at hand.</summary>
    public static UploadedFile Of(string name, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return new UploadedFile(name, bytes.Length, () => new MemoryStream(bytes, writable: false));
    }
}

using System.Globalization;
using ArticleArchive.Parsing.Formats;

namespace ArticleArchive.Web.Ingestion.Imports;

/// <summary>Finds the sources in uploaded files: a file is one, or as many as it holds. The same files always give the same sources in the same order.</summary>
internal static class UploadSources
{
    /// <summary>The sources, each with a place that no other of them has.</summary>
    public static IEnumerable<FoundSource> Of(IEnumerable<UploadedFile> files, IngestionOptions options) => Of(files, options, only: null);

    /// <summary>The source of a place, without unpacking the others; null when there is none.</summary>
    public static FoundSource? Find(IEnumerable<UploadedFile> files, IngestionOptions options, string place) =>
        Of(files, options, place).FirstOrDefault(source => source.Place == place);

    // A place begins with the name of the file that holds it, and the places of two that are called the same with the same words.
    private static IEnumerable<FoundSource> Of(IEnumerable<UploadedFile> files, IngestionOptions options, string? only)
    {
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        var places = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var path = UploadNames.PathOf(file.Name);
            // Two files of one name in one upload are two articles, not two versions of one.
            var count = names[path] = names.GetValueOrDefault(path) + 1;
            var name = count == 1 ? path : string.Create(CultureInfo.InvariantCulture, $"{path} ({count})");
            if (only?.StartsWith(name, StringComparison.Ordinal) == false)
                continue;
            foreach (var source in Open(file, path, name, options, only))
                yield return places.Add(source.Place) ? source : source with { Place = Another(source.Place, places) };
        }
    }

    /// <summary>Whether a file of this name gives one source, so that they can be counted unread.</summary>
    public static bool IsOne(string name) => !RecordLines.IsDataSet(name) && !ContainerSources.IsContainer(name);

    // Another file of the import may be called as an entry of an archive is.
    private static string Another(string place, HashSet<string> places)
    {
        for (var count = 2; ; count++)
        {
            var another = string.Create(CultureInfo.InvariantCulture, $"{place} ({count})");
            if (places.Add(another))
                return another;
        }
    }

    private static IEnumerable<FoundSource> Open(UploadedFile file, string path, string name, IngestionOptions options, string? only)
    {
        var fileName = Path.GetFileName(path);
        var key = UploadNames.KeyOf(name);
        if (!FormatDetector.IsRead(fileName))
            return [new FoundRefusal(name, file.ByteCount, IngestionOutcome.UnknownFormat, FolderSources.WhyUnknown(fileName))];
        if (RecordLines.IsDataSet(fileName))
            return Reading(file, name, stream => RecordLines.Read(stream, name, key, path, fields: null, options.MaxFileBytes));
        if (ContainerSources.IsContainer(fileName))
            return Reading(file, name, stream => ContainerSources.Read(stream, name, key, path, fields: null, options, only));
        return Reading(file, name, stream => [new FoundBytes(name, new SourceFile(path, key, fileName, Bytes(stream, options.MaxFileBytes)))]);
    }

    // The bytes may be gone or unreadable at any moment; that is an outcome of this file and the others go on.
    private static IEnumerable<FoundSource> Reading(UploadedFile file, string name, Func<Stream, IEnumerable<FoundSource>> read)
    {
        Stream? stream = null;
        IEnumerator<FoundSource>? sources = null;
        string? failure = null;
        try
        {
            while (failure is null)
            {
                FoundSource? source = null;
                try
                {
                    stream ??= file.Open();
                    sources ??= read(stream).GetEnumerator();
                    if (!sources.MoveNext())
                        break;
                    source = sources.Current;
                }
                catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
                {
                    failure = $"The uploaded bytes could not be read again ({exception.Message}). Hand this file in once more.";
                }

                if (source is not null)
                    yield return source;
            }
        }
        finally
        {
            sources?.Dispose();
            stream?.Dispose();
        }

        if (failure is not null)
            yield return new FoundRefusal(name, file.ByteCount, IngestionOutcome.Unreadable, failure);
    }

    // One byte above the limit is enough for the ingestion to see and say that a file is too large.
    private static byte[] Bytes(Stream stream, int maxBytes)
    {
        var buffer = new byte[Math.Min(stream.Length, maxBytes + 1L)];
        stream.ReadExactly(buffer);
        return buffer;
    }
}

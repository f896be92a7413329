using ArticleArchive.Parsing.Containers;
using ArticleArchive.Parsing.Formats;

namespace ArticleArchive.Web.Ingestion;

/// <summary>Expands a file that holds other files (<c>.zip</c>, <c>.epub</c>) into sources, one an entry, without writing any to a disk.</summary>
internal static class ContainerSources
{
    public static bool IsContainer(string fileName) => FormatDetector.Containers.Contains(Path.GetExtension(fileName));

    /// <summary>The sources of a container, in its own order; what is not read is a refusal with its reason.</summary>
    /// <param name="stream">The container; seekable, read while the sources are enumerated.</param>
    /// <param name="place">The container as a person finds it again.</param>
    /// <param name="key">What identifies the container across versions.</param>
    /// <param name="name">The container's own name, with its folder where that is to be shown.</param>
    /// <param name="fields">For data sets in it: the field names given for properties, or null.</param>
    /// <param name="options">The limits.</param>
    /// <param name="only">The place of the one source that is wanted: what cannot hold it is not unpacked and gives no source. Null for all.</param>
    public static IEnumerable<FoundSource> Read(
        Stream stream, string place, string key, string name, IReadOnlyDictionary<string, string>? fields, IngestionOptions options, string? only = null)
    {
        ZipFolder? folder = null;
        EpubBook? book = null;
        FoundRefusal? refusal = null;
        try
        {
            folder = new ZipFolder(stream, new ContainerLimits { MaxEntryBytes = options.MaxFileBytes });
            book = Path.GetExtension(name).Equals(".epub", StringComparison.OrdinalIgnoreCase) ? EpubBook.Read(folder) : null;
        }
        catch (IOException exception)
        {
            refusal = new FoundRefusal(place, stream.Length, IngestionOutcome.Unreadable, exception.Message);
        }

        using (folder)
        {
            if (refusal is not null)
            {
                yield return refusal;
                yield break;
            }

            var expansion = new Expansion(folder!, place, key, name, fields, options);
            foreach (var source in book is null ? folder!.Files.Where(MayHold).Where(file => !IsSystemFile(file.Path)).SelectMany(expansion.File) : Chapters(book, folder!, expansion, MayHold))
                yield return source;
        }

        bool MayHold(ZipFolderFile file) => only?.StartsWith($"{place}/{file.Path}", StringComparison.Ordinal) ?? true;
    }

    // What desktops put beside the files that a person packed; nobody meant to add it, and it holds no text.
    private static bool IsSystemFile(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return name is ".DS_Store" or "Thumbs.db" or "desktop.ini" || name.StartsWith("._", StringComparison.Ordinal) || path.StartsWith("__MACOSX/", StringComparison.Ordinal);
    }

    private static IEnumerable<FoundSource> Chapters(EpubBook book, ZipFolder folder, Expansion expansion, Func<ZipFolderFile, bool> isWanted)
    {
        var files = folder.Files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        foreach (var chapter in book.Chapters)
        {
            if (chapter.Refusal is not null)
                yield return expansion.Refused(chapter.Path, 0, IngestionOutcome.UnknownFormat, chapter.Refusal);
            else if (!files.TryGetValue(chapter.Path, out var file))
                yield return expansion.Refused(chapter.Path, 0, IngestionOutcome.Unreadable, "The book names it, but it is not in the file.");
            else if (isWanted(file))
                yield return expansion.Chapter(file, book.Properties);
        }
    }

    private sealed class Expansion(
        ZipFolder folder, string place, string key, string name, IReadOnlyDictionary<string, string>? fields, IngestionOptions options)
    {
        public FoundRefusal Refused(string path, long byteCount, IngestionOutcome outcome, string why) => new($"{place}/{path}", byteCount, outcome, why);

        public IEnumerable<FoundSource> File(ZipFolderFile file)
        {
            if (file.Refusal is not null)
                return [Refused(file.Path, file.ByteCount, IngestionOutcome.Unreadable, file.Refusal)];
            if (IsContainer(file.Path))
                return [Refused(file.Path, file.ByteCount, IngestionOutcome.UnknownFormat, "It is an archive in an archive. Unpack the outer one, and add what it holds.")];
            if (!FormatDetector.IsRead(file.Path))
                return [Refused(file.Path, file.ByteCount, IngestionOutcome.UnknownFormat, FolderSources.WhyUnknown(file.Path))];
            return RecordLines.IsDataSet(file.Path) ? DataSet(file) : [Whole(file, file.Path, stated: null)];
        }

        // The spine says that it is a chapter, whatever its name ends with; the parser goes by the name.
        public FoundSource Chapter(ZipFolderFile file, IReadOnlyDictionary<string, string> properties) =>
            Whole(file, FormatDetector.Detect(file.Path) == SourceFormat.Html ? file.Path : file.Path + ".xhtml", properties);

        private FoundSource Whole(ZipFolderFile file, string path, IReadOnlyDictionary<string, string>? stated)
        {
            try
            {
                var bytes = folder.Read(file);
                return new FoundBytes($"{place}/{path}", new SourceFile($"{name}/{path}", $"{key}/{path}", Path.GetFileName(path), bytes, stated));
            }
            catch (IOException exception)
            {
                var isTooLarge = exception is ContainerException { InnerException: null };
                return Refused(path, file.ByteCount, isTooLarge ? IngestionOutcome.TooLarge : IngestionOutcome.Unreadable, exception.Message);
            }
        }

        private IEnumerable<FoundSource> DataSet(ZipFolderFile file)
        {
            string? failure = null;
            IEnumerator<FoundSource>? lines = null;
            while (failure is null)
            {
                FoundSource? line = null;
                try
                {
                    lines ??= RecordLines.Read(folder.Open(file), $"{place}/{file.Path}", $"{key}/{file.Path}", $"{name}/{file.Path}", fields, options.MaxFileBytes).GetEnumerator();
                    if (!lines.MoveNext())
                        break;
                    line = lines.Current;
                }
                catch (IOException exception)
                {
                    failure = exception.Message;
                }

                if (line is not null)
                    yield return line;
            }

            lines?.Dispose();
            if (failure is not null)
                yield return Refused(file.Path, 0, IngestionOutcome.Unreadable, $"The rest of the data set could not be read: {failure}");
        }
    }
}

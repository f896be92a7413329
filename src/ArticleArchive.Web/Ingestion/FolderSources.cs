using ArticleArchive.Parsing.Formats;

namespace ArticleArchive.Web.Ingestion;

/// <summary>Finds the sources under paths that a person named.</summary>
internal static class FolderSources
{
    private const int MaxLinks = 40;

    /// <summary>
    /// Everything under the paths, in a stable order: each regular file is one source, or as many as its lines or entries.
    /// What cannot be read or is not read by principle is a refusal, so that every entry is accounted for.
    /// </summary>
    /// <param name="paths">Files or folders; folders are walked to their depths.</param>
    /// <param name="fields">For data sets: the field names given for properties, or null.</param>
    /// <param name="options">The limits.</param>
    public static IEnumerable<FoundSource> Find(IEnumerable<string> paths, IReadOnlyDictionary<string, string>? fields, IngestionOptions options)
    {
        foreach (var given in paths)
        {
            var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(given));
            if (Directory.Exists(path))
            {
                // A link that was named is meant; the links met inside are judged against where it leads.
                var root = RealPath(path) ?? path;
                foreach (var source in Walk(path, root).SelectMany(file => Open(file, fields, options)))
                    yield return source;
            }
            else
            {
                foreach (var source in Open(new Entry(path, Refusal: null), fields, options))
                    yield return source;
            }
        }
    }

    /// <summary>How many files and bytes <see cref="Find"/> will come upon; for showing how far a run is.</summary>
    public static (long Files, long Bytes) Measure(IEnumerable<string> paths, CancellationToken cancellationToken)
    {
        long files = 0, bytes = 0;
        foreach (var given in paths)
        {
            var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(given));
            var entries = Directory.Exists(path) ? Walk(path, RealPath(path) ?? path) : [new Entry(path, Refusal: null)];
            foreach (var entry in entries)
            {
                cancellationToken.ThrowIfCancellationRequested();
                files++;
                if (entry.Refusal is null && IsKnown(entry.Path))
                    bytes += Length(entry.Path) ?? 0;
            }
        }

        return (files, bytes);
    }

    /// <param name="Path">The full path.</param>
    /// <param name="Refusal">Why it is not read, or null.</param>
    private sealed record Entry(string Path, string? Refusal);

    private static IEnumerable<Entry> Walk(string start, string root)
    {
        // A stack instead of recursion: a hostile folder may be deeper than the program's own stack.
        var folders = new Stack<string>([start]);
        while (folders.TryPop(out var folder))
        {
            List<FileSystemInfo> children;
            string? failure = null;
            try
            {
                children = [.. new DirectoryInfo(folder).EnumerateFileSystemInfos("*", All)];
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or System.Security.SecurityException)
            {
                children = [];
                failure = exception is DirectoryNotFoundException
                    ? "The folder is gone."
                    : $"The folder could not be read: {exception.Message}";
            }

            if (failure is not null)
            {
                yield return new Entry(folder, failure);
                continue;
            }

            children.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
            foreach (var child in children.Where(child => child is FileInfo || child.LinkTarget is not null))
                yield return new Entry(child.FullName, WhyNotFollowed(child, root));
            for (var i = children.Count - 1; i >= 0; i--)
            {
                if (children[i] is DirectoryInfo { LinkTarget: null } subfolder)
                    folders.Push(subfolder.FullName);
            }
        }
    }

    private static EnumerationOptions All { get; } = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false, RecurseSubdirectories = false };

    internal static string? WhyNotFollowed(FileSystemInfo entry, string root)
    {
        if (entry.LinkTarget is null)
            return null;
        if (RealPath(entry.FullName) is not { } target)
            return "It is a link that leads nowhere.";
        // The root of a disk ends with the separator already.
        var inside = Path.EndsInDirectorySeparator(root) ? root : root + Path.DirectorySeparatorChar;
        if (!target.StartsWith(inside, StringComparison.Ordinal))
            return "It is a link that leads out of the folder; such links are not followed.";
        return Directory.Exists(target) ? "It is a link to a folder, which is read at its own place." : null;
    }

    private static IEnumerable<FoundSource> Open(Entry entry, IReadOnlyDictionary<string, string>? fields, IngestionOptions options)
    {
        var (path, refusal) = entry;
        var length = refusal is null ? Length(path) : 0;
        if (refusal is not null)
            yield return new FoundRefusal(path, 0, IngestionOutcome.Unreadable, refusal);
        else if (!IsKnown(path))
            yield return new FoundRefusal(path, 0, IngestionOutcome.UnknownFormat, WhyUnknown(path));
        else if (length is null)
            yield return new FoundRefusal(path, 0, IngestionOutcome.Unreadable, SourceBytes.WhyUnreadable(new FileNotFoundException()));
        else if (length == 0)
            yield return new FoundRefusal(path, 0, IngestionOutcome.Empty, "The file has no bytes, or it is a pipe or a device.");
        else if (RecordLines.IsDataSet(path))
        {
            foreach (var line in OpenMany(path, length.Value, "data set", stream => RecordLines.Read(stream, path, path, Path.GetFileName(path), fields, options.MaxFileBytes)))
                yield return line;
        }
        else if (ContainerSources.IsContainer(path))
        {
            foreach (var source in OpenMany(path, length.Value, "archive", stream => ContainerSources.Read(stream, path, path, Path.GetFileName(path), fields, options)))
                yield return source;
        }
        else
        {
            yield return new FoundFile(path, length.Value);
        }
    }

    // A file that is many sources, which are found while it is read.
    private static IEnumerable<FoundSource> OpenMany(string path, long length, string what, Func<Stream, IEnumerable<FoundSource>> read)
    {
        FileStream? stream = null;
        string? failure = null;
        try
        {
            stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 4096, FileOptions.SequentialScan);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            failure = SourceBytes.WhyUnreadable(exception);
        }

        if (stream is null)
        {
            yield return new FoundRefusal(path, length, IngestionOutcome.Unreadable, failure!);
            yield break;
        }

        using (stream)
        {
            using var sources = read(stream).GetEnumerator();
            while (failure is null)
            {
                FoundSource? source = null;
                try
                {
                    if (!sources.MoveNext())
                        break;
                    source = sources.Current;
                }
                catch (IOException exception)
                {
                    failure = $"The rest of the {what} could not be read: {exception.Message}";
                }

                if (source is not null)
                    yield return source;
            }
        }

        if (failure is not null)
            yield return new FoundRefusal(path, 0, IngestionOutcome.Unreadable, failure);
    }

    private static bool IsKnown(string path) => FormatDetector.IsRead(path);

    /// <summary>Why a file of this name is not read.</summary>
    public static string WhyUnknown(string path)
    {
        var extension = Path.GetExtension(path) is { Length: > 0 } found ? found : "A name without an extension";
        return $"{extension} is no format that the archive reads; it reads {string.Join(" ", FormatDetector.Extensions.Keys.Concat(FormatDetector.Containers))}.";
    }

    // The size is asked before the file is opened: a pipe or a device has none, and opening a pipe would wait for ever.
    private static long? Length(string path)
    {
        try
        {
            var target = RealPath(path);
            return target is null ? null : new FileInfo(target).Length;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or System.Security.SecurityException)
        {
            return null;
        }
    }

    /// <summary>The path with every link on it resolved, or null when it leads nowhere or in a circle.</summary>
    internal static string? RealPath(string path)
    {
        var resolved = Path.GetPathRoot(path)!;
        var pending = new Stack<string>(Parts(path).AsEnumerable().Reverse());
        var links = 0;
        while (pending.TryPop(out var part))
        {
            if (part == ".")
                continue;
            if (part == "..")
            {
                resolved = Path.GetDirectoryName(resolved) ?? resolved;
                continue;
            }

            var next = Path.Combine(resolved, part);
            string? target;
            try
            {
                target = new FileInfo(next).LinkTarget;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return null;
            }

            if (target is null)
            {
                resolved = next;
                continue;
            }

            if (++links > MaxLinks)
                return null;
            if (Path.IsPathRooted(target))
                resolved = Path.GetPathRoot(target)!;
            foreach (var step in Parts(target).AsEnumerable().Reverse())
                pending.Push(step);
        }

        return Path.Exists(resolved) ? resolved : null;
    }

    private static string[] Parts(string path) =>
        path[(Path.GetPathRoot(path)?.Length ?? 0)..].Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
}

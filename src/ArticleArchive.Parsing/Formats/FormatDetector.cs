namespace ArticleArchive.Parsing.Formats;

/// <summary>Chooses a file's reader by its name's extension.</summary>
public static class FormatDetector
{
    /// <summary>The extensions that the archive reads, in lower case with the dot.</summary>
    public static IReadOnlyDictionary<string, SourceFormat> Extensions { get; } = new Dictionary<string, SourceFormat>(StringComparer.OrdinalIgnoreCase)
    {
        [".txt"] = SourceFormat.PlainText,
        [".text"] = SourceFormat.PlainText,
        [".html"] = SourceFormat.Html,
        [".htm"] = SourceFormat.Html,
        [".xhtml"] = SourceFormat.Html,
        [".md"] = SourceFormat.Markdown,
        [".markdown"] = SourceFormat.Markdown,
        [".json"] = SourceFormat.Record,
        [".ndjson"] = SourceFormat.Record,
        [".jsonl"] = SourceFormat.Record,
        [".eml"] = SourceFormat.Message,
        [".mht"] = SourceFormat.Message,
        [".mhtml"] = SourceFormat.Message,
    };

    /// <summary>The extensions of files that hold other files, in lower case with the dot: each file in them is a source of its own.</summary>
    public static IReadOnlySet<string> Containers { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { ".zip", ".epub" };

    /// <summary>True for a file that the archive reads, or unpacks and reads.</summary>
    public static bool IsRead(string fileName) =>
        Extensions.ContainsKey(Path.GetExtension(fileName)) || Containers.Contains(Path.GetExtension(fileName));

    /// <summary>The format of a file by its name; plain text for an unknown extension.</summary>
    public static SourceFormat Detect(string fileName) =>
        Extensions.GetValueOrDefault(Path.GetExtension(fileName), SourceFormat.PlainText);
}

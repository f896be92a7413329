namespace ArticleArchive.Parsing.Formats;

/// <summary>Reads one JSON object of a data set.</summary>
internal static class RecordReader
{
    public static PageText Read(string source, IReadOnlyDictionary<string, string>? fields) => PlainTextReader.Read(source);
}

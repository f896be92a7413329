namespace ArticleArchive.Parsing.Formats;

/// <summary>Reads Markdown.</summary>
internal static class MarkdownReader
{
    public static PageText Read(string source) => PlainTextReader.Read(source);
}

namespace ArticleArchive.Parsing.Formats;

/// <summary>Reads Html.</summary>
internal static class HtmlReader
{
    public static PageText Read(string source) => PlainTextReader.Read(source);
}

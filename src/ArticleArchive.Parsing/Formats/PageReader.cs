namespace ArticleArchive.Parsing.Formats;

/// <summary>Reads a source text into the page's words and blocks, the same shape for every format.</summary>
internal static class PageReader
{
    public static PageText Read(SourceFormat format, string source, ParseOptions options) => format switch
    {
        SourceFormat.PlainText => PlainTextReader.Read(source),
        SourceFormat.Html => HtmlReader.Read(source),
        SourceFormat.Markdown => MarkdownReader.Read(source),
        SourceFormat.Record => RecordReader.Read(source, options.RecordFields),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, message: null),
    };
}

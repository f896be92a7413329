using ArticleArchive.Parsing.Containers;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Formats;

/// <summary>Turns a file's bytes into its source text and page, whatever the file is.</summary>
internal static class SourceReader
{
    private static readonly (string Name, MetadataField Field)[] s_stated =
    [
        ("author", MetadataField.Author), ("publisher", MetadataField.Publisher), ("published", MetadataField.Published),
        ("language", MetadataField.Language), ("title", MetadataField.Title),
    ];

    public static (DecodedText Source, PageText Page) Read(SourceFormat format, ReadOnlySpan<byte> bytes, ParseOptions options)
    {
        if (format == SourceFormat.Message)
            return ReadMessage(bytes.ToArray(), options);
        var source = TextDecoder.Decode(bytes, format);
        var page = PageReader.Read(format, source.Text, options);
        // What the file says of itself is believed before what its container says.
        return (source, Restored(format == SourceFormat.Record ? page : page with { Metadata = [.. page.Metadata, .. Stated(options)] }));
    }

    // The source text is that of the part, and spans address it: in the file the same words may stand in base64.
    private static (DecodedText, PageText) ReadMessage(byte[] bytes, ParseOptions options)
    {
        if (MessageReader.Read(bytes) is not { } message)
        {
            var whole = TextDecoder.Decode(bytes, SourceFormat.PlainText);
            return (whole, PageReader.Read(SourceFormat.PlainText, whole.Text, options).With(FindingKind.Degraded, "It is no e-mail or saved page with a text in it. It was read as plain text."));
        }

        var source = TextDecoder.Decode(message.Bytes, message.Format, message.Charset);
        var page = PageReader.Read(message.Format, source.Text, options);
        page = Restored(page with { Metadata = [.. message.Stated, .. page.Metadata] });
        return (source, message.OtherTexts == 0 ? page : page.With(FindingKind.PartlyRead, "The message has further texts, such as a forwarded one; only the first is read.", Severity.Notice));
    }

    // A title or a name may have been read in a wrong encoding as the text was; no ledger holds it, so its origin says so.
    private static PageText Restored(PageText page) => page with
    {
        Metadata = [.. page.Metadata.Select(stated => stated.Field is not (MetadataField.Url or MetadataField.ExternalId) && Misdecoding.Restore(stated.Value) is var value && value != stated.Value
            ? stated with { Value = value, Origin = stated.Origin + ", read in the wrong encoding there and restored" } : stated)],
    };

    private static IEnumerable<StatedMetadata> Stated(ParseOptions options) =>
        from known in s_stated
        let value = options.RecordFields?.GetValueOrDefault(known.Name)
        where value is not null
        from one in value.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        select new StatedMetadata(known.Field, one, "the book it is part of");
}

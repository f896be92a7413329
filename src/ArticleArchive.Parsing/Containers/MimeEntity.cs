using System.Text;
using System.Text.Unicode;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Containers;

/// <summary>A message or a part of one: header fields and a body (RFC 5322, RFC 2045).</summary>
internal sealed class MimeEntity
{
    /// <summary>A real message has a tenth of that. What stands after it in a header is not read.</summary>
    private const int MaxFields = 1_000;

    private const int MaxHeaderBytes = 256 * 1024;

    private readonly List<(string Name, string Value)> _fields;

    private MimeEntity(List<(string Name, string Value)> fields, ReadOnlyMemory<byte> body, string defaultType)
    {
        _fields = fields;
        Body = body;
        Type = HeaderValue.Parse(Field("Content-Type") ?? defaultType);
    }

    /// <summary>As transferred.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>Media type in lower case and its parameters; <c>text/plain</c> where none is stated (RFC 2045, section 5.2).</summary>
    public HeaderValue Type { get; }

    /// <summary>Whether it is meant to be saved rather than shown (RFC 2183).</summary>
    public bool IsAttachment => Field("Content-Disposition") is { } disposition && HeaderValue.Parse(disposition).Value == "attachment";

    /// <summary>The number of header fields.</summary>
    public int FieldCount => _fields.Count;

    /// <summary>The first field of a name, unfolded (RFC 5322, section 2.2.3), or null.</summary>
    public string? Field(string name)
    {
        foreach (var field in _fields)
        {
            if (field.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return field.Value;
        }

        return null;
    }

    /// <param name="bytes">From the first header field on.</param>
    /// <param name="defaultType">The media type where none is stated; parts of a digest differ.</param>
    public static MimeEntity Read(ReadOnlyMemory<byte> bytes, string defaultType = "text/plain")
    {
        var fields = new List<(string, string)>();
        var position = 0;
        while (position < bytes.Length)
        {
            var start = position;
            var isBlank = EndOfLine(bytes.Span, ref position) == start;
            if (isBlank)
                break;
            // A folded field goes on in lines that begin with a blank.
            while (position < bytes.Length && bytes.Span[position] is (byte)' ' or (byte)'\t')
                EndOfLine(bytes.Span, ref position);
            if (fields.Count < MaxFields && position <= MaxHeaderBytes && Field(bytes.Span[start..position]) is { } field)
                fields.Add(field);
        }

        return new MimeEntity(fields, bytes[position..], defaultType);
    }

    /// <summary>The body with the transfer encoding undone (RFC 2045, section 6).</summary>
    public byte[] Decoded() => Field("Content-Transfer-Encoding")?.Trim().ToLowerInvariant() switch
    {
        "base64" => TransferEncoding.Base64(Body.Span),
        "quoted-printable" => TransferEncoding.QuotedPrintable(Body.Span),
        _ => Body.ToArray(),
    };

    /// <summary>The parts of a multipart body (RFC 2046, section 5.1.1), without what stands before the first and after the last.</summary>
    public IEnumerable<MimeEntity> Parts()
    {
        if (Type.Parameter("boundary") is not { Length: > 0 } boundary)
            yield break;
        var delimiter = Encoding.Latin1.GetBytes("--" + boundary);
        int? start = null;
        var position = 0;
        while (position < Body.Length)
        {
            var lineStart = position;
            EndOfLine(Body.Span, ref position);
            if (!Body.Span[lineStart..].StartsWith(delimiter))
                continue;
            var rest = Body.Span[(lineStart + delimiter.Length)..position];
            var isLast = rest.StartsWith("--"u8);
            if (!isLast && rest.IndexOfAnyExcept(" \t\r\n"u8) >= 0)
                continue;
            if (start is { } begun)
                yield return Part(Body[begun..lineStart]);
            start = isLast ? null : position;
            if (isLast)
                yield break;
        }

        // Cut short: the last part has no end.
        if (start is { } open)
            yield return Part(Body[open..]);
    }

    // The line end before a delimiter belongs to it.
    private MimeEntity Part(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > 0 && bytes.Span[^1] == '\n')
            bytes = bytes[..^1];
        if (bytes.Length > 0 && bytes.Span[^1] == '\r')
            bytes = bytes[..^1];
        return Read(bytes, Type.Value == "multipart/digest" ? "message/rfc822" : "text/plain");
    }

    private static (string, string)? Field(ReadOnlySpan<byte> line)
    {
        var colon = line.IndexOf((byte)':');
        if (colon <= 0 || line[..colon].TrimEnd(" \t"u8).ContainsAnyExceptInRange((byte)33, (byte)126))
            return null;
        // Header text beyond ASCII is UTF-8 (RFC 6532); older programs wrote whatever they had.
        var encoding = Utf8.IsValid(line) ? Encoding.UTF8 : EncodingDetector.Detect(line).Encoding;
        var value = encoding.GetString(line[(colon + 1)..]).Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);
        return (Encoding.ASCII.GetString(line[..colon]).Trim(), value.Trim());
    }

    // Where the line's text ends; the position moves past its line end.
    private static int EndOfLine(ReadOnlySpan<byte> bytes, ref int position)
    {
        var length = bytes[position..].IndexOfAny((byte)'\r', (byte)'\n');
        if (length < 0)
            return position = bytes.Length;
        var end = position + length;
        position = end + (bytes[end] == '\r' && end + 1 < bytes.Length && bytes[end + 1] == '\n' ? 2 : 1);
        return end;
    }
}

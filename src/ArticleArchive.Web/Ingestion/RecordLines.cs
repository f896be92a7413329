using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace ArticleArchive.Web.Ingestion;

/// <summary>Reads a data set (<c>.ndjson</c>, <c>.jsonl</c>) as a stream of sources, one article a line.</summary>
internal static class RecordLines
{
    /// <summary>Stands between a data set's name and the line's number in the name of a source.</summary>
    public const string LineMark = " line ";

    // As generous as the parser's own reading of a record.
    private static readonly JsonReaderOptions s_options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    public static bool IsDataSet(string fileName) =>
        Path.GetExtension(fileName) is var extension
        && (extension.Equals(".ndjson", StringComparison.OrdinalIgnoreCase) || extension.Equals(".jsonl", StringComparison.OrdinalIgnoreCase));

    /// <summary>The sources of a data set, in order; blank lines are passed over.</summary>
    /// <param name="stream">The data set; read to its end, never held whole.</param>
    /// <param name="place">The data set as a person finds it again.</param>
    /// <param name="key">What identifies the data set across versions.</param>
    /// <param name="name">The data set's own name, with its folder where that is to be shown.</param>
    /// <param name="fields">The field names given for properties, or null.</param>
    /// <param name="maxLineBytes">Lines above this are refused without holding them.</param>
    public static IEnumerable<FoundSource> Read(
        Stream stream, string place, string key, string name, IReadOnlyDictionary<string, string>? fields, int maxLineBytes)
    {
        var idField = fields?.GetValueOrDefault("id") ?? "id";
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (number, bytes, byteCount) in Lines(stream, maxLineBytes))
        {
            var linePlace = string.Create(CultureInfo.InvariantCulture, $"{place}{LineMark}{number}");
            if (bytes is null)
            {
                yield return new FoundRefusal(linePlace, byteCount, IngestionOutcome.TooLarge, $"The line is larger than {ByteText.Of(maxLineBytes)}, the limit for one article.");
                continue;
            }

            if (number == 1 && IsUtf16(bytes))
            {
                yield return new FoundRefusal(place, byteCount, IngestionOutcome.Unreadable, "The data set is in UTF-16; lines of JSON are UTF-8. Convert it and try again.");
                yield break;
            }

            if (IsBlank(bytes))
                continue;
            if (Judge(bytes, idField, out var id) is { } why)
            {
                yield return new FoundRefusal(linePlace, byteCount, IngestionOutcome.BadRecord, why);
                continue;
            }

            // A record without an identifier, or with one that an earlier line has, is known by its line.
            var lineKey = id is not null && seen.Add(id)
                ? $"{key}#{id}"
                : string.Create(CultureInfo.InvariantCulture, $"{key}#{id}{(id is null ? "" : "@")}{number}");
            yield return new FoundBytes(
                linePlace, new SourceFile(string.Create(CultureInfo.InvariantCulture, $"{name}{LineMark}{number}"), lineKey, Path.GetFileName(name), bytes, fields));
        }
    }

    /// <summary>The lines of a stream without their ends; null for one above the limit.</summary>
    private static IEnumerable<(long Number, byte[]? Bytes, long ByteCount)> Lines(Stream stream, int maxLineBytes)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        try
        {
            using var line = new MemoryStream();
            var length = 0L;
            var number = 0L;
            int count;
            while ((count = stream.Read(buffer, 0, buffer.Length)) > 0)
            {
                var position = 0;
                while (position < count)
                {
                    var end = Array.IndexOf(buffer, (byte)'\n', position, count - position);
                    var piece = (end < 0 ? count : end) - position;
                    // What is above the limit is counted, not kept.
                    if (length + piece <= maxLineBytes)
                        line.Write(buffer, position, piece);
                    length += piece;
                    position += piece;
                    if (end < 0)
                        break;
                    position++;
                    yield return (++number, Take(line, length, isFirst: number == 1), length + 1);
                    length = 0;
                }
            }

            if (length > 0)
                yield return (++number, Take(line, length, isFirst: number == 1), length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[]? Take(MemoryStream line, long length, bool isFirst)
    {
        var bytes = line.Length == length ? line.ToArray() : null;
        line.SetLength(0);
        if (bytes is null)
            return null;
        var start = isFirst && bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        var end = bytes.Length > start && bytes[^1] == '\r' ? bytes.Length - 1 : bytes.Length;
        return start == 0 && end == bytes.Length ? bytes : bytes[start..end];
    }

    private static bool IsUtf16(ReadOnlySpan<byte> bytes) =>
        bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, (byte)'{', ..] or [(byte)'{', 0, ..];

    private static bool IsBlank(ReadOnlySpan<byte> bytes) => bytes.IndexOfAnyExcept(" \t\r\f\v"u8) < 0;

    // Asked here, where lines still come in order: whether it is a record at all, and the identifier that makes its key.
    private static string? Judge(ReadOnlySpan<byte> bytes, string idField, out string? id)
    {
        id = null;
        try
        {
            var reader = new Utf8JsonReader(bytes, s_options);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return "The line is no JSON object.";
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isId = idField.Equals(reader.GetString(), StringComparison.OrdinalIgnoreCase);
                reader.Read();
                if (isId && reader.TokenType == JsonTokenType.String)
                    id = reader.GetString();
                else if (isId && reader.TokenType == JsonTokenType.Number)
                    id = System.Text.Encoding.UTF8.GetString(reader.ValueSpan);
                reader.Skip();
            }

            if (reader.Read())
                return "There is more than one value on the line.";
            id = string.IsNullOrWhiteSpace(id) ? null : id.Trim();
            return null;
        }
        catch (JsonException exception)
        {
            // The reader's own message is for programmers, and quotes the line.
            return string.Create(CultureInfo.InvariantCulture, $"The line is no JSON object (it goes wrong at byte {(exception.BytePositionInLine ?? 0) + 1}).");
        }
        catch (InvalidOperationException)
        {
            return "The line holds text that is no valid UTF-8 or has half a surrogate pair.";
        }
    }
}

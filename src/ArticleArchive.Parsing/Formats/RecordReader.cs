using System.Text;
using System.Text.Json;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Formats;

/// <summary>Reads one JSON object of a data set: a line of an .ndjson file, or a .json file that holds one object.</summary>
internal static class RecordReader
{
    private const string TextProperty = "text";

    private static readonly JsonReaderOptions Options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 64,
    };

    // The names that a property goes by when the caller names no field; the first is the property's own.
    private static readonly (string[] Names, MetadataField Field)[] Properties =
    [
        (["id"], MetadataField.ExternalId),
        (["url", "link"], MetadataField.Url),
        (["title", "headline"], MetadataField.Title),
        (["standfirst", "description", "summary"], MetadataField.Standfirst),
        (["author", "authors", "byline"], MetadataField.Author),
        (["publisher", "site_name", "site"], MetadataField.Publisher),
        (["published", "date", "published_at", "date_published", "publish_date"], MetadataField.Published),
        (["language", "lang"], MetadataField.Language),
    ];

    private static readonly string[] TextNames = [TextProperty, "body", "content"];

    /// <param name="source">The record as it stands in the file.</param>
    /// <param name="fields">The field that holds a property, such as <c>body</c> for <c>text</c>; null for the standard names.</param>
    public static PageText Read(string source, IReadOnlyDictionary<string, string>? fields)
    {
        if (Members(source) is not { } members)
            return AsPlainText(source, "The record is not one JSON object.");
        var metadata = Stated(members, fields);
        if (Named(members, TextNames, fields).FirstOrDefault(member => member.Literal is not null) is not { Literal: { } literal })
            return AsPlainText(source, "The record has no text field.") with { Metadata = metadata };
        var (text, runs) = Decode(source, literal);
        if (RecordMarkup.IsIn(text))
            (text, runs) = RecordMarkup.Strip(text, runs);
        return PlainTextReader.Read(text) with { Runs = runs, Metadata = metadata };
    }

    // A field of the record; the literal is what stands between the quotation marks of a string.
    private sealed record Member(string Name, JsonElement Value, TextSpan? Literal);

    private static List<Member>? Members(string source)
    {
        var bytes = Encoding.UTF8.GetBytes(source);
        var reader = new Utf8JsonReader(bytes, Options);
        var members = new List<Member>();
        var literals = new List<(int Member, int Start, int End)>();
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                reader.Read();
                if (reader.TokenType == JsonTokenType.String)
                    literals.Add((members.Count, (int)reader.TokenStartIndex + 1, (int)reader.BytesConsumed - 1));
                members.Add(new Member(name, JsonElement.ParseValue(ref reader), Literal: null));
            }

            // Anything after the object makes it two records, or none.
            if (reader.Read())
                return null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // The second is what a string with half a surrogate pair in its name throws.
            return null;
        }

        // The reader counts bytes, the spans count code units: one pass over the text turns one into the other.
        int byteOffset = 0, charOffset = 0;
        foreach (var (member, start, end) in literals)
        {
            charOffset += Encoding.UTF8.GetCharCount(bytes.AsSpan(byteOffset, start - byteOffset));
            var length = Encoding.UTF8.GetCharCount(bytes.AsSpan(start, end - start));
            members[member] = members[member] with { Literal = TextSpan.OfLength(charOffset, length) };
            charOffset += length;
            byteOffset = end;
        }

        return members;
    }

    private static List<StatedMetadata> Stated(List<Member> members, IReadOnlyDictionary<string, string>? fields)
    {
        var stated = new List<StatedMetadata>();
        foreach (var (names, field) in Properties)
        {
            foreach (var member in Named(members, names, fields))
            {
                var values = Values(member.Value).ToList();
                stated.AddRange(values.Select(value => new StatedMetadata(field, value, $"field {member.Name}")));
                if (values.Count > 0)
                    break;
            }
        }

        return stated;
    }

    private static List<string> Values(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number)
            return [value.GetRawText()];
        try
        {
            return JsonLd.Names(value).ToList();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair written as an escape: no text, so nothing is stated.
            return [];
        }
    }

    private static IEnumerable<Member> Named(List<Member> members, string[] names, IReadOnlyDictionary<string, string>? fields)
    {
        IEnumerable<string> wanted = fields?.TryGetValue(names[0], out var given) == true ? [given] : names;
        return wanted.SelectMany(name => members.Where(member => member.Name.Equals(name, StringComparison.OrdinalIgnoreCase)));
    }

    // What the literal says, and where each stretch of it stands: as it is between the escapes, and each escape as a whole.
    private static (string Text, IReadOnlyList<SourceRun> Runs) Decode(string source, TextSpan literal)
    {
        var page = new PageTextBuilder();
        for (var at = literal.Start; at < literal.End;)
        {
            var (c, length) = CharacterAt(source, at);
            if (c == '\r')
            {
                // Line ends are \n in every text, also those that were escaped.
                c = '\n';
                if (at + length < literal.End && CharacterAt(source, at + length) is ('\n', var next))
                    length += next;
            }
            else if (char.IsHighSurrogate(c) && at + length < literal.End && CharacterAt(source, at + length) is var (low, lowLength) && char.IsLowSurrogate(low))
            {
                page.Append(c, TextSpan.OfLength(at, length));
                at += length;
                (c, length) = (low, lowLength);
            }
            else if (c == '\0' || char.IsSurrogate(c))
            {
                c = '\uFFFD';
            }

            page.Append(c, TextSpan.OfLength(at, length));
            at += length;
        }

        var built = page.Build([]);
        return (built.Text, built.Runs!);
    }

    private static (char Character, int Length) CharacterAt(string source, int at)
    {
        if (source[at] != '\\')
            return (source[at], 1);
        return source[at + 1] switch
        {
            'n' => ('\n', 2),
            't' => ('\t', 2),
            'r' => ('\r', 2),
            'b' => ('\b', 2),
            'f' => ('\f', 2),
            'u' => ((char)Convert.ToInt32(source.Substring(at + 2, 4), 16), 6),
            var same => (same, 2),
        };
    }

    private static PageText AsPlainText(string source, string why) => PlainTextReader.Read(source).With(FindingKind.NoRecord, $"{why} It was read as plain text.");
}

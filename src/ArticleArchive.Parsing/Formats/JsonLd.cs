using System.Net;
using System.Text;
using System.Text.Json;

namespace ArticleArchive.Parsing.Formats;

/// <summary>Reads what schema.org objects in a page state about the article.</summary>
internal static class JsonLd
{
    private const int LongestScript = 1_000_000;

    /// <summary>Objects looked at; a page has a dozen.</summary>
    private const int MostObjects = 10_000;

    private static readonly JsonDocumentOptions Tolerant = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 64,
    };

    /// <summary>The properties of the first article among the objects; of the page when there is no article.</summary>
    public static IEnumerable<StatedMetadata> Read(IEnumerable<string> scripts)
    {
        var objects = new List<JsonElement>();
        foreach (var script in scripts)
            Collect(script, objects);
        var byId = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var item in objects)
        {
            // A reference is an object with nothing but @id.
            if (Text(item, "@id") is { } id && item.EnumerateObject().Skip(1).Any())
                byId.TryAdd(id, item);
        }

        foreach (var article in objects.Where(IsArticle).Take(1))
        {
            foreach (var stated in Properties(article, byId, "json-ld"))
                yield return stated;
            yield break;
        }

        foreach (var page in objects.Where(IsPage).Take(1))
        {
            foreach (var stated in Properties(page, byId, "json-ld page"))
                yield return stated;
        }
    }

    /// <summary>Names of a person, an organisation, or a list of them, written as a string or an object.</summary>
    public static IEnumerable<string> Names(JsonElement value, IReadOnlyDictionary<string, JsonElement>? byId = null)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                if (Clean(value.GetString()) is { } text)
                    yield return text;
                break;
            case JsonValueKind.Array:
                foreach (var name in value.EnumerateArray().Where(item => item.ValueKind != JsonValueKind.Array).Take(50).SelectMany(item => Names(item, byId)))
                    yield return name;
                break;
            case JsonValueKind.Object:
                var person = Text(value, "name") is null && Text(value, "@id") is { } id && byId?.TryGetValue(id, out var known) == true ? known : value;
                if (person.TryGetProperty("name", out var stated) && stated.ValueKind is JsonValueKind.String or JsonValueKind.Array)
                {
                    foreach (var name in Names(stated))
                        yield return name;
                }

                break;
            default:
                break;
        }
    }

    private static IEnumerable<StatedMetadata> Properties(JsonElement article, Dictionary<string, JsonElement> byId, string origin)
    {
        foreach (var title in All("headline", "name").Take(1))
            yield return new(MetadataField.Title, title, origin);
        foreach (var standfirst in All("description").Take(1))
            yield return new(MetadataField.Standfirst, standfirst, origin);
        foreach (var author in NamesOf("author", "creator"))
            yield return new(MetadataField.Author, author, origin);
        foreach (var publisher in NamesOf("publisher", "sourceOrganization").Take(1))
            yield return new(MetadataField.Publisher, publisher, origin);
        foreach (var published in All("datePublished", "dateCreated").Take(1))
            yield return new(MetadataField.Published, published, origin);
        foreach (var language in All("inLanguage").Take(1))
            yield return new(MetadataField.Language, language, origin);
        foreach (var url in All("url").Take(1))
            yield return new(MetadataField.Url, url, origin);

        IEnumerable<string> All(params string[] names) => names.Select(name => Text(article, name)).OfType<string>();

        IEnumerable<string> NamesOf(params string[] names) => names
            .Select(name => article.TryGetProperty(name, out var value) ? Names(value, byId).Distinct(StringComparer.Ordinal).ToList() : [])
            .FirstOrDefault(found => found.Count > 0) ?? [];
    }

    private static void Collect(string script, List<JsonElement> objects)
    {
        if (script.Length > LongestScript || Parse(script) is not { } root)
            return;
        var waiting = new Queue<JsonElement>([root]);
        while (waiting.TryDequeue(out var value) && objects.Count < MostObjects)
        {
            if (value.ValueKind == JsonValueKind.Object)
            {
                objects.Add(value);
                foreach (var property in value.EnumerateObject().Where(property => property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array))
                    waiting.Enqueue(property.Value);
            }
            else if (value.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in value.EnumerateArray().Take(MostObjects))
                    waiting.Enqueue(item);
            }
        }
    }

    private static JsonElement? Parse(string script)
    {
        var json = script.AsSpan().Trim().Trim(";").ToString();
        foreach (var (open, close) in new[] { ("<!--", "-->"), ("//<![CDATA[", "//]]>"), ("<![CDATA[", "]]>") })
        {
            if (json.StartsWith(open, StringComparison.Ordinal))
                json = json[open.Length..].Replace(close, "", StringComparison.Ordinal).Trim();
        }

        return TryParse(json) ?? TryParse(WithoutControls(json));
    }

    private static JsonElement? TryParse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Tolerant);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Line ends inside strings are the commonest error in these scripts; outside strings a blank does as well.
    private static string WithoutControls(string json)
    {
        var clean = new StringBuilder(json);
        for (var i = 0; i < clean.Length; i++)
        {
            if (char.IsControl(clean[i]))
                clean[i] = ' ';
        }

        return clean.ToString();
    }

    private static bool IsArticle(JsonElement item) =>
        Types(item).Any(type => type.EndsWith("Article", StringComparison.OrdinalIgnoreCase) || type.EndsWith("Posting", StringComparison.OrdinalIgnoreCase) && type != "JobPosting" || type is "Report" or "Review" or "Recipe" or "HowTo")
        && (item.TryGetProperty("headline", out _) || item.TryGetProperty("author", out _) || item.TryGetProperty("datePublished", out _));

    private static bool IsPage(JsonElement item) => Types(item).Any(type => type.EndsWith("WebPage", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Types(JsonElement item)
    {
        if (!item.TryGetProperty("@type", out var type))
            return [];
        return type.ValueKind switch
        {
            JsonValueKind.String => [type.GetString()!.Split('/')[^1]],
            JsonValueKind.Array => type.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.String).Select(one => one.GetString()!.Split('/')[^1]),
            _ => [],
        };
    }

    private static string? Text(JsonElement item, string property) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(property, out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.String => Clean(value.GetString()),
                JsonValueKind.Array => value.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.String).Select(one => Clean(one.GetString())).FirstOrDefault(text => text is not null),
                _ => null,
            }
            : null;

    private static string? Clean(string? value) =>
        WebUtility.HtmlDecode(value)?.Trim() is { Length: > 0 } text ? text : null;
}

namespace ArticleArchive.Parsing.Formats;

/// <summary>
/// Reads the scalars and lists that a Markdown file states about itself between <c>---</c> lines. This is the small part of YAML that
/// front matter is written in; nesting, anchors and types are skipped, so no YAML parser has to be trusted with a stranger's file.
/// </summary>
internal static class FrontMatter
{
    /// <summary>Where a property was stated.</summary>
    public const string Origin = "front matter";

    private static readonly Dictionary<string, MetadataField> Fields = new(StringComparer.OrdinalIgnoreCase)
    {
        ["title"] = MetadataField.Title,
        ["headline"] = MetadataField.Title,
        ["description"] = MetadataField.Standfirst,
        ["summary"] = MetadataField.Standfirst,
        ["subtitle"] = MetadataField.Standfirst,
        ["excerpt"] = MetadataField.Standfirst,
        ["author"] = MetadataField.Author,
        ["authors"] = MetadataField.Author,
        ["byline"] = MetadataField.Author,
        ["publisher"] = MetadataField.Publisher,
        ["site"] = MetadataField.Publisher,
        ["date"] = MetadataField.Published,
        ["published"] = MetadataField.Published,
        ["publishdate"] = MetadataField.Published,
        ["pubdate"] = MetadataField.Published,
        ["lang"] = MetadataField.Language,
        ["language"] = MetadataField.Language,
        ["url"] = MetadataField.Url,
        ["source"] = MetadataField.Url,
        ["canonical"] = MetadataField.Url,
        ["canonical_url"] = MetadataField.Url,
        ["link"] = MetadataField.Url,
        ["id"] = MetadataField.ExternalId,
    };

    /// <param name="block">With or without its <c>---</c> lines.</param>
    public static IReadOnlyList<StatedMetadata> Read(string block)
    {
        var stated = new List<StatedMetadata>();
        MetadataField? field = null;
        var folded = new List<string>();
        var isFolded = false;
        foreach (var line in block.Split('\n'))
        {
            var text = line.Trim();
            if (line.TrimEnd() is "---" or "...")
                continue;
            if (line.Length > 0 && !char.IsWhiteSpace(line[0]) && !text.StartsWith('-'))
            {
                EndFolded();
                var colon = text.IndexOf(':', StringComparison.Ordinal);
                field = colon > 0 && Fields.TryGetValue(text[..colon].Trim().Trim('"', '\''), out var known) ? known : null;
                var value = colon > 0 ? text[(colon + 1)..].Trim() : "";
                isFolded = value is ['|' or '>', ..] and { Length: <= 3 };
                if (field is not null && !isFolded)
                    AddAll(value);
            }
            else if (field is not null && isFolded)
            {
                folded.Add(text);
            }
            else if (field is not null && text.StartsWith("- ", StringComparison.Ordinal))
            {
                // A list of authors, or of objects that have a name.
                var item = text[2..].Trim();
                Add(item.StartsWith("name:", StringComparison.OrdinalIgnoreCase) ? item["name:".Length..] : item);
            }
            else if (field == MetadataField.Author && text.StartsWith("name:", StringComparison.OrdinalIgnoreCase))
            {
                Add(text["name:".Length..]);
            }
        }

        EndFolded();
        return stated;

        void EndFolded()
        {
            if (isFolded)
                Add(string.Join(' ', folded.Where(text => text.Length > 0)));
            folded.Clear();
            isFolded = false;
        }

        void AddAll(string value)
        {
            if (value is not ['[', .., ']'])
            {
                Add(value);
                return;
            }

            foreach (var item in value[1..^1].Split(','))
                Add(item);
        }

        void Add(string value)
        {
            if (field is { } known && Scalar(value) is { Length: > 0 } scalar)
                stated.Add(new StatedMetadata(known, scalar, Origin));
        }
    }

    private static string Scalar(string value)
    {
        value = value.Trim();
        if (value is ['"', .., '"'] && value.Length > 1)
            return value[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal).Trim();
        if (value is ['\'', .., '\''] && value.Length > 1)
            return value[1..^1].Replace("''", "'", StringComparison.Ordinal).Trim();
        var comment = value.IndexOf(" #", StringComparison.Ordinal);
        value = comment >= 0 ? value[..comment].Trim() : value;
        return value is "null" or "~" or "{}" ? "" : value;
    }
}

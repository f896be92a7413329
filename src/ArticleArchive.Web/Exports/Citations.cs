using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace ArticleArchive.Web.Exports;

/// <summary>An article as an entry of a bibliography. What is not known is left out; the file's hash goes along as a note, so that what was cited can be told.</summary>
internal static class Citations
{
    private static readonly string[] s_months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>Names the article in all three formats.</summary>
    public static string KeyOf(ExportedArticle article) => string.Create(CultureInfo.InvariantCulture, $"archive{article.Id}");

    /// <summary>An entry of BibTeX, in UTF-8.</summary>
    public static string BibTex(ExportedArticle article)
    {
        var fields = new List<string> { $"title = {{{{{Escaped(article.Title)}}}}}" };
        // The names are as printed: a comma inside one would be read as surname first.
        if (article.Authors.Count > 0)
            fields.Add($"author = {{{string.Join(" and ", article.Authors.Select(name => name.Contains(',', StringComparison.Ordinal) || name.Contains(" and ", StringComparison.Ordinal) ? $"{{{Escaped(name)}}}" : Escaped(name)))}}}");
        if (article.Publisher is { } publisher)
            fields.Add($"publisher = {{{Escaped(publisher)}}}");
        if (article.PublishedParts is [var year, ..])
            fields.Add(string.Create(CultureInfo.InvariantCulture, $"year = {{{year:0000}}}"));
        if (article.PublishedParts is [_, var month, ..])
            fields.Add($"month = {s_months[month - 1]}");
        if (article.PublishedParts is [_, _, var day])
            fields.Add(string.Create(CultureInfo.InvariantCulture, $"day = {{{day}}}"));
        if (article.OriginalUrl is { } url)
            fields.Add($"url = {{{Address(url)}}}");
        if (article.Language is { } language)
            fields.Add($"langid = {{{Escaped(language)}}}");
        fields.Add($"note = {{{Escaped(Note(article))}}}");
        return $"@misc{{{KeyOf(article)},\n  {string.Join(",\n  ", fields)}\n}}\n";
    }

    /// <summary>A record of RIS, lines ending with CRLF as the format asks.</summary>
    public static string Ris(ExportedArticle article)
    {
        var record = new StringBuilder();
        void Add(string tag, string value) => record.Append(tag).Append("  - ").Append(OneLine(value)).Append("\r\n");
        Add("TY", article.OriginalUrl is null ? "NEWS" : "ELEC");
        Add("ID", KeyOf(article));
        Add("TI", article.Title);
        foreach (var author in article.Authors)
            Add("AU", author);
        if (article.Publisher is { } publisher)
            Add("PB", publisher);
        if (article.PublishedParts is [var year, ..])
        {
            Add("PY", year.ToString("0000", CultureInfo.InvariantCulture));
            Add("DA", string.Join('/', article.PublishedParts.Select((part, i) => part.ToString(i == 0 ? "0000" : "00", CultureInfo.InvariantCulture))));
        }

        if (article.OriginalUrl is { } url)
            Add("UR", url);
        if (article.Language is { } language)
            Add("LA", language);
        Add("N1", Note(article));
        record.Append("ER  - \r\n");
        return record.ToString();
    }

    /// <summary>An item of CSL-JSON.</summary>
    public static JsonObject Csl(ExportedArticle article)
    {
        var item = new JsonObject { ["id"] = KeyOf(article), ["type"] = article.OriginalUrl is null ? "document" : "webpage", ["title"] = article.Title };
        // Which part of a name is the surname is not known.
        if (article.Authors.Count > 0)
            item["author"] = new JsonArray([.. article.Authors.Select(name => new JsonObject { ["literal"] = name })]);
        if (article.Publisher is { } publisher)
            item[article.OriginalUrl is null ? "publisher" : "container-title"] = publisher;
        if (article.PublishedParts.Count > 0)
            item["issued"] = new JsonObject { ["date-parts"] = new JsonArray(new JsonArray([.. article.PublishedParts.Select(part => JsonValue.Create(part))])) };
        if (article.OriginalUrl is { } url)
            item["URL"] = url;
        if (article.Language is { } language)
            item["language"] = language;
        var seen = article.ArchivedAtUtc;
        item["accessed"] = new JsonObject { ["date-parts"] = new JsonArray(new JsonArray(seen.Year, seen.Month, seen.Day)) };
        item["archive"] = "Article Archive";
        item["archive_location"] = article.Url;
        item["note"] = Note(article);
        return item;
    }

    private static string Note(ExportedArticle article) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(article.IsTitleDerived ? "Untitled; named after its first words. " : "")}Archived {article.ArchivedAtUtc:yyyy-MM-dd} as {article.SourceName}, SHA-256 {article.Sha256}, {article.Url}");

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in OneLine(text))
        {
            _ = c switch
            {
                '\\' => escaped.Append("\\textbackslash{}"),
                '~' => escaped.Append("\\textasciitilde{}"),
                '^' => escaped.Append("\\textasciicircum{}"),
                '{' or '}' or '%' or '&' or '$' or '#' or '_' => escaped.Append('\\').Append(c),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    // An address is read literally; what would end the field or the line is written as RFC 3986 has it.
    private static string Address(string url) => OneLine(url).Replace("{", "%7B", StringComparison.Ordinal).Replace("}", "%7D", StringComparison.Ordinal)
        .Replace("\\", "%5C", StringComparison.Ordinal).Replace(" ", "%20", StringComparison.Ordinal);

    private static string OneLine(string text) => string.Create(text.Length, text, static (line, source) =>
    {
        for (var i = 0; i < source.Length; i++)
            line[i] = char.IsControl(source[i]) || source[i] is '\u2028' or '\u2029' ? ' ' : source[i];
    });
}

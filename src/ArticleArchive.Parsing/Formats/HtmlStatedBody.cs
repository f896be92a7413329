using System.Net;
using System.Text.Json;

namespace ArticleArchive.Parsing.Formats;

/// <summary>Finds the article's text in the page's JSON-LD (<c>"articleBody": "..."</c>).</summary>
internal static class HtmlStatedBody
{
    private const string Name = "\"articleBody\"";
    private const int Longest = 1_000_000;

    /// <summary>The longest one on the page, with character references resolved; null when there is none that can be read.</summary>
    public static string? Find(string source)
    {
        string? longest = null;
        for (var at = source.IndexOf(Name, StringComparison.Ordinal); at >= 0; at = source.IndexOf(Name, at + Name.Length, StringComparison.Ordinal))
        {
            if (ReadString(source, at + Name.Length) is { } text && text.Length > (longest?.Length ?? 0))
                longest = text;
        }

        return WebUtility.HtmlDecode(longest);
    }

    private static string? ReadString(string source, int position)
    {
        while (position < source.Length && (char.IsWhiteSpace(source[position]) || source[position] == ':'))
            position++;
        if (position >= source.Length || source[position] != '"')
            return null;
        for (var end = position + 1; end < source.Length && end - position < Longest; end++)
        {
            if (source[end] == '\\')
                end++;
            else if (source[end] == '"')
                return Unescape(source[position..(end + 1)]);
        }

        return null;
    }

    private static string? Unescape(string literal)
    {
        try
        {
            return JsonSerializer.Deserialize<string>(literal.Replace('\n', ' ').Replace('\t', ' '));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

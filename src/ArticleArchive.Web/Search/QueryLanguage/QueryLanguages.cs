using System.Collections.Frozen;
using System.Globalization;

namespace ArticleArchive.Web.Search.QueryLanguage;

/// <summary>Languages by their BCP 47 tags and their English and own names, as the framework's culture data have them.</summary>
internal static class QueryLanguages
{
    // Keys without marks and in small letters: "brazilianportuguese" is of no one's writing, "haitiancreole" is.
    private static readonly Lazy<FrozenDictionary<string, string>> s_tags = new(ReadTags);

    /// <param name="typed">A tag, a three-letter code or a name, in any capitals.</param>
    /// <returns>The tag as the archive writes it (<c>de</c>, <c>pt-BR</c>), or null for what is no known language.</returns>
    public static string? Find(string typed)
    {
        if (s_tags.Value.TryGetValue(Key(typed), out var tag))
            return tag;
        var parts = typed.Replace('_', '-').Split('-');
        // What follows the language is taken as it comes: scripts, regions and variants are too many to list.
        if (parts.Length < 2 || !parts.Skip(1).All(part => part.Length is >= 2 and <= 8 && part.All(char.IsAsciiLetterOrDigit)) || parts[0].Length > 3 || !s_tags.Value.TryGetValue(Key(parts[0]), out var language))
            return null;
        return string.Join('-', parts.Skip(1).Select(Cased).Prepend(language));
    }

    private static FrozenDictionary<string, string> ReadTags()
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        var languages = CultureInfo.GetCultures(CultureTypes.NeutralCultures)
            .Where(culture => culture.Name.Length is 2 or 3 && culture.Parent.Equals(CultureInfo.InvariantCulture))
            .OrderBy(culture => culture.Name.Length).ThenBy(culture => culture.Name, StringComparer.Ordinal).ToList();
        // Tags before names, so that no name hides a tag.
        foreach (var culture in languages)
            tags.TryAdd(culture.Name.ToLowerInvariant(), culture.Name);
        foreach (var culture in languages)
        {
            foreach (var name in new[] { culture.ThreeLetterISOLanguageName, culture.EnglishName, culture.NativeName }.Where(name => name.Length > 0))
                tags.TryAdd(Key(name), culture.Name);
        }

        // Written Norwegian and Chinese are known by these; the culture data hang them below others or split them.
        tags.TryAdd("no", "no");
        tags.TryAdd("norwegian", "no");
        tags.TryAdd("zh", "zh");
        tags.TryAdd("chinese", "zh");
        return tags.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string Key(string name) => string.Concat(name.Where(char.IsLetter)).ToLowerInvariant();

    // RFC 5646, 2.1.1: regions in capitals, scripts with one, the rest small.
    private static string Cased(string part) => part.Length switch
    {
        2 => part.ToUpperInvariant(),
        4 => char.ToUpperInvariant(part[0]) + part[1..].ToLowerInvariant(),
        _ => part.ToLowerInvariant(),
    };
}

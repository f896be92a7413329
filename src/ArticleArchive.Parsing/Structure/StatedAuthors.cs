using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Structure;

/// <summary>The authors that a file's markup states.</summary>
/// <remarks>
/// The sources contradict each other: one gives the writer, another the account that pasted the text in. The first source, in
/// the order in which <see cref="HtmlMetadata"/> trusts them, that gives a name is believed, and only that one.
/// </remarks>
internal static class StatedAuthors
{
    // What publishing systems write where nobody filled in a name.
    private static readonly HashSet<string> Placeholders = new(StringComparer.OrdinalIgnoreCase)
    {
        "admin", "administrator", "webmaster", "site admin", "web admin", "editor", "author", "user", "guest", "name", "undefined", "null", "none", "unknown", "anonymous", "test", "default", "wordpress", "root", "staff",
    };

    /// <returns>Empty when no source names anyone.</returns>
    public static IReadOnlyList<StatedValue> Read(IReadOnlyList<StatedMetadata> stated)
    {
        var publishers = stated.Where(value => value.Field == MetadataField.Publisher && value.Origin != HtmlTitles.Origin).Select(value => TitleReader.Key(value.Value)).ToHashSet(StringComparer.Ordinal);
        foreach (var source in stated.Where(value => value.Field == MetadataField.Author).GroupBy(value => value.Origin, StringComparer.Ordinal))
        {
            var names = source.SelectMany(value => NamesIn(value.Value, source.Key is HtmlMetadata.AuthorClass or HtmlMetadata.AddressElement or "rel author"))
                .DistinctBy(TitleReader.Key, StringComparer.Ordinal)
                .Where(name => !publishers.Contains(TitleReader.Key(name)) || PersonalNames.IsPersonShaped(name))
                .ToList();
            // An element of a class may hold another one: the first that gives names is the byline.
            if (names.Count > 0)
                return names.ConvertAll(name => new StatedValue(name, Origin.Found, $"stated by the file ({source.Key})"));
        }

        return [];
    }

    private static IEnumerable<string> NamesIn(string value, bool isShown)
    {
        var text = value.Trim(' ', '"', '“', '”', '\'', ',', '|', '-', '–', '—', '•', '·', '»', '(', ')');
        if (text.Length == 0)
            yield break;
        var whole = new TextSpan(0, text.Length);
        if (BylineReader.Read(text, whole) is { Count: > 0 } byCue)
        {
            foreach (var name in byCue.Select(span => span.In(text)).Where(IsName))
                yield return name;
            yield break;
        }

        // What a page shows beside an author's name (role, date, "all posts by") is cut off; what it states for programs is taken as it is.
        if (isShown || text.Contains(" | ", StringComparison.Ordinal))
        {
            foreach (var name in BylineReader.Names(text, whole).Select(span => span.In(text)).Where(name => IsName(name) && (!isShown || PersonalNames.IsPersonShaped(name))))
                yield return name;
            yield break;
        }

        if (IsName(text))
            yield return text;
    }

    private static bool IsName(string name)
    {
        if (name.Length > 120 || name.Contains("://", StringComparison.Ordinal) || name.StartsWith("www.", StringComparison.OrdinalIgnoreCase) || name.StartsWith('@') || !name.Any(char.IsLetter) || Placeholders.Contains(name))
            return false;
        // "kffnirmitap", "andrew.keaveney", "brandon-peaktwo": the account's name, not the writer's.
        var isLogin = !name.Any(char.IsWhiteSpace) && !name.Any(char.IsUpper) && name.Any(char.IsLower);
        return !isLogin;
    }
}

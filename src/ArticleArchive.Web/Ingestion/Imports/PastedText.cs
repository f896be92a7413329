using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace ArticleArchive.Web.Ingestion.Imports;

/// <summary>Makes a source of text that a person pasted: named by its first words, in the format that it is written in.</summary>
public static partial class PastedText
{
    private const int MaxNameLength = 60;

    /// <summary>The most characters that one paste may have; more is a file.</summary>
    public const int MaxLength = 2_000_000;

    /// <param name="title">A title to put above the text, or null.</param>
    /// <param name="text">Not blank.</param>
    public static UploadedFile ToFile(string? title, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        // A form sends its line ends as two characters, whatever was pasted.
        text = text.ReplaceLineEndings("\n").Trim('\n');
        title = string.IsNullOrWhiteSpace(title) ? null : string.Join(' ', title.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var extension = ExtensionOf(text);
        var whole = (title, extension) switch
        {
            (null, _) => text,
            (_, ".html") => $"<h1>{WebUtility.HtmlEncode(title)}</h1>\n{text}",
            (_, ".md") when !text.StartsWith("---\n", StringComparison.Ordinal) => $"# {title}\n\n{text}",
            (_, ".md") => text,
            _ => $"{title}\n\n{text}",
        };
        return UploadedFile.Of(NameOf(title ?? (extension == ".html" ? WebUtility.HtmlDecode(Tag().Replace(text, " ")) : text)) + extension, Encoding.UTF8.GetBytes(whole + "\n"));
    }

    /// <summary>The extension of the format that a text is written in.</summary>
    internal static string ExtensionOf(string text)
    {
        var start = text.AsSpan().TrimStart();
        if (start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase))
            return ".html";
        // Two block tags, since prose about HTML may name one; the closing ones say that it is meant.
        if (BlockEnd().Count(text) >= 2)
            return ".html";
        // One sign alone also stands in plain text: a line of dashes, a star before a footnote.
        var isMarkdown = start.StartsWith("---\n", StringComparison.Ordinal) || MarkdownHeading().IsMatch(text) || MarkdownLink().Count(text) >= 2;
        return isMarkdown ? ".md" : ".txt";
    }

    private static string NameOf(string text)
    {
        var name = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark || rune.Value is '-' or '\'' or '’')
                name.Append(rune.ToString());
            else if (name.Length > 0 && name[^1] != ' ')
                name.Append(' ');
            if (name.Length >= MaxNameLength)
                break;
        }

        var words = name.ToString();
        if (words.Length >= MaxNameLength && words.LastIndexOf(' ') is > MaxNameLength / 2 and var end)
            words = words[..end];
        words = words.Trim(' ', '-', '\'', '’');
        return words.Length == 0 ? "pasted text" : words;
    }

    [GeneratedRegex("<[^>]{0,1000}>", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    [GeneratedRegex("</(p|div|article|section|h[1-6]|ul|ol|li|table|blockquote|body)>", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex BlockEnd();

    [GeneratedRegex(@"^#{1,6} \S", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex MarkdownHeading();

    [GeneratedRegex(@"\[[^\]\n]{1,300}\]\((https?:|/|mailto:)[^)\s]{0,1000}\)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex MarkdownLink();
}

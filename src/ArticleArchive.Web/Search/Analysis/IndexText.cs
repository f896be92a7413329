using System.Buffers;
using System.Text;

namespace ArticleArchive.Web.Search.Analysis;

/// <summary>
/// What text goes through before it meets the index's tokenizer, on the way in and in a query: invisible breaks inside
/// words vanish, full-width letters and digits become plain ones. The tokenizer itself knows neither.
/// </summary>
internal static class IndexText
{
    /// <summary>
    /// A word of its own between the blocks of a column (a private-use letter, which no text has), so that a phrase is
    /// never found across the end of a paragraph.
    /// </summary>
    public const string BlockBreak = "\n\uE000\n";

    private static readonly SearchValues<char> s_changed = SearchValues.Create(
        [.. Enumerable.Range(0, 0x10000).Select(c => (char)c).Where(c => Of(c) != c)]);

    /// <summary>The text as it is indexed; the same instance when nothing changes.</summary>
    public static string Of(string text)
    {
        var first = text.AsSpan().IndexOfAny(s_changed);
        if (first < 0)
            return text;
        var changed = new StringBuilder(text.Length).Append(text, 0, first);
        foreach (var c in text.AsSpan(first))
        {
            if (Of(c) is not '\0' and var kept)
                changed.Append(kept);
        }

        return changed.ToString();
    }

    /// <returns>The character as it is indexed, or NUL for one that vanishes.</returns>
    public static char Of(char c) => c switch
    {
        '\u00AD' or '\u200B' or '\u2060' or '\uFEFF' => '\0',
        (>= '\uFF10' and <= '\uFF19') or (>= '\uFF21' and <= '\uFF3A') or (>= '\uFF41' and <= '\uFF5A') => (char)(c - 0xFEE0),
        // Text with NUL is cut there by SQL functions; it stands between words.
        '\0' => ' ',
        _ => c,
    };
}

using System.Globalization;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Web.Pages.Reading;

/// <summary>
/// Characters that make a text look other than it is. Joiners, direction marks and soft hyphens are ordinary spelling in
/// many languages and are not among them.
/// </summary>
internal static class DeceptiveCharacters
{
    /// <summary>The places of such characters in a stretch of text, in order.</summary>
    public static IEnumerable<TextSpan> Find(string text, TextSpan span)
    {
        for (var i = span.Start; i < span.End; i++)
        {
            // Tag characters, which spell hidden messages, are the plane 14 block U+E0000-E007F: one surrogate pair each.
            if (text[i] == '\uDB40' && i + 1 < span.End && text[i + 1] is >= '\uDC00' and <= '\uDC7F')
                yield return new TextSpan(i, ++i + 1);
            else if (IsDeceptive(text[i]))
                yield return new TextSpan(i, i + 1);
        }
    }

    /// <summary>How such a character is shown: its code point.</summary>
    public static string Shown(string characters)
    {
        var codePoint = characters.Length == 2 && char.IsSurrogatePair(characters, 0) ? char.ConvertToUtf32(characters, 0) : characters[0];
        return string.Create(CultureInfo.InvariantCulture, $"U+{codePoint:X4}");
    }

    private static bool IsDeceptive(char c) => c is
        (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200B' or '\u2060' or '\uFEFF'
        or (< ' ' and not ('\t' or '\n')) or (>= '\u007F' and < '\u00A0');
}

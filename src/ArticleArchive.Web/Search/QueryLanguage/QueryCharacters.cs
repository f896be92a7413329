using System.Globalization;
using System.Text;
using ArticleArchive.Web.Search.Analysis;

namespace ArticleArchive.Web.Search.QueryLanguage;

/// <summary>
/// What a character means to the language. Typed marks come in every shape (a phone's curly quotes, an input method's
/// full-width brackets, a word processor's dashes), so each mark is known by all its shapes.
/// </summary>
internal static class QueryCharacters
{
    /// <summary>A full-width mark as the plain one; other characters as they are. Letters stay: the index folds them.</summary>
    public static char Plain(char c) => c is >= '\uFF01' and <= '\uFF5E' && !char.IsLetterOrDigit(c) ? (char)(c - 0xFEE0) : c;

    /// <summary>
    /// Stands between words and means nothing itself. Chinese and Japanese punctuation is among them, since no space
    /// follows it; so are the invisible marks of a text's direction, which come along with whatever is pasted.
    /// </summary>
    public static bool IsSpace(char c) => char.IsWhiteSpace(c) || char.IsControl(c)
        || c is '\u3001' or '\u3002' or '\uFF0C' or '\uFF1B' or '\uFF01' or '\uFF1F' or '\uFF61' or '\uFF64' || IsInvisible(c);

    /// <summary>A mark of direction, or a byte-order mark. Soft hyphens and zero-width spaces stand inside words and are the index's to fold.</summary>
    public static bool IsInvisible(char c) => c is '\u200E' or '\u200F' or '\u061C' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF';

    /// <summary>A dash that may leave out the word after it; the long dash only ever separates.</summary>
    public static bool IsMinus(char c) => c is '-' or '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2212' or '\uFF0D';

    /// <summary>Opens or closes a phrase. Single marks never do: they are apostrophes too often.</summary>
    public static bool IsQuote(char c) => c is '"' or '\uFF02' or (>= '\u201C' and <= '\u201F') or '\u301D' or '\u301E' or '\u301F' || IsGuillemet(c) || IsCorner(c);

    /// <summary>
    /// Whether a phrase that one mark opened ends at another. Curly, low and straight marks come in every mixture; French
    /// and East Asian ones may enclose or be enclosed by the others.
    /// </summary>
    public static bool Closes(char opening, char c) => IsQuote(c) && IsGuillemet(opening) == IsGuillemet(c) && IsCorner(opening) == IsCorner(c);

    /// <summary>Ends a word.</summary>
    public static bool EndsWord(char c) => IsSpace(c) || IsQuote(c) || Plain(c) is '(' or ')' or '|';

    /// <summary>True for letters, digits and the marks on them: nothing that the index would cut at.</summary>
    public static bool IsOneWord(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsLetterOrDigit(rune) && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark))
                return false;
        }

        return true;
    }

    /// <summary>True where a text is of a script that puts no spaces between words, which is found by any part of it anyway.</summary>
    public static bool IsUnspaced(string text) => text.Any(CharacterFolding.IsUnspaced);

    private static bool IsGuillemet(char c) => c is '«' or '»';

    private static bool IsCorner(char c) => c is (>= '\u300C' and <= '\u300F') or '\uFF62' or '\uFF63';
}

using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace ArticleArchive.Web.Search.Analysis;

/// <summary>
/// What a character becomes in the index. Letters and digits make words, all else stands between them. Case, accents of Latin
/// and Greek, marks and letter forms of Arabic and Hebrew, full-width and other compatibility forms are one letter each;
/// what the folding loses is in <c>docs/search.md</c>.
/// </summary>
internal static class CharacterFolding
{
    /// <summary>The character stands between words.</summary>
    public const char Separator = '\uFFFF';

    /// <summary>The character leaves no trace, and ends no word.</summary>
    public const char Vanishes = '\0';

    /// <summary>The character becomes several: <see cref="Expansion"/>.</summary>
    public const char Expands = '\uFFFE';

    private static readonly Dictionary<char, string> s_expansions = [];
    private static readonly char[] s_folded = Table();
    private static readonly FrozenDictionary<char, string> s_expanded = s_expansions.ToFrozenDictionary();

    /// <summary>Letters and digits of ASCII, folded; 0 for the rest, which stand between words.</summary>
    public static ReadOnlySpan<byte> Plain => "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\00123456789\0\0\0\0\0\0\0abcdefghijklmnopqrstuvwxyz\0\0\0\0\0\0abcdefghijklmnopqrstuvwxyz\0\0\0\0\0"u8;

    /// <returns>The letter, or one of the constants. Surrogates are separators here: see <see cref="Fold(Rune)"/>.</returns>
    public static char Fold(char c) => s_folded[c];

    /// <summary>What a character that <see cref="Expands"/> becomes.</summary>
    public static string Expansion(char c) => s_expanded[c];

    /// <summary>A character outside the basic plane: what it becomes, empty where it leaves no trace, null where it stands between words.</summary>
    public static string? Fold(Rune rune)
    {
        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.NonSpacingMark when rune.Value is >= 0xE0100 and <= 0xE01EF:
            case UnicodeCategory.Format:
                return "";
            case UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter:
            case UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber:
                // Mathematical letters and the like are plain letters of another shape.
                var lower = Rune.ToLowerInvariant(rune);
                return Plainly(lower.ToString()) ?? lower.ToString();
            case UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark:
                return rune.ToString();
            default:
                return null;
        }
    }

    /// <summary>
    /// A letter with a mark that follows it, where the two are a letter of their own: short i of Cyrillic and its like, voiced kana, a vowel of Thai and Lao.
    /// </summary>
    /// <returns>NUL where the mark leaves no trace.</returns>
    public static char Compose(char letter, char mark) => (letter, mark) switch
    {
        ('и', '\u0306') => 'й',
        ('у', '\u0306') => 'ў',
        ('і', '\u0308') => 'ї',
        ('г', '\u0301') => 'ѓ',
        ('к', '\u0301') => 'ќ',
        ('\u0E4D', '\u0E32') => '\u0E33',
        ('\u0ECD', '\u0EB2') => '\u0EB3',
        ('ウ' or 'う', '\u3099' or '\uFF9E') => (char)(letter == 'ウ' ? 'ヴ' : 'ゔ'),
        ((>= 'か' and <= 'と') or (>= 'カ' and <= 'ト') or (>= 'は' and <= 'ほ') or (>= 'ハ' and <= 'ホ'), '\u3099' or '\uFF9E') => (char)(letter + 1),
        ((>= 'は' and <= 'ほ') or (>= 'ハ' and <= 'ホ'), '\u309A' or '\uFF9F') => (char)(letter + 2),
        _ => '\0',
    };

    /// <summary>
    /// Written without spaces between words (Chinese, Japanese, Thai, Lao, Burmese, Khmer), or with endings that stick to words (Korean): found
    /// by any part.
    /// </summary>
    public static bool IsUnspaced(char folded) => folded >= '\u0E01' && folded switch
    {
        <= '\u0EDF' => true,
        >= '\u1000' and <= '\u109F' => true,
        >= '\u1100' and <= '\u11FF' => true,
        >= '\u1780' and <= '\u17DD' => true,
        >= '\u2E80' and <= '\u2FDF' => true,
        >= '\u3005' and <= '\u3007' => true,
        >= '\u3021' and <= '\u9FFF' => true,
        >= '\uAC00' and <= '\uD7FF' => true,
        >= '\uF900' and <= '\uFAFF' => true,
        _ => false,
    };

    private static char[] Table()
    {
        var table = new char[0x10000];
        for (var i = 0; i < table.Length; i++)
        {
            var c = (char)i;
            var folded = Of(c);
            table[i] = folded.Length switch { 0 => Vanishes, 1 => folded[0], _ => Expands };
            if (folded.Length > 1)
                s_expansions.Add(c, folded);
        }

        return table;
    }

    private const string Between = "\uFFFF";

    private static string Of(char c)
    {
        if (c < 0x80)
            return Plain[c] == 0 ? Between : ((char)Plain[c]).ToString();
        switch (CharUnicodeInfo.GetUnicodeCategory(c))
        {
            case UnicodeCategory.Format:
                return "";
            case UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark:
                return IsAccent(c) ? "" : c.ToString();
            case UnicodeCategory.DecimalDigitNumber:
                return CharUnicodeInfo.GetDecimalDigitValue(c).ToString(CultureInfo.InvariantCulture);
            // The line that stretches an Arabic word.
            case UnicodeCategory.ModifierLetter when c == '\u0640':
                return "";
            // Marks that are letters only by name: the apostrophe of many keyboards among them.
            case UnicodeCategory.ModifierLetter when c is (>= '\u02B9' and <= '\u02DF') or '\u02EC' or '\u02EE' or '\u0374' or '\u037A' or '\uA78B' or '\uA78C':
                return Between;
            case UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter:
            case UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber:
                return OfLetter(char.ToLowerInvariant(c));
            default:
                return Between;
        }
    }

    private static string OfLetter(char c)
    {
        // Letters of their own: these come apart only by form, not by use.
        if (c is (>= '\u0400' and <= '\u052F') or (>= '\u0E00' and <= '\u109F') or (>= '\u3040' and <= '\u30FF') or (>= '\u3130' and <= '\u318F') or (>= '\uAC00' and <= '\uD7A3'))
            return Shape(c);
        return Plainly(c.ToString()) ?? c.ToString();
    }

    // Compatibility forms come apart into letters, marks and digits; null for what holds more: a fraction, a phrase in one sign.
    private static string? Plainly(string lower)
    {
        var parts = lower.Normalize(NormalizationForm.FormKD);
        if (parts == lower && lower.Length == 1)
            return Shape(lower[0]);
        var folded = new StringBuilder();
        foreach (var part in parts)
        {
            if (char.IsSurrogate(part))
                return null;
            var one = Of(part);
            if (one != Between)
                folded.Append(one);
            else if (!char.IsLetter(part))
                return null;
        }

        return folded.ToString();
    }

    private static string Shape(char c) => c switch
    {
        'ß' => "ss",
        'æ' or 'ǽ' or 'ǣ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ø' => "o",
        'ł' => "l",
        'đ' or 'ð' => "d",
        'ħ' => "h",
        'ŧ' => "t",
        'ı' => "i",
        'ς' => "σ",
        // Russian prints it seldom; the stress marks are for learners.
        'ё' or 'ѐ' => "е",
        'ѝ' => "и",
        'آ' or 'أ' or 'إ' or 'ٱ' => "ا",
        'ؤ' => "و",
        'ئ' or 'ى' or 'ی' => "ي",
        'ة' => "ه",
        'ک' => "ك",
        _ => c.ToString(),
    };

    // Marks that readers of a script leave out when they write; those of Indic and other scripts are vowels.
    private static bool IsAccent(char c) => c is
        (>= '\u0300' and <= '\u036F') or (>= '\u0483' and <= '\u0489')
        or (>= '\u0591' and <= '\u05C7')
        or (>= '\u0610' and <= '\u061A') or (>= '\u064B' and <= '\u065F') or '\u0670' or (>= '\u06D6' and <= '\u06ED')
        or (>= '\u180B' and <= '\u180F') or (>= '\u1AB0' and <= '\u1AFF') or (>= '\u1DC0' and <= '\u1DFF') or (>= '\u20D0' and <= '\u20FF')
        or '\u3099' or '\u309A' or (>= '\uFE00' and <= '\uFE0F') or (>= '\uFE20' and <= '\uFE2F');
}

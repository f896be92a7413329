using System.Globalization;
using System.Text;

namespace ArticleArchive.Web.Ingestion.Duplicates;

/// <summary>A text as the hashes of its words, the same in every process: case, punctuation and white space do not count.</summary>
internal static class TextWords
{
    private const uint Offset = 2166136261, Prime = 16777619;

    // Thai, Lao, Burmese and Khmer are alphabets written without spaces: one letter says little, three overlapping ones a syllable.
    private const int SyllableLetters = 3;

    /// <summary>The hashes of the text's words, in order. Where a script has no spaces, each sign (or syllable's length of letters) is a word.</summary>
    public static List<uint> Of(ReadOnlySpan<char> text)
    {
        var words = new List<uint>((text.Length / 6) + 1);
        var hash = Offset;
        var isInWord = false;
        var letters = 0;
        uint first = 0, second = 0;
        foreach (var character in Composed(text))
        {
            var kind = KindOf(character);
            if (kind != Kind.Letter && isInWord)
            {
                words.Add(Mix(hash));
                hash = Offset;
                isInWord = false;
            }

            if (kind != Kind.Unspaced)
                letters = 0;
            switch (kind)
            {
                case Kind.Letter:
                    hash = (hash ^ Fold(character)) * Prime;
                    isInWord = true;
                    break;
                case Kind.Sign:
                    words.Add(Mix((Offset ^ character) * Prime));
                    break;
                case Kind.Unspaced:
                    if (++letters >= SyllableLetters)
                        words.Add(Mix((((((Offset ^ first) * Prime) ^ second) * Prime) ^ character) * Prime));
                    (first, second) = (second, character);
                    break;
            }
        }

        if (isInWord)
            words.Add(Mix(hash));
        return words;
    }

    private enum Kind
    {
        /// <summary>Between words.</summary>
        Border,

        /// <summary>Part of a word that spaces end.</summary>
        Letter,

        /// <summary>A word by itself.</summary>
        Sign,

        /// <summary>A letter of a script without spaces.</summary>
        Unspaced,
    }

    private static Kind KindOf(char character)
    {
        if (char.IsAscii(character))
            return char.IsAsciiLetterOrDigit(character) ? Kind.Letter : Kind.Border;
        // Kana, the common ideographs with their first extension, and the high and low halves of the rarer ones.
        if (character is (>= '\u3041' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or (>= '\uD840' and <= '\uD88F') or (>= '\uDC00' and <= '\uDFFF'))
            return Kind.Sign;
        if (character is (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF'))
            return Kind.Unspaced;
        // Marks belong to their letters: without them the vowels of Hindi or Arabic would cut each word to pieces.
        return char.GetUnicodeCategory(character) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber
            or UnicodeCategory.OtherNumber or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            ? Kind.Letter
            : Kind.Border;
    }

    private static char Fold(char character) => char.IsAscii(character)
        ? (char)(char.IsAsciiLetterLower(character) ? character & ~0x20 : character)
        : char.ToUpperInvariant(character);

    // One letter with its accent may be stored as one character or as two.
    private static ReadOnlySpan<char> Composed(ReadOnlySpan<char> text)
    {
        if (System.Text.Ascii.IsValid(text))
            return text;
        var whole = text.ToString();
        try
        {
            return whole.IsNormalized(NormalizationForm.FormC) ? text : whole.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            // Half a surrogate pair: compared as it stands.
            return text;
        }
    }

    // FNV alone leaves the low bits of short words alike.
    private static uint Mix(uint hash)
    {
        hash ^= hash >> 16;
        hash *= 0x85EBCA6B;
        hash ^= hash >> 13;
        hash *= 0xC2B2AE35;
        return hash ^ (hash >> 16);
    }
}

using System.Globalization;
using ArticleArchive.Parsing.Cleaning;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Models;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Structure;

/// <summary>What sort of line it is at first sight; what neighbours need to know of each other.</summary>
internal enum LineLook
{
    /// <summary>No line: the text's start or end.</summary>
    None,

    /// <summary>Title, byline, caption and other lines whose kind is known already.</summary>
    Known,

    /// <summary>A heading by markup.</summary>
    Heading,

    /// <summary>An item by markup or by its printed mark.</summary>
    Marked,

    /// <summary>A quotation, a row of a table, preformatted text.</summary>
    Other,

    /// <summary>Up to three words without a full stop.</summary>
    Tiny,

    /// <summary>Up to eight.</summary>
    Short,

    /// <summary>Up to eighteen.</summary>
    Middling,

    /// <summary>More words than that, and still no full stop.</summary>
    Long,

    /// <summary>A short line that asks or exclaims.</summary>
    Question,

    /// <summary>A short line with a colon at its end.</summary>
    Colon,

    /// <summary>One sentence of less than 25 words.</summary>
    Sentence,

    /// <summary>Running text.</summary>
    Prose,
}

/// <summary>How a line ends.</summary>
internal enum LineEnd { Letter, Digit, FullStop, Question, Exclamation, Colon, Comma, Ellipsis, Bracket, Quote, Other }

/// <summary>How a line starts.</summary>
internal enum LineStart { Small, Capital, Uncased, Digit, Quote, Bracket, Sign }

/// <summary>Which letters are capitals.</summary>
internal enum LetterCase { Uncased, Small, Sentence, Title, Capitals }

/// <summary>
/// What a line looks like, in few classes each: no word of any language is in it, so that weights learned from pages in one
/// language serve in others.
/// </summary>
/// <param name="Look">At first sight.</param>
/// <param name="Words">As <see cref="BlockShape.Words"/>.</param>
/// <param name="End">How it ends.</param>
/// <param name="Start">How it starts.</param>
/// <param name="Case">Which letters are capitals.</param>
/// <param name="Label">0 for none; 1 to 3 for few to many words before an inner colon, 4 before a dash.</param>
/// <param name="SmallWords">Share of function words: 0 none, 1 under a quarter, 2 under a half, 3 more.</param>
/// <param name="Asks">Its first word begins questions.</param>
/// <param name="HasInnerEnd">A sentence ends before its end.</param>
/// <param name="Numeral">0 for none, else the kind of the numeral that starts it, counted from 1; +8 when a sign closes it.</param>
/// <param name="Digits">Share of digits among letters and digits: 0 none, 1 under a tenth, 2 under a third, 3 more.</param>
/// <param name="Gap">Line ends before it, at most 4.</param>
/// <param name="FirstWord">Hash of its first word.</param>
/// <param name="Text">Hash of all its words: the same for lines with the same words.</param>
internal readonly record struct LineTraits(
    LineLook Look,
    int Words,
    LineEnd End,
    LineStart Start,
    LetterCase Case,
    int Label,
    int SmallWords,
    bool Asks,
    bool HasInnerEnd,
    int Numeral,
    int Digits,
    int Gap,
    uint FirstWord,
    uint Text)
{
    private const int LongestRead = 400;

    /// <summary>Stands before the first line and behind the last.</summary>
    public static LineTraits Border => default;

    /// <summary>Length in words as one of 11 classes.</summary>
    public int Size => Words switch
    {
        <= 1 => 0,
        2 => 1,
        3 => 2,
        <= 5 => 3,
        <= 7 => 4,
        <= 10 => 5,
        <= 14 => 6,
        <= 19 => 7,
        <= 29 => 8,
        <= 59 => 9,
        _ => 10,
    };

    /// <summary>A line that may name something: short and without a full stop.</summary>
    public bool IsBare => Look is LineLook.Tiny or LineLook.Short or LineLook.Middling or LineLook.Question or LineLook.Colon;

    /// <summary>What would be left of it in a script without capitals and a language whose small words are not known.</summary>
    public LineTraits WithoutLetters() => this with
    {
        Start = Start is LineStart.Small or LineStart.Capital ? LineStart.Uncased : Start,
        Case = LetterCase.Uncased,
        SmallWords = 0,
        Asks = false,
    };

    public static LineTraits Of(string text, DraftBlock draft)
    {
        var shape = draft.Shape;
        var line = text.AsSpan(draft.Span.Start, Math.Min(draft.Span.Length, LongestRead));
        int letters = 0, capitals = 0, cased = 0, digits = 0, words = 0, small = 0, capitalised = 0;
        uint whole = 0, first = 0;
        for (var i = 0; i < line.Length;)
        {
            if (!Prose.IsWordPart(line[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < line.Length && Prose.IsWordPart(line[i]))
            {
                var c = line[i++];
                if (char.IsDigit(c))
                    digits++;
                else if (char.IsLetter(c))
                    letters++;
                if (char.IsUpper(c))
                    (capitals, cased) = (capitals + 1, cased + 1);
                else if (char.IsLower(c))
                    cased++;
            }

            var word = line[start..i];
            var hash = FeatureHash.OfWord(0, word);
            if (words++ == 0)
                first = hash;
            whole = FeatureHash.OfPair(0, whole, hash);
            if (FunctionWords.IsCommon(word))
                small++;
            else if (char.IsUpper(word[0]))
                capitalised++;
        }

        var others = words - small;
        var letterCase = cased * 2 < letters || cased == 0 ? LetterCase.Uncased
            : capitals == 0 ? LetterCase.Small
            : capitals * 5 >= cased * 4 && cased > 3 ? LetterCase.Capitals
            : others > 1 && capitalised * 4 >= others * 3 ? LetterCase.Title
            : LetterCase.Sentence;
        var numeral = Structure.Numeral.At(text, draft.Whole);
        var end = EndOf(line.Length < draft.Span.Length ? text.AsSpan(draft.Span.End - 8, 8) : line);
        return new LineTraits(
            LookOf(draft, end),
            shape.Words,
            end,
            StartOf(line[0]),
            letterCase,
            LabelOf(line),
            words == 0 || small == 0 ? 0 : small * 4 < words ? 1 : small * 2 < words ? 2 : 3,
            FunctionWords.Asks(Prose.FirstWord(line)),
            shape.HasInnerSentenceEnd,
            numeral is null ? 0 : (int)numeral.Kind + 1 + (numeral.Punctuation.Length > 0 ? 8 : 0),
            digits == 0 ? 0 : digits * 10 < letters + digits ? 1 : digits * 3 < letters + digits ? 2 : 3,
            Math.Clamp(shape.LineEndsBefore, 1, 4),
            first,
            whole);
    }

    private static LineLook LookOf(DraftBlock draft, LineEnd end)
    {
        if (draft.Kind is not null)
            return LineLook.Known;
        if (draft.Block.Kind != PageBlockKind.Text)
            return draft.Block.Kind switch { PageBlockKind.Heading => LineLook.Heading, PageBlockKind.ListItem => LineLook.Marked, _ => LineLook.Other };
        var shape = draft.Shape;
        if (shape.IsProse)
            return LineLook.Prose;
        if (end == LineEnd.Colon && shape.Words <= 18)
            return LineLook.Colon;
        if (shape.EndsQuestion && shape.Words <= 24)
            return LineLook.Question;
        if (shape.EndsSentence || shape.HasInnerSentenceEnd)
            return LineLook.Sentence;
        return shape.Words switch { <= 3 => LineLook.Tiny, <= 8 => LineLook.Short, <= 18 => LineLook.Middling, _ => LineLook.Long };
    }

    private static LineEnd EndOf(ReadOnlySpan<char> line)
    {
        var trimmed = line.TrimEnd("\u200B\u00A0* ");
        var last = trimmed.IsEmpty ? line[^1] : trimmed[^1];
        return last switch
        {
            '.' or '。' or '．' or '۔' or '।' or '།' or '።' => trimmed.EndsWith("...") ? LineEnd.Ellipsis : LineEnd.FullStop,
            '?' or '？' or '؟' => LineEnd.Question,
            '!' or '！' => LineEnd.Exclamation,
            ':' or '：' => LineEnd.Colon,
            ',' or ';' or '、' or '，' or '；' or '،' => LineEnd.Comma,
            '…' => LineEnd.Ellipsis,
            ')' or ']' or '）' or '】' => LineEnd.Bracket,
            '"' or '”' or '“' or '’' or '\'' or '»' or '」' or '』' => LineEnd.Quote,
            _ when char.IsDigit(last) => LineEnd.Digit,
            _ when char.IsLetter(last) || CharUnicodeInfo.GetUnicodeCategory(last) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => LineEnd.Letter,
            _ => LineEnd.Other,
        };
    }

    private static LineStart StartOf(char c) => c switch
    {
        '"' or '“' or '„' or '«' or '‘' or '\'' or '「' or '『' => LineStart.Quote,
        '(' or '[' or '（' or '【' => LineStart.Bracket,
        _ when char.IsLower(c) => LineStart.Small,
        _ when char.IsUpper(c) => LineStart.Capital,
        _ when char.IsLetter(c) => LineStart.Uncased,
        _ when char.IsDigit(c) => LineStart.Digit,
        _ => LineStart.Sign,
    };

    // "Label: explanation" and "Label – explanation".
    private static int LabelOf(ReadOnlySpan<char> line)
    {
        var blanks = 0;
        for (var i = 1; i < Math.Min(line.Length - 1, 100); i++)
        {
            var c = line[i];
            if (c == '：' || (c == ':' && char.IsWhiteSpace(line[i + 1])))
                return blanks switch { <= 2 => 1, <= 5 => 2, _ => 3 };
            if (c is '–' or '—' or '-' && char.IsWhiteSpace(line[i - 1]) && char.IsWhiteSpace(line[i + 1]))
                return blanks <= 7 ? 4 : 0;
            if (char.IsWhiteSpace(c))
                blanks++;
            else if (BlockShape.IsSentenceEnd(c) && char.IsWhiteSpace(line[i + 1]))
                return 0;
        }

        return 0;
    }
}

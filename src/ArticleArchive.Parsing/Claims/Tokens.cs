using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims;

/// <summary>A word (with its inner apostrophes, hyphens and the full stop of an abbreviation) or a single mark.</summary>
internal readonly record struct Token(int Start, int End, bool IsWord)
{
    public TextSpan Span => new(Start, End);
}

/// <summary>The words and marks of a span of text, in order.</summary>
internal sealed class Tokens
{
    private readonly string _text;
    private readonly List<Token> _tokens = [];

    // The rules ask for the same words again and again.
    private string?[]? _lower;

    public Tokens(string text, TextSpan span)
    {
        _text = text;
        Span = span;
        for (var i = span.Start; i < span.End && _tokens.Count < ParseLimits.MostTokens;)
        {
            var c = text[i];
            if (SentenceMarks.IsGap(c))
            {
                i++;
                continue;
            }

            var end = IsWordCharacter(c) ? WordEnd(i) : i + 1;
            _tokens.Add(new Token(i, end, end > i + 1 || IsWordCharacter(c)));
            i = end;
        }
    }

    public TextSpan Span { get; }

    public int Count => _tokens.Count;

    public Token this[int i] => _tokens[i];

    /// <summary>The characters of a token; empty outside the list, so that callers may look over both ends.</summary>
    public ReadOnlySpan<char> Word(int i) => i >= 0 && i < Count ? _text.AsSpan(_tokens[i].Start, _tokens[i].End - _tokens[i].Start) : [];

    /// <summary>The token in lower case where it is a word, for closed-class tables; empty outside the list.</summary>
    public string Lower(int i)
    {
        if (i < 0 || i >= Count)
            return "";
        _lower ??= new string?[Count];
        return _lower[i] ??= string.Create(_tokens[i].End - _tokens[i].Start, (_text, _tokens[i].Start), static (lower, word) =>
        {
            word._text.AsSpan(word.Start, lower.Length).ToLowerInvariant(lower);
            lower.Replace('’', '\'');
        });
    }

    /// <summary>The text from the start of one token to the end of another.</summary>
    public ReadOnlySpan<char> TextOf(int first, int last) => _text.AsSpan(_tokens[first].Start, _tokens[last].End - _tokens[first].Start);

    public bool Is(int i, string word) => Word(i).Equals(word, StringComparison.OrdinalIgnoreCase);

    public bool IsWord(int i) => i >= 0 && i < Count && _tokens[i].IsWord;

    public bool IsMark(int i, char mark) => i >= 0 && i < Count && !_tokens[i].IsWord && _text[_tokens[i].Start] == mark;

    /// <summary>True for a word that begins with a capital.</summary>
    public bool IsCapitalised(int i) => IsWord(i) && char.IsUpper(_text[_tokens[i].Start]);

    /// <summary>True for <c>Putin's</c>.</summary>
    public bool IsPossessive(int i)
    {
        var word = Word(i);
        return word.EndsWith("'s", StringComparison.Ordinal) || word.EndsWith("’s", StringComparison.Ordinal)
            || (IsWord(i) && IsWord(i + 1) is false && word.EndsWith("s", StringComparison.Ordinal) && (IsMark(i + 1, '’') || IsMark(i + 1, '\'')));
    }

    /// <summary>Index of the first token that starts at or after an offset.</summary>
    public int FirstFrom(int offset)
    {
        int low = 0, high = Count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_tokens[middle].Start < offset)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>Number of words; ideographs and kana count for half a word each.</summary>
    public int CountWords(TextSpan within) => CountWords(_text, within);

    public static int CountWords(string text, TextSpan within)
    {
        var (words, halves, inWord) = (0, 0, false);
        for (var i = within.Start; i < within.End; i++)
        {
            var c = text[i];
            if (c is >= '\u3040' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF')
            {
                halves++;
                inWord = false;
                continue;
            }

            var isWord = IsWordCharacter(c) || (inWord && c is '\'' or '’' or '-' or '.');
            if (isWord && !inWord)
                words++;
            inWord = isWord && c is not '.';
        }

        return words + (halves / 2);
    }

    private static bool IsWordCharacter(char c) => char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is
        System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    private int WordEnd(int start)
    {
        var i = start;
        while (i < Span.End)
        {
            if (IsWordCharacter(_text[i]) || _text[i] == '\u00AD')
                i++;
            else if (_text[i] is '\'' or '’' or '-' or '.' or '·' or ',' && i + 1 < Span.End && IsWordCharacter(_text[i + 1])
                && (_text[i] is not ',' || (char.IsAsciiDigit(_text[i + 1]) && char.IsAsciiDigit(_text[i - 1]))))
                i++;
            else if (_text[i] == '.' && i + 1 < Span.End && _text[i + 1] == '-' && i > start && char.IsUpper(_text[i - 1]))
                i += 2; // U.S.-Russia
            else
                break;
        }

        if (i < Span.End && _text[i] == '.' && TakesStop(_text.AsSpan(start, i - start)))
            i++;
        return i;
    }

    private static bool TakesStop(ReadOnlySpan<char> word) =>
        (word.Length == 1 && char.IsUpper(word[0])) || Abbreviations.IsLettersWithStops(word) || Abbreviations.KindOf(word) == AbbreviationKind.Leads;
}

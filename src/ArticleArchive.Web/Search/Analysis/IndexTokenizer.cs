using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;

namespace ArticleArchive.Web.Search.Analysis;

/// <summary>
/// Walks over a text word by word as the index does: where each word stands and the folded form it is found by. A word is a
/// run of letters and digits; initials with full stops (<c>U.S.</c>, <c>J. D.</c>) are one word, a number with grouped thousands
/// or decimals too, without the unit that is written close to it (<c>£6.8bn</c>). Scripts without spaces give overlapping pairs of characters and the last character alone, so that any part is found. Linear, without an allocation.
/// </summary>
[SuppressMessage("Performance", "CA1815", Justification = "A ref struct is not compared.")]
internal ref struct IndexTokenizer(ReadOnlySpan<char> text)
{
    /// <summary>Longer words are cut, in the text as in a query.</summary>
    public const int MaxTermLength = 64;

    /// <summary>A word of its own between the blocks of a column: a private-use letter, which no text has after folding.</summary>
    public const string BlockBreak = "\uE000";

    private readonly ReadOnlySpan<char> _text = text;
    private TermBuffer _term;
    private int _length;
    private int _position;

    /// <summary>Offset of the word's first UTF-16 code unit.</summary>
    public int Start { get; private set; }

    /// <summary>Offset after the word's last code unit.</summary>
    public int End { get; private set; }

    /// <summary>For a word of a script without spaces: offset after its first character; 0 for any other word.</summary>
    public int FirstEnd { get; private set; }

    /// <summary>Part of a run without spaces.</summary>
    public readonly bool IsUnspaced => FirstEnd > 0;

    /// <summary>The last character of a run without spaces, alone.</summary>
    public readonly bool IsLastOfRun => FirstEnd > 0 && FirstEnd == End;

    /// <summary>The word folded; overwritten by the next call.</summary>
    [UnscopedRef]
    public readonly ReadOnlySpan<char> Term => ((ReadOnlySpan<char>)_term)[.._length];

    /// <summary>The terms of a text, for texts as short as a query's.</summary>
    public static List<string> Terms(ReadOnlySpan<char> text)
    {
        var terms = new List<string>();
        var tokenizer = new IndexTokenizer(text);
        while (tokenizer.Next())
            terms.Add(tokenizer.Term.ToString());
        return terms;
    }

    /// <summary>True when a text has a word to search for.</summary>
    public static bool HasWord(ReadOnlySpan<char> text) => new IndexTokenizer(text).Next();

    /// <summary>
    /// Goes to the next word where it and what is before and after it are plain ASCII, as most words of most texts are, and says it in UTF-8; else stays
    /// where it is, and <see cref="Next"/> reads on.
    /// </summary>
    /// <param name="term">Room for <see cref="MaxTermLength"/> bytes.</param>
    /// <returns>The word's length, or 0.</returns>
    public int NextPlain(Span<byte> term)
    {
        var characters = _text;
        var plain = CharacterFolding.Plain;
        var position = _position;
        while (position < characters.Length && characters[position] < 0x80 && plain[characters[position]] == 0)
            position++;
        var start = position;
        var length = 0;
        while (position < characters.Length && characters[position] < 0x80 && plain[characters[position]] is not 0 and var folded)
        {
            if (length == MaxTermLength)
                return 0;
            term[length++] = folded;
            position++;
        }

        // A letter alone may be the first of initials, a digit a number's, and what follows may be a mark.
        if (length < 2 || char.IsAsciiDigit(characters[start]) || (position < characters.Length && characters[position] >= 0x80))
            return 0;
        (Start, End, FirstEnd, _position) = (start, position, 0, position);
        return length;
    }

    /// <summary>Goes to the next word; false at the end.</summary>
    public bool Next()
    {
        _length = 0;
        FirstEnd = 0;
        var characters = _text;
        var plain = CharacterFolding.Plain;
        var position = _position;
        while (position < characters.Length)
        {
            var c = characters[position];
            if (c < 0x80)
            {
                var folded = plain[c];
                if (folded != 0)
                {
                    if (_length == 0)
                    {
                        Start = position;
                        if (char.IsAsciiDigit(c) && ReadNumber(position) is var end && end > position)
                        {
                            End = _position = end;
                            return true;
                        }
                    }

                    if (_length < MaxTermLength)
                        _term[_length++] = (char)folded;
                    End = ++position;
                    continue;
                }
            }
            else
            {
                var width = Read(position, out var folded);
                if (folded.Length == 0)
                {
                    // What leaves no trace neither starts a word nor ends one; some marks make another letter.
                    if (_length > 0)
                    {
                        Mark(c);
                        if (width > 0 && CharacterFolding.Fold(c) == CharacterFolding.Vanishes && !IsInvisible(c))
                            End = position + width;
                    }

                    position += width;
                    continue;
                }

                if (folded.First != CharacterFolding.Separator)
                {
                    if (CharacterFolding.IsUnspaced(folded.First) || IsSupplementaryHan(folded))
                    {
                        if (_length > 0)
                            break;
                        _position = position;
                        return NextPair();
                    }

                    if (_length == 0)
                        Start = position;
                    Append(folded);
                    End = position += width;
                    continue;
                }
            }

            if (_length > 0)
                break;
            position++;
        }

        _position = position;
        if (_length == 1 && position < characters.Length && characters[position] == '.')
            ReadInitials();
        return _length > 0;
    }

    // Combining marks belong to the word that is marked; a soft hyphen at its end does not.
    private static bool IsInvisible(char c) => char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format;

    private static bool IsSupplementaryHan(Folded folded) =>
        folded.Length == 2 && char.IsSurrogatePair(folded.First, folded.Second) && char.ConvertToUtf32(folded.First, folded.Second) is >= 0x20000 and <= 0x3FFFF;

    private void Mark(char mark)
    {
        if (CharacterFolding.Compose(_term[_length - 1], mark) is not '\0' and var composed)
            _term[_length - 1] = composed;
    }

    private void Append(in Folded folded)
    {
        if (_length + folded.Length > MaxTermLength)
            return;
        if (folded.More is { } more)
        {
            foreach (var c in more)
                _term[_length++] = c;
            return;
        }

        _term[_length++] = folded.First;
        if (folded.Length == 2)
            _term[_length++] = folded.Second;
    }

    // U.S., J.D. and J. D.: letters, each with a full stop. Without it the abbreviation would be as many words as it has letters.
    private void ReadInitials()
    {
        if (!char.IsLetter(_text[Start]) || (Start > 0 && _text[Start - 1] == '.'))
            return;
        var isUpper = char.IsUpper(_text[Start]);
        var position = _position;
        while (position + 1 < _text.Length && _text[position] == '.')
        {
            var next = position + 1;
            var isSpaced = _text[next] == ' ';
            if (isSpaced)
                next++;
            if (next >= _text.Length || !char.IsLetter(_text[next]))
                return;
            // After a space only a capital with a full stop of its own goes on: a sentence may end with a letter.
            var isFollowed = next + 1 < _text.Length && char.IsLetterOrDigit(_text[next + 1]);
            if (isFollowed || (isSpaced && !(isUpper && char.IsUpper(_text[next]) && next + 1 < _text.Length && _text[next + 1] == '.')))
                return;
            Read(next, out var folded);
            if (folded.Length == 0 || folded.First == CharacterFolding.Separator || CharacterFolding.IsUnspaced(folded.First) || _length + folded.Length > MaxTermLength)
                return;
            Append(folded);
            _position = position = End = next + 1;
        }
    }

    // A number with groups or decimals, or digits with a unit behind them; without either its digits are read as letters are.
    private int ReadNumber(int start)
    {
        var end = NumberReader.Read(_text, start, _term, out _length);
        if (end > start)
            return end;
        while (end < _text.Length && char.IsAsciiDigit(_text[end]))
            end++;
        if (end - start > MaxTermLength || !IsUnit(end))
            return start;
        _text[start..end].CopyTo(_term);
        _length = end - start;
        return end;
    }

    // "8bn", "4am", "2nd" are a number and letters; "5G", "3D" and "1a2b" are names of something.
    private readonly bool IsUnit(int start)
    {
        var end = start;
        while (end < _text.Length && char.IsAsciiLetter(_text[end]))
            end++;
        return end - start >= 2 && (end == _text.Length || (_text[end] < 0x80 && !char.IsAsciiDigit(_text[end])));
    }

    private bool NextPair()
    {
        Start = _position;
        _length = 0;
        _position = ReadUnspaced(_position);
        var second = _position;
        FirstEnd = End = _position;
        if (IsUnspacedAt(second))
            End = ReadUnspaced(second);
        return true;
    }

    private readonly bool IsUnspacedAt(int position)
    {
        if (position >= _text.Length || _text[position] < 0x80)
            return false;
        Read(position, out var folded);
        return folded.Length > 0 && (CharacterFolding.IsUnspaced(folded.First) || IsSupplementaryHan(folded));
    }

    // One character with what leaves no trace after it.
    private int ReadUnspaced(int position)
    {
        if (ReadSyllable(position) is > 0 and var end)
        {
            position = end;
        }
        else
        {
            position += Read(position, out var folded);
            Append(folded);
        }

        while (position < _text.Length && _text[position] >= 0x80)
        {
            var width = Read(position, out var mark);
            var composed = CharacterFolding.Compose(_term[_length - 1], _text[position]);
            if (composed != '\0')
                _term[_length - 1] = composed;
            else if (mark.Length > 0)
                break;
            position += width;
        }

        return position;
    }

    // A Korean syllable written letter by letter, as some systems store names of files.
    private int ReadSyllable(int position)
    {
        if (_text[position] is not (>= '\u1100' and <= '\u1112') || position + 1 >= _text.Length || _text[position + 1] is not (>= '\u1161' and <= '\u1175'))
            return 0;
        var syllable = 0xAC00 + ((((_text[position] - 0x1100) * 21) + (_text[position + 1] - 0x1161)) * 28);
        position += 2;
        if (position < _text.Length && _text[position] is >= '\u11A8' and <= '\u11C2')
            syllable += _text[position++] - 0x11A7;
        _term[_length++] = (char)syllable;
        return position;
    }

    private readonly int Read(int position, out Folded folded)
    {
        var c = _text[position];
        if (char.IsSurrogate(c))
        {
            if (position + 1 >= _text.Length || !char.IsSurrogatePair(c, _text[position + 1]))
            {
                folded = new Folded(1, CharacterFolding.Separator);
                return 1;
            }

            folded = CharacterFolding.Fold(new Rune(c, _text[position + 1])) switch
            {
                null => new Folded(1, CharacterFolding.Separator),
                { Length: <= 2 } few => new Folded(few.Length, few.Length > 0 ? few[0] : '\0', few.Length > 1 ? few[1] : '\0'),
                var many => new Folded(many.Length, many[0], many[1], many),
            };
            return 2;
        }

        var single = CharacterFolding.Fold(c);
        if (single == CharacterFolding.Expands)
        {
            var many = CharacterFolding.Expansion(c);
            folded = new Folded(many.Length, many[0], many[1], many);
        }
        else
        {
            folded = new Folded(single == CharacterFolding.Vanishes ? 0 : 1, single);
        }

        return 1;
    }

    private readonly record struct Folded(int Length, char First, char Second = '\0', string? More = null);

    [InlineArray(MaxTermLength)]
    private struct TermBuffer
    {
        private char _first;
    }
}

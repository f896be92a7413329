using System.Text;

namespace ArticleArchive.Web.Search.Analysis;

/// <summary>
/// Walks over a text word by word as the index does (<c>porter unicode61 remove_diacritics 2</c> after
/// <see cref="IndexText"/>): where each word stands and the term it is found by. Linear, without an allocation a word.
/// </summary>
internal ref struct IndexTokenizer(ReadOnlySpan<char> text)
{
    /// <summary>Longer terms are cut; no query is long enough to ask for one.</summary>
    private const int MaxTermLength = 1024;

    private readonly ReadOnlySpan<char> _text = text;
    private readonly char[] _term = new char[MaxTermLength];
    private int _length;
    private int _position;

    /// <summary>Offset of the word's first UTF-16 code unit.</summary>
    public int Start { get; private set; }

    /// <summary>Offset after the word's last code unit.</summary>
    public int End { get; private set; }

    /// <summary>The word folded and stemmed; overwritten by the next call.</summary>
    public readonly ReadOnlySpan<char> Term => _term.AsSpan(0, _length);

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

    /// <summary>Goes to the next word; false at the end.</summary>
    public bool Next()
    {
        var plain = true;
        _length = 0;
        var inWord = false;
        while (_position < _text.Length)
        {
            var width = 1;
            int codePoint = _text[_position];
            if (codePoint >= 0x80)
            {
                if (char.IsSurrogate((char)codePoint))
                    (codePoint, width) = SurrogatePair();
                else if (IndexText.Of((char)codePoint) is var indexed && indexed != codePoint)
                    codePoint = indexed;
            }
            else if (codePoint == 0)
            {
                codePoint = ' ';
            }

            // What vanishes before the tokenizer neither starts a word nor ends one.
            if (codePoint == 0)
            {
                _position += width;
                continue;
            }

            var folded = Unicode61.Fold(codePoint);
            if (folded == Unicode61.Separator || (folded == Unicode61.Diacritic && !inWord))
            {
                if (inWord)
                    break;
                _position += width;
                continue;
            }

            if (!inWord)
            {
                inWord = true;
                Start = _position;
            }

            plain &= folded < 0x80;
            Append(folded);
            _position += width;
            End = _position;
        }

        if (inWord)
            Stem(plain);
        return inWord;
    }

    // A lone surrogate is stored as U+FFFD, which is no letter.
    private readonly (int CodePoint, int Width) SurrogatePair() =>
        _position + 1 < _text.Length && char.IsSurrogatePair(_text[_position], _text[_position + 1])
            ? (char.ConvertToUtf32(_text[_position], _text[_position + 1]), 2)
            : (0xFFFD, 1);

    private void Append(int folded)
    {
        if (folded == Unicode61.Diacritic || _length + 2 > MaxTermLength)
            return;
        if (folded < 0x10000)
            _term[_length++] = (char)folded;
        else
            _length += new Rune(folded).EncodeToUtf16(_term.AsSpan(_length));
    }

    private void Stem(bool plain)
    {
        // More code units are always more bytes than the stemmer takes.
        if (_length > 64)
            return;
        Span<byte> bytes = stackalloc byte[64 * 3];
        var word = _term.AsSpan(0, _length);
        if (plain)
        {
            for (var i = 0; i < word.Length; i++)
                bytes[i] = (byte)word[i];
            var length = PorterStemmer.Stem(bytes[..word.Length]);
            for (var i = 0; i < length; i++)
                _term[i] = (char)bytes[i];
            _length = length;
            return;
        }

        var encoded = bytes[..Encoding.UTF8.GetBytes(word, bytes)];
        _length = Encoding.UTF8.GetChars(encoded[..PorterStemmer.Stem(encoded)], _term);
    }
}

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
    private bool _isPlain;

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

    /// <summary>Goes to the next word and stems it; false at the end.</summary>
    public bool Next()
    {
        if (!NextWord())
            return false;
        Stem();
        return true;
    }

    /// <summary>
    /// Goes to the next word; <see cref="Term"/> is the word folded, not yet stemmed. Stemming never changes a word's first
    /// character, so a caller that looks for certain terms may leave out the rest.
    /// </summary>
    public bool NextWord()
    {
        _length = 0;
        _isPlain = true;
        var characters = _text;
        var position = _position;
        var inWord = false;
        while (position < characters.Length)
        {
            var c = characters[position];
            var width = 1;
            int folded;
            if (c < 0x80)
            {
                folded = Unicode61.FoldPlain(c);
            }
            else
            {
                int codePoint = IndexText.Of(c);
                // What vanishes before the tokenizer neither starts a word nor ends one.
                if (codePoint == 0)
                {
                    position++;
                    continue;
                }

                if (char.IsSurrogate(c))
                    (codePoint, width) = SurrogatePair(position);
                folded = Unicode61.Fold(codePoint);
                _isPlain &= folded < 0x80;
            }

            if (folded > 0 || (folded == Unicode61.Diacritic && inWord))
            {
                if (!inWord)
                {
                    inWord = true;
                    Start = position;
                }

                Append(folded);
                position += width;
                End = position;
            }
            else if (inWord)
            {
                break;
            }
            else
            {
                position += width;
            }
        }

        _position = position;
        return inWord;
    }

    /// <summary>Stems the word that <see cref="NextWord"/> found.</summary>
    public void Stem()
    {
        // More code units are always more bytes than the stemmer takes.
        if (_length > 64)
            return;
        Span<byte> bytes = stackalloc byte[64 * 3];
        var word = _term.AsSpan(0, _length);
        if (_isPlain)
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

    // A lone surrogate is stored as U+FFFD, which is no letter.
    private readonly (int CodePoint, int Width) SurrogatePair(int position) =>
        position + 1 < _text.Length && char.IsSurrogatePair(_text[position], _text[position + 1])
            ? (char.ConvertToUtf32(_text[position], _text[position + 1]), 2)
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
}

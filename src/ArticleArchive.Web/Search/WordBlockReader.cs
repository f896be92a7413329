using System.Diagnostics.CodeAnalysis;
using System.Text;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Search.Analysis;

namespace ArticleArchive.Web.Search;

/// <summary>
/// Reads <see cref="WordBlock.Words"/>: for each word how many bytes it shares with the one before, how many follow, these, its
/// language, and its articles as a number of seven bits a byte, lowest first. Ascending by bytes, then by language.
/// </summary>
[SuppressMessage("Performance", "CA1815", Justification = "A ref struct is not compared.")]
internal ref struct WordBlockReader(ReadOnlySpan<byte> block)
{
    private readonly byte[] _word = new byte[MostBytes];
    private ReadOnlySpan<byte> _rest = block;
    private int _length;

    /// <summary>No word is longer: <see cref="IndexTokenizer.MaxTermLength"/> UTF-16 code units in UTF-8.</summary>
    public const int MostBytes = IndexTokenizer.MaxTermLength * 3;

    /// <summary>The word in UTF-8; overwritten by the next call.</summary>
    public readonly ReadOnlySpan<byte> Word => _word.AsSpan(0, _length);

    public StemLanguage Language { get; private set; }

    /// <summary>In how many articles of the language it stands.</summary>
    public int Articles { get; private set; }

    /// <summary>How many bytes the word shares with the one before.</summary>
    public int Shared { get; private set; }

    /// <summary>What the block has of the word, which stands for it wherever it comes after the same word as here.</summary>
    public ReadOnlySpan<byte> Entry { get; private set; }

    /// <summary>The word as text.</summary>
    public readonly string Text => Encoding.UTF8.GetString(Word);

    /// <summary>Goes to the next word.</summary>
    /// <exception cref="InvalidDataException">The block is damaged.</exception>
    public bool MoveNext()
    {
        if (_rest.IsEmpty)
            return false;
        if (_rest.Length < 4 || _rest[0] > _length || _rest[0] + _rest[1] > MostBytes || _rest.Length < 4 + _rest[1])
            throw new InvalidDataException("A row of the vocabulary is damaged: build the index anew.");
        var (shared, added) = (_rest[0], _rest[1]);
        _rest.Slice(2, added).CopyTo(_word.AsSpan(shared));
        (Shared, _length) = (shared, shared + added);
        Language = (StemLanguage)_rest[2 + added];
        var (articles, shift, length) = (0, 0, 3 + added);
        byte part;
        do
        {
            if (length == _rest.Length)
                throw new InvalidDataException("A row of the vocabulary is damaged: build the index anew.");
            part = _rest[length++];
            articles |= (part & 0x7F) << shift;
            shift += 7;
        }
        while (part >= 0x80);
        Articles = articles;
        Entry = _rest[..length];
        _rest = _rest[length..];
        return true;
    }
}

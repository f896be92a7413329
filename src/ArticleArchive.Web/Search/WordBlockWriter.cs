using ArticleArchive.Web.Data;
using ArticleArchive.Web.Search.Analysis;

namespace ArticleArchive.Web.Search;

/// <summary>Writes words, which come in their order, into blocks that <see cref="WordBlockReader"/> reads. Used again for the next.</summary>
internal sealed class WordBlockWriter
{
    /// <summary>A block is full from here on: four of them go on a page of the database.</summary>
    public const int FullBytes = 900;

    private readonly byte[] _last = new byte[WordBlockReader.MostBytes];
    private byte[] _bytes = new byte[FullBytes * 2];
    private int _length;
    private int _lastLength;

    /// <summary>Number of words, by language.</summary>
    public int Count { get; private set; }

    /// <summary>What <see cref="WordBlock.Words"/> becomes.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    /// <summary>Whether the block is to be written before this word: it is full, and the word is none that it has in another language.</summary>
    public bool EndsBefore(ReadOnlySpan<byte> word) => _length >= FullBytes && !EndsWith(word);

    /// <summary>Whether this is the last word.</summary>
    public bool EndsWith(ReadOnlySpan<byte> word) => word.SequenceEqual(_last.AsSpan(0, _lastLength));

    /// <summary>Begins a block.</summary>
    public void Clear() => Count = _length = _lastLength = 0;

    /// <summary>Adds a word as it stands in another block, where the last word here is the one before it there.</summary>
    public void AddNext(in WordBlockReader word)
    {
        var entry = word.Entry;
        if (_length + entry.Length > _bytes.Length)
            Array.Resize(ref _bytes, _bytes.Length * 2);
        entry.CopyTo(_bytes.AsSpan(_length));
        _length += entry.Length;
        _lastLength = word.Word.Length;
        word.Word[word.Shared..].CopyTo(_last.AsSpan(word.Shared));
        Count++;
    }

    /// <summary>Adds a word; one of no articles is left out.</summary>
    public void Add(ReadOnlySpan<byte> word, StemLanguage language, int articles)
    {
        if (articles <= 0)
            return;
        if (_length + word.Length + 8 > _bytes.Length)
            Array.Resize(ref _bytes, (_bytes.Length * 2) + word.Length);
        var shared = word.CommonPrefixLength(_last.AsSpan(0, _lastLength));
        var added = word[shared..];
        _bytes[_length++] = (byte)shared;
        _bytes[_length++] = (byte)added.Length;
        added.CopyTo(_bytes.AsSpan(_length));
        _length += added.Length;
        _bytes[_length++] = (byte)language;
        var rest = (uint)articles;
        for (; rest >= 0x80; rest >>= 7)
            _bytes[_length++] = (byte)(rest | 0x80);
        _bytes[_length++] = (byte)rest;
        word.CopyTo(_last);
        _lastLength = word.Length;
        Count++;
    }
}

using System.Text;

namespace ArticleArchive.Web.Search.Analysis;

/// <summary>The words of one column as the index takes them: UTF-8, one blank after each. Used again for the next.</summary>
internal sealed class AnalysedText
{
    private static readonly byte[] s_blockBreak = Encoding.UTF8.GetBytes(IndexTokenizer.BlockBreak + " ");

    private byte[] _bytes = new byte[1 << 16];
    private int _length;

    /// <summary>What the index is given.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    /// <summary>Number of words, the breaks between blocks among them: positions in the index count so.</summary>
    public int Count { get; private set; }

    /// <summary>Empties it.</summary>
    public void Clear() => _length = Count = 0;

    /// <summary>Adds a block. A word of its own stands between two, so that no phrase is found across a paragraph's end.</summary>
    public void AddBlock(ReadOnlySpan<char> text, WordTally? tally)
    {
        if (Count > 0)
        {
            Reserve(s_blockBreak.Length);
            s_blockBreak.CopyTo(_bytes.AsSpan(_length));
            _length += s_blockBreak.Length;
            Count++;
        }

        var tokenizer = new IndexTokenizer(text);
        while (true)
        {
            Reserve((IndexTokenizer.MaxTermLength * 3) + 1);
            var written = tokenizer.NextPlain(_bytes.AsSpan(_length));
            if (written == 0)
            {
                if (!tokenizer.Next())
                    return;
                written = Encoding.UTF8.GetBytes(tokenizer.Term, _bytes.AsSpan(_length));
            }

            tally?.Add(_bytes.AsSpan(_length, written));
            _bytes[_length + written] = (byte)' ';
            _length += written + 1;
            Count++;
        }
    }

    private void Reserve(int more)
    {
        if (_length + more > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + more));
    }
}

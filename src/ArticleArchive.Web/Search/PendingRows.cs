using System.Diagnostics.CodeAnalysis;

namespace ArticleArchive.Web.Search;

/// <summary>
/// Rows that go into a full-text table at the end of a transaction. A savepoint makes FTS5 write out what it has gathered so far, so
/// rows that went in article by article would be a piece of the index each, to be merged again and again.
/// </summary>
/// <param name="insert">Takes the row's id and the columns in their order.</param>
/// <param name="columns">Number of columns.</param>
internal sealed class PendingRows(IndexStatement insert, int columns) : IDisposable
{
    // More room than this is not kept for the next transaction.
    private const int MostKeptBytes = 1 << 22;

    private readonly List<Row> _rows = [];
    private readonly List<int> _ends = [];
    private readonly List<int> _takenSinceMark = [];
    private byte[] _words = new byte[1 << 16];
    private int _length;
    private (int Rows, int Length) _mark;

    [SuppressMessage("Performance", "CA1815", Justification = "Not compared.")]
    private readonly record struct Row(int Article, int Id, bool IsTaken);

    /// <summary>Begins a row, whose columns follow.</summary>
    public void Begin(int article, int id) => _rows.Add(new Row(article, id, IsTaken: false));

    /// <summary>The words of the next column.</summary>
    public void Add(ReadOnlySpan<byte> words)
    {
        if (_length + words.Length > _words.Length)
            Array.Resize(ref _words, Math.Max(_words.Length * 2, _length + words.Length));
        words.CopyTo(_words.AsSpan(_length));
        _ends.Add(_length += words.Length);
    }

    /// <summary>An article's rows are not to be written after all.</summary>
    public void Take(int article)
    {
        for (var i = 0; i < _rows.Count; i++)
        {
            if (_rows[i] is not { IsTaken: false } row || row.Article != article)
                continue;
            _rows[i] = row with { IsTaken = true };
            _takenSinceMark.Add(i);
        }
    }

    /// <summary>From here on <see cref="Undo"/> takes back.</summary>
    public void Mark()
    {
        _takenSinceMark.Clear();
        _mark = (_rows.Count, _length);
    }

    /// <summary>Takes back what came since the mark, and the half of a row that failed.</summary>
    public void Undo()
    {
        foreach (var index in _takenSinceMark)
            _rows[index] = _rows[index] with { IsTaken = false };
        _takenSinceMark.Clear();
        _rows.RemoveRange(_mark.Rows, _rows.Count - _mark.Rows);
        _ends.RemoveRange(_mark.Rows * columns, _ends.Count - (_mark.Rows * columns));
        _length = _mark.Length;
    }

    /// <summary>Writes the rows.</summary>
    public void Write()
    {
        for (var i = 0; i < _rows.Count; i++)
        {
            if (_rows[i].IsTaken)
                continue;
            insert.Bind(1, _rows[i].Id);
            for (var column = i * columns; column < (i + 1) * columns; column++)
            {
                var start = column == 0 ? 0 : _ends[column - 1];
                insert.Bind(column - (i * columns) + 2, _words.AsSpan(start, _ends[column] - start));
            }

            insert.Run();
        }

        Clear();
    }

    /// <summary>Forgets all rows.</summary>
    public void Clear()
    {
        _rows.Clear();
        _ends.Clear();
        _takenSinceMark.Clear();
        (_length, _mark) = (0, default);
        if (_words.Length > MostKeptBytes)
            _words = new byte[1 << 16];
    }

    public void Dispose() => insert.Dispose();
}

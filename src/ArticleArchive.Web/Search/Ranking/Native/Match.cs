using System.Runtime.CompilerServices;

namespace ArticleArchive.Web.Search.Ranking.Native;

/// <summary>One row that matches, and where. Only good during <see cref="IMatchVisitor.Visit"/>.</summary>
internal readonly unsafe ref struct Match(Fts5ExtensionApi* api, nint context)
{
    private readonly Fts5ExtensionApi* _api = api;
    private readonly nint _context = context;

    /// <summary>The row's id.</summary>
    public long Id
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _api->Rowid(_context);
    }

    /// <summary>The places of a phrase, of which none need be there.</summary>
    /// <param name="phrase">Its number in the expression, from 0, in the order of writing.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Positions Of(int phrase)
    {
        Fts5PhraseIter rest;
        int column, offset;
        return _api->PhraseFirst(_context, phrase, &rest, &column, &offset) == 0 && column >= 0 ? new Positions(rest, column, offset) : default;
    }
}

/// <summary>
/// The places of a phrase in a row, in ascending order of column and word. Reads what the index handed out and copies
/// nothing; how much is read is bounded, so that one long row costs no more than a long row.
/// </summary>
internal unsafe ref struct Positions
{
    /// <summary>More places than this say nothing more: BM25 saturates long before.</summary>
    public const int MostCounted = 1 << 12;

    private byte* _next;
    private readonly byte* _end;
    private int _column;
    private int _offset;
    private bool _isAtFirst;

    internal Positions(Fts5PhraseIter rest, int column, int offset)
    {
        _next = rest.Next;
        _end = rest.End;
        _column = column;
        _offset = offset;
        IsAny = _isAtFirst = true;
    }

    /// <summary>The places of a word as its posting list stores them.</summary>
    internal Positions(byte* from, byte* end)
    {
        _next = from;
        _end = end;
        _isAtFirst = IsAny = from < end && MoveNext();
    }

    /// <summary>False when the phrase is not in the row.</summary>
    public bool IsAny { get; }

    /// <summary>The column of the place that <see cref="MoveNext"/> went to; before it, of the first place.</summary>
    public readonly int Column => _column;

    /// <summary>The word of the column, from 0.</summary>
    public readonly int Offset => _offset;

    /// <summary>No more than this is <see cref="Weighted"/>: a place takes a byte at least, and another column begins with a byte of 1.</summary>
    public readonly double UpperWeight(ColumnWeights weights)
    {
        var rest = new ReadOnlySpan<byte>(_next, (int)(_end - _next));
        var other = rest.IndexOf((byte)1);
        if (other < 0)
            return (Math.Min(rest.Length, MostCounted) + 1) * weights.All[_column];
        // The byte may as well be the end of a number.
        return ((Math.Min(other, MostCounted) + 1) * weights.All[_column]) + (Math.Min(rest.Length - other, MostCounted) * weights.GreatestFrom(_column));
    }

    /// <summary>Goes to the next place; the first call to the first.</summary>
    public bool MoveNext()
    {
        if (_isAtFirst)
        {
            _isAtFirst = false;
            return true;
        }

        if (_next >= _end)
            return false;
        var value = ReadInteger();
        if (value == 1)
        {
            _column = ReadInteger();
            _offset = 0;
            value = ReadInteger();
        }

        _offset += value - 2;
        return true;
    }

    /// <summary>Number of places by the weight of their columns. Does not move.</summary>
    public readonly double Weighted(ReadOnlySpan<double> weights)
    {
        if (!IsAny)
            return 0;
        var next = _next;
        var end = _end;
        var (sum, weight, inColumn, left) = (0.0, weights[_column], 1, MostCounted - 1);
        while (next < end && left-- > 0)
        {
            if (*next == 1)
            {
                sum += weight * inColumn;
                next++;
                int column = *next++;
                weight = weights[column];
                inColumn = 0;
            }

            while (next < end && *next++ >= 0x80)
            {
            }

            inColumn++;
        }

        return sum + (weight * inColumn);
    }

    /// <summary>Number of places in one column. Does not move.</summary>
    public readonly int CountIn(int column)
    {
        var places = this;
        var count = 0;
        for (var left = MostCounted; left > 0 && IsAny && places.MoveNext() && places._column <= column; left--)
            count += places._column == column ? 1 : 0;
        return count;
    }

    // SQLite's integers: seven bits a byte, the most significant first.
    private int ReadInteger()
    {
        var value = 0;
        while (_next < _end)
        {
            var part = *_next++;
            value = (value << 7) | (part & 0x7F);
            if (part < 0x80)
                break;
        }

        return value;
    }
}

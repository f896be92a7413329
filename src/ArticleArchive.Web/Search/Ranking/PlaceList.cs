using System.Buffers;
using ArticleArchive.Web.Search.Ranking.Native;

namespace ArticleArchive.Web.Search.Ranking;

/// <summary>Where a form stands in rows that were read by ascending id: the first places of each, until the best rows are known.</summary>
internal sealed class PlaceList
{
    // Column and word in one number: no article has as many words as there is room for.
    private const int WordBits = 28;

    private int[] _ids = ArrayPool<int>.Shared.Rent(256);
    private int[] _ends = ArrayPool<int>.Shared.Rent(256);
    private uint[] _places = ArrayPool<uint>.Shared.Rent(1024);
    private int _count;
    private int _placeCount;

    public void Add(int id, Positions positions)
    {
        if (_count == _ids.Length || _count == _ends.Length)
        {
            Grow(ref _ids, _count);
            Grow(ref _ends, _count);
        }

        for (var left = Nearness.MostPlaces; left > 0 && positions.IsAny && positions.MoveNext(); left--)
        {
            if (_placeCount == _places.Length)
                Grow(ref _places, _placeCount);
            _places[_placeCount++] = ((uint)positions.Column << WordBits) | (uint)positions.Offset;
        }

        _ids[_count] = id;
        _ends[_count++] = _placeCount;
    }

    /// <summary>Writes the places in a row, column and word in one number, ascending.</summary>
    /// <returns>How many there are; at most as many as there is room for.</returns>
    public int Of(int id, scoped Span<long> places)
    {
        if (_count == 0 || id < _ids[0] || id > _ids[_count - 1])
            return 0;
        var at = _ids.AsSpan(0, _count).BinarySearch(id);
        if (at < 0)
            return 0;
        var from = at == 0 ? 0 : _ends[at - 1];
        var found = Math.Min(places.Length, _ends[at] - from);
        for (var i = 0; i < found; i++)
            places[i] = ((long)(_places[from + i] >> WordBits) << 32) | (_places[from + i] & ((1u << WordBits) - 1));
        return found;
    }

    /// <summary>Gives its memory back for the next.</summary>
    public void Return()
    {
        ArrayPool<int>.Shared.Return(_ids);
        ArrayPool<int>.Shared.Return(_ends);
        ArrayPool<uint>.Shared.Return(_places);
        (_ids, _ends, _places, _count) = ([], [], [], 0);
    }

    private static void Grow<T>(ref T[] items, int count)
    {
        var more = ArrayPool<T>.Shared.Rent(count * 2);
        items.AsSpan(0, count).CopyTo(more);
        ArrayPool<T>.Shared.Return(items);
        items = more;
    }
}

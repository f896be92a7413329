using System.Numerics;

namespace ArticleArchive.Web.Search.Ranking;

/// <summary>A set of ids, a bit each; with a score each where they were ranked.</summary>
internal sealed class IdSet
{
    private ulong[] _bits = [];
    private double[]? _scores;

    /// <summary>Number of ids.</summary>
    public int Count { get; private set; }

    /// <summary>True where the ids have scores.</summary>
    public bool IsRanked => _scores is not null;

    public bool Contains(long id) => (ulong)id >> 6 < (ulong)_bits.Length && (_bits[id >> 6] & (1UL << (int)id)) != 0;

    /// <returns>0 where the set has no scores.</returns>
    public double ScoreOf(long id) => _scores is { } scores && id < scores.Length ? scores[id] : 0;

    public void Add(long id)
    {
        if (id >> 6 >= _bits.Length)
            Array.Resize(ref _bits, (int)BitOperations.RoundUpToPowerOf2((ulong)(id >> 6) + 1));
        ref var word = ref _bits[id >> 6];
        var bit = 1UL << (int)id;
        if ((word & bit) != 0)
            return;
        word |= bit;
        Count++;
    }

    /// <summary>Adds an id that counts as its best score.</summary>
    public void Add(long id, double score)
    {
        Add(id);
        _scores ??= [];
        if (id >= _scores.Length)
            Array.Resize(ref _scores, (int)BitOperations.RoundUpToPowerOf2((ulong)id + 1));
        _scores[id] = Math.Max(_scores[id], score);
    }

    /// <summary>The ids, ascending.</summary>
    public IEnumerable<long> All()
    {
        for (var i = 0; i < _bits.Length; i++)
        {
            for (var rest = _bits[i]; rest != 0; rest &= rest - 1)
                yield return ((long)i << 6) + BitOperations.TrailingZeroCount(rest);
        }
    }
}

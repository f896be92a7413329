using System.Buffers.Binary;
using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text;
using ArticleArchive.Web.Search.QueryLanguage;
using ArticleArchive.Web.Search.Ranking;

namespace ArticleArchive.Web.Search;

/// <summary>
/// The last hit of a page, from which the next goes on: pages neither lose nor double a hit, however deep. It carries what
/// scores depended on when the first page was ranked, so articles that come in meanwhile change nothing. Opaque to
/// callers, and only good for the query and level it was made for.
/// </summary>
public sealed class SearchCursor
{
    private const byte Version = 2;
    private const int FixedBytes = 1 + 4 + 1 + 4 + 8 + 8 + 4 + 8 + 4 + 1;
    private const int MostTerms = 64;

    /// <param name="queryHash">Of query and level.</param>
    /// <param name="sort">What the pages are ordered by.</param>
    /// <param name="isDescending">The greatest or newest first.</param>
    /// <param name="shown">Hits before the next page.</param>
    /// <param name="last">The last hit shown; beyond the first hundred also what later hits come after.</param>
    /// <param name="statistics">What scores depend on.</param>
    internal SearchCursor(uint queryHash, SearchSort sort, bool isDescending, int shown, RankedHit last, QueryStatistics statistics) =>
        (QueryHash, Sort, IsDescending, Shown, Last, Statistics) = (queryHash, sort, isDescending, shown, last, statistics);

    public uint QueryHash { get; }

    internal SearchSort Sort { get; }

    internal bool IsDescending { get; }

    internal int Shown { get; }

    internal RankedHit Last { get; }

    internal QueryStatistics Statistics { get; }

    /// <summary>What ties a cursor to its query.</summary>
    public static uint HashOf(string? query, SearchLevel level)
    {
        // FNV-1a: a guard against mistakes, not against forgers, who gain nothing here.
        var hash = 2166136261u;
        foreach (var c in Encoding.UTF8.GetBytes(level + "\n" + query))
            hash = unchecked((hash ^ c) * 16777619u);
        return hash;
    }

    /// <summary>Reads a cursor that a caller sent back.</summary>
    public static bool TryParse(string? text, out SearchCursor? cursor)
    {
        cursor = null;
        const int MostBytes = FixedBytes + (MostTerms * 4);
        Span<byte> bytes = stackalloc byte[MostBytes];
        if (text is null || text.Length > 2 * MostBytes || !Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, bytes, out var length)
            || length < FixedBytes || bytes[0] != Version || length != FixedBytes + (bytes[FixedBytes - 1] * 4))
            return false;
        var (sort, shown) = ((SearchSort)(bytes[5] >> 1), BinaryPrimitives.ReadInt32LittleEndian(bytes[6..]));
        var (score, average) = (BinaryPrimitives.ReadDoubleLittleEndian(bytes[10..]), BinaryPrimitives.ReadDoubleLittleEndian(bytes[30..]));
        var idf = new float[bytes[FixedBytes - 1]];
        for (var i = 0; i < idf.Length; i++)
            idf[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(FixedBytes + (i * 4))..]);
        if (!Enum.IsDefined(sort) || shown < 0 || !double.IsFinite(score) || !(average >= 1) || !idf.All(float.IsFinite))
            return false;
        var statistics = new QueryStatistics(BinaryPrimitives.ReadInt32LittleEndian(bytes[26..]), average, BinaryPrimitives.ReadInt32LittleEndian(bytes[38..]), [.. idf]);
        var last = new RankedHit(BinaryPrimitives.ReadInt64LittleEndian(bytes[18..]), score);
        cursor = new SearchCursor(BinaryPrimitives.ReadUInt32LittleEndian(bytes[1..]), sort, (bytes[5] & 1) != 0, shown, last, statistics);
        return true;
    }

    /// <summary>The cursor as text that is safe in a URL.</summary>
    public override string ToString()
    {
        ImmutableArray<float> idf = Statistics.Idf.Length > MostTerms ? [] : Statistics.Idf;
        var bytes = new byte[FixedBytes + (idf.Length * 4)];
        bytes[0] = Version;
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(1), QueryHash);
        bytes[5] = (byte)(((int)Sort << 1) | (IsDescending ? 1 : 0));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(6), Shown);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(10), Last.Score);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(18), Last.Id);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(26), Statistics.MaxId);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(30), Statistics.AverageTokens);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(38), Statistics.NewestDay);
        bytes[FixedBytes - 1] = (byte)idf.Length;
        for (var i = 0; i < idf.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(FixedBytes + (i * 4)), idf[i]);
        return Base64Url.EncodeToString(bytes);
    }
}

using ArticleArchive.Parsing.Models;

namespace ArticleArchive.Parsing.Cleaning;

/// <summary>The words of a line as hashed features: its first and last ones, pairs of them, and the whole of a short line.</summary>
internal static class LineWords
{
    /// <summary>Of a long paragraph only the beginning and the end say what it is for.</summary>
    private const int MostWords = 24;

    private const uint Anywhere = 1;
    private const uint Pair = 2;
    private const uint First = 3;
    private const uint Last = 4;
    private const uint Whole = 5;
    private const int MostWordsOfLabel = 6;

    public static void AddTo(FeatureVector vector, ReadOnlySpan<char> line)
    {
        Span<uint> hashes = stackalloc uint[MostWords];
        var count = 0;
        uint last = 0;
        var isLonger = false;
        for (var i = 0; i < line.Length && !isLonger;)
        {
            var start = i;
            while (i < line.Length && Prose.IsWordPart(line[i]))
                i++;
            if (i == start)
            {
                i++;
                continue;
            }

            last = FeatureHash.OfWord(0, line[start..i]);
            if (count < MostWords)
                hashes[count++] = last;
            else
                isLonger = true;
        }

        if (count == 0)
            return;
        var share = 1 / MathF.Sqrt(count);
        var whole = hashes[0];
        for (var i = 0; i < count; i++)
        {
            vector.AddHashed(FeatureHash.OfPair(Anywhere, hashes[i], 0), share);
            if (i == 0)
                continue;
            vector.AddHashed(FeatureHash.OfPair(Pair, hashes[i - 1], hashes[i]), share);
            whole = FeatureHash.OfPair(Whole, whole, hashes[i]);
        }

        vector.AddHashed(FeatureHash.OfPair(First, hashes[0], 0));
        if (count > 1)
            vector.AddHashed(FeatureHash.OfPair(First, hashes[0], hashes[1]));
        if (isLonger)
            return;
        vector.AddHashed(FeatureHash.OfPair(Last, last, 0));
        if (count <= MostWordsOfLabel)
            vector.AddHashed(FeatureHash.OfPair(Whole, whole, (uint)count));
    }
}

using System.Numerics;
using System.Runtime.InteropServices;

namespace ArticleArchive.Parsing.Models;

/// <summary>
/// A text's runs of words as 64 numbers, of which two texts share about as large a part as they share runs
/// (Broder, "On the resemblance and containment of documents", 1997).
/// </summary>
public static class MinHash
{
    /// <summary>How many numbers: the estimate is off by 6 hundredths in a normal case, and the exact share is counted afterwards.</summary>
    public const int Size = 64;

    // 16 bands of 4: of two texts that share 80 % of their runs 9,998 of 10,000 meet in a band; of two that share 30 %, one in eight,
    // and these are told apart by the exact count.
    private const int RowsOfBand = 4;

    /// <summary>How many places a text has in the index.</summary>
    public const int BandCount = Size / RowsOfBand;

    // Part of the file's format: other numbers here would make every stored signature void.
    private static readonly uint[] s_factors = Series(0x2545F491, isOdd: true);
    private static readonly uint[] s_masks = Series(0x9E3779B9, isOdd: false);

    /// <summary>The signature of a text's runs.</summary>
    /// <param name="shingles">At least one; order and repetition make no difference.</param>
    public static uint[] Of(ReadOnlySpan<uint> shingles)
    {
        var signature = new uint[Size];
        for (var at = 0; at < Size; at += Vector<uint>.Count)
        {
            var factors = new Vector<uint>(s_factors, at);
            var masks = new Vector<uint>(s_masks, at);
            var least = new Vector<uint>(uint.MaxValue);
            foreach (var shingle in shingles)
                least = Vector.Min(least, (new Vector<uint>(shingle) ^ masks) * factors);
            least.CopyTo(signature, at);
        }

        return signature;
    }

    /// <summary>About how much two texts resemble each other, from their signatures.</summary>
    public static double Estimate(ReadOnlySpan<uint> left, ReadOnlySpan<uint> right)
    {
        var equal = 0;
        for (var i = 0; i < Size; i++)
            equal += left[i] == right[i] ? 1 : 0;
        return (double)equal / Size;
    }

    /// <summary>Where a signature stands in the index: texts that share one of these numbers are worth comparing.</summary>
    public static int[] Bands(ReadOnlySpan<uint> signature)
    {
        var bands = new int[BandCount];
        for (var band = 0; band < BandCount; band++)
        {
            var key = (uint)band + 1;
            foreach (var row in signature.Slice(band * RowsOfBand, RowsOfBand))
                key = (((key << 7) | (key >> 25)) ^ row) * 0x9E3779B1;
            bands[band] = (int)(key ^ (key >> 15));
        }

        return bands;
    }

    /// <summary>A signature as bytes, to be stored.</summary>
    public static byte[] ToBytes(uint[] signature) => MemoryMarshal.AsBytes(signature.AsSpan()).ToArray();

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    public static uint[] FromBytes(byte[] bytes) => MemoryMarshal.Cast<byte, uint>(bytes).ToArray();

    private static uint[] Series(ulong seed, bool isOdd)
    {
        var numbers = new uint[Size];
        for (var i = 0; i < Size; i++)
        {
            // SplitMix64.
            seed += 0x9E3779B97F4A7C15;
            var z = seed;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            numbers[i] = (uint)((z ^ (z >> 31)) >> 32) | (isOdd ? 1u : 0u);
        }

        return numbers;
    }
}


namespace ArticleArchive.Parsing.Tests.Invariants;

/// <summary>A file with deterministic damage of the kinds that saving, splicing and converting do to bytes.</summary>
internal static class MutatedFile
{
    private const int MostMutations = 3;

    private static readonly byte[][] Intruders =
    [
        [0], [0xFF], [0xC3], [0xE2, 0x82], [0xF0, 0x9F], [0xED, 0xA0, 0x80], "\u200B"u8.ToArray(), "\u202E"u8.ToArray(), "\u2066"u8.ToArray(),
        "\u00AD"u8.ToArray(), "\uFEFF"u8.ToArray(), "\uFFFD"u8.ToArray(), "\u0085"u8.ToArray(), "\u2028"u8.ToArray(), "⟦…⟧"u8.ToArray(), [0x1B], [0x93],
        "â€™"u8.ToArray(), "Ã©"u8.ToArray(), "\u0301"u8.ToArray(), "<"u8.ToArray(), "&#"u8.ToArray(), "\r"u8.ToArray(),
    ];

    /// <summary>The same bytes and seed always give the same file.</summary>
    /// <param name="bytes">The file to damage; left as it is.</param>
    /// <param name="other">A file that splices are taken from.</param>
    /// <param name="seed">Chooses the damage: one to three of it.</param>
    public static byte[] Of(byte[] bytes, byte[] other, int seed)
    {
        var random = new Random(seed);
        var mutated = bytes;
        for (var i = random.Next(MostMutations); i >= 0; i--)
            mutated = Mutate(mutated, other, random);
        return mutated;
    }

    private static byte[] Mutate(byte[] bytes, byte[] other, Random random)
    {
        switch (random.Next(10))
        {
            case 0: // cut short, at the start or at the end
                var cut = random.Next(bytes.Length + 1);
                return random.Next(2) == 0 ? bytes[..cut] : bytes[cut..];
            case 1: // another file in the middle
                var (at, from) = (random.Next(bytes.Length + 1), random.Next(other.Length + 1));
                return [.. bytes[..at], .. other[from..Math.Min(other.Length, from + random.Next(4_000))], .. bytes[at..]];
            case 2: // single bytes lost
                var share = random.Next(20, 2_000);
                return [.. bytes.Where(_ => random.Next(share) != 0)];
            case 3: // a stretch lost
                var (start, length) = (random.Next(bytes.Length + 1), random.Next(2_000));
                return [.. bytes[..start], .. bytes[Math.Min(bytes.Length, start + length)..]];
            case 4:
                return Lines(bytes, line => random.Next(6) == 0 ? [.. line, (byte)'\n', .. line] : line, "\n"u8.ToArray());
            case 5: // lines glued
                return Lines(bytes, line => line, random.Next(2) == 0 ? [] : " "u8.ToArray());
            case 6:
                return Lines(bytes, line => line, random.Next(3) switch { 0 => "\r"u8.ToArray(), 1 => "\r\n"u8.ToArray(), _ => "\n\n\n"u8.ToArray() });
            case 7:
                return Intruded(bytes, random);
            case 8: // case swapped, from a place on
                var first = random.Next(bytes.Length + 1);
                return [.. bytes.Select((b, i) => i >= first && char.IsAsciiLetter((char)b) ? (byte)(b ^ 0x20) : b)];
            default: // blanks stripped, in a stretch
                var (low, high) = (random.Next(bytes.Length + 1), random.Next(bytes.Length + 1));
                return [.. bytes.Where((b, i) => b != ' ' || i < Math.Min(low, high) || i > Math.Max(low, high))];
        }
    }

    private static byte[] Intruded(byte[] bytes, Random random)
    {
        var result = new List<byte>(bytes.Length + 256);
        var share = random.Next(30, 3_000);
        foreach (var b in bytes)
        {
            if (random.Next(share) == 0)
                result.AddRange(Intruders[random.Next(Intruders.Length)]);
            result.Add(b);
        }

        return [.. result];
    }

    private static byte[] Lines(byte[] bytes, Func<byte[], byte[]> change, byte[] end)
    {
        var result = new MemoryStream(bytes.Length * 2);
        for (var start = 0; start < bytes.Length;)
        {
            var stop = Array.IndexOf(bytes, (byte)'\n', start);
            result.Write(change(bytes[start..(stop < 0 ? bytes.Length : stop)]));
            if (stop < 0)
                break;
            result.Write(end);
            start = stop + 1;
        }

        return result.ToArray();
    }
}

namespace ArticleArchive.Web.Ingestion.Duplicates;

/// <summary>Runs of words in a row: what two texts share of them follows what is said, not what it is about.</summary>
internal static class Shingles
{
    /// <summary>Unrelated texts share hardly any four words in a row; a changed word spoils four runs and no more.</summary>
    public const int Words = 4;

    /// <summary>The hash of each run, in order and with repetitions. A text of fewer words is one run; one without words has none.</summary>
    public static uint[] Of(List<uint> words)
    {
        if (words.Count == 0)
            return [];
        var shingles = new uint[Math.Max(1, words.Count - Words + 1)];
        for (var i = 0; i < shingles.Length; i++)
        {
            var hash = 0u;
            for (var j = i; j < Math.Min(i + Words, words.Count); j++)
                hash = ((hash << 5) | (hash >> 27)) * 0x9E3779B1 ^ words[j];
            shingles[i] = hash;
        }

        return shingles;
    }

    /// <summary>What two sets of runs have in common.</summary>
    /// <returns>
    /// <c>Resemblance</c>: the share that both have of all that either has. <c>Containment</c>: the share of the smaller one that
    /// the larger has too. Both 0 to 1.
    /// </returns>
    public static (double Resemblance, double Containment) Compare(ReadOnlySpan<uint> left, ReadOnlySpan<uint> right)
    {
        var ours = Set(left);
        var theirs = Set(right);
        if (ours.Length == 0 || theirs.Length == 0)
            return (0, 0);
        var shared = 0;
        for (int i = 0, j = 0; i < ours.Length && j < theirs.Length;)
        {
            if (ours[i] == theirs[j])
            {
                shared++;
                i++;
                j++;
            }
            else if (ours[i] < theirs[j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return ((double)shared / (ours.Length + theirs.Length - shared), (double)shared / Math.Min(ours.Length, theirs.Length));
    }

    // Sorted arrays: a hash set of a long text takes five times the memory and time.
    private static ReadOnlySpan<uint> Set(ReadOnlySpan<uint> shingles)
    {
        var set = shingles.ToArray();
        Array.Sort(set);
        var count = 0;
        for (var i = 0; i < set.Length; i++)
        {
            if (count == 0 || set[i] != set[count - 1])
                set[count++] = set[i];
        }

        return set.AsSpan(0, count);
    }
}

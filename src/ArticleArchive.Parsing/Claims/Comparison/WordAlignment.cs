using ArticleArchive.Parsing.Claims.Lexicon;

namespace ArticleArchive.Parsing.Claims.Comparison;

/// <summary>Which words of two statements correspond.</summary>
internal sealed class WordAlignment
{
    private const float OfRoot = 0.9f, OfMeaning = 0.85f, OfSpelling = 0.8f;

    private WordAlignment(int[] toRight, int[] toLeft, float[] quality)
    {
        ToRight = toRight;
        ToLeft = toLeft;
        Quality = quality;
    }

    /// <summary>For each word of the left statement its counterpart, or -1.</summary>
    public int[] ToRight { get; }

    /// <summary>For each word of the right statement its counterpart, or -1.</summary>
    public int[] ToLeft { get; }

    /// <summary>For each word of the left one, how well it corresponds: 1 for the same base form.</summary>
    public float[] Quality { get; }

    /// <summary>Pairs the words, the surest kinds of correspondence first; each word once.</summary>
    public static WordAlignment Of(ReadOnlySpan<ComparableWord> left, ReadOnlySpan<ComparableWord> right)
    {
        var toRight = new int[left.Length];
        var toLeft = new int[right.Length];
        var quality = new float[left.Length];
        toRight.AsSpan().Fill(-1);
        toLeft.AsSpan().Fill(-1);
        foreach (var grade in (ReadOnlySpan<float>)[1, OfRoot, OfMeaning, OfSpelling])
        {
            for (var i = 0; i < left.Length; i++)
            {
                if (left[i].Kind == ComparableKind.Function || toRight[i] >= 0)
                    continue;
                for (var k = 0; k < right.Length; k++)
                {
                    if (toLeft[k] >= 0 || right[k].Kind == ComparableKind.Function || !Corresponds(left[i], right[k], grade))
                        continue;
                    (toRight[i], toLeft[k], quality[i]) = (k, i, grade);
                    break;
                }
            }
        }

        return new WordAlignment(toRight, toLeft, quality);
    }

    private static bool Corresponds(in ComparableWord left, in ComparableWord right, float grade)
    {
        if (grade == 1)
            return left.Stem == right.Stem;
        if (left.Kind is ComparableKind.Number or ComparableKind.Time || right.Kind is ComparableKind.Number or ComparableKind.Time)
            return false;
        if (grade == OfRoot)
            return left.Root == right.Root;
        if (left.Kind == ComparableKind.Name || right.Kind == ComparableKind.Name)
            return false;
        return grade == OfMeaning
            ? left.Traits.MeansAs(right.Traits)
            : left.Stem.Length > 6 && right.Stem.Length > 6 && EnglishWords.Find(left.Stem) is null != EnglishWords.Find(right.Stem) is null && IsOneEdit(left.Stem, right.Stem);
    }

    // A slip of the pen: one letter more, less, other, or two changed round.
    private static bool IsOneEdit(string one, string other)
    {
        if (one.Length < other.Length)
            (one, other) = (other, one);
        if (one.Length - other.Length > 1 || one[0] != other[0])
            return false;
        var start = 0;
        while (start < other.Length && one[start] == other[start])
            start++;
        var end = 0;
        while (end < other.Length - start && one[^(end + 1)] == other[^(end + 1)])
            end++;
        var left = one.Length - start - end;
        return left <= 1 || (left == 2 && one.Length == other.Length && one[start] == other[start + 1] && one[start + 1] == other[start]);
    }
}

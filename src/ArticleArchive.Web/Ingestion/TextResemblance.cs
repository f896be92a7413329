namespace ArticleArchive.Web.Ingestion;

/// <summary>How much two texts have in common.</summary>
internal static class TextResemblance
{
    private const int ShingleWords = 4;

    /// <summary>
    /// From here on two texts are versions of one. Unrelated articles share hardly any four words in a row; one that was
    /// rewritten in large parts still shares a third. Too high a bound shows two articles; too low a one would hide one of them.
    /// </summary>
    public const double SameArticle = 1.0 / 3;

    /// <summary>
    /// The share of four words in a row that both texts have, of all that either has (0 to 1): it follows what is said,
    /// not what it is about, and order within a sentence counts while the order of paragraphs does not.
    /// </summary>
    public static double Of(string left, string right)
    {
        var ours = Shingles(left);
        var theirs = Shingles(right);
        if (ours.Count == 0 || theirs.Count == 0)
            return 0;
        var (smaller, larger) = ours.Count <= theirs.Count ? (ours, theirs) : (theirs, ours);
        var shared = smaller.Count(larger.Contains);
        return (double)shared / (ours.Count + theirs.Count - shared);
    }

    // Hashes, not words: a long text has a shingle a word. A text of fewer words is one shingle.
    private static HashSet<int> Shingles(string text)
    {
        var shingles = new HashSet<int>();
        var last = new Queue<int>(ShingleWords);
        foreach (var word in Words(text))
        {
            if (last.Count == ShingleWords)
                last.Dequeue();
            last.Enqueue(word);
            if (last.Count == ShingleWords)
                shingles.Add(Combined(last));
        }

        if (shingles.Count == 0 && last.Count > 0)
            shingles.Add(Combined(last));
        return shingles;
    }

    private static int Combined(Queue<int> words)
    {
        var hash = default(HashCode);
        foreach (var word in words)
            hash.Add(word);
        return hash.ToHashCode();
    }

    private static IEnumerable<int> Words(string text)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            var isSign = i < text.Length && IsSign(text[i]);
            if (i < text.Length && !isSign && char.IsLetterOrDigit(text[i]))
                continue;
            if (i > start)
                yield return string.GetHashCode(text.AsSpan(start, i - start), StringComparison.OrdinalIgnoreCase);
            if (isSign)
                yield return text[i];
            start = i + 1;
        }
    }

    // Chinese and Japanese are written without spaces: there each sign counts as a word.
    private static bool IsSign(char character) => character is >= '\u3040' and <= '\u9FFF';
}

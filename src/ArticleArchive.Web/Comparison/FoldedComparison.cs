namespace ArticleArchive.Web.Comparison;

/// <summary>A row of a comparison: a sentence, or so many unchanged ones that are not shown.</summary>
public sealed record ComparisonRow(ComparedSentence? Sentence, int Skipped = 0);

/// <summary>A comparison without the sentences that nothing happened to, but for those right beside a change.</summary>
internal static class FoldedComparison
{
    private const int Around = 2;

    /// <param name="sentences">From <see cref="TextComparison.Of"/>.</param>
    public static List<ComparisonRow> Of(IReadOnlyList<ComparedSentence> sentences)
    {
        var isNear = new bool[sentences.Count];
        for (var i = 0; i < sentences.Count; i++)
        {
            if (sentences[i].Kind == ChangeKind.Same)
                continue;
            for (var j = Math.Max(0, i - Around); j <= Math.Min(sentences.Count - 1, i + Around); j++)
                isNear[j] = true;
        }

        var rows = new List<ComparisonRow>();
        for (var i = 0; i < sentences.Count;)
        {
            var end = i;
            while (end < sentences.Count && !isNear[end])
                end++;
            if (end > i)
                rows.Add(new ComparisonRow(Sentence: null, end - i));
            for (; end < sentences.Count && isNear[end]; end++)
                rows.Add(new ComparisonRow(sentences[end]));
            i = end;
        }

        return rows;
    }
}

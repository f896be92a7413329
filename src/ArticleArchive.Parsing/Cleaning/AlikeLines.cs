using ArticleArchive.Parsing.Formats;

namespace ArticleArchive.Parsing.Cleaning;

/// <summary>Keeps sentences at the article's border that are built of the words of the kept sentence beside them.</summary>
/// <remarks>
/// A border needs a difference. The scores fall towards a page's end, so that of thousands of paragraphs that differ in a number
/// the last ones would go as pointers to other articles, although nothing tells them from those before.
/// </remarks>
internal static class AlikeLines
{
    /// <summary>How many of a line's longer words the line beside it must have, and at least.</summary>
    private const double LeastShare = 0.6;
    private const int LeastShared = 2;

    public static void Keep(PageText page, IReadOnlyList<Passage> passages, IReadOnlyList<LineStats> lines, bool[] isBody)
    {
        for (var i = 1; i < isBody.Length; i++)
            isBody[i] |= isBody[i - 1] && AreAlike(i, i - 1);
        for (var i = isBody.Length - 2; i >= 0; i--)
            isBody[i] |= isBody[i + 1] && AreAlike(i, i + 1);

        bool AreAlike(int line, int kept)
        {
            var (one, other) = (lines[line], lines[kept]);
            if (isBody[line] || one.Phrase != PhraseMatch.None || one.Kind != other.Kind || !one.EndsSentence || !other.EndsSentence
                || one.Words > 2 * other.Words || other.Words > 2 * one.Words || BodyRuns.SpeaksForThePage(one))
                return false;
            var (known, count) = Vocabulary.OfText(passages[kept].Text(page)).Compare(passages[line].Text(page));
            return known >= LeastShared && known >= LeastShare * count;
        }
    }
}

using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Structure;

namespace ArticleArchive.Parsing.Cleaning;

/// <summary>Keeps captions that name their source: they are the article's, although they are not its text.</summary>
/// <remarks>The score learns from texts without captions and drops them; structure gives them a kind of their own that is no body text.</remarks>
internal static class Captions
{
    private const int MostWords = 60;

    public static void Keep(PageText page, IReadOnlyList<Passage> passages, IReadOnlyList<LineStats> lines, bool[] isBody)
    {
        var (first, last) = (Array.IndexOf(isBody, true), Array.LastIndexOf(isBody, true));
        for (var i = first + 1; i < last; i++)
        {
            if (!isBody[i] && lines[i] is { Words: >= 3 and <= MostWords, Phrase: not PhraseMatch.Whole, LinkDensity: <= 0.5 } line
                && !LineFeatures.IsOutside(line.Region) && CaptionReader.EndsInCredit(passages[i].Text(page)))
                isBody[i] = true;
        }
    }
}

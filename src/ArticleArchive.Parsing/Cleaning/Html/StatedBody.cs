using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Models;

namespace ArticleArchive.Parsing.Cleaning.Html;

/// <summary>The article's text as the page's own metadata give it (<c>articleBody</c> of schema.org): it tells which passages are the article's.</summary>
/// <remarks>Often only the first paragraphs, or the text without headings and lists; so it is evidence for the score and not the answer.</remarks>
internal sealed class StatedBody
{
    private const int RunLength = 4;

    /// <summary>A shorter one is a summary.</summary>
    private const int FewestWords = 60;

    private readonly HashSet<uint> _runs = [];

    private StatedBody(List<uint> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            uint run = 0;
            for (var length = 1; length <= RunLength && i + length <= words.Count; length++)
            {
                run = FeatureHash.OfPair((uint)length, run, words[i + length - 1]);
                if (length > 1)
                    _runs.Add(run);
            }
        }
    }

    /// <summary>Null where the page states none.</summary>
    public static StatedBody? Of(PageText page) =>
        page.StatedBody is { } text && WordsOf(text) is { Count: >= FewestWords } words ? new StatedBody(words) : null;

    /// <summary>True when most of the text's words stand in it in the same order.</summary>
    public bool Holds(ReadOnlySpan<char> text)
    {
        var words = WordsOf(text[..Math.Min(text.Length, 2_000)]);
        var length = Math.Min(RunLength, words.Count);
        if (length < 2)
            return false;
        int known = 0, runs = words.Count - length + 1;
        for (var i = 0; i < runs; i++)
        {
            uint run = 0;
            for (var k = 0; k < length; k++)
                run = FeatureHash.OfPair((uint)k + 1, run, words[i + k]);
            known += _runs.Contains(run) ? 1 : 0;
        }

        return 2 * known >= runs;
    }

    private static List<uint> WordsOf(ReadOnlySpan<char> text)
    {
        var words = new List<uint>();
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            while (i < text.Length && char.IsLetterOrDigit(text[i]))
                i++;
            if (i > start)
                words.Add(FeatureHash.OfWord(0, text[start..i]));
            else
                i++;
        }

        return words;
    }
}

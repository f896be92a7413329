using System.Globalization;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Models;

namespace ArticleArchive.Parsing.Cleaning.Html;

/// <summary>Says which passages of an HTML page are the article's.</summary>
/// <remarks>
/// In two steps: a linear model scores each passage by itself and by its place in the tree, for which it may ask about thousands of
/// class words; then trees judge it again, with its measures and with the first scores of those around it.
/// </remarks>
internal sealed class HtmlJudge(LinearModel first, BoostedTrees second)
{
    /// <summary>The names of the weights in the assembly and of their files.</summary>
    public const string FirstWeights = "html-block.weights", SecondWeights = "html-context.weights";

    /// <summary>A real page has hundreds of passages; one with more is judged as lines of text, which costs less.</summary>
    public const int MostPassages = 20_000;

    /// <summary>Added to every score: a passage kept in doubt does less harm than one lost.</summary>
    private const double LeanToKeep = 0.2;

    /// <summary>Taken from the score of what stands in a part that the markup calls comments, beside the likeliest article.</summary>
    private const double CommentCost = 4.0;

    /// <summary>What a change between article and page costs between passages of one element, in logits.</summary>
    /// <remarks>Small: unlike lines of plain text, most passages know from the tree what they are.</remarks>
    private const double BorderInside = 0.6;

    /// <summary>The same where one element ends and another begins: there borders are to be expected.</summary>
    private const double BorderBetween = 0.3;

    private const int ShortestNumberRow = 3;

    /// <summary>What a passage is: the page's (0) or the article's (1).</summary>
    public static IReadOnlyList<string> Classes { get; } = ["page", "article"];

    private static readonly Lazy<HtmlJudge> s_shipped = new(() => new HtmlJudge(
        LinearModel.Embedded(FirstWeights, HtmlBlockFeatures.Space, Classes), BoostedTrees.Embedded(SecondWeights, HtmlContext.Names)));

    /// <summary>With the weights that the program carries.</summary>
    public static HtmlJudge Shipped => s_shipped.Value;

    /// <returns>A score for each passage, in logits: above 0 for the article.</returns>
    public double[] Score(PageText page, IReadOnlyList<Passage> passages, IReadOnlyList<LineStats> lines, HtmlParts parts)
    {
        var features = new HtmlBlockFeatures(page, passages, lines, parts);
        var vector = new FeatureVector(HtmlBlockFeatures.Space);
        var own = new float[lines.Count];
        var rows = new float[lines.Count][];
        for (var i = 0; i < own.Length; i++)
        {
            features.Fill(vector, i);
            own[i] = first.Score(vector);
            rows[i] = HtmlContext.RowOf(vector);
        }

        var context = new HtmlContext(page, passages, lines, parts, features.Shapes, own);
        var scores = new double[lines.Count];
        for (var i = 0; i < scores.Length; i++)
        {
            context.Complete(i, rows[i]);
            scores[i] = second.Score(rows[i]) + LeanToKeep - (IsComment(parts, i) ? CommentCost : 0);
        }

        return scores;
    }

    /// <summary>The cheapest way through the scores: the runs of <see cref="BodyRuns"/> with borders that depend on the tree.</summary>
    /// <returns>True for what belongs to the article.</returns>
    public static bool[] Choose(HtmlParts parts, IReadOnlyList<double> scores) =>
        BodyRuns.Choose(scores, i => ParentOf(parts, i) == ParentOf(parts, i - 1) ? BorderInside : BorderBetween);

    /// <summary>Kept only because doubt speaks for keeping.</summary>
    public static bool IsDoubtful(double score) => score is > 0 and < LeanToKeep;

    /// <summary>Captions inside the article and its table of contents are the article's, though no text of it.</summary>
    /// <param name="page">The page.</param>
    /// <param name="passages">Its passages.</param>
    /// <param name="lines">What each passage looks like.</param>
    /// <param name="isBody">The choice, corrected in place.</param>
    public static void KeepFurniture(PageText page, IReadOnlyList<Passage> passages, IReadOnlyList<LineStats> lines, bool[] isBody)
    {
        KeepContents(page, passages, lines, isBody);
        var last = Array.LastIndexOf(isBody, true);
        var isInside = false;
        for (var i = 0; i < isBody.Length; i++)
        {
            if (lines[i].Kind == PageBlockKind.Caption && isInside && i < last)
                isBody[i] = true;
            else
                isInside = isBody[i];
        }
    }

    // A menu repeats the headings of its own panels; the article's contents name what stays of the page.
    private static void KeepContents(PageText page, IReadOnlyList<Passage> passages, IReadOnlyList<LineStats> lines, bool[] isBody)
    {
        var headings = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < lines.Count; i++)
        {
            if (isBody[i] && lines[i].Kind == PageBlockKind.Heading)
                headings.Add(Key(i));
        }

        for (var start = 0; start < lines.Count;)
        {
            int end = start, known = 0;
            for (; end < lines.Count && lines[end].Kind == PageBlockKind.Contents; end++)
                known += headings.Contains(Key(end)) ? 1 : 0;
            if (end > start)
                Array.Fill(isBody, HtmlContents.IsContents(known, end - start), start, end - start);
            start = Math.Max(end, start + 1);
        }

        string Key(int i) => HtmlContents.KeyOf(page.Text, passages[i].Span(page));
    }

    /// <summary>Takes out items that do nothing but count from one: the stars of a rating, the pages of a list. A list of years does not.</summary>
    /// <param name="page">The page.</param>
    /// <param name="passages">Its passages.</param>
    /// <param name="lines">What each passage looks like.</param>
    /// <param name="isBody">The choice, corrected in place.</param>
    public static void DropNumberRows(PageText page, IReadOnlyList<Passage> passages, IReadOnlyList<LineStats> lines, bool[] isBody)
    {
        for (var start = 0; start < lines.Count;)
        {
            var end = start;
            while (end < lines.Count && NumberOf(end) is { } number && number == end - start + 1)
                end++;
            if (end - start >= ShortestNumberRow)
                Array.Fill(isBody, false, start, end - start);
            start = Math.Max(end, start + 1);
        }

        int? NumberOf(int i) => lines[i].Kind == PageBlockKind.ListItem
            && int.TryParse(passages[i].Text(page), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    // Comments speak of what the article speaks of, in sentences: only the markup tells them apart, and where it names them it is believed.
    private static bool IsComment(HtmlParts parts, int passage)
    {
        for (var element = parts.Holders[passage]; element >= 0 && !parts.HoldsFavourite(element); element = parts.Element(element).Parent)
        {
            if (parts.Element(element).Role == HtmlRegions.Comments)
                return true;
        }

        return false;
    }

    private static int ParentOf(HtmlParts parts, int passage) =>
        parts.Holders[passage] is >= 0 and var holder ? parts.Element(parts.BlockOf(holder)).Parent : -1;
}

using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Models;

namespace ArticleArchive.Parsing.Cleaning.Html;

/// <summary>Says which passages of an HTML page are the article's.</summary>
internal sealed class HtmlJudge(LinearModel model)
{
    /// <summary>The name of the weights in the assembly and of their file.</summary>
    public const string Weights = "html-block.weights";

    /// <summary>Added to every score: a passage kept in doubt does less harm than one lost.</summary>
    private const double LeanToKeep = 0.5;

    /// <summary>What a change between article and page costs between passages of one element, in logits.</summary>
    /// <remarks>Small: unlike lines of plain text, most passages know from the tree what they are.</remarks>
    private const double BorderInside = 0.6;

    /// <summary>The same where one element ends and another begins: there borders are to be expected.</summary>
    private const double BorderBetween = 0.3;

    /// <summary>What a passage is: the page's (0) or the article's (1).</summary>
    public static IReadOnlyList<string> Classes { get; } = ["page", "article"];

    /// <summary>With the weights that the program carries.</summary>
    public static HtmlJudge Shipped { get; } = new(LinearModel.Embedded(Weights, HtmlBlockFeatures.Space, Classes));

    /// <returns>A score for each passage, in logits: above 0 for the article.</returns>
    public double[] Score(PageText page, IReadOnlyList<Passage> passages, IReadOnlyList<LineStats> lines, HtmlParts parts)
    {
        var features = new HtmlBlockFeatures(page, passages, lines, parts);
        var vector = new FeatureVector(HtmlBlockFeatures.Space);
        var scores = new double[lines.Count];
        for (var i = 0; i < scores.Length; i++)
        {
            features.Fill(vector, i);
            scores[i] = model.Score(vector) + LeanToKeep;
        }

        return scores;
    }

    /// <summary>The cheapest way through the scores: <see cref="BodyRuns.Choose"/> with borders that depend on the tree.</summary>
    /// <returns>True for what belongs to the article.</returns>
    public static bool[] Choose(HtmlParts parts, IReadOnlyList<double> scores) =>
        BodyRuns.Choose(scores, i => ParentOf(parts, i) == ParentOf(parts, i - 1) ? BorderInside : BorderBetween);

    private static int ParentOf(HtmlParts parts, int passage) =>
        parts.Holders[passage] is >= 0 and var holder ? parts.Element(parts.BlockOf(holder)).Parent : -1;
}

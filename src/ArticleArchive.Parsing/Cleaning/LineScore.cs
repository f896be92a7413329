using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Models;

namespace ArticleArchive.Parsing.Cleaning;

/// <summary>How much a passage looks like a part of the article: a weighted sum of its features.</summary>
/// <remarks>
/// The weights of the first group were fitted: logistic regression on plain-text renderings of the development split of
/// the Web Content eXtraction Benchmark (see docs/notices.md), each page once whole and once cut down to the article and
/// few lines around it. To refit them, measure the passages of such pages with <see cref="LineFeatures.Measure"/>, call a
/// passage the article's (1) when its words stand in the benchmark's text of the page, else the page's (0), fit without
/// the features of the second group, and put the coefficients here; the intercept is <see cref="Feature.Always"/>.
/// The weights of the second group are set by hand: plain text has no markup to learn them from.
/// </remarks>
internal static class LineScore
{
    /// <summary>Added to every score, beyond what was fitted: a line kept in doubt does less harm than one lost.</summary>
    private const double LeanToKeep = 0.40;

    /// <summary>The resource that the training command writes.</summary>
    public const string PlainTextWeights = "line-score.weights";

    /// <summary>The named features of a line and its words.</summary>
    public static FeatureSpace Space { get; } = FeatureSpace.Of<Feature>(hashBits: 15);

    /// <summary>What a line is: the page's (0) or the article's (1).</summary>
    public static IReadOnlyList<string> Classes { get; } = ["page", "article"];

    /// <summary>Fills a vector with what is known of one line.</summary>
    public static void Fill(FeatureVector vector, double[] features, ReadOnlySpan<char> line)
    {
        vector.Clear();
        for (var i = 0; i < features.Length; i++)
            vector.Add(i, features[i]);
        LineWords.AddTo(vector, line);
    }

    private static readonly Lazy<LinearModel> s_plainText = new(() => LinearModel.Embedded(PlainTextWeights, Space, Classes));

    /// <summary>The scores of plain text's lines, by the trained weights.</summary>
    public static List<double> OfPlainText(PageText page, IReadOnlyList<Passage> passages, IReadOnlyList<double[]> features)
    {
        var model = s_plainText.Value;
        var vector = new FeatureVector(Space);
        var scores = new List<double>(features.Count);
        for (var i = 0; i < features.Count; i++)
        {
            Fill(vector, features[i], passages[i].Text(page));
            scores.Add(model.Score(vector) + LeanToKeep);
        }

        return scores;
    }

    private static readonly double[] s_weights = Table(
        (Feature.Always, 0.60),
        (Feature.Chars15, 0.05),
        (Feature.Chars40, 0.71),
        (Feature.Chars80, 1.11),
        (Feature.Chars160, 0.65),
        (Feature.Chars320, 0.78),
        (Feature.CharsMore, 0.82),
        (Feature.FunctionWords, -0.49),
        (Feature.NoFunctionWord, -0.33),
        (Feature.Capitals, -0.77),
        (Feature.Numbers, -0.67),
        (Feature.Commas, 0.23),
        (Feature.EndsSentence, 0.34),
        (Feature.EndsInEllipsis, -2.14),
        (Feature.EndsInColon, 1.23),
        (Feature.EndsInQuestion, -0.16),
        (Feature.StartsSmall, -0.51),
        (Feature.Sign, -0.60),
        (Feature.Time, -1.02),
        (Feature.Joined, 0.07),
        (Feature.Repeated, -0.35),
        (Feature.Prose, -1.26),
        (Feature.LongProse, 0.34),
        (Feature.PhraseWhole, -1.95),
        (Feature.PhraseStart, -1.62),
        (Feature.PhraseInside, -0.24),
        (Feature.SharedWords, 1.17),
        (Feature.NoSharedWords, 0.38),
        (Feature.ListItem, -1.34),
        (Feature.TableRow, -0.57),
        (Feature.PreviousProse, 0.24),
        (Feature.NextProse, 0.31),
        (Feature.Previous2Prose, 0.10),
        (Feature.Next2Prose, 0.24),
        (Feature.PreviousShort, -0.34),
        (Feature.NextShort, -0.32),
        (Feature.NextPhrase, -0.86),
        (Feature.NearbyPhrases, -2.92),
        (Feature.PreviousItem, 0.57),
        (Feature.NextItem, 0.01),
        (Feature.HeadingBeforeProse, 0.03),
        (Feature.ProseDensity4, 0.75),
        (Feature.ProseDensity12, 0.84),
        (Feature.SinceProseNear, -0.69),
        (Feature.UntilProseNear, -0.55),
        (Feature.UntilProseFar, -0.36),
        (Feature.BeforeFirstProse, -1.40),
        (Feature.AfterLastProse, -0.73),
        (Feature.InMainRun, 0.70),
        (Feature.AfterMainRun, -0.29),
        (Feature.Early, -0.31),
        (Feature.Late, -2.32),
        (Feature.PagePhrases, -2.47),

        // By hand.
        (Feature.Heading, 0.80),
        (Feature.Caption, 0.50),
        (Feature.Preformatted, 1.00),
        (Feature.Quotation, 1.00),
        (Feature.RegionOutside, -2.50),
        (Feature.RegionInside, 0.80),
        (Feature.LinkDensity, -3.00));

    /// <returns>Above 0 for the article, below for the page around it; in logits.</returns>
    public static double Of(double[] features)
    {
        var score = LeanToKeep;
        for (var i = 0; i < features.Length; i++)
            score += features[i] * s_weights[i];
        return score;
    }

    private static double[] Table(params (Feature Feature, double Weight)[] rows)
    {
        var weights = new double[LineFeatures.Count];
        foreach (var (feature, weight) in rows)
            weights[(int)feature] = weight;
        return weights;
    }
}

using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Models;

namespace ArticleArchive.Parsing.Cleaning;

/// <summary>How much a passage looks like a part of the article: above 0 for the article, below for the page around it; in logits.</summary>
/// <remarks>
/// Plain text is judged by trained weights, in two looks: a linear model at each line by itself, then boosted trees at that
/// score among the others of the page. They are fitted by the benchmarks' command <c>train-lines</c> on plain-text renderings
/// of the development split of the Web Content eXtraction Benchmark (see docs/notices.md and docs/parsing.md).
/// Markdown is judged by the table below: its weights were fitted on the same text, those for markup were set by hand,
/// since there are no such pages to learn them from.
/// </remarks>
internal static class LineScore
{
    /// <summary>The resources that the training command writes.</summary>
    public const string FirstWeights = "line-score.weights";
    public const string SecondWeights = "line-context.weights";

    /// <summary>Added to every score, beyond what was fitted: a line kept in doubt does less harm than one lost.</summary>
    private const double LeanToKeep = 0.40;
    private const double LeanToKeepPlainText = 0.20;

    /// <summary>The first look's say beside the second's. Where trees err about a page's order, the line itself still speaks.</summary>
    private const double FirstLookShare = 0.3;

    /// <summary>The named features of a line and its words.</summary>
    public static FeatureSpace Space { get; } = FeatureSpace.Of<Feature>(hashBits: 15);

    /// <summary>What a line is: the page's (0) or the article's (1).</summary>
    public static IReadOnlyList<string> Classes { get; } = ["page", "article"];

    private static readonly Lazy<LinearModel> s_first = new(() => LinearModel.Embedded(FirstWeights, Space, Classes));
    private static readonly Lazy<BoostedTrees> s_second = new(() => BoostedTrees.Embedded(SecondWeights, LineContext.Names));

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

    /// <summary>Fills a vector with what is known of one line by itself.</summary>
    public static void Fill(FeatureVector vector, double[] features, ReadOnlySpan<char> line)
    {
        vector.Clear();
        for (var i = 0; i < features.Length; i++)
            vector.Add(i, features[i]);
        LineWords.AddTo(vector, line);
    }

    /// <summary>The scores of plain text's passages.</summary>
    public static List<double> OfPlainText(PageText page, IReadOnlyList<Passage> passages, IReadOnlyList<LineStats> lines)
    {
        var features = LineFeatures.Measure(page, passages, lines);
        var first = s_first.Value;
        var vector = new FeatureVector(Space);
        var scores = new List<double>(features.Count);
        for (var i = 0; i < features.Count; i++)
        {
            Fill(vector, features[i], passages[i].Text(page));
            scores.Add(first.Score(vector));
        }

        var context = LineContext.Measure(page, passages, lines, features, scores);
        var second = s_second.Value;
        for (var i = 0; i < scores.Count; i++)
            scores[i] = Together(scores[i], second.Score(context.AsSpan(i * LineContext.Names.Length, LineContext.Names.Length)));
        return scores;
    }

    /// <summary>What both looks say together.</summary>
    public static double Together(double first, double second) => second + FirstLookShare * first + LeanToKeepPlainText;

    /// <summary>The score of a passage of a page with markup.</summary>
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

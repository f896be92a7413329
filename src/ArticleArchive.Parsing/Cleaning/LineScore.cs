namespace ArticleArchive.Parsing.Cleaning;

/// <summary>How much a passage looks like a part of the article: a weighted sum of its features.</summary>
/// <remarks>
/// The weights of the first table were fitted (logistic regression) on plain-text renderings of the development split of
/// the Web Content eXtraction Benchmark, see NOTICE.md; plus 0.5 for all, since a line kept in doubt does less harm than
/// one lost. Those of the second are set by hand: plain text has no markup to learn them from.
/// </remarks>
internal static class LineScore
{
    private static readonly double[] s_weights = Table(
        (Feature.Always, 0.81),
        (Feature.Chars15, -0.27),
        (Feature.Chars40, 0.45),
        (Feature.Chars80, 0.81),
        (Feature.Chars160, 0.40),
        (Feature.Chars320, 0.47),
        (Feature.CharsMore, 0.48),
        (Feature.FunctionWords, -0.52),
        (Feature.NoFunctionWord, -0.40),
        (Feature.Capitals, -0.85),
        (Feature.Numbers, -0.79),
        (Feature.Commas, 0.26),
        (Feature.EndsSentence, 0.42),
        (Feature.EndsInEllipsis, -2.00),
        (Feature.EndsInColon, 1.33),
        (Feature.EndsInQuestion, -0.16),
        (Feature.StartsSmall, -0.53),
        (Feature.Sign, -0.52),
        (Feature.Time, -0.97),
        (Feature.Joined, 0.26),
        (Feature.Repeated, -0.51),
        (Feature.Prose, -1.29),
        (Feature.LongProse, 0.33),
        (Feature.PhraseWhole, -1.60),
        (Feature.PhraseStart, -1.72),
        (Feature.PhraseInside, -0.69),
        (Feature.SharedWords, 1.20),
        (Feature.NoSharedWords, 0.41),
        (Feature.ListItem, -0.92),
        (Feature.TableRow, -0.12),
        (Feature.PreviousProse, 0.22),
        (Feature.NextProse, 0.24),
        (Feature.Previous2Prose, 0.08),
        (Feature.Next2Prose, 0.18),
        (Feature.PreviousShort, -0.21),
        (Feature.NextShort, -0.28),
        (Feature.NextPhrase, -0.42),
        (Feature.NearbyPhrases, -3.73),
        (Feature.PreviousItem, 0.77),
        (Feature.NextItem, 0.22),
        (Feature.HeadingBeforeProse, 0.06),
        (Feature.ProseDensity4, 0.82),
        (Feature.ProseDensity12, 0.90),
        (Feature.SinceProseNear, -0.72),
        (Feature.UntilProseNear, -0.55),
        (Feature.UntilProseFar, -0.41),
        (Feature.BeforeFirstProse, -1.41),
        (Feature.AfterLastProse, -1.04),
        (Feature.InMainRun, 0.48),
        (Feature.AfterMainRun, -0.41),
        (Feature.Early, -0.34),
        (Feature.Late, -2.75),

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
        var score = 0.0;
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

namespace ArticleArchive.Parsing.Cleaning;

/// <summary>How much a passage looks like a part of the article: a weighted sum of its features.</summary>
internal static class LineScore
{
    private static readonly double[] s_weights = Table(
        (Feature.Always, 0.97),
        (Feature.Chars15, -0.29),
        (Feature.Chars40, 0.48),
        (Feature.Chars80, 0.90),
        (Feature.Chars160, 0.48),
        (Feature.Chars320, 0.58),
        (Feature.CharsMore, 0.61),
        (Feature.FunctionWords, -0.48),
        (Feature.NoFunctionWord, -0.41),
        (Feature.Capitals, -0.70),
        (Feature.AllCapitals, -0.09),
        (Feature.Numbers, -0.79),
        (Feature.Commas, 0.23),
        (Feature.EndsSentence, 0.42),
        (Feature.EndsInEllipsis, -1.97),
        (Feature.EndsInColon, 1.29),
        (Feature.EndsInQuestion, -0.05),
        (Feature.StartsSmall, -0.56),
        (Feature.Sign, -0.52),
        (Feature.Time, -0.98),
        (Feature.Joined, 0.26),
        (Feature.Repeated, -0.48),
        (Feature.AfterBlank, 0.01),
        (Feature.BeforeBlank, -0.04),
        (Feature.Prose, -1.08),
        (Feature.LongProse, 0.34),
        (Feature.PhraseWhole, -1.66),
        (Feature.PhraseStart, -1.83),
        (Feature.PhraseInside, -0.73),
        (Feature.ListItem, -0.85),
        (Feature.Quotation, 2.25),
        (Feature.TableRow, -0.14),
        (Feature.PreviousProse, 0.22),
        (Feature.NextProse, 0.23),
        (Feature.Previous2Prose, 0.10),
        (Feature.Next2Prose, 0.19),
        (Feature.PreviousShort, -0.25),
        (Feature.NextShort, -0.31),
        (Feature.PreviousPhrase, -0.01),
        (Feature.NextPhrase, -0.44),
        (Feature.NearbyPhrases, -3.69),
        (Feature.PreviousItem, 0.76),
        (Feature.NextItem, 0.20),
        (Feature.ProseDensity4, 0.90),
        (Feature.ProseDensity12, 1.05),
        (Feature.HeadingBeforeProse, 0.14),
        (Feature.LabelAmongLabels, 0.19),
        (Feature.SinceProseNear, -0.75),
        (Feature.SinceProseFar, 0.08),
        (Feature.UntilProseNear, -0.59),
        (Feature.UntilProseFar, -0.37),
        (Feature.BeforeFirstProse, -1.38),
        (Feature.AfterLastProse, -1.01),
        (Feature.BeforeMainRun, 0.21),
        (Feature.InMainRun, 0.97),
        (Feature.AfterMainRun, -0.29),
        (Feature.Early, -0.29),
        (Feature.Late, -2.74));

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

namespace ArticleArchive.Parsing.Models;

/// <summary>Fits a <see cref="LinearModel"/>: multinomial logistic regression with an L2 penalty (not on the intercepts).</summary>
/// <remarks>The loss is convex and the minimiser has no random part, so the same examples give the same weights.</remarks>
internal static class LogisticRegression
{
    /// <param name="set">The examples.</param>
    /// <param name="belongs">Which of them to learn from.</param>
    /// <param name="penalty">Of the sum of squared weights, against a total weight of examples of 1; 1e-5 to 1e-3 as a rule.</param>
    /// <param name="mostSteps">Of the minimiser.</param>
    /// <param name="prior">
    /// Weights to begin with, or null. The penalty is then of the distance from them, that of the intercepts too, so that few examples move
    /// little (maximum a posteriori adaptation: C. Chelba, A. Acero, Adaptation of maximum entropy capitalizer, 2004).
    /// </param>
    public static LinearModel Fit(TrainingSet set, Func<int, bool> belongs, double penalty, int mostSteps = 150, LinearModel? prior = null)
    {
        var examples = Enumerable.Range(0, set.Count).Where(belongs).ToArray();
        var size = set.Space.Count + 1;
        var columns = LinearModel.ColumnsOf(set.Classes.Count);
        var total = examples.Sum(example => (double)set.WeightOf(example));
        var offsets = prior is null ? null : Scores(set, examples, prior);
        var weights = Lbfgs.Minimise(columns * size, Loss, mostSteps);
        if (prior?.ToWeights() is { } before)
        {
            for (var i = 0; i < weights.Length; i++)
                weights[i] += before[i];
        }

        return LinearModel.FromWeights(set.Space, set.Classes, weights);

        double Loss(double[] x, double[] gradient)
        {
            Array.Clear(gradient);
            double loss = 0;
            Span<double> scores = stackalloc double[columns];
            for (var at = 0; at < examples.Length; at++)
            {
                var example = examples[at];
                var indexes = set.IndexesOf(example);
                var values = set.ValuesOf(example);
                for (var column = 0; column < columns; column++)
                {
                    var offset = column * size + 1;
                    var sum = x[offset - 1];
                    for (var i = 0; i < indexes.Length; i++)
                        sum += x[offset + indexes[i]] * values[i];
                    scores[column] = sum + (offsets is null ? 0 : offsets[at][column]);
                }

                var weight = set.WeightOf(example) / total;
                loss += weight * ToErrors(scores, set.LabelOf(example));
                for (var column = 0; column < columns; column++)
                {
                    var error = scores[column] * weight;
                    var offset = column * size + 1;
                    gradient[offset - 1] += error;
                    for (var i = 0; i < indexes.Length; i++)
                        gradient[offset + indexes[i]] += error * values[i];
                }
            }

            for (var column = 0; column < columns; column++)
            {
                for (var i = column * size + (prior is null ? 1 : 0); i < (column + 1) * size; i++)
                {
                    loss += penalty * x[i] * x[i] / 2;
                    gradient[i] += penalty * x[i];
                }
            }

            return loss;
        }
    }

    private static float[][] Scores(TrainingSet set, int[] examples, LinearModel model)
    {
        var vector = new FeatureVector(set.Space);
        return Array.ConvertAll(examples, example =>
        {
            set.CopyTo(example, vector);
            var scores = new float[model.Columns];
            model.Score(vector, scores);
            return scores;
        });
    }

    // Turns scores into probability minus truth, and returns the log loss.
    private static double ToErrors(Span<double> scores, int label)
    {
        if (scores.Length == 1)
        {
            var signed = label == 1 ? scores[0] : -scores[0];
            var loss = signed > 0 ? Math.Log(1 + Math.Exp(-signed)) : Math.Log(1 + Math.Exp(signed)) - signed;
            scores[0] = 1 / (1 + Math.Exp(-scores[0])) - label;
            return loss;
        }

        var highest = double.NegativeInfinity;
        foreach (var score in scores)
            highest = Math.Max(highest, score);
        double sum = 0;
        foreach (var score in scores)
            sum += Math.Exp(score - highest);
        var right = scores[label];
        for (var column = 0; column < scores.Length; column++)
            scores[column] = Math.Exp(scores[column] - highest) / sum - (column == label ? 1 : 0);
        return Math.Log(sum) + highest - right;
    }
}

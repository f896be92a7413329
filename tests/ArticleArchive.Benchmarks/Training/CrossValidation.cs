using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ArticleArchive.Parsing.Models;

namespace ArticleArchive.Benchmarks.Training;

/// <summary>Scores every example with a model that never saw the example's group.</summary>
internal static class CrossValidation
{
    public const int Folds = 5;

    /// <summary>The fold of a group: by a hash of its name, so that it stays the same when other groups come or go.</summary>
    public static int FoldOf(string group) => SHA256.HashData(Encoding.UTF8.GetBytes(group))[1] % Folds;

    /// <param name="set">The examples.</param>
    /// <param name="fit">Fits a model on the examples that it is told to.</param>
    /// <returns>For each example the scores of all columns.</returns>
    public static float[][] Scores(TrainingSet set, Func<Func<int, bool>, LinearModel> fit)
    {
        var scores = new float[set.Count][];
        var vector = new FeatureVector(set.Space);
        for (var fold = 0; fold < Folds; fold++)
        {
            var model = fit(example => FoldOf(set.GroupOf(example)) != fold);
            for (var example = 0; example < set.Count; example++)
            {
                if (FoldOf(set.GroupOf(example)) != fold)
                    continue;
                set.CopyTo(example, vector);
                scores[example] = new float[model.Columns];
                model.Score(vector, scores[example]);
            }
        }

        return scores;
    }

    /// <summary>Precision, recall and F1 of each class, by the examples' weights, as lines to print.</summary>
    public static IEnumerable<string> Report(TrainingSet set, float[][] scores)
    {
        var classes = set.Classes.Count;
        var (hit, truth, guessed) = (new double[classes], new double[classes], new double[classes]);
        for (var example = 0; example < set.Count; example++)
        {
            var (label, guess, weight) = (set.LabelOf(example), ClassOf(scores[example]), set.WeightOf(example));
            truth[label] += weight;
            guessed[guess] += weight;
            hit[label] += label == guess ? weight : 0;
        }

        for (var i = 0; i < classes; i++)
        {
            var (precision, recall) = (hit[i] / Math.Max(1e-9, guessed[i]), hit[i] / Math.Max(1e-9, truth[i]));
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{set.Classes[i],-12} precision {precision:0.000}  recall {recall:0.000}  F1 {2 * precision * recall / Math.Max(1e-9, precision + recall):0.000}  share {truth[i] / truth.Sum():0.000}");
        }
    }

    public static int ClassOf(float[] scores) => scores.Length == 1 ? (scores[0] > 0 ? 1 : 0) : Array.IndexOf(scores, scores.Max());
}

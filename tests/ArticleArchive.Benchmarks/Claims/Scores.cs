namespace ArticleArchive.Benchmarks.Claims;

/// <summary>The measures that the claims models are judged by; each 0 to 1.</summary>
internal static class Scores
{
    public static double Accuracy<T>(IReadOnlyList<T> predicted, IReadOnlyList<T> right) =>
        predicted.Zip(right).Average(pair => EqualityComparer<T>.Default.Equals(pair.First, pair.Second) ? 1.0 : 0);

    /// <summary>F1 of what is true.</summary>
    public static double F1(IReadOnlyList<bool> predicted, IReadOnlyList<bool> right)
    {
        var hits = predicted.Zip(right).Count(pair => pair is (true, true));
        return hits == 0 ? 0 : 2.0 * hits / (predicted.Count(static one => one) + right.Count(static one => one));
    }

    /// <summary>The mean of each class's F1; a class that neither occurs nor is predicted does not count.</summary>
    public static double MacroF1(IReadOnlyList<int> predicted, IReadOnlyList<int> right, int classes)
    {
        var scores = new List<double>();
        for (var label = 0; label < classes; label++)
        {
            var (mine, truth) = (predicted.Select(one => one == label).ToList(), right.Select(one => one == label).ToList());
            if (mine.Contains(true) || truth.Contains(true))
                scores.Add(F1(mine, truth));
        }

        return scores.Average();
    }

    /// <summary>Mean of the precision at each right one, best score first; ties keep their order.</summary>
    public static double AveragePrecision(IEnumerable<(double Score, bool IsRight)> scored)
    {
        var (rank, hits, sum) = (0, 0, 0.0);
        foreach (var (_, isRight) in scored.OrderByDescending(one => one.Score))
        {
            rank++;
            if (isRight)
                sum += (double)++hits / rank;
        }

        return hits == 0 ? 0 : sum / hits;
    }
}

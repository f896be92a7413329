using System.Globalization;

namespace ArticleArchive.Parsing.Structure;

/// <summary>A linear model over <see cref="TitleFeatures"/>: the line with the highest score is the headline, unless "none" scores higher.</summary>
/// <remarks>
/// The weights are the embedded text <c>title-weights.txt</c>, a name and a weight a line, written by
/// <c>dotnet run -c Release --project tests/ArticleArchive.Benchmarks -- train-titles SET_FOLDER...</c>.
/// </remarks>
internal static class TitleModel
{
    public const string Resource = "title-weights.txt";

    private static readonly double[] Weights = ReadWeights();

    /// <summary>The score, without a unit: the natural logarithm of how often a line like this one is the headline, but for a constant of the page.</summary>
    public static double Score(ReadOnlySpan<double> features)
    {
        var score = 0.0;
        for (var i = 0; i < features.Length; i++)
            score += features[i] * Weights[i];
        return score;
    }

    private static double[] ReadWeights()
    {
        using var stream = typeof(TitleModel).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"The resource {Resource} is missing.");
        using var reader = new StreamReader(stream);
        var byName = new Dictionary<string, double>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Split('\t') is [var name, var weight])
                byName[name] = double.Parse(weight, CultureInfo.InvariantCulture);
        }

        return TitleFeatures.Names.Select(name => byName.GetValueOrDefault(name)).ToArray();
    }
}

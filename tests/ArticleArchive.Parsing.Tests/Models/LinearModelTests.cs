using ArticleArchive.Parsing.Models;

namespace ArticleArchive.Parsing.Tests.Models;

public sealed class LinearModelTests
{
    private static readonly FeatureSpace s_space = new(["long", "dated"], hashBits: 4);
    private static readonly string[] s_two = ["no", "yes"];
    private static readonly string[] s_three = ["a", "b", "c"];

    private static double[] Weights(int columns) =>
        Enumerable.Range(0, columns * (s_space.Count + 1)).Select(i => Math.Round(Math.Sin(i), 3)).ToArray();

    private static MemoryStream Written(LinearModel model)
    {
        var stream = new MemoryStream();
        model.Write(stream);
        stream.Position = 0;
        return stream;
    }

    [Fact]
    public void A_score_is_the_intercept_and_the_weighted_sum_of_the_features()
    {
        var weights = Weights(1);
        var vector = new FeatureVector(s_space);
        vector.Add(0, 0.5);
        vector.Add(1);
        vector.AddAt(2 + 7, 2);
        LinearModel.FromWeights(s_space, s_two, weights).Score(vector)
            .Should().BeApproximately((float)(weights[0] + 0.5 * weights[1] + weights[2] + 2 * weights[3 + 7]), 0.02f, "the buckets' weights are rounded to 1/127 of the largest");
    }

    [Fact]
    public void What_was_written_scores_the_same_when_it_is_read()
    {
        var model = LinearModel.FromWeights(s_space, s_three, Weights(3));
        var read = LinearModel.Read(Written(model), s_space, s_three);
        var vector = new FeatureVector(s_space);
        for (uint word = 0; word < 30; word++)
        {
            vector.Clear();
            vector.Add(1, 0.25);
            vector.AddHashed(FeatureHash.OfPair(1, word, word));
            var (before, after) = (new float[3], new float[3]);
            model.Score(vector, before);
            read.Score(vector, after);
            after.Should().Equal(before);
        }
    }

    [Fact]
    public void Weights_of_other_features_or_classes_are_refused()
    {
        var model = LinearModel.FromWeights(s_space, s_two, Weights(1));
        foreach (var space in new[] { new FeatureSpace(["dated", "long"], 4), new FeatureSpace(["long"], 4), new FeatureSpace(["long", "dated"], 5) })
            FluentActions.Invoking(() => LinearModel.Read(Written(model), space, s_two)).Should().Throw<InvalidDataException>();
        FluentActions.Invoking(() => LinearModel.Read(Written(model), s_space, ["yes", "no"])).Should().Throw<InvalidDataException>();
    }

    [Fact]
    public void Words_are_the_same_in_any_case_and_with_any_digits()
    {
        FeatureHash.OfWord(1, "Share").Should().Be(FeatureHash.OfWord(1, "SHARE")).And.NotBe(FeatureHash.OfWord(2, "share")).And.NotBe(FeatureHash.OfWord(1, "shared"));
        FeatureHash.OfWord(1, "2019").Should().Be(FeatureHash.OfWord(1, "2024"));
        FeatureHash.OfWord(1, "Éric").Should().Be(FeatureHash.OfWord(1, "éric"));
    }
}

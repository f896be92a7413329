using ArticleArchive.Parsing.Models;
using Node = ArticleArchive.Parsing.Models.BoostedTrees.Node;

namespace ArticleArchive.Parsing.Tests.Models;

public sealed class BoostedTreesTests
{
    private static readonly string[] s_names = ["length", "place"];

    // Long and early: 2; long and late: -1; short: 0.5. And a second tree that is one leaf.
    private static readonly BoostedTrees s_trees = BoostedTrees.FromTrees(s_names, start: 0.25f,
    [
        [new Node(0, 40, 1, 2), Node.Leaf(0.5f), new Node(1, 0.5f, 3, 4), Node.Leaf(2), Node.Leaf(-1)],
        [Node.Leaf(0.125f)],
    ]);

    [Theory]
    [InlineData(40, 0.9, 0.875)]
    [InlineData(41, 0.5, 2.375)]
    [InlineData(41, 0.6, -0.625)]
    public void A_score_is_the_start_and_a_leaf_of_each_tree(float length, float place, float score) =>
        s_trees.Score([length, place]).Should().Be(score);

    [Fact]
    public void What_was_written_scores_the_same_when_it_is_read()
    {
        using var stream = new MemoryStream();
        s_trees.Write(stream);
        stream.Position = 0;
        var read = BoostedTrees.Read(stream, s_names);
        foreach (var place in (float[])[0, 0.5f, 1])
            read.Score([50, place]).Should().Be(s_trees.Score([50, place]));
    }

    [Fact]
    public void Trees_of_other_features_are_refused()
    {
        using var stream = new MemoryStream();
        s_trees.Write(stream);
        stream.Position = 0;
        FluentActions.Invoking(() => BoostedTrees.Read(stream, ["place", "length"])).Should().Throw<InvalidDataException>();
    }

    [Fact]
    public void A_tree_that_runs_in_a_circle_is_refused() =>
        FluentActions.Invoking(() => BoostedTrees.FromTrees(s_names, 0, [[new Node(0, 1, 0, 1), Node.Leaf(1)]])).Should().Throw<ArgumentException>();
}

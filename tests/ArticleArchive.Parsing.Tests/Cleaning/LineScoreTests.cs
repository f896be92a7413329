using ArticleArchive.Parsing.Cleaning;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Models;

namespace ArticleArchive.Parsing.Tests.Cleaning;

public sealed class LineScoreTests
{
    [Fact]
    public void The_embedded_weights_are_for_the_features_that_the_code_measures()
    {
        LinearModel.Embedded(LineScore.FirstWeights, LineScore.Space, LineScore.Classes).Columns.Should().Be(1);
        BoostedTrees.Embedded(LineScore.SecondWeights, LineContext.Names).Names.Should().Equal(LineContext.Names);
    }

    [Fact]
    public void The_embedded_weights_stay_small()
    {
        var assembly = typeof(LineScore).Assembly;
        var bytes = ((string[])[LineScore.FirstWeights, LineScore.SecondWeights]).Sum(name => assembly.GetManifestResourceStream(name)!.Length);
        bytes.Should().BeLessThan(300_000);
    }

    [Fact]
    public void A_paragraph_scores_above_a_menu_and_a_notice()
    {
        var text = "Home\nNews\nSign in\n\n"
            + string.Concat(Enumerable.Repeat("The council decided on Monday, after a debate of three hours, that the old pier will be torn down before the winter comes.\n\n", 4))
            + "Privacy policy\n© 2021 All rights reserved.";
        var page = PlainTextReader.Read(text);
        var passages = Passage.Join(page);
        var scores = LineScore.OfPlainText(page, passages, LineStats.Of(page, passages));
        scores.Should().HaveCount(passages.Count).And.OnlyContain(score => double.IsFinite(score));
        scores.Skip(3).Take(4).Min().Should().BeGreaterThan(Math.Max(scores[0], scores[^1]));
    }

    [Theory]
    [InlineData("share", 1)]
    [InlineData("渡轮将于十月停航", 4)]
    [InlineData("シェア", 2)]
    [InlineData("паром", 1)]
    public void Scripts_without_blanks_have_words_too(string run, int words) =>
        Prose.WordsIn(run).Should().Be(words);
}

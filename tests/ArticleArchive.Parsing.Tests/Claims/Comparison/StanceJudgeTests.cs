using ArticleArchive.Parsing.Claims.Comparison;

namespace ArticleArchive.Parsing.Tests.Claims.Comparison;

public sealed class StanceJudgeTests
{
    [Theory]
    [InlineData("Knife crime has doubled.", "Police recorded 41,200 knife offences in 2019 and 44,500 in 2023, an increase of 8%.")]
    [InlineData("Childhood vaccines are safe, 84 percent of parents believe.", "Only 48% of parents believe that childhood vaccines are safe.")]
    public void Another_figure_of_the_same_thing_is_against_the_claim(string claim, string other) =>
        StanceJudge.Judge(ClaimProfile.Of(claim), ClaimProfile.Of(other)).Stance.Should().Be(ClaimStance.Against);

    [Fact]
    public void A_rise_in_percent_that_is_the_one_told_is_not_against_it() =>
        StanceJudge.Judge(ClaimProfile.Of("Knife crime has doubled."), ClaimProfile.Of("Knife crime rose by 98 percent.")).Stance.Should().NotBe(ClaimStance.Against);
}

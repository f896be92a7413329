using ArticleArchive.Parsing.Claims.Comparison;

namespace ArticleArchive.Parsing.Tests.Claims.Comparison;

/// <summary>A false disagreement is worse than a missed one: what clashes must be said of one thing.</summary>
public sealed class SharedMatterTests
{
    [Theory]
    // Bare pronoun
    [InlineData("It rose by 8 percent in Norvale.", "Rents rose by 6 percent in Norvale.", "the statement does not tell")]
    [InlineData("They closed three libraries in Norvale.", "They closed four libraries in Norvale.", "the statement does not tell")]
    // No thing in common
    [InlineData("Sharply up by 8 percent since May.", "Sharply up by 6 percent since May.", "no thing is named in both")]
    // Other subjects
    [InlineData("Crime in Norvale city rose by 8 percent.", "Rents in Norvale city rose by 6 percent.", "said of “Crime” here, of “Rents” there")]
    // Another of the kind
    [InlineData("A similar plan for the harbour of Norvale was abandoned.", "The plan for the harbour of Norvale was not abandoned.", "another of the kind")]
    // Nothing denied in both
    [InlineData("The prosecutor Giulia Conti is wrong.", "The prosecutor Giulia Conti is a spy.", "what one denies the other does not speak of")]
    // Condition, or what is ahead, against what happened
    [InlineData("Unemployment in Norvale fell to 3 percent.", "If the trade war escalates, unemployment in Norvale could rise to 5 percent.", "what may or is to happen")]
    [InlineData("The plan of the council was abandoned.", "The plan of the council will not be abandoned.", "what may or is to happen")]
    public void Two_statements_that_may_both_be_true_do_not_disagree(string left, string right, string why)
    {
        var (one, other) = (ClaimProfile.Of(left), ClaimProfile.Of(right));
        foreach (var comparison in (ClaimComparison[])[ClaimComparer.Compare(one, other), ClaimComparer.Compare(other, one)])
        {
            comparison.Relation.Should().Be(ClaimRelation.Related, comparison.Why[0]);
            if (!why.StartsWith("said of", StringComparison.Ordinal))
                comparison.Why[0].Should().Contain(why);
            if (!why.Contains("happen", StringComparison.Ordinal))
                comparison.Score.Should().BeLessThan(0.5, "the words in common do not tell that it is one matter");
        }
    }

    [Theory]
    // What stands beside each rule: one thing, so they disagree.
    [InlineData("Rents in Norvale rose by 8 percent.", "Rents in Norvale rose by 6 percent.", ClaimRelation.FiguresDiffer)]
    [InlineData("It is safe to swim in the harbour of Norvale.", "It is not safe to swim in the harbour of Norvale.", ClaimRelation.Opposite)]
    [InlineData("A similar plan for the harbour of Norvale was abandoned.", "A similar plan for the harbour of Norvale was not abandoned.", ClaimRelation.Opposite)]
    [InlineData("The prosecutor Giulia Conti is a spy.", "The prosecutor Giulia Conti is not a spy.", ClaimRelation.Opposite)]
    [InlineData("Unemployment in Norvale fell in May.", "Unemployment in Norvale rose in May.", ClaimRelation.Opposite)]
    [InlineData("The plan of the council will be abandoned.", "The plan of the council will not be abandoned.", ClaimRelation.Opposite)]
    // How many believe it is stated, no frame around what they believe.
    [InlineData("Childhood vaccines are safe, 84 percent of parents believe.", "Only 48% of parents believe that childhood vaccines are safe.", ClaimRelation.FiguresDiffer)]
    // So much, and none of it; a cause, and no link.
    [InlineData("Marchetti took 250,000 euros from the developer.", "Marchetti took no money.", ClaimRelation.Opposite)]
    [InlineData("The storm cut off 300 households in Norvale.", "The storm cut off no households in Norvale.", ClaimRelation.Opposite)]
    [InlineData("The vaccine causes autism.", "Dozens of studies have found no link between the vaccine and autism.", ClaimRelation.Opposite)]
    public void Two_statements_of_one_thing_disagree(string left, string right, ClaimRelation relation)
    {
        var (one, other) = (ClaimProfile.Of(left), ClaimProfile.Of(right));
        foreach (var comparison in (ClaimComparison[])[ClaimComparer.Compare(one, other), ClaimComparer.Compare(other, one)])
            comparison.Relation.Should().Be(relation, comparison.Why[0]);
    }

    [Theory]
    [InlineData("No link between the quarry and the flood was found.", "The vaccine causes autism.")]
    [InlineData("Marchetti took 250,000 euros from the developer.", "Lindqvist has no money.")]
    public void A_denial_of_something_else_is_no_contrary(string left, string right) =>
        ClaimComparer.Compare(ClaimProfile.Of(left), ClaimProfile.Of(right)).Relation.Should().BeOneOf(ClaimRelation.None, ClaimRelation.Related);
}

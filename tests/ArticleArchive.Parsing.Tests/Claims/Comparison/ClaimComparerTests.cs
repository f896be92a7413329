using ArticleArchive.Parsing.Claims.Comparison;
using ArticleArchive.Parsing.Models;

namespace ArticleArchive.Parsing.Tests.Claims.Comparison;

public sealed class ClaimComparerTests
{
    [Theory]
    // Wording, voice, frame, rounding
    [InlineData("The council closed three libraries in 2019.", "Three libraries were closed by the council in 2019.", ClaimRelation.Same)]
    [InlineData("Exports of tea fell by 12 percent.", "According to growers, tea exports fell by 12%.", ClaimRelation.Same)]
    [InlineData("The fund spent $3,214,000 on roads.", "The fund spent $3.2 million on roads.", ClaimRelation.Same)]
    [InlineData("Russian troops left Kassa.", "Troops of Russia left Kassa.", ClaimRelation.Same)]
    [InlineData("The defendant was not guilty of fraud.", "The defendant was innocent of fraud.", ClaimRelation.Same)]
    // Negation, refutation, contraries, prepositions
    [InlineData("The bank of Norvale lent money to Pelagon.", "The bank of Norvale did not lend money to Pelagon.", ClaimRelation.Opposite)]
    [InlineData("The bank of Norvale lent money to Pelagon.", "It is false that the bank of Norvale lent money to Pelagon.", ClaimRelation.Opposite)]
    [InlineData("Unemployment in Norvale rose in May.", "Unemployment in Norvale fell in May.", ClaimRelation.Opposite)]
    [InlineData("Senator Whitcombe voted for the dairy bill.", "Senator Whitcombe voted against the dairy bill.", ClaimRelation.Opposite)]
    [InlineData("Gas is cheaper than coal.", "Coal is cheaper than gas.", ClaimRelation.Opposite)]
    [InlineData("No, the quarry did not pollute the wells.", "The quarry did not pollute the wells.", ClaimRelation.Same)]
    [InlineData("The mayor denied that the quarry was not closed.", "The quarry was closed.", ClaimRelation.Same)]
    // Figures and dates
    [InlineData("Nine miners are trapped in the Sokol pit.", "Eleven miners are trapped in the Sokol pit.", ClaimRelation.FiguresDiffer)]
    [InlineData("The bridge of Rangpur was opened in 2014.", "The bridge of Rangpur was opened in 2016.", ClaimRelation.FiguresDiffer)]
    [InlineData("The new airport has one runway.", "The new airport has two runways.", ClaimRelation.FiguresDiffer)]
    [InlineData("The aid was worth $5 million.", "The aid was worth €5 million.", ClaimRelation.FiguresDiffer)]
    // Somebody else, other parts, another thing
    [InlineData("Anna Keller sold the house in Norvale.", "Lena Vogt sold the house in Norvale.", ClaimRelation.Related)]
    [InlineData("Norvale sued Ellery.", "Ellery sued Norvale.", ClaimRelation.Related)]
    [InlineData("All schools in Norvale are closed.", "Some schools in Norvale are closed.", ClaimRelation.Related)]
    // Only passed on
    [InlineData("The singer burned the tapes of her album.", "The singer reportedly burned the tapes of her album.", ClaimRelation.Reports)]
    [InlineData("The singer burned the tapes of her album.", "Did the singer burn the tapes of her album?", ClaimRelation.Reports)]
    // Nothing to do with each other
    [InlineData("The council closed three libraries in 2019.", "A comet was seen over the desert.", ClaimRelation.None)]
    [InlineData("The council closed three libraries in 2019.", "", ClaimRelation.None)]
    [InlineData("", "", ClaimRelation.None)]
    public void Two_statements_have_a_relation(string left, string right, ClaimRelation relation)
    {
        var (one, other) = (ClaimProfile.Of(left), ClaimProfile.Of(right));
        ClaimComparer.Compare(one, other).Relation.Should().Be(relation);
        ClaimComparer.Compare(other, one).Relation.Should().Be(relation);
    }

    [Fact]
    public void The_clash_is_shown_on_both_sides()
    {
        var (left, right) = (ClaimProfile.Of("Nine miners are trapped in the Sokol pit."), ClaimProfile.Of("The mayor said that eleven miners were trapped in the Sokol pit."));
        var comparison = ClaimComparer.Compare(left, right);
        var clash = comparison.Clash!.Value;
        clash.Left.In(left.Text).Should().Be("Nine");
        clash.Right.In(right.Text).Should().Be("eleven");
        comparison.Why[0].Should().Be("“Nine” here, “eleven” there");
        comparison.Aligned.Select(pair => (pair.Left.In(left.Text), pair.Right.In(right.Text))).Should().Equal(("miners", "miners"), ("trapped", "trapped"), ("Sokol", "Sokol"), ("pit", "pit"));
    }

    [Fact]
    public void A_negation_that_only_one_has_is_shown_there()
    {
        var (left, right) = (ClaimProfile.Of("The bank lent money to Pelagon."), ClaimProfile.Of("The bank never lent money to Pelagon."));
        var comparison = ClaimComparer.Compare(left, right);
        comparison.Clash!.Value.Left.IsEmpty.Should().BeTrue();
        comparison.Clash.Value.Right.In(right.Text).Should().Be("never");
    }

    [Fact]
    public void What_somebody_denied_is_the_opposite_of_its_words()
    {
        const string Closed = "The quarry was closed.";
        var (asserted, denied) = (ClaimProfile.Of(Closed), ClaimProfile.Of(Closed, isDenial: true));
        var comparison = ClaimComparer.Compare(asserted, denied);
        comparison.Relation.Should().Be(ClaimRelation.Opposite);
        comparison.Why[0].Should().Be("one is said to be so, the other is denied");
        ClaimComparer.Compare(denied, ClaimProfile.Of("The quarry was not closed.")).Relation.Should().Be(ClaimRelation.Same);
    }

    [Theory]
    [InlineData("The council closed three libraries.", "The council closed three libraries.")]
    [InlineData("Ⓤⓝⓤⓢⓤⓐⓛ", "😀😀😀")]
    [InlineData("#@! ... ???", "https://example.org")]
    public void Any_line_can_be_compared(string left, string right)
    {
        var comparison = ClaimComparer.Compare(ClaimProfile.Of(left), ClaimProfile.Of(right));
        comparison.Score.Should().BeInRange(0, 1);
        comparison.Why.Should().NotBeEmpty();
    }

    [Fact]
    public void A_very_long_line_is_compared_by_its_beginning()
    {
        var words = string.Join(' ', Enumerable.Range(0, 20_000).Select(i => "word" + i));
        ClaimProfile.Of(words).AllWords.Length.Should().BeLessThanOrEqualTo(400);
    }

    [Fact]
    public void Signatures_meet_where_runs_of_words_are_shared()
    {
        var one = ClaimProfile.Of("The city council closed three libraries in the north of Norvale in 2019.").Signature()!;
        var framed = ClaimProfile.Of("According to Mara Lindqvist, the city council closed three libraries in the north of Norvale in 2019.").Signature()!;
        var other = ClaimProfile.Of("A comet was seen over the desert by hundreds of people.").Signature()!;
        MinHash.Bands(one).Intersect(MinHash.Bands(framed)).Should().NotBeEmpty();
        MinHash.Bands(one).Intersect(MinHash.Bands(other)).Should().BeEmpty();
        ClaimProfile.Of("...").Signature().Should().BeNull();
    }

    [Fact]
    public void Keys_join_names_and_rounded_figures()
    {
        var keys = ClaimProfile.Of("Pelagon paid $3.2 million to Norvale.").Keys().ToList();
        keys.Should().IntersectWith(ClaimProfile.Of("Norvale got 3.21 million dollars from Pelagon.").Keys());
        keys.Should().NotIntersectWith(ClaimProfile.Of("Ellery got 9 million dollars.").Keys());
    }
}

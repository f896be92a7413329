using ArticleArchive.Parsing.Claims;
using ArticleArchive.Parsing.Claims.Comparison;
using ArticleArchive.Parsing.Claims.Figures;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Tests.Claims.Comparison;

public sealed class FigureAgreementTests
{
    [Theory]
    [InlineData("3,214,567 people", "3.2 million people", true)]
    [InlineData("3.2 million people", "3.4 million people", false)]
    [InlineData("296 people", "300 people", true)]
    [InlineData("260 people", "300 people", false)]
    [InlineData("12 people", "13 people", false)]
    [InlineData("5.4 percent", "5.44 percent", true)]
    [InlineData("5.4 percent", "5 percent", false)]
    [InlineData("5.4 percent", "about 5 percent", true)]
    [InlineData("more than 300 people", "320 people", true)]
    [InlineData("more than 300 people", "900 people", false)]
    // What reaches up and what reaches down differ even where they touch; two that reach one way differ by their ends.
    [InlineData("at least 12 people", "at most 12 people", false)]
    [InlineData("more than 300 people", "fewer than 300 people", false)]
    [InlineData("at least 12 people", "at least 13 people", false)]
    [InlineData("over 300 people", "more than 300 people", true)]
    [InlineData("10 to 15 people", "12 people", true)]
    [InlineData("10 to 15 people", "20 people", false)]
    [InlineData("a third of the people", "33 percent", true)]
    [InlineData("three weeks", "21 days", true)]
    [InlineData("$5 million", "€5 million", false)]
    [InlineData("5 km", "3.1 miles", true)]
    [InlineData("5 km", "5 percent", null)]
    public void Figures_agree_to_the_digits_of_the_rounder_one(string one, string other, bool? agree)
    {
        FigureAgreement.Agree(Read(one), Read(other)).Should().Be(agree);
        FigureAgreement.Agree(Read(other), Read(one)).Should().Be(agree);
    }

    private static ClaimFigure Read(string text) => FigureReader.Read(text, new Tokens(text, new TextSpan(0, text.Length)), [])[0];
}

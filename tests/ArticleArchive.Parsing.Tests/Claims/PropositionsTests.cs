using ArticleArchive.Parsing.Claims;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Tests.Claims;

public sealed class PropositionsTests
{
    [Theory]
    [InlineData("[Brandt was elected in 2006], and [he won twice by ten points.]")]
    [InlineData("[Oklahoma cut its top rate], and [schools there went to four-day weeks.]")]
    [InlineData("[The bill passed the House in May]; [the Senate rejected it a month later.]")]
    [InlineData("[The city bought 40 buses], so [the old fleet was sold.]")]
    [InlineData("[Turnout was 61 percent], while [27 percent of voters stayed home in 2012.]")]
    [InlineData("[The river, which rose four metres, flooded the town], and [about 200 people were moved to a school.]")]
    [InlineData("[He voted against the bill] and [he took credit for it.]")]
    [InlineData("While [the bank has denied the claim], [the court has seen its books.]")]
    [InlineData("Although [the plant closed in 2009], [the town has grown by 12 percent.]")]
    [InlineData("[When it rained, the road was closed], and [the ferry was late.]")]
    public void Clauses_that_each_have_a_subject_and_a_verb_are_parted(string marked) => Split(marked.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal)).Should().Be(marked);

    [Theory]
    [InlineData("The company lost $40 million and cut 300 jobs.")] // one subject
    [InlineData("The mayor, the sheriff, and the judge were charged.")] // a list of subjects
    [InlineData("Contentious issues like trade, crime, and human rights will continue to pose challenges.")]
    [InlineData("The report lists the schools that closed, and the ones that opened.")] // a list of objects
    [InlineData("The deal covers the mayor, and the officials involved in it.")]
    [InlineData("She left because the pay was bad, and the hours were long.")] // both are the reason
    [InlineData("If it rains, the match is cancelled, and the fans go home.")] // both under the condition
    [InlineData("The match is cancelled if it rains, and the fans go home.")]
    [InlineData("Neither side gave way, and the talks collapsed.")]
    [InlineData("Not only did he lose Ohio, but he lost Florida too.")]
    [InlineData("Unemployment fell to 4 percent, but wages did not.")] // the verb stands in the other half
    [InlineData("The button meant a fresh start, but their relations did not improve.")] // whose, the other half tells
    [InlineData("The bank (it failed in 2008, and it was sold) had 300 branches.")]
    [InlineData("He called it “a farce, and it was a bad one” in May.")]
    [InlineData("Was the bridge closed, and did the ferry run?")]
    [InlineData("The bank failed, so that it was sold.")]
    public void A_half_that_leans_on_the_other_stays_with_it(string sentence) => Propositions.Of(Tokens(sentence)).Should().Equal(new TextSpan(0, sentence.Length));

    [Fact]
    public void Each_part_is_a_claim_of_the_author_and_its_text_stands_at_its_place()
    {
        const string Text = "The bridge was closed in May, and the ferry was late. The council met on Monday.";
        var claims = ClaimExtractor.Extract(Text, PlainClaims.Blocks(Text), []);
        claims.Select(claim => claim.Text).Should().Equal("The bridge was closed in May", "the ferry was late.", "The council met on Monday.");
        claims.Should().OnlyContain(claim => claim.Span.In(Text) == claim.Text && claim.Form == ClaimForm.Author && claim.Parent == null);
    }

    [Theory]
    [InlineData("The bridge was closed in May, and the ferry was late, Mara Holt said.")]
    [InlineData("According to Mara Holt, the bridge was closed in May, and the ferry was late.")]
    public void What_somebody_said_is_not_parted(string text) => ClaimExtractor.Extract(text, PlainClaims.Blocks(text), []).Should().ContainSingle().Which.Speaker!.Name.Should().Be("Mara Holt");

    private static string Split(string sentence)
    {
        var marked = sentence;
        foreach (var span in Propositions.Of(Tokens(sentence)).Reverse())
            marked = marked.Insert(span.End, "]").Insert(span.Start, "[");
        return marked;
    }

    private static Tokens Tokens(string sentence) => new(sentence, new TextSpan(0, sentence.Length));
}

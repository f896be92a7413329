using ArticleArchive.Parsing.Cleaning.Html;
using ArticleArchive.Parsing.Formats;

namespace ArticleArchive.Parsing.Tests.Cleaning;

public sealed class HtmlStatedBodyTests
{
    [Theory]
    [InlineData("""<script type="application/ld+json">{"articleBody": "It said \"no\"\nand &amp; went."}</script>""", "It said \"no\"\nand & went.")]
    [InlineData("""<script>{"articleBody":"short"}</script><script>{"articleBody":"the longer one"}</script>""", "the longer one")]
    [InlineData("""{"articleBody":"never ends""", null)]
    [InlineData("""{"articleBody":["a list"]}""", null)]
    [InlineData("""{"articleBody":"wrong \x escape"}""", null)]
    [InlineData("<p>no metadata</p>", null)]
    public void The_text_that_metadata_give_is_found(string source, string? text) =>
        HtmlStatedBody.Find(source).Should().Be(text);

    [Fact]
    public void A_passage_is_known_by_its_runs_of_words()
    {
        var words = string.Join(' ', Enumerable.Range(0, 30).Select(i => $"the {(char)('a' + i % 26)}river"));
        var stated = StatedBody.Of(HtmlReader.Read("<p>x</p>") with { StatedBody = words + " falls because the town takes its water" });
        stated!.Holds("The river falls because the TOWN takes its water.").Should().BeTrue();
        stated.Holds("takes its").Should().BeTrue();
        stated.Holds("water").Should().BeFalse("one word stands anywhere");
        stated.Holds("Read more about why its town because takes").Should().BeFalse("the words alone, in another order");
    }

    [Fact]
    public void A_summary_is_not_taken_for_the_text() =>
        StatedBody.Of(HtmlReader.Read("<p>x</p>") with { StatedBody = "The river falls because the town takes its water." }).Should().BeNull();
}

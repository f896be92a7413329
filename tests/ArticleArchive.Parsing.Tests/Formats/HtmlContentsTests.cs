using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Tests.Formats;

public sealed class HtmlContentsTests
{
    private const string Sections = "<h2>1. Why the river falls</h2><p>a</p><h2>2. Who pays</h2><p>b</p><h3>What it costs</h3><p>c</p>";

    private static PageBlockKind[] Kinds(string list) =>
        HtmlReader.Read($"<article><ul>{list}</ul>{Sections}</article>").Blocks.TakeWhile(block => block.Kind != PageBlockKind.Heading).Select(block => block.Kind).ToArray();

    [Fact]
    public void Links_that_repeat_the_headings_are_the_table_of_contents() =>
        Kinds("<li><a href=#1>Why the river falls</a><li><a href=#2>Who pays</a><ul><li><a href=#3>What it costs</a></ul><li><a href=#4>Comments</a>")
            .Should().OnlyContain(kind => kind == PageBlockKind.Contents).And.HaveCount(4);

    [Fact]
    public void A_list_without_links_that_names_what_follows_is_a_list() =>
        Kinds("<li>Why the river falls<li>Who pays<li>What it costs").Should().OnlyContain(kind => kind == PageBlockKind.ListItem);

    [Theory]
    [InlineData("<li><a href=#1>Why the river falls</a><li><a href=#2>Who pays</a>")]
    [InlineData("<li><a href=/a>News</a><li><a href=/b>Sport</a><li><a href=/c>Who pays</a><li><a href=/d>Weather</a>")]
    public void A_list_with_few_of_the_headings_is_none(string list) =>
        Kinds(list).Should().OnlyContain(kind => kind == PageBlockKind.ListItem);

    [Fact]
    public void It_is_kept_as_a_block_of_the_article_that_is_not_its_text()
    {
        var article = ArticleParser.Parse("a.html", System.Text.Encoding.UTF8.GetBytes(
            "<article><h1>The river falls</h1><ul><li><a href=#1>Why the river falls</a><li><a href=#2>Who pays</a><li><a href=#3>What it costs</a></ul>"
            + Sections.Replace("<p>a</p>", "<p>The river falls because the town takes water from it above the weir, and because it rains less than it did.</p>", StringComparison.Ordinal) + "</article>"));
        var contents = article.Blocks.Where(block => block.Kind == BlockKind.Contents).ToList();
        contents.Select(block => block.Span.In(article.ReadingText)).Should().Equal("Why the river falls", "Who pays", "What it costs");
        contents.Should().OnlyContain(block => !block.IsBody);
        article.Sections.Select(section => section.Heading).Should().ContainSingle(heading => heading == "Who pays");
    }
}

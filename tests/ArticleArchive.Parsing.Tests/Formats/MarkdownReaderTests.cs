using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Tests.Formats;

public sealed class MarkdownReaderTests
{
    private static PageText Read(string source)
    {
        var page = MarkdownReader.Read(source);
        page.ShouldKeepItsPromises(source);
        return page;
    }

    private static string[] Blocks(string source)
    {
        var page = Read(source);
        return page.Blocks.Select(block => $"{block.Kind}{(block.Kind is PageBlockKind.Heading or PageBlockKind.ListItem ? $" {block.Level}" : "")}: {(block.MarkerSpan is { } marker ? $"({marker.In(page.Text)}) " : "")}{block.Span.In(page.Text)}").ToArray();
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n---\n\n")]
    [InlineData("[a]: https://river.example\n")]
    [InlineData("![](x.png)")]
    public void A_file_without_words_has_no_blocks(string source) => Read(source).Blocks.Should().BeEmpty();

    [Fact]
    public void Headings_of_both_kinds_and_paragraphs_are_blocks_without_their_marks() =>
        Blocks("# River #\n\nOne *very* **dry** `year`.\nSecond line\\\nthird.\n\nWhy\n---\n\n### How\nSo.")
            .Should().Equal("Heading 1: River", "Text: One very dry year. Second line\nthird.", "Heading 2: Why", "Heading 3: How", "Text: So.");

    [Fact]
    public void Items_know_their_depth_and_their_printed_number() =>
        Blocks("3. One\n   - inner\n\n     more\n4) Four\n\n- bullet\n1986\\. A year.")
            .Should().Equal("ListItem 0: (3.) One", "ListItem 1: inner", "Text: more", "ListItem 0: (4)) Four", "ListItem 0: bullet 1986. A year.");

    [Fact]
    public void An_item_with_a_picture_only_keeps_its_number() =>
        Blocks("1. ![a weir](w.png)\n2. Two").Should().Equal("Text: 1.", "Caption: a weir", "ListItem 0: (2.) Two");

    [Fact]
    public void Quotations_code_and_tables_are_blocks() =>
        Blocks("> Said *he*.\n>\n> - a\n\n```sh\nls  -l\n\nexit\n```\n\n    old code\n\n| Year | Flow |\n|---|---|\n| 1990 | `40` |\n")
            .Should().Equal("Quotation: Said he.", "ListItem 0: a", "Preformatted: ls  -l\n\nexit", "Preformatted: old code", "TableRow: Year\tFlow", "TableRow: 1990\t40");

    [Fact]
    public void A_link_gives_its_words_and_a_picture_its_description_as_a_caption()
    {
        const string source = "See [the *old* map](https://river.example \"t\") ![a boat](b.png) and <https://weir.example> now.";
        Blocks(source).Should().Equal("Text: See the old map  and https://weir.example now.", "Caption: a boat");
        Read(source).Blocks[0].LinkDensity.Should().BeGreaterThan(0.5).And.BeLessThan(1);
    }

    [Fact]
    public void Html_inside_is_read_as_its_words() =>
        Blocks("One<br>two <b>three</b> &amp; &copy;.\n\n<div class=x>\nWords &lt;here&gt;\n<p>again<!-- no --></div>\n")
            .Should().Equal("Text: One\ntwo three & ©.", "Text: Words <here>", "Text: again");

    [Fact]
    public void Footnotes_are_kept_whether_anything_refers_to_them_or_not() =>
        Blocks("Text.[^1]\n\n[^1]: First note.\n\n[^2]: Nobody asks for this.\n\nEnd.\n")
            .Should().Equal("Text: Text.", "Text: End.", "Text: First note.", "Text: [^2]: Nobody asks for this.");

    [Fact]
    public void Front_matter_states_and_is_no_text()
    {
        var page = Read("---\ntitle: \"Dry year: why\"\nauthors:\n  - Ana Mason\n  - name: Bo Lind\n    role: editor\ndate: 2024-05-01 # first\ntags: [a, b]\nsource: https://river.example/dry\nlang: en\ndescription: >\n  The river\n  falls.\n---\n\n# Dry\n");
        page.Words().Should().Equal("Dry");
        page.Metadata.Should().Equal(
            new StatedMetadata(MetadataField.Title, "Dry year: why", "front matter"),
            new StatedMetadata(MetadataField.Author, "Ana Mason", "front matter"),
            new StatedMetadata(MetadataField.Author, "Bo Lind", "front matter"),
            new StatedMetadata(MetadataField.Published, "2024-05-01", "front matter"),
            new StatedMetadata(MetadataField.Url, "https://river.example/dry", "front matter"),
            new StatedMetadata(MetadataField.Language, "en", "front matter"),
            new StatedMetadata(MetadataField.Standfirst, "The river falls.", "front matter"));
    }

    [Theory]
    [InlineData("author: [Ana Mason, 'Bo Lind']", "Ana Mason", "Bo Lind")]
    [InlineData("author: null")]
    [InlineData("author:\n  name: Ana Mason", "Ana Mason")]
    [InlineData("Author: Ana Mason", "Ana Mason")]
    [InlineData("seo:\n  author: Nobody")]
    public void Authors_are_stated_in_several_ways(string line, params string[] names) =>
        Read($"---\n{line}\n---\nText").Metadata.Select(stated => stated.Value).Should().Equal(names);

    [Fact]
    public void Every_word_knows_its_place_in_the_file()
    {
        const string source = "# Fish & *chips*\n\nFish \\*are\\* &ldquo;back&rdquo; in\nthe [river](Fish) **and** `a  b` 🐟 again.\n\n1. Fish\n\n| Fish | a |\n|-|-|\n| b | Fish |\n";
        var page = Read(source);
        foreach (var words in new[] { "Fish", "chips", "“back”", "river", "and", "a  b", "🐟 again." })
            page.SourceOf(source, words).Should().Be(words);
        page.ToSource(TextSpan.OfLength(page.Text.LastIndexOf("Fish", StringComparison.Ordinal), 4)).Start
            .Should().Be(source.LastIndexOf("Fish", StringComparison.Ordinal), "equal words keep their own places");
    }
}

using System.Text;
using ArticleArchive.Web.Ingestion.Imports;

namespace ArticleArchive.Web.Tests.Ingestion.Imports;

public sealed class PastedTextTests
{
    [Theory]
    [InlineData("A storm closed the harbour.\n\nNobody was hurt.", ".txt")]
    [InlineData("The tag <p> begins a paragraph, and nothing ends it.", ".txt")]
    [InlineData("We won the #1 place.\n- said nobody", ".txt")]
    [InlineData("<!DOCTYPE html>\n<title>x</title>", ".html")]
    [InlineData("<p>One.</p>\n<p>Two.</p>", ".html")]
    [InlineData("# A storm\n\nThe harbour was closed.", ".md")]
    [InlineData("---\ntitle: A storm\n---\n\nThe harbour.", ".md")]
    [InlineData("See [the port](https://port.example) and [the town](https://town.example).", ".md")]
    public void The_format_is_the_one_it_is_written_in(string text, string extension) => PastedText.ExtensionOf(text).Should().Be(extension);

    [Theory]
    [InlineData(null, "A storm closed: the/harbour!\n\nMore.", "A storm closed the harbour More.txt")]
    [InlineData("  The  storm ", "Text.", "The storm.txt")]
    [InlineData(null, "<h1>The &quot;storm&quot;</h1><p>x</p>", "The storm x.html")]
    [InlineData(null, "…", "pasted text.txt")]
    [InlineData(null, "周一风暴后港口关闭。", "周一风暴后港口关闭.txt")]
    public void It_is_named_by_its_first_words(string? title, string text, string name) => PastedText.ToFile(title, text).Name.Should().Be(name);

    [Theory]
    [InlineData("Two\r\nlines.", "Title\n\nTwo\nlines.\n")]
    [InlineData("<p>a</p><p>b</p>", "<h1>Title</h1>\n<p>a</p><p>b</p>\n")]
    [InlineData("# Other\n\ntext", "# Title\n\n# Other\n\ntext\n")]
    public void A_title_stands_above_it_in_its_format(string text, string whole)
    {
        using var stream = PastedText.ToFile("Title", text).Open();
        new StreamReader(stream, Encoding.UTF8).ReadToEnd().Should().Be(whole);
    }
}

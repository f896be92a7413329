using ArticleArchive.Parsing.Cleaning;
using ArticleArchive.Parsing.Cleaning.Html;
using ArticleArchive.Parsing.Formats;

namespace ArticleArchive.Parsing.Tests.Cleaning;

public sealed class HtmlPartsTests
{
    private const string Paragraph = "<p>The river falls because the town takes water from it above the weir, and because it rains less than it did when the mill was built.</p>";

    private static (HtmlParts Parts, HtmlOutline Outline) Read(string source)
    {
        var page = HtmlReader.Read(source);
        var passages = Passage.Join(page);
        return (HtmlParts.Of(page.Outline!, passages, LineStats.Of(page, passages)), page.Outline!);
    }

    [Fact]
    public void Paragraphs_vote_for_the_element_around_them_and_not_for_the_page()
    {
        var (parts, _) = Read($"<body><div class=top>Menu</div><div class=story>{Paragraph}{Paragraph}{Paragraph}</div><div class=more>{Paragraph}</div>");
        parts.Element(parts.Favourite).Words.Should().Equal("story");
        parts.Element(parts.Bulk).Words.Should().Equal("story");
    }

    [Fact]
    public void A_text_in_sections_is_held_by_what_is_around_the_sections()
    {
        var section = $"<section class=part>{Paragraph}</section>";
        var (parts, _) = Read($"<body><main class=story>{section}{section}{section}{section}</main><aside>{Paragraph}</aside>");
        parts.Element(parts.Favourite).Words.Should().Equal("story");
        parts.Element(parts.Bulk).Words.Should().Equal("story");
    }

    [Fact]
    public void Links_do_not_vote()
    {
        var teaser = Paragraph.Replace("<p>", "<p><a href=x>", StringComparison.Ordinal).Replace("</p>", "</a></p>", StringComparison.Ordinal);
        var (parts, _) = Read($"<body><div class=teasers>{string.Concat(Enumerable.Repeat(teaser, 9))}</div><div class=story>{Paragraph}{Paragraph}</div>");
        parts.Element(parts.Favourite).Words.Should().Equal("story");
    }

    [Fact]
    public void Words_of_classes_are_taken_apart_and_numbered_names_are_not_names()
    {
        var (_, outline) = Read("<div class='relatedPosts css-1x2y' id=post-48213 aria-label='More news'><p>word");
        outline.Elements.Single(element => element.Name == "div").Words.Should().Equal("relatedposts", "related", "posts", "css", "post", "more", "news");
    }

    [Fact]
    public void An_element_knows_what_it_holds()
    {
        var (parts, outline) = Read($"<div id=a><h2>Head</h2>{Paragraph}<ul><li><a href=x>one two</a></ul></div>");
        var stats = parts[Enumerable.Range(0, outline.Elements.Count).Single(i => outline.Elements[i].Words.Contains("a") || outline.Elements[i].Name == "div")];
        (stats.Passages, stats.Prose, stats.Headings, stats.LinkWords).Should().Be((3, 1, 1, 2.0));
    }
}

using System.Text;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Tests.Cleaning;

public sealed class HtmlRemovalTests
{
    private static readonly string[] s_paragraphs =
    [
        "The old pier of the harbour will be torn down before the winter, the town council decided on Monday after three hours of debate. Engineers had warned that its piles are hollow and that nobody should stand on it any longer.",
        "For a hundred years the pier was where the ferries from the islands came in, and many of the people who came to listen had been married on it. They left the hall without a word when the mayor had read out the result of the vote.",
        "The company that runs them said that it would look for another place on the coast, but that it did not expect to find one this year. The islands would then have no connection to the mainland until the spring, as in the years of the war.",
    ];

    private const string Teasers = "<div class=related><h3>Related articles</h3><ul><li><a href=/1>Storm closes the harbour for a third day</a><li><a href=/2>Ferry fares to rise again in the spring</a><li><a href=/3>Island school keeps its only teacher</a></ul></div>";
    private const string Menu = "<div class=topnav><ul><li><a href=/>Home</a><li><a href=/n>News</a><li><a href=/s>Sport</a><li><a href=/w>Weather</a></ul></div>";

    private static string Page(string inside, string after = "") =>
        $"<html lang=en><head><title>Old pier will be torn down before winter</title></head><body>{Menu}<div class=wrap><h1>Old pier will be torn down before winter</h1><div class=entry-content>{inside}</div>{after}</div><footer>© 2021 The Courier. All rights reserved.</footer></body></html>";

    private static string Paragraphs(string open = "<p>", string close = "</p>") => string.Concat(s_paragraphs.Select(paragraph => open + paragraph + close));

    private static ParsedArticle Parse(string source) => ArticleParser.Parse("a.html", Encoding.UTF8.GetBytes(source));

    private static IEnumerable<string> Body(ParsedArticle article) =>
        article.Blocks.Where(block => block.IsBody).Select(block => block.Span.In(article.ReadingText));

    [Theory]
    [InlineData("<p>", "</p>")]
    [InlineData("<div>", "</div>")]
    [InlineData("", "<br><br>")]
    [InlineData("<div><span>", "</span></div>")]
    public void Paragraphs_are_the_article_however_they_are_marked_up(string open, string close) =>
        Body(Parse(Page(Paragraphs(open, close), Teasers))).Should().Equal(s_paragraphs);

    [Fact]
    public void Menu_teasers_and_footer_go_each_with_a_class_and_a_reason()
    {
        var article = Parse(Page(Paragraphs(), Teasers));
        article.ReadingText.Should().NotContainAny("Weather", "Ferry fares", "All rights reserved");
        var removals = article.Edits.Where(edit => edit.Kind == EditKind.Removal).ToList();
        removals.Should().OnlyContain(edit => edit.Class.Length > 0 && edit.Reason.Length > 0 && edit.Confidence > 0.5);
        removals.Single(edit => edit.Span.In(article.Page.Text).Contains("Ferry fares", StringComparison.Ordinal)).Class.Should().Be("related");
    }

    [Fact]
    public void A_list_of_the_article_stays_although_its_items_are_links()
    {
        var list = "<p>The council's three papers on the harbour, which anyone may read:</p><ul><li><a href=/a.pdf>The engineers' report on the piles of the old pier</a><li><a href=/b.pdf>The budget of the harbour for the coming year</a><li><a href=/c.pdf>The letter of the islands to the council</a></ul>";
        Body(Parse(Page(Paragraphs() + list + Paragraphs()[..Paragraphs().IndexOf("</p>", StringComparison.Ordinal)].Replace("old pier", "new pier", StringComparison.Ordinal) + "</p>", Teasers)))
            .Should().Contain("The budget of the harbour for the coming year").And.NotContain(line => line.Contains("Ferry fares", StringComparison.Ordinal));
    }

    [Fact]
    public void A_caption_inside_the_article_stays_as_a_caption()
    {
        var article = Parse(Page($"<p>{s_paragraphs[0]}</p><figure><img src=a.jpg><figcaption>The pier in spring</figcaption></figure><p>{s_paragraphs[1]}</p><p>{s_paragraphs[2]}</p>"));
        article.Blocks.Should().ContainSingle(block => block.Kind == BlockKind.Caption).Which.Span.In(article.ReadingText).Should().Be("The pier in spring");
    }

    [Fact]
    public void Comments_go_although_they_read_like_the_article()
    {
        var comments = "<section id=comments><h2>2 comments</h2>" + string.Concat(s_paragraphs.Select(paragraph => $"<div class=comment-body><p>{paragraph.Replace("the", "our", StringComparison.Ordinal)}</p></div>")) + "</section>";
        Body(Parse(Page(Paragraphs(), comments))).Should().Equal(s_paragraphs);
    }

    [Fact]
    public void Of_a_text_that_stands_on_the_page_twice_the_short_lines_go_with_the_long_ones()
    {
        var text = $"<h2>The vote</h2><p>{s_paragraphs[0]}</p><h2>What it was</h2><p>{s_paragraphs[1]}</p><ul><li>no ferries<li>no pier</ul><p>{s_paragraphs[2]}</p>";
        var article = Parse(Page($"<div class=wide>{text}</div><div class=narrow>{text}</div>"));
        article.Sections.Select(section => section.Heading).Should().Equal(null, "The vote", "What it was");
        Body(article).Should().Equal(s_paragraphs[0], s_paragraphs[1], "no ferries", "no pier", s_paragraphs[2]);
    }

    [Fact]
    public void A_short_line_beside_other_words_is_no_copy()
    {
        var article = Parse(Page($"<h2>Pros</h2><p>{s_paragraphs[0]}</p><h2>Pros</h2><p>{s_paragraphs[1]}</p><h2>Pros</h2><p>{s_paragraphs[2]}</p>"));
        article.Sections.Count(section => section.Heading == "Pros").Should().Be(3);
    }

    [Fact]
    public void A_menu_that_repeats_the_headings_of_its_own_panels_is_not_the_contents_of_the_article()
    {
        const string panels = "<nav class=menu><ul><li><a href=/a>Risk screening</a><li><a href=/b>Case reports</a><li><a href=/c>Data feeds</a></ul><div><a href=/a><h6>Risk screening</h6></a><a href=/b><h6>Case reports</h6></a><a href=/c><h6>Data feeds</h6></a></div></nav>";
        var article = Parse(Page(Paragraphs(), panels));
        article.Page.Blocks.Should().Contain(block => block.Kind == PageBlockKind.Contents);
        article.ReadingText.Should().NotContain("Case reports");
    }

    [Fact]
    public void Items_that_only_count_from_one_are_a_control_and_years_are_not()
    {
        static string List(params int[] numbers) => "<ul>" + string.Concat(numbers.Select(number => $"<li>{number}</li>")) + "</ul>";
        var article = Parse(Page($"<p>{s_paragraphs[0]}</p>{List(1, 2, 3, 4, 5)}<p>{s_paragraphs[1]}</p><p>The pier was closed for repairs in three winters before this one, each time for a month or more:</p>{List(1990, 1991, 1992)}<p>{s_paragraphs[2]}</p>"));
        Body(article).Should().Contain("1991").And.NotContain("4");
    }

    [Fact]
    public void Every_removed_word_comes_back_when_its_edit_is_refused()
    {
        var source = Page(Paragraphs(), Teasers);
        var article = Parse(source);
        var keys = article.Edits.Where(edit => edit.Kind == EditKind.Removal).Select(edit => edit.Key).ToHashSet(StringComparer.Ordinal);
        var restored = ArticleParser.Parse("a.html", Encoding.UTF8.GetBytes(source), new ParseOptions { UndoneEdits = keys });
        restored.ReadingText.Should().ContainAll("Weather", "Ferry fares to rise again in the spring", "All rights reserved");
    }
}

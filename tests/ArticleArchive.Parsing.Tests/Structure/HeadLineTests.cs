using System.Text;
using ArticleArchive.Parsing.Cleaning;

namespace ArticleArchive.Parsing.Tests.Structure;

/// <summary>Title, author, date and publisher as the lines at the head of a file give them.</summary>
public sealed class HeadLineTests
{
    private const string Text = """
        A fire at the Baltova oil refinery killed 14 people on Thursday, the regional governor, Irina Sokolova, said. Another 37 people were injured in the town.

        The fire started in a storage tank that had not been inspected since 2011, said the plant's former chief engineer. He was dismissed in 2016.

        The company rejected the allegation, and said in a statement that all of its tanks were inspected in accordance with the law.
        """;

    private static ParsedArticle Parse(string source, string name = "a.txt") => ArticleParser.Parse(name, Encoding.UTF8.GetBytes(source));

    [Theory]
    [InlineData("Stay up to date with notifications from The Courier")]
    [InlineData("Sign up to our newsletter")]
    public void A_line_that_was_taken_out_for_its_own_words_is_no_title(string service)
    {
        var article = Parse($"{service}\n\nFire at Baltova refinery kills 14, officials say\n\nThursday 11 January 2018 18:40 GMT\n\n{Text}");
        article.Title.Value.Should().Be("Fire at Baltova refinery kills 14, officials say");
        article.Standfirst.Should().BeNull();
    }

    [Fact]
    public void A_line_that_was_kept_in_doubt_is_not_in_doubt_once_it_is_the_headline()
    {
        var source = """
            China's emissions: who is right?

            25 November 2022
            By Rosa Lindt

            China emits 27% of the world's carbon dioxide, the Global Carbon Forum said on Friday. The United States emits 15 percent.

            China does not emit more than Europe per head, said its envoy, Xie Wen. "That is a fact," he added.

            Amara Diallo, the UN's climate chief, said delegates had failed to agree on a phase-out of coal. "They failed because oil states blocked it," she said.

            If nothing changes, sea levels will rise by 60 centimetres by 2100. The world must act. What more proof do we need?
            """;
        var article = Parse(source);
        article.Title.Value.Should().Be("China's emissions: who is right?");
        PageCleaner.Clean(article.Page).Damage.Should().Contain(finding => finding.Kind == FindingKind.DoubtfulText, "the lines by themselves do not say that it is the article's");
        article.Findings.Should().NotContain(finding => finding.Kind == FindingKind.DoubtfulText);
    }

    [Fact]
    public void Front_matter_names_the_text_and_the_first_heading_a_section()
    {
        var article = Parse("---\ntitle: Notes on the fire\n---\n\n# Background\n\n" + Text, "a.md");
        article.Title.Value.Should().Be("Notes on the fire");
        article.Title.Span.Should().BeNull();
        article.Sections.Should().ContainSingle(section => section.Heading == "Background");
    }

    [Fact]
    public void A_heading_that_says_what_front_matter_says_is_the_title()
    {
        var article = Parse("---\ntitle: Notes on the fire\n---\n\n# Notes on the Fire\n\n" + Text, "a.md");
        article.Title.Span!.Value.In(article.ReadingText).Should().Be("Notes on the Fire");
        article.Sections.Should().NotContain(section => section.Heading == "Notes on the Fire");
    }

    [Theory]
    [InlineData("LUBANA, Feb 3, 2023 (AFP) - ")]
    [InlineData("LUBANA, Norvale, 3 Feb 2023 (Reuters) — ")]
    public void The_head_of_a_wire_report_gives_the_day(string head)
    {
        var article = Parse($"Fire at Baltova refinery kills 14\n\n{head}{Text}");
        article.Published!.Value.Date.Should().Be(new DateTime(2023, 2, 3));
        article.Published.Precision.Should().Be(DatePrecision.Day);
        article.Published.Zone.Should().BeNull();
    }

    [Fact]
    public void A_day_inside_the_first_sentence_is_no_date_of_the_report() =>
        Parse("Fire at Baltova refinery kills 14\n\nThe fire of Feb 3, 2023 at the refinery - the worst for years - killed 14 people, said the governor of the region on Thursday.\n\n" + Text).Published.Should().BeNull();

    [Theory]
    [InlineData("Opinion | Gareth Boone | 9 June 2024", "Gareth Boone")]
    [InlineData("9 June 2024 • Daniel Boone • World News", "Daniel Boone")]
    public void The_person_between_bars_beside_the_date_is_the_author(string line, string author) =>
        Parse($"Who pays for the fire at the refinery\n\n{line}\n\n{Text}").Authors.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Value = author, Basis = "the line with the author" });

    [Theory]
    // A place is no person, and of two names none is known to be the writer's.
    [InlineData("World | Norvale Harbour | 9 June 2024")]
    [InlineData("Daniel Boone | Alice Thornbury | 9 June 2024")]
    public void What_may_be_something_else_between_bars_is_no_author(string line) =>
        Parse($"Who pays for the fire at the refinery\n\n{line}\n\n{Text}").Authors.Should().NotContain(author => author.Basis == "the line with the author");

    [Theory]
    [InlineData("27 October 2020 | By Dana Cole | Science Weekly", "Science Weekly")]
    [InlineData("By Dana Cole\nPublisher: Il Quotidiano", "Il Quotidiano")]
    public void A_paper_beside_the_byline_or_behind_its_label_is_the_publisher(string lines, string publisher)
    {
        var article = Parse($"Fire at Baltova refinery kills 14\n\n{lines}\n\n{Text}");
        article.Publisher!.Value.Should().Be(publisher);
        article.Authors.Should().ContainSingle().Which.Value.Should().Be("Dana Cole");
    }

    [Fact]
    public void A_section_beside_the_byline_is_no_publisher() =>
        Parse($"Fire at Baltova refinery kills 14\n\n27 October 2020 | By Dana Cole | World News\n\n{Text}").Publisher.Should().BeNull();

    [Theory]
    [InlineData("Fire kills 14 - Daily Planet", "Daily Planet")]
    [InlineData("Fire kills 14 | World | The Courier", "The Courier")]
    [InlineData("The Courier: the paper | Fire kills 14", "The Courier: the paper")]
    [InlineData("Fire kills 14 | Politics", null)]
    [InlineData("Fire kills 14 - and nobody knows why it started there", null)]
    [InlineData("Fire kills 14", null)]
    public void What_the_pages_title_adds_to_the_headline_is_the_publisher(string title, string? publisher) =>
        (Parse($"<html><head><title>{title}</title></head><body><article><h1>Fire kills 14</h1><p>{Text}</p></article></body></html>", "a.html").Publisher?.Value).Should().Be(publisher);

    [Fact]
    public void What_the_page_states_or_says_of_itself_comes_before_its_title()
    {
        Parse($"<html><head><title>Fire kills 14 - Daily Planet</title><meta property=og:site_name content='The Courier'></head><body><article><h1>Fire kills 14</h1><p>{Text}</p></article></body></html>", "a.html").Publisher!.Value.Should().Be("The Courier");
        Parse($"<html><head><title>Fire kills 14 - Daily Planet</title></head><body><article><h1>Fire kills 14</h1><p>{Text}</p></article><footer>© 2021 The Courier. All rights reserved.</footer></body></html>", "a.html").Publisher!.Value.Should().Be("The Courier");
    }
}

using System.Text;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Tests.Cleaning;

/// <summary>Markdown is its writer's own text: no page stands around it.</summary>
public sealed class ManuscriptTests
{
    private const string Opening = "# Harbour notes\n\nThe harbour office counted the ferries that came in during each of the last two years. The captains say that the numbers are too low.\n\n";

    private static ParsedArticle Parse(string markdown) => ArticleParser.Parse("a.md", Encoding.UTF8.GetBytes(markdown));

    private static IEnumerable<string> Removed(ParsedArticle article) =>
        article.Edits.Where(edit => edit.Kind == EditKind.Removal).Select(edit => edit.Span.In(article.Page.Text).Trim());

    [Theory]
    // A table at the end is no menu.
    [InlineData("| Year | Ferries (Norvale) |\n| ---- | ---- |\n| 2010 | 1,800 |\n| 2018 | 1,350 |\n")]
    // A heading above a list is no service line, whatever labels pages have.
    [InlineData("## Later views\n\n- Jane Roe wrote that the count was oversold.\n- The council called it a failure.\n")]
    [InlineData("## Comments\n\nTwo captains wrote to me.\n\n## Related\n\nThe count of 2012.\n")]
    // A list of links is a bibliography.
    [InlineData("## Sources\n\n- [Count of 2010](https://a.example)\n- [Count of 2018](https://b.example)\n")]
    // Loose lines are notes.
    [InlineData("ask Roe\n\ntables?\n\n2018 count\n")]
    // A line that is said twice was written twice.
    [InlineData("The captains say that the numbers of the harbour office are much too low, and that nobody has counted the ferries of the night.\n\nAgain:\n\nThe captains say that the numbers of the harbour office are much too low, and that nobody has counted the ferries of the night.\n")]
    public void Nothing_that_its_writer_wrote_is_taken_out(string rest) => Removed(Parse(Opening + rest)).Should().BeEmpty();

    [Fact]
    public void A_service_line_that_a_clipping_tool_left_goes()
    {
        var lines = "Log in\n\nSubscribe now\n\nShare on Facebook\n\nSkip to content\n\n";
        Removed(Parse(lines + Opening)).Should().NotBeEmpty().And.Contain("Skip to content");
    }

    [Fact]
    public void A_note_of_nothing_but_service_lines_is_kept()
    {
        var article = Parse("Subscribe now\n\nShare on Facebook\n");
        Removed(article).Should().BeEmpty();
        article.ReadingText.Should().Contain("Subscribe now").And.Contain("Share on Facebook");
    }
}

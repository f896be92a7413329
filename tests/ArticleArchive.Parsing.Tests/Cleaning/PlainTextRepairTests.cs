using System.Text;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Tests.Cleaning;

public sealed class PlainTextRepairTests
{
    private static ParsedArticle Parse(string text) => ArticleParser.Parse("a.txt", Encoding.UTF8.GetBytes(text));

    private static string Read(string text) => Parse(text).ReadingText;

    [Theory]
    [InlineData("The town council heard of problems such as\n\n, and of others that nobody had seen.", "such as ⟦…⟧, and of")]
    [InlineData("However, the\n\nare unlikely to agree with any of these plans in spring.", "However, the ⟦…⟧ are unlikely")]
    [InlineData("The report, which the agency shared (see\n\n), was written by hand over many weeks.", "(see ⟦…⟧), was")]
    [InlineData("It was the harbour master of\n\n’s old port who first saw the crack in the wall.", "of ⟦…⟧’s old")]
    [InlineData("Readers can find the whole list of the ships at\n\n.", "ships at ⟦…⟧.")]
    public void A_sentence_torn_by_a_lost_link_is_joined_around_a_mark(string text, string expected)
    {
        var article = Parse(text);
        article.ReadingText.Should().Contain(expected);
        article.Edits.Should().Contain(edit => edit.Rule == "lost-link" && edit.Kind == EditKind.Repair);
        article.Findings.Should().ContainSingle(finding => finding.Kind == FindingKind.Hole)
            .Which.Span.In(article.ReadingText).Should().Contain(HoleMark.Text);
    }

    [Fact]
    public void Every_hole_of_a_sentence_gets_a_mark() =>
        Read("By staying you agree to what the harbour office calls its\n\n,\n\n, and\n\n.\n\nThen the next paragraph begins as it should, with a capital letter.")
            .Should().StartWith("By staying you agree to what the harbour office calls its ⟦…⟧, ⟦…⟧, and ⟦…⟧.\n\nThen");

    [Fact]
    public void A_hole_at_a_sentences_start_under_an_item_stays_in_the_item() =>
        Read("The plans are these:\n\n  1. Piers: The port needs two piers.\n  2. Ships: The port needs more ships and crews for them.\n\n    are the best of the ships that were offered to the port this year.")
            .Should().Contain("crews for them. ⟦…⟧ are the best");

    [Fact]
    public void A_paragraph_that_lost_its_beginning_shows_it()
    {
        var article = Parse("The port was closed for a week after the storm.\n\nhave grown since the ferry line was opened in the spring of last year.");
        article.ReadingText.Should().EndWith(".\n\n⟦…⟧ have grown since the ferry line was opened in the spring of last year.");
    }

    [Theory]
    [InlineData("Ingredients\n\nflour\n\nsugar\n\nbutter")]
    [InlineData("The rules are as follows:\n\nno ship may enter the port after dark in winter;\n\nno ship may leave it before dawn without a pilot.")]
    [InlineData("The whole of the town was on its feet when the lights went out.\n\niPhone users were the first to notice that something had happened.")]
    [InlineData("The company that makes it was sold to an investor last year.\n\n.NET developers were the first to notice that something had happened.")]
    public void Lines_that_only_begin_small_are_left_alone(string text) => Read(text).Should().Be(text);

    [Fact]
    public void A_detached_tail_is_put_back_and_its_missing_full_stop_is_found()
    {
        var article = Parse("The mayor’s reasons for the sudden change of plan are many,\n\nincluding the wish to be elected again\n\nThe vote on the plan will be held in the town hall on Sunday.");
        article.ReadingText.Should().StartWith("The mayor’s reasons for the sudden change of plan are many, including the wish to be elected again\n\nThe");
        article.Edits.Should().Contain(edit => edit.Rule == "detached-tail" && edit.Replacement == " ");
        article.Findings.Select(finding => finding.Kind).Should().Contain([FindingKind.DetachedTail, FindingKind.UnfinishedSentence]);
    }

    [Fact]
    public void A_year_glued_to_the_next_sentence_is_split_and_not_invented()
    {
        var article = Parse("The bridge was built by the same company in 196However, it was closed ten years later.");
        article.ReadingText.Should().Contain("in 196. However, it");
        var cut = article.Findings.Should().ContainSingle(finding => finding.Kind == FindingKind.CutNumber).Subject;
        cut.Span.In(article.ReadingText).Should().Be("196");
        cut.Suggestion.Should().BeNull();
        article.Findings.Should().Contain(finding => finding.Kind == FindingKind.GluedSentences);
    }

    [Theory]
    [InlineData("You will be logged inPlease wait for the page.", "logged in. Please wait")]
    [InlineData("That was the end of the story.Then it rained for days.", "story. Then it")]
    [InlineData("It opened in 1962However, nobody came to see it.", "in 1962. However")]
    public void Glued_sentences_are_split(string text, string expected) => Read(text).Should().Contain(expected);

    [Theory]
    [InlineData("He put his iPhone and a McDonald menu on the LaTeX book about YouTube.")]
    [InlineData("The U.S.-Russia talks, as www.example.orgThe and @portThe say, went on.")]
    [InlineData("She moved from LinkedIn to JavaScript and from eBay to the BBC.")]
    [InlineData("The ASP.Net page at booking.com/The was down for a day.")]
    public void Names_and_addresses_in_mixed_case_stay_whole(string text) => Read(text).Should().Be(text);

    [Fact]
    public void Label_and_explanation_of_a_flattened_list_are_one_item_again()
    {
        var article = Parse("""
            Challenges of the new line:

              1. Cost of the ships in U.S. dollars:
              2. With prices as they are now, the company would need a loan that no bank in the region is ready to give it.

              3. Weather and its risks:
              4. Another challenge for the new ferry line would be the autumn storms, which close the port for many days.
            """.ReplaceLineEndings("\n"));
        article.ReadingText.Should().Contain("1. Cost of the ships in U.S. dollars: With prices").And.Contain("3. Weather and its risks: Another challenge");
        article.Findings.Count(finding => finding.Kind == FindingKind.FlattenedList).Should().Be(2);
    }

    [Fact]
    public void A_list_of_whole_items_stays_a_list()
    {
        const string text = "1. Cost: The ships would cost more than the whole port earns in a year.\n2. Weather: The autumn storms close the port for many days of every year.";
        Read(text).Should().Be(text);
    }

    [Fact]
    public void Of_a_doubled_caption_the_copy_with_the_credit_stays()
    {
        var article = Parse("The crowd waits for the last ferry\nThe crowd waits for the last ferry (Harbour Press)\n\nThe last ferry of the year left the port at noon with four hundred people on board.");
        article.ReadingText.Should().StartWith("The crowd waits for the last ferry (Harbour Press)\n\n");
        article.Edits.Should().ContainSingle(edit => edit.Class == "duplicate").Which.Kind.Should().Be(EditKind.Removal);
    }

    [Fact]
    public void A_paragraph_that_stands_twice_is_kept_once()
    {
        const string paragraph = "The last ferry of the year left the port at noon with four hundred people on board, the company said.";
        Read($"{paragraph}\n\n{paragraph}\n\nNo other ferry will sail before the ice is gone, which may take until April.").Split("The last ferry").Should().HaveCount(2);
    }

    [Fact]
    public void White_space_is_calm()
    {
        var article = Parse("\n\nThe  ferry\u200B left the har\u00ADbour at noon \n\n\n\n with all of the people who had waited for it there.   \nIt was the last one of the year, as the company said.\n\n");
        article.ReadingText.Should().NotContainAny("  ", "\u200B", "\u00AD", "\n\n\n", " \n");
        article.ReadingText.Should().Be(article.ReadingText.Trim());
        article.Edits.Where(edit => edit.Kind == EditKind.Whitespace).Should()
            .OnlyContain(edit => edit.Span.In(article.Page.Text).All(c => char.IsWhiteSpace(c) || c == '\u200B' || c == '\u00AD'));
    }

    [Fact]
    public void Wrapped_lines_become_one_and_a_hyphen_at_a_lines_end_stays()
    {
        Read("The harbour council met on Monday to hear what the well-\nknown engineers had found under the old pier, and it was\nnot what anybody had hoped for in the autumn, when the\nwork began.")
            .Should().Be("The harbour council met on Monday to hear what the well-known engineers had found under the old pier, and it was not what anybody had hoped for in the autumn, when the work began.");
    }
}

using ArticleArchive.Parsing.Formats;

namespace ArticleArchive.Parsing.Tests.Formats;

public sealed class PlainTextReaderTests
{
    private static string[] Read(string text) =>
        PlainTextReader.Read(text).Blocks.Select(block => Show(block, text)).ToArray();

    private static string Show(PageBlock block, string text)
    {
        var mark = block.MarkerSpan is { } span ? $"{span.In(text)}|" : "";
        return $"{block.Kind}{(block.Kind == PageBlockKind.ListItem ? block.Level : "")}:{mark}{block.Span.In(text).Replace("\n", "/")}";
    }

    [Fact]
    public void A_line_is_a_block_whether_blank_lines_follow_or_not() =>
        Read("Ferries stop\nBy Ann Lake\n\n\nThe last ferry left at noon.\n").Should().Equal(
            "Text:Ferries stop", "Text:By Ann Lake", "Text:The last ferry left at noon.");

    [Fact]
    public void Lines_of_wrapped_text_are_one_paragraph()
    {
        const string text = """
            The harbour council met on Monday to hear what the engineers had
            found under the old pier, and it was not what anybody had hoped
            for. The piles are hollow.

            A second report will follow in the spring, once divers have been
            down to the foundations and have brought up what is left of the
            timber.
            """;
        Read(text.ReplaceLineEndings("\n")).Should().Equal(
            "Text:The harbour council met on Monday to hear what the engineers had/found under the old pier, and it was not what anybody had hoped/for. The piles are hollow.",
            "Text:A second report will follow in the spring, once divers have been/down to the foundations and have brought up what is left of the/timber.");
    }

    [Fact]
    public void Headlines_of_about_one_length_are_not_wrapped_text() =>
        Read("Council votes against the new harbour bridge plan\nFerry fares rise again as winter season begins\nDivers find cannon under the pier of the old port\nLocal team wins the regatta after a stormy race").Should().HaveCount(4);

    [Fact]
    public void List_items_keep_their_marks_and_depth() =>
        Read("  1. First\n  2. Second\n    a) under it\n    b) too\n  3. Third\n\n• dot\n- dash\n- dash again").Should().Equal(
            "ListItem0:1.|First", "ListItem0:2.|Second", "ListItem1:a)|under it", "ListItem1:b)|too", "ListItem0:3.|Third",
            "ListItem0:•|dot", "ListItem0:-|dash", "ListItem0:-|dash again");

    [Fact]
    public void Roman_numerals_number_each_other_though_some_are_missing() =>
        Read("I. Past\n\nIt was calm.\n\nIV. Future").Should().Equal("ListItem0:I.|Past", "Text:It was calm.", "ListItem0:IV.|Future");

    [Theory]
    [InlineData("J. Smith went home.")]
    [InlineData("13. Oktober 2018")]
    [InlineData("196However, it rained.")]
    [InlineData("2016 was dry.")]
    [InlineData("3.5 million people came.")]
    [InlineData("-5 °C was measured.")]
    public void What_only_looks_like_a_list_mark_stays_in_the_text(string line) =>
        Read($"The day was cold.\n\n{line}").Should().Equal("Text:The day was cold.", $"Text:{line}");

    [Fact]
    public void A_dash_goes_on_with_an_unfinished_line() =>
        Read("The mayor of the town\n\n- who had been ill for weeks - came.")[1].Should().StartWith("Text:- who");

    [Fact]
    public void Quotations_lose_only_their_sign_and_code_keeps_its_lines() =>
        Read("> Nobody knew.\n\n```\nlet x = 1\n\nlet y\n```\nDone.").Should().Equal(
            "Quotation:>|Nobody knew.", "Preformatted:```/let x = 1//let y/```", "Text:Done.");

    [Fact]
    public void An_unclosed_fence_is_ordinary_text() =>
        Read("```\nThe end.").Should().Equal("Text:```", "Text:The end.");

    [Fact]
    public void Neighbouring_lines_with_as_many_tabs_are_rows() =>
        Read("Year\tCatch\n1990\t12\n1991\t9").Should().Equal("TableRow:Year\tCatch", "TableRow:1990\t12", "TableRow:1991\t9");

    [Fact]
    public void Invisible_characters_at_a_lines_ends_are_outside_the_block() =>
        Read("\uFEFFTitle\u200B \n\u200B\nText.").Should().Equal("Text:Title", "Text:Text.");
}

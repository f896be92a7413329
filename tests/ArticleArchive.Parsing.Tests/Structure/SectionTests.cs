using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Tests.Structure;

public sealed class SectionTests
{
    private static string Under(params string[] headings) =>
        "Old bridge over the river opens at last\n\n" + Read.Prose("bridge") + "\n\n" + string.Join("\n\n", headings.Select(heading => $"{heading}\n\n{Read.Prose("bridge")}"));

    [Fact]
    public void Bare_lines_between_paragraphs_are_headings_and_the_first_section_is_the_lead()
    {
        var read = Read.Page(Under("How it began", "What it cost", "Who paid?"));
        read.Outline().Should().Equal("How it began", "What it cost", "Who paid?");
        read.Result.Sections[0].Heading.Should().BeNull();
        read.Result.Sections[0].Level.Should().Be(0);
        read.In(read.Result.Sections[2].Span).Should().StartWith("What it cost").And.EndWith("history.");
    }

    [Theory]
    [InlineData("It was cold that day.")]
    [InlineData("and then it fell")]
    [InlineData("The council asked for the following:")]
    [InlineData("Price range: $11-$88")]
    [InlineData("“A fine bridge, a fine day”")]
    public void A_line_that_says_or_introduces_something_is_no_heading(string line) =>
        Read.Page(Under(line)).Outline().Should().BeEmpty();

    [Fact]
    public void A_line_with_nothing_under_it_is_no_heading() =>
        Read.Page(Under("How it began") + "\n\nValley press office").Outline().Should().Equal("How it began");

    [Fact]
    public void Roman_sections_hold_the_headings_between_them()
    {
        var read = Read.Page(Under("I. Introduction", "The river", "The people:", "II. Work", "Stone", "III. Opening"));
        read.Outline().Should().Equal("I. Introduction", "  The river", "    The people", "II. Work", "  Stone", "III. Opening");
        read.Result.Damage.Should().BeEmpty();
    }

    [Fact]
    public void Decimal_numbers_nest_by_their_parts() =>
        Read.Page(Under("1. Start", "1.1 Stone", "1.2 Wood", "2. End")).Outline().Should().Equal("1. Start", "  1.1 Stone", "  1.2 Wood", "2. End");

    [Fact]
    public void A_numeral_that_lost_letters_is_corrected_by_its_neighbours_and_what_is_missing_is_said()
    {
        var read = Read.Page(Under("I. Introduction", "I The Long Work Of The Bridge:", "IV. Opening"));
        var broken = read.Result.Sections[2];
        (broken.PrintedLabel, broken.CorrectedLabel, broken.Heading).Should().Be(("I", "III.", "The Long Work Of The Bridge"));
        read.Result.Damage.Select(finding => finding.Kind).Should().BeEquivalentTo([FindingKind.BrokenNumeral, FindingKind.MissingSection]);
        read.Result.Damage.Single(finding => finding.Kind == FindingKind.MissingSection).Span.Should().Be(new TextSpan(broken.Span.Start, broken.Span.Start), "nothing is invented where section II stood");
    }

    [Fact]
    public void The_pronoun_I_is_no_numeral()
    {
        var read = Read.Page(Under("I. Introduction", "II. Work", "III. Opening") + "\n\nI Saw the Bridge Fall\n\n" + Read.Prose("bridge"));
        read.Outline().Should().Contain(line => line.Trim() == "I Saw the Bridge Fall");
        read.Result.Sections.Should().NotContain(section => section.PrintedLabel == "I");
    }

    [Fact]
    public void A_quantity_at_the_start_of_a_heading_is_no_numeral() =>
        Read.Page(Under("5 reasons to cross it", "12 stones of note")).Result.Sections.Should().OnlyContain(section => section.PrintedLabel == null);

    [Fact]
    public void A_whole_numbering_with_a_closing_heading_has_no_finding() =>
        Read.Page(Under("1. Start", "2. Work", "Conclusion")).Result.Damage.Should().BeEmpty();

    [Fact]
    public void A_wide_gap_sets_closing_headings_apart_from_the_last_numbered_section()
    {
        var page = Under("I. Introduction", "II. Work", "Stone:") + "\n\n\n\nWhat Comes Next\n\n" + Read.Prose("bridge");
        Read.Page(page).Outline().Should().Equal("I. Introduction", "II. Work", "  Stone", "What Comes Next");
    }

    [Fact]
    public void Levels_of_markup_become_an_outline_without_jumps()
    {
        const string page = "Aa\nx\nBb\nx\nCc\nx\nDd\nx";
        int[] levels = [2, 4, 3, 2];
        var blocks = new List<PageBlock>();
        for (var i = 0; i < 4; i++)
        {
            blocks.Add(new PageBlock(PageBlockKind.Heading, TextSpan.OfLength(i * 5, 2), levels[i]));
            blocks.Add(new PageBlock(PageBlockKind.Text, TextSpan.OfLength((i * 5) + 3, 1)));
        }

        Read.Page(new PageText(page, blocks, null, [new StatedMetadata(MetadataField.Title, "Something else", "title")])).Result.Sections.Skip(1)
            .Select(section => (section.Level, section.Parent)).Should().Equal((1, null), (2, 1), (2, 1), (1, null));
    }

    [Fact]
    public void Close_lines_are_a_list_and_not_headings()
    {
        var read = Read.Page(Under("What you need") + "\n\nThe workers brought:\n\nStone from the hill\nWood from the lake\nRope from the town\n\n" + Read.Prose("bridge"));
        read.Words(BlockKind.ListItem).Should().Equal("Stone from the hill", "Wood from the lake", "Rope from the town");
        read.Outline().Should().Equal("What you need");
    }

    [Fact]
    public void Items_keep_their_printed_numbers_and_labels()
    {
        var read = Read.Page(Under("Work") + "\n\n1. Stone: It came from the hill and was heavy.\n2. Wood: It came from the lake in the U.S. forest.");
        var items = read.Result.Blocks.Where(block => block.Kind == BlockKind.ListItem).ToList();
        items.Select(item => read.In(item.MarkerSpan)).Should().Equal("1.", "2.");
        items.Select(item => read.In(item.LabelSpan)).Should().Equal("Stone:", "Wood:");
        items.Should().OnlyContain(item => item.Ordered && item.CorrectedMarker == null);
    }

    [Fact]
    public void Numbers_that_a_joined_explanation_used_up_are_counted_out_and_come_back_when_the_join_is_undone()
    {
        var page = Under("Work") + "\n\n1. Congress and oversight:\n2. With a majority, it would face opposition.\n3. Public opinion:\n4. Another challenge would come from it.";
        var first = Read.Repair(page, "\n2. ", " ");
        var second = Read.Repair(page, "\n4. ", " ");

        Corrected(first, second).Should().Equal(null, "2.");
        Corrected(first).Should().Equal(null, "2.", "3.");
        Corrected().Should().Equal(null, null, null, null);

        IEnumerable<string?> Corrected(params Edit[] edits) => Read.Page(page, edits).Result.Blocks.Where(block => block.Kind == BlockKind.ListItem).Select(block => block.CorrectedMarker);
    }

    [Theory]
    [InlineData("The bridge at dawn (Getty)", "(Getty)")]
    [InlineData("The bridge at dawn (Reuters/A. Name)", "(Reuters/A. Name)")]
    [InlineData("The bridge at dawn. Photo: Jane Roe", "Photo: Jane Roe")]
    [InlineData("The bridge at dawn. Credit: Jane Roe", "Credit: Jane Roe")]
    [InlineData("The bridge at dawn. © Jane Roe", "© Jane Roe")]
    [InlineData("Foto: Jana Röhm", "Foto: Jana Röhm")]
    public void A_caption_is_known_by_its_credit(string line, string credit)
    {
        var read = Read.Page(Under("Work") + $"\n\n{line}\n\n" + Read.Prose("bridge"));
        var caption = read.Result.Blocks.Should().ContainSingle(block => block.Kind == BlockKind.Caption).Subject;
        read.In(caption.CreditSpan).Should().Be(credit);
    }

    [Fact]
    public void A_sentence_about_a_photo_is_no_caption() =>
        Read.Page(Under("Work") + "\n\nThe photo by the door (and the one above it) shows the old bridge.\n\n" + Read.Prose("bridge")).Words(BlockKind.Caption).Should().BeEmpty();
}

using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Structure;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Tests.Structure;

public sealed class ReadingBlocksTests
{
    private static (EditedText Text, IReadOnlyList<PageBlock> Blocks) Map(PageText page, params Edit[] edits)
    {
        var text = EditedText.Apply(page.Text, edits);
        return (text, ReadingBlocks.Map(page, text));
    }

    private static PageText Lines(string page) => PageReader.Read(SourceFormat.PlainText, page, ParseOptions.Default);

    private static IEnumerable<string> Words((EditedText Text, IReadOnlyList<PageBlock> Blocks) mapped) =>
        mapped.Blocks.Select(block => block.Span.In(mapped.Text.Reading));

    [Fact]
    public void A_removed_block_vanishes()
    {
        const string page = "One is here.\n\nShare this\n\nTwo is here.";
        Words(Map(Lines(page), Read.Removal(page, "Share this"))).Should().Equal("One is here.", "Two is here.");
    }

    [Fact]
    public void Blocks_that_a_repair_joined_are_one()
    {
        const string page = "Issues such as\n\n, and others.\n\nNext.";
        Words(Map(Lines(page), Read.Repair(page, "\n\n, and", " ⟦…⟧, and"))).Should().Equal("Issues such as ⟦…⟧, and others.", "Next.");
    }

    [Fact]
    public void A_joined_item_keeps_the_first_mark_and_kind()
    {
        const string page = "1. Label:\n2. Explanation here.\n3. Other:\n4. More.";
        var marked = new PageText(page,
        [
            new PageBlock(PageBlockKind.ListItem, new TextSpan(3, 9), Ordered: true, MarkerSpan: new TextSpan(0, 2)),
            new PageBlock(PageBlockKind.ListItem, new TextSpan(13, 30), Ordered: true, MarkerSpan: new TextSpan(10, 12)),
            new PageBlock(PageBlockKind.ListItem, new TextSpan(34, 40), Ordered: true, MarkerSpan: new TextSpan(31, 33)),
            new PageBlock(PageBlockKind.ListItem, new TextSpan(44, 49), Ordered: true, MarkerSpan: new TextSpan(41, 43)),
        ],
        Runs: null,
        Metadata: []);
        var mapped = Map(marked, Read.Repair(page, "\n2. ", " "));
        Words(mapped).Should().Equal("Label: Explanation here.", "Other:", "More.");
        mapped.Blocks[0].MarkerSpan!.Value.In(mapped.Text.Reading).Should().Be("1.");
        mapped.Blocks[0].Kind.Should().Be(PageBlockKind.ListItem);
    }

    [Fact]
    public void A_line_end_in_a_replacement_splits_a_block_and_the_second_part_is_text()
    {
        const string page = "- logged inRussian news";
        var mapped = Map(Lines("Intro.\n\n" + page), Read.Repair("Intro.\n\n" + page, "inRussian", "in\n\nRussian"));
        Words(mapped).Should().Equal("Intro.", mapped.Blocks[1].Span.In(mapped.Text.Reading), "Russian news");
        mapped.Blocks[2].Kind.Should().Be(PageBlockKind.Text);
    }

    [Fact]
    public void A_line_end_inside_a_block_of_the_page_splits_nothing()
    {
        var page = new PageText("roses are red\nviolets are blue\n\nend", [new PageBlock(PageBlockKind.Preformatted, new TextSpan(0, 30)), new PageBlock(PageBlockKind.Text, new TextSpan(32, 35))], null, []);
        Map(page).Blocks.Select(block => block.Kind).Should().Equal(PageBlockKind.Preformatted, PageBlockKind.Text);
    }

    [Fact]
    public void A_mark_whose_words_were_taken_away_is_the_text_that_is_left()
    {
        const string page = "1. Log in\n\nEnd.";
        var marked = new PageText(page, [new PageBlock(PageBlockKind.ListItem, new TextSpan(3, 9), Ordered: true, MarkerSpan: new TextSpan(0, 2)), new PageBlock(PageBlockKind.Text, new TextSpan(11, 15))], null, []);
        var mapped = Map(marked, Read.Removal(page, "Log in"));
        Words(mapped).Should().Equal("1.", "End.");
        mapped.Blocks[0].MarkerSpan.Should().BeNull();
    }

    [Fact]
    public void Any_edits_in_any_combination_give_ordered_disjoint_blocks_that_hold_every_word()
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var random = new Random(seed);
            var page = RandomPage(random);
            var edits = RandomEdits(random, page.Text);
            var text = EditedText.Apply(page.Text, edits);
            var blocks = ReadingBlocks.Map(page, text);

            var covered = new bool[text.Reading.Length];
            var last = 0;
            foreach (var block in blocks)
            {
                var start = block.MarkerSpan?.Start ?? block.Span.Start;
                start.Should().BeGreaterThanOrEqualTo(last, "seed {0}", seed);
                block.Span.Length.Should().BePositive("seed {0}", seed);
                block.Span.In(text.Reading).Trim().Should().Be(block.Span.In(text.Reading), "seed {0}", seed);
                if (block.MarkerSpan is { } marker)
                {
                    marker.End.Should().BeLessThanOrEqualTo(block.Span.Start, "seed {0}", seed);
                    Array.Fill(covered, true, marker.Start, marker.Length);
                }

                Array.Fill(covered, true, block.Span.Start, block.Span.Length);
                last = block.Span.End;
            }

            last.Should().BeLessThanOrEqualTo(text.Reading.Length);
            for (var i = 0; i < covered.Length; i++)
                (covered[i] || Blank.Is(text.Reading[i])).Should().BeTrue("seed {0}, offset {1}: '{2}'", seed, i, text.Reading[i]);

            var result = ArticleStructure.Read(text, blocks, []);
            result.Blocks.Should().HaveSameCount(blocks);
            result.Sections[0].Level.Should().Be(0);
            foreach (var block in result.Blocks)
                block.Section.Should().BeInRange(0, result.Sections.Count - 1);
        }
    }

    private static PageText RandomPage(Random random)
    {
        string[] lines =
        [
            "I. First", "1. One:", "2. Two has an explanation.", "- item", "Heading", "Some running text. It goes on here.", "By Jane Roe", "May 1, 2020", "a tail",
            "I Third part:", "IV. Fourth", "Caption (Getty)", "\u200B", "「日本語」の文です。", "Label: words",
        ];
        var page = new System.Text.StringBuilder();
        var blocks = new List<PageBlock>();
        for (var i = random.Next(1, 14); i > 0; i--)
        {
            var line = lines[random.Next(lines.Length)];
            var start = page.Length;
            var marker = line.IndexOf(' ', StringComparison.Ordinal);
            var isItem = marker is > 0 and < 4 && random.Next(2) == 0;
            page.Append(line);
            blocks.Add(isItem
                ? new PageBlock(PageBlockKind.ListItem, new TextSpan(start + marker + 1, page.Length), Ordered: true, MarkerSpan: new TextSpan(start, start + marker))
                : new PageBlock((PageBlockKind)random.Next(7), new TextSpan(start, page.Length), Level: 1));
            page.Append('\n', random.Next(1, 4));
        }

        return new PageText(page.ToString(), blocks, null, []);
    }

    private static List<Edit> RandomEdits(Random random, string page)
    {
        string[] replacements = ["", "", " ", "\n\n", ". ", " ⟦…⟧ ", "x\ny", "\n"];
        var edits = new List<Edit>();
        for (var at = random.Next(0, 12); at < page.Length; at += random.Next(1, 25))
        {
            var end = Math.Min(page.Length, at + random.Next(0, 12));
            edits.Add(new Edit(new TextSpan(at, end), replacements[random.Next(replacements.Length)], (EditKind)random.Next(3), "test", "test", "A test.", 1, IsUndone: random.Next(3) == 0));
            at = end;
        }

        return edits;
    }
}

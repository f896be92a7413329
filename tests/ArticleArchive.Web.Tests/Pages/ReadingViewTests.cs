using System.Text;
using System.Text.Encodings.Web;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Pages.Reading;

namespace ArticleArchive.Web.Tests.Pages;

public sealed class ReadingViewTests
{
    [Fact]
    public void Overlapping_marks_are_cut_into_runs_that_join_to_the_text()
    {
        const string Text = "one two three four five";
        Mark[] marks =
        [
            new(MarkKind.Claim, new TextSpan(0, 13), 0),
            new(MarkKind.Hit, new TextSpan(4, 18), 0),
            new(MarkKind.Damage, new TextSpan(8, 23), 0),
        ];

        var runs = RunSplitter.Split(Text, new TextSpan(0, Text.Length), marks);

        string.Concat(runs.Select(run => run.Text)).Should().Be(Text);
        runs.Select(run => (run.Text, string.Join(' ', run.Marks.Select(mark => mark.Kind)))).Should().Equal(
            ("one ", "Claim"), ("two ", "Claim Hit"), ("three", "Claim Hit Damage"), (" four", "Hit Damage"), (" five", "Damage"));
    }

    [Fact]
    public void Marks_beyond_the_stretch_are_clipped_and_references_keep_their_place()
    {
        Mark[] marks = [new(MarkKind.Claim, new TextSpan(0, 100), 0), new(MarkKind.DamageReference, new TextSpan(5, 5), 0), new(MarkKind.Hit, new TextSpan(8, 9), 0)];

        var runs = RunSplitter.Split("0123456789", new TextSpan(2, 8), marks);

        runs.Select(run => run.Text).Should().Equal("234", "", "567");
        runs.Should().OnlyContain(run => run.Is(MarkKind.Claim));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Any_marks_give_back_every_word_once(int seed)
    {
        var random = new Random(seed);
        var text = string.Concat(Enumerable.Range(0, 400).Select(_ => (char)random.Next('a', 'z' + 1)));
        var marks = Enumerable.Range(0, 200).Select(i =>
        {
            var start = random.Next(text.Length);
            return new Mark((MarkKind)random.Next(11), new TextSpan(start, Math.Min(text.Length, start + random.Next(60))), i);
        }).Order().ToList();

        var runs = RunSplitter.Split(text, new TextSpan(0, text.Length), marks);

        string.Concat(runs.Select(run => run.Text)).Should().Be(text);
        for (var i = 1; i < runs.Count; i++)
            runs[i].Start.Should().Be(runs[i - 1].End);
    }

    [Fact]
    public void A_claim_in_a_claim_is_nested_and_numbered_once()
    {
        const string Text = "He said “yes” today.";
        var runs = RunSplitter.Split(Text, new TextSpan(0, Text.Length), [new(MarkKind.Claim, new TextSpan(0, Text.Length), 0), new(MarkKind.Claim, new TextSpan(8, 13), 1)]);
        var notes = new ReadingNotes([new(1, "/claims/7", "fact", "is-author"), new(2, "/claims/8", "quote", "is-quote")], [], [], "");

        Html(runs, notes).Should().Be(
            """<span class="claim is-author" data-claim="1" id="claim-1"><a aria-label="Claim 1: fact" class="verse" href="/claims/7">1</a>He said """
            + """<span class="claim is-quote" data-claim="2" id="claim-2"><a aria-label="Claim 2: quote" class="verse" href="/claims/8">2</a>“yes”</span> today.</span>""");
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\" onmouseover=\"alert(1)")]
    [InlineData("&lt;b&gt; </mark></span>")]
    public void Words_of_an_article_never_become_markup(string words)
    {
        var runs = RunSplitter.Split(words, new TextSpan(0, words.Length), [new(MarkKind.Hit, new TextSpan(1, words.Length - 1)), new(MarkKind.Damage, new TextSpan(2, words.Length), 0)]);
        var notes = new ReadingNotes([], [new FindingNote(1, words)], [], "");

        var html = Html(runs, notes);

        var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument("<p>" + html + "</p>");
        document.QuerySelector("p")!.TextContent.Should().Be(words);
        document.QuerySelectorAll("p *").Select(element => element.LocalName).Distinct(StringComparer.Ordinal).Should().BeSubsetOf(["mark", "span"]);
        document.QuerySelectorAll("p *").SelectMany(element => element.Attributes).Select(attribute => attribute.Name).Distinct(StringComparer.Ordinal).Should().BeSubsetOf(["class", "title", "id"]);
        document.QuerySelectorAll("p [id]").Select(element => element.Id).Should().BeSubsetOf(["hit-1"], "a hit is numbered, whatever its words");
    }

    [Fact]
    public void Damage_between_blocks_is_told_of_at_the_end_of_the_block_before()
    {
        const string Text = "First line.\n\nSecond line.";
        ArticleBlock[] blocks = [Paragraph(0, 11), Paragraph(13, 25)];

        var view = ReadingView.Of(Text, blocks, new TextSpan(0, Text.Length), ReadingMarks.None with { Findings = [new TextSpan(12, 12), new TextSpan(25, 25)] });

        view.Blocks[0].Runs[^1].Marks.Should().ContainSingle(mark => mark.Kind == MarkKind.DamageReference && mark.Number == 0);
        view.Blocks[1].Runs[^1].Marks.Should().ContainSingle(mark => mark.Kind == MarkKind.DamageReference && mark.Number == 1);
    }

    [Fact]
    public void A_removal_between_blocks_stands_before_the_next_block_and_one_inside_stands_where_it_was()
    {
        const string Text = "First line.\nSecond line.";
        ArticleBlock[] blocks = [Paragraph(0, 11), Paragraph(12, 24)];
        EditMark[] edits = [new(new TextSpan(0, 0), false), new(new TextSpan(5, 5), false), new(new TextSpan(12, 12), false), new(new TextSpan(24, 24), false)];

        var view = ReadingView.Of(Text, blocks, new TextSpan(0, Text.Length), ReadingMarks.None with { Edits = edits });

        view.Blocks[0].RemovedBefore.Should().Equal(0);
        view.Blocks[0].Runs.SelectMany(run => run.Marks).Should().ContainSingle(mark => mark.Kind == MarkKind.EditReference).Which.Number.Should().Be(1);
        view.Blocks[1].RemovedBefore.Should().Equal(2);
        view.RemovedAfter.Should().Equal(3);
    }

    [Fact]
    public void Characters_that_turn_text_or_hide_are_shown_and_joiners_are_left_alone()
    {
        const string Text = "a\u202Eb\u200Bc\u200Dd\U000E0041e\u0007f";

        DeceptiveCharacters.Find(Text, new TextSpan(0, Text.Length)).Select(span => DeceptiveCharacters.Shown(span.In(Text)))
            .Should().Equal("U+202E", "U+200B", "U+E0041", "U+0007");
    }

    [Fact]
    public void Parts_cover_the_text_and_cut_a_single_huge_block_between_characters()
    {
        var text = string.Concat(Enumerable.Repeat("😀", 130_000));
        var parts = ReadingParts.Of([Paragraph(0, text.Length)], text);

        parts.Should().HaveCountGreaterThan(2);
        parts[0].Start.Should().Be(0);
        parts[^1].End.Should().Be(text.Length);
        for (var i = 1; i < parts.Count; i++)
        {
            parts[i].Start.Should().Be(parts[i - 1].End);
            char.IsLowSurrogate(text[parts[i].Start]).Should().BeFalse();
        }

        parts.Should().OnlyContain(part => part.Length <= ReadingParts.PartLength);
    }

    [Fact]
    public void Ten_thousand_blocks_with_marks_everywhere_are_laid_out_part_by_part_in_a_moment()
    {
        var text = new StringBuilder();
        var blocks = new List<ArticleBlock>();
        var spans = new List<TextSpan>();
        for (var i = 0; i < 10_000; i++)
        {
            var start = text.Length;
            for (var sentence = 0; sentence < 10; sentence++)
            {
                spans.Add(TextSpan.OfLength(text.Length, 99));
                text.Append('w', 98).Append(". ");
            }

            blocks.Add(Paragraph(start, text.Length - 1));
            text.Append('\n');
        }

        var reading = text.ToString();
        var parts = ReadingParts.Of(blocks, reading);
        var part = parts[parts.Count / 2];
        var near = spans.Where(part.Overlaps).ToList();
        var view = ReadingView.Of(reading, blocks, part, new ReadingMarks(near, near, [], near, null));

        view.Blocks.Sum(block => block.Runs.Sum(run => run.Text.Length)).Should().BeGreaterThan(90_000);
    }

    [Fact]
    public void The_specimen_shows_every_word_of_its_reading_text()
    {
        var article = Specimen.Parse();
        var reading = article.ReadingText;

        var view = ReadingView.Of(reading, article.Blocks, new TextSpan(0, reading.Length), new ReadingMarks(
            article.Claims.Select(claim => claim.Span).ToList(), article.Findings.Select(finding => finding.Span).ToList(), [], [], null));

        var shown = string.Concat(view.Blocks.SelectMany(block => block.Marker.Concat(block.Cells.SelectMany(cell => cell))).Select(run => run.Text));
        Words(shown).Should().Be(Words(reading));

        static string Words(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
    }

    private static ArticleBlock Paragraph(int start, int end) => new(BlockKind.Paragraph, new TextSpan(start, end), Section: 0);

    private static string Html(IReadOnlyList<Run> runs, ReadingNotes notes)
    {
        using var writer = new StringWriter();
        RunHtml.Of(runs, notes).WriteTo(writer, HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All));
        return writer.ToString();
    }
}

using System.Text;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Repairs;
using ArticleArchive.Parsing.Tests.Golden;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Tests.Repairs;

public sealed class RepairOverlayTests
{
    private static IEnumerable<GoldenCase> Repaired => CaseFolders.All().Where(golden => golden.Name.StartsWith("repairs/", StringComparison.Ordinal));

    [Fact]
    public void The_order_of_decisions_makes_no_difference()
    {
        var compared = 0;
        foreach (var golden in Repaired)
        {
            var repairs = GivenRepairs.OptionsOf(golden).Repairs.ToList();
            var expected = GoldenJson.Write(ArticleParser.Parse(golden.SourceName, golden.Bytes, new ParseOptions { Repairs = repairs }));
            for (var turn = 1; turn < repairs.Count; turn++)
            {
                var turned = repairs.Skip(turn).Concat(repairs.Take(turn)).Reverse().ToList();
                GoldenJson.Write(ArticleParser.Parse(golden.SourceName, golden.Bytes, new ParseOptions { Repairs = turned })).Should().Be(expected, golden.Name);
                compared++;
            }
        }

        compared.Should().BePositive();
    }

    [Fact]
    public void Without_its_repairs_an_article_is_what_it_was()
    {
        foreach (var golden in Repaired)
        {
            var plain = ArticleParser.Parse(golden.SourceName, golden.Bytes);
            var repaired = ArticleParser.Parse(golden.SourceName, golden.Bytes, GivenRepairs.OptionsOf(golden));
            repaired.Page.Text.Should().Be(plain.Page.Text, "the file's words are never changed");
            repaired.Edits.Where(edit => !edit.Rule.StartsWith("editor-", StringComparison.Ordinal)).Select(edit => edit.Key)
                .Should().Equal(plain.Edits.Select(edit => edit.Key), "what a repair sets aside stays on the ledger");
        }
    }

    [Fact]
    public void The_seeds_lost_year_and_its_hole_are_filled_and_its_claims_say_whose_words_they_hold()
    {
        var bytes = File.ReadAllBytes(Path.Combine(CaseFolders.SeedsRoot, "003_1ce044e4ab5a2437.txt"));
        var plain = ArticleParser.Parse("003.txt", bytes);
        var year = plain.Findings.Single(finding => finding.Kind == FindingKind.CutNumber);
        var hole = plain.Findings.First(finding => finding.Kind == FindingKind.Hole);

        var repaired = ArticleParser.Parse("003.txt", bytes, new ParseOptions
        {
            Repairs =
            [
                new Repair(RepairKind.Words, "1962", TextAnchor.At(plain.Page, plain.Text.ToPage(year.Span))),
                new Repair(RepairKind.Words, "cyber attacks", TextAnchor.At(plain.Page, plain.Text.ToPage(hole.Span))),
            ],
        });

        repaired.ReadingText.Should().Contain("the Cuban Missile Crisis in [1962]. However, following").And.Contain("over issues such as [cyber attacks], and allegations");
        repaired.Findings.Single(finding => finding.Kind == FindingKind.CutNumber).Resolution.Should().Be(FindingResolution.Mended);
        repaired.Health.Should().BeGreaterThan(plain.Health);
        var claims = repaired.Claims.Where(claim => claim.Text.Contains("[cyber attacks]", StringComparison.Ordinal)).ToList();
        claims.Should().NotBeEmpty();
        claims.Should().OnlyContain(claim => !claim.IsQuotable && claim.Why.Any(why => why.Contains("[brackets]", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_hole_rule_can_be_filled_at_a_sentences_start_and_end_without_losing_a_word()
    {
        const string text = "The ferry was late again on Monday. Passengers waited for two hours in the rain.\n\n"
            + "are the oldest boats of the fleet, which were built before the war and are repaired each winter.\n\n"
            + "The harbour master did not answer. He was said to be on leave until the end of the month.\n";
        var plain = ArticleParser.Parse("a.txt", Encoding.UTF8.GetBytes(text));
        var edit = plain.Edits.Single(edit => edit.Class == "hole");

        var start = ArticleParser.Parse("a.txt", Encoding.UTF8.GetBytes(text), new ParseOptions
        {
            Repairs = [new Repair(RepairKind.Words, "These", TextAnchor.At(plain.Page, new TextSpan(edit.Span.Start, edit.Span.Start)))],
        });

        start.ReadingText.Should().Contain("[These] are the oldest boats");
    }

    [Fact]
    public void An_anchor_is_found_by_its_words_when_they_moved_and_not_at_a_look_alike()
    {
        var anchor = TextAnchor.At(Page("One two three. Four five six."), new TextSpan(4, 7));

        anchor.Find(Page("One two three. Four five six.")).Should().Be(new TextSpan(4, 7));
        anchor.Find(Page("New. One two three. Four five six.")).Should().Be(new TextSpan(9, 12));
        anchor.Find(Page("x. One two three. Four five six. One two three. Four five six.")).Should().BeNull("two places fit and neither is where it was");
        anchor.Find(Page("One too three. Four five six.")).Should().BeNull();
    }

    [Fact]
    public void Half_a_surrogate_pair_is_never_part_of_an_anchor()
    {
        // The letter makes the context begin, and end, in the middle of a ship.
        var ships = string.Concat(Enumerable.Repeat("🚢", 40));
        var anchor = TextAnchor.At(Page(ships + "x" + ships), new TextSpan(80, 81));
        var behind = TextAnchor.At(Page(ships + "x" + ships), new TextSpan(85, 85));

        foreach (var part in new[] { anchor.Before, anchor.After, behind.Before, behind.After })
            Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(part)).Should().Be(part);
        behind.Find(Page(ships + "x" + ships)).Should().Be(new TextSpan(85, 85));
    }

    [Theory]
    [InlineData("2018", DatePrecision.Year)]
    [InlineData("2018-10", DatePrecision.Month)]
    [InlineData("2018-10-28", DatePrecision.Day)]
    [InlineData("2018-10-28T13:57", DatePrecision.Minute)]
    [InlineData("2018-10-28T13:57+02:00", DatePrecision.Minute)]
    [InlineData("2018-10-28T13:57:09Z", DatePrecision.Second)]
    public void A_date_is_as_precise_as_it_was_given(string value, DatePrecision precision)
    {
        var article = ArticleParser.Parse("a.txt", "The council met on Tuesday and agreed."u8, new ParseOptions { Repairs = [new Repair(RepairKind.Published, value)] });

        article.Published!.Precision.Should().Be(precision);
        article.Published.Origin.Should().Be(Origin.Given);
        article.Published.Value.Year.Should().Be(2018);
    }

    private static PageText Page(string text) => new(text, [], null, []);
}

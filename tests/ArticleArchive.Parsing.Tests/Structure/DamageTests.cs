using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Tests.Structure;

public sealed class DamageTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" \n\n\t")]
    public void A_text_without_words_has_no_body_and_says_so(string page)
    {
        var read = Read.Page(page);
        read.Result.Title.Should().Be(new StatedValue("Untitled", Origin.Derived, "the file has no words"));
        read.Result.Damage.Should().ContainSingle().Which.Kind.Should().Be(FindingKind.NoBody);
        read.Result.Sections.Should().ContainSingle();
    }

    [Fact]
    public void A_forced_direction_is_a_warning_at_its_place()
    {
        var read = Read.Page(Read.Prose("bridge") + "\n\nSend it to account \u202E4321\u202C now, said the bank.");
        var finding = read.Result.Damage[0];
        (finding.Kind, finding.Severity, read.In(finding.Span)).Should().Be((FindingKind.DeceptiveCharacters, Severity.Warning, "\u202E"));
    }

    [Theory]
    [InlineData("The br\u200Bidge was open. It was cold.", 1)]
    [InlineData("می\u200Cخواهم به پل بروم. این پل \u2067قدیمی\u2069 است.", 0)]
    [InlineData("A family \U0001F468\u200D\U0001F469\u200D\U0001F467 and a flag \U0001F3F4\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F came. It was cold.", 0)]
    [InlineData("Hidden \U000E0041\U000E0042 words stood here. It was cold.", 1)]
    public void Invisible_characters_are_found_where_they_deceive_and_not_where_a_script_needs_them(string page, int findings) =>
        Read.Page(page).Result.Damage.Count(finding => finding.Kind == FindingKind.DeceptiveCharacters).Should().Be(findings);

    [Fact]
    public void An_article_that_cannot_be_read_is_not_healthy_and_many_notices_are_no_catastrophe()
    {
        var noBody = new Finding(FindingKind.NoBody, new TextSpan(0, 0), Severity.Serious, "No body.");
        var notice = new Finding(FindingKind.DoubtfulText, new TextSpan(0, 1), Severity.Notice, "Doubtful.");
        var hole = new Finding(FindingKind.Hole, new TextSpan(0, 1), Severity.Warning, "Hole.");
        HealthScore.Of([], 500).Should().Be(100);
        HealthScore.Of([noBody], 0).Should().Be(10);
        HealthScore.Of(Enumerable.Repeat(notice, 400).ToList(), 500).Should().Be(85);
        HealthScore.Of([hole], 200).Should().BeLessThan(HealthScore.Of([hole], 2_000));
        HealthScore.Of(Enumerable.Repeat(hole, 400).ToList(), 500).Should().Be(0);
    }

    [Fact(Timeout = 240_000)]
    public async Task Long_input_takes_time_in_proportion()
    {
        string[] pages =
        [
            new('x', 5_000_000),
            string.Concat(Enumerable.Repeat("The bridge was open, and it rained: again. ", 120_000)),
            string.Concat(Enumerable.Range(0, 100_000).Select(i => $"{i}. Line {i}\n")),
            string.Concat(Enumerable.Repeat("Heading line here\n\n", 100_000)),
            string.Concat(Enumerable.Repeat("By ", 100_000)),
            new('\n', 3_000_000),
            string.Concat(Enumerable.Repeat("28 ", 100_000)),
        ];
        // What took time with the square of the length would not come to an end before the test's limit.
        foreach (var page in pages)
            await Task.Run(() => Read.Page(page));
    }
}

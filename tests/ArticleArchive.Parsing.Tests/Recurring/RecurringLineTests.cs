using System.Text;
using ArticleArchive.Parsing.Recurring;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Tests.Recurring;

public sealed class RecurringLineTests
{
    private const string Line = "The Harbour Letter comes every Friday with the week’s tides.";

    private const string Page = """
        The lighthouse that would not go dark

        The lighthouse at Stennis has burned since 1858, and the ministry wanted to close it because of the cost of the oil that it needs.

        The Harbour Letter comes every Friday with the week’s tides.

        The keeper, who has lived on the rock for thirty years, said that she would stay until the last ship had found its way home.

        The town gathered four thousand names against the plan, and the council has promised to hear them before the end of the winter.
        """;

    [Theory]
    [InlineData("Sign up  for our newsletter", "SIGN UP FOR\tOUR NEWSLETTER ")]
    [InlineData("41 comments", "7 comments")]
    [InlineData("Подпишитесь на нас 2018", "ПОДПИШИТЕСЬ на нас 2021")]
    public void Lines_that_differ_in_case_digits_or_white_space_only_are_the_same(string one, string other) =>
        LineFingerprint.Of(one).Should().NotBeNull().And.Be(LineFingerprint.Of(other));

    [Fact]
    public void Other_words_long_paragraphs_and_rows_of_signs_are_not()
    {
        LineFingerprint.Of("41 comments").Should().NotBe(LineFingerprint.Of("a comment"));
        LineFingerprint.Of(new string('a', LineFingerprint.MaxLength + 1)).Should().BeNull();
        LineFingerprint.Of("* * * 12").Should().BeNull();
    }

    [Fact]
    public void An_accepted_line_is_removed_by_an_edit_that_names_its_counts_and_can_be_undone()
    {
        var kept = Parse(Page);
        kept.ReadingText.Should().Contain(Line, "without the person's word the line stays");

        var known = Known(Line, new KnownLine(41, 53));
        var parsed = Parse(Page, new ParseOptions { KnownLines = known });

        parsed.ReadingText.Should().NotContain("Harbour Letter").And.Contain("has burned since 1858").And.Contain("The town gathered");
        var edit = parsed.Edits.Single(edit => edit.Rule == "recurring-line");
        edit.Kind.Should().Be(EditKind.Removal);
        edit.Class.Should().Be("recurring");
        edit.Reason.Should().Contain("41 of 53");
        edit.Confidence.Should().Be(0.98);
        Parse(Page, new ParseOptions { KnownLines = known, UndoneEdits = new HashSet<string>(StringComparer.Ordinal) { edit.Key } }).ReadingText.Should().Contain(Line);
    }

    [Fact]
    public void How_sure_the_removal_is_follows_the_counts() =>
        new[] { 3, 10, 41 }.Select(count => new KnownLine(count, 53).Confidence).Should().BeInAscendingOrder().And.OnlyContain(confidence => confidence > 0.7 && confidence < 1);

    [Fact]
    public void A_line_that_a_torn_sentence_would_swallow_goes_alone()
    {
        // The line before ends without a full stop and the next one begins small: they would be joined.
        var page = Page.Replace(Line, "The fleet went out again and nobody had spoken of\n\nharbour letter\n\nthe storm that was to come that very night, as the old men knew.", StringComparison.Ordinal);
        var parsed = Parse(page, new ParseOptions { KnownLines = Known("Harbour Letter", new KnownLine(9, 10)) });
        parsed.ReadingText.Should().NotContain("harbour letter").And.Contain("nobody had spoken of").And.Contain("the storm that was to come");
    }

    [Fact]
    public void An_article_is_never_emptied_by_it()
    {
        const string only = "The harbour is closed today because of the storm, and the ferry will not run before the morning.";
        Parse(only, new ParseOptions { KnownLines = Known(only, new KnownLine(9, 10)) }).ReadingText.Should().Contain("harbour is closed");
    }

    [Fact]
    public void An_article_teaches_its_short_lines_kept_or_removed_but_not_its_title_and_headings()
    {
        var page = Page + "\nLog in to comment\n";
        var lines = RecurringLines.Of(Parse(page)).Lines;

        lines.Should().ContainSingle(line => line.Text == Line).Which.IsKept.Should().BeTrue();
        lines.Should().ContainSingle(line => line.Text == "Log in to comment").Which.IsKept.Should().BeFalse();
        lines.Should().NotContain(line => line.Text.Contains("would not go dark"));
        lines.Select(line => line.Fingerprint).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Copies_of_one_text_have_most_of_their_body_in_common_and_other_texts_nothing()
    {
        var body = RecurringLines.Of(Parse(Page)).Body;
        var edited = RecurringLines.Of(Parse(Page.Replace("four thousand", "five thousand", StringComparison.Ordinal) + "\nShare this")).Body;
        var other = RecurringLines.Of(Parse("The bridge over the Tay was opened in 1887, and it has carried the trains of two companies for more than a century since then.")).Body;

        body.Should().HaveCount(3);
        body.Intersect(edited).Should().HaveCount(2);
        body.Should().NotIntersectWith(other);
    }

    private static Dictionary<long, KnownLine> Known(string line, KnownLine known) => new() { [LineFingerprint.Of(line)!.Value] = known };

    private static ParsedArticle Parse(string text, ParseOptions? options = null) => ArticleParser.Parse("page.txt", Encoding.UTF8.GetBytes(text), options);
}

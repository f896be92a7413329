using System.Globalization;
using System.Text;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Tests.Invariants;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Tests;

/// <summary>Whole files made to exhaust a step behind the readers. The time limit only ends a test that hangs; a step that is not linear takes hours at this size.</summary>
public sealed class HostileFileTests
{
    private const int TimeLimit = 240_000;
    private const int Size = 500_000;
    private const int LargestFile = 10_000_000;

    private static string Counted(string part, int count) => string.Concat(Enumerable.Range(0, count).Select(i => part.Replace("{0}", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)));

    public static TheoryData<string, string> Files() => new()
    {
        { "a.txt", "word " }, { "a.txt", "word\n" }, { "a.txt", "x" }, { "a.txt", " " }, { "a.txt", "\n" }, { "a.txt", "[" }, { "a.txt", "“" }, { "a.txt", "<" },
        { "a.txt", "&#" }, { "a.txt", "The mayor said it. " }, { "a.txt", "1. a\n" }, { "a.txt", "â€™ word " }, { "a.txt", "a\u200B" }, { "a.txt", "\u202Ea " }, { "a.txt", "Р" },
        { "a.md", "[" }, { "a.md", "&#" }, { "a.md", "word " }, { "a.md", " " }, { "a.html", "<" }, { "a.html", "&#" }, { "a.html", "word " }, { "a.html", " " },
        { "a.eml", "Subject: x\n" }, { "a.eml", "=?utf-8?B?YQ==?= " }, { "a.eml", "\n--b\n" },
    };

    [Theory(Timeout = TimeLimit)]
    [MemberData(nameof(Files))]
    public Task A_file_of_one_thing_repeated_is_read_to_its_end(string name, string part) => Task.Run(() =>
    {
        var text = string.Concat(Enumerable.Repeat(part, Size / part.Length));
        var article = ArticleParser.Parse(name, Encoding.UTF8.GetBytes(text));
        article.SourceText.Length.Should().Be(text.Length);
        article.Blocks.Should().NotContain(block => block.Span.End > article.ReadingText.Length);
        var taken = article.Edits.Sum(edit => Signs(edit.Span.In(article.Page.Text)) - Signs(edit.Replacement));
        (Signs(article.ReadingText) + taken).Should().Be(Signs(text), "what is not read is on the ledger");
    });

    private static int Signs(string text) => text.Count(c => !char.IsWhiteSpace(c));

    [Theory(Timeout = TimeLimit)]
    [InlineData("a.txt", "", "{0}a\n\n", "")]
    [InlineData("a.html", "", "<p>{0}a</p>", "")]
    [InlineData("a.html", "<div>", "<div><p>{0}a</p>", "")]
    [InlineData("a.md", "", "{0}a\n\n", "")]
    [InlineData("a.md", "", "- {0}a\n", "")]
    [InlineData("a.json", "{\"text\":\"", "{0}a\\n", "\"}")]
    [InlineData("a.eml", "Subject: x\n\n", "{0}a\n", "")]
    public Task Blocks_beyond_the_bound_are_one_and_keep_their_words(string name, string head, string part, string tail) => Task.Run(() =>
    {
        var article = ArticleParser.Parse(name, Encoding.UTF8.GetBytes(head + Counted(part, 70_000) + tail));
        article.Page.Blocks.Should().HaveCount(ParseLimits.MostBlocks + 1);
        article.ReadingText.Should().EndWith("69999a");
        article.Page.Text.Count(c => c == 'a').Should().Be(70_000);
        article.Blocks[^1].Kind.Should().Be(BlockKind.Preformatted);
        article.Findings.Should().Contain(finding => finding.Kind == FindingKind.PartlyRead);
    });

    [Theory(Timeout = TimeLimit)]
    [InlineData("a.txt", "{0}a\n\n")]
    [InlineData("a.html", "<p>{0}a</p>")]
    [InlineData("a.md", "- {0}a\n")]
    public Task A_page_beyond_the_bound_keeps_every_promise(string name, string part) => Task.Run(() =>
        ArticleInvariants.Broken(name, Encoding.UTF8.GetBytes(Counted(part, ParseLimits.MostBlocks + 3)), undone: 1).Should().BeEmpty());

    [Fact(Timeout = TimeLimit)]
    public Task A_book_is_read_whole() => Task.Run(() =>
    {
        var book = Counted("Paragraph {0} of the book says that the harbour was closed on that day. The council had not been asked.\n\n", 19_000);
        var article = ArticleParser.Parse("book.txt", Encoding.UTF8.GetBytes(book));
        article.Findings.Should().NotContain(finding => finding.Kind == FindingKind.Degraded || finding.Kind == FindingKind.PartlyRead);
        article.Page.Blocks.Should().HaveCount(19_000);
        article.Claims[^1].Span.End.Should().BeGreaterThan(article.ReadingText.Length - 200);
    });

    [Fact(Timeout = TimeLimit)]
    public Task Claims_end_at_their_bound_and_the_article_says_so() => Task.Run(() =>
    {
        var article = ArticleParser.Parse("a.txt", Encoding.UTF8.GetBytes(Counted("The mayor closed road {0} on Monday. ", 60_000)));
        article.Claims.Should().HaveCount(ParseLimits.MostClaims);
        article.Claims[^1].Text.Should().Be("The mayor closed road 39999 on Monday.");
        article.ReadingText.Should().EndWith("road 59999 on Monday.");
        article.Findings.Should().ContainSingle(finding => finding.Kind == FindingKind.PartlyRead);
    });

    [Fact(Timeout = TimeLimit)]
    public Task Edits_end_at_their_bound_and_the_article_says_so() => Task.Run(() =>
    {
        var blanks = ArticleParser.Parse("a.txt", Encoding.UTF8.GetBytes(Counted("{0}  ", 150_000)));
        blanks.Edits.Should().HaveCount(ParseLimits.MostSpaceEdits);
        blanks.ReadingText.Should().EndWith("149998  149999");
        blanks.Findings.Should().ContainSingle(finding => finding.Kind == FindingKind.PartlyRead);

        var misread = ArticleParser.Parse("a.txt", Encoding.UTF8.GetBytes(Counted("â€™ {0} ", 70_000)));
        misread.Edits.Count(edit => edit.Kind == EditKind.Repair).Should().Be(ParseLimits.MostMisdecodedRuns);
        misread.ReadingText.Should().StartWith("’ 0 ").And.EndWith("â€™ 69999");
        misread.Findings.Should().ContainSingle(finding => finding.Kind == FindingKind.Mojibake).Which.Span.End.Should().Be(misread.ReadingText.Length);
    });

    // About twice what they allocate; without the bounds it is four to ten times as much.
    [Theory]
    [InlineData("a.txt", "a\n", 700)]
    [InlineData("a.txt", "1. a\n", 700)]
    [InlineData("a.txt", "[a](b", 300)]
    [InlineData("a.txt", "The mayor said it. ", 700)]
    [InlineData("a.txt", "a\u200B", 300)]
    [InlineData("a.html", "<p>word</p>", 1_200)]
    [InlineData("a.html", "<table><tr><td>x", 900)]
    [InlineData("a.eml", "X: y\n", 700)]
    public void A_file_of_the_largest_size_allocates_no_more_than_its_bounds_allow(string name, string part, int megabytes)
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(part, LargestFile / Encoding.UTF8.GetByteCount(part))));
        var before = GC.GetAllocatedBytesForCurrentThread();
        ArticleParser.Parse(name, bytes);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(megabytes * 1_000_000L);
    }

    // A text in which no speaker's label comes twice, each of which could be looked for in the whole of it.
    [Fact(Timeout = TimeLimit)]
    public Task Labels_are_looked_for_only_so_often() => Task.Run(() =>
    {
        var text = string.Concat(Enumerable.Range(0, 40_000).Select(i => $"N{(char)('A' + (i % 26))}{(char)('A' + (i / 26 % 26))}{(char)('A' + (i / 676 % 26))}{(char)('A' + (i / 17_576))}E: We went there and did not come back in time for it.\n"));
        ArticleParser.Parse("a.txt", Encoding.UTF8.GetBytes(text)).Claims.Should().HaveCountGreaterThan(30_000);
    });

    [Fact]
    public void Pictures_inside_a_saved_page_are_no_words()
    {
        var data = Convert.ToBase64String(new byte[200_000]);
        var html = $"<html><head><style>p{{background:url(data:image/png;base64,{data})}}</style></head><body><h1>The ferry</h1><img alt='The harbour' src=\"data:image/png;base64,{data}\"><p style='background:url(data:image/png;base64,{data})'>The ferry to Norvale stops in May, the harbour office said on Monday.</p><a href=\"data:text/html;base64,{data}\">Map</a></body></html>";
        var article = ArticleParser.Parse("page.html", Encoding.UTF8.GetBytes(html));
        article.ReadingText.Should().Contain("stops in May").And.NotContain("AAAA");
        article.Page.Text.Length.Should().BeLessThan(200);
        article.Findings.Should().NotContain(finding => finding.Kind == FindingKind.Degraded);
    }

    [Fact]
    public void A_message_keeps_every_promise_in_any_mutation()
    {
        var message = Encoding.UTF8.GetBytes(
            "From: Jane Roe <jane@post.example>\r\nSubject: =?utf-8?Q?caf=C3=A9?=\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
            + "The ferry stops in May. “Nobody was asked,” said the mayor of Norvale.\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
            + "<h1>The ferry</h1><p>The ferry stops in May. =E2=80=9CNobody was asked,=E2=80=9D said the mayor of=\r\n Norvale.</p>\r\n--b--\r\n");
        for (var seed = 0; seed < 300; seed++)
        {
            var bytes = MutatedFile.Of(message, message, seed);
            ArticleInvariants.Broken("a.eml", bytes, undone: 1).Should().BeEmpty("seed {0}:\n{1}", seed, Encoding.UTF8.GetString(bytes));
        }
    }
}

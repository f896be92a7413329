using System.Text;
using ArticleArchive.Parsing.Tests.Invariants;

namespace ArticleArchive.Parsing.Tests;

/// <summary>Whole files made to exhaust a step behind the readers. The time limit only ends a test that hangs; a step that is not linear takes hours at this size.</summary>
public sealed class HostileFileTests
{
    private const int TimeLimit = 240_000;
    private const int Size = 500_000;

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

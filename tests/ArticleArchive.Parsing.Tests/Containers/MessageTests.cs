using System.Text;
using ArticleArchive.Parsing.Containers;
using ArticleArchive.Parsing.Formats;

namespace ArticleArchive.Parsing.Tests.Containers;

public sealed class MessageTests
{
    private const string Body = "The ferry to Norvale stops in May, the harbour office said on Monday. Nobody was asked, and the school is across the water.";

    private static ParsedArticle Parse(string message, string name = "letter.eml") => ArticleParser.Parse(name, Encoding.Latin1.GetBytes(message.ReplaceLineEndings("\r\n")));

    [Fact]
    public void A_newsletter_is_read_as_its_html_with_what_its_header_states()
    {
        var article = Parse($"""
            Received: from mail.example
            From: =?utf-8?Q?Jane_Ro=C3=AB_from_The_Norvale_Courier?= <news@norvale.example>
            Subject: =?utf-8?B?VGhlIGZlcnJ5IHRoYXQg?=
             =?utf-8?B?c3RvcHBlZA==?=
            Date: Fri, 20 Nov 2026 10:05:00 +0100
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary="outer"

            For old programs.
            --outer
            Content-Type: multipart/alternative; boundary=inner

            --inner
            Content-Type: text/plain; charset=utf-8

            A plain form.
            --inner
            Content-Type: text/html; charset="iso-8859-1"
            Content-Transfer-Encoding: quoted-printable

            <html><body><p>{Body} It caf=E9 is cl=
            osed.</p></body></html>
            --inner--
            --outer
            Content-Type: application/pdf
            Content-Disposition: attachment; filename=a.pdf
            Content-Transfer-Encoding: base64

            JVBERi0=
            --outer--
            """);
        article.Format.Should().Be(SourceFormat.Message);
        article.ReadingText.Should().Contain(Body + " It café is closed.").And.NotContain("plain form").And.NotContain("JVBER");
        article.SourceText.Should().StartWith("<html><body>");
        article.Encoding.Should().Be("windows-1252");
        article.Title.Value.Should().Be("The ferry that stopped");
        article.Authors.Should().ContainSingle().Which.Value.Should().Be("Jane Roë");
        article.Publisher!.Value.Should().Be("The Norvale Courier");
        article.Published!.Value.UtcDateTime.Should().Be(new DateTime(2026, 11, 20, 9, 5, 0, DateTimeKind.Utc));
        article.Findings.Should().NotContain(finding => finding.Kind == FindingKind.Degraded);
    }

    [Theory]
    [InlineData("Good morning.")]
    [InlineData("<img src=cid:1> View this letter in your browser")]
    public void Html_that_says_next_to_nothing_gives_way_to_the_plain_text(string html)
    {
        var article = Parse($"""
            From: <news@norvale.example>
            Subject: The ferry
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary=b

            --b
            Content-Type: text/plain; charset=utf-8

            {Body}
            --b
            Content-Type: text/html; charset=utf-8

            <html><body><p>{html}</p></body></html>
            --b--
            """);
        article.ReadingText.Should().Contain(Body);
    }

    [Fact]
    public void Addresses_that_plain_text_writes_out_do_not_make_the_html_a_stub()
    {
        var address = string.Concat(Enumerable.Repeat(" https://norvale.example/track/me", 40));
        var article = Parse($"""
            From: <news@norvale.example>
            Subject: The ferry
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary=b

            --b
            Content-Type: text/plain; charset=utf-8

            {Body}{address}
            --b
            Content-Type: text/html; charset=utf-8

            <html><body><p>{Body}</p></body></html>
            --b--
            """);
        article.ReadingText.Should().Be(Body);
    }

    [Fact]
    public void A_page_that_a_browser_saved_has_neither_the_browser_as_author_nor_the_day_of_saving_as_date()
    {
        var html = Convert.ToBase64String(Encoding.UTF8.GetBytes($"<html><head><title>The ferry</title></head><body><h1>The ferry</h1><p>{Body}</p></body></html>"), Base64FormattingOptions.InsertLineBreaks);
        var article = Parse($"""
            From: <Saved by Blink>
            Snapshot-Content-Location: https://norvale.example/ferry
            Subject: The ferry
            Date: Fri, 20 Nov 2026 10:05:00 -0000
            MIME-Version: 1.0
            Content-Type: multipart/related; type="text/html"; boundary="----x"

            ------x
            Content-Type: text/html
            Content-Transfer-Encoding: base64
            Content-Location: https://norvale.example/ferry

            {html}
            ------x
            Content-Type: image/png
            Content-Transfer-Encoding: base64
            Content-Location: https://norvale.example/a.png

            iVBORw0KGgo=
            ------x--
            """, "ferry.mhtml");
        article.ReadingText.Should().Contain(Body);
        article.Url.Should().Be("https://norvale.example/ferry");
        article.Authors.Should().BeEmpty();
        article.Published.Should().BeNull();
        article.Title.Value.Should().Be("The ferry");
    }

    [Theory]
    [InlineData("The Norvale Courier <news@norvalecourier.example>", null, "The Norvale Courier")]
    [InlineData("\"Jane Roe\" <jane@post.example>", "Jane Roe", null)]
    [InlineData("jane@post.example (Jane Roe)", "Jane Roe", null)]
    [InlineData("Tomas Okafor | Harbour Notes <t@harbour.example>", "Tomas Okafor", "Harbour Notes")]
    [InlineData("news@norvale.example", null, null)]
    public void The_sender_is_a_person_or_a_publication(string from, string? author, string? publisher)
    {
        var article = Parse($"From: {from}\nSubject: A ferry\n\n{Body}\n");
        article.Authors.Select(one => one.Value).Should().Equal(author is null ? [] : [author]);
        if (publisher is not null)
            article.Publisher!.Value.Should().Be(publisher);
    }

    [Fact]
    public void A_message_without_mime_is_plain_text()
    {
        var article = Parse($"From: Jane Roe <jane@post.example>\nSubject: A ferry\n\n{Body}\n");
        article.ReadingText.Should().Be(Body);
        article.Title.Value.Should().Be("A ferry");
    }

    [Theory]
    [InlineData("No header at all, only a sentence about a ferry.")]
    [InlineData("Subject: x\nContent-Type: image/png\n\nabc")]
    [InlineData("")]
    public void What_is_no_message_with_a_text_is_kept_as_it_stands_and_says_so(string text)
    {
        var article = Parse(text);
        article.SourceText.Should().Be(text);
        article.Findings.Should().Contain(finding => finding.Kind == FindingKind.Degraded);
    }

    [Fact]
    public void A_message_cut_short_keeps_its_words()
    {
        var article = Parse($"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n{Body}");
        article.ReadingText.Should().Be(Body);
    }

    [Fact]
    public void Further_texts_are_said_to_be_there()
    {
        var article = Parse($"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n{Body}\n--b\n\nAnother text.\n--b--\n");
        article.ReadingText.Should().Be(Body);
        article.Findings.Should().ContainSingle(finding => finding.Kind == FindingKind.PartlyRead).Which.Detail.Should().Contain("further texts");
    }

    [Theory]
    [InlineData("TWFuIGFuZCBzZWE=", "Man and sea")]
    [InlineData("TWFu\r\nIGFu*ZCBz ZWE", "Man and sea")]
    [InlineData("TQ==TQ==", "MM")]
    [InlineData("=", "")]
    public void Base64_is_read_whatever_stands_between_its_letters(string encoded, string text) =>
        Encoding.ASCII.GetString(TransferEncoding.Base64(Encoding.ASCII.GetBytes(encoded))).Should().Be(text);

    [Theory]
    [InlineData("caf=C3=A9", "café")]
    [InlineData("one =\r\nline  \r\nnext\t", "one line\r\nnext")]
    [InlineData("kept=20\r\n=ZZ 2=3", "kept \r\n=ZZ 2=3")]
    [InlineData("end=", "end")]
    public void Quoted_printable_keeps_what_is_malformed(string encoded, string text) =>
        Encoding.UTF8.GetString(TransferEncoding.QuotedPrintable(Encoding.ASCII.GetBytes(encoded))).Should().Be(text);

    [Theory]
    [InlineData("=?utf-8?Q?caf=C3?= =?utf-8?Q?=A9_open?=", "café open")]
    [InlineData("a =?iso-8859-1?q?=E9?= b", "a é b")]
    [InlineData("=?koi8-r?B?8NLJ18XU?=", "Привет")]
    [InlineData("=?utf-8*en?Q?x?=", "x")]
    [InlineData("=?none?Q?x?= =?utf-8?Z?x?= =?", "=?none?Q?x?= =?utf-8?Z?x?= =?")]
    public void Encoded_words_are_decoded_and_others_kept(string header, string text) => EncodedWords.Decode(header).Should().Be(text);

    [Fact(Timeout = 120_000)]
    public Task Hostile_messages_end_within_their_bounds() => Task.Run(() =>
    {
        const int size = 2_000_000;
        var nested = string.Concat(Enumerable.Range(0, 5_000).Select(i => $"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n"));
        foreach (var message in new[]
        {
            nested + "Content-Type: text/plain\n\nword",
            "Subject: " + new string('x', size) + "\n\nword",
            "Subject: x\n" + string.Concat(Enumerable.Repeat("X: y\n", size / 5)) + "\nword",
            "Subject: x\n" + string.Concat(Enumerable.Repeat(" folded\n", size / 8)) + "\nword",
            "Subject: " + string.Concat(Enumerable.Repeat("=?utf-8?B?", 50_000)) + "\n\nword",
            "Content-Type: multipart/mixed; boundary=b\n\n" + string.Concat(Enumerable.Repeat("--b\n\nword\n", 100_000)),
            "Content-Type: " + string.Concat(Enumerable.Repeat(";a=\"b\\", 100_000)) + "\n\nword",
            "Subject: x\n" + string.Concat(Enumerable.Repeat("Content-Type: message/rfc822\n\n", 50_000)) + "word",
        })
        {
            // The count of parts and the depth are bounded, so that each byte is looked at a bounded number of times.
            var article = Parse(message);
            article.SourceText.Should().EndWith("word", "of {0}…", message[..30]);
        }
    });
}

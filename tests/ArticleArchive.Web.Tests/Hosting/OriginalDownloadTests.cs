using System.Net;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Web.Hosting;

namespace ArticleArchive.Web.Tests.Hosting;

public sealed class OriginalDownloadTests
{
    [Fact]
    public async Task An_original_is_a_file_to_keep_and_nothing_to_open()
    {
        await using var app = new ArchiveApp();
        var bytes = "<script>alert(1)</script><p>Words."u8.ToArray();
        var stored = await app.IngestAsync("\"é\" & <b>.html", bytes);

        using var answer = await app.CreateClient().GetAsync($"/originals/{stored.ArticleId}");

        (await answer.Content.ReadAsByteArrayAsync()).Should().Equal(bytes);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/octet-stream");
        answer.Content.Headers.ContentDisposition!.DispositionType.Should().Be("attachment");
        answer.Content.Headers.ContentDisposition.FileNameStar.Should().Be("_é_ & _b_.html");
        answer.Headers.GetValues("Content-Security-Policy").Should().Equal("default-src 'none'; sandbox");
        answer.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
    }

    [Fact]
    public async Task An_article_that_is_not_there_is_not_found()
    {
        await using var app = new ArchiveApp();
        using var answer = await app.CreateClient().GetAsync("/originals/4711");
        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("a.txt", SourceFormat.PlainText, "a.txt")]
    [InlineData("../../etc/passwd", SourceFormat.PlainText, "_.._etc_passwd")]
    [InlineData("a\r\nSet-Cookie: x.txt", SourceFormat.PlainText, "aSet-Cookie_ x.txt")]
    [InlineData("\u202Etxt.exe", SourceFormat.PlainText, "txt.exe")]
    [InlineData("...", SourceFormat.PlainText, "original")]
    [InlineData("set.ndjson line 12", SourceFormat.Record, "set line 12.json")]
    [InlineData("one.json", SourceFormat.Record, "one.json")]
    public void Its_name_is_safe_anywhere(string sourceName, SourceFormat format, string expected) =>
        OriginalDownload.FileName(sourceName, format).Should().Be(expected);

    [Fact]
    public void A_long_name_keeps_its_extension() =>
        OriginalDownload.FileName(new string('x', 500) + ".html", SourceFormat.Html).Should().HaveLength(120).And.EndWith(".html");
}

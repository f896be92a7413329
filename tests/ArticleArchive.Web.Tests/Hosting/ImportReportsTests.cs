using System.Text.Json;
using ArticleArchive.Web.Hosting;
using ArticleArchive.Web.Ingestion.Imports;
using ArticleArchive.Web.Tests.Ingestion.Imports;
using Microsoft.Extensions.DependencyInjection;

namespace ArticleArchive.Web.Tests.Hosting;

public sealed class ImportReportsTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\"")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@x", "'@x")]
    [InlineData("\tx", "'\tx")]
    [InlineData(" =x", "' =x")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("plain", "plain")]
    public void No_cell_is_a_formula(string text, string cell) => ImportReports.Cell(text).Should().Be(cell);

    [Fact]
    public void A_negative_number_is_no_formula() => ImportReports.Cell(-5).Should().Be("-5");

    [Fact]
    public async Task The_report_has_a_line_for_every_source()
    {
        await using var app = new ArchiveApp();
        using var client = app.CreateClient();
        var queue = app.Services.GetRequiredService<ImportQueue>();
        UploadedFile[] files = [UploadedFile.Of("=cmd.txt", "Some words of it."u8.ToArray()), UploadedFile.Of("b.exe", "x"u8.ToArray()), UploadedFile.Of("c.txt", ""u8.ToArray())];
        var import = await queue.RehearseAsync(files, CancellationToken.None);
        await ImportQueueTests.RehearsedAsync(app, import);

        var rehearsal = (await client.GetStringAsync(new Uri($"/add/rehearsal/{import}/report.ndjson", UriKind.Relative))).Trim().Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        rehearsal.Select(line => line.GetProperty("verdict").GetString()).Should().Equal("new", "refused", "refused");

        var run = (await queue.BeginAsync(import, CancellationToken.None))!.Value;
        await ImportQueueTests.FinishAsync(queue, run);
        var csv = await client.GetStringAsync(new Uri($"/add/{run}/report.csv", UriKind.Relative));
        csv.Split("\r\n").Should().HaveCount(5).And.Contain(line => line.StartsWith("'=cmd.txt,added,", StringComparison.Ordinal));
        using var missing = await client.GetAsync(new Uri("/add/999/report.csv", UriKind.Relative));
        missing.StatusCode.Should().Be(System.Net.HttpStatusCode.NotFound);
    }
}

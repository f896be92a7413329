using System.Net;
using System.Net.Sockets;
using System.Text;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Tests.Commands;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArticleArchive.Web.Tests.Browser;

/// <summary>An import as a person watches it, in a program of its own that is killed and started again under the open page.</summary>
public sealed class ImportProgressTests(Chromium chromium) : BrowserTest(chromium), IDisposable
{
    private const int Records = 1_000;

    private readonly string _data = Directory.CreateTempSubdirectory("article-archive-test-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task The_number_moves_by_itself_and_after_a_restart_of_the_server_it_goes_on_to_the_end()
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        // A batch an article, so that there is something to watch.
        using var first = await StartAsync(address, "--Ingestion:MaxBatchArticles", "1");
        await using var watched = await OpenAsync(address: address);
        var page = watched.Page;
        await watched.GoAsync("/add");
        await page.Locator("#files").SetInputFilesAsync(new FilePayload { Name = "many.ndjson", MimeType = "application/octet-stream", Buffer = Encoding.UTF8.GetBytes(DataSet()) });
        await page.Locator("[data-drop]").GetByRole(AriaRole.Button, new() { Name = "Show what would happen" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Import what is ticked" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Import what is ticked" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Importing");
        // It is lost when the page is loaded anew.
        await page.EvaluateAsync("() => { window.isStillThisPage = true; }");

        var before = await DoneAsync(page);
        await WaitUntilAsync(page, done => done > before);
        first.Kill();
        await first.EndAsync();
        var atKill = await DoneAsync(page);
        atKill.Should().BeLessThan(Records, "it is killed in the middle");

        using var second = await StartAsync(address);
        await WaitUntilAsync(page, done => done > atKill);
        await Expect(page.Locator("h1")).ToHaveTextAsync("Done");
        (await DoneAsync(page)).Should().Be(Records);
        await Expect(page.Locator(".run-counts")).ToContainTextAsync("1,000");
        (await page.EvaluateAsync<bool>("() => window.isStillThisPage === true")).Should().BeTrue();
        second.Kill();
        await second.EndAsync();
        using var database = new ArchiveDatabase(_data);
        await ArchiveInspection.ShouldBeWholeAsync(database);
    }

    private static string DataSet() => string.Join('\n', Enumerable.Range(0, Records).Select(i =>
        $"{{\"id\":\"{i}\",\"title\":\"Report {i}\",\"text\":\"{string.Join(' ', Enumerable.Range(0, 60).Select(word => $"word{(i * 60) + word}"))}.\"}}"));

    private async Task<ProgramProcess> StartAsync(string address, params string[] options)
    {
        var program = ProgramProcess.Start([.. options, "--urls", address, "--data", _data]);
        await program.WaitForOutputAsync(output => output.Any(line => line.StartsWith("Article Archive is at ", StringComparison.Ordinal)));
        return program;
    }

    // Both programs serve at one address. Below the ports that systems hand out, so that none is given away between them.
    private static int FreePort()
    {
        while (true)
        {
            using var listener = new TcpListener(IPAddress.Loopback, Random.Shared.Next(20_000, 30_000));
            try
            {
                listener.Start();
                return ((IPEndPoint)listener.LocalEndpoint).Port;
            }
            catch (SocketException)
            {
                // Taken; another one.
            }
        }
    }

    private static async Task<int> DoneAsync(IPage page) =>
        int.Parse(string.Concat((await page.Locator("[role=status]").First.TextContentAsync())!.TrimStart().TakeWhile(c => char.IsAsciiDigit(c) || c == ',').Where(char.IsAsciiDigit)), System.Globalization.CultureInfo.InvariantCulture);

    private static async Task WaitUntilAsync(IPage page, Func<int, bool> isSo)
    {
        await Eventually.IsAsync(async () => isSo(await DoneAsync(page)), "the number moves by itself");
    }
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Tests.Ingestion.Imports;

namespace ArticleArchive.Web.Tests.Commands;

/// <summary>The program killed as <c>kill -9</c> does it, in the middle of an import, and started again on the same folder.</summary>
public sealed class ImportKillTests : IDisposable
{
    private const int Files = 400;

    private readonly string _root = Directory.CreateTempSubdirectory("article-archive-test-").FullName;

    private string Data => Path.Combine(_root, "data");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task An_import_that_was_killed_goes_on_by_itself_and_its_counts_add_up()
    {
        string run;
        using (var program = ProgramProcess.Start("--urls", "http://127.0.0.1:0", "--Ingestion:MaxBatchArticles", "2", "--data", Data))
        {
            using var client = await ClientAsync(program);
            using var form = new MultipartFormDataContent { { new StringContent(await TokenAsync(client)), "__RequestVerificationToken" }, { new StringContent("true"), "atOnce" } };
            for (var i = 0; i < Files; i++)
                form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes($"Article {i}\n\n{string.Join(' ', Enumerable.Range(0, 200).Select(word => $"word{(i * 200) + word}"))}.")), "files", $"{i}.txt");
            using var answer = await client.PostAsync("/add", form);
            answer.IsSuccessStatusCode.Should().BeTrue();
            run = answer.RequestMessage!.RequestUri!.AbsolutePath;
            await Eventually.IsAsync(async () => (await ReportAsync(client, run)).Count >= 10, "the import is under way");
            program.Kill();
            await program.EndAsync();
        }

        using (var program = ProgramProcess.Start("--urls", "http://127.0.0.1:0", "--data", Data))
        {
            using var client = await ClientAsync(program);
            await Eventually.IsAsync(async () => !(await client.GetStringAsync(run)).Contains("data-run-state=\"running\"", StringComparison.Ordinal), "the import is over");
            var report = await ReportAsync(client, run);
            report.Select(line => line.GetProperty("source").GetString()).Should().BeEquivalentTo(Enumerable.Range(0, Files).Select(i => $"{i}.txt"));
            report.Should().OnlyContain(line => line.GetProperty("outcome").GetString() == "added");
            (await ImportQueueTests.StagedAsync(Data, expected: 0)).Should().Be(0);
            program.Kill();
            await program.EndAsync();
        }

        using var database = new ArchiveDatabase(Data);
        await ArchiveInspection.ShouldBeWholeAsync(database);
    }

    private static async Task<HttpClient> ClientAsync(ProgramProcess program)
    {
        const string Where = "Article Archive is at ";
        await program.WaitForOutputAsync(output => output.Any(line => line.StartsWith(Where, StringComparison.Ordinal)));
        return new HttpClient { BaseAddress = new Uri(program.Output.First(line => line.StartsWith(Where, StringComparison.Ordinal))[Where.Length..]) };
    }

    private static async Task<string> TokenAsync(HttpClient client)
    {
        var page = await client.GetStringAsync("/add");
        var name = page.IndexOf("name=\"__RequestVerificationToken\"", StringComparison.Ordinal);
        var value = page.IndexOf("value=\"", name, StringComparison.Ordinal) + "value=\"".Length;
        return page[value..page.IndexOf('"', value)];
    }

    private static async Task<List<JsonElement>> ReportAsync(HttpClient client, string run) =>
        [.. (await client.GetStringAsync(string.Create(CultureInfo.InvariantCulture, $"{run}/report.ndjson"))).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
}

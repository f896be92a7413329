using System.Globalization;
using System.Text.Json;
using ArticleArchive.Web.Commands;
using ArticleArchive.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Tests.Commands;

public sealed class IngestCommandTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("article-archive-test-").FullName;

    private string Data => Path.Combine(_root, "data");

    private string Files => Path.Combine(_root, "files");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task It_stores_a_folder_and_the_summary_adds_up()
    {
        Write("a.txt", "One sentence.");
        Write("b.exe", "x");
        Write("set.ndjson", """{"id":"1","text":"A record."}""" + "\nbad\n");

        var (status, output, errors) = await ProgramProcess.RunAsync("ingest", Files, "--data", Data);

        status.Should().Be(0, errors);
        var summary = string.Join('\n', output);
        summary.Should().MatchRegex("4 files and records in").And.MatchRegex(@"added +2\n").And.MatchRegex(@"refused +2\n").And.MatchRegex(@"unknown format +1\n").And.MatchRegex(@"no record +1(\n|$)").And.NotContain("b.exe", "it was named when it came");
        errors.Should().Contain("unknown format").And.Contain("b.exe").And.NotContain("info:");
    }

    [Fact]
    public async Task For_machines_it_prints_an_object_a_file_and_a_summary()
    {
        Write("a\nb.txt", "One sentence.");
        Write("b.exe", "x");

        var (status, output, errors) = await ProgramProcess.RunAsync("ingest", Files, "--json", "--data", Data);

        status.Should().Be(0, errors);
        errors.Should().BeEmpty();
        var lines = output.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        lines.Should().HaveCount(3);
        lines[..2].Select(line => line.GetProperty("outcome").GetString()).Should().BeEquivalentTo("added", "unknownFormat");
        lines[..2].Select(line => Path.GetFileName(line.GetProperty("source").GetString())).Should().BeEquivalentTo("a\nb.txt", "b.exe");
        var summary = lines[2].GetProperty("summary");
        summary.GetProperty("total").GetInt32().Should().Be(2);
        (summary.GetProperty("added").GetInt32() + summary.GetProperty("refused").GetInt32()).Should().Be(2);
    }

    [Fact]
    public async Task A_dry_run_says_what_would_happen_and_leaves_no_trace()
    {
        Write("a.txt", "A storm closed the harbour\n\nThe harbour was closed on Monday after a storm tore two ships from their moorings. Nobody was hurt, and the ferries will sail again on Wednesday.");
        Write("b.txt", "A storm closed the harbour\n\nThe harbour was closed on Monday after a storm tore two ships from their moorings. Nobody was hurt, and the ferries will sail again on Thursday.");
        Write("c.exe", "x");

        var (status, output, errors) = await ProgramProcess.RunAsync("ingest", "--dry-run", Files, "--data", Data);
        status.Should().Be(0, errors);
        output.Should().Contain(line => line.Contains("a.txt") && line.Contains(" new ")).And.Contain(line => line.Contains("b.txt") && line.Contains("near-duplicate") && line.Contains("alike"));
        output[^1].Should().Be("3 sources: new 1, near-duplicate 1, refused 1. Nothing was stored.");
        Directory.Exists(Data).Should().BeFalse();

        await ProgramProcess.RunAsync("ingest", Path.Combine(Files, "a.txt"), "--data", Data);
        // Beside a program that writes.
        using var database = new ArchiveDatabase(Data);
        (status, output, errors) = await ProgramProcess.RunAsync("ingest", "--dry-run", Files, "--json", "--data", Data);
        status.Should().Be(0, errors);
        var lines = output.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        lines[..3].Select(line => line.GetProperty("verdict").GetString()).Should().Equal("sameBytes", "nearDuplicate", "refused");
        lines[1].GetProperty("article").GetInt32().Should().Be(lines[0].GetProperty("article").GetInt32());
        lines[3].GetProperty("summary").GetProperty("total").GetInt32().Should().Be(3);
    }

    [Fact]
    public async Task A_path_that_is_not_there_is_told_before_anything_is_done()
    {
        Write("a.txt", "One sentence.");
        var (status, _, errors) = await ProgramProcess.RunAsync("ingest", Files, Path.Combine(_root, "nope"), "--data", Data);
        status.Should().Be(1);
        errors.Should().Contain("nope");
        Directory.Exists(Data).Should().BeFalse();
    }

    [Fact]
    public async Task Beside_another_writer_it_ends_and_says_what_to_do()
    {
        Write("a.txt", "One sentence.");
        using var database = new ArchiveDatabase(Data);
        database.AnnounceAddress("http://127.0.0.1:5080");
        var (status, _, errors) = await ProgramProcess.RunAsync("ingest", Files, "--data", Data);
        status.Should().Be(1);
        errors.Should().Contain("http://127.0.0.1:5080").And.Contain("stop the process").And.NotContain("   at ");
    }

    [Fact]
    public async Task A_limit_out_of_bounds_is_told()
    {
        Write("a.txt", "One sentence.");
        var start = new System.Diagnostics.ProcessStartInfo("dotnet") { RedirectStandardError = true, UseShellExecute = false };
        foreach (var arg in new[] { Path.Combine(AppContext.BaseDirectory, "ArticleArchive.Web.dll"), "ingest", Files, "--data", Data })
            start.ArgumentList.Add(arg);
        start.Environment["Ingestion__MaxFileBytes"] = "5";
        using var process = System.Diagnostics.Process.Start(start)!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.Should().Be(1);
        errors.Should().Contain("MaxFileBytes");
    }

    [Fact]
    public async Task Ctrl_C_ends_with_130_and_what_was_committed()
    {
        const int Articles = 8_000;
        if (OperatingSystem.IsWindows())
            return;
        Assert.SkipWhen(ProgramProcess.IsInterruptIgnored(), "Started where Ctrl+C is ignored (a shell's background job), which every process below inherits.");
        // So many that the signal comes before the last one on a busy machine too.
        WriteMany(Articles);
        using var program = ProgramProcess.Start("ingest", Files, "--json", "--data", Data);
        await program.WaitForOutputAsync(output => output.Count > 0);
        program.Signal(2);

        (await program.EndAsync()).Should().Be(130, program.Errors);
        var lines = ProgramProcess.Json(program.Output).ToList();
        lines[^1].GetProperty("summary").GetProperty("interrupted").GetBoolean().Should().BeTrue();
        using var database = new ArchiveDatabase(Data);
        await using var db = database.OpenReader();
        (await db.Articles.CountAsync()).Should().BeLessThan(Articles).And.BeGreaterThanOrEqualTo(lines.Count - 1);
        (await db.IngestionRuns.SingleAsync()).FinishedAtUtc.Should().BeNull();
        await ArchiveInspection.ShouldBeWholeAsync(database);
    }

    [Fact]
    public async Task Killed_at_any_moment_it_loses_nothing_that_it_told()
    {
        const int Articles = 400;
        WriteMany(Articles);
        var told = new HashSet<int>();
        // The moments are spread from before the first commit to the last; more of them by ARCHIVE_KILLS.
        var kills = int.Parse(Environment.GetEnvironmentVariable("ARCHIVE_KILLS") ?? "4", CultureInfo.InvariantCulture);
        for (var i = 0; i < kills; i++)
        {
            using (var program = ProgramProcess.Start("ingest", Files, "--json", "--data", Data))
            {
                await Task.Delay(150 + Random.Shared.Next(1_800));
                program.Kill();
                await program.EndAsync();
                foreach (var line in ProgramProcess.Json(program.Output).Where(line => line.TryGetProperty("articleId", out _)))
                    told.Add(line.GetProperty("articleId").GetInt32());
            }

            if (!File.Exists(Path.Combine(Data, "archive.db")))
                continue;
            using var database = new ArchiveDatabase(Data);
            await ArchiveInspection.ShouldBeWholeAsync(database);
            await using var db = database.OpenReader();
            told.Should().BeSubsetOf(await db.Articles.Select(article => article.Id).ToListAsync(), "what was told is there");
            if (await db.Articles.CountAsync() == Articles)
            {
                // All in: begin anew, so that every kill has something to hit.
                database.Dispose();
                Directory.Delete(Data, recursive: true);
                told.Clear();
            }
        }

        var (status, output, errors) = await ProgramProcess.RunAsync("ingest", Files, "--json", "--data", Data);
        status.Should().Be(0, errors);
        var summary = ProgramProcess.Json(output).Last().GetProperty("summary");
        (summary.GetProperty("added").GetInt32() + summary.GetProperty("unchanged").GetInt32()).Should().Be(Articles);
        using var whole = new ArchiveDatabase(Data);
        await ArchiveInspection.ShouldBeWholeAsync(whole);
        await using var all = whole.OpenReader();
        (await all.Articles.CountAsync()).Should().Be(Articles);
    }

    [Theory]
    [InlineData("text=body,title=headline", "text:body title:headline")]
    [InlineData(" id = nr ", "id:nr")]
    [InlineData("", "")]
    public void A_map_names_the_fields(string map, string expected) =>
        string.Join(' ', (IngestCommand.ParseMap(map) ?? new Dictionary<string, string>(StringComparer.Ordinal)).Select(field => $"{field.Key}:{field.Value}")).Should().Be(expected);

    [Theory]
    [InlineData("text", "NAME=FIELD")]
    [InlineData("text=", "NAME=FIELD")]
    [InlineData("body=text", "knows no \"body\"")]
    [InlineData("text=a,text=b", "twice")]
    public void A_map_that_is_wrong_is_told(string map, string why) =>
        FluentActions.Invoking(() => IngestCommand.ParseMap(map)).Should().Throw<FormatException>().WithMessage($"*{why}*");

    [Fact]
    public void A_name_cannot_drive_the_terminal() =>
        Printable.Of("a\u001b[31m\u202Etxt.\r\nz é 日本").Should().Be("a\\u{1B}[31m\\u{202E}txt.\\u{D}\\u{A}z é 日本");

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Files);
        File.WriteAllText(Path.Combine(Files, name), text);
    }

    private void WriteMany(int count)
    {
        for (var i = 0; i < count; i++)
            Write(string.Create(CultureInfo.InvariantCulture, $"{i:0000}.txt"), string.Create(CultureInfo.InvariantCulture, $"Article {i}\n\nThe minister said {i} things on {i}. Nobody counted them before noon.\n\nThen it rained for {i} days, and the river rose.\n"));
    }
}

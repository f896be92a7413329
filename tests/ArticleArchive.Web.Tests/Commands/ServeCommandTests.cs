using ArticleArchive.Web.Data;
using ArticleArchive.Web.Tests.Search;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Tests.Commands;

public sealed class ServeCommandTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("article-archive-test-").FullName;

    private string Data => Path.Combine(_root, "data");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task It_says_where_it_is_answers_there_and_ends_in_time_when_told()
    {
        using var program = ProgramProcess.Start("--urls", "http://127.0.0.1:0", "--data", Data);
        await program.WaitForOutputAsync(output => output.Any(line => line.StartsWith("Article Archive is at http://127.0.0.1:", StringComparison.Ordinal)));
        var address = program.Output.First(line => line.StartsWith("Article Archive", StringComparison.Ordinal))["Article Archive is at ".Length..];
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        using var page = await client.GetAsync("/");
        page.IsSuccessStatusCode.Should().BeTrue();
        page.Headers.Server.Should().BeEmpty();

        using var foreign = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "archive.example" } };
        using var refused = await client.SendAsync(foreign);
        refused.StatusCode.Should().Be(System.Net.HttpStatusCode.BadRequest, "another name for this machine is how a page from elsewhere would reach it");
        refused.Headers.Should().Contain(header => header.Key == "Content-Security-Policy");

        if (OperatingSystem.IsWindows())
            return;
        program.Signal(15);
        (await program.EndAsync()).Should().Be(0, program.Errors);
        File.Exists(Path.Combine(Data, "archive.db-wal")).Should().BeFalse("the log was brought into the database");
        program.Errors.Should().NotContain("SQLite").And.NotContain("Executed DbCommand").And.NotContain("Hosting");
    }

    [Fact]
    public async Task Numbers_are_written_the_same_where_the_machine_has_a_decimal_comma()
    {
        using (var archive = new ArchiveDatabase(Data))
            await SearchArchive.AddAsync(archive, [.. Enumerable.Range(2008, 7).Select(year => new Draft("Quokka", "A quokka.") { Published = new DateTime(year, 1, 1, 0, 0, 0, DateTimeKind.Utc) })]);
        using var program = ProgramProcess.StartIn("tr_TR.UTF-8", "--urls", "http://127.0.0.1:0", "--data", Data);
        await program.WaitForOutputAsync(output => output.Any(line => line.StartsWith("Article Archive is at ", StringComparison.Ordinal)));
        using var client = new HttpClient { BaseAddress = new Uri(program.Output.First(line => line.StartsWith("Article Archive", StringComparison.Ordinal))["Article Archive is at ".Length..]) };

        var page = await client.GetStringAsync("/search?q=quokka");

        page.Should().MatchRegex("<rect [^>]*width=\"[0-9]+[.][0-9]").And.NotMatchRegex("=\"[0-9]+,[0-9]");
    }

    [Fact]
    public async Task A_second_server_on_the_same_archive_ends_and_names_the_first()
    {
        using var first = new ArchiveDatabase(Data);
        first.AnnounceAddress("http://127.0.0.1:5080");
        var (status, output, errors) = await ProgramProcess.RunAsync("--urls", "http://127.0.0.1:0", "--data", Data);
        status.Should().Be(1);
        errors.Should().Contain("open that address").And.NotContain("   at ");
        output.Should().BeEmpty();
    }

    [Fact]
    public async Task An_address_that_is_taken_is_told_in_one_line()
    {
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var (status, _, errors) = await ProgramProcess.RunAsync("--urls", $"http://127.0.0.1:{((System.Net.IPEndPoint)taken.LocalEndpoint).Port}", "--data", Data);
        status.Should().Be(1);
        errors.Should().Contain("--urls").And.NotContain("   at ");
    }

    [Fact]
    public async Task A_mistyped_command_is_told_and_nothing_is_made()
    {
        var (status, _, errors) = await ProgramProcess.RunAsync("ingst", "x", "--data", Data);
        status.Should().Be(1);
        errors.Should().Contain("ingst").And.Contain("ingest");
        Directory.Exists(Data).Should().BeFalse();
    }

    [Theory]
    [InlineData("Did you mean --data?", "--dta", "elsewhere")]
    [InlineData("--urls http://127.0.0.1:PORT", "--port", "80")]
    [InlineData("There is no option `--Ingesiton:MaxFileBytes`", "--Ingesiton:MaxFileBytes", "5")]
    [InlineData("There is no option `--bogus`", "search", "--bogus", "x")]
    [InlineData("There is no option `--json`", "backup", "there", "--json")]
    [InlineData("There is no option `--jsn`. Did you mean --json?", "ingest", "there", "--jsn")]
    [InlineData("`second` is one word too many for backup", "backup", "first", "second")]
    [InlineData("--level is articles, sections, claims or removed, not foo.", "search", "x", "--level", "foo")]
    public async Task A_mistyped_option_is_told_and_nothing_is_made(string told, params string[] args)
    {
        var (status, _, errors) = await ProgramProcess.RunAsync([.. args, "--data", Data]);
        status.Should().Be(1);
        errors.Should().Contain(told).And.NotContain("   at ");
        Directory.Exists(Data).Should().BeFalse();
    }

    [Fact]
    public async Task A_known_section_of_the_configuration_may_be_set_on_the_command_line()
    {
        using var program = ProgramProcess.Start("--Ingestion:MaxFileBytes", "5000", "--Logging:LogLevel:Default=Error", "--urls=http://127.0.0.1:0", "--data", Data);
        await program.WaitForOutputAsync(output => output.Any(line => line.StartsWith("Article Archive is at http://127.0.0.1:", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_help_says_that_no_command_serves_and_where_that_can_be_said()
    {
        var (status, output, _) = await ProgramProcess.RunAsync("--help");
        status.Should().Be(0);
        string.Join('\n', output).Should().Contain("Without a command").And.Contain("--urls").And.NotContain("--contentRoot");
    }

    [Fact]
    public async Task The_seeds_are_ingested_once_and_only_into_a_new_archive()
    {
        using (var archive = new ArchiveDatabase(Data))
            await archive.WriteAsync(db => Task.FromResult(db.Insert(new IngestionRun { Trigger = "ingest x", FinishedAtUtc = DateTime.UnixEpoch })), CancellationToken.None);
        using (var program = ProgramProcess.Start("--urls", "http://127.0.0.1:0", "--data", Data))
            await program.WaitForOutputAsync(output => output.Count > 0);

        using var database = new ArchiveDatabase(Data);
        await using var db = database.OpenReader();
        (await db.Articles.AnyAsync()).Should().BeFalse();
    }

    [Fact]
    public async Task A_first_start_that_was_cut_off_is_completed_by_the_next()
    {
        using (var archive = new ArchiveDatabase(Data))
            await archive.WriteAsync(db => Task.FromResult(db.Insert(new IngestionRun { Trigger = "first start" })), CancellationToken.None);
        using (var program = ProgramProcess.Start("--urls", "http://127.0.0.1:0", "--data", Data))
            await program.WaitForOutputAsync(output => output.Count > 0);

        using var database = new ArchiveDatabase(Data);
        await using var db = database.OpenReader();
        (await db.Articles.CountAsync()).Should().Be(2);
    }
}

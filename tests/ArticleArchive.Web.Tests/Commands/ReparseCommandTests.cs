using System.Text.Json;
using ArticleArchive.Parsing;
using ArticleArchive.Web.Commands;
using ArticleArchive.Web.Tests.Ingestion;

namespace ArticleArchive.Web.Tests.Commands;

public sealed class ReparseCommandTests : IDisposable
{
    private readonly TempArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public async Task A_dry_run_prints_what_would_change_and_changes_nothing_beside_the_server()
    {
        var (losing, gaining) = await StoreAsync();

        var (status, output, errors) = await RunAsync(dryRun: true);

        status.Should().Be(0, errors);
        output.Should().Contain("2 would be read anew; 1 of them would lose something").And.Contain("date");
        (await _archive.ArticlesAsync()).Should().OnlyContain(article => article.ParserVersion == ArticleParser.Version - 1);

        var json = (await RunAsync(dryRun: true, json: true, ids: losing)).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        json.Should().HaveCount(2, "an article and the summary");
        json[0].GetProperty("claims").GetProperty("lost")[0].GetProperty("text").GetString().Should().Be(OlderReading.OldLine);
        json[1].GetProperty("summary").GetProperty("wouldLose").GetInt32().Should().Be(1);
        gaining.Should().NotBe(losing);
    }

    [Fact]
    public async Task It_reads_anew_what_loses_nothing_and_all_when_told_so()
    {
        var (losing, gaining) = await StoreAsync();
        _archive.Database.Dispose();

        (await RunAsync()).Output.Should().Contain("1 read anew, 1 left as they are");
        (await RunAsync(all: true, ids: losing)).Output.Should().Contain("1 read anew, 0 left");
        (await RunAsync(ids: gaining)).Output.Should().Contain("Every article was read by this version");
        var (status, _, errors) = await RunAsync(ids: 999);
        (status, errors.Trim()).Should().Be((1, "There is no article 999."));

        _archive.Reopen();
        (await _archive.ArticlesAsync()).Should().OnlyContain(article => article.ParserVersion == ArticleParser.Version);
    }

    [Fact]
    public async Task An_article_that_cannot_be_derived_is_reported_and_the_others_are_read_anew()
    {
        var (losing, gaining) = await StoreAsync();
        await OlderReading.LoseOriginalAsync(_archive.Database, losing);
        _archive.Database.Dispose();

        var (status, output, errors) = await RunAsync(all: true);

        status.Should().Be(1);
        output.Should().Contain("1 read anew, 0 left");
        errors.Should().StartWith($"Article {losing} could not be derived").And.Contain("1 could not be derived");
        _archive.Reopen();
        (await _archive.ArticlesAsync()).Where(article => article.ParserVersion == ArticleParser.Version).Select(article => article.Id).Should().Equal(gaining);
    }

    private async Task<(int Losing, int Gaining)> StoreAsync()
    {
        var losing = (await _archive.IngestAsync("a.txt", "Tuesday 4 March 2014\n\nThe mill burned down in May. The miller said that he would build it again.")).ArticleId!.Value;
        var gaining = (await _archive.IngestAsync("b.txt", "Tuesday 4 March 2014\n\nThe ferry sailed at noon. The captain said that he would not wait for the mail.")).ArticleId!.Value;
        await OlderReading.LosingAsync(_archive.Database, losing);
        await OlderReading.GainingAsync(_archive.Database, gaining);
        return (losing, gaining);
    }

    private async Task<(int Status, string Output, string Errors)> RunAsync(bool dryRun = false, bool all = false, bool json = false, params int[] ids)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var status = await ReparseCommand.RunAsync(_archive.DataDirectory, ids, dryRun, all, json, output, errors, CancellationToken.None);
        return (status, output.ToString(), errors.ToString());
    }
}

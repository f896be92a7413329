using System.Net;
using System.Text.Json;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Tests.Data;

namespace ArticleArchive.Web.Tests.Hosting;

public sealed class HealthApiTests
{
    [Fact]
    public async Task It_says_that_all_is_well_and_what_the_archive_holds()
    {
        await using var app = new ArchiveApp();
        using var client = app.CreateClient();
        await app.IngestAsync("storm.txt", "A storm closed the harbour\n\nThe harbour was closed on Monday.");

        var (status, health) = await AskAsync(client);

        status.Should().Be(HttpStatusCode.OK);
        health.GetProperty("storage").GetString().Should().Be("writable");
        health.GetProperty("schemaVersion").GetInt32().Should().Be(SchemaMigrations.CurrentVersion);
        health.GetProperty("sqliteVersion").GetString().Should().Be(ArchiveDatabase.Sqlite.Version);
        health.GetProperty("counts").GetProperty("articles").GetInt32().Should().BePositive();
    }

    [Fact]
    public async Task A_full_disk_is_told_with_503_until_it_is_over()
    {
        await using var app = new ArchiveApp();
        using var client = app.CreateClient();
        _ = await AskAsync(client);
        await ArchiveDatabaseTests.LimitGrowthAsync(app.Database, pages: 0);
        var fill = () => app.IngestAsync("large.txt", "Much\n\n" + string.Join(' ', Enumerable.Range(0, 40_000).Select(i => $"word{i * 7919}")) + ".");
        await fill.Should().ThrowAsync<StorageUnavailableException>();

        var (status, health) = await AskAsync(client);
        status.Should().Be(HttpStatusCode.ServiceUnavailable);
        health.GetProperty("storage").GetString().Should().Be("failing");
        health.GetProperty("message").GetString().Should().Contain("no room");
        health.GetProperty("counts").GetProperty("articles").GetInt32().Should().BePositive();

        await ArchiveDatabaseTests.LimitGrowthAsync(app.Database, pages: 1_000_000);
        await fill();
        (await AskAsync(client)).Status.Should().Be(HttpStatusCode.OK);
    }

    private static async Task<(HttpStatusCode Status, JsonElement Health)> AskAsync(HttpClient client)
    {
        using var answer = await client.GetAsync(new Uri("/health", UriKind.Relative));
        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement);
    }
}

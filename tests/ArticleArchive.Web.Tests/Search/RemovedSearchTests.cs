using System.Net.Http.Json;
using System.Text.Json;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Ingestion;
using ArticleArchive.Web.Search;
using ArticleArchive.Web.Search.QueryLanguage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ArticleArchive.Web.Tests.Search;

public sealed class RemovedSearchTests
{
    [Theory]
    [InlineData("in:removed log in", "removed:(and log in)")]
    [InlineData("log in:removed in", "removed:(and log in)")]
    [InlineData("IN:Title reset", "title:reset")]
    [InlineData("in:body reset speaker:putin", "body:(and reset speaker:putin)")]
    [InlineData("(in:removed cookies) OR reset", "(or removed:cookies reset)")]
    [InlineData("-(in:claim war)", "-claim:war")]
    public void A_place_holds_for_all_words_of_its_group(string query, string tree)
    {
        var parsed = QueryParser.Parse(query);

        parsed.Root!.ToString().Should().Be(tree);
        parsed.Warnings.Where(warning => !warning.Message.Contains("only words to leave out", StringComparison.Ordinal)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("in:nowhere reset", "in:nowhere")]
    [InlineData("in:removed", "in:removed")]
    [InlineData("in:title in:removed reset", "in:title")]
    public void What_a_place_cannot_mean_is_told_in_one_line(string query, string told) =>
        QueryParser.Parse(query).Warnings.Should().ContainSingle().Which.Message.Should().Contain(told);

    [Fact]
    public async Task What_was_removed_is_found_by_page_api_and_engine_and_only_there()
    {
        await using var app = new ArchiveApp();
        using var client = app.CreateClient();
        var engine = app.Services.GetRequiredService<SearchEngine>();

        (await engine.FindAsync(new SearchRequest("registering", SearchLevel.Articles, 10), CancellationToken.None)).Total.Should().Be(0, "the article does not hold it");
        var found = await engine.FindAsync(new SearchRequest("in:removed registering", SearchLevel.Removed, 10), CancellationToken.None);
        found.Total.Should().Be(1);
        var hit = found.Items.Single();
        hit.Passages.Single().Text.Should().Be("Thank you for registering");
        hit.Passages.Single().Marks.Should().ContainSingle();
        (await engine.FindAsync(new SearchRequest("in:removed registering", SearchLevel.Articles, 10), CancellationToken.None)).Items.Single().ArticleId.Should().Be(hit.ArticleId);
        (await engine.FindAsync(new SearchRequest("in:removed -registering", SearchLevel.Removed, 50), CancellationToken.None)).Items.Should().NotContain(other => other.Id == hit.Id).And.NotBeEmpty();

        var answer = await client.GetFromJsonAsync<JsonElement>("/api/search?q=in:removed%20registering");
        answer.GetProperty("items")[0].GetProperty("edit").GetInt32().Should().Be(hit.Removed!.Edit);
        var page = await client.GetStringAsync("/search?q=in:removed%20registering");
        page.Should().Contain($"/articles/{hit.ArticleId}/ledger?edit={hit.Removed.Edit}#edit-{hit.Removed.Edit}");
    }

    [Fact]
    public async Task The_index_of_what_was_removed_follows_every_decision()
    {
        await using var app = new ArchiveApp();
        var engine = app.Services.GetRequiredService<SearchEngine>();
        var editing = app.Services.GetRequiredService<ArticleEditing>();
        var hit = (await engine.FindAsync(new SearchRequest("registering", SearchLevel.Removed, 10), CancellationToken.None)).Items.Single();
        await using var db = app.Database.OpenReader();
        var edit = await db.Edits.SingleAsync(row => row.Id == hit.Id);

        await editing.DecideAsync(hit.ArticleId, edit.Key, undone: true, CancellationToken.None);
        (await engine.FindAsync(new SearchRequest("registering", SearchLevel.Removed, 10), CancellationToken.None)).Total.Should().Be(0);
        (await engine.FindAsync(new SearchRequest("registering", SearchLevel.Articles, 10), CancellationToken.None)).Total.Should().Be(1);
        await ArchiveInspection.ShouldBeWholeAsync(app.Database);

        await editing.DecideAsync(hit.ArticleId, edit.Key, undone: false, CancellationToken.None);
        (await engine.FindAsync(new SearchRequest("registering", SearchLevel.Removed, 10), CancellationToken.None)).Total.Should().Be(1);
        await ArchiveInspection.ShouldBeWholeAsync(app.Database);
    }
}

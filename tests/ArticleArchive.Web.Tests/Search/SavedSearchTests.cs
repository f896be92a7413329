using System.Net;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ArticleArchive.Web.Commands;
using ArticleArchive.Web.Search;
using ArticleArchive.Web.Search.Saved;
using Microsoft.Extensions.DependencyInjection;

namespace ArticleArchive.Web.Tests.Search;

/// <summary>Saved searches from the list of results to the feed.</summary>
public sealed class SavedSearchTests : IAsyncLifetime
{
    private static readonly XNamespace s_atom = "http://www.w3.org/2005/Atom";
    private readonly ArchiveApp _app = new();
    private HttpClient _client = null!;

    private SavedSearches Saved => _app.Services.GetRequiredService<SavedSearches>();

    public async ValueTask InitializeAsync()
    {
        _client = _app.CreateClient();
        await AddAsync("Quokka colonies", "A quokka lives on the island.");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Saved_from_the_results_it_shows_what_came_since_the_last_visit_and_marks_it()
    {
        var saved = await PostAsync((await GetAsync("/search?q=quokka")).QuerySelector(".save-search form")!, ("name", "Small animals"));
        saved.QuerySelector("h1")!.TextContent.Should().Be("Small animals");
        (await GetAsync("/searches")).QuerySelector(".saved-list .tag").Should().BeNull("what was there when it was saved is not new");

        await AddAsync("More quokkas", "A second quokka was seen.");
        await AddAsync("Ferries", "A ferry was late.");

        var list = await GetAsync("/searches");
        list.QuerySelector(".saved-list .tag")!.TextContent.Trim().Should().Be("1 new");
        var results = await GetAsync(list.QuerySelector(".saved-name a")!.GetAttribute("href")!);
        results.QuerySelectorAll(".hit:has(.badge-new) .hit-title bdi").Select(title => title.TextContent).Should().Equal("More quokkas");
        (await GetAsync("/searches")).QuerySelector(".saved-list .tag").Should().BeNull("it was looked at");
    }

    [Fact]
    public async Task The_feed_has_the_newest_first_and_reading_it_is_no_visit()
    {
        var (_, search) = await Saved.SaveAsync("Animals & <others>", "quokka", SearchLevel.Articles, null, CancellationToken.None);
        await AddAsync("More \u0001 quokkas <b>", "A second quokka & a third.");

        var answer = await _client.GetAsync($"/searches/{search!.Id}/feed");
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/atom+xml");
        var feed = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;

        feed.Element(s_atom + "title")!.Value.Should().Be("Animals & <others>");
        feed.Elements(s_atom + "entry").Select(entry => entry.Element(s_atom + "title")!.Value.Replace("\uFFFD", "", StringComparison.Ordinal).Replace("  ", " ", StringComparison.Ordinal))
            .Should().Equal("More quokkas <b>", "Quokka colonies");
        foreach (var entry in feed.Elements(s_atom + "entry").Prepend(feed))
            entry.Elements().Select(element => element.Name.LocalName).Should().Contain(["id", "title", "updated"], "RFC 4287 wants them");
        feed.Descendants(s_atom + "id").Select(id => id.Value).Should().OnlyHaveUniqueItems();
        (await Saved.NewsAsync(search, CancellationToken.None)).New.Should().Be(1);
        (await _client.GetAsync("/searches/999/feed")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task It_can_be_renamed_and_deleted_and_no_two_have_one_name()
    {
        await Saved.SaveAsync("One", "quokka", SearchLevel.Articles, null, CancellationToken.None);
        await Saved.SaveAsync("Two", "island", SearchLevel.Claims, "published-asc", CancellationToken.None);

        var refused = await PostAsync((await GetAsync("/searches")).QuerySelectorAll("form[action*=Rename]")[0], HttpStatusCode.BadRequest, ("name", " Two "));
        refused.QuerySelector(".note.bad")!.TextContent.Should().Contain("has that name");
        var renamed = await PostAsync((await GetAsync("/searches")).QuerySelectorAll("form[action*=Rename]")[0], HttpStatusCode.OK, ("name", "  Three\n words "));
        renamed.QuerySelectorAll(".saved-name a").Select(link => link.TextContent).Should().Equal("Three words", "Two");
        var left = await PostAsync(renamed.QuerySelectorAll("form[action*=Delete]")[0], HttpStatusCode.OK);
        left.QuerySelectorAll(".saved-name a").Select(link => link.TextContent).Should().Equal("Two");

        var opened = await _client.GetAsync(left.QuerySelector(".saved-name a")!.GetAttribute("href"));
        opened.RequestMessage!.RequestUri!.PathAndQuery.Should().StartWith("/search?q=island&level=claims&sort=published-asc&saved=");
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("Name", "   ")]
    [InlineData("Name", "-")]
    public async Task Nothing_to_search_for_is_not_kept(string name, string query)
    {
        (await Saved.SaveAsync(name, query, SearchLevel.Articles, null, CancellationToken.None)).Outcome.Should().Be(SavedOutcome.Empty);
        (await Saved.AllAsync(CancellationToken.None)).Should().BeEmpty();
    }

    [Fact]
    public async Task The_command_lists_them_beside_the_server()
    {
        await Saved.SaveAsync("Animals", "quokka", SearchLevel.Articles, null, CancellationToken.None);
        await AddAsync("More quokkas", "A second quokka was seen.");
        var (output, errors) = (new StringWriter(), new StringWriter());

        (await SavedSearchesCommand.ListAsync(_app.DataDirectory, output, errors, CancellationToken.None)).Should().Be(0);

        output.ToString().Trim().Should().Be("1 new  Animals: quokka");
        (await SavedSearchesCommand.ListAsync(Path.Combine(_app.DataDirectory, "none"), output, errors, CancellationToken.None)).Should().Be(1);
    }

    private Task<List<int>> AddAsync(string title, string text) => SearchArchive.AddAsync(_app.Database, new Draft(title, text));

    private async Task<IHtmlDocument> GetAsync(string path)
    {
        var answer = await _client.GetAsync(path);
        answer.StatusCode.Should().Be(HttpStatusCode.OK, path);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }

    private Task<IHtmlDocument> PostAsync(IElement form, params (string Name, string Value)[] typed) => PostAsync(form, HttpStatusCode.OK, typed);

    private async Task<IHtmlDocument> PostAsync(IElement form, HttpStatusCode expected, params (string Name, string Value)[] typed)
    {
        var fields = form.QuerySelectorAll("input").ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value") ?? "", StringComparer.Ordinal);
        foreach (var (name, value) in typed)
            fields[name] = value;
        using var content = new FormUrlEncodedContent(fields);
        var answer = await _client.PostAsync(form.GetAttribute("action"), content);
        answer.StatusCode.Should().Be(expected);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }
}

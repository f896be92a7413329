using System.Net;
using System.Text.Json;
using ArticleArchive.Web.Commands;
using ArticleArchive.Web.Search;

namespace ArticleArchive.Web.Tests.Search;

/// <summary>The program over a database with known articles; the seeds that it ingests first are in no way of these words.</summary>
public sealed class SearchSite : IAsyncLifetime
{
    internal const string Payload = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>";

    internal ArchiveApp App { get; } = new();

    internal HttpClient Client { get; private set; } = null!;

    internal IReadOnlyList<int> Ids { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Client = App.CreateClient();
        Ids = await SearchArchive.AddAsync(
            App.Database,
            new Draft("Quokka colonies", "A quokka lives on the island. The wombat does not.", "Quokkas eat leaves, said the keeper.")
            {
                Publisher = "Island Post",
                Url = "https://example.org/quokka",
                ExternalId = "q-1",
                Speakers = new Dictionary<int, string> { [1] = "Keeper Kay" },
            },
            new Draft($"Zorilla {Payload}", $"The zorilla {Payload} is small.") { Publisher = Payload, Heading = Payload, Authors = Payload, Speakers = new Dictionary<int, string> { [0] = "Zed " + Payload } });
        await SearchArchive.AddAsync(App.Database, [.. Enumerable.Range(0, 45).Select(i => new Draft($"Numbat {i}", "A numbat again."))]);
    }

    public async ValueTask DisposeAsync() => await App.DisposeAsync();
}

public sealed class SearchPageTests(SearchSite site) : IClassFixture<SearchSite>
{
    [Fact]
    public async Task Shows_the_count_the_title_and_passages_that_lead_to_their_place()
    {
        var page = await site.Client.GetStringAsync("/search?q=quokka+island");
        page.Should().Contain("1 article").And.Contain("<mark>Quokka</mark> colonies").And.Contain("Island Post")
            .And.Contain("A <mark>quokka</mark> lives on the <mark>island</mark>.")
            .And.Contain($"/articles/{site.Ids[0]}?q=quokka%20island&amp;at=17-46#at");
    }

    [Fact]
    public async Task The_tab_of_claims_lists_claims_with_their_speaker_and_both_tabs_have_counts()
    {
        var page = await site.Client.GetStringAsync("/search?q=quokka&level=claims");
        page.Should().Contain("2 claims").And.Contain("Keeper Kay").And.Contain("<mark>Quokkas</mark> eat leaves").And.Contain("href=\"/claims/")
            .And.MatchRegex("Articles\\s*<span class=\"count\">1</span>");
    }

    [Fact]
    public async Task An_empty_query_shows_what_can_be_written()
    {
        foreach (var address in new[] { "/search", "/search?q=", "/search?q=%20" })
            (await site.Client.GetStringAsync(address)).Should().Contain("What can be written").And.NotContain("0 results");
    }

    [Fact]
    public async Task Nothing_found_names_the_word_and_links_what_would_be_found()
    {
        var page = await site.Client.GetStringAsync("/search?q=quokka+xyzzy");
        WebUtility.HtmlDecode(page).Should().Contain("0 results").And.Contain("No article has “xyzzy”.").And.Contain("href=\"/search?q=quokka\"");
    }

    [Fact]
    public async Task A_repair_is_told()
    {
        var page = await site.Client.GetStringAsync("/search?q=" + Uri.EscapeDataString("“quokka lives"));
        page.Should().Contain("1 article").And.Contain("At character 1: the quotation mark is never closed");
    }

    [Fact]
    public async Task Pages_are_numbered_and_hold_every_hit_once()
    {
        var seen = new List<string>();
        for (var number = 1; number <= 3; number++)
        {
            var page = await site.Client.GetStringAsync($"/search?q=numbat&p={number}");
            page.Should().Contain($"45 articles, page {number} of 3");
            seen.AddRange(System.Text.RegularExpressions.Regex.Matches(page, "(?<=</mark> )[0-9]+(?=</bdi>)", default, TimeSpan.FromSeconds(1)).Select(match => match.Value));
        }

        seen.Should().HaveCount(45).And.OnlyHaveUniqueItems();
        (await site.Client.GetStringAsync("/search?q=numbat&p=999")).Should().Contain("page 3 of 3");
        (await site.Client.GetStringAsync("/search?q=numbat&p=x")).Should().Contain("page 1 of 3");
    }

    [Theory]
    [InlineData("/search?q=zorilla")]
    [InlineData("/search?q=zorilla&level=claims")]
    [InlineData("/search?q=%3Cscript%3Ealert('x')%3C/script%3E%22%3E%3Cimg+src=x+onerror=alert(1)%3E")]
    [InlineData("/search?q=zorilla+%3Cscript%3Exyzzy%3C/script%3E")]
    [InlineData("/search?q=xyzzy%3A%3Cscript%3E")]
    public async Task Markup_of_an_article_or_a_query_never_reaches_the_page(string address)
    {
        var page = await site.Client.GetStringAsync(address);
        page.Should().NotContain("<script>alert").And.NotContain("<script>xyzzy").And.NotContain("<img src=x").And.NotContain("xyzzy:<script>");
    }

    [Fact]
    public async Task The_answer_for_programs_has_the_promised_shape()
    {
        using var answer = JsonDocument.Parse(await site.Client.GetStringAsync("/api/search?q=quokka+island"));
        answer.RootElement.EnumerateObject().Select(property => property.Name).Should().Equal("query", "total", "items", "warnings", "next", "isComplete", "rankedByAny", "readAs");
        answer.RootElement.GetProperty("query").GetString().Should().Be("quokka island");
        var item = answer.RootElement.GetProperty("items").EnumerateArray().Single();
        item.EnumerateObject().Select(property => property.Name).Should().StartWith(["id", "externalId", "title", "url", "passages"]);
        (item.GetProperty("id").GetInt32(), item.GetProperty("externalId").GetString(), item.GetProperty("url").GetString()).Should().Be((site.Ids[0], "q-1", "https://example.org/quokka"));
        var passage = item.GetProperty("passages")[0];
        var text = passage.GetProperty("text").GetString()!;
        (passage.GetProperty("end").GetInt32() - passage.GetProperty("start").GetInt32()).Should().Be(text.Length);
        passage.GetProperty("marks").EnumerateArray().Select(mark => text[mark[0].GetInt32()..mark[1].GetInt32()]).Should().Equal("quokka", "island");
        answer.RootElement.GetProperty("next").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public async Task The_cursor_leads_through_all_hits()
    {
        var ids = new List<int>();
        string? cursor = null;
        do
        {
            using var answer = JsonDocument.Parse(await site.Client.GetStringAsync($"/api/search?q=numbat&size=10&cursor={cursor}"));
            answer.RootElement.GetProperty("total").GetInt32().Should().Be(45);
            ids.AddRange(answer.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetInt32()));
            cursor = answer.RootElement.GetProperty("next").GetString();
        }
        while (cursor is not null);
        ids.Should().HaveCount(45).And.OnlyHaveUniqueItems();
    }

    [Theory]
    [InlineData("/api/search?q=numbat&cursor=x", "cursor")]
    [InlineData("/api/search?q=numbat&cursor=AQAAAAAAAAAAAAAAAAAAAAA", "cursor")]
    [InlineData("/api/search?q=numbat&cursor=%00", "cursor")]
    [InlineData("/api/search?q=numbat&size=0", "size")]
    [InlineData("/api/search?q=numbat&size=101", "size")]
    [InlineData("/api/search?q=numbat&size=ten", "size")]
    [InlineData("/api/search?q=numbat&level=pages", "level")]
    [InlineData("/api/search?q=numbat&sort=size", "sort")]
    [InlineData("/api/search?q=numbat&facets=perhaps", "facets")]
    [InlineData("/api/search?q=numbat&strict=perhaps", "strict")]
    [InlineData("/api/search?q=%22numbat&strict=true", "q")]
    public async Task A_parameter_that_means_nothing_is_refused_by_name(string address, string parameter)
    {
        var response = await site.Client.GetAsync(address);
        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        problem.RootElement.GetProperty("parameter").GetString().Should().Be(parameter);
    }

    [Fact]
    public async Task A_cursor_of_another_query_is_refused()
    {
        using var answer = JsonDocument.Parse(await site.Client.GetStringAsync("/api/search?q=numbat&size=1"));
        var cursor = answer.RootElement.GetProperty("next").GetString();
        (await site.Client.GetAsync($"/api/search?q=numbat&size=1&cursor={cursor}")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await site.Client.GetAsync($"/api/search?q=quokka&cursor={cursor}")).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await site.Client.GetAsync($"/api/search?q=numbat&level=claims&cursor={cursor}")).StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task No_query_makes_the_server_fail()
    {
        var random = new Random(99);
        for (var i = 0; i < 150; i++)
        {
            var query = Uri.EscapeDataString(HostileQueries.Next(random).Replace("\uD800", "", StringComparison.Ordinal).Replace("\uDC00", "", StringComparison.Ordinal));
            foreach (var address in new[] { "/api/search?q=", "/search?q=" })
                ((int)(await site.Client.GetAsync(address + query)).StatusCode).Should().BeLessThan(400, query);
        }

        foreach (var raw in new[] { "%", "%00", "%ED%A0%80", "%FF%FE", "+", "%22", "a%0D%0Ab", new string('x', 3000) })
            ((int)(await site.Client.GetAsync("/search?q=" + raw)).StatusCode).Should().BeLessThan(500, raw);
    }

    [Fact]
    public async Task The_command_prints_hits_and_json_while_the_server_runs()
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var request = new SearchRequest("quokka island", SearchLevel.Articles, 10);
        (await SearchCommand.RunAsync(site.App.DataDirectory, request, asJson: false, output, errors, CancellationToken.None)).Should().Be(0);
        output.ToString().Should().Contain("1 article").And.Contain("Quokka colonies").And.Contain("A quokka lives on the island.");

        output = new StringWriter();
        (await SearchCommand.RunAsync(site.App.DataDirectory, request, asJson: true, output, errors, CancellationToken.None)).Should().Be(0);
        output.ToString().Trim().Should().Be(await site.Client.GetStringAsync("/api/search?q=quokka+island&size=10"));

        (await SearchCommand.RunAsync(Path.Combine(site.App.DataDirectory, "none"), request, asJson: false, output, errors, CancellationToken.None)).Should().Be(1);
        errors.ToString().Should().Contain("There is no archive");
    }

    [Fact]
    public async Task A_strict_caller_gets_its_mistakes_back_with_their_place_and_a_query_without_any_its_hits()
    {
        using var problem = JsonDocument.Parse(await (await site.Client.GetAsync("/api/search?strict=true&q=" + Uri.EscapeDataString("numbat (quokka"))).Content.ReadAsStringAsync());
        (problem.RootElement.GetProperty("parameter").GetString(), problem.RootElement.GetProperty("position").GetInt32()).Should().Be(("q", 7));
        (await site.Client.GetAsync("/api/search?strict=true&q=numbat")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_repair_shows_its_place_in_the_query()
    {
        var page = await site.Client.GetStringAsync("/search?q=" + Uri.EscapeDataString("quokka (island"));
        page.Should().Contain("quokka <u>(</u>island");
    }

    [Fact]
    public async Task Each_part_of_a_query_can_be_taken_away()
    {
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await site.Client.GetStringAsync("/search?q=" + Uri.EscapeDataString("quokka title:colonies -wombats")));
        page.QuerySelectorAll(".search-chips a").Select(chip => chip.GetAttribute("href")).Should().Equal(
            "/search?q=title%3Acolonies%20-wombats", "/search?q=quokka%20-wombats", "/search?q=quokka%20title%3Acolonies");
    }

    [Fact]
    public async Task Days_of_the_form_are_written_into_the_box()
    {
        var answer = await site.Client.GetAsync("/search?q=quokka&from=2016-01-01&to=2018-12-31");
        answer.RequestMessage!.RequestUri!.Query.Should().Be("?q=quokka%20published%3A2016..2018");
        (await site.Client.GetAsync("/search?q=quokka&from=x&to=")).RequestMessage!.RequestUri!.Query.Should().Be("?q=quokka&from=x&to=");
    }

    [Fact]
    public async Task Recent_queries_come_back_until_they_are_forgotten_or_switched_off()
    {
        using var client = site.App.CreateClient();
        foreach (var query in new[] { "quokka", "numbat", "QUOKKA" })
            await client.GetStringAsync("/search?q=" + query);
        (await RecentAsync(client)).Should().Equal("QUOKKA", "numbat");

        var settings = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await client.GetStringAsync("/settings"));
        var token = settings.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        (await client.PostAsync("/settings?handler=ClearRecent", new FormUrlEncodedContent([new("__RequestVerificationToken", token)]))).StatusCode.Should().Be(HttpStatusCode.OK);
        (await RecentAsync(client)).Should().BeEmpty();
        await client.PostAsync("/settings", new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Recent", "off")]));
        await client.GetStringAsync("/search?q=numbat");
        (await RecentAsync(client)).Should().BeEmpty("it was switched off");
    }

    [Fact]
    public async Task A_query_is_completed_from_fields_values_words_titles_and_what_was_asked_before()
    {
        using var client = site.App.CreateClient();
        await client.GetStringAsync("/search?q=quokka+island");
        (await CompleteAsync(client, "publ")).Should().Contain(("field", "publisher:"));
        (await CompleteAsync(client, "publisher:isl")).Should().Equal([("value", "\"Island Post\"")]);
        (await CompleteAsync(client, "nature:pred")).Should().Equal([("value", "prediction")]);
        (await CompleteAsync(client, "quok")).Should().Contain(("word", "quokka")).And.Contain(("recent", "quokka island")).And.Contain(("title", "Quokka colonies"));
        (await CompleteAsync(client, "")).Should().Contain(("recent", "quokka island"));
    }

    [Fact]
    public async Task No_beginning_of_a_query_makes_the_completion_fail()
    {
        var random = new Random(31);
        for (var i = 0; i < 200; i++)
        {
            var query = HostileQueries.Next(random).Replace("\uD800", "", StringComparison.Ordinal).Replace("\uDC00", "", StringComparison.Ordinal);
            var answer = await site.Client.GetAsync($"/api/complete?q={Uri.EscapeDataString(query)}&caret={random.Next(0, query.Length + 2)}");
            answer.StatusCode.Should().Be(HttpStatusCode.OK, query);
        }
    }

    [Theory]
    [InlineData("date", "published:")]
    [InlineData("letters inside", "*6050*")]
    public async Task The_help_can_be_searched(string find, string expected)
    {
        var all = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await site.Client.GetStringAsync("/search/help"));
        var some = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await site.Client.GetStringAsync("/search/help?find=" + Uri.EscapeDataString(find)));
        some.QuerySelectorAll("[data-entry]").Length.Should().BeInRange(1, all.QuerySelectorAll("[data-entry]").Length - 1);
        some.QuerySelectorAll("[data-entry]").Should().Contain(entry => entry.GetAttribute("data-entry")!.Contains(expected));
        (await site.Client.GetStringAsync("/search/help?find=xyzzy")).Should().Contain("Nothing in this help has these words.");
    }

    [Fact]
    public async Task An_article_leads_from_hit_to_hit_without_script()
    {
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await site.Client.GetStringAsync($"/articles/{site.Ids[0]}?q=quokka&hit=2"));
        page.QuerySelector("[data-hit-counter]")!.TextContent.Should().Be("2 of 3");
        page.QuerySelectorAll("mark.hit").Select(mark => mark.Id).Should().Equal("hit-1", "hit-2", "hit-3");
        page.QuerySelectorAll("[data-hit-step]").Select(link => link.GetAttribute("href")).Should().Equal($"/articles/{site.Ids[0]}?q=quokka&hit=1#hit-1", $"/articles/{site.Ids[0]}?q=quokka&hit=3#hit-3");
        var last = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await site.Client.GetStringAsync($"/articles/{site.Ids[0]}?q=quokka&hit=3"));
        last.QuerySelector("[data-hit-step='1']")!.GetAttribute("href").Should().EndWith("&hit=1#hit-1", "after the last comes the first");
    }

    private static async Task<IEnumerable<string>> RecentAsync(HttpClient client) =>
        new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await client.GetStringAsync("/search")).QuerySelectorAll("section[aria-labelledby=recent-title] .start-list a").Select(link => link.TextContent);

    private static async Task<IReadOnlyList<(string Kind, string Text)>> CompleteAsync(HttpClient client, string query)
    {
        using var answer = JsonDocument.Parse(await client.GetStringAsync("/api/complete?q=" + Uri.EscapeDataString(query)));
        return [.. answer.RootElement.GetProperty("completions").EnumerateArray().Select(one => (one.GetProperty("kind").GetString()!, one.GetProperty("text").GetString()!))];
    }
}

using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace ArticleArchive.Web.Tests.Pages;

/// <summary>One running archive with the seeds and the specimen, for tests that only read.</summary>
public sealed class FilledArchive : IAsyncLifetime
{
    public ArchiveApp App { get; } = new();

    public int SpecimenId { get; private set; }

    public HttpClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Client = App.CreateClient();
        SpecimenId = await Specimen.StoreAsync(App.Database);
    }

    public async Task<IHtmlDocument> GetAsync(string path)
    {
        var answer = await Client.GetAsync(path);
        answer.StatusCode.Should().Be(HttpStatusCode.OK, path);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}

public sealed class PageTests(FilledArchive archive) : IClassFixture<FilledArchive>
{
    [Fact]
    public async Task A_printed_table_of_contents_is_a_list_and_no_body_text()
    {
        await using var app = new ArchiveApp();
        using var client = app.CreateClient();
        var names = new[] { "The ferry", "The dam", "The mill" };
        var body = string.Concat(names.Select((name, i) => $"<h2 id=\"p{i}\">{name}</h2><p>{name} was closed in the spring, and the council of the town will meet on Monday to hear what the people of the harbour say about it.</p>"));
        var id = (await app.IngestAsync("guide.html", $"<html><body><article><h1>A year in the harbour</h1><ul>{string.Concat(names.Select((name, i) => $"<li><a href=\"#p{i}\">{name}</a></li>"))}</ul>{body}</article></body></html>")).ArticleId!.Value;

        var page = new HtmlParser().ParseDocument(await client.GetStringAsync($"/articles/{id}"));

        page.QuerySelectorAll(".printed-contents li").Select(item => item.QuerySelector("div")!.TextContent.Trim()).Should().Equal(names);
        page.QuerySelectorAll(".reading > p.block").Select(paragraph => paragraph.TextContent.Trim()).Should().NotContain(names);
    }

    [Fact]
    public async Task The_article_says_what_is_unknown_and_what_is_derived()
    {
        await using var db = archive.App.Database.OpenReader();
        var unknown = db.Articles.First(article => article.Authors == null).Id;

        (await archive.GetAsync($"/articles/{unknown}")).QuerySelector(".article-head .meta")!.TextContent.Should().Contain("author unknown");
        var facts = (await archive.GetAsync($"/articles/{archive.SpecimenId}")).QuerySelector(".known")!.TextContent;
        facts.Should().Contain("derived").And.Contain("the credit of a picture").And.Contain("“Tuesday 4 March 2014”");
    }

    [Fact]
    public async Task Blocks_keep_their_printed_numbers_labels_and_corrections()
    {
        var page = await archive.GetAsync($"/articles/{archive.SpecimenId}");

        page.QuerySelectorAll(".items .marker").Select(marker => marker.TextContent.Trim()).Should().Equal("1.", "2.", "a.", "3.");
        page.QuerySelectorAll(".items .label").Select(label => label.TextContent).Should().Equal("Oil:", "Repairs:");
        var heading = page.QuerySelector("h2.block")!;
        heading.QuerySelector("ins")!.TextContent.Should().Be("III.");
        heading.TextContent.Should().StartWith("I");
        page.QuerySelectorAll("table.rows td").Should().HaveCount(9);
        page.QuerySelector(".caption .credit")!.TextContent.Should().Be("(Harbour Press)");
        page.QuerySelector(".contents-list")!.TextContent.Should().Contain("III.").And.Contain("What comes next");
    }

    [Fact]
    public async Task Damage_stands_where_it_is_and_leads_to_its_explanation_and_back()
    {
        var page = await archive.GetAsync($"/articles/{archive.SpecimenId}");

        page.QuerySelector(".reading .hole")!.GetAttribute("aria-label").Should().Be("words are missing here");
        var references = page.QuerySelectorAll(".reading .obelus").ToList();
        references.Should().HaveCount(6);
        foreach (var reference in references)
        {
            var entry = page.QuerySelector(reference.GetAttribute("href")!)!;
            entry.QuerySelector(".obelus")!.GetAttribute("href").Should().Be("#" + reference.Id);
        }

        page.QuerySelector(".apparatus")!.TextContent.Should().Contain("Perhaps: 1962 (not applied)");
    }

    [Fact]
    public async Task Every_claim_in_the_text_is_in_the_rail_and_leads_to_its_page()
    {
        var page = await archive.GetAsync($"/articles/{archive.SpecimenId}");

        var inText = page.QuerySelectorAll(".reading .claim[id]").Select(claim => claim.GetAttribute("data-claim")).ToList();
        inText.Should().Equal(Enumerable.Range(1, 12).Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        page.QuerySelectorAll(".rail-list li").Select(entry => entry.GetAttribute("data-claim")).Should().Equal(inText);
        foreach (var path in page.QuerySelectorAll(".verse").Select(link => link.GetAttribute("href")!))
            (await archive.Client.GetAsync(path)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_place_in_the_address_is_marked_and_has_the_anchor()
    {
        await using var db = archive.App.Database.OpenReader();
        var claim = db.Claims.First(one => one.ArticleId == archive.SpecimenId && one.Text.StartsWith("The lighthouse at"));

        var page = await archive.GetAsync($"/articles/{archive.SpecimenId}?at={claim.Start}-{claim.End}");

        page.QuerySelectorAll("mark#at").Should().ContainSingle().Which.TextContent.Should().Be(claim.Text);
    }

    [Fact]
    public async Task Every_edit_on_the_ledger_leads_to_its_place_in_the_text()
    {
        var ledger = await archive.GetAsync($"/articles/{archive.SpecimenId}/ledger");
        var links = ledger.QuerySelectorAll(".ledger-list .rule a").Select(link => link.GetAttribute("href")!).ToList();

        links.Should().HaveCount(3);
        foreach (var link in links)
            (await archive.GetAsync(link)).QuerySelectorAll("#at").Should().ContainSingle(link);
    }

    [Fact]
    public async Task A_claim_has_its_context_place_and_citation()
    {
        await using var db = archive.App.Database.OpenReader();
        var claim = db.Claims.First(one => one.ArticleId == archive.SpecimenId && one.Text == "“I will stay,”");

        var page = await archive.GetAsync($"/claims/{claim.Id}");

        page.QuerySelector(".context mark.place")!.TextContent.Should().Be(claim.Text);
        page.QuerySelector("#citation")!.TextContent.Should()
            .Contain("“I will stay,”").And.Contain("Ruth Haldane").And.Contain("Harbour Press, 4 March 2014")
            .And.Contain($"/claims/{claim.Id}").And.Contain("SHA-256").And.Contain($"characters {claim.SourceStart}–{claim.SourceEnd}");
        page.Body!.TextContent.Should().Contain($"{claim.Start}–{claim.End}").And.Contain("safe to quote");
    }

    [Fact]
    public async Task A_claim_that_touches_damage_says_why_it_is_not_safe_to_quote()
    {
        await using var db = archive.App.Database.OpenReader();
        var claim = db.Claims.First(one => one.ArticleId == archive.SpecimenId && !one.IsQuotable);

        var page = await archive.GetAsync($"/claims/{claim.Id}");

        page.QuerySelector(".note.bad")!.TextContent.Should().Contain("Words are missing inside the sentence");
        page.QuerySelector("#citation")!.TextContent.Should().Contain("compare the original before quoting");
    }

    [Theory]
    [InlineData("/claims?form=DirectQuote", 2)]
    [InlineData("/claims?nature=Commitment", 1)]
    [InlineData("/claims?speaker=Paul+Verney", 2)]
    [InlineData("/claims?speaker=Paul+Verney&form=MixedQuote", 1)]
    [InlineData("/claims?quotable=no&nature=Fact", 1)]
    public async Task Claims_are_filtered_and_the_facets_say_how_many_there_will_be(string path, int expected)
    {
        var page = await archive.GetAsync($"{path}&article={archive.SpecimenId}");

        page.QuerySelectorAll(".claim-list > li").Should().HaveCount(expected);
        page.QuerySelectorAll(".chip").Should().HaveCountGreaterThanOrEqualTo(2);
    }

    [Theory]
    [InlineData("/articles?publisher=Harbour+Press&year=2014", "The lighthouse that would not go dark")]
    [InlineData("/articles?language=en&publisher=Harbour+Press&format=PlainText", "The lighthouse that would not go dark")]
    public async Task Articles_are_filtered_by_their_address(string path, string title)
    {
        var page = await archive.GetAsync(path);

        page.QuerySelectorAll(".article-list h3").Should().ContainSingle().Which.TextContent.Trim().Should().Be(title);
        page.QuerySelectorAll(".facet-choices a[aria-current]").Should().NotBeEmpty();
    }

    [Fact]
    public async Task No_article_under_all_filters_is_said_with_the_way_out()
    {
        var page = await archive.GetAsync("/articles?publisher=Nobody");

        page.QuerySelector("#list-title")!.TextContent.Should().Be("No articles");
        page.QuerySelector(".empty a")!.GetAttribute("href").Should().Be("/articles");
    }

    [Theory]
    [InlineData("/articles/999999", HttpStatusCode.NotFound)]
    [InlineData("/claims/999999", HttpStatusCode.NotFound)]
    [InlineData("/articles/999999/ledger", HttpStatusCode.NotFound)]
    [InlineData("/articles/999999/source", HttpStatusCode.NotFound)]
    [InlineData("/add/999999", HttpStatusCode.NotFound)]
    [InlineData("/no-such-page", HttpStatusCode.NotFound)]
    [InlineData("/articles?p=0", HttpStatusCode.BadRequest)]
    [InlineData("/articles?p=x", HttpStatusCode.BadRequest)]
    [InlineData("/articles?sort=nothing", HttpStatusCode.BadRequest)]
    [InlineData("/articles?year=soon", HttpStatusCode.BadRequest)]
    [InlineData("/claims?nature=Nothing", HttpStatusCode.BadRequest)]
    [InlineData("/articles/1?at=9-1", HttpStatusCode.BadRequest)]
    [InlineData("/articles/1?at=a-b", HttpStatusCode.BadRequest)]
    [InlineData("/articles/1?at=0-99999999", HttpStatusCode.BadRequest)]
    [InlineData("/articles/1/ledger?kind=Nothing", HttpStatusCode.BadRequest)]
    public async Task What_is_not_there_or_not_well_formed_is_answered_with_a_page_and_its_status(string path, HttpStatusCode status)
    {
        var answer = await archive.Client.GetAsync(path);

        answer.StatusCode.Should().Be(status);
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        page.QuerySelector("main h1")!.TextContent.Should().NotBeEmpty();
        page.Body!.TextContent.Should().NotContain("Exception");
    }

    [Fact]
    public async Task A_decision_without_the_form_token_is_refused()
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("key", "x"), KeyValuePair.Create("undone", "true")]);

        var answer = await archive.Client.PostAsync($"/articles/{archive.SpecimenId}/ledger?handler=Decide", form);

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("theme=dark", "dark")]
    [InlineData("theme=%22%3E%3Cscript%3E", "auto")]
    public async Task The_theme_of_the_cookie_is_in_the_first_byte_and_nothing_else_is_taken(string cookie, string theme)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/about");
        request.Headers.Add("Cookie", cookie);

        var answer = await archive.Client.SendAsync(request);

        (await answer.Content.ReadAsStringAsync()).Should().Contain($"data-theme=\"{theme}\"");
    }

    [Fact]
    public async Task A_hostile_article_puts_no_element_of_its_own_on_any_page()
    {
        const string Hostile = "<script>alert(1)</script> “<img src=x onerror=alert(1)>” said <b>Ann</b> Example.\n\njavascript:alert(1) \u202Eevil\u202C.\n";
        var stored = await archive.App.IngestAsync("\"><img src=x onerror=alert(1)>.txt", Hostile);

        foreach (var path in new[] { "", "?q=alert", "/ledger", "/source", "/source?view=edits" })
        {
            var page = await archive.GetAsync($"/articles/{stored.ArticleId}{path}");
            page.QuerySelectorAll("img, script:not([src]), [onerror], a[href^=javascript]").Should().BeEmpty();
        }

        (await archive.GetAsync("/articles")).QuerySelectorAll("img, script:not([src]), [onerror]").Should().BeEmpty();
    }

    [Fact]
    public async Task A_very_long_article_is_read_in_parts()
    {
        var text = string.Join("\n\n", Enumerable.Range(1, 4000).Select(i => $"Paragraph {i} of the long report says that the river rose by {i} millimetres."));
        var stored = await archive.App.IngestAsync("long.txt", text);

        var first = await archive.GetAsync($"/articles/{stored.ArticleId}");
        var second = await archive.GetAsync(first.QuerySelector(".part-link a[rel=next]")!.GetAttribute("href")!);

        first.QuerySelector(".reading")!.TextContent.Length.Should().BeLessThan(250_000);
        second.QuerySelector(".reading")!.TextContent.Should().Contain("Paragraph 1800 ");
        second.QuerySelector(".part-link a[rel=prev]").Should().NotBeNull();
        var late = text.IndexOf("Paragraph 3990 ", StringComparison.Ordinal);
        (await archive.GetAsync($"/articles/{stored.ArticleId}?at={late}-{late + 20}")).QuerySelectorAll("mark#at").Should().ContainSingle();
    }
}

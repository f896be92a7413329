using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ArticleArchive.Parsing.Claims.Comparison;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Pages.Claims;
using ArticleArchive.Web.Tests.Browser;

namespace ArticleArchive.Web.Tests.Pages;

public sealed class ClaimLinkPageTests : ArchivePages
{
    protected override Task ArrangeAsync() => ClaimTexts.StoreAsync(App);

    [Fact]
    public async Task A_disagreement_shows_both_sentences_with_the_clashing_words_and_who_said_them()
    {
        var page = await GetAsync("/disagreements?kind=Opposite");

        var item = page.QuerySelectorAll(".pair-list > li").Single(row => row.TextContent.Contains("reservoir"));
        item.QuerySelectorAll(".pair-side blockquote").Should().HaveCount(2);
        item.QuerySelectorAll("mark.clash").Select(mark => mark.TextContent).Should().Equal("not");
        item.QuerySelectorAll(".voice").Select(voice => voice.TextContent.Trim()).Should().BeEquivalentTo("Ingrid Halvorsen", "Tomas Reyes");
        item.TextContent.Should().Contain("4 March 2014").And.Contain("Northern Herald");
        (await Client.GetAsync("/disagreements?kind=Same")).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await Client.GetAsync("/disagreements?like=1-2")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_decision_about_a_disagreement_holds_for_all_who_say_the_same()
    {
        var page = await GetAsync("/disagreements?kind=FiguresDiffer");
        var item = page.QuerySelectorAll(".pair-list > li").Single(row => row.TextContent.Contains("65 million"));
        item.TextContent.Should().Contain("1\u00a0more pair");

        await PostAsync(item.QuerySelector("form")!, ("state", "Refused"));

        (await GetAsync("/disagreements?kind=FiguresDiffer")).Body!.TextContent.Should().NotContain("65 million");
        await using var db = App.Database.OpenReader();
        db.ClaimLinks.Where(link => link.Relation == ClaimRelation.FiguresDiffer && link.State == ClaimLinkState.Refused).Should().HaveCount(2);
        (await GetAsync("/disagreements?state=refused")).QuerySelectorAll(".pair-list > li").Should().ContainSingle("both pairs are one disagreement");
    }

    [Fact]
    public async Task A_candidate_is_said_to_be_one_until_a_person_confirms_it()
    {
        var page = await GetAsync("/disagreements?kind=FiguresDiffer");
        page.QuerySelector(".page-head")!.TextContent.Should().Contain("may contradict").And.NotContain("cannot both");
        var item = page.QuerySelectorAll(".pair-list > li").Single(row => row.TextContent.Contains("65 million"));
        item.QuerySelector(".pair-what .tag")!.TextContent.Should().Be("figures may differ");
        var claim = item.QuerySelector(".pair-side blockquote a")!.GetAttribute("href")!;
        var contested = await TagsAsync();
        contested.Should().NotBeEmpty().And.OnlyContain(tag => tag == "may be contested");

        await PostAsync(item.QuerySelector("form")!, ("state", "Confirmed"));

        (await TagsAsync()).Should().Contain("contested");
        (await GetAsync(claim)).QuerySelector("#disagreeing-title")!.TextContent.Should().Be("Who says otherwise");
        (await GetAsync("/claims/map?rows=publisher")).QuerySelectorAll(".claim-map > .scroll-x path.clash.confirmed").Should().NotBeEmpty();
    }

    private async Task<List<string>> TagsAsync() =>
        [.. (await GetAsync("/claims?contested=yes")).QuerySelectorAll(".claim-list .tags a[href$='#disagreeing-title']").Select(tag => tag.TextContent)];

    [Fact]
    public async Task What_is_repeated_stands_once_with_its_first_place_on_top()
    {
        var page = await GetAsync("/repeated");

        var group = page.QuerySelectorAll(".group-list > li").Single(row => row.TextContent.Contains("40 million"));
        group.QuerySelector(".group-count strong")!.TextContent.Should().Be("2");
        group.QuerySelector(".pair-side")!.TextContent.Should().Contain("The Harbour Gazette").And.Contain("4 March 2014");
        group.QuerySelector("summary")!.TextContent.Should().Contain("Word for word in 1");
        group.QuerySelector(".spread circle").Should().NotBeNull();
        (await GetAsync("/repeated?contested=yes")).QuerySelectorAll(".group-list > li").Should().ContainSingle();
        (await Client.GetAsync("/repeated?group=999999")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_speaker_has_a_page_and_merging_leads_from_the_one_to_the_other()
    {
        var mayor = (await GetAsync("/speakers")).QuerySelectorAll(".speaker-list h3 a").Single(link => link.TextContent == ClaimTexts.Mayor).GetAttribute("href")!;
        var reyes = (await GetAsync("/speakers?name=reyes")).QuerySelector(".speaker-list h3 a")!.GetAttribute("href")!;
        var page = await GetAsync(mayor);
        page.QuerySelectorAll(".claim-list > li blockquote").Select(quote => quote.TextContent).Should().HaveCount(2);
        page.QuerySelectorAll(".plain-table th[scope=row]").Select(cell => cell.TextContent).Should().Contain("Tomas Reyes");

        await PostAsync(page.QuerySelectorAll("form[action*=Merge]")[^1], ("name", "tomas REYES"));

        (await GetAsync(mayor)).QuerySelector("h1")!.TextContent.Should().Be("Tomas Reyes", "the old address leads to the other");
        page = await GetAsync(reyes);
        await PostAsync(page.QuerySelector("form[action*=Split]")!);
        (await GetAsync(mayor)).QuerySelector("h1")!.TextContent.Should().Be(ClaimTexts.Mayor);
        var refused = await PostAsync((await GetAsync(mayor)).QuerySelectorAll("form[action*=Merge]")[^1], ("name", "Nobody At All"));
        refused.QuerySelector(".note.bad")!.TextContent.Should().Contain("Nothing was changed");
    }

    [Theory]
    [InlineData("Event")]
    [InlineData("Published")]
    [InlineData("Archived")]
    public async Task The_timeline_s_table_counts_what_its_picture_shows(string clock)
    {
        var page = await GetAsync($"/timeline?clock={clock}");

        var bars = page.QuerySelectorAll(".timeline-chart svg[role=group] a");
        bars.Should().NotBeEmpty();
        var rows = page.QuerySelectorAll(".plain-table tbody tr");
        rows.Select(row => row.QuerySelector("th")!.TextContent).Should().Equal(bars.Select(bar => bar.QuerySelector("title")!.TextContent.Split(':')[0]));
        var total = rows.Sum(row => int.Parse(row.LastElementChild!.TextContent, System.Globalization.CultureInfo.InvariantCulture));
        page.QuerySelector("#list-title")!.TextContent.Should().Contain(total + "\u00a0claim");
        var step = await GetAsync(bars[0].GetAttribute("href")!);
        step.QuerySelectorAll(".time-list > li").Should().NotBeEmpty();
    }

    [Fact]
    public async Task The_timeline_refuses_what_is_no_time()
    {
        (await Client.GetAsync("/timeline?from=nonsense")).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await Client.GetAsync("/timeline?from=2015-01-01&to=2014-01-01")).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await GetAsync("/timeline?clock=Published&from=1800-01-01&to=1800-12-31")).QuerySelector(".empty h2").Should().NotBeNull();
    }

    [Fact]
    public async Task The_map_draws_every_claim_of_its_rows_and_joins_what_clashes()
    {
        var page = await GetAsync("/claims/map");

        var counted = page.QuerySelectorAll(".plain-table tbody tr").Sum(row => int.Parse(row.LastElementChild!.TextContent, System.Globalization.CultureInfo.InvariantCulture));
        page.QuerySelectorAll(".claim-map svg[role=group] a").Length.Should().Be(counted).And.BeGreaterThan(5);
        page.QuerySelectorAll(".claim-map svg[role=group] > .arc.clash").Should().ContainSingle("the mayor and Reyes differ about the water");
        (await GetAsync("/claims/map?rows=publisher")).QuerySelectorAll(".row-name").Select(name => name.TextContent).Should().Contain("Island Post");
    }

    [Fact]
    public async Task On_a_claim_s_page_the_same_words_stand_once_with_their_places()
    {
        var page = await GetAsync("/disagreements?kind=FiguresDiffer");
        var item = page.QuerySelectorAll(".pair-list > li").Single(row => row.TextContent.Contains("65 million"));
        var claim = item.QuerySelectorAll("blockquote a").Single(link => link.TextContent.Contains("65 million")).GetAttribute("href")!;

        var against = (await GetAsync(claim)).QuerySelector("[aria-labelledby=disagreeing-title]")!;

        against.QuerySelectorAll(".pair-list > li").Should().ContainSingle("two articles say 40 million in the same words");
        against.QuerySelectorAll(".copies > li").Should().ContainSingle();
    }

    [Fact]
    public void Who_contradict_each_other_stand_side_by_side_on_the_map()
    {
        MapClaim Claim(int id, string row) => new(id, row, Parsing.ClaimNature.Fact, 0.5, new DateOnly(2014, 1, id), IsContested: true, "");
        var rows = new[] { "a", "b", "c", "d" }.Select(key => (key, key)).ToList();
        var links = new[] { new ClaimLink { LeftId = 1, RightId = 4, Relation = ClaimRelation.Opposite }, new ClaimLink { LeftId = 1, RightId = 2, Relation = ClaimRelation.Same } };

        new MapDrawing(rows, [Claim(1, "a"), Claim(2, "b"), Claim(3, "c"), Claim(4, "d")], links).Rows.Select(row => row.Key).Should().Equal("a", "d", "b", "c");
    }

    [Theory]
    [InlineData("2014-01-01", "2014-12-31", "2014")]
    [InlineData("2012-01-01", "2014-12-31", "2012 to 2014")]
    [InlineData("2014-02-01", "2014-02-28", "February 2014")]
    [InlineData("2014-02-03", "2014-02-03", "3 February 2014")]
    [InlineData("2014-02-01", "2014-03-31", "1 February 2014 to 31 March 2014")]
    public void Whole_years_and_months_are_called_by_their_names(string from, string to, string expected) =>
        ReviewWords.Days(DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture)).Should().Be(expected);

    [Fact]
    public async Task An_archive_in_which_nobody_disagrees_says_so_and_what_to_do()
    {
        await using var empty = new ArchiveApp();
        using var client = empty.CreateClient();
        foreach (var path in new[] { "/disagreements", "/repeated" })
            (await client.GetStringAsync(path)).Should().Contain("class=\"empty\"").And.Contain("href=\"/add\"");
    }
}

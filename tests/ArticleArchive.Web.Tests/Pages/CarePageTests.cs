using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion;
using ArticleArchive.Web.Ingestion.Reviews;
using ArticleArchive.Web.Pages.Care;
using ArticleArchive.Web.Tests.Ingestion;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ArticleArchive.Web.Tests.Pages;

public sealed class CarePageTests : ArchivePages
{
    private int _specimen;

    protected override async Task ArrangeAsync() => _specimen = await Specimen.StoreAsync(App.Database);

    [Fact]
    public async Task Every_finding_stands_in_the_list_with_its_sentence_and_leads_to_its_place()
    {
        await using var db = App.Database.OpenReader();
        var hole = db.Findings.First(finding => finding.ArticleId == _specimen && finding.Kind == Parsing.FindingKind.Hole);

        var page = await GetAsync("/care?kind=hole");

        var item = page.QuerySelectorAll(".care-list > li").Single(row => row.QuerySelector("h3 a")!.GetAttribute("href") == $"/articles/{_specimen}?at={hole.Start}-{hole.End}#at");
        item.QuerySelector("blockquote")!.TextContent.Should().StartWith("The ministry wanted to close it because of").And.Contain("⟦…⟧").And.EndWith("the cost of oil.");
        item.QuerySelector("mark")!.TextContent.Should().Contain("⟦…⟧");
        page.QuerySelectorAll(".care-list > li").Should().HaveCount(db.Findings.Count(finding => finding.Kind == Parsing.FindingKind.Hole));
    }

    [Fact]
    public async Task The_counts_of_the_filters_are_those_of_the_list_and_every_kind_of_damage_has_its_place()
    {
        var page = await GetAsync("/care");
        foreach (var choice in page.QuerySelectorAll(".facet-choices a"))
        {
            var filtered = await GetAsync(choice.GetAttribute("href")!);
            filtered.QuerySelectorAll(".care-list > li").Length.Should().Be(int.Parse(choice.QuerySelector(".numbers")!.TextContent.Trim(' ', ','), System.Globalization.CultureInfo.InvariantCulture));
        }

        Enum.GetValues<Parsing.FindingKind>().Should().OnlyContain(kind => CareCategory.All.Count(category => category.Kinds.Contains(kind)) == 1);
        (await Client.GetAsync("/care?kind=nonsense")).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await Client.GetAsync("/care?p=0")).StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task What_is_put_off_goes_from_the_list_and_can_be_taken_up_again()
    {
        var page = await GetAsync("/care?kind=hole");
        var before = page.QuerySelectorAll(".care-list > li").Length;
        await PostAsync(page.QuerySelector(".care-actions form[action*=Skip]")!);

        (await GetAsync("/care?kind=hole")).QuerySelectorAll(".care-list > li").Should().HaveCount(before - 1);
        var skipped = await GetAsync("/care?show=skipped");
        skipped.QuerySelectorAll(".care-list > li").Should().ContainSingle();
        await PostAsync(skipped.QuerySelector(".care-actions form[action*=Skip]")!);
        (await GetAsync("/care?kind=hole")).QuerySelectorAll(".care-list > li").Should().HaveCount(before);
    }

    [Fact]
    public async Task What_looks_right_is_dismissed_and_no_list_counts_it_any_more()
    {
        var page = await GetAsync("/care?kind=hole");
        var before = page.QuerySelectorAll(".care-list > li").Length;
        page.QuerySelector(".care-actions > a")!.GetAttribute("href").Should().Match("/articles/*/repair?finding=*#mend");
        var bars = await PlacesAsync();

        await PostAsync(page.QuerySelector(".care-actions form[action*=Dismiss]")!);

        (await GetAsync("/care?kind=hole")).QuerySelectorAll(".care-list > li").Should().HaveCount(before - 1);
        (await PlacesAsync()).Should().Be(bars - 1);
        await using var db = App.Database.OpenReader();
        db.Repairs.Single().Kind.Should().Be(Parsing.Repairs.RepairKind.Dismissal, "it is a decision that can be undone");

        // The list that was open is of another text.
        var form = page.QuerySelector(".care-actions form[action*=Dismiss]")!;
        form.QuerySelector("input[name=stamp]")!.SetAttribute("value", "another");
        await PostAsync(form);
        db.Repairs.Should().HaveCount(1);

        async Task<int> PlacesAsync() => (await GetAsync("/care/map")).QuerySelector(".bars")!.QuerySelectorAll("li")
            .Sum(row => int.Parse(row.QuerySelector(".numbers")!.TextContent, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Undecided_copies_and_repairs_that_lost_their_place_want_a_person()
    {
        const string text = "The harbour of Stennis was closed for the third time this year, and the fishermen say that nobody asked them. The council will meet on Monday, and the ferry will not run before the end of the week.";
        var first = (await App.IngestAsync("first.txt", text)).ArticleId!.Value;
        await App.IngestAsync("second.txt", text + "\n");
        (await GetAsync("/care?kind=copy")).QuerySelectorAll(".care-actions > a").Select(link => link.GetAttribute("href")).Should().Equal($"/articles/{first}/versions");

        var page = await GetAsync("/duplicates");
        await PostAsync(page.QuerySelector(".decision")!, ("relation", "SameArticle"));
        (await GetAsync("/care?kind=copy")).QuerySelectorAll(".care-list > li").Should().BeEmpty();

        (await GetAsync("/care?kind=repair")).QuerySelectorAll(".care-list > li").Should().BeEmpty();
        var editing = new ArticleEditing(App.Database, TimeProvider.System);
        await editing.RepairAsync(first, new RepairRequest(Parsing.Repairs.RepairKind.Title, "Closed again"), CancellationToken.None);
        await App.Database.WriteAsync(db => Task.FromResult(db.Commands.Execute("UPDATE Repairs SET State = 'Orphan'")), CancellationToken.None);
        (await GetAsync("/care?kind=repair")).QuerySelector(".care-actions > a")!.GetAttribute("href").Should().Be($"/articles/{first}/repair#by-hand");
    }

    [Fact]
    public async Task Decisions_and_verdicts_whose_claim_is_gone_want_a_person_once_an_article()
    {
        var article = (await App.IngestAsync("mill.txt", "The mill\n\nThe mill was built in 1820. The dam was closed in 1987. The ferry carried 40 people.")).ArticleId!.Value;
        await using var db = App.Database.OpenReader();
        var claims = await db.Claims.Where(claim => claim.ArticleId == article).Select(claim => claim.Id).ToListAsync();
        (await GetAsync("/care?kind=claim")).QuerySelectorAll(".care-list > li").Should().BeEmpty();
        await App.Services.GetRequiredService<ClaimReviewing>().DecideAsync(claims[0], new ReviewRequest(ReviewStatus.Confirmed), CancellationToken.None);
        await App.Services.GetRequiredService<VerdictWriting>().BeginAsync(claims[1], new VerdictText(VerdictRating.True, RatingWords: null, "It was.", []), author: null, CancellationToken.None);
        (await GetAsync("/care?kind=claim")).QuerySelectorAll(".care-list > li").Should().BeEmpty("both claims stand");

        await App.Database.WriteAsync(writer => Task.FromResult(writer.Commands.Execute("DELETE FROM Claims WHERE Id IN ($0, $1)", claims[0], claims[1])), CancellationToken.None);
        var row = (await GetAsync("/care?kind=claim")).QuerySelectorAll(".care-list > li").Should().ContainSingle().Subject;
        row.QuerySelector(".care-actions > a")!.GetAttribute("href").Should().Be("/claims/reviewed?show=orphaned");
        (await GetAsync("/claims/reviewed?show=orphaned")).QuerySelectorAll("form.attach-form").Should().NotBeEmpty("there it can be settled");
    }

    [Fact]
    public async Task The_damage_map_says_in_its_table_what_its_bars_say()
    {
        var page = await GetAsync("/care/map");
        await using var db = App.Database.OpenReader();

        var bars = page.QuerySelector(".bars")!.QuerySelectorAll("li").Select(row => int.Parse(row.QuerySelector(".numbers")!.TextContent, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        bars.Sum().Should().Be(db.Findings.Count());
        page.QuerySelectorAll("tbody tr").Sum(row => int.Parse(row.LastElementChild!.TextContent, System.Globalization.CultureInfo.InvariantCulture)).Should().Be(bars.Sum());
        page.QuerySelectorAll(".bars svg rect").Should().OnlyContain(bar => int.Parse(bar.GetAttribute("width")!, System.Globalization.CultureInfo.InvariantCulture) >= 1);
    }

    [Fact]
    public async Task An_archive_without_damage_wants_nobody()
    {
        await App.Database.WriteAsync(db => Task.FromResult(db.Commands.Execute("DELETE FROM Findings") + db.Commands.Execute("UPDATE Articles SET TitleOrigin = 'Found', PublishedAtUtc = '2014-03-04 00:00:00'")), CancellationToken.None);
        (await GetAsync("/care")).QuerySelector(".empty h2")!.TextContent.Should().Be("Nothing wants you");
        (await GetAsync("/care/map")).QuerySelector(".empty h2")!.TextContent.Should().Be("No damage was found");
        (await GetAsync("/update")).QuerySelector(".empty h2")!.TextContent.Should().Be("Nothing to read anew");
        (await GetAsync("/rules")).QuerySelector(".empty h2")!.TextContent.Should().Be("No line recurs");
    }

    [Fact]
    public async Task An_outdated_article_is_compared_accepted_and_put_back_by_its_page()
    {
        await OlderReading.LosingAsync(App.Database, Seed());
        var id = Seed();

        (await GetAsync("/update")).QuerySelector(".update-list h3 a")!.GetAttribute("href").Should().Be($"/update/{id}");
        var page = await GetAsync($"/update/{id}");
        page.QuerySelector(".update-claims del")!.TextContent.Should().Be(OlderReading.OldLine);
        page.QuerySelector(".sentence-diff del")!.TextContent.Should().Contain(OlderReading.OldLine);
        await PostAsync(page.QuerySelectorAll(".update-actions form")[0]);

        page = await GetAsync($"/update/{id}");
        page.QuerySelector(".page-head")!.TextContent.Should().Contain("It was read anew");
        (await GetAsync("/update")).QuerySelector(".replaced a")!.GetAttribute("href").Should().Be($"/update/{id}");
        await PostAsync(page.QuerySelectorAll(".update-actions form")[0]);
        (await GetAsync($"/articles/{id}")).QuerySelector(".reading")!.TextContent.Should().Contain(OlderReading.OldLine);
        (await Client.GetAsync("/update/999999")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await Client.GetAsync("/rules/1/1")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_decision_about_an_article_of_an_older_version_leads_to_what_reading_it_anew_changes()
    {
        var id = Seed();
        await OlderReading.LosingAsync(App.Database, id);

        foreach (var (path, form) in new[] { ("ledger?kind=removal", "form[data-decision]"), ("repair", "form[action*=Properties]") })
        {
            var page = await GetAsync($"/articles/{id}/{path}");
            var (element, title) = (page.QuerySelector(form)!, ("title", "Another title"));
            var answer = path == "repair" ? await PostAsync(element, title) : await PostAsync(element);
            var said = answer.QuerySelector("#said")!;
            said.TextContent.Should().Contain("This article was read by an older version of the program.");
            said.QuerySelector("a")!.GetAttribute("href").Should().Be($"/update/{id}");
        }

        (await GetAsync($"/articles/{id}")).QuerySelector(".reading")!.TextContent.Should().Contain(OlderReading.OldLine);
    }

    private int Seed()
    {
        using var db = App.Database.OpenReader();
        return db.Articles.First(article => article.SourceName.Contains("000_")).Id;
    }
}

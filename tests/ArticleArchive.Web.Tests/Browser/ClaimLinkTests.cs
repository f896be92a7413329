using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArticleArchive.Web.Tests.Browser;

public sealed class ClaimLinkTests(Chromium chromium) : BrowserTest(chromium)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Disagreements_are_decided_one_after_the_other(bool script)
    {
        await using var watched = await OpenAsync(script: script);
        var page = watched.Page;
        await watched.GoAsync("/disagreements?kind=FiguresDiffer");
        var items = page.Locator(".pair-list > li[data-item]");
        var count = await items.CountAsync();
        var bridge = items.Filter(new() { HasText = "65 million" });
        await Expect(bridge.Locator("mark.clash").First).ToContainTextAsync("million");

        if (script)
        {
            await bridge.Locator("a[data-open]").First.FocusAsync();
            await page.Keyboard.PressAsync("a");
        }
        else
        {
            await bridge.GetByRole(AriaRole.Button, new() { Name = "The figures differ" }).ClickAsync();
        }

        await Expect(items).ToHaveCountAsync(count - 1);
        page.Url.Should().Contain("kind=FiguresDiffer", "the filter stays");
        await watched.GoAsync("/disagreements?state=confirmed");
        await Expect(items.Filter(new() { HasText = "65 million" })).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "The figures differ" }).ClickAsync();
        await Expect(page.Locator(".empty h2")).ToHaveTextAsync("None yet");
        watched.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task A_bar_of_the_timeline_leads_to_its_claims()
    {
        await using var watched = await OpenAsync();
        var page = watched.Page;
        await watched.GoAsync("/timeline?clock=Published&publisher=Daily%20Ledger");

        await page.Locator(".timeline-chart svg a").First.ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex("from=2017-01-", RegexOptions.None, Timeout.InfiniteTimeSpan));
        page.Url.Should().Contain("publisher=Daily");
        await Expect(page.Locator(".time-list > li").First).ToContainTextAsync("northern islands");
        await page.GetByText("The same as a table").ClickAsync();
        await Expect(page.Locator(".plain-table tbody tr")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Link, new() { Name = "When it happened" }).ClickAsync();
        await Expect(page.Locator(".time-list .when").Filter(new() { HasText = "2016" })).ToHaveCountAsync(1);
        watched.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task A_dot_of_the_map_leads_to_its_claim_and_the_table_has_every_row()
    {
        await using var watched = await OpenAsync();
        var page = watched.Page;
        await watched.GoAsync("/claims/map");
        var rows = await page.Locator(".claim-map .row-name").CountAsync();
        await page.GetByText("The same as a table").ClickAsync();
        await Expect(page.Locator(".plain-table tbody tr")).ToHaveCountAsync(rows);

        await page.Locator(".claim-map a:has(.ring)").First.ClickAsync();

        await Expect(page.Locator("h1")).ToContainTextAsync("Claim");
        watched.Faults.Should().BeEmpty();
    }
}

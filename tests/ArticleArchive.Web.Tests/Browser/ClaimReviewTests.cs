using System.Text.RegularExpressions;
using ArticleArchive.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArticleArchive.Web.Tests.Browser;

public sealed class ClaimReviewTests(Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task Claims_are_reviewed_one_after_the_other_by_keyboard()
    {
        var article = await ArticleAsync("keyboard");
        await using var watched = await OpenAsync();
        var page = watched.Page;

        await watched.GoAsync($"/claims?article={article}");
        var texts = await page.Locator(".claim-list blockquote").AllInnerTextsAsync();
        texts.Should().HaveCountGreaterThan(3);
        await watched.PressAsync("j");
        await watched.PressAsync("Enter");
        await Expect(page.Locator(".claim-quote")).ToHaveTextAsync(texts[0]);

        await watched.PressAsync("c");
        await Expect(page.Locator(".review-done")).ToContainTextAsync("Confirmed");
        await Expect(page.Locator(".claim-quote")).ToHaveTextAsync(texts[1]);
        await watched.PressAsync("x");
        await Expect(page.Locator(".claim-quote")).ToHaveTextAsync(texts[2]);
        await Expect(page.Locator(".review-done")).ToContainTextAsync("Rejected");
        await watched.PressAsync("u");
        await Expect(page.Locator(".claim-quote")).ToHaveTextAsync(texts[1]);
        await Expect(page.Locator(".review-bar .tag")).ToHaveTextAsync("not reviewed");

        await watched.PressAsync("e");
        await Expect(page.Locator("#edit-words")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#edit")).Not.ToHaveAttributeAsync("open", "");
        await Expect(page.Locator("#edit > summary")).ToBeFocusedAsync();
        await watched.PressAsync("e");
        await Expect(page.Locator("#edit-words")).ToBeFocusedAsync();
        await page.Locator("#edit-nature").SelectOptionAsync("Opinion");
        await page.Locator("#edit-speaker").FillAsync("Ruth Amory");
        await watched.PressAsync("Control+Enter");
        await Expect(page.Locator(".review-bar .tag")).ToHaveTextAsync("put right");
        await Expect(page.Locator(".claim-history")).ToContainTextAsync("opinion");
        await watched.PressAsync("n");
        await Expect(page.Locator(".claim-quote")).ToHaveTextAsync(texts[2]);
        watched.Faults.Should().BeEmpty();

        await using var db = App.Database.OpenReader();
        (await db.Claims.Where(claim => claim.ArticleId == article).OrderBy(claim => claim.Position).Select(claim => claim.Status).Take(3).ToListAsync())
            .Should().Equal(ReviewStatus.Confirmed, ReviewStatus.Edited, ReviewStatus.Auto);
    }

    [Fact]
    public async Task Selected_words_of_an_article_are_added_as_a_claim()
    {
        var article = (await App.IngestAsync("added-claim.txt", "The northern lock\n\nThe lock was widened in 1931, when a second gate was hung, and nobody has painted it since that year.")).ArticleId!.Value;
        await using var watched = await OpenAsync();
        var page = watched.Page;
        await watched.GoAsync($"/articles/{article}");

        await page.EvaluateAsync(
            """
            () => {
              const words = "a second gate was hung";
              const walker = document.createTreeWalker(document.querySelector("[data-mend]"), NodeFilter.SHOW_TEXT);
              for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                const at = node.data.indexOf(words);
                if (at < 0) continue;
                getSelection().setBaseAndExtent(node, at, node, at + words.length);
                return;
              }
            }
            """);
        await page.GetByRole(AriaRole.Link, new() { Name = "Add as a claim" }).ClickAsync();
        await Expect(page.Locator("#claim-words")).ToHaveValueAsync("a second gate was hung");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add the claim" }).ClickAsync();

        await Expect(page.Locator(".claim-quote")).ToHaveTextAsync("a second gate was hung");
        await Expect(page.Locator(".claim-page .tags").First).ToContainTextAsync("added by a person");
        await using var db = App.Database.OpenReader();
        var claim = await db.Claims.Include(row => row.Article).SingleAsync(row => row.ArticleId == article && row.IsAdded);
        claim.Article!.ReadingText[claim.Start..claim.End].Should().Be("a second gate was hung");
        await watched.GoAsync($"/articles/{article}");
        await Expect(page.Locator("[data-rail]")).ToContainTextAsync("a second gate was hung");
        watched.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task The_same_words_elsewhere_are_decided_with_one_key()
    {
        var ids = new List<int>();
        foreach (var name in new[] { "first", "second", "third" })
            ids.Add((await App.IngestAsync($"same-{name}.txt", $"The {name} report\n\nThe crane of the northern pier was sold for scrap in 2011. The {name} report of the harbour board names no buyer.")).ArticleId!.Value);
        await using var watched = await OpenAsync();
        var page = watched.Page;

        await watched.GoAsync($"/claims?article={ids[0]}");
        await watched.PressAsync("j");
        await watched.PressAsync("Enter");
        await Expect(page.Locator(".claim-quote")).ToContainTextAsync("crane");
        await watched.PressAsync("c");
        await Expect(page.Locator(".review-done")).ToContainTextAsync("The same in 2");
        await watched.PressAsync("s");
        await Expect(page.Locator(".review-done")).Not.ToContainTextAsync("The same in");
        watched.Faults.Should().BeEmpty();

        await using var db = App.Database.OpenReader();
        (await db.Claims.Where(claim => ids.Contains(claim.ArticleId) && claim.Status == ReviewStatus.Confirmed).Select(claim => claim.ArticleId).ToListAsync()).Should().BeEquivalentTo(ids);
    }

    [Fact]
    public async Task The_list_is_reviewed_in_place_by_keyboard()
    {
        var article = await ArticleAsync("list");
        await using var watched = await OpenAsync();
        var page = watched.Page;

        await watched.GoAsync($"/claims?article={article}");
        var items = page.Locator(".claim-list > li");
        var count = await items.CountAsync();
        var second = await items.Nth(1).Locator("blockquote").InnerTextAsync();
        await watched.PressAsync("j");
        await watched.PressAsync("c");
        await Expect(items.Nth(0).Locator(".tag.good")).ToHaveTextAsync("confirmed");
        await Expect(items.Nth(1).Locator("blockquote a")).ToBeFocusedAsync();
        await watched.PressAsync("x");
        await Expect(items).ToHaveCountAsync(count - 1);
        await Expect(page.Locator(".claim-list")).Not.ToContainTextAsync(second);
        await Expect(items.Nth(1).Locator("blockquote a")).ToBeFocusedAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "rejected: no claim" }).ClickAsync();
        await Expect(items).ToHaveCountAsync(1);
        await watched.PressAsync("j");
        await watched.PressAsync("u");
        await Expect(page.Locator(".empty h2")).ToHaveTextAsync("No claim passes all these filters");
        watched.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Everything_works_without_script_and_what_is_typed_wrongly_is_not_lost()
    {
        var article = await ArticleAsync("plain");
        await using var watched = await OpenAsync(script: false);
        var page = watched.Page;
        await using var db = App.Database.OpenReader();
        var claim = await db.Claims.FirstAsync(row => row.ArticleId == article && row.Text.Contains("4,200"));

        await watched.GoAsync($"/claims/{claim.Id}");
        await page.Locator("#edit > summary").ClickAsync();
        await page.Locator("#edit-words").FillAsync("The council lost all its money");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator(".review .note.bad")).ToContainTextAsync("do not stand so");
        await Expect(page.Locator("#edit-words")).ToHaveValueAsync("The council lost all its money");
        await page.Locator("#edit-words").FillAsync("The council of the town lost 4,200 pounds");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator(".claim-quote")).ToHaveTextAsync("The council of the town lost 4,200 pounds");
        await Expect(page.Locator(".context mark.place")).ToHaveTextAsync("The council of the town lost 4,200 pounds");
        await Expect(page.Locator("#citation")).ToHaveValueAsync(new Regex("^“The council of the town lost 4,200 pounds”", RegexOptions.None, Timeout.InfiniteTimeSpan));
    }

    [Fact]
    public async Task A_verdict_is_recorded_reviewed_published_and_shown_on_its_claim()
    {
        var article = await ArticleAsync("verdict");
        await using var watched = await OpenAsync();
        var page = watched.Page;
        await using var db = App.Database.OpenReader();
        var claim = await db.Claims.FirstAsync(row => row.ArticleId == article && row.Text.Contains("4,200"));

        await watched.GoAsync($"/claims/{claim.Id}");
        await watched.PressAsync("v");
        await page.GetByRole(AriaRole.Radio, new() { Name = "misleading" }).CheckAsync();
        await page.Locator("#reason").FillAsync("It lost the money in two years, not in one.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save as a draft" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send to review" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();
        await Expect(page.Locator(".note.bad")).ToContainTextAsync("at least one source");
        await watched.PressAsync("e");
        await page.Locator("#sources").FillAsync("https://example.org/accounts The accounts of 2013");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();
        await Expect(page.Locator(".claim-history > li")).ToHaveCountAsync(4);
        await Expect(page.Locator(".verdict-sources a")).ToHaveTextAsync("The accounts of 2013");

        await page.GetByRole(AriaRole.Link, new() { Name = "See the claim in its context" }).ClickAsync();
        await Expect(page.Locator(".claim-verdict .verdict-rating")).ToHaveTextAsync("misleading");
        await watched.GoAsync($"/claims?verdict=Misleading&article={article}");
        await Expect(page.Locator(".claim-list > li")).ToHaveCountAsync(1);
        await watched.GoAsync("/verdicts?status=Published");
        await Expect(page.Locator(".claim-list")).ToContainTextAsync(claim.Text);
        watched.Faults.Should().BeEmpty();
    }

    private async Task<int> ArticleAsync(string name) => (await App.IngestAsync(
        $"review-{name}.txt",
        $"The mill of {name}\n\nTuesday 4 March 2014\n\nThe mill burned down in May and nobody was hurt. The council of the town lost 4,200 pounds, and the insurance paid nothing.\n\n"
            + $"“We will build it again before the winter,” said Ruth Amory, who owns the mill of {name}. The council will meet on Monday. The miller has no other house.")).ArticleId!.Value;
}

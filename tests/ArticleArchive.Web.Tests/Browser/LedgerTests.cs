using System.Text.RegularExpressions;
using ArticleArchive.Parsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArticleArchive.Web.Tests.Browser;

public sealed class LedgerTests(Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task The_ledger_shows_a_list_the_marked_text_and_both_texts_side_by_side_scrolling_together()
    {
        await using var watched = await OpenAsync();
        var page = watched.Page;
        await watched.GoAsync($"/articles/{CleanedId}/ledger");
        await page.GetByRole(AriaRole.Link, new() { Name = "Marked in the text" }).ClickAsync();
        await Expect(page.Locator(".marked del").First).ToContainTextAsync("Stay up to date");
        await watched.PressAsync("n");
        await Expect(page.Locator("[data-step-status]")).ToContainTextAsync("Edit 1 of ");

        await page.GetByRole(AriaRole.Link, new() { Name = "Original and clean" }).ClickAsync();
        var panes = page.Locator("[data-pane]");
        await Expect(panes.Nth(0)).ToContainTextAsync("Thank you for registering");
        await Expect(panes.Nth(1)).Not.ToContainTextAsync("Thank you for registering");
        await panes.Nth(0).EvaluateAsync("pane => { pane.scrollTop = 600; }");
        await page.WaitForFunctionAsync("() => document.querySelectorAll('[data-pane]')[1].scrollTop > 50");

        await watched.GoAsync($"/articles/{CleanedId}/ledger?view=compare&class=account");
        await Expect(page.Locator(".pane-original del").First).ToBeVisibleAsync();
        watched.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task On_a_phone_one_side_shows_and_the_other_is_a_tab_away()
    {
        await using var watched = await OpenAsync(390, 844);
        var page = watched.Page;
        await watched.GoAsync($"/articles/{CleanedId}/ledger?view=compare");
        await Expect(page.Locator(".pane-clean")).ToBeVisibleAsync();
        await Expect(page.Locator(".pane-original")).ToBeHiddenAsync();
        await page.Locator(".side-tabs").GetByRole(AriaRole.Link, new() { Name = "Original" }).ClickAsync();
        await Expect(page.Locator(".pane-original")).ToBeVisibleAsync();
        await Expect(page.Locator(".pane-clean")).ToBeHiddenAsync();
        watched.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task What_was_removed_is_searched_on_the_ledger_and_undone_by_key()
    {
        await using var watched = await OpenAsync();
        var page = watched.Page;
        await watched.GoAsync($"/articles/{CleanedId}/ledger");
        await page.Locator("#find-removed").FillAsync("registering");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".found")).ToContainTextAsync("1\u00a0removed passage");
        await Expect(page.Locator(".ledger-list > li")).ToHaveCountAsync(1);
        await Expect(page.Locator(".diff mark.hit")).ToHaveTextAsync("registering");

        await page.Locator(".found").GetByRole(AriaRole.Link, new() { Name = "Search the whole archive" }).ClickAsync();
        await page.Locator(".hit-passage").First.ClickAsync();
        await Expect(page.Locator(".ledger-list li:target")).ToContainTextAsync("Thank you for registering");
        await PressAtTargetAsync(watched);
        await Expect(page.Locator(".ledger-list li:target .tag").First).ToHaveTextAsync("undone");
        await PressAtTargetAsync(watched);
        await Expect(page.Locator(".ledger-list li:target .tag").First).ToHaveTextAsync("removed");
        watched.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task All_edits_of_a_class_are_undone_and_redone()
    {
        await using var watched = await OpenAsync();
        var page = watched.Page;
        await watched.GoAsync($"/articles/{CleanedId}/ledger?class=account");
        var count = await page.Locator(".ledger-list > li").CountAsync();
        count.Should().BeGreaterThan(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo all of this sort" }).ClickAsync();
        await Expect(page.Locator(".ledger-list > li.undone")).ToHaveCountAsync(count);
        await page.GetByRole(AriaRole.Button, new() { Name = "Redo all of this sort" }).ClickAsync();
        await Expect(page.Locator(".ledger-list > li.undone")).ToHaveCountAsync(0);
        watched.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task A_phrase_is_supplied_and_undone_also_without_script()
    {
        foreach (var script in new[] { true, false })
        {
            await using var watched = await OpenAsync(script: script);
            var page = watched.Page;
            await watched.GoAsync($"/articles/{DamagedId}#damage-map");
            await page.GetByRole(AriaRole.Link, new() { Name = "Mend damage 1", Exact = true }).ClickAsync();
            await page.Locator("#words").FillAsync("cyber attacks");
            await page.Locator("#mend .hand summary").ClickAsync();
            await page.Locator("#mend .hand input[name=editor]").FillAsync("Anna Berg");
            await page.Locator("#mend").GetByRole(AriaRole.Button, new() { Name = "Supply the words" }).ClickAsync();

            await Expect(page.Locator("#said")).ToContainTextAsync("Done");
            await Expect(page.Locator(".mend-text")).ToContainTextAsync("issues such as [cyber attacks]");
            await Expect(page.Locator(".repair-list li").First).ToContainTextAsync("Anna Berg");
            await watched.GoAsync($"/articles/{DamagedId}/repair");
            await Expect(page.Locator("input[name=editor]").First).ToHaveValueAsync("Anna Berg");
            await page.Locator(".repair-list li").First.GetByRole(AriaRole.Button).ClickAsync();
            await Expect(page.Locator(".mend-text")).Not.ToContainTextAsync("[cyber attacks]");
            watched.Faults.Should().BeEmpty();
        }
    }

    [Fact]
    public async Task A_sibling_s_year_is_proposed_and_used_only_on_demand()
    {
        await using var watched = await OpenAsync();
        var page = watched.Page;
        int number;
        await using (var db = App.Database.OpenReader())
            number = db.Findings.Single(finding => finding.ArticleId == DamagedId && finding.Kind == FindingKind.CutNumber).Position + 1;
        await watched.GoAsync($"/articles/{DamagedId}/repair?finding={number}");
        await Expect(page.Locator(".hint-words")).ToContainTextAsync("Caribbean Crisis of 1962");
        await page.GetByRole(AriaRole.Button, new() { Name = "Use “1962”" }).ClickAsync();
        await Expect(page.Locator(".mend-text")).ToContainTextAsync("Crisis in [1962]");
        await Expect(page.Locator(".repair-list li").First).ToContainTextAsync("after article");
        await page.Locator(".repair-list li").First.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.Locator(".mend-text")).Not.ToContainTextAsync("[1962]");
        watched.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task A_selection_is_split_made_a_heading_and_the_date_corrected_and_all_is_undone()
    {
        await using var watched = await OpenAsync();
        var page = watched.Page;
        await watched.GoAsync($"/articles/{DamagedId}/repair");
        await SelectResetButtonAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Put this right" }).ClickAsync();
        await Expect(page.Locator("#place .chosen")).ToHaveTextAsync("The reset button");
        await page.GetByRole(AriaRole.Button, new() { Name = "Split the paragraph" }).ClickAsync();
        var block = page.Locator(".mend-block").Filter(new() { HasText = "The reset button was intended" });
        await Expect(block.Locator("[data-start]")).ToHaveTextAsync(new Regex("^The reset button", RegexOptions.None, Timeout.InfiniteTimeSpan));

        await block.GetByRole(AriaRole.Link, new() { Name = "Change" }).ClickAsync();
        await page.Locator("#role").SelectOptionAsync("Heading");
        await page.Locator("#level").SelectOptionAsync("3");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set it" }).ClickAsync();
        await Expect(block.Locator(".mend-kind")).ToContainTextAsync("Heading 3");

        await page.Locator("#published").FillAsync("2016-11-07");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save what I changed" }).ClickAsync();
        await Expect(page.Locator(".article-head time")).ToHaveTextAsync("7 November 2016");

        for (var left = 3; left > 0; left--)
        {
            await page.Locator(".repair-list > li").Nth(3 - left).GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
            await Expect(page.Locator(".repair-list > li:not(.undone)")).ToHaveCountAsync(left - 1);
        }

        await Expect(page.Locator(".article-head .meta")).ToContainTextAsync("date unknown");
        watched.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task A_repair_starts_in_the_reading_text_from_selected_words_or_the_paragraph_at_hand_and_leads_back()
    {
        await using var watched = await OpenAsync();
        var page = watched.Page;
        await watched.GoAsync($"/articles/{DamagedId}");
        await SelectResetButtonAsync(page);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Put this right" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("m");
        await Expect(page.Locator("#place .chosen")).ToHaveTextAsync("The reset button");
        await Expect(page.Locator("#at-words")).ToHaveValueAsync("The reset button");
        await page.Locator("#at-words").FillAsync("The red reset button");
        await page.GetByRole(AriaRole.Button, new() { Name = "Supply the words" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Read on in the text" }).ClickAsync();
        await Expect(page.Locator("mark.place").First).ToContainTextAsync("[The red reset button]");

        await watched.GoAsync($"/articles/{DamagedId}/repair");
        await page.Locator(".repair-list > li").First.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(page.Locator(".mend-text")).Not.ToContainTextAsync("[The red reset button]");

        await watched.GoAsync($"/articles/{DamagedId}");
        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator(".reading [data-block]:focus")).ToHaveCountAsync(1);
        var block = await page.Locator(".reading [data-block]:focus").GetAttributeAsync("data-block");
        await page.Keyboard.PressAsync("m");
        await Expect(page.Locator($"#block-{block}:has(.mend-box)")).ToBeFocusedAsync();
        watched.Faults.Should().BeEmpty();
    }

    // The browser goes to the address's place some frames after the page is loaded, and may take the focus with it.
    private static async Task PressAtTargetAsync(WatchedPage watched)
    {
        var target = watched.Page.Locator(".ledger-list li:target");
        await watched.Page.WaitForLoadStateAsync(LoadState.Load);
        await Expect(target).ToBeInViewportAsync();
        await target.PressAsync("u");
    }

    private static async Task SelectResetButtonAsync(IPage page) => await page.EvaluateAsync(
        """
        () => {
          const walker = document.createTreeWalker(document.querySelector("[data-mend]"), NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = node.data.indexOf("The reset button was intended");
            if (at < 0) continue;
            getSelection().setBaseAndExtent(node, at, node, at + 16);
            return;
          }
        }
        """);
}

using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArticleArchive.Web.Tests.Browser;

public sealed class ReadingTests(Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task The_first_page_has_the_search_box_in_focus_and_the_rail_leads_to_a_claim()
    {
        await using var watched = await OpenAsync();
        var page = watched.Page;

        await watched.GoAsync("/");
        await Expect(page.Locator("#q")).ToBeFocusedAsync();
        await watched.GoAsync($"/articles/{SpecimenId}");
        await Expect(page.Locator("h1")).ToHaveTextAsync("The lighthouse that would not go dark");
        await page.Locator(".rail-number").Nth(8).ClickAsync();
        await Expect(page.Locator("#claim-9")).ToBeInViewportAsync();
        watched.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task A_search_leads_to_the_sentence_with_its_hits_marked_and_n_goes_through_them()
    {
        await using var watched = await OpenAsync();
        var page = watched.Page;

        await watched.GoAsync("/about");
        await page.Keyboard.PressAsync("/");
        await Expect(page.Locator("#site-search")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Caribbean Crisis");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".hit-passage").First.ClickAsync();

        await Expect(page.Locator("#at").First).ToBeInViewportAsync();
        await Expect(page.Locator("mark.hit").First).ToBeVisibleAsync();
        var counter = page.Locator("[data-hit-counter]");
        var first = await counter.InnerTextAsync();
        await watched.PressAsync("n");
        await Expect(counter).Not.ToHaveTextAsync(first);
        await Expect(page.Locator("mark.stepped").First).ToBeInViewportAsync();
        watched.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task An_edit_is_undone_and_redone_on_the_ledger_also_without_script()
    {
        foreach (var script in new[] { true, false })
        {
            await using var watched = await OpenAsync(script: script);
            var page = watched.Page;
            await watched.GoAsync($"/articles/{CleanedId}/ledger");
            var row = Row(page);
            await row.GetByRole(AriaRole.Button).ClickAsync();

            row = Row(page);
            await Expect(row.Locator(".tag").First).ToHaveTextAsync("undone");
            await Expect(row).ToBeInViewportAsync();
            await Expect(row.Locator(".would")).ToContainTextAsync("would remove: Thank you for registering");
            await watched.GoAsync($"/articles/{CleanedId}");
            await Expect(page.Locator(".reading")).ToContainTextAsync("Thank you for registering");

            await page.GoBackAsync();
            await page.ReloadAsync();
            await row.GetByRole(AriaRole.Button).ClickAsync();
            await Expect(row.Locator(".tag").First).ToHaveTextAsync("removed");
            await watched.GoAsync($"/articles/{CleanedId}");
            await Expect(page.Locator(".reading")).Not.ToContainTextAsync("Thank you for registering");
            watched.Faults.Should().BeEmpty();
        }
    }

    [Fact]
    public async Task Files_are_added_by_the_form_and_the_run_says_what_became_of_each()
    {
        await using var watched = await OpenAsync();
        var page = watched.Page;

        await watched.GoAsync("/add");
        await page.Locator("#files").SetInputFilesAsync(
        [
            new FilePayload { Name = "uploaded.txt", MimeType = "text/plain", Buffer = "The bridge opened\n\nThe bridge over the Tay opened in 1887 and carried trains for a century.\n"u8.ToArray() },
            new FilePayload { Name = "program.exe", MimeType = "application/octet-stream", Buffer = [1, 2, 3] },
        ]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Import without looking" }).First.ClickAsync();

        await Expect(page.Locator("h1")).ToHaveTextAsync("Done");
        await Expect(page.Locator("tbody tr").Filter(new() { HasText = "program.exe" })).ToContainTextAsync("refused");
        await page.GetByRole(AriaRole.Link, new() { Name = "uploaded.txt" }).ClickAsync();
        await Expect(page.Locator(".reading")).ToContainTextAsync("carried trains for a century");
        watched.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task The_keyboard_goes_through_lists_paragraphs_and_claims_and_shows_its_help()
    {
        await using var watched = await OpenAsync();
        var page = watched.Page;

        await watched.GoAsync("/articles");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("k");
        var first = await page.Locator(".article-list h3").First.InnerTextAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("h1")).ToContainTextAsync(first.TrimEnd('…'));

        await watched.GoAsync($"/articles/{SpecimenId}");
        await page.Keyboard.PressAsync("n");
        await page.Keyboard.PressAsync("n");
        await page.Keyboard.PressAsync("p");
        await Expect(page.Locator("[data-step-status]")).ToHaveTextAsync("Claim 1 of 12");
        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator("[data-item]:focus")).ToHaveCountAsync(1);

        await page.Keyboard.PressAsync("?");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
        watched.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task The_shortcuts_can_be_switched_off()
    {
        await using var watched = await OpenAsync(script: true);
        var page = watched.Page;

        await watched.GoAsync("/settings");
        await page.Locator("input[name=Shortcuts][value=off]").CheckAsync();
        await page.Locator("input[name=Theme][value=dark]").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep these settings" }).ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await watched.GoAsync("/about");
        await page.Keyboard.PressAsync("?");
        await page.Keyboard.PressAsync("/");

        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
        await Expect(page.Locator("#site-search")).Not.ToBeFocusedAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        watched.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task The_theme_switch_is_remembered_and_the_page_comes_in_that_theme()
    {
        await using var watched = await OpenAsync();
        var page = watched.Page;

        await watched.GoAsync("/");
        var light = await BackgroundAsync(page);
        await page.Locator("button.theme-switch").ClickAsync();
        await page.Locator("button.theme-switch").ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await page.ReloadAsync();

        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        (await BackgroundAsync(page)).Should().NotBe(light);
        watched.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task The_rail_follows_the_reading_place()
    {
        await using var watched = await OpenAsync();
        var page = watched.Page;

        await watched.GoAsync($"/articles/{DamagedId}");
        await page.Locator("#claim-40").EvaluateAsync("claim => scrollTo(0, claim.getBoundingClientRect().top + scrollY - innerHeight * 0.2)");

        var current = page.Locator(".rail-list li[aria-current]");
        await Expect(current).ToHaveAttributeAsync("data-claim", new Regex("^(?:39|4[0-4])$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(current).ToBeInViewportAsync();
        watched.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Who_comes_to_a_place_sees_the_claim_of_that_place_in_the_rail()
    {
        await using var watched = await OpenAsync();
        await using var db = App.Database.OpenReader();
        var claim = db.Claims.Single(one => one.ArticleId == DamagedId && one.Position == 13);

        await watched.GoAsync($"/articles/{DamagedId}?at={claim.Start + 5}-{claim.Start + 12}#at");

        await Expect(watched.Page.Locator(".rail-list li[aria-current]")).ToHaveAttributeAsync("data-claim", "14");
    }

    [Fact]
    public async Task The_title_and_the_tabs_stand_at_one_place_in_all_views_and_the_text_beside_its_claims_with_and_without_a_table_of_contents()
    {
        await using var watched = await OpenAsync();
        var page = watched.Page;

        foreach (var id in new[] { CleanedId, DamagedId })
        {
            await watched.GoAsync($"/articles/{id}");
            await FontsAsync(page);
            var title = (await page.Locator("h1").BoundingBoxAsync())!;
            var text = (await page.Locator(".reading").BoundingBoxAsync())!;
            var rail = (await page.Locator(".rail").BoundingBoxAsync())!;

            text.X.Should().BeGreaterThanOrEqualTo(title.X - 1);
            var tabs = (await page.Locator(".article-head .tabs").BoundingBoxAsync())!;
            tabs.X.Should().BeApproximately((await page.Locator(".wordmark").BoundingBoxAsync())!.X, 1);
            title.X.Should().BeApproximately(tabs.X, 1);
            foreach (var view in new[] { "/ledger", "/source?view=edits", "/source" })
            {
                await watched.GoAsync($"/articles/{id}{view}");
                await FontsAsync(page);
                var other = (await page.Locator(".article-head .tabs").BoundingBoxAsync())!;
                other.X.Should().BeApproximately(tabs.X, 1, view);
                other.Y.Should().BeApproximately(tabs.Y, 1, view);
            }

            text.Y.Should().BeGreaterThan(title.Y + title.Height);
            text.Width.Should().BeGreaterThan(500);
            rail.X.Should().BeGreaterThan(text.X + text.Width);
            rail.Y.Should().BeApproximately(text.Y, 60);
        }
    }

    [Fact]
    public async Task The_citation_is_copied()
    {
        await using var watched = await OpenAsync();
        var page = watched.Page;
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);

        await watched.GoAsync($"/articles/{SpecimenId}");
        await page.Locator("#claim-5 .verse").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy the quotation" }).ClickAsync();
        // The clipboard is written after the click; the button says when.
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Copied" })).ToBeVisibleAsync();

        (await page.EvaluateAsync<string>("() => navigator.clipboard.readText()")).Should().Contain("“I will stay,”").And.Contain("SHA-256");
        watched.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Print_shows_the_text_and_its_provenance_and_leaves_the_controls_out()
    {
        await using var watched = await OpenAsync(colors: ColorScheme.Dark);
        var page = watched.Page;

        await watched.GoAsync($"/articles/{SpecimenId}");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        await Expect(page.Locator(".site-header")).ToBeHiddenAsync();
        await Expect(page.Locator(".rail")).ToBeHiddenAsync();
        await Expect(page.Locator(".reading")).ToBeVisibleAsync();
        await Expect(page.Locator("#provenance-title")).ToBeVisibleAsync();
        (await BackgroundAsync(page)).Should().Be("rgb(255, 255, 255)");
    }

    [Fact]
    public async Task Without_script_everything_can_be_read()
    {
        await using var watched = await OpenAsync(script: false);
        var page = watched.Page;

        await watched.GoAsync($"/articles/{SpecimenId}");

        await Expect(page.Locator(".rail-list li").First).ToBeVisibleAsync();
        await Expect(page.Locator(".contents-list li").First).ToBeVisibleAsync();
        await page.Locator("a.theme-switch").ClickAsync();
        await page.Locator("input[name=Theme][value=dark]").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep these settings" }).ClickAsync();
        // The settings lead back to where the reader was.
        await Expect(page).ToHaveURLAsync($"{Address}/articles/{SpecimenId}");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        watched.Faults.Should().BeEmpty();
    }

    // The words stand in the row's own edit; once undone, the rows around have them as context.
    private static ILocator Row(IPage page) => page.Locator(".ledger-list > li:has(:is(del, .kept):text('Thank you for registering'))");

    // Lines are as high as they stay once the fonts are there.
    private static async Task FontsAsync(IPage page) => await page.EvaluateAsync("() => document.fonts.ready.then(() => true)");

    private static Task<string> BackgroundAsync(IPage page) => page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");
}

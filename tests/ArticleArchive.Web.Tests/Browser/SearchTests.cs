using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArticleArchive.Web.Tests.Browser;

/// <summary>Searching as a person does: typing, narrowing, asking why, going from hit to hit, keeping a search, asking many at once.</summary>
public sealed class SearchTests(Chromium chromium) : BrowserTest(chromium)
{
    // A word that no other article of the archive has.
    private const string Word = "zeppelin";

    [Fact]
    public async Task Typing_offers_fields_and_their_values_which_the_keys_take()
    {
        await ArrangeAsync();
        await using var watched = await OpenAsync();
        var page = watched.Page;
        await watched.GoAsync("/search");
        var box = page.Locator("#search-q");

        await TypeAsync(box, "publ", "publ");
        await Expect(box).ToHaveAttributeAsync("aria-expanded", "true");
        var option = page.GetByRole(AriaRole.Option).Filter(new() { HasText = "publisher:" });
        await Expect(option).ToBeVisibleAsync();
        await box.PressAsync("ArrowDown");
        await Expect(option).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(box).ToHaveAttributeAsync("aria-activedescendant", (await option.GetAttributeAsync("id"))!);
        await box.PressAsync("Enter");
        await Expect(box).ToHaveValueAsync("publisher:");
        await Expect(page).ToHaveURLAsync(Address + "/search");

        await TypeAsync(box, "air", "publisher:air");
        await page.GetByRole(AriaRole.Option).Filter(new() { HasText = "Airship Review" }).ClickAsync();
        await Expect(box).ToHaveValueAsync("publisher:\"Airship Review\" ");
        await Expect(box).ToBeFocusedAsync();
        await box.PressAsync("Enter");
        await Expect(page.Locator(".hit")).ToHaveCountAsync(2);
        watched.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Escape_closes_the_list_and_leaves_what_was_typed_and_a_word_and_a_title_are_offered()
    {
        await ArrangeAsync();
        await using var watched = await OpenAsync();
        var page = watched.Page;
        await watched.GoAsync("/");
        var box = page.Locator("#q");

        await TypeAsync(box, "zepp", "zepp");
        await Expect(page.GetByRole(AriaRole.Option).Filter(new() { HasText = Word }).First).ToBeVisibleAsync();
        await box.PressAsync("Escape");
        await Expect(page.Locator(".completions")).ToBeHiddenAsync();
        await Expect(box).ToHaveValueAsync("zepp");
        await box.PressAsync("ArrowDown");
        await page.GetByRole(AriaRole.Option).Filter(new() { HasText = "Article" }).First.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/articles/[0-9]+$", RegexOptions.None, Timeout.InfiniteTimeSpan));
        watched.Faults.Should().BeEmpty();
    }

    [Theory]
    [InlineData("/", "/", "#q")]
    [InlineData("/claims", "/", "#site-search")]
    [InlineData("/claims", "Control+k", "#site-search")]
    [InlineData("/search?q=zeppelin", "Control+k", "#search-q")]
    public async Task A_key_goes_to_the_box_from_anywhere(string path, string key, string box)
    {
        await using var watched = await OpenAsync();
        await watched.GoAsync(path);
        await watched.Page.Locator("h1").First.ClickAsync();
        await watched.Page.Keyboard.PressAsync(key);
        await Expect(watched.Page.Locator(box)).ToBeFocusedAsync();
        await Expect(watched.Page.Locator(".completions").First).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_facet_writes_into_the_box_and_its_chip_takes_it_out_again()
    {
        await ArrangeAsync();
        await using var watched = await OpenAsync();
        var page = watched.Page;
        await watched.GoAsync($"/search?q={Word}");
        await Expect(page.Locator(".hit")).ToHaveCountAsync(3);

        var choice = page.Locator(".facet-choices a").Filter(new() { HasText = "Airship Review" });
        await Expect(choice.Locator(".numbers")).ToContainTextAsync("2");
        await choice.ClickAsync();
        await Expect(page.Locator("#search-q")).ToHaveValueAsync($"{Word} publisher:\"Airship Review\"");
        await Expect(page.Locator(".hit")).ToHaveCountAsync(2);
        await Expect(page.Locator(".facet-choices a[aria-current]").Filter(new() { HasText = "Airship Review" })).ToBeVisibleAsync();
        await page.Locator(".search-chips a").Filter(new() { HasText = "publisher:" }).ClickAsync();
        await Expect(page.Locator("#search-q")).ToHaveValueAsync(Word);
        await Expect(page.Locator(".hit")).ToHaveCountAsync(3);
        watched.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task A_drag_over_the_histogram_sets_the_time_and_one_bar_is_a_link()
    {
        await ArrangeAsync();
        await using var watched = await OpenAsync();
        var page = watched.Page;
        await watched.GoAsync($"/search?q={Word}");
        var drawing = (await page.Locator("svg[data-histogram]").BoundingBoxAsync())!;

        await page.Mouse.MoveAsync(drawing.X + 3, drawing.Y + (drawing.Height / 2));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(drawing.X + (drawing.Width / 2), drawing.Y + (drawing.Height / 2), new() { Steps = 5 });
        await page.Mouse.UpAsync();
        await Expect(page.Locator("#search-q")).ToHaveValueAsync(new Regex($"^{Word} published:2008\\.\\.20[0-9]{{2}}$", RegexOptions.None, Timeout.InfiniteTimeSpan));
        await Expect(page.Locator(".hit")).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Link, new() { Name = "Any time" }).ClickAsync();
        await Expect(page.Locator("#search-q")).ToHaveValueAsync(Word);

        await page.Locator("svg[data-histogram] a").Last.ClickAsync();
        await Expect(page.Locator("#search-q")).ToHaveValueAsync($"{Word} published:2018");
        await Expect(page.Locator(".hit")).ToHaveCountAsync(1);
        watched.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Why_a_result_was_found_is_told_inside_it_and_without_script_on_a_page()
    {
        await ArrangeAsync();
        await using var watched = await OpenAsync();
        var page = watched.Page;
        await watched.GoAsync($"/search?q={Word}+hangar");
        await page.Locator(".hit-why summary").First.ClickAsync();
        await Expect(page.Locator(".hit-why .explanation").First).ToContainTextAsync(Word);
        await Expect(page.Locator(".hit-why .explanation .score-sum").First).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/search\\?q=", RegexOptions.None, Timeout.InfiniteTimeSpan));
        watched.Faults.Should().BeEmpty();

        await using var plain = await OpenAsync(script: false);
        await plain.GoAsync($"/search?q={Word}+hangar");
        await plain.Page.Locator(".hit-why summary").First.ClickAsync();
        await plain.Page.Locator(".hit-why a").First.ClickAsync();
        await Expect(plain.Page.Locator(".explanation")).ToContainTextAsync(Word);
    }

    [Fact]
    public async Task A_passage_opens_the_article_at_its_place_and_keys_and_buttons_go_on_from_there()
    {
        await ArrangeAsync();
        await using var watched = await OpenAsync();
        var page = watched.Page;
        await watched.GoAsync($"/search?q={Word}+publisher:airship&sort=published-asc");
        await page.Locator(".hit").First.Locator(".hit-passage").First.ClickAsync();
        await Expect(page.Locator("#at").First).ToBeInViewportAsync();
        await page.WaitForLoadStateAsync(LoadState.Load);
        var counter = page.Locator("[data-hit-counter]");
        var start = await NumberAsync(counter);
        var count = await page.Locator("mark.hit.first").CountAsync();
        count.Should().BeGreaterThan(2);

        await page.Keyboard.PressAsync("n");
        await Expect(counter).ToHaveTextAsync($"{(start % count) + 1} of {count}");
        await Expect(page.Locator("mark.hit.stepped").First).ToBeInViewportAsync();
        await page.Locator("[data-hit-step='-1']").ClickAsync();
        await Expect(counter).ToHaveTextAsync($"{start} of {count}");
        for (var i = 0; i < count; i++)
            await page.Keyboard.PressAsync("p");
        await Expect(counter).ToHaveTextAsync($"{start} of {count}");
        await Expect(page.Locator("[data-hit-bar]")).ToBeInViewportAsync();

        await page.Locator("#find-in").FillAsync("hangar");
        await page.Locator("#find-in").PressAsync("Enter");
        await Expect(counter).ToHaveTextAsync(new Regex("^1 of ", RegexOptions.None, Timeout.InfiniteTimeSpan));
        watched.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task A_search_is_saved_renamed_visited_and_deleted()
    {
        await ArrangeAsync();
        await using var watched = await OpenAsync(390, 844);
        var page = watched.Page;
        await watched.GoAsync($"/search?q={Word}+storm");
        await page.GetByText("Save this search").ClickAsync();
        await page.Locator("#save-name").FillAsync("Airships in storms");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Airships in storms");

        await App.IngestAsync("airships/new.txt", $"A fourth airship\n\nA {Word} came out of the storm and nobody saw it land in the fields of the county.");
        await watched.GoAsync("/searches");
        var item = page.Locator(".saved-list li").Filter(new() { HasText = "Airships in storms" }).First;
        await Expect(item.Locator(".tag")).ToHaveTextAsync("1 new");
        await item.GetByText("Rename or delete").ClickAsync();
        await item.Locator("input[name=name]").FillAsync("Bad weather");
        await item.GetByRole(AriaRole.Button, new() { Name = "Rename" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Bad weather", Exact = true }).ClickAsync();
        await Expect(page.Locator(".hit:has(.badge-new)")).ToHaveCountAsync(1);

        await watched.GoAsync("/searches");
        item = page.Locator(".saved-list li").Filter(new() { HasText = "Bad weather" }).First;
        await Expect(item.Locator(".saved-name .tag")).ToHaveCountAsync(0);
        await item.GetByText("Rename or delete").ClickAsync();
        await item.GetByRole(AriaRole.Button, new() { Name = "Delete this search" }).ClickAsync();
        await Expect(page.GetByText("Bad weather")).ToHaveCountAsync(0);
        watched.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task A_list_of_queries_is_searched_with_its_progress_and_its_sheet_is_downloaded()
    {
        await ArrangeAsync();
        await using var watched = await OpenAsync();
        var page = watched.Page;
        await watched.GoAsync("/search/batch");
        await page.Locator("#batch-text").FillAsync($"{Word}\n()\nxyzzyx\n" + string.Join('\n', Enumerable.Range(0, 60).Select(i => $"{Word} {i}")));
        await page.GetByRole(AriaRole.Button, new() { Name = "Search for all of them" }).ClickAsync();

        await Expect(page.Locator("[data-run-state=over]")).ToBeVisibleAsync();
        await Expect(page.Locator(".batch-table tbody tr")).ToHaveCountAsync(63);
        await Expect(page.Locator(".batch-table tbody tr").Nth(1).Locator(".tag")).ToHaveTextAsync("failed");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByText("Searched, not found").ClickAsync());
        (await File.ReadAllTextAsync(await download.PathAsync())).Should().Contain("xyzzyx,\"searched, not found\"").And.NotContain("(),");
        watched.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task The_help_filters_itself_while_it_is_typed_into()
    {
        await using var watched = await OpenAsync();
        var page = watched.Page;
        await watched.GoAsync("/search/help");
        var all = await page.Locator("[data-entry]:visible").CountAsync();
        await page.Locator("#help-find").PressSequentiallyAsync("heading");
        await Expect(page.Locator("[data-help-status]")).ToContainTextAsync(" of " + all.ToString(CultureInfo.InvariantCulture));
        (await page.Locator("[data-entry]:visible").CountAsync()).Should().BeInRange(1, all - 1);
        await page.Locator("#help-find").FillAsync("xyzzyx");
        await Expect(page.Locator("[data-help-status]")).ToHaveTextAsync("Nothing in this help has these words.");
        watched.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Without_script_everything_is_found_narrowed_and_kept()
    {
        await ArrangeAsync();
        await using var watched = await OpenAsync(script: false);
        var page = watched.Page;
        await watched.GoAsync("/search");
        await page.Locator("#search-q").FillAsync(Word);
        await page.GetByRole(AriaRole.Button, new() { Name = "Search", Exact = true }).ClickAsync();
        await page.Locator("input[name=from]").FillAsync("2017-01-01");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set", Exact = true }).ClickAsync();
        await Expect(page.Locator("#search-q")).ToHaveValueAsync($"{Word} published:2017-01-01..");
        await page.Locator(".hit-passage").First.ClickAsync();
        await page.Locator("[data-hit-step='1']").ClickAsync();
        await Expect(page.Locator("[data-hit-counter]")).ToHaveTextAsync(new Regex("^[0-9]+ of [0-9]+$", RegexOptions.None, Timeout.InfiniteTimeSpan));
        await Expect(page.Locator("mark.hit:target")).ToBeInViewportAsync();
        await watched.GoAsync("/search");
        await Expect(page.Locator(".start-list a").First).ToContainTextAsync(Word);
        watched.Faults.Should().BeEmpty();
    }

    // A list that answers what was typed a moment ago may be replaced under the hand.
    private static async Task TypeAsync(ILocator box, string keys, string whole)
    {
        await box.PressSequentiallyAsync(keys);
        await Expect(box.Page.Locator($".completions[data-answers='{whole}']")).ToBeVisibleAsync();
    }

    private static async Task<int> NumberAsync(ILocator counter) =>
        int.Parse((await counter.TextContentAsync())!.Split(' ')[0], CultureInfo.InvariantCulture);

    // Three articles over ten years, two of one publisher.
    private async Task ArrangeAsync()
    {
        foreach (var (name, publisher, date, place) in new[] { ("first", "Airship Review", "2008-05-04", "Lakehurst"), ("second", "Airship Review", "2010-06-11", "Cardington"), ("third", "Balloon Weekly", "2018-02-20", "Akron") })
        {
            await App.IngestAsync(
                $"airships/{name}.html",
                $"<html lang=en><head><title>The {Word} of {place}</title><meta property=\"og:site_name\" content=\"{publisher}\"><meta property=\"article:published_time\" content=\"{date}\"></head><body><article><h1>The {Word} of {place}</h1>"
                + $"<p>The {Word} of {place} left its hangar on Monday in a storm, and the crew of the {Word} said that they had never seen such a wind over the town.</p>"
                + $"<p>Nobody was hurt when the {Word} came down in a field. The hangar of {place} will be repaired by the end of the year, the town’s council said on Friday.</p></article></body></html>");
        }
    }
}

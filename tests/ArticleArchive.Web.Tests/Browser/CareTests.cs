using ArticleArchive.Web.Tests.Ingestion;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArticleArchive.Web.Tests.Browser;

public sealed class CareTests(Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task The_care_list_is_worked_through_by_keyboard()
    {
        await using var watched = await OpenAsync();
        var page = watched.Page;

        await watched.GoAsync("/care?kind=number");
        var items = page.Locator(".care-list > li");
        var count = await items.CountAsync();
        count.Should().BeGreaterThan(2);
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("n");
        await page.Keyboard.PressAsync("p");
        await Expect(items.Nth(0).Locator("h3 a")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("n");
        var second = await items.Nth(1).Locator("h3 a").GetAttributeAsync("href");
        var third = await items.Nth(2).Locator("h3 a").GetAttributeAsync("href");

        await page.Keyboard.PressAsync("s");
        await Expect(items).ToHaveCountAsync(count - 1);
        await Expect(items.Nth(1).Locator("h3 a")).ToBeFocusedAsync();
        await Expect(items.Nth(1).Locator("h3 a")).ToHaveAttributeAsync("href", third!);
        page.Url.Should().Contain("kind=number", "the filter stays");

        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".reading")).ToBeVisibleAsync();
        page.Url.Should().EndWith(third);

        await watched.GoAsync("/care?show=skipped");
        await Expect(items.Locator("h3 a")).ToHaveAttributeAsync("href", second!);
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("s");
        await Expect(page.Locator(".empty h2")).ToHaveTextAsync("Nothing was put off");
        watched.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Reading_anew_is_shown_accepted_and_taken_back()
    {
        await using var watched = await OpenAsync();
        var page = watched.Page;
        var id = (await App.IngestAsync("outdated.txt", "The mill on the hill\n\nTuesday 4 March 2014\n\nThe mill burned down in May. The miller said that he would build it again before the winter.")).ArticleId!.Value;
        await OlderReading.LosingAsync(App.Database, id);

        await watched.GoAsync("/update");
        await page.GetByRole(AriaRole.Button, new() { Name = "Work out what would change" }).ClickAsync();
        await Expect(page.Locator(".update-list .tag.bad")).ToHaveTextAsync("1 lost");
        await page.GetByRole(AriaRole.Link, new() { Name = "The mill on the hill" }).ClickAsync();
        await Expect(page.Locator(".sentence-diff del")).ToContainTextAsync(OlderReading.OldLine);
        await page.GetByRole(AriaRole.Button, new() { Name = "Accept the new reading" }).ClickAsync();

        await Expect(page.Locator(".page-head p")).ToContainTextAsync("It was read anew");
        await watched.GoAsync($"/articles/{id}");
        await Expect(page.Locator(".reading")).Not.ToContainTextAsync(OlderReading.OldLine);
        await page.GoBackAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Go back to the earlier reading" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Accept the new reading" })).ToBeVisibleAsync();
        await watched.GoAsync($"/articles/{id}");
        await Expect(page.Locator(".reading")).ToContainTextAsync(OlderReading.OldLine);

        await page.GoBackAsync();
        await page.ReloadAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Accept the new reading" }).ClickAsync();
        await Expect(page.Locator(".page-head p")).ToContainTextAsync("It was read anew");
        watched.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task A_recurring_line_is_looked_at_accepted_and_taken_back()
    {
        await using var watched = await OpenAsync();
        var page = watched.Page;
        const string line = "The Harbour Letter comes every Friday with the tides of the week.";
        int last = 0;
        foreach (var town in new[] { "Stennis", "Kirkwall", "Lerwick" })
        {
            last = (await App.IngestAsync(
                $"letters/{town}.txt",
                $"{town} closes its harbour\n\nTuesday 4 March 2014\n\nThe harbour of {town} was closed for the third time this year, and the fishermen of {town} say that nobody asked them.\n\n{line}\n\nThe ferry to {town} will not run before the end of the week, because the pier has lost a third of its length.")).ArticleId!.Value;
        }

        await watched.GoAsync("/rules");
        await page.GetByRole(AriaRole.Link, new() { Name = line }).ClickAsync();
        await Expect(page.Locator(".line-examples > li")).ToHaveCountAsync(3);
        await Expect(page.Locator(".line-examples del").First).ToContainTextAsync(line);
        await page.GoBackAsync();
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("a");

        await Expect(page.Locator(".note")).ToContainTextAsync("3 texts changed");
        await watched.GoAsync($"/articles/{last}");
        await Expect(page.Locator(".reading")).Not.ToContainTextAsync(line);
        await watched.GoAsync("/rules");
        await page.GetByRole(AriaRole.Button, new() { Name = "Take the decision back" }).ClickAsync();
        await Expect(page.Locator(".note")).ToContainTextAsync("3 texts changed");
        await watched.GoAsync($"/articles/{last}");
        await Expect(page.Locator(".reading")).ToContainTextAsync(line);
        watched.Faults.Should().BeEmpty();
    }
}

using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArticleArchive.Web.Tests.Browser;

public sealed class EvidenceTests(Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task Claims_are_ticked_by_keyboard_and_leave_as_one_file_that_needs_no_network()
    {
        await using var watched = await OpenAsync();
        var page = watched.Page;
        await watched.GoAsync($"/claims?article={SpecimenId}");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("t");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("t");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add the ticked claims to the evidence pack" }).ClickAsync();
        await Expect(page.GetByText("in the evidence pack", new() { Exact = true })).ToHaveCountAsync(2);

        await page.GetByRole(AriaRole.Link, new() { Name = "Open it" }).ClickAsync();
        await Expect(page.Locator(".evidence-list > li")).ToHaveCountAsync(2);
        await page.GetByLabel("Title").FillAsync("The <light> of Stennis");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Download the evidence pack" }).ClickAsync());
        download.SuggestedFilename.Should().MatchRegex("^evidence-[0-9-]{10}\\.html$");

        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.html");
        try
        {
            await download.SaveAsAsync(file);
            await page.Context.SetOfflineAsync(true);
            await page.GotoAsync("file://" + file);
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("The <light> of Stennis");
            await Expect(page.Locator("article")).ToHaveCountAsync(2);
            await Expect(page.Locator("article").First.Locator(".context mark").First).ToContainTextAsync("has burned since 1858");
            await Expect(page.Locator("article").First).ToContainTextAsync((await ShaAsync())!);
            await Expect(page.Locator("article").Nth(1).Locator(".unsafe")).ToContainTextAsync("Words are missing inside the sentence");
            var citation = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "BibTeX" }).ClickAsync());
            citation.SuggestedFilename.Should().Be("evidence.bib");
            await using var stream = await citation.CreateReadStreamAsync();
            using var reader = new StreamReader(stream);
            (await reader.ReadToEndAsync()).Should().Contain("title = {{The lighthouse that would not go dark}}").And.Contain("author = {Ada Marsh and Jan Ólafsson}");
            foreach (var width in new[] { 320, 1280 })
            {
                await page.SetViewportSizeAsync(width, 844);
                (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")).Should().Be(0, "the pack is {0} pixels wide", width);
            }
        }
        finally
        {
            File.Delete(file);
        }

        watched.Faults.Where(fault => !fault.Contains("file://", StringComparison.Ordinal) && !fault.Contains("data:", StringComparison.Ordinal)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_pack_is_put_together_and_emptied_without_script()
    {
        await using var watched = await OpenAsync(390, 844, script: false);
        var page = watched.Page;
        await watched.GoAsync("/search?q=lighthouse&level=claims");
        await page.Locator("input.pick").First.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add the ticked claims" }).ClickAsync();
        await Expect(page.GetByText("in the evidence pack", new() { Exact = true })).ToHaveCountAsync(1);
        await watched.GoAsync($"/claims?article={SpecimenId}");
        var other = page.Locator("li:has(input.pick) blockquote a").Last;
        var words = await other.InnerTextAsync();
        await other.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add to the evidence pack" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Open the pack" }).ClickAsync();

        var items = page.Locator(".evidence-list > li");
        await Expect(items).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Button, new() { Name = "Move up" }).ClickAsync();
        await Expect(items.First.Locator("blockquote")).ToHaveTextAsync(words);
        await page.GetByRole(AriaRole.Button, new() { Name = "Take out" }).First.ClickAsync();
        await Expect(items).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Empty the pack" }).ClickAsync();
        await Expect(page.Locator(".empty h2")).ToHaveTextAsync("Nothing chosen yet");
        watched.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task A_list_of_claims_is_exported_by_a_link_that_says_what_it_is_for()
    {
        await using var watched = await OpenAsync();
        var page = watched.Page;
        await watched.GoAsync($"/claims?article={SpecimenId}&nature=Prediction");
        await page.GetByText("Export this list").ClickAsync();

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "NDJSON" }).ClickAsync());

        download.SuggestedFilename.Should().Be("claims.ndjson");
        await using var stream = await download.CreateReadStreamAsync();
        using var reader = new StreamReader(stream);
        (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().HaveCount(3).And.OnlyContain(line => line.Contains("\"nature\":\"prediction\"", StringComparison.Ordinal));
        watched.Faults.Should().BeEmpty();
    }

    private async Task<string?> ShaAsync()
    {
        await using var db = App.Database.OpenReader();
        return (await db.Articles.FindAsync(SpecimenId))?.Sha256;
    }
}

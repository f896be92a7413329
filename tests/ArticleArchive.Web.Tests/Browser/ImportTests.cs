using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArticleArchive.Web.Tests.Browser;

public sealed class ImportTests(Chromium chromium) : BrowserTest(chromium)
{
    private const string Note = "The oldest oak of the parish\n\nThe oldest oak of the parish came down in the night to Sunday. It had stood at the well for four hundred years, and the whole village came to see it lie there.";

    [Fact]
    public async Task Chosen_files_are_rehearsed_chosen_among_and_imported_also_without_script()
    {
        foreach (var script in new[] { true, false })
        {
            await using var watched = await OpenAsync(script: script);
            var page = watched.Page;
            var mark = script ? "with" : "without";
            await watched.GoAsync("/add");
            await page.Locator("#files").SetInputFilesAsync(
            [
                File($"oak {mark}.txt", $"{Note} It was measured {mark} a rope.\n\nSubscribe to our newsletter\n"),
                File($"well {mark}.md", $"# The well\n\nThe well {mark} the oak is dry."),
                File("table.xls", "x"),
                Zip($"saved {mark}.zip", "news/bridge.txt", $"The bridge\n\nThe bridge {mark} a rail was opened by two children."),
            ]);
            await page.Locator("[data-drop]").GetByRole(AriaRole.Button, new() { Name = "Show what would happen" }).ClickAsync();

            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Import what is ticked" })).ToBeVisibleAsync();
            await Expect(page.Locator("tr[data-item]")).ToHaveCountAsync(4);
            await Expect(page.Locator("tr[data-item]").Nth(3)).ToContainTextAsync("news/bridge.txt");
            await Expect(page.Locator("tr[data-item]").Nth(2)).ToContainTextAsync(".xls is no format");
            await page.Locator("tr[data-item]").First.GetByRole(AriaRole.Link, new() { Name = $"Preview oak {mark}.txt" }).ClickAsync();
            await Expect(page.Locator("h1")).ToHaveTextAsync("The oldest oak of the parish");
            await Expect(page.Locator(".marked")).ToContainTextAsync("four hundred years");
            await page.GoBackAsync();
            await page.GetByRole(AriaRole.Checkbox, new() { Name = $"Import well {mark}.md" }).UncheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Import what is ticked" }).ClickAsync();

            await Expect(page.Locator("h1")).ToHaveTextAsync("Done");
            await Expect(page.Locator("[role=status]").First).ToHaveTextAsync("4\u00a0files and data-set lines dealt with, 1 left out, 1 refused.");
            var report = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "CSV" }).ClickAsync());
            (await System.IO.File.ReadAllLinesAsync((await report.PathAsync())!)).Should().HaveCount(5)
                .And.Contain(line => line.StartsWith($"well {mark}.md,leftOut", StringComparison.Ordinal)).And.Contain(line => line.StartsWith($"saved {mark}.zip/news/bridge.txt,added", StringComparison.Ordinal));
            watched.Faults.Should().BeEmpty();
        }
    }

    [Fact]
    public async Task Files_are_dropped_on_the_page()
    {
        await using var watched = await OpenAsync();
        var page = watched.Page;
        await watched.GoAsync("/add");
        var transfer = await page.EvaluateHandleAsync(
            """
            () => {
              const transfer = new DataTransfer();
              transfer.items.add(new File(["A dropped note\n\nIt fell from a tree."], "dropped one.txt"));
              transfer.items.add(new File(["Another dropped note\n\nIt fell from a roof."], "dropped two.txt"));
              return transfer;
            }
            """);
        await page.DispatchEventAsync("main", "dragenter", new { dataTransfer = transfer });
        await Expect(page.Locator("[data-drop]")).ToHaveClassAsync("drop is-over");
        await page.DispatchEventAsync("main", "drop", new { dataTransfer = transfer });
        await Expect(page.Locator("[data-dropped-count]")).ToContainTextAsync("2 dropped files");
        await Expect(page.Locator("[data-drop] .button.primary")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("tr[data-item]")).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Button, new() { Name = "Discard all" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(Address + "/add");
        await using var db = App.Database.OpenReader();
        (await db.Articles.CountAsync(article => article.SourceName.StartsWith("dropped"))).Should().Be(0);
        watched.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task A_folder_is_dropped_or_chosen_with_all_that_is_under_it()
    {
        await using var watched = await OpenAsync();
        var page = watched.Page;
        await watched.GoAsync("/add");
        // A browser makes such entries for a dropped folder and gives no way to make one; it hands out a hundred at a time.
        await page.EvaluateAsync(
            """
            () => {
              const file = (path) => ({ isFile: true, fullPath: path, file: (done) => done(new File(["A dropped letter\n\nIt came from " + path + "."], path.split("/").pop())) });
              const folder = (path, children) => ({
                isFile: false, fullPath: path,
                createReader: () => { let next = 0; return { readEntries: (done) => { done(children.slice(next, next + 100)); next += 100; } }; },
              });
              const letters = Array.from({ length: 130 }, (_, i) => file(`/letters/${i}.txt`));
              const root = folder("/letters", [...letters, folder("/letters/old", [file("/letters/old/first.txt")])]);
              const drop = new Event("drop", { bubbles: true, cancelable: true });
              Object.defineProperty(drop, "dataTransfer", { value: { types: ["Files"], files: [], items: [{ webkitGetAsEntry: () => root }] } });
              document.querySelector("main").dispatchEvent(drop);
            }
            """);
        await Expect(page.Locator("[data-dropped-count]")).ToContainTextAsync("131 dropped files");
        await page.Locator("[data-drop] .button.primary").ClickAsync();
        await Expect(page.Locator("[role=status]").First).ToContainTextAsync("131\u00a0sources read");
        await watched.GoAsync($"{new Uri(page.Url).AbsolutePath}?p=2");
        await Expect(page.Locator("tr[data-item]").Filter(new() { HasText = "letters/old/first.txt" })).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Discard all" }).ClickAsync();

        var folder = Directory.CreateTempSubdirectory("article-archive-test-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "deep"));
            await System.IO.File.WriteAllTextAsync(Path.Combine(folder, "deep", "chosen.txt"), "A chosen letter\n\nIt lay deep in a folder.");
            await Expect(page).ToHaveURLAsync(Address + "/add");
            await page.Locator("[data-folder-choice] input").SetInputFilesAsync(folder);
            await page.Locator("[data-drop] .button.primary").ClickAsync();
            await Expect(page.Locator("tr[data-item]")).ToHaveCountAsync(1);
            await Expect(page.Locator("tr[data-item]")).ToContainTextAsync("/deep/chosen.txt");
            await page.GetByRole(AriaRole.Button, new() { Name = "Discard all" }).ClickAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        watched.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Nothing_chosen_is_told_on_the_page()
    {
        await using var watched = await OpenAsync();
        await watched.GoAsync("/add");
        await watched.Page.Locator("[data-drop] .button.primary").ClickAsync();
        await Expect(watched.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Choose at least one file");
        watched.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Pasted_text_becomes_an_article_with_its_title()
    {
        await using var watched = await OpenAsync(390, 844);
        var page = watched.Page;
        await watched.GoAsync("/add");
        await page.GetByLabel("Title").FillAsync("The cat of the lighthouse");
        await page.GetByLabel("Text, HTML or Markdown").FillAsync("The cat came on a supply boat.\n\nNobody had asked for it.");
        await page.Locator("form.drop").Nth(1).GetByRole(AriaRole.Button, new() { Name = "Show what would happen" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Import what is ticked" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Done");
        await page.GetByRole(AriaRole.Link, new() { Name = "The cat of the lighthouse.txt" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("The cat of the lighthouse");
        watched.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Near_copies_are_compared_and_decided_about_and_it_stays_so()
    {
        const string Mill = "The mill at the ford was built in the year of the great flood and has ground the corn of three parishes ever since. Its wheel is of oak, its stones came from France, and its last miller was a woman of ninety.";
        await App.IngestAsync("mill one.txt", "The mill\n\n" + Mill + " It is for sale at a price of two million.");
        var copy = (await App.IngestAsync("mill two.txt", "The mill\n\n" + Mill + " It was sold at a price of two million.")).ArticleId!.Value;
        await using var watched = await OpenAsync();
        var page = watched.Page;

        await watched.GoAsync($"/articles/{copy}");
        await page.GetByRole(AriaRole.Link, new() { Name = "1\u00a0near copy" }).ClickAsync();
        await Expect(page.Locator("#comparison")).ToContainTextAsync("1\u00a0sentence changed, 0 added, 0 removed.");
        await Expect(page.Locator(".diff-sides .was del")).ToHaveTextAsync(["is for sale"]);
        await Expect(page.Locator(".diff-sides .is ins")).ToHaveTextAsync(["was sold"]);
        await page.GetByRole(AriaRole.Link, new() { Name = "In one text" }).ClickAsync();
        await Expect(page.Locator(".diff-inline ins")).ToContainTextAsync("was sold");

        await watched.GoAsync("/duplicates");
        var group = page.Locator(".copy-group", new() { HasText = "mill one.txt" });
        await group.GetByRole(AriaRole.Button, new() { Name = "Different" }).ClickAsync();
        await Expect(page.Locator(".copy-group", new() { HasText = "mill one.txt" })).ToHaveCountAsync(0);
        await App.IngestAsync("mill two.txt", "The mill\n\n" + Mill + " It was sold at a price of three million.");
        await watched.GoAsync("/duplicates");
        await Expect(page.Locator(".copy-group", new() { HasText = "mill one.txt" })).ToHaveCountAsync(0);
        await watched.GoAsync("/duplicates?state=different");
        await Expect(page.Locator(".copy-group", new() { HasText = "mill two.txt" }).GetByRole(AriaRole.Button, new() { Name = "Different" })).ToHaveAttributeAsync("aria-pressed", "true");
        watched.Faults.Should().BeEmpty();
    }

    private static FilePayload Zip(string name, string entry, string text)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var stream = zip.CreateEntry(entry).Open();
            stream.Write(System.Text.Encoding.UTF8.GetBytes(text));
        }

        return new() { Name = name, MimeType = "application/zip", Buffer = bytes.ToArray() };
    }

    private static FilePayload File(string name, string text) => new() { Name = name, MimeType = "application/octet-stream", Buffer = System.Text.Encoding.UTF8.GetBytes(text) };
}

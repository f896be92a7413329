using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion.Lines;
using ArticleArchive.Web.Ingestion.Reruns;
using ArticleArchive.Web.Tests.Ingestion;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace ArticleArchive.Web.Tests.Browser;

/// <summary>
/// Takes the pictures of the documentation, of the main pages only: <c>SCREENSHOTS_DIR=docs/images dotnet test --filter Screenshots</c>.
/// With <c>SCREENSHOTS_ALL=1</c> and another folder it takes every page at full height, for a design review.
/// </summary>
public sealed class Screenshots(Chromium chromium) : BrowserTest(chromium)
{
    [Theory]
    [InlineData("desktop", 1280, 900, ColorScheme.Light)]
    [InlineData("phone", 390, 844, ColorScheme.Light)]
    [InlineData("dark", 1280, 900, ColorScheme.Dark)]
    public async Task Are_taken_of_every_page(string look, int width, int height, ColorScheme colors)
    {
        var folder = Environment.GetEnvironmentVariable("SCREENSHOTS_DIR");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "SCREENSHOTS_DIR names no folder");
        var all = Environment.GetEnvironmentVariable("SCREENSHOTS_ALL") == "1";
        var damaged = DamagedId;
        var search = await SearchExamples.StoreAsync(App);
        await using var page = await OpenAsync(width, height, colors);
        var pages = new (string Name, string Path)[]
        {
            ("home", "/"),
            ("article", $"/articles/{damaged}"),
            ("ledger", $"/articles/{CleanedId}/ledger"),
            ("claims", "/claims"),
            ("search", "/search?q=dredger+paid"),
            ("search-claims", "/search?q=auditors+OR+council&level=claims"),
            ("search-nothing", "/search?q=dredgr+breakwater"),
            ("search-batch", $"/search/batch/{search.BatchId}"),
            ("rehearsal", $"/add/rehearsal/{RehearsalId}"),
            ("repair", $"/articles/{damaged}/repair?finding={await NumberOfAsync(damaged, Parsing.FindingKind.CutNumber)}#mend"),
            ("care", "/care"),
            ("versions", $"/articles/{CopyId - 1}/versions"),
            ("disagreements", "/disagreements"),
            ("map", "/claims/map"),
        };
        if (all)
        {
            var outdated = await ArrangeCareAsync();
            pages =
            [
                .. pages,
                ("articles", "/articles"),
                ("specimen", $"/articles/{SpecimenId}?q=lighthouse"),
                ("cleaned", $"/articles/{CleanedId}"),
                ("place", $"/articles/{damaged}?at=700-900#at"),
                ("claim", $"/claims/{await ClaimOfAsync(SpecimenId, isQuotable: true)}"),
                ("verdict-new", $"/verdicts/new?claim={await ClaimOfAsync(SpecimenId, isQuotable: true)}"),
                ("verdicts", "/verdicts"),
                ("verdicts-known", "/verdicts/known"),
                ("claims-reviewed", "/claims/reviewed"),
                ("claim-unsafe", $"/claims/{await ClaimOfAsync(SpecimenId, isQuotable: false)}"),
                ("ledger-damaged", $"/articles/{damaged}/ledger"),
                ("source", $"/articles/{CleanedId}/source"),
                ("ledger-marked", $"/articles/{CleanedId}/ledger?view=marked"),
                ("ledger-compare", $"/articles/{CleanedId}/ledger?view=compare"),
                ("ledger-found", $"/articles/{CleanedId}/ledger?find=logged"),
                ("repair-whole", $"/articles/{damaged}/repair"),
                ("repair-block", $"/articles/{damaged}/repair?block=6#block-6"),
                ("search-start", "/search"),
                ("search-saved", "/searches"),
                ("search-help", "/search/help"),
                ("search-sections", "/search?q=dredger+OR+ferry&level=sections"),
                ("search-narrowed", "/search?q=dredger+publisher%3A%22Island+Post%22+published%3A2012..2019+-ferry&sort=published-desc"),
                ("search-page-2", "/search?q=the+harbour&p=2"),
                ("search-question", "/search?q=which+of+the+towns+paid+for+the+dredger+after+the+storm"),
                ("search-repaired", "/search?q=%28dredger+%22sea+wall+foo%3Abar"),
                ("search-explain", $"/search/explain?q=dredger+paid&id={search.ArticleId}"),
                ("search-visited", "/searches/1"),
                ("search-batch-form", "/search/batch"),
                ("search-batch-gone", "/search/batch/none"),
                ("search-help-found", "/search/help?find=date"),
                ("search-hits", $"/articles/{search.ArticleId}?q=dredger&hit=3"),
                ("search-similar", $"/articles/{search.ArticleId}/similar"),
                ("search-index", "/search/index"),
                ("search-removed", "/search?q=in%3Aremoved%20registering"),
                ("edits", $"/articles/{CleanedId}/source?view=edits"),
                ("damage-map", "/care/map"),
                ("update", "/update"),
                ("update-article", $"/update/{outdated}"),
                ("rules", "/rules"),
                ("rule", await LineAsync()),
                ("add", "/add"),
                ("run", "/add/1"),
                ("preview", $"/add/rehearsal/{RehearsalId}/0"),
                ("duplicates", "/duplicates"),
                ("repeated", "/repeated"),
                ("speakers", "/speakers"),
                ("speaker", $"/speakers/{await SpeakerAsync()}"),
                ("timeline", "/timeline"),
                ("map-publishers", "/claims/map?rows=publisher&clock=Event"),
                ("versions-inline", $"/articles/{CopyId}/versions?view=inline"),
                ("about", "/about"),
                ("settings", "/settings"),
                ("missing", "/articles/999999"),
            ];
        }

        foreach (var (name, path) in pages)
        {
            await page.GoAsync(path);
            await TakeAsync(name, isWhole: all && name != "article");
        }

        if (!all)
            return;
        await page.GoAsync("/search");
        await page.Page.Locator("#search-q").PressSequentiallyAsync("the dredger publisher:");
        await page.Page.Locator(".completions").WaitForAsync();
        await page.Page.Keyboard.PressAsync("ArrowDown");
        await TakeAsync("search-completion", isWhole: false);
        await page.GoAsync("/search?q=dredger+paid");
        await page.Page.Locator(".hit-why summary").First.ClickAsync();
        await page.Page.Locator(".score-sum").First.WaitForAsync();
        await page.Page.GetByText("Save this search").ClickAsync();
        if (await page.Page.Locator(".filters-toggle > summary").IsVisibleAsync())
            await page.Page.Locator(".filters-toggle > summary").ClickAsync();
        await TakeAsync("search-opened", isWhole: true);
        await page.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await TakeAsync("search-print", isWhole: true);
        await page.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Screen });
        await SearchExamples.StopRebuildHalfwayAsync(App.Database);
        await page.GoAsync("/search?q=dredger+paid");
        await TakeAsync("search-rebuilding", isWhole: false);
        await page.GoAsync("/search/index");
        await TakeAsync("search-index-rebuilding", isWhole: false);
        await App.Database.WriteAsync(db => Task.FromResult(db.Commands.Execute("ALTER TABLE SearchRows RENAME TO LostRows")), CancellationToken.None);
        await page.GoAsync("/search?q=lost+dredger");
        await TakeAsync("search-failure", isWhole: false);

        async Task TakeAsync(string name, bool isWhole)
        {
            await page.Page.EvaluateAsync("() => document.fonts.ready");
            await page.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder!, $"{name}-{look}.png"), FullPage = isWhole });
        }
    }

    private async Task<int> NumberOfAsync(int articleId, Parsing.FindingKind kind)
    {
        await using var db = App.Database.OpenReader();
        return db.Findings.First(finding => finding.ArticleId == articleId && finding.Kind == kind).Position + 1;
    }

    // What the pages of care show only in an archive with a past: a recurring line, and articles that an older parser read.
    private async Task<int> ArrangeCareAsync()
    {
        var ids = new List<int>();
        foreach (var town in new[] { "Stennis", "Kirkwall", "Lerwick", "Thurso" })
        {
            ids.Add((await App.IngestAsync(
                $"letters/{town}.txt",
                $"{town} closes its harbour\n\nTuesday 4 March 2014\n\nThe harbour of {town} was closed for the third time this year, and the fishermen of {town} say that nobody asked them. The council of {town} will meet on Monday.\n\nThe Harbour Letter comes every Friday with the tides of the week.\n\nThe ferry to {town} will not run before the end of the week, because the pier has lost a third of its length.\n\nRead our guide to the islands before you travel.")).ArticleId!.Value);
        }

        await OlderReading.LosingAsync(App.Database, ids[0]);
        await OlderReading.GainingAsync(App.Database, ids[1]);
        await OlderReading.SameAsync(App.Database, ids[2]);
        var runner = App.Services.GetRequiredService<RerunRunner>();
        var run = await runner.StartAsync(RerunKind.Preview, CancellationToken.None);
        while (await runner.StepAsync(run, CancellationToken.None))
        {
        }

        return ids[0];
    }

    private async Task<int> SpeakerAsync()
    {
        await using var db = App.Database.OpenReader();
        return db.Speakers.First(speaker => speaker.Name == ClaimTexts.Mayor).Id;
    }

    private async Task<string> LineAsync()
    {
        await using var db = App.Database.OpenReader();
        var line = LineRules.Proposals(db).OrderByDescending(row => row.ArticleCount).First();
        return FormattableString.Invariant($"/rules/{line.SourceId}/{line.Fingerprint}");
    }

    private async Task<int> ClaimOfAsync(int articleId, bool isQuotable)
    {
        await using var db = App.Database.OpenReader();
        return db.Claims.Where(claim => claim.ArticleId == articleId && claim.IsQuotable == isQuotable).OrderByDescending(claim => claim.Speaker).First().Id;
    }
}

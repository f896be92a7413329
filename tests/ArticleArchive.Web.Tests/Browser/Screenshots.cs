using Microsoft.Playwright;

namespace ArticleArchive.Web.Tests.Browser;

/// <summary>
/// Takes the pictures of the documentation and of design reviews: <c>SCREENSHOTS_DIR=docs/images dotnet test --filter Screenshots</c>.
/// </summary>
[Collection(BrowserTests.Name)]
public sealed class Screenshots(ArchiveBrowser browser)
{
    [Theory]
    [InlineData("desktop", 1280, 900, ColorScheme.Light)]
    [InlineData("phone", 390, 844, ColorScheme.Light)]
    [InlineData("dark", 1280, 900, ColorScheme.Dark)]
    public async Task Are_taken_of_every_page(string look, int width, int height, ColorScheme colors)
    {
        var folder = Environment.GetEnvironmentVariable("SCREENSHOTS_DIR");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "SCREENSHOTS_DIR names no folder");
        ArchiveBrowser.Require();
        var all = Environment.GetEnvironmentVariable("SCREENSHOTS_ALL") == "1";
        var damaged = browser.DamagedId;
        await using var page = await browser.OpenAsync(width, height, colors);
        var pages = new (string Name, string Path)[]
        {
            ("home", "/"),
            ("article", $"/articles/{damaged}"),
            ("ledger", $"/articles/{browser.CleanedId}/ledger"),
            ("claims", "/claims"),
            ("search", "/search?q=crisis"),
        };
        if (all)
        {
            pages =
            [
                .. pages,
                ("articles", "/articles"),
                ("specimen", $"/articles/{browser.SpecimenId}?q=lighthouse"),
                ("cleaned", $"/articles/{browser.CleanedId}"),
                ("place", $"/articles/{damaged}?at=700-900#at"),
                ("claim", $"/claims/{await ClaimOfAsync(browser.SpecimenId, isQuotable: true)}"),
                ("claim-unsafe", $"/claims/{await ClaimOfAsync(browser.SpecimenId, isQuotable: false)}"),
                ("ledger-damaged", $"/articles/{damaged}/ledger"),
                ("source", $"/articles/{browser.CleanedId}/source"),
                ("ledger-marked", $"/articles/{browser.CleanedId}/ledger?view=marked"),
                ("ledger-compare", $"/articles/{browser.CleanedId}/ledger?view=compare"),
                ("ledger-found", $"/articles/{browser.CleanedId}/ledger?find=logged"),
                ("repair", $"/articles/{damaged}/repair"),
                ("repair-finding", $"/articles/{damaged}/repair?finding={await NumberOfAsync(damaged, Parsing.FindingKind.CutNumber)}#mend"),
                ("repair-block", $"/articles/{damaged}/repair?block=6#block-6"),
                ("search-removed", "/search?q=in%3Aremoved%20registering"),
                ("add", "/add"),
                ("run", "/add/1"),
                ("rehearsal", $"/add/rehearsal/{browser.RehearsalId}"),
                ("preview", $"/add/rehearsal/{browser.RehearsalId}/0"),
                ("duplicates", "/duplicates"),
                ("versions", $"/articles/{browser.CopyId - 1}/versions"),
                ("versions-inline", $"/articles/{browser.CopyId}/versions?view=inline"),
                ("about", "/about"),
                ("settings", "/settings"),
                ("missing", "/articles/999999"),
            ];
        }

        foreach (var (name, path) in pages)
        {
            await page.GoAsync(path);
            await page.Page.EvaluateAsync("() => document.fonts.ready");
            await page.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder!, $"{name}-{look}.png"), FullPage = all && name != "article" });
        }
    }

    private async Task<int> NumberOfAsync(int articleId, Parsing.FindingKind kind)
    {
        await using var db = browser.App.Database.OpenReader();
        return db.Findings.First(finding => finding.ArticleId == articleId && finding.Kind == kind).Position + 1;
    }

    private async Task<int> ClaimOfAsync(int articleId, bool isQuotable)
    {
        await using var db = browser.App.Database.OpenReader();
        return db.Claims.Where(claim => claim.ArticleId == articleId && claim.IsQuotable == isQuotable).OrderByDescending(claim => claim.Speaker).First().Id;
    }
}

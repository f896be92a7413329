using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ArticleArchive.Web.Tests.Browser;

/// <summary>Every page in both themes and at phone width: no violation of WCAG 2.2 AA that axe can find, and no scrolling sideways.</summary>
[Collection(BrowserTests.Name)]
public sealed class AccessibilityTests(ArchiveBrowser browser)
{
    private static readonly AxeRunOptions s_options = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        ResultTypes = [ResultType.Violations],
    };

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task Every_page_is_accessible_and_fits_its_width(int width, ColorScheme colors)
    {
        ArchiveBrowser.Require();
        await using var watched = await browser.OpenAsync(width, 844, colors);
        var page = watched.Page;
        var faults = new List<string>();
        foreach (var path in await PathsAsync())
        {
            await watched.GoAsync(path);
            var sideways = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (sideways > 0)
                faults.Add($"{path} is {sideways} pixels too wide");
            var result = await page.RunAxe(s_options);
            faults.AddRange(result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{path} {violation.Id}: {node.Html}")));
        }

        faults.Should().BeEmpty();
        watched.Faults.Should().BeEmpty();
    }

    private async Task<IReadOnlyList<string>> PathsAsync()
    {
        await using var db = browser.App.Database.OpenReader();
        var specimen = browser.SpecimenId;
        var quotable = db.Claims.First(claim => claim.ArticleId == specimen && claim.IsQuotable && claim.Speaker != null).Id;
        var damaged = db.Claims.First(claim => claim.ArticleId == specimen && !claim.IsQuotable).Id;
        return
        [
            "/", "/articles", "/articles?health=whole&publisher=Nobody", $"/articles/{specimen}?q=light", $"/articles/{specimen}?at=300-500",
            $"/articles/{browser.DamagedId}", $"/articles/{specimen}/ledger", $"/articles/{browser.CleanedId}/ledger?class=account",
            $"/articles/{specimen}/source", $"/articles/{specimen}/source?view=edits", "/claims", $"/claims/{quotable}", $"/claims/{damaged}",
            "/search", "/search?q=russia", "/search?q=zzzz", "/add", "/add/1", "/about", "/settings", "/articles/999999",
        ];
    }
}

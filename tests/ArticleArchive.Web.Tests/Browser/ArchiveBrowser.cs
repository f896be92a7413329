using ArticleArchive.Web.Tests.Pages;
using Microsoft.Playwright;

namespace ArticleArchive.Web.Tests.Browser;

/// <summary>One Chromium and one running archive for all browser tests; each test has a browser context of its own.</summary>
public sealed class ArchiveBrowser : IAsyncLifetime
{
    private const string Executable = "/usr/bin/chromium";

    private static readonly string[] s_arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--font-render-hinting=none",
    ];

    private readonly ArchiveApp _app = new();
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public string Address { get; private set; } = "";

    public ArchiveApp App => _app;

    /// <summary>The archive's article with every kind of block, claim, damage and edit.</summary>
    public int SpecimenId { get; private set; }

    /// <summary>The article of <c>seeds/000</c>, whose service lines are removed.</summary>
    public int CleanedId { get; private set; }

    /// <summary>The article of <c>seeds/003</c>, with holes and broken numerals.</summary>
    public int DamagedId { get; private set; }

    /// <summary>Skips the test by name where there is no browser; on the build machine that is a failure.</summary>
    public static void Require()
    {
        var isThere = File.Exists(Executable);
        if (Environment.GetEnvironmentVariable("CI") == "true")
            isThere.Should().BeTrue("the build machine installs {0}", Executable);
        Assert.SkipUnless(isThere, $"{Executable} is not installed");
    }

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Executable))
            return;
        _app.UseKestrel(0);
        _app.StartServer();
        Address = _app.ClientOptions.BaseAddress.GetLeftPart(UriPartial.Authority);
        SpecimenId = await Specimen.StoreAsync(_app.Database);
        await using var db = _app.Database.OpenReader();
        CleanedId = db.Articles.Single(article => article.SourceName.Contains("000_")).Id;
        DamagedId = db.Articles.Single(article => article.SourceName.Contains("003_")).Id;

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Executable, Args = s_arguments });
    }

    /// <summary>Opens an empty page that watches itself: see <see cref="WatchedPage"/>.</summary>
    public async Task<WatchedPage> OpenAsync(int width = 1280, int height = 900, ColorScheme colors = ColorScheme.Light, bool script = true)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Address,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = colors,
            JavaScriptEnabled = script,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-GB",
        });
        context.SetDefaultTimeout(10_000);
        return new WatchedPage(await context.NewPageAsync(), Address);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        await _app.DisposeAsync();
    }
}

[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<ArchiveBrowser>
{
    public const string Name = "Browser";
}

/// <summary>A browser page that writes down what no page of the archive may do.</summary>
public sealed class WatchedPage : IAsyncDisposable
{
    private readonly List<string> _faults = [];

    public WatchedPage(IPage page, string address)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            // An answer of 404 is what some tests ask for.
            if (message.Type is "error" or "warning" && !message.Text.Contains("status of 404", StringComparison.Ordinal))
                _faults.Add($"console: {message.Text}");
        };
        page.PageError += (_, error) => _faults.Add($"script error: {error}");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address, StringComparison.Ordinal))
                _faults.Add($"request to another host: {request.Url}");
        };
        page.Response += (_, response) =>
        {
            if (!response.Headers.TryGetValue("content-security-policy", out var policy) || !policy.Contains("default-src 'none'", StringComparison.Ordinal))
                _faults.Add($"no content security policy: {response.Url}");
        };
    }

    public IPage Page { get; }

    /// <summary>Errors on the console, requests to other hosts, answers without the policy.</summary>
    public IReadOnlyList<string> Faults => _faults;

    public async Task GoAsync(string path) => await Page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.Load });

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}

using ArticleArchive.Web.Ingestion.Imports;
using ArticleArchive.Web.Tests.Pages;
using Microsoft.Extensions.DependencyInjection;
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

    /// <summary>An article that resembles another one.</summary>
    public int CopyId { get; private set; }

    /// <summary>A rehearsal that waits for a person, with every kind of source.</summary>
    public int RehearsalId { get; private set; }

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
        await AddCopiesAsync();
        await ClaimTexts.StoreAsync(_app);

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Executable, Args = s_arguments });
    }

    /// <summary>Opens an empty page that watches itself: see <see cref="WatchedPage"/>.</summary>
    /// <param name="width">In CSS pixels.</param>
    /// <param name="height">In CSS pixels.</param>
    /// <param name="colors">Light or dark.</param>
    /// <param name="script">Whether scripts run.</param>
    /// <param name="address">Of another archive than the tests' common one.</param>
    public async Task<WatchedPage> OpenAsync(int width = 1280, int height = 900, ColorScheme colors = ColorScheme.Light, bool script = true, string? address = null)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address ?? Address,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = colors,
            JavaScriptEnabled = script,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-GB",
        });
        context.SetDefaultTimeout(10_000);
        return new WatchedPage(await context.NewPageAsync(), address ?? Address);
    }

    private async Task AddCopiesAsync()
    {
        const string Harbour = "Ferries stay in port\n\nMonday 5 March 2018\n\nThe harbour of Lerwick was closed on Monday after a storm tore two ships from their moorings. "
            + "Nobody was hurt, the port authority said, and the ferries will sail again on Wednesday.\n\n"
            + "“We have never seen such waves,” said the harbour master, Inga Sinclair. The damage is put at two million pounds.\n\n"
            + "Twelve boats sank in the small harbour. The lifeboat was out three times in the night and brought eleven people home. The school stays closed until the roads are clear.";
        await _app.IngestAsync("harbour.txt", Harbour);
        await _app.IngestAsync("harbour.txt", Harbour.Replace("two million", "nearly four million", StringComparison.Ordinal).Replace("Twelve boats sank in the small harbour. ", "", StringComparison.Ordinal) + " The council meets on Thursday.");
        CopyId = (await _app.IngestAsync("harbour from an agency.txt", Harbour.Replace("Ferries stay in port", "Storm closes a harbour", StringComparison.Ordinal).Replace("Nobody was hurt", "No one was injured", StringComparison.Ordinal))).ArticleId!.Value;

        const string Garden = "Stay up to date with notifications from The Gazette\n\nNotifications can be managed in browser preferences.\n\nA walled garden is given back to the town\n\nTuesday 12 June 2018\n\n"
            + "The walled garden behind the old hospital, closed for thirty years, was opened to the town on Tuesday. Volunteers had cleared it of brambles over issues such as\n\n, and of two cars.\n\n"
            + "“We found a sundial under the ivy,” said Ruth Amory, who leads the volunteers. The council will pay for a gardener until 2020.\n\nJoin our commenting forum\n\nThank you for registering\n\n"
            + "Please refresh the page or navigate to another page on the site to be automatically logged in\n";

        var queue = _app.Services.GetRequiredService<ImportQueue>();
        RehearsalId = await queue.RehearseAsync(
            [.. new (string Name, string Text)[]
            {
                ("news/new.txt", Garden),
                ("news/harbour copy.txt", Harbour.Replace("on Wednesday", "on Thursday", StringComparison.Ordinal)),
                ("news/the same.txt", Harbour + "\n"),
                ("news/slides.pptx", "x"),
                ("news/new again.txt", "A short note\n\nOne sentence of it."),
            }.Select(file => UploadedFile.Of(file.Name, System.Text.Encoding.UTF8.GetBytes(file.Text)))],
            CancellationToken.None);
        for (var i = 0; i < 500 && _app.Database.OpenReader().Imports.Any(import => import.Id == RehearsalId && import.State == ArticleArchive.Web.Data.ImportState.Rehearsing); i++)
            await Task.Delay(20);
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

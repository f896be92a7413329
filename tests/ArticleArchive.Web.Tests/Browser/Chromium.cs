using ArticleArchive.Web.Tests.Browser;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace ArticleArchive.Web.Tests.Browser;

/// <summary>The one Chromium of all browser tests, which starts with the first of them.</summary>
public sealed class Chromium : IAsyncDisposable
{
    /// <summary>In milliseconds: what normally takes no time may take long on a machine that has much else to do.</summary>
    public const float Patience = 120_000;

    private const string Executable = "/usr/bin/chromium";

    private static readonly string[] s_arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--font-render-hinting=none",
    ];

    private readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> _started = new(StartAsync);

    /// <summary>Skips the test by name where there is no browser; on the build machine that is a failure.</summary>
    public static void Require()
    {
        var isThere = File.Exists(Executable);
        if (Environment.GetEnvironmentVariable("CI") == "true")
            isThere.Should().BeTrue("the build machine installs {0}", Executable);
        Assert.SkipUnless(isThere, $"{Executable} is not installed");
    }

    /// <summary>A context of one's own: its cookies, its clipboard and its size are nobody else's.</summary>
    public async Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions options)
    {
        var context = await (await _started.Value).Browser.NewContextAsync(options);
        context.SetDefaultTimeout(Patience);
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_started.IsValueCreated)
            return;
        var (playwright, browser) = await _started.Value;
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    private static async Task<(IPlaywright Playwright, IBrowser Browser)> StartAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        var playwright = await Playwright.CreateAsync();
        return (playwright, await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Executable, Args = s_arguments, Timeout = Patience }));
    }
}

using Microsoft.Playwright;

namespace ArticleArchive.Web.Tests.Browser;

/// <summary>A test with a running archive of its own, so that none counts what another has added and none changes what another reads.</summary>
public abstract class BrowserTest(Chromium chromium) : IAsyncLifetime
{
    private ArchiveApp? _app;
    private BrowserArchive? _archive;

    protected ArchiveApp App => _app!;

    /// <summary>Of the test's archive, without a slash at its end.</summary>
    protected string Address { get; private set; } = "";

    protected int SpecimenId => _archive!.SpecimenId;

    protected int CleanedId => _archive!.CleanedId;

    protected int DamagedId => _archive!.DamagedId;

    protected int CopyId => _archive!.CopyId;

    protected int RehearsalId => _archive!.RehearsalId;

    public async ValueTask InitializeAsync()
    {
        Chromium.Require();
        _archive = await BrowserArchive.PreparedAsync();
        _app = new ArchiveApp(_archive.Files);
        _app.UseKestrel(0);
        _app.StartServer();
        Address = _app.ClientOptions.BaseAddress.GetLeftPart(UriPartial.Authority);
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens an empty page that watches itself: see <see cref="WatchedPage"/>.</summary>
    /// <param name="width">In CSS pixels.</param>
    /// <param name="height">In CSS pixels.</param>
    /// <param name="colors">Light or dark.</param>
    /// <param name="script">Whether scripts run.</param>
    /// <param name="address">Of another archive than the test's.</param>
    protected async Task<WatchedPage> OpenAsync(int width = 1280, int height = 900, ColorScheme colors = ColorScheme.Light, bool script = true, string? address = null)
    {
        var context = await chromium.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address ?? Address,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = colors,
            JavaScriptEnabled = script,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-GB",
        });
        return new WatchedPage(await context.NewPageAsync(), address ?? Address);
    }
}

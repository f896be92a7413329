using Microsoft.Playwright;

namespace ArticleArchive.Web.Tests.Browser;

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
                Add($"console: {message.Text}");
        };
        page.PageError += (_, error) => Add($"script error: {error}");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address, StringComparison.Ordinal))
                Add($"request to another host: {request.Url}");
        };
        page.Response += (_, response) =>
        {
            if (!response.Headers.TryGetValue("content-security-policy", out var policy) || !policy.Contains("default-src 'none'", StringComparison.Ordinal))
                Add($"no content security policy: {response.Url}");
        };
    }

    public IPage Page { get; }

    /// <summary>Errors on the console, requests to other hosts, answers without the policy.</summary>
    public IReadOnlyList<string> Faults
    {
        get
        {
            lock (_faults)
                return [.. _faults];
        }
    }

    /// <summary>Opens a page and waits until its scripts have run.</summary>
    public async Task GoAsync(string path) => await Page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.Load });

    /// <summary>Presses a key on the page that is shown, once its scripts listen: its text is there before them.</summary>
    public async Task PressAsync(string key)
    {
        await Page.WaitForLoadStateAsync(LoadState.Load);
        await Page.Keyboard.PressAsync(key);
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    private void Add(string fault)
    {
        lock (_faults)
            _faults.Add(fault);
    }
}

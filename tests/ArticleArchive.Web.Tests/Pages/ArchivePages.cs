using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace ArticleArchive.Web.Tests.Pages;

/// <summary>A program of one's own whose pages are read and whose forms are sent, without a browser.</summary>
public abstract class ArchivePages : IAsyncLifetime
{
    protected ArchiveApp App { get; } = new();

    protected HttpClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Client = App.CreateClient();
        await ArrangeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>What the archive holds before each test.</summary>
    protected abstract Task ArrangeAsync();

    protected async Task<IHtmlDocument> GetAsync(string path)
    {
        var answer = await Client.GetAsync(path);
        answer.StatusCode.Should().Be(HttpStatusCode.OK, path);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Sends a form with what stands in it, and what the pressed button adds.</summary>
    protected async Task<IHtmlDocument> PostAsync(IElement form, params (string Name, string Value)[] pressed)
    {
        var fields = form.QuerySelectorAll("input").ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value") ?? "", StringComparer.Ordinal);
        foreach (var (name, value) in pressed)
            fields[name] = value;
        using var content = new FormUrlEncodedContent(fields);
        var answer = await Client.PostAsync(form.GetAttribute("action"), content);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }
}

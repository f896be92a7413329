using System.Net;
using ArticleArchive.Web.Hosting;

namespace ArticleArchive.Web.Tests.Hosting;

public sealed class SecurityHeadersTests
{
    [Theory]
    [InlineData("/", "localhost")]
    [InlineData("/no/such/page", "localhost")]
    [InlineData("/originals/4711", "localhost")]
    [InlineData("/originals/1", "localhost")]
    [InlineData("/", "elsewhere.example")]
    public async Task Every_answer_has_them(string path, string host)
    {
        await using var app = new ArchiveApp();
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = host } };
        using var answer = await app.CreateClient().SendAsync(request);

        string Header(string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "none";
        Header("Content-Security-Policy").Should().Contain("default-src 'none'");
        Header("X-Content-Type-Options").Should().Be("nosniff");
        Header("Referrer-Policy").Should().Be("no-referrer");
        Header("Cross-Origin-Opener-Policy").Should().Be("same-origin");
        Header("Cross-Origin-Resource-Policy").Should().Be("same-origin");
        Header("Permissions-Policy").Should().Contain("camera=()");
        Header("Server").Should().Be("none");
        if (host != "localhost")
            answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        else if (!path.StartsWith("/originals", StringComparison.Ordinal))
            Header("Content-Security-Policy").Should().Be(SecurityHeaders.ContentSecurityPolicy);
    }
}

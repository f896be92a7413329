using System.Net;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Pages;
using Microsoft.Extensions.DependencyInjection;

namespace ArticleArchive.Web.Tests.Data;

public sealed class CountCacheTests
{
    [Fact]
    public async Task A_count_is_made_once_and_again_after_a_write()
    {
        await using var app = new ArchiveApp();
        var cache = new CountCache(app.Services.GetRequiredService<ArchiveDatabase>());
        var counted = 0;
        Task<int> Count() => cache.GetAsync("articles", () => Task.FromResult(++counted));

        (await Count()).Should().Be(1);
        (await Count()).Should().Be(1);
        await app.IngestAsync("rivers.txt", "Rivers of the plain\n\nThe river Aln is forty miles long and has never frozen.");
        (await Count()).Should().Be(2);
    }

    [Fact]
    public async Task The_foot_of_every_page_follows_what_was_added()
    {
        await using var app = new ArchiveApp();
        using var client = app.CreateClient();
        (await FootAsync()).Should().Contain(Wording.Count(2, "article"));
        await app.IngestAsync("rivers.txt", "Rivers of the plain\n\nThe river Aln is forty miles long and has never frozen.");
        (await FootAsync()).Should().Contain(Wording.Count(3, "article"));

        async Task<string> FootAsync() => WebUtility.HtmlDecode(await client.GetStringAsync("/settings"));
    }
}

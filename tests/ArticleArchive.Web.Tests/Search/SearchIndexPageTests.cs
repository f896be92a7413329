using System.Net;

namespace ArticleArchive.Web.Tests.Search;

public sealed class SearchIndexPageTests(SearchSite site) : IClassFixture<SearchSite>
{
    [Fact]
    public async Task The_page_says_how_the_index_stands_and_offers_to_build_and_to_compare()
    {
        using var response = await site.Client.GetAsync("/search/index");

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        var page = await response.Content.ReadAsStringAsync();
        page.Should().Contain("Different words").And.Contain("Compare with the articles").And.Contain("Build it anew").And.Contain("data-run-state=\"over\"");
    }

    [Fact]
    public async Task The_settings_lead_there() =>
        (await site.Client.GetStringAsync("/settings")).Should().Contain("/search/index");
}

using ArticleArchive.Parsing;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Search;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Tests.Search;

/// <summary>Among claims a count is of claims: a claim is counted by its own speaker and nature, not by those of its article's other claims.</summary>
public sealed class ClaimFacetTests : IAsyncLifetime
{
    private SearchArchive _archive = null!;

    public async ValueTask InitializeAsync()
    {
        _archive = await SearchArchive.WithAsync(
            new Draft("One", "The river froze.", "The river will freeze again.", "A river is cold.") { Publisher = "Island Post", Speakers = new Dictionary<int, string> { [0] = "Kay", [1] = "Lin" } },
            new Draft("Two", "The river thawed.", "The river will thaw.") { Speakers = new Dictionary<int, string> { [0] = "Kay", [1] = "Kay" } });
        await SetNatureAsync("will", ClaimNature.Prediction);
    }

    public ValueTask DisposeAsync()
    {
        _archive.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_claim_is_counted_by_its_own_speaker_and_nature()
    {
        (await CountsAsync(SearchLevel.Claims, SearchFacet.Speaker)).Should().Equal(("Kay", 3), ("Lin", 1));
        (await CountsAsync(SearchLevel.Claims, SearchFacet.Nature)).Should().Equal(("Fact", 3), ("Prediction", 2));
        (await CountsAsync(SearchLevel.Claims, SearchFacet.Publisher)).Should().Equal(("Island Post", 3));
    }

    [Fact]
    public async Task An_article_is_counted_once_by_each_speaker_and_nature_of_its_claims()
    {
        (await CountsAsync(SearchLevel.Articles, SearchFacet.Speaker)).Should().Equal(("Kay", 2), ("Lin", 1));
        (await CountsAsync(SearchLevel.Articles, SearchFacet.Nature)).Should().Equal(("Fact", 2), ("Prediction", 2));
    }

    [Theory]
    [InlineData(SearchLevel.Articles)]
    [InlineData(SearchLevel.Claims)]
    public async Task What_a_count_writes_into_the_box_finds_as_many(SearchLevel level)
    {
        var facets = (await FindAsync("river", level)).Facets;
        foreach (var value in facets.Where(facet => facet.Facet is SearchFacet.Speaker or SearchFacet.Nature or SearchFacet.Publisher).SelectMany(facet => facet.Values))
            (await FindAsync("river " + value.Clause, level)).Total.Should().Be(value.Count, value.Clause);
    }

    [Fact]
    public async Task A_nature_that_a_person_puts_right_is_counted_from_then_on()
    {
        await FindAsync("river", SearchLevel.Claims);
        await SetNatureAsync("thawed", ClaimNature.Opinion);

        (await CountsAsync(SearchLevel.Claims, SearchFacet.Nature)).Should().Equal(("Fact", 2), ("Prediction", 2), ("Opinion", 1));
    }

    private Task<SearchResults> FindAsync(string query, SearchLevel level) =>
        _archive.Engine.FindAsync(new SearchRequest(query, level, 5, WithFacets: true), CancellationToken.None);

    private async Task<IEnumerable<(string, int)>> CountsAsync(SearchLevel level, SearchFacet facet) =>
        (await FindAsync("river", level)).Facets.Single(counts => counts.Facet == facet).Values.Select(value => (value.Label, value.Count));

    private Task<int> SetNatureAsync(string word, ClaimNature nature) => _archive.Database.WriteAsync(
        async db =>
        {
            foreach (var article in await db.Articles.Include(row => row.Claims).Include(row => row.Sections).AsTracking().ToListAsync())
            {
                foreach (var claim in article.Claims.Where(claim => claim.Text.Contains(word, StringComparison.Ordinal)))
                    claim.Nature = nature;
                await db.SaveChangesAsync();
                await SearchIndex.RemoveAsync(db, article.Id, CancellationToken.None);
                await SearchIndex.AddAsync(db, article, CancellationToken.None);
            }

            return 0;
        },
        CancellationToken.None);
}

using ArticleArchive.Web.Search;
using ArticleArchive.Web.Search.QueryLanguage;

namespace ArticleArchive.Web.Tests.Search;

/// <summary>Three articles that many questions are asked of.</summary>
public sealed class ThreeArticles : IAsyncLifetime
{
    internal SearchArchive Archive { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Archive = await SearchArchive.WithAsync(SearchEngineTests.River, SearchEngineTests.Treaty, SearchEngineTests.Bridge);

    public ValueTask DisposeAsync()
    {
        Archive.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class SearchEngineTests(ThreeArticles three) : IClassFixture<ThreeArticles>
{
    internal static readonly Draft River = new("The long river", "The Danube carries ice past the old bridge.", "Nobody crossed the multi-agent border.")
    {
        Publisher = "The Harbour Post",
        Authors = "Ada Smith; Ben Jones",
        Heading = "Winter on the water",
        Speakers = new Dictionary<int, string> { [1] = "Dmitry Peskov" },
    };

    internal static readonly Draft Treaty = new("A treaty of ice", "The treaty was signed in 1987.", "Peskov said the Café Müller is closed.", "Путин ответил на вопрос.") { Publisher = "Evening Star" };

    internal static readonly Draft Bridge = new("Bridges", "Bridging loans, the treaty's cost; ice melts.", "Old ships pass.");

    [Theory]
    [InlineData("danube", new[] { 1 })]
    [InlineData("ice treaty", new[] { 2, 3 })]
    [InlineData("bridge", new[] { 1, 3 })]
    [InlineData("ice -danube", new[] { 2, 3 })]
    [InlineData("danube OR 1987", new[] { 1, 2 })]
    [InlineData("(danube OR 1987) treaty", new[] { 2 })]
    [InlineData("\"old bridge\"", new[] { 1 })]
    [InlineData("\"bridge old\"", new int[0])]
    [InlineData("“old bridge”", new[] { 1 })]
    [InlineData("cafe muller", new[] { 2 })]
    [InlineData("CAFÉ", new[] { 2 })]
    [InlineData("путин", new[] { 2 })]
    [InlineData("multi-agent", new[] { 1 })]
    [InlineData("treaty's", new[] { 3 })]
    [InlineData("treat*", new[] { 2, 3 })]
    [InlineData("danub*", new[] { 1 })]
    [InlineData("title:ice", new[] { 2 })]
    [InlineData("title:ice OR title:river", new[] { 1, 2 })]
    [InlineData("section:winter", new[] { 1 })]
    [InlineData("section:danube", new int[0])]
    [InlineData("publisher:star", new[] { 2 })]
    [InlineData("author:\"ada smith\"", new[] { 1 })]
    [InlineData("author:\"smith ben\"", new int[0])]
    [InlineData("speaker:peskov", new[] { 1 })]
    [InlineData("peskov", new[] { 1, 2 })]
    [InlineData("claim:(ice bridge)", new[] { 1, 3 })]
    [InlineData("claim:(danube border)", new int[0])]
    [InlineData("claim:danube claim:border", new[] { 1 })]
    [InlineData("claim:\"old bridge\"", new[] { 1 })]
    [InlineData("claim:(border speaker:peskov)", new[] { 1 })]
    [InlineData("claim:(danube speaker:peskov)", new int[0])]
    [InlineData("claim:ice title:treaty", new int[0])]
    [InlineData("claim:signed title:treaty", new[] { 2 })]
    [InlineData("claim:danube OR title:treaty", new[] { 1, 2 })]
    [InlineData("treaty -claim:signed", new[] { 3 })]
    [InlineData("claim:(ice -danube)", new[] { 3 })]
    [InlineData("claim:(ice title:bridges)", new[] { 3 })]
    [InlineData("-danube", new[] { 2, 3 })]
    [InlineData("-danube -claim:signed", new[] { 3 })]
    [InlineData("danube OR -treaty", new[] { 1 })]
    [InlineData("-(danube OR 1987)", new[] { 3 })]
    [InlineData("--danube", new[] { 1 })]
    [InlineData("water \"in 1987\" OR loans", new[] { 3 })]
    [InlineData("\"bridge nobody\"", new int[0])]
    [InlineData("rowid:1", new int[0])]
    public async Task Finds_the_articles_that_the_query_means(string query, int[] expected)
    {
        (await three.Archive.IdsAsync(query)).Should().BeEquivalentTo(expected);
    }

    [Theory]
    [InlineData("danube ice", new[] { 1 })]
    [InlineData("danube border", new int[0])]
    [InlineData("peskov", new[] { 2, 4 })]
    [InlineData("speaker:peskov", new[] { 2 })]
    [InlineData("ice title:river", new[] { 1 })]
    [InlineData("title:river", new[] { 1, 2 })]
    [InlineData("old -publisher:harbour", new[] { 7 })]
    [InlineData("claim:ice", new[] { 1, 6 })]
    [InlineData("-publisher:harbour -publisher:star", new[] { 6, 7 })]
    public async Task Finds_the_claims_that_the_query_means(string query, int[] expected)
    {
        (await three.Archive.IdsAsync(query, SearchLevel.Claims)).Should().BeEquivalentTo(expected);
    }

    [Fact]
    public async Task An_old_version_is_not_found_by_any_query()
    {
        using var archive = await SearchArchive.WithAsync(River, Treaty with { IsOld = true });
        foreach (var query in new[] { "ice", "-danube", "claim:treaty", "ice OR -nothing" })
        {
            (await archive.IdsAsync(query)).Should().NotContain(2);
            (await archive.IdsAsync(query, SearchLevel.Claims)).All(id => id <= 2).Should().BeTrue();
        }
    }

    [Fact]
    public async Task A_heading_is_found_once_and_not_again_in_the_table_of_contents()
    {
        using var archive = await SearchArchive.WithAsync(new Draft("Bees on a balcony", "Tell them before the hive comes.") { Heading = "What the neighbours say", Contents = "What the neighbours say" });

        (await archive.IdsAsync("in:section neighbours")).Should().ContainSingle();
        (await archive.IdsAsync("in:body neighbours")).Should().BeEmpty();
    }

    [Fact]
    public async Task A_title_counts_for_more_than_the_text_and_of_equals_the_newest_is_first()
    {
        using var archive = await SearchArchive.WithAsync(
            new Draft("Something else", "A word about glaciers in passing here."),
            new Draft("Glaciers of Norway", "They are melting away slowly these days."),
            new Draft("Weather", "Rain."), new Draft("Weather", "Rain."), new Draft("Weather", "Rain."));
        (await archive.IdsAsync("glaciers")).Should().Equal(2, 1);
        (await archive.IdsAsync("rain")).Should().Equal(5, 4, 3);
    }

    [Fact]
    public async Task Hits_carry_their_passages_marks_and_places()
    {
        using var archive = await SearchArchive.WithAsync(River with { Url = "https://example.org/r", ExternalId = "r-1" });
        var hit = (await archive.FindAsync("title:river bridge")).Items.Should().ContainSingle().Subject;
        (hit.ExternalId, hit.Url, hit.Publisher).Should().Be(("r-1", "https://example.org/r", "The Harbour Post"));
        hit.TitleMarks.Select(mark => mark.In(hit.Title)).Should().Equal("river");
        var passage = hit.Passages.Should().ContainSingle().Subject;
        passage.Text.Should().Be("The Danube carries ice past the old bridge.");
        passage.Marks.Select(mark => mark.In(passage.Text)).Should().Equal("bridge");
        await using var db = archive.Database.OpenReader();
        db.Articles.Single().ReadingText[passage.Span.Start..passage.Span.End].Should().Be(passage.Text);
    }

    [Fact]
    public async Task Random_queries_find_what_a_plain_evaluation_of_their_tree_finds()
    {
        var random = new Random(42);
        var drafts = PlainSearch.Corpus(random, 60);
        using var archive = await SearchArchive.WithAsync(drafts);
        var plain = new PlainSearch(drafts);
        for (var i = 0; i < 600; i++)
        {
            var query = PlainSearch.RandomQuery(random);
            var root = QueryParser.Parse(query).Root!;
            foreach (var level in new[] { SearchLevel.Articles, SearchLevel.Claims })
            {
                var results = await archive.FindAsync(query, level);
                results.Total.Should().Be(plain.Find(root, level).Count, query);
                if (results.Total <= 100)
                    results.Items.Select(hit => hit.Id).Should().BeEquivalentTo(plain.Find(root, level), query);
                (await archive.Engine.CountAsync(results.Query, level, CancellationToken.None)).Should().Be(results.Total, query);
            }
        }
    }

    [Theory]
    [InlineData("river", SearchLevel.Articles)]
    [InlineData("river OR ice", SearchLevel.Claims)]
    [InlineData("-river", SearchLevel.Articles)]
    public async Task Pages_by_cursor_and_by_number_neither_lose_nor_double_a_hit(string query, SearchLevel level)
    {
        using var archive = await SearchArchive.WithAsync([.. PlainSearch.Corpus(new Random(1), 90), .. Enumerable.Repeat(new Draft("Same river", "The same river and ice."), 25)]);
        var all = await archive.IdsAsync(query, level, size: 1_000);
        all.Should().HaveCountGreaterThan(10).And.OnlyHaveUniqueItems();
        foreach (var size in new[] { 1, 7, 100 })
        {
            var byCursor = new List<int>();
            var byNumber = new List<int>();
            SearchCursor? cursor = null;
            do
            {
                var page = await archive.Engine.FindAsync(new SearchRequest(query, level, size, After: cursor), CancellationToken.None);
                page.Total.Should().Be(all.Count);
                byCursor.AddRange(page.Items.Select(hit => hit.Id));
                cursor = page.Next is null ? null : Sent(page.Next);
            }
            while (cursor is not null);
            for (var skip = 0; skip < all.Count; skip += size)
                byNumber.AddRange((await archive.Engine.FindAsync(new SearchRequest(query, level, size, skip), CancellationToken.None)).Items.Select(hit => hit.Id));
            byCursor.Should().Equal(all);
            byNumber.Should().Equal(all);
        }
    }

    [Fact]
    public async Task A_page_beyond_the_last_shows_the_last()
    {
        using var archive = await SearchArchive.WithAsync([.. Enumerable.Repeat(new Draft("River", "Water."), 5)]);
        var page = await archive.Engine.FindAsync(new SearchRequest("river", SearchLevel.Articles, 2, Skip: 100), CancellationToken.None);
        (page.Skipped, page.Items.Count, page.Total, page.Next).Should().Be((4, 1, 5, null));
    }

    [Theory]
    [InlineData("zebra ice", "No article has “zebra”.", "ice")]
    [InlineData("zebra yak ice", "No article has “yak”.", "ice")]
    [InlineData("title:danube ice", "No title matches “title:danube”.", "ice")]
    [InlineData("\"bridge old\"", "No article has the phrase “bridge old”.", "bridge old")]
    [InlineData("zebra* ice", "No article has a word that starts with “zebra”.", "ice")]
    [InlineData("danube 1987", "Each part is found by itself, but the one article with “danube” has no “1987”.", "danube OR 1987")]
    [InlineData("danube -ice", "Every article with the rest is left out by “-ice”.", "danube")]
    [InlineData("(zebra OR yak) ice", "No article has any of “(zebra OR yak)”.", "ice")]
    public async Task Nothing_found_is_explained_and_near_queries_are_offered_with_their_counts(string query, string reason, string offer)
    {
        var archive = three.Archive;
        var results = await archive.FindAsync(query);
        results.Total.Should().Be(0, "nothing is loosened silently");
        var zero = await archive.Engine.ExplainZeroAsync(results.Query, SearchLevel.Articles, CancellationToken.None);
        zero.Reasons.Should().Contain(reason);
        zero.Offers.Should().Contain(candidate => candidate.Query == offer);
        foreach (var offered in zero.Offers)
            (await archive.FindAsync(offered.Query)).Total.Should().Be(offered.Count).And.BePositive();
    }

    [Fact]
    public async Task A_removed_article_is_found_no_more()
    {
        using var archive = await SearchArchive.WithAsync(River, Treaty);
        await archive.Database.WriteAsync(
            async db =>
            {
                await SearchIndex.RemoveAsync(db, 1, CancellationToken.None);
                return 0;
            },
            CancellationToken.None);
        (await archive.IdsAsync("ice")).Should().Equal(2);
        (await archive.IdsAsync("danube", SearchLevel.Claims)).Should().BeEmpty();
    }

    [Fact]
    public async Task Values_of_a_facet_come_with_the_number_of_their_articles_the_most_frequent_first()
    {
        using var archive = await SearchArchive.WithAsync(
            new Draft("One", "A.") { Publisher = "Evening Post" }, new Draft("Two", "B.") { Publisher = "Post of Asia" },
            new Draft("Three", "C.") { Publisher = "Post Two" }, new Draft("Four", "D.") { Publisher = "Post Two" }, new Draft("Five", "E.") { Publisher = "Outpost" });
        Task<IReadOnlyList<(string, int)>> Values() => archive.Engine.ValuesAsync(SearchFacet.Publisher, "post", 10, CancellationToken.None);

        (await Values()).Should().Equal(("Post Two", 2), ("Post of Asia", 1), ("Evening Post", 1));
        await archive.Database.WriteAsync(async db => { await SearchIndex.RemoveAsync(db, 2, CancellationToken.None); return 0; }, CancellationToken.None);
        (await Values()).Should().Equal(("Post Two", 2), ("Evening Post", 1));
    }

    [Fact(Timeout = 120_000)]
    public async Task An_article_of_one_word_repeated_does_not_hold_up_a_search()
    {
        using var archive = await SearchArchive.WithAsync(new Draft("Noise", string.Concat(Enumerable.Repeat("river ", 1_700_000))), River, Treaty);
        foreach (var query in new[] { "river OR \"river river\" OR riv*", "river OR danube", "riv*" })
        {
            var results = await archive.FindAsync(query);
            (results.IsComplete, results.Items.Select(hit => hit.Title)).Should().BeEquivalentTo((true, new[] { "Noise", River.Title }), query);
        }

        (await archive.IdsAsync("danube OR signed")).Should().BeEquivalentTo([2, 3]);
        (await archive.IdsAsync("river ice")).Should().Equal(2);
    }

    [Fact]
    public async Task A_cancelled_search_ends_as_cancelled()
    {
        using var archive = await SearchArchive.WithAsync(River);
        var search = () => archive.Engine.FindAsync(new SearchRequest("river", SearchLevel.Articles, 10), new CancellationToken(canceled: true));
        await search.Should().ThrowAsync<OperationCanceledException>();
    }

    private static SearchCursor Sent(SearchCursor cursor)
    {
        SearchCursor.TryParse(cursor.ToString(), out var parsed).Should().BeTrue();
        return parsed!;
    }
}

using ArticleArchive.Web.Data;
using ArticleArchive.Web.Search;
using ArticleArchive.Web.Search.QueryLanguage;
using ArticleArchive.Web.Search.Ranking;

namespace ArticleArchive.Web.Tests.Search;

/// <summary>What is found, counted and put first, beside definitions that read every text.</summary>
public sealed class RankingTests
{
    private static readonly string[] s_words = ["river", "rivers", "bridge", "bridges", "treaty", "ice", "harbour", "old", "signed", "danube", "border", "crossing", "crossed"];

    [Fact]
    public async Task Ids_and_order_are_those_of_a_naive_ranking_over_the_stored_texts()
    {
        var random = new Random(3);
        using var archive = await SearchArchive.WithAsync(Corpus(random, 220));
        using var reader = new SearchReader(archive.Database.ReaderConnectionString);
        var naive = new NaiveRanking(reader.Vocabulary, await StoredAsync(archive));
        for (var i = 0; i < 300; i++)
        {
            var typed = Typed(random);
            var results = await archive.FindAsync(typed, size: 1_000);
            var expected = naive.Find(results.Query.Root!);
            results.Total.Should().Be(expected.Count, typed);
            results.Items.Select(hit => hit.Id).Should().Equal(expected, typed);
        }
    }

    [Fact]
    public async Task Two_ranges_on_two_connections_find_what_one_finds()
    {
        // Enough rows for a second thread to be worth its while.
        using var archive = await SearchArchive.WithAsync();
        await ManyAsync(archive, 21_000);
        var together = await archive.Engine.FindAsync(new SearchRequest("ice OR river", SearchLevel.Articles, 50, WithFacets: true), CancellationToken.None);
        using var reader = new SearchReader(archive.Database.ReaderConnectionString);
        using var state = reader.Begin();
        reader.LastChange().Should().BePositive();
        using var second = new SearchReader(archive.Database.ReaderConnectionString);
        using var shared = second.BeginAs(reader);
        shared.Should().NotBeNull("both read one snapshot");
        var store = new DocumentStore();
        var deadline = new SearchDeadline(TimeSpan.FromMinutes(1), CancellationToken.None);
        var alone = new SearchSession(reader, store.At(reader, deadline)!, store, () => null, deadline);
        var plan = new QueryCompiler(alone, SearchLevel.Articles).Compile(together.Query.Root!);
        plan.TryWeigh(plan.Statistics());
        var (best, total, _, isComplete) = alone.Run(plan, plan.Statistics(), new CollectorOptions(100));

        (isComplete, total).Should().Be((true, together.Total));
        PageOrder.Of(best, plan, plan.Statistics(), SearchSort.Relevance).Take(50).Select(hit => (int)hit.Id).Should().Equal(together.Items.Select(hit => hit.Id));
    }

    [Fact]
    public async Task Pages_neither_lose_nor_double_a_hit_while_articles_come_in()
    {
        var random = new Random(9);
        using var archive = await SearchArchive.WithAsync(Corpus(random, 260));
        foreach (var query in new[] { "river OR ice", "river", "sort:published ice", "sort:words-asc ice" })
        {
            var before = (await archive.FindAsync(query, size: 1_000)).Items.Select(hit => hit.Id).ToList();
            var seen = new List<int>();
            SearchCursor? cursor = null;
            do
            {
                var page = await archive.Engine.FindAsync(new SearchRequest(query, SearchLevel.Articles, 17, After: cursor), CancellationToken.None);
                page.Total.Should().Be(before.Count);
                seen.AddRange(page.Items.Select(hit => hit.Id));
                cursor = page.Next is { } next && SearchCursor.TryParse(next.ToString(), out var sent) ? sent : null;
                await SearchArchive.AddAsync(archive.Database, Corpus(random, 3));
            }
            while (cursor is not null);

            seen.Should().Equal(before, query);
        }
    }

    [Fact]
    public async Task Facets_count_every_hit_and_write_clauses_that_find_as_many()
    {
        using var archive = await SearchArchive.WithAsync(Corpus(new Random(5), 150));
        var results = await archive.Engine.FindAsync(new SearchRequest("river", SearchLevel.Articles, 5, WithFacets: true), CancellationToken.None);

        results.Facets.Select(facet => facet.Facet).Should().Contain([SearchFacet.Publisher, SearchFacet.Author, SearchFacet.Year]);
        foreach (var (facet, value) in results.Facets.Where(facet => facet.Facet is SearchFacet.Year or SearchFacet.Language or SearchFacet.Health).SelectMany(facet => facet.Values.Select(value => (facet.Facet, value))))
            (await archive.FindAsync($"river {value.Clause}")).Total.Should().Be(value.Count, $"{facet}: {value.Clause}");
        foreach (var value in results.Facets.Where(facet => facet.Facet == SearchFacet.Publisher).SelectMany(facet => facet.Values))
            (await archive.FindAsync($"river {value.Clause}")).Total.Should().Be(value.Count, value.Clause);
        results.Histogram.Sum(bar => bar.Count).Should().Be((await archive.FindAsync("river has:date")).Total);
    }

    [Fact]
    public async Task A_form_of_a_word_counts_only_in_articles_of_its_language()
    {
        using var archive = await SearchArchive.WithAsync(
            new Draft("One", "He signed it.") { Language = "en" },
            new Draft("Two", "Eine signing stand dort.") { Language = "de" },
            new Draft("Three", "They were signing it.") { Language = "en" });

        (await archive.IdsAsync("signed")).Should().BeEquivalentTo([1, 3]);
        (await archive.IdsAsync("it -signed")).Should().BeEmpty();
        (await archive.IdsAsync("stand -signed")).Should().Equal(2);
        (await archive.IdsAsync("signing")).Should().BeEquivalentTo([1, 2, 3]);
        (await archive.IdsAsync("\"signing\"")).Should().BeEquivalentTo([2, 3]);
    }

    [Theory]
    [InlineData("near(danube ice, 3)")]
    [InlineData("\"danube ice\"~3")]
    public async Task Nearness_ends_with_the_paragraph(string query)
    {
        using var archive = await SearchArchive.WithAsync(
            new Draft("Near", "The Danube carries its ice away."), new Draft("Far", "The Danube is long and in winter there is much ice."), new Draft("Apart", "The Danube.", "Ice everywhere."));

        (await archive.IdsAsync(query.Replace("near", "NEAR", StringComparison.Ordinal))).Should().Equal(1);
    }

    [Fact]
    public async Task A_section_is_found_when_it_has_all_words_itself()
    {
        using var archive = await SearchArchive.WithAsync(new Draft("Whole", "The Danube carries ice.", "The bridge is old.") { Heading = "Winter" });

        var hit = (await archive.FindAsync("danube winter", SearchLevel.Sections)).Items.Should().ContainSingle().Subject;
        (hit.ArticleId, hit.Section!.Heading).Should().Be((1, "Winter"));
        hit.Passages.Should().NotBeEmpty();
        (await archive.FindAsync("danube treaty", SearchLevel.Sections)).Total.Should().Be(0);
        (await archive.FindAsync("danube -treaty", SearchLevel.Sections)).Total.Should().Be(1);
    }

    [Fact]
    public async Task An_explanation_names_the_words_the_fields_and_parts_that_add_up()
    {
        using var archive = await SearchArchive.WithAsync(Corpus(new Random(11), 60));
        var results = await archive.FindAsync("river bridges");
        var hit = results.Items[0];
        var explanation = await archive.Engine.ExplainAsync(results.Query, SearchLevel.Articles, hit.Id, CancellationToken.None);

        explanation!.Title.Should().Be(hit.Title);
        explanation.Terms.Select(term => term.Typed).Should().Equal("river", "bridges");
        explanation.Terms[1].Folded.Should().Contain("bridge");
        explanation.Terms.Should().OnlyContain(term => term.Fields.Count > 0);
        explanation.Parts.Sum(part => part.Value).Should().BeApproximately(explanation.Score, 1e-9);
        explanation.Score.Should().BeApproximately(hit.Score, 1e-9);
        (await archive.Engine.ExplainAsync(QueryParser.Parse("nothing"), SearchLevel.Articles, hit.Id, CancellationToken.None)).Should().BeNull();
    }

    [Fact]
    public async Task Similar_articles_share_telling_words()
    {
        using var archive = await SearchArchive.WithAsync(
            [new Draft("Salmon ladders", "Salmon climb the ladder beside the turbine of the barrage."), new Draft("Fish", "The barrage has a ladder for salmon and its turbine stops at night."), .. Corpus(new Random(2), 40)]);

        var similar = await archive.Engine.SimilarAsync(1, 5, CancellationToken.None);

        similar.Select(hit => hit.Id).Should().StartWith(2).And.NotContain(1);
    }

    [Fact]
    public async Task A_word_that_stands_nowhere_is_offered_as_the_archive_spells_it()
    {
        using var archive = await SearchArchive.WithAsync(Corpus(new Random(2), 60));
        var query = QueryParser.Parse("harbuor");

        var zero = await archive.Engine.ExplainZeroAsync(query, SearchLevel.Articles, CancellationToken.None);

        zero.Offers.Should().Contain(offer => offer.Query == "harbour" && offer.Count > 0);
    }

    [Fact]
    public async Task A_sentence_is_ranked_by_any_of_its_words_and_says_what_it_left_out()
    {
        using var archive = await SearchArchive.WithAsync([.. Corpus(new Random(2), 60), .. Enumerable.Repeat(new Draft("Filler", "The the the."), 80)]);

        var results = await archive.FindAsync("who did sign the treaty about the danube border in spring");

        results.RankedByAny.Should().BeTrue();
        results.Total.Should().BePositive();
        results.Warnings.Should().Contain(warning => warning.Message.Contains("“the”", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_removed_article_is_not_found_again_and_the_next_state_is_seen()
    {
        using var archive = await SearchArchive.WithAsync(Corpus(new Random(2), 20));
        var all = await archive.IdsAsync("-nothing");
        await archive.Database.WriteAsync(
            async db =>
            {
                await SearchIndex.RemoveAsync(db, all[0], CancellationToken.None);
                return 0;
            },
            CancellationToken.None);

        (await archive.IdsAsync("-nothing")).Should().Equal(all.Skip(1));
    }

    private static Draft[] Corpus(Random random, int count) =>
    [
        .. PlainSearch.Corpus(random, count).Select(draft => draft with
        {
            Published = random.Next(4) == 0 ? null : new DateTime(2018, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(random.Next(2_000)),
            Language = "en",
            Paragraphs = [.. draft.Paragraphs.Select(paragraph => paragraph + " " + string.Join(' ', Enumerable.Range(0, 6).Select(_ => s_words[random.Next(s_words.Length)])))],
        }),
    ];

    private static async Task<List<IndexedArticle>> StoredAsync(SearchArchive archive)
    {
        await using var db = archive.Database.OpenReader();
        var articles = new List<IndexedArticle>();
        foreach (var id in db.Articles.Select(row => row.Id).ToList())
            articles.Add((await IndexedArticle.ReadAsync(db, id, CancellationToken.None))!);
        return articles;
    }

    private static Task<int> ManyAsync(SearchArchive archive, int count) => archive.Database.WriteAsync(
        async db =>
        {
            var random = new Random(8);
            for (var i = 0; i < count; i++)
            {
                var article = SearchArchive.Row(new Draft("Same", $"The {(random.Next(3) == 0 ? "river" : "ice")} {string.Join(' ', Enumerable.Repeat("river", random.Next(4)))} word{random.Next(50)}.") { Language = "en" });
                db.Insert(new Original { Sha256 = article.Sha256, Bytes = [] });
                article.Id = db.Insert(article);
                article.Claims.Clear();
                await SearchIndex.AddAsync(db, article, CancellationToken.None);
            }

            return count;
        },
        CancellationToken.None);

    private static string Typed(Random random)
    {
        string Word() => s_words[random.Next(s_words.Length)];
        string Item() => random.Next(10) switch
        {
            0 => $"\"{Word()} {Word()}\"",
            1 => Word()[..3] + "*",
            2 => "-" + Word(),
            3 => "title:" + Word(),
            4 => $"\"{Word()}\"",
            5 => $"({Word()} OR {Word()})",
            6 => $"published:{2018 + random.Next(5)}",
            7 => $"({Word()} OR published:2019)",
            _ => Word(),
        };
        return string.Join(random.Next(3) == 0 ? " OR " : " ", Enumerable.Range(0, random.Next(1, 5)).Select(_ => Item()));
    }
}

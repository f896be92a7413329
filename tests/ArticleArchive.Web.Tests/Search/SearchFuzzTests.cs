using ArticleArchive.Web.Search;
using ArticleArchive.Web.Search.QueryLanguage;

namespace ArticleArchive.Web.Tests.Search;

/// <summary>Random queries of every part of the language against a real database.</summary>
public sealed class SearchFuzzTests
{
    [Theory]
    [InlineData(SearchLevel.Articles, 4_000)]
    [InlineData(SearchLevel.Sections, 2_000)]
    [InlineData(SearchLevel.Claims, 2_000)]
    [InlineData(SearchLevel.Removed, 2_000)]
    public async Task A_query_never_fails_has_one_answer_and_counts_what_it_lists(SearchLevel level, int queries)
    {
        using var archive = await SearchArchive.WithAsync(Corpus());
        // An engine of its own, since the same one would answer from its memory.
        using var other = new SearchEngine(archive.Database.ReaderConnectionString);
        var random = new Random(2026 + (int)level);
        var found = 0;
        for (var i = 0; i < queries; i++)
        {
            var query = HostileQueries.NextOfLanguage(random);
            var request = new SearchRequest(query, level, 100);
            var first = await archive.Engine.FindAsync(request, CancellationToken.None);
            var second = await other.FindAsync(request, CancellationToken.None);
            // A machine that is busy elsewhere may not have the time, and then says so.
            if (!first.IsComplete || !second.IsComplete)
                continue;
            second.Total.Should().Be(first.Total, query);
            second.Items.Select(hit => (hit.Id, hit.Score)).Should().Equal(first.Items.Select(hit => (hit.Id, hit.Score)), query);
            first.Items.Select(hit => hit.Id).Should().OnlyHaveUniqueItems(query);
            first.Items.Should().HaveCount(Math.Min(first.Total, 100), query);
            found += first.Total > 0 ? 1 : 0;
            if (first.Total == 0)
                await OffersHoldAsync(archive, first.Query, level);
            if (await archive.Engine.CountAsync(first.Query, level, CancellationToken.None) is { } count)
                count.Should().Be(first.Total, query);
            // Sections have no ids of their own to list.
            if (level != SearchLevel.Sections && await archive.Engine.AllAsync(first.Query, level, CancellationToken.None) is { } all)
            {
                all.Should().HaveCount(first.Total, query);
                first.Items.Select(hit => hit.Id).Except(all).Should().BeEmpty(query);
            }
        }

        if (level != SearchLevel.Removed)
            found.Should().BeGreaterThan(queries / 20, "most random queries find nothing, but not all");
    }

    private static async Task OffersHoldAsync(SearchArchive archive, ParsedQuery query, SearchLevel level)
    {
        foreach (var offer in (await archive.Engine.ExplainZeroAsync(query, level, CancellationToken.None)).Offers)
        {
            var results = await archive.FindAsync(offer.Query, level, size: 10);
            if (results.IsComplete)
                results.Total.Should().Be(offer.Count, $"“{offer.Query}” is offered for “{query.Text}”").And.BePositive();
        }
    }

    private static Draft[] Corpus() =>
    [
        .. PlainSearch.Corpus(new Random(5), 40),
        new Draft("The river", "The river froze in 1987; the old bridge held. Путин о реке.", "Ships signed the treaty.") { Published = new DateTime(2018, 10, 28, 0, 0, 0, DateTimeKind.Utc), Language = "en", Publisher = "BBC News" },
        new Draft("Fluss", "Der Fluss und die alte Brücke über die Donau.") { Published = new DateTime(2017, 1, 1, 0, 0, 0, DateTimeKind.Utc), Language = "de", ExternalId = "12" },
        new Draft("普京", "普京，特朗普在赫尔辛基会面。日本語のテキスト。") { Language = "zh" },
        new Draft("العربية", "النص العربي عن النهر", "대한민국 서울 ภาษาไทย") { IsOld = false },
    ];
}

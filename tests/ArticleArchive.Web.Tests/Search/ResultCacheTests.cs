using ArticleArchive.Web.Search;
using ArticleArchive.Web.Search.QueryLanguage;

namespace ArticleArchive.Web.Tests.Search;

public sealed class ResultCacheTests
{
    private static readonly SearchRequest s_request = new("added:today", SearchLevel.Articles, 20);
    private static readonly SearchResults s_results = new(QueryParser.Parse("added:today"), SearchLevel.Articles, 0, 0, [], [], null, true, [], [], false, TimeSpan.Zero);
    private static readonly DateOnly s_day = new(2026, 3, 1);

    [Theory]
    [InlineData(0, 7, true)]
    [InlineData(0, 8, false)]
    [InlineData(1, 7, false)]
    [InlineData(0, 6, false)]
    public void A_result_is_good_for_one_state_of_the_archive_and_one_day(int daysLater, long change, bool isKnown)
    {
        var cache = new ResultCache(capacity: 4);
        cache.Keep(s_request, (s_day, 7), s_results);
        (cache.Find(s_request, (s_day.AddDays(daysLater), change)) is not null).Should().Be(isKnown);
    }

    [Fact]
    public void A_search_that_began_before_midnight_does_not_replace_what_a_later_one_kept()
    {
        var cache = new ResultCache(capacity: 4);
        cache.Keep(s_request, (s_day.AddDays(1), 7), s_results);
        cache.Keep(s_request, (s_day, 7), s_results with { Total = 5 });
        cache.Find(s_request, (s_day.AddDays(1), 7))!.Total.Should().Be(0);
    }
}

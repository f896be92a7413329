using ArticleArchive.Web.Search;
using ArticleArchive.Web.Search.QueryLanguage;

namespace ArticleArchive.Web.Tests.Search;

public sealed class SearchOrderTests
{
    [Theory]
    [InlineData("published", SearchSort.Published, true)]
    [InlineData("Published-ASC", SearchSort.Published, false)]
    [InlineData("health-desc", SearchSort.Health, true)]
    public void A_name_is_read_and_written_back_as_short_as_it_can_be(string name, SearchSort sort, bool isDescending)
    {
        SearchOrder.TryParse(name, out var order).Should().BeTrue();
        order.Should().Be(new SearchOrder(sort, isDescending));
        SearchOrder.TryParse(order!.ToString(), out var again).Should().BeTrue();
        again.Should().Be(order);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("published,added")]
    [InlineData("-asc")]
    [InlineData("size")]
    public void Anything_else_is_no_order(string? name) => SearchOrder.TryParse(name, out _).Should().BeFalse();
}

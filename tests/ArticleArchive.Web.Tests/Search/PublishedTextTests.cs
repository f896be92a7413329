using ArticleArchive.Parsing;
using ArticleArchive.Web.Search;

namespace ArticleArchive.Web.Tests.Search;

public sealed class PublishedTextTests
{
    private static readonly DateTime s_morning = new(2024, 5, 16, 10, 30, 0, DateTimeKind.Utc);

    [Fact]
    public void A_time_without_a_zone_is_given_none()
    {
        PublishedText.Iso(s_morning, null, DatePrecision.Minute).Should().Be("2024-05-16T10:30");
        PublishedText.Iso(s_morning, null, DatePrecision.Second).Should().Be("2024-05-16T10:30:00");
        PublishedText.Words(s_morning, null, DatePrecision.Minute).Should().Be("16 May 2024, 10:30");
    }

    [Fact]
    public void A_time_in_a_zone_keeps_it()
    {
        PublishedText.Iso(s_morning, 0, DatePrecision.Minute).Should().Be("2024-05-16T10:30+00:00");
        PublishedText.Words(s_morning, 0, DatePrecision.Minute).Should().Be("16 May 2024, 10:30 UTC");
        PublishedText.Words(s_morning, 60, DatePrecision.Minute).Should().Be("16 May 2024, 11:30 UTC+01:00");
    }
}

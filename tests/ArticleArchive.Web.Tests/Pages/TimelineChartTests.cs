using ArticleArchive.Parsing;
using ArticleArchive.Web.Pages.Timeline;

namespace ArticleArchive.Web.Tests.Pages;

public sealed class TimelineChartTests
{
    [Fact]
    public void A_few_claims_far_from_all_others_are_named_and_not_drawn()
    {
        var chart = Chart(from: null, [(1962, 1), (2014, 60), (2016, 80), (2018, 70), (2100, 2)]);

        chart.Bins[0].Start.Should().Be(new DateOnly(2014, 1, 1));
        chart.Bins[^1].Start.Year.Should().Be(2018);
        chart.Remote.Should().BeEquivalentTo([new RemoteClaims("1962", false, 1, "1962 to 1962"), new RemoteClaims("2100", true, 2, "2100 to 2100")]);
        (chart.Bins.Sum(bin => bin.Total) + chart.Remote.Sum(remote => remote.Count)).Should().Be(213, "every claim is drawn or named");
    }

    [Theory]
    [InlineData("1962:5 2014:40 2018:40")]
    [InlineData("1962:1 2014:1")]
    [InlineData("1984:1 1990:30 2000:30 2006:1")]
    public void What_is_not_alone_or_not_far_away_is_drawn(string claims)
    {
        var years = claims.Split(' ').Select(one => one.Split(':')).Select(one => (int.Parse(one[0], System.Globalization.CultureInfo.InvariantCulture), int.Parse(one[1], System.Globalization.CultureInfo.InvariantCulture))).ToArray();

        var chart = Chart(from: null, years);

        chart.Remote.Should().BeEmpty();
        chart.Bins.Sum(bin => bin.Total).Should().Be(years.Sum(year => year.Item2));
    }

    [Fact]
    public void A_stretch_that_was_chosen_is_drawn_whole()
    {
        var chart = Chart(new DateOnly(2014, 1, 1), [(2014, 60), (2016, 80), (2100, 1)]);

        chart.Remote.Should().BeEmpty();
        chart.Bins.Sum(bin => bin.Total).Should().Be(141);
    }

    private static TimelineChart Chart(DateOnly? from, (int Year, int Count)[] claims) => new(
        [.. claims.Select(claim => new DatedCount(new DateOnly(claim.Year, 1, 1), new DateOnly(claim.Year, 1, 1), ClaimNature.Fact, claim.Count, Contested: 0))],
        from, to: null, (start, end) => $"{start.Year} to {end.Year}");
}

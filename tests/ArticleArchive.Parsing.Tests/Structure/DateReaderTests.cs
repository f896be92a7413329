using System.Globalization;
using ArticleArchive.Parsing.Structure;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Tests.Structure;

public sealed class DateReaderTests
{
    [Theory]
    [InlineData("Sunday 28 October 2018 13:57 GMT", "2018-10-28T13:57:00+00:00", DatePrecision.Minute, "GMT")]
    [InlineData("October 28, 2018", "2018-10-28T00:00:00+00:00", DatePrecision.Day, null)]
    [InlineData("Oct. 28th, 2018", "2018-10-28T00:00:00+00:00", DatePrecision.Day, null)]
    [InlineData("28.10.2018", "2018-10-28T00:00:00+00:00", DatePrecision.Day, null)]
    [InlineData("10/28/2018", "2018-10-28T00:00:00+00:00", DatePrecision.Day, null)]
    [InlineData("28-Oct-2018", "2018-10-28T00:00:00+00:00", DatePrecision.Day, null)]
    [InlineData("2018/10/28", "2018-10-28T00:00:00+00:00", DatePrecision.Day, null)]
    [InlineData("2018-10-28T13:57:00+02:00", "2018-10-28T13:57:00+02:00", DatePrecision.Second, "+02:00")]
    [InlineData("2018-10-28T13:57:00.123Z", "2018-10-28T13:57:00+00:00", DatePrecision.Second, "Z")]
    [InlineData("2018-10-28 13:57", "2018-10-28T13:57:00+00:00", DatePrecision.Minute, null)]
    [InlineData("October 28, 2018 at 1:57 p.m. EDT", "2018-10-28T13:57:00-04:00", DatePrecision.Minute, "EDT")]
    [InlineData("July 1, 2020 9:05 AM ET", "2020-07-01T09:05:00-04:00", DatePrecision.Minute, "ET")]
    [InlineData("January 5, 2020 9:05 AM ET", "2020-01-05T09:05:00-05:00", DatePrecision.Minute, "ET")]
    [InlineData("13:57, 28 October 2018", "2018-10-28T13:57:00+00:00", DatePrecision.Minute, null)]
    [InlineData("28 Oct 2018, 18:00 UTC+3", "2018-10-28T18:00:00+03:00", DatePrecision.Minute, "UTC+3")]
    [InlineData("28 de octubre de 2018", "2018-10-28T00:00:00+00:00", DatePrecision.Day, null)]
    [InlineData("28 octobre 2018 à 13h57", "2018-10-28T13:57:00+00:00", DatePrecision.Minute, null)]
    [InlineData("1er août 2018", "2018-08-01T00:00:00+00:00", DatePrecision.Day, null)]
    [InlineData("28. Oktober 2018, 13:57 Uhr", "2018-10-28T13:57:00+00:00", DatePrecision.Minute, null)]
    [InlineData("28. März 2018", "2018-03-28T00:00:00+00:00", DatePrecision.Day, null)]
    [InlineData("28 ottobre 2018", "2018-10-28T00:00:00+00:00", DatePrecision.Day, null)]
    [InlineData("28 de março de 2018", "2018-03-28T00:00:00+00:00", DatePrecision.Day, null)]
    [InlineData("28 października 2018", "2018-10-28T00:00:00+00:00", DatePrecision.Day, null)]
    [InlineData("28 октября 2018 г.", "2018-10-28T00:00:00+00:00", DatePrecision.Day, null)]
    [InlineData("28 жовтня 2018", "2018-10-28T00:00:00+00:00", DatePrecision.Day, null)]
    [InlineData("28 Ekim 2018", "2018-10-28T00:00:00+00:00", DatePrecision.Day, null)]
    [InlineData("28 Kasım 2018", "2018-11-28T00:00:00+00:00", DatePrecision.Day, null)]
    [InlineData("28 Οκτωβρίου 2018", "2018-10-28T00:00:00+00:00", DatePrecision.Day, null)]
    [InlineData("28. lokakuuta 2018", "2018-10-28T00:00:00+00:00", DatePrecision.Day, null)]
    [InlineData("28. října 2018", "2018-10-28T00:00:00+00:00", DatePrecision.Day, null)]
    [InlineData("2018. október 28.", "2018-10-28T00:00:00+00:00", DatePrecision.Day, null)]
    [InlineData("28 Oktober 2018", "2018-10-28T00:00:00+00:00", DatePrecision.Day, null)]
    [InlineData("28 tháng 10, 2018", "2018-10-28T00:00:00+00:00", DatePrecision.Day, null)]
    [InlineData("28 أكتوبر 2018", "2018-10-28T00:00:00+00:00", DatePrecision.Day, null)]
    [InlineData("28 באוקטובר 2018", "2018-10-28T00:00:00+00:00", DatePrecision.Day, null)]
    [InlineData("28 अक्टूबर 2018", "2018-10-28T00:00:00+00:00", DatePrecision.Day, null)]
    [InlineData("28 ตุลาคม 2561", "2018-10-28T00:00:00+00:00", DatePrecision.Day, null)]
    [InlineData("2018年10月28日 13時57分", "2018-10-28T13:57:00+00:00", DatePrecision.Minute, null)]
    [InlineData("2018년 10월 28일", "2018-10-28T00:00:00+00:00", DatePrecision.Day, null)]
    [InlineData("October 2018", "2018-10-01T00:00:00+00:00", DatePrecision.Month, null)]
    public void A_date_is_read_with_its_precision_and_zone(string line, string value, DatePrecision precision, string? zone)
    {
        var found = DateReader.FindAll(line, new TextSpan(0, line.Length)).Should().ContainSingle(line).Subject;
        found.Value.Should().Be(DateTimeOffset.Parse(value, CultureInfo.InvariantCulture));
        found.Value.Offset.Should().Be(DateTimeOffset.Parse(value, CultureInfo.InvariantCulture).Offset);
        found.Precision.Should().Be(precision);
        found.Zone.Should().Be(zone);
    }

    [Theory]
    [InlineData("28 d'octubre de 2018", "2018-10-28")]
    [InlineData("28. listopada 2018.", "2018-10-28")]
    [InlineData("28 listopada 2018", "2018-11-28")]
    [InlineData("28. srpnja 2018.", "2018-07-28")]
    [InlineData("28. októbra 2018", "2018-10-28")]
    [InlineData("28. junija 2018", "2018-06-28")]
    [InlineData("2018 m. spalio 28 d.", "2018-10-28")]
    [InlineData("2018. gada 28. oktobris", "2018-10-28")]
    [InlineData("28. oktoober 2018", "2018-10-28")]
    [InlineData("28 oktyabr 2018", "2018-10-28")]
    [InlineData("28 Disember 2018", "2018-12-28")]
    [InlineData("28 Oktoba 2018", "2018-10-28")]
    [InlineData("Oktubre 28, 2018", "2018-10-28")]
    [InlineData("28 out 2018", "2018-10-28")]
    [InlineData("2018. okt. 28.", "2018-10-28")]
    [InlineData("28 paź 2018", "2018-10-28")]
    [InlineData("28 Eki 2018", "2018-10-28")]
    [InlineData("28 oktober 2018", "2018-10-28")]
    [InlineData("28. oktober 2018", "2018-10-28")]
    [InlineData("28 octombrie 2018", "2018-10-28")]
    [InlineData("28 октомври 2018 г.", "2018-10-28")]
    [InlineData("28. октобар 2018.", "2018-10-28")]
    [InlineData("٢٨ أكتوبر ٢٠١٨", "2018-10-28")]
    [InlineData("28 تشرين الأول 2018", "2018-10-28")]
    [InlineData("28 كانون الأول 2018", "2018-12-28")]
    [InlineData("28 كانون الثاني 2018", "2018-01-28")]
    [InlineData("۶ آبان ۱۳۹۷", "2018-10-28")]
    [InlineData("۱۳۹۷/۸/۶", "2018-10-28")]
    [InlineData("۲۸ اکتبر ۲۰۱۸", "2018-10-28")]
    [InlineData("28 اکتوبر 2018", "2018-10-28")]
    [InlineData("২৮ অক্টোবর ২০১৮", "2018-10-28")]
    [InlineData("२८ ऑक्टोबर २०१८", "2018-10-28")]
    [InlineData("28 அக்டோபர் 2018", "2018-10-28")]
    [InlineData("28 అక్టోబర్ 2018", "2018-10-28")]
    [InlineData("28 ઑક્ટોબર 2018", "2018-10-28")]
    [InlineData("28 ਅਕਤੂਬਰ 2018", "2018-10-28")]
    [InlineData("28 ಅಕ್ಟೋಬರ್ 2018", "2018-10-28")]
    [InlineData("28 ഒക്ടോബർ 2018", "2018-10-28")]
    [InlineData("28 ต.ค. 2561", "2018-10-28")]
    [InlineData("28 ตุลาคม พ.ศ. 2561", "2018-10-28")]
    [InlineData("ngày 28 tháng 10 năm 2018", "2018-10-28")]
    [InlineData("平成30年10月28日", "2018-10-28")]
    [InlineData("令和元年のまとめ 令和3年10月28日", "2021-10-28")]
    [InlineData("民國107年10月28日", "2018-10-28")]
    [InlineData("2018年10月28日", "2018-10-28")]
    [InlineData("2018.10.28", "2018-10-28")]
    public void A_day_is_read_in_the_notation_of_each_language(string line, string day) =>
        DateReader.FindAll(line, new TextSpan(0, line.Length)).Should().ContainSingle(line).Which.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture).Should().Be(day);

    [Theory]
    [InlineData("Posted 03/04/2018. Earlier: 25/12/2017.", true)]
    [InlineData("Posted 03/04/2018. Earlier: 12/25/2017.", false)]
    [InlineData("Posted 03/04/2018.", null)]
    [InlineData("25/12/2017 and 12/25/2017", null)]
    [InlineData("see https://example.org/2018/25/12", null)]
    public void The_order_of_day_and_month_may_be_known_from_another_date_of_the_page(string page, bool? dayFirst) =>
        DateReader.OrderIn(page).Should().Be(dayFirst);

    [Theory]
    [InlineData("03/04/2018")]
    [InlineData("31 February 2018")]
    [InlineData("30/31/2018")]
    [InlineData("version 2.10.201")]
    [InlineData("The 28 October group")]
    [InlineData("1234567890")]
    public void What_decides_no_date_gives_none(string line) =>
        DateReader.FindAll(line, new TextSpan(0, line.Length)).Should().BeEmpty();

    [Fact]
    public void The_order_of_day_and_month_may_be_known_from_the_language() =>
        DateReader.FindAll("03/04/2018", new TextSpan(0, 10), dayFirst: true).Single().Value.Month.Should().Be(4);

    [Fact]
    public void The_words_are_weekday_to_zone()
    {
        const string line = "Published: Sunday 28 October 2018 13:57 GMT | London";
        DateReader.FindAll(line, new TextSpan(0, line.Length)).Single().Span.In(line).Should().Be("Sunday 28 October 2018 13:57 GMT");
    }

    [Fact]
    public void A_word_before_the_date_gives_its_role_and_holds_for_one_date()
    {
        const string line = "Posted on May 1, 2020 - Updated June 2, 2021";
        DateReader.FindAll(line, new TextSpan(0, line.Length)).Select(found => found.Role).Should().Equal(DateRole.Published, DateRole.Updated);
    }

    [Theory]
    [InlineData("20181028", "2018-10-28", DatePrecision.Day)]
    [InlineData("2018-10", "2018-10-01", DatePrecision.Month)]
    [InlineData("2018", "2018-01-01", DatePrecision.Year)]
    public void Markup_may_state_less_than_a_day(string value, string day, DatePrecision precision)
    {
        var found = DateReader.ReadStated(value)!;
        found.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture).Should().Be(day);
        found.Precision.Should().Be(precision);
    }
}

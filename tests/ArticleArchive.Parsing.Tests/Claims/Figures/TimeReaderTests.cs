using ArticleArchive.Parsing.Claims;
using ArticleArchive.Parsing.Claims.Figures;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Tests.Claims.Figures;

public sealed class TimeReaderTests
{
    // A Wednesday.
    private static readonly DateOnly Published = new(2020, 6, 17);

    [Theory]
    // Written out
    [InlineData("The crisis began in 1962.", "1962-01-01..1962-12-31 Year Stated|1962")]
    [InlineData("It fell on 12 March 1962.", "1962-03-12..1962-03-12 Day Stated|12 March 1962")]
    [InlineData("It fell on March 12, 1962, at dawn.", "1962-03-12..1962-03-12 Day Stated|March 12, 1962")]
    [InlineData("Es fiel am 12. März 1962.", "1962-03-12..1962-03-12 Day Stated|12. März 1962")]
    [InlineData("It fell in March 1962.", "1962-03-01..1962-03-31 Month Stated|March 1962")]
    [InlineData("It fell in early 2018.", "2018-01-01..2018-05-01 Season Stated|early 2018")]
    [InlineData("It grew in the first quarter of 2018.", "2018-01-01..2018-03-31 Season Stated|first quarter of 2018")]
    [InlineData("Sales fell in Q3 2019.", "2019-07-01..2019-09-30 Season Stated|Q3 2019")]
    [InlineData("It grew in the second half of 2019.", "2019-07-01..2019-12-31 Season Stated|second half of 2019")]
    [InlineData("It was the summer of 2003.", "2003-06-01..2003-08-31 Season Stated|summer of 2003")]
    [InlineData("It was so in the 1990s.", "1990-01-01..1999-12-31 Years Stated|1990s")]
    [InlineData("It was so in the mid-1990s.", "1993-05-02..1996-08-31 Years Stated|mid-1990s")]
    [InlineData("It was so in the 19th century.", "1801-01-01..1900-12-31 Years Stated|19th century")]
    [InlineData("He ruled from 2014 to 2018.", "2014-01-01..2018-12-31 Years Stated|2014 to 2018")]
    [InlineData("He ruled 2014-2018.", "2014-01-01..2018-12-31 Years Stated|2014-2018")]
    [InlineData("He fought in 1939–45.", "1939-01-01..1945-12-31 Years Stated|1939–45")]
    [InlineData("It has stood since 1962.", "1962-01-01..2020-06-17 Years Stated|since 1962")]
    [InlineData("The 2016 election was close.", "2016-01-01..2016-12-31 Year Stated|2016")]
    // Reckoned from the day of publication
    [InlineData("It opened yesterday.", "2020-06-16..2020-06-16 Day Published|yesterday")]
    [InlineData("It opened on Monday.", "2020-06-15..2020-06-15 Day Published|Monday")]
    [InlineData("It opened last Friday.", "2020-06-12..2020-06-12 Day Published|last Friday")]
    [InlineData("It opens next Friday.", "2020-06-19..2020-06-19 Day Published|next Friday")]
    [InlineData("It opened last week.", "2020-06-08..2020-06-14 Week Published|last week")]
    [InlineData("It opened last year.", "2019-01-01..2019-12-31 Year Published|last year")]
    [InlineData("It opened earlier this month.", "2020-06-01..2020-06-30 Month Published|this month")]
    [InlineData("It opened two years ago.", "2018-01-01..2018-12-31 Year Published|two years ago")]
    [InlineData("It opened in November.", "2019-11-01..2019-11-30 Month Published|November")]
    [InlineData("It opened on 3 March.", "2020-03-03..2020-03-03 Day Published|3 March")]
    [InlineData("It opened last summer.", "2019-06-01..2019-08-31 Season Published|last summer")]
    [InlineData("It rained in the past three years.", "2017-01-01..2020-06-17 Years Published|past three years")]
    // Reckoned from a time in the text
    [InlineData("He came in 2014 and left two years later.", "2014-01-01..2014-12-31 Year Stated|2014;2016-01-01..2016-12-31 Year Text|two years later")]
    [InlineData("He came in 2014 and left the following year.", "2014-01-01..2014-12-31 Year Stated|2014;2015-01-01..2015-12-31 Year Text|the following year")]
    // No times
    [InlineData("He left two years later.", "")]
    [InlineData("She may come.", "")]
    [InlineData("2000 people came.", "")]
    [InlineData("They march on.", "")]
    [InlineData("It weighs 1500 kg.", "")]
    public void A_time_has_first_and_last_day_precision_and_anchor(string text, string expected) => Written(text, Published).Should().Be(expected);

    [Theory]
    [InlineData("It opened yesterday.")]
    [InlineData("It opened last year.")]
    [InlineData("It opened on 3 March.")]
    public void Without_a_day_of_publication_relative_words_give_no_time(string text) => Written(text, published: null).Should().BeEmpty();

    private static string Written(string text, DateOnly? published) => string.Join(';', new TimeReader(published).Read(text, new Tokens(text, new TextSpan(0, text.Length)))
        .Select(time => $"{time.Earliest:yyyy-MM-dd}..{time.Latest:yyyy-MM-dd} {time.Precision} {time.Anchor}|{time.Span.In(text)}"));
}

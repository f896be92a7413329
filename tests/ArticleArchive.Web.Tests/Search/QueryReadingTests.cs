using ArticleArchive.Web.Search;
using ArticleArchive.Web.Search.QueryLanguage;

namespace ArticleArchive.Web.Tests.Search;

public sealed class QueryReadingTests
{
    [Theory]
    [InlineData("relations", "“relations” in any form")]
    [InlineData("a \"reset button\"", "“a” in any form and the phrase “reset button”")]
    [InlineData("\"relations\"", "exactly “relations”")]
    [InlineData("sanction* *6050* putin~1", "words that start with “sanction”, words that contain “6050”, and words one letter from “putin”")]
    [InlineData("(sanctions OR embargo) -trump", "(“sanctions” in any form or “embargo” in any form) and without “trump” in any form")]
    [InlineData("\"trump putin\"~10", "exactly “trump” and exactly “putin” within 10 words of each other")]
    [InlineData("title:reset speaker:peskov", "“reset” in any form in the title and said by “peskov”")]
    [InlineData("publisher:\"BBC News\"", "published by “BBC News”")]
    [InlineData("claim:(nato expansion)", "(“nato” in any form and “expansion” in any form) in one claim")]
    [InlineData("published:2018", "published in 2018")]
    [InlineData("published:2018-10..2019-02", "published from 1 October 2018 to 28 February 2019")]
    [InlineData("published:2018-10", "published in October 2018")]
    [InlineData("published:>=2018-10-01", "published since 1 October 2018")]
    [InlineData("words:>500", "501 words or more")]
    [InlineData("health:<60", "a health of 59 or less")]
    [InlineData("verdict:mostly-false", "a claim with the verdict mostly false")]
    [InlineData("no:author has:figure", "without an author and with a figure")]
    [InlineData("nature:opinion", "a claim that is an opinion")]
    [InlineData("nature:prediction", "a claim that is a prediction")]
    [InlineData("is:duplicate", "that is a duplicate")]
    [InlineData("is:damaged", "that is damaged")]
    [InlineData("", "")]
    public void A_query_is_told_in_plain_words(string query, string expected) => QueryReading.Of(QueryParser.Parse(query)).Should().Be(expected);

    [Fact]
    public void A_question_is_told_as_any_of_its_words() =>
        QueryReading.Of(QueryParser.Parse("why did the harbour of lerwick close in march")).Should().StartWith("any of the words “why”").And.EndWith("the more and the rarer the better");

    [Fact]
    public void Whatever_is_typed_can_be_told()
    {
        var random = new Random(12);
        for (var i = 0; i < 2_000; i++)
        {
            var query = QueryParser.Parse(HostileQueries.Next(random));
            if (query.Root is not null)
                QueryReading.Of(query).Should().NotBeEmpty(query.Text);
        }
    }
}

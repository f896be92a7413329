using ArticleArchive.Web.Search;
using ArticleArchive.Web.Search.QueryLanguage;

namespace ArticleArchive.Web.Tests.Search;

public sealed class ZeroExplanationTests
{
    private sealed record Paper(string Title, string Body, int Year);

    private static readonly Paper[] s_papers =
    [
        new("Ice on the river", "the old bridge held the ice of the river", 2018),
        new("Treaty signed", "ships crossed the river before the treaty was signed", 2019),
        new("Winter", "ships in the ice", 2020),
        new("Winter", "ships in the harbour", 2020),
    ];

    [Theory]
    // The part that is nowhere
    [InlineData("zebra ice", "No article has “zebra”.", "without “zebra”", "ice", 2)]
    [InlineData("zebra yak ice", "No article has “yak”.", "without “zebra”, “yak”", "ice", 2)]
    [InlineData("\"bridge old\" ice", "No article has the phrase “bridge old”.", "the words of “bridge old” in any order", "(bridge old) ice", 1)]
    [InlineData("zebra* ice", "No article has a word that starts with “zebra”.", "without “zebra*”", "ice", 2)]
    [InlineData("*zebr* ice", "No article has a word with “zebr” in it.", "without “*zebr*”", "ice", 2)]
    [InlineData("zebra~1 ice", "No article has “zebra” or a word spelled almost so.", "without “zebra~1”", "ice", 2)]
    [InlineData("title:ships", "No title matches “title:ships”.", "“ships” anywhere", "ships", 3)]
    [InlineData("in:title ships winter", "No title matches “ships”.", "without “ships”", "title:winter", 2)]
    [InlineData("NEAR(bridge river, 1)", "No article has these words so near each other: “NEAR(bridge river, 1)”.", "the words of “NEAR(bridge river, 1)” anywhere", "bridge river", 1)]
    [InlineData("(zebra OR yak) ice", "No article has any of “(zebra OR yak)”.", "without “(zebra OR yak)”", "ice", 2)]
    [InlineData("published:2001 ice", "No article is of an article that was published then: “published:2001”.", "without “published:2001”", "ice", 2)]
    [InlineData("#energy ice", "The archive has no tags yet.", "without “#energy”", "ice", 2)]
    // The part that leaves nothing
    [InlineData("bridge treaty", "Each part is found by itself, but the one article with “bridge” has no “treaty”.", "any of the words", "bridge OR treaty", 2)]
    [InlineData("river ships bridge", "Each part is found by itself, but the one article with “river”, “ships” has no “bridge”.", "without “bridge”", "river ships", 1)]
    [InlineData("ships winter bridge", "Each part is found by itself, but none of the 2 articles with “ships”, “winter” has “bridge”.", "without “bridge”", "ships winter", 2)]
    [InlineData("ice published:2019", "Each part is found by itself, but none of the 2 articles with “ice” has “published:2019”.", "without “published:2019”", "ice", 2)]
    [InlineData("bridge -ice", "Every article with the rest is left out by “-ice”.", "not leaving out “ice”", "bridge", 1)]
    [InlineData("river -bridge -treaty", "Every article with all the words is left out by one of “-bridge”, “-treaty”.", "not leaving out “bridge”", "river -treaty", 1)]
    // What is spelled otherwise
    [InlineData("brigde ice", "No article has “brigde”.", "did you mean “bridge”", "bridge ice", 1)]
    [InlineData("\"old brigde\"", "No article has the phrase “old brigde”.", "did you mean “old bridge”", "\"old bridge\"", 1)]
    [InlineData("title:wintr ships", "No title matches “title:wintr”.", "did you mean “winter”", "title:winter ships", 2)]
    // As it was asked
    [InlineData("zebra ice sort:added-asc", "No article has “zebra”.", "without “zebra”", "ice sort:added-asc", 2)]
    [InlineData("zebra \"ice of", "No article has “zebra”.", "without “zebra”", "\"ice of\"", 1)]
    public void The_part_that_leaves_nothing_is_named_and_a_step_away_is_offered_with_its_count(string query, string reason, string label, string offer, int count)
    {
        Count(query).Should().Be(0);
        var zero = Explain(query);
        zero.Reasons.Should().Contain(reason);
        zero.Offers.Should().Contain(new SearchOffer(label, offer, count));
        foreach (var offered in zero.Offers)
            Count(offered.Query).Should().Be(offered.Count, offered.Query).And.BePositive();
        zero.Offers.Select(offered => offered.Query).Should().OnlyHaveUniqueItems().And.NotContain(query);
    }

    [Fact]
    public void A_sentence_without_any_of_its_words_is_one_reason() =>
        Explain("zebras and yaks eat green grass").Reasons.Should().Equal("No article has any of the words.");

    [Fact]
    public void When_the_time_is_up_nothing_is_claimed_and_nothing_offered()
    {
        var zero = ZeroExplanation.Of(QueryParser.Parse("zebra ice"), SearchLevel.Articles, _ => null, _ => null);
        zero.Reasons.Should().BeEmpty();
        zero.Offers.Should().BeEmpty();
    }

    [Fact]
    public void What_only_leaves_out_is_never_offered() =>
        Explain("zebra -ice").Offers.Should().BeEmpty();

    private static ZeroResults Explain(string query) => ZeroExplanation.Of(
        QueryParser.Parse(query), SearchLevel.Articles, node => s_papers.Count(paper => Has(paper, node, inTitle: false)), word => word switch { "brigde" => "bridge", "wintr" => "winter", _ => null });

    private static int Count(string query) => s_papers.Count(paper => Has(paper, QueryParser.Parse(query).Root!, inTitle: false));

    private static bool Has(Paper paper, QueryNode node, bool inTitle)
    {
        var words = (inTitle ? paper.Title : $"{paper.Title} . {paper.Body}").ToLowerInvariant().Split(' ');
        return node switch
        {
            AndNode and => and.Children.All(child => Has(paper, child, inTitle)),
            OrNode or => or.Children.Any(child => Has(paper, child, inTitle)),
            NotNode not => !Has(paper, not.Child, inTitle),
            FieldNode field => Has(paper, field.Child, field.Field == SearchField.Title),
            PropertyNode { Property: QueryProperty.Published } property => property.Days.From.Year <= paper.Year && paper.Year <= property.Days.To.Year,
            PropertyNode => false,
            NearNode near => near.Terms.All(term => words.Contains(term.Text)) && near.Terms.Max(term => Array.IndexOf(words, term.Text)) - near.Terms.Min(term => Array.IndexOf(words, term.Text)) - 1 <= near.Distance,
            TermNode { Match: WordMatch.Prefix } term => words.Any(word => word.StartsWith(term.Text, StringComparison.Ordinal)),
            TermNode term => $" {string.Join(' ', words)} ".Contains($" {term.Text} ", StringComparison.Ordinal),
            _ => throw new NotSupportedException(),
        };
    }
}

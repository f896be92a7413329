using ArticleArchive.Web.Search.Batch;

namespace ArticleArchive.Web.Tests.Search;

public sealed class QueryListTests
{
    [Fact]
    public void Pasted_text_has_a_query_a_line_and_quotation_marks_are_phrases() =>
        QueryList.Read("\"reset button\" trump\r\n\n  speaker:peskov, sanctions  \n", fileName: null).Queries
            .Should().Equal("\"reset button\" trump", "speaker:peskov, sanctions");

    [Fact]
    public void Of_a_table_the_first_column_is_taken_without_its_head() =>
        QueryList.Read("\uFEFFQuery,Note\r\n\"\"\"reset button\"\" trump\",\"one, two\"\r\nsanctions,\r\n\"a\r\nb\",x\r\n", "list.csv").Queries
            .Should().Equal("\"reset button\" trump", "sanctions", "a  b");

    [Fact]
    public void A_table_may_have_semicolons() => QueryList.Read("search;note\na b;c\n", "LIST.CSV").Queries.Should().Equal("a b");

    [Fact]
    public void A_longer_list_is_cut_and_says_by_how_much()
    {
        var (queries, leftOut) = QueryList.Read(string.Join('\n', Enumerable.Range(0, QueryList.MostQueries + 7)), fileName: null);

        (queries.Count, leftOut).Should().Be((QueryList.MostQueries, 7));
    }
}

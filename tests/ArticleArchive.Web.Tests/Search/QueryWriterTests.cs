using ArticleArchive.Web.Search.QueryLanguage;

namespace ArticleArchive.Web.Tests.Search;

public sealed class QueryWriterTests
{
    [Theory]
    [InlineData("a   b", "a b")]
    [InlineData("a AND b", "a b")]
    [InlineData("a | b", "a OR b")]
    [InlineData("(a | b) c", "(a OR b) c")]
    [InlineData("NOT (a b)", "-(a b)")]
    [InlineData("“a b”", "\"a b\"")]
    [InlineData("\"a \\\"b\\\"\"", "\"a \\\"b\\\"\"")]
    [InlineData("title:(a b)", "in:title a b")]
    [InlineData("title:(a b) c", "(in:title a b) c")]
    [InlineData("speaker:(a b)", "speaker:(a b)")]
    [InlineData("in:removed a", "removed:a")]
    [InlineData("\\OR \\-a", "\\OR \\-a")]
    [InlineData("\"a b\"~3", "NEAR(\"a\" \"b\", 3)")]
    [InlineData("published:2018..", "published:2018..")]
    [InlineData("published:2018", "published:2018")]
    [InlineData("published:2018-10..2018-12", "published:2018-10..2018-12")]
    [InlineData("published:2018-01..2018-12", "published:2018")]
    [InlineData("before:2018-10", "published:..2018-09")]
    [InlineData("after:2018-10-27", "published:2018-10-28..")]
    [InlineData("published:2018-10-28", "published:2018-10-28")]
    [InlineData("words:>500", "words:501..")]
    [InlineData("verdict:mostly_false", "verdict:mostly-false")]
    [InlineData("id:\"a b\"", "id:\"a b\"")]
    [InlineData("a sort:added", "a sort:added-desc")]
    [InlineData("a b c d e AND f", "a AND b AND c AND d AND e AND f")]
    [InlineData("a b c d (e f)", "a b c d e f")]
    [InlineData("who is he ?", "who is he")]
    [InlineData("he is here ?", "he is here ?")]
    [InlineData("lang:german -type:.htm", "lang:de -type:html")]
    public void A_query_is_written_in_its_plainest_form(string query, string written) =>
        QueryWriter.Write(QueryParser.Parse(query)).Should().Be(written);
}

using ArticleArchive.Web.Search;
using ArticleArchive.Web.Search.QueryLanguage;

namespace ArticleArchive.Web.Tests.Search;

/// <summary>A click writes into the box: what stands there is always the whole question.</summary>
public sealed class QueryClausesTests
{
    [Theory]
    [InlineData("russia crisis", "publisher:\"BBC News\"", "russia crisis publisher:\"BBC News\"")]
    [InlineData("", "lang:en", "lang:en")]
    [InlineData("russia OR china", "lang:en", "(russia OR china) lang:en")]
    [InlineData("(russia OR china) crisis", "lang:en", "(russia OR china) crisis lang:en")]
    [InlineData("\"reset button", "lang:en", "\"reset button\" lang:en")]
    [InlineData("crisis published:2018", "published:2019", "crisis published:2019")]
    [InlineData("published:2018 crisis published:2017..", "published:2019-02", "crisis published:2019-02")]
    public void A_clause_is_added_so_that_it_holds_for_all(string query, string clause, string expected)
    {
        var added = QueryClauses.Add(QueryParser.Parse(query), clause);

        added.Should().Be(expected);
        QueryClauses.Has(QueryParser.Parse(added), clause).Should().BeTrue("the clause must be a part of its own, not a part of a phrase or a branch");
    }

    [Theory]
    [InlineData("russia lang:en crisis", "lang:en", "russia crisis")]
    [InlineData("russia AND lang:en", "lang:en", "russia")]
    [InlineData("lang:en AND russia", "lang:en", "russia")]
    [InlineData("lang:en", "lang:en", "")]
    public void A_clause_that_is_there_is_taken_away(string query, string clause, string expected) =>
        QueryClauses.Toggle(QueryParser.Parse(query), clause).Should().Be(expected);

    [Fact]
    public void Every_part_can_be_taken_away_and_leaves_the_others_as_they_were()
    {
        var clauses = QueryClauses.Of(QueryParser.Parse("russia \"reset button\" -trump title:cold (a OR b)"));

        clauses.Select(clause => clause.Text).Should().StartWith(["russia", "\"reset button\"", "-trump", "title:cold"]).And.HaveCount(5);
        clauses[1].Without.Should().Be("russia -trump title:cold (a OR b)");
        clauses.Select(clause => clause.IsFilter).Should().Equal(false, false, true, true, false);
        foreach (var clause in clauses)
            QueryParser.Parse(clause.Without).Warnings.Should().BeEmpty(clause.Without);
    }

    [Theory]
    [InlineData("2018-01-01", "2018-12-31", "published:2018")]
    [InlineData("2016-01-01", "2018-12-31", "published:2016..2018")]
    [InlineData("2018-02-01", "2018-02-28", "published:2018-02")]
    [InlineData("2018-02-01", "2018-04-30", "published:2018-02..2018-04")]
    [InlineData("2018-02-03", "2018-02-03", "published:2018-02-03")]
    [InlineData("2018-02-28", "2018-02-03", "published:2018-02-03..2018-02-28")]
    [InlineData("2018-02-03", null, "published:2018-02-03..")]
    [InlineData(null, "2018-02-03", "published:..2018-02-03")]
    public void A_time_is_written_as_short_as_it_can_be_and_means_the_same(string? from, string? to, string expected)
    {
        var clause = QueryClauses.Published(Day(from), Day(to))!;

        clause.Should().Be(expected);
        var (first, last) = QueryClauses.Time(QueryParser.Parse(clause))!.Value;
        (first, last).Should().Be((Day(from) is { } a && Day(to) is { } b && b < a ? b : Day(from) ?? DateOnly.MinValue, Day(from) is { } c && Day(to) is { } d && d < c ? c : Day(to) ?? DateOnly.MaxValue));
    }

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

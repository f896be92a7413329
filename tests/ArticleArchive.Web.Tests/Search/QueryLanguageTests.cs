using ArticleArchive.Web.Search.QueryLanguage;

namespace ArticleArchive.Web.Tests.Search;

public sealed class QueryReferenceTests
{
    public static TheoryData<string> Names => [.. QueryReference.Entries.Select(entry => entry.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_entry_s_example_is_read_without_a_repair_and_says_something(string name)
    {
        var entry = QueryReference.Find(name)!;
        var parsed = QueryParser.Parse(entry.Example);
        parsed.Root.Should().NotBeNull();
        parsed.Repairs.Should().BeEmpty();
        entry.Meaning.Should().NotEndWith(".").And.NotBeNullOrWhiteSpace();
        if (entry.Name.EndsWith(':'))
            entry.Example.Should().Contain(entry.Name);
    }

    [Fact]
    public void Every_field_and_alias_is_known_to_the_lexer_by_the_same_meaning()
    {
        foreach (var entry in QueryReference.Entries.Where(entry => entry.Name.EndsWith(':')))
        {
            var own = QueryParser.Parse(entry.Example);
            foreach (var alias in entry.Aliases.Where(alias => alias.EndsWith(':')))
            {
                var other = QueryParser.Parse(entry.Example.Replace(entry.Name, alias, StringComparison.Ordinal));
                other.Should().Match<ParsedQuery>(parsed => parsed.Root!.ToString() == own.Root!.ToString() && parsed.Sort == own.Sort && !parsed.Repairs.Any(), alias);
            }
        }
    }

    [Fact]
    public void Every_value_that_is_offered_is_read()
    {
        foreach (var entry in QueryReference.Entries)
        {
            foreach (var value in entry.Values)
                QueryParser.Parse($"x {entry.Name}{value}").Repairs.Should().BeEmpty($"{entry.Name}{value} is offered");
        }
    }

    [Fact]
    public void Every_field_and_property_of_the_tree_can_be_written()
    {
        foreach (var field in Enum.GetValues<SearchField>().Except([SearchField.Any]))
            QueryReference.Entries.Should().Contain(entry => entry.Field == field, $"{field} has a name");
        foreach (var property in Enum.GetValues<QueryProperty>())
            QueryReference.Entries.Should().Contain(entry => entry.Property == property, $"{property} has a name");
    }

    [Fact]
    public void No_name_is_given_twice() =>
        QueryReference.Entries.SelectMany(entry => entry.Aliases.Prepend(entry.Name)).Should().OnlyHaveUniqueItems();
}

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
    [InlineData("published:2018..", "published:2018-01-01..")]
    [InlineData("words:>500", "words:501..")]
    [InlineData("verdict:mostly_false", "verdict:mostly-false")]
    [InlineData("id:\"a b\"", "id:\"a b\"")]
    [InlineData("a sort:added", "a sort:added-desc")]
    public void A_query_is_written_in_its_plainest_form(string query, string written) =>
        QueryWriter.Write(QueryParser.Parse(query)).Should().Be(written);
}

public sealed class QueryFuzzTests
{
    [Fact]
    public void Ten_thousand_random_queries_are_read_written_and_read_as_the_same()
    {
        var random = new Random(20261123);
        var written = 0;
        for (var i = 0; i < 10_000; i++)
        {
            var query = HostileQueries.NextOfLanguage(random);
            var parsed = QueryParser.Parse(query);
            QueryParser.Parse(query).Should().BeEquivalentTo(new { parsed.Text, parsed.Sort, parsed.IsDescending, parsed.IsQuestion });
            QueryParser.Parse(query).Warnings.Should().Equal(parsed.Warnings);
            if (parsed.Root is not { } root)
                continue;
            QueryParser.Parse(query).Root!.ToString().Should().Be(root.ToString());
            foreach (var warning in parsed.Warnings)
                warning.Position.Should().BeInRange(0, QueryParser.MaxLength);
            var again = QueryWriter.Write(parsed);
            if (again.Length > QueryParser.MaxLength)
                continue;
            written++;
            var reread = QueryParser.Parse(again);
            reread.Root!.ToString().Should().Be(root.ToString(), $"“{query}” was written as “{again}”");
            reread.Repairs.Should().BeEmpty($"“{again}” is well-formed");
            (reread.Sort, reread.IsDescending).Should().Be((parsed.Sort, parsed.IsDescending));
            QueryWriter.Write(reread).Should().Be(again);
        }

        written.Should().BeGreaterThan(8_000);
    }
}

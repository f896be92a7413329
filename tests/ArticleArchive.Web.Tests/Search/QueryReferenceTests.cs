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

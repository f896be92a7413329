using ArticleArchive.Web.Search.QueryLanguage;

namespace ArticleArchive.Web.Tests.Search;

public sealed class QueryParserTests
{
    [Theory]
    // Words
    [InlineData("putin", "putin")]
    [InlineData("  putin  ", "putin")]
    [InlineData("putin reset", "(and putin reset)")]
    [InlineData("putin\treset\nrussia", "(and putin reset russia)")]
    [InlineData("putin\u00A0reset", "(and putin reset)")]
    [InlineData("PUTIN", "PUTIN")]
    [InlineData("multi-agent", "multi-agent")]
    [InlineData("a'b", "a'b")]
    [InlineData("don’t", "don’t")]
    [InlineData("U.S.", "U.S.")]
    [InlineData("U.S.-Russia", "U.S.-Russia")]
    [InlineData("putin, reset.", "(and putin, reset.)")]
    [InlineData("13:57", "13:57")]
    [InlineData("http://example.org/a?b=c", "http://example.org/a?b=c")]
    [InlineData("AT&T", "AT&T")]
    [InlineData("C#", "C#")]
    [InlineData("50%", "50%")]
    [InlineData("and or not", "(and and or not)")]
    [InlineData("Путин", "Путин")]
    [InlineData("naïve café", "(and naïve café)")]
    [InlineData("日本", "日本")]
    [InlineData("a;b", "a;b")]
    [InlineData("NEAR", "NEAR")]
    [InlineData("{title}", "{title}")]
    [InlineData("^start", "^start")]
    [InlineData("a+b", "a+b")]
    // AND
    [InlineData("a AND b", "(and a b)")]
    [InlineData("a && b", "(and a b)")]
    [InlineData("a & b", "(and a b)")]
    [InlineData("a AND b AND c", "(and a b c)")]
    // OR
    [InlineData("a OR b", "(or a b)")]
    [InlineData("a | b", "(or a b)")]
    [InlineData("a|b", "(or a b)")]
    [InlineData("a || b", "(or a b)")]
    [InlineData("a OR b OR c", "(or a b c)")]
    [InlineData("a b OR c d", "(or (and a b) (and c d))")]
    [InlineData("a OR b c", "(or a (and b c))")]
    // Brackets
    [InlineData("(a OR b) c", "(and (or a b) c)")]
    [InlineData("(a)", "a")]
    [InlineData("((a))", "a")]
    [InlineData("a(b)c", "(and a b c)")]
    [InlineData("(a b) OR (c d)", "(or (and a b) (and c d))")]
    [InlineData("((a OR b) (c OR d)) e", "(and (and (or a b) (or c d)) e)")]
    // Leaving out
    [InlineData("a -b", "(and a -b)")]
    [InlineData("a !b", "(and a -b)")]
    [InlineData("a NOT b", "(and a -b)")]
    [InlineData("a AND NOT b", "(and a -b)")]
    [InlineData("a \u2212b", "(and a -b)")]
    [InlineData("a –b", "(and a -b)")]
    [InlineData("a -\"b c\"", "(and a -\"b c\")")]
    [InlineData("a -(b OR c)", "(and a -(or b c))")]
    [InlineData("a --b", "(and a b)")]
    [InlineData("a NOT -b", "(and a b)")]
    [InlineData("a -title:b", "(and a -title:b)")]
    [InlineData("a title:-b", "(and a -title:b)")]
    [InlineData("a OR -b", "(or a -b)")]
    [InlineData("well-known -b", "(and well-known -b)")]
    // Phrases
    [InlineData("\"reset button\"", "\"reset button\"")]
    [InlineData("“reset button”", "\"reset button\"")]
    [InlineData("„reset button“", "\"reset button\"")]
    [InlineData("”reset button”", "\"reset button\"")]
    [InlineData("«reset button»", "\"reset button\"")]
    [InlineData("\"reset button”", "\"reset button\"")]
    [InlineData("“reset button\"", "\"reset button\"")]
    [InlineData("\uFF02reset button\uFF02", "\"reset button\"")]
    [InlineData("«the \"new\" order»", "\"the \"new\" order\"")]
    [InlineData("\"OR\"", "\"OR\"")]
    [InlineData("\"a\" \"b\"", "(and \"a\" \"b\")")]
    [InlineData("\"a\"b", "(and \"a\" b)")]
    [InlineData("a\"b c\"", "(and a \"b c\")")]
    [InlineData("\"title:a\"", "\"title:a\"")]
    [InlineData("\"-a (b)\"", "\"-a (b)\"")]
    // Prefixes
    [InlineData("sanction*", "sanction*")]
    [InlineData("sanction**", "sanction*")]
    [InlineData("\"reset butt\"*", "\"reset butt\"*")]
    [InlineData("title:sanction*", "title:sanction*")]
    [InlineData("(sanction* OR embargo*)", "(or sanction* embargo*)")]
    [InlineData("a*|b*", "(or a* b*)")]
    // Fields
    [InlineData("title:reset", "title:reset")]
    [InlineData("TITLE:reset", "title:reset")]
    [InlineData("section:reset", "section:reset")]
    [InlineData("claim:reset", "claim:reset")]
    [InlineData("speaker:peskov", "speaker:peskov")]
    [InlineData("publisher:independent", "publisher:independent")]
    [InlineData("author:smith", "author:smith")]
    [InlineData("title: reset", "title:reset")]
    [InlineData("title:\"reset button\"", "title:\"reset button\"")]
    [InlineData("title:“reset button”", "title:\"reset button\"")]
    [InlineData("title:(a OR b)", "title:(or a b)")]
    [InlineData("claim:(a b -c)", "claim:(and a b -c)")]
    [InlineData("claim:(a speaker:b)", "claim:(and a speaker:b)")]
    [InlineData("title:a b", "(and title:a b)")]
    [InlineData("title:a OR title:b", "(or title:a title:b)")]
    [InlineData("title:U.S.-Russia", "title:U.S.-Russia")]
    [InlineData("title:a:b", "title:a:b")]
    // Properties of claims
    [InlineData("nature:fact", "nature:Fact")]
    [InlineData("Nature:PREDICTION ice", "(and nature:Prediction ice)")]
    [InlineData("form:quote OR form:indirect", "(or form:Quote form:Indirect)")]
    [InlineData("form:direct_quote", "form:DirectQuote")]
    [InlineData("-is:damaged has:figure", "(and -is:damaged has:figure)")]
    [InlineData("verdict:mostly-false", "verdict:MostlyFalse")]
    [InlineData("verdict:\"mostly false\" a", "(and verdict:MostlyFalse a)")]
    [InlineData("certainty:hedged(a)", "(and certainty:Hedged a)")]
    [InlineData("event:1962", "event:1962-01-01..1962-12-31")]
    [InlineData("event:1964-02", "event:1964-02-01..1964-02-29")]
    [InlineData("event:1962-10-28", "event:1962-10-28..1962-10-28")]
    [InlineData("event:1962..1963-03", "event:1962-01-01..1963-03-31")]
    [InlineData("event:1962..", "event:1962-01-01..9999-12-31")]
    [InlineData("event:..1962", "event:0001-01-01..1962-12-31")]
    [InlineData("claim:(ice nature:fact)", "claim:(and ice nature:Fact)")]
    [InlineData("\"nature:fact\"", "\"nature:fact\"")]
    [InlineData("nature\\:fact", "nature:fact")]
    // Taken literally
    [InlineData("\\-a", "-a")]
    [InlineData("\\OR", "OR")]
    [InlineData("a \\OR b", "(and a OR b)")]
    [InlineData("title\\:a", "title:a")]
    [InlineData("\\(a\\)", "(a)")]
    [InlineData("a\\*", "a*")]
    [InlineData("\\\"a", "\"a")]
    [InlineData("a\\ b", "a b")]
    [InlineData("\"a\\\"b\"", "\"a\"b\"")]
    public void A_well_formed_query_is_read_without_a_warning(string query, string tree)
    {
        var parsed = QueryParser.Parse(query);
        parsed.Root!.ToString().Should().Be(tree);
        parsed.Warnings.Where(warning => !warning.Message.Contains("only words to leave out", StringComparison.Ordinal)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("\"reset button", "\"reset button\"", 0, "never closed")]
    [InlineData("a “b c", "(and a \"b c\")", 2, "never closed")]
    [InlineData("a\"", "a", 1, "never closed")]
    [InlineData("(a b", "(and a b)", 0, "never closed")]
    [InlineData("a (b (c", "(and a (and b c))", 2, "never closed")]
    [InlineData("a b)", "(and a b)", 3, "closes nothing")]
    [InlineData(")a", "a", 0, "closes nothing")]
    [InlineData("a ) OR b", "(or a b)", 2, "closes nothing")]
    [InlineData("OR a", "a", 0, "nothing before it")]
    [InlineData("a OR", "a", 2, "nothing after it")]
    [InlineData("a OR OR b", "(or a b)", 5, "nothing before it")]
    [InlineData("a | | b", "(or a b)", 4, "nothing before it")]
    [InlineData("(OR a)", "a", 1, "nothing before it")]
    [InlineData("AND a", "a", 0, "nothing before it")]
    [InlineData("a AND", "a", 2, "nothing after it")]
    [InlineData("a AND AND b", "(and a b)", 6, "nothing before it")]
    [InlineData("a AND OR b", "(or a b)", 2, "nothing after it")]
    [InlineData("a NOT", "a", 2, "nothing that it could leave out")]
    [InlineData("a -", "a", 2, "nothing that it could leave out")]
    [InlineData("a - b", "(and a b)", 2, "nothing that it could leave out")]
    [InlineData("a NOT OR b", "(or a b)", 2, "nothing that it could leave out")]
    [InlineData("() a", "a", 0, "hold nothing")]
    [InlineData("a ( ( ) )", "a", 2, "hold nothing")]
    [InlineData("\"\" a", "a", 0, "no word")]
    [InlineData("\"...\" a", "a", 0, "no word")]
    [InlineData("a …", "a", 2, "no letter or digit")]
    [InlineData("a *", "a", 2, "no letter or digit")]
    [InlineData("*tion", "tion", 0, "only at its end")]
    [InlineData("sanc*ion", "sanc ion", 4, "only at its end")]
    [InlineData("title:", "title", 0, "nothing after it")]
    [InlineData("a title: OR b", "(or (and a title) b)", 2, "nothing after it")]
    [InlineData("title:author:a", "author:a", 0, "stands before another field")]
    [InlineData("foo:bar", "foo:bar", 0, "no field")]
    [InlineData("published:2018 a", "(and published:2018 a)", 0, "no field")]
    [InlineData("nature:lie a", "(and nature:lie a)", 0, "fact, prediction, opinion")]
    [InlineData("nature:1", "nature:1", 0, "fact, prediction, opinion")]
    [InlineData("a event:1965..1962", "(and a event:1965..1962)", 2, "1962..1965")]
    [InlineData("verdict:fact", "verdict:fact", 0, "mostly-false")]
    [InlineData("\"a b\"~10", "\"a b\"", 5, "not part of")]
    [InlineData("putin~1 a", "(and putin a)", 5, "not part of")]
    [InlineData("-a", "-a", 0, "only words to leave out")]
    [InlineData("-a -b", "(and -a -b)", 0, "only words to leave out")]
    [InlineData("NOT (a OR b)", "-(or a b)", 0, "only words to leave out")]
    public void A_broken_query_is_repaired_and_the_repair_is_told_with_its_place(string query, string tree, int position, string told)
    {
        var parsed = QueryParser.Parse(query);
        parsed.Root!.ToString().Should().Be(tree);
        parsed.Warnings.Should().Contain(warning => warning.Position == position && warning.Message.Contains(told, StringComparison.Ordinal))
            .And.OnlyContain(warning => warning.Message.StartsWith("At character ") && warning.Message.EndsWith('.'));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\"")]
    [InlineData("()")]
    [InlineData("OR")]
    [InlineData("AND OR NOT")]
    [InlineData("- ! |")]
    [InlineData("… — ·")]
    [InlineData("\0")]
    [InlineData("\uD800")]
    public void Nothing_to_search_for_is_no_error(string? query) => QueryParser.Parse(query).Root.Should().BeNull();

    [Fact]
    public void A_query_is_cut_at_512_characters_and_never_inside_a_character()
    {
        var parsed = QueryParser.Parse(new string('a', 511) + "😀 b");
        parsed.Text.Should().HaveLength(511);
        parsed.Warnings.Should().ContainSingle(warning => warning.Position == 511 && warning.Message.Contains("512 characters"));
    }

    [Fact]
    public void Words_beyond_the_32nd_are_left_out_and_told()
    {
        var parsed = QueryParser.Parse(string.Join(' ', Enumerable.Range(0, 40).Select(i => $"w{i}")));
        ((AndNode)parsed.Root!).Children.Should().HaveCount(32);
        parsed.Warnings.Should().ContainSingle(warning => warning.Message.Contains("32 words"));
    }

    [Fact]
    public void Deep_nesting_is_flattened_and_told()
    {
        var parsed = QueryParser.Parse(new string('(', 200) + "a b" + new string(')', 200) + " c");
        parsed.Root!.ToString().Should().Be("(and (and a b) c)");
        parsed.Warnings.Should().Contain(warning => warning.Message.Contains("8 deep"));
    }

    [Fact]
    public void Every_node_knows_its_place_in_the_query()
    {
        const string Query = "putin -title:(reset OR \"cold war\") sanction*";
        var and = (AndNode)QueryParser.Parse(Query).Root!;
        and.Children.Select(child => child.Span.In(Query)).Should().Equal("putin", "-title:(reset OR \"cold war\")", "sanction*");
    }

    [Fact]
    public void Any_text_gives_a_tree_of_bounded_depth_and_size()
    {
        var random = new Random(20261122);
        for (var i = 0; i < 20_000; i++)
        {
            var parsed = QueryParser.Parse(HostileQueries.Next(random));
            Depth(parsed.Root).Should().BeLessThanOrEqualTo(40);
            parsed.Warnings.All(warning => warning.Position is >= 0 and <= QueryParser.MaxLength).Should().BeTrue();
        }
    }

    private static int Depth(QueryNode? node) => node switch
    {
        null => 0,
        FieldNode field => 1 + Depth(field.Child),
        NotNode not => 1 + Depth(not.Child),
        AndNode and => 1 + and.Children.Max(Depth),
        OrNode or => 1 + or.Children.Max(Depth),
        _ => 1,
    };

    [Theory]
    [InlineData("*")]
    [InlineData("((")]
    [InlineData("a (((")]
    public void One_fault_is_told_once(string query) => QueryParser.Parse(query).Warnings.Should().ContainSingle();
}

using ArticleArchive.Web.Search.QueryLanguage;

namespace ArticleArchive.Web.Tests.Search;

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
            (reread.Sort, reread.IsDescending, reread.IsQuestion).Should().Be((parsed.Sort, parsed.IsDescending, parsed.IsQuestion));
            QueryWriter.Write(reread).Should().Be(again);
        }

        written.Should().BeGreaterThan(8_000);
    }
}

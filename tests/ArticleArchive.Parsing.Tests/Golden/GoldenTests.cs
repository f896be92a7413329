namespace ArticleArchive.Parsing.Tests.Golden;

public sealed class GoldenTests
{
    private static readonly bool Rewrites = Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    public static TheoryData<string> Cases => new(CaseFolders.All().Select(golden => golden.Name));

    public static TheoryData<string> Books => new(BookCase.All().Select(book => book.Name));

    // Before a golden file is kept a person reads it: it records what was, not what is right.
    [Theory, MemberData(nameof(Cases))]
    public void Reads_the_article_as_agreed(string name)
    {
        var golden = CaseFolders.All().Single(golden => golden.Name == name);
        ShouldBe(GoldenJson.Write(ArticleParser.Parse(golden.SourceName, golden.Bytes, GivenRepairs.OptionsOf(golden))), golden.ExpectedPath);
    }

    [Theory, MemberData(nameof(Books))]
    public void Reads_the_book_as_agreed(string name)
    {
        var book = BookCase.All().Single(book => book.Name == name);
        ShouldBe(book.Read(), book.ExpectedPath);
    }

    private static void ShouldBe(string actual, string expectedPath)
    {
        if (Rewrites)
            File.WriteAllText(expectedPath, actual);
        File.Exists(expectedPath).Should().BeTrue("UPDATE_GOLDEN=1 writes {0}", expectedPath);
        actual.Should().Be(File.ReadAllText(expectedPath), "UPDATE_GOLDEN=1 rewrites {0}", expectedPath);
    }

    [Fact]
    public void Every_golden_file_has_its_source() =>
        Directory.EnumerateFiles(CaseFolders.CasesRoot, "expected.json", SearchOption.AllDirectories).Should().BeEquivalentTo(CaseFolders.All().Select(golden => golden.ExpectedPath).Concat(BookCase.All().Select(book => book.ExpectedPath)));
}

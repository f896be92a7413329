namespace ArticleArchive.Parsing.Tests.Golden;

public sealed class GoldenTests
{
    private static readonly bool Rewrites = Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    public static TheoryData<string> Cases => new(CaseFolders.All().Select(golden => golden.Name));

    // Before a golden file is kept a person reads it: it records what was, not what is right.
    [Theory, MemberData(nameof(Cases))]
    public void Reads_the_article_as_agreed(string name)
    {
        var golden = CaseFolders.All().Single(golden => golden.Name == name);
        var actual = GoldenJson.Write(ArticleParser.Parse(golden.SourceName, golden.Bytes, GivenRepairs.OptionsOf(golden)));
        if (Rewrites)
            File.WriteAllText(golden.ExpectedPath, actual);
        File.Exists(golden.ExpectedPath).Should().BeTrue("UPDATE_GOLDEN=1 writes {0}", golden.ExpectedPath);
        actual.Should().Be(File.ReadAllText(golden.ExpectedPath), "UPDATE_GOLDEN=1 rewrites {0}", golden.ExpectedPath);
    }

    [Fact]
    public void Every_golden_file_has_its_source() =>
        Directory.EnumerateFiles(CaseFolders.CasesRoot, "expected.json", SearchOption.AllDirectories).Should().BeEquivalentTo(CaseFolders.All().Select(golden => golden.ExpectedPath));
}

using System.Text;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Tests.Golden;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Tests.Invariants;

public sealed class InvariantTests
{
    private const int Generated = 1_000;
    private const int BatchSize = 50;
    private const int Mutated = 10_000;
    private const int MutatedBatchSize = 250;

    public static TheoryData<string> Files => new(
        CaseFolders.All().Select(golden => golden.SourcePath)
            .Concat(Directory.EnumerateFiles(CaseFolders.SeedsRoot))
            .Distinct(StringComparer.Ordinal)
            .Select(path => Path.GetRelativePath(CaseFolders.RepositoryRoot, path).Replace('\\', '/')));

    public static TheoryData<int> MutatedBatches => new(Enumerable.Range(0, Mutated / MutatedBatchSize));

    public static TheoryData<int> Batches => new(Enumerable.Range(0, Generated / BatchSize));

    [Theory, MemberData(nameof(Files))]
    public void A_file_keeps_every_promise(string path) =>
        ArticleInvariants.Broken(Path.GetFileName(path), File.ReadAllBytes(Path.Combine(CaseFolders.RepositoryRoot, path)), undone: int.MaxValue)
            .Should().BeEmpty("{0} is an article", path);

    [Theory, MemberData(nameof(Batches))]
    public void A_generated_damaged_text_keeps_every_promise(int batch)
    {
        for (var seed = batch * BatchSize; seed < (batch + 1) * BatchSize; seed++)
        {
            var file = DamagedArticle.Generate(seed);
            ArticleInvariants.Broken(file.FileName, file.Bytes, undone: 3).Should().BeEmpty(
                "DamagedArticle.Generate({0}) is {1} with {2}:\n{3}",
                seed, file.FileName, string.Join(", ", file.Damages), Encoding.UTF8.GetString(file.Bytes));
        }
    }

    [Theory, MemberData(nameof(MutatedBatches))]
    public void A_mutated_text_keeps_every_promise(int batch)
    {
        // Each file is a check of its own: they need no order, and there are many.
        Parallel.For(batch * MutatedBatchSize, (batch + 1) * MutatedBatchSize, seed =>
        {
            var file = DamagedArticle.Generate(seed % Generated);
            var bytes = MutatedFile.Of(file.Bytes, DamagedArticle.Generate((seed + 7) % Generated).Bytes, seed);
            ArticleInvariants.Broken(file.FileName, bytes, undone: seed % 10 == 0 ? 1 : 0).Should().BeEmpty(
                "MutatedFile.Of seed {0} is {1}:\n{2}", seed, file.FileName, Encoding.UTF8.GetString(bytes));
        });
    }

    [Theory, MemberData(nameof(Batches))]
    public void No_word_of_a_generated_text_is_missing_from_its_page(int batch)
    {
        for (var seed = batch * BatchSize; seed < (batch + 1) * BatchSize; seed++)
        {
            var file = DamagedArticle.Generate(seed);
            var format = FormatDetector.Detect(file.FileName);
            var page = Letters(PageReader.Read(format, TextDecoder.Decode(file.Bytes, format).Text, ParseOptions.Default).Text);
            var lost = file.Words.Where(words => !page.Contains(Letters(words), StringComparison.Ordinal));
            lost.Should().BeEmpty("DamagedArticle.Generate({0}) is {1} with {2}", seed, file.FileName, string.Join(", ", file.Damages));
        }
    }

    [Theory, MemberData(nameof(Batches))]
    public void No_sentence_of_a_generated_body_is_missing_from_its_reading_text(int batch)
    {
        for (var seed = batch * BatchSize; seed < (batch + 1) * BatchSize; seed++)
            ShouldKeepItsSentences(seed);
    }

    // Short articles among many service lines, which the scores alone would take for the page's.
    [Theory, InlineData(1210), InlineData(1555), InlineData(1818), InlineData(2682), InlineData(2837), InlineData(3478), InlineData(3733), InlineData(3823), InlineData(3853)]
    public void No_sentence_of_a_short_body_is_missing_from_its_reading_text(int seed) => ShouldKeepItsSentences(seed);

    private static void ShouldKeepItsSentences(int seed)
    {
        var file = DamagedArticle.Generate(seed);
        var reading = Letters(ArticleParser.Parse(file.FileName, file.Bytes).ReadingText);
        var lost = file.Sentences.Where(sentence => !reading.Contains(Letters(sentence), StringComparison.Ordinal));
        lost.Should().BeEmpty(
            "DamagedArticle.Generate({0}) is {1} with {2}:\n{3}", seed, file.FileName, string.Join(", ", file.Damages), Encoding.UTF8.GetString(file.Bytes));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData(".")]
    [InlineData("\u0000")]
    [InlineData("“")]
    [InlineData("1.")]
    [InlineData("I.")]
    [InlineData("⟦…⟧")]
    [InlineData("\uFEFF\u200B\u00AD")]
    [InlineData("...\n...\n\n…")]
    public void Almost_nothing_is_an_article_too(string text)
    {
        foreach (var name in new[] { "a.txt", "a.html", "a.md", "a.json" })
            ArticleInvariants.Broken(name, Encoding.UTF8.GetBytes(text), undone: 1).Should().BeEmpty("{0} holds \"{1}\"", name, text);
    }

    [Fact]
    public void Random_bytes_are_read_in_every_format()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var bytes = new byte[seed * 20];
            new Random(seed).NextBytes(bytes);
            foreach (var name in new[] { "a.txt", "a.html", "a.md", "a.json" })
                ArticleInvariants.Broken(name, bytes, undone: 1).Should().BeEmpty("seed {0} as {1}", seed, name);
        }
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}

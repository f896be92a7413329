using ArticleArchive.Parsing.Claims;
using ArticleArchive.Parsing.Tests.Golden;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Tests.Claims;

public sealed class SentenceSplitterTests
{
    private static readonly string Table = Path.Combine(
        CaseFolders.RepositoryRoot, "tests", "ArticleArchive.Parsing.Tests", "Claims", "sentences.txt");

    [Fact]
    public void The_labelled_table_is_split_as_labelled()
    {
        var labelled = File.ReadAllLines(Table).Where(line => line.Length > 0 && line[0] != '#').ToList();
        var wrong = new List<string>();
        foreach (var line in labelled)
        {
            var expected = line.Split('¦').Select(sentence => sentence.Trim()).Where(sentence => sentence.Length > 0);
            var split = string.Join(" ¦ ", Split(line.Replace("¦", "", StringComparison.Ordinal)));
            if (split != string.Join(" ¦ ", expected))
                wrong.Add(split);
        }

        labelled.Should().HaveCountGreaterThan(200);
        wrong.Should().BeEmpty("{0} cases are labelled", labelled.Count);
    }

    [Theory]
    [InlineData("One\nline. Two.\n\nNo end here\n \nNext one", new[] { "One\nline.", "Two.", "No end here", "Next one" })]
    [InlineData("  . . .  ", new string[0])]
    [InlineData("One.\u00A0Two.\u200B Three.", new[] { "One.", "Two.", "Three." })]
    [InlineData("One. )”", new[] { "One. )”" })]
    public void Gaps_lines_and_stray_marks_are_no_sentences(string text, string[] sentences) =>
        Split(text).Should().Equal(sentences);

    [Fact]
    public void Only_the_given_span_is_read()
    {
        const string text = "No. 5 ends. Here it begins. And there it";
        SentenceSplitter.Split(text, new TextSpan(12, 31)).Should().Equal(new TextSpan(12, 27), new TextSpan(28, 31));
    }

    // Were any look-around unbounded, these would take hours.
    [Theory]
    [InlineData("a")]
    [InlineData(".")]
    [InlineData(". ")]
    [InlineData("(")]
    [InlineData("“")]
    [InlineData("\" ")]
    [InlineData("A.")]
    [InlineData("U.S. ")]
    [InlineData("…”")]
    [InlineData("\n ")]
    [InlineData("x.\n")]
    [InlineData("。」")]
    [InlineData("1. ")]
    [InlineData(".'")]
    public void A_long_text_of_the_same_is_split_in_one_pass(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, 100_000));
        var sentences = SentenceSplitter.Split(text, new TextSpan(0, text.Length));
        sentences.Sum(sentence => sentence.In(text).Count(char.IsLetterOrDigit)).Should().Be(text.Count(char.IsLetterOrDigit));
    }

    private static IEnumerable<string> Split(string text) =>
        SentenceSplitter.Split(text, new TextSpan(0, text.Length)).Select(sentence => sentence.In(text));
}

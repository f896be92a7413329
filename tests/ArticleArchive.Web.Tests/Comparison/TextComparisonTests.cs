using System.Text;
using ArticleArchive.Parsing;
using ArticleArchive.Web.Comparison;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion;

namespace ArticleArchive.Web.Tests.Comparison;

public sealed class TextComparisonTests
{
    [Fact]
    public void Sentences_are_added_removed_changed_and_kept()
    {
        var sentences = TextComparison.Of(
            Article("The harbour was closed. Twelve boats sank in the night. The school is shut.\n\nNobody was hurt on Monday."),
            Article("The harbour was closed. The school is shut. A new bridge is planned for spring.\n\nNobody was hurt on Tuesday."));

        sentences.Select(Shown).Should().Equal(
            "Same: The harbour was closed.",
            "Removed: [-Twelve boats sank in the night.]",
            "Same: The school is shut.",
            "Added: [+A new bridge is planned for spring.]",
            "Changed: Nobody was hurt on [-Monday][+Tuesday].");
        sentences[^1].BeginsParagraph.Should().BeTrue();
    }

    [Fact]
    public void Another_sentence_in_its_place_is_no_changed_one() =>
        TextComparison.Of(Article("It rains in the hills. The end."), Article("Prices rose by half last year. The end.")).Select(sentence => sentence.Kind)
            .Should().Equal(ChangeKind.Removed, ChangeKind.Added, ChangeKind.Same);

    [Fact]
    public void Where_lines_were_broken_is_no_difference() =>
        TextComparison.Of(Article("The harbour was closed on Monday after a storm."), Article("The harbour was  closed on\nMonday after a storm.")).Should().OnlyContain(sentence => sentence.Kind == ChangeKind.Same);

    [Fact]
    public void Signs_without_spaces_are_compared_one_by_one() =>
        TextComparison.Of(Article("港口周一关闭了一整天。"), Article("港口周二关闭了一整天。")).Select(Shown).Should().Equal("Changed: 港口周[-一][+二]关闭了一整天。");

    [Theory]
    [InlineData("", "One sentence.", ChangeKind.Added)]
    [InlineData("One sentence.", "", ChangeKind.Removed)]
    public void One_of_them_may_be_empty(string first, string second, ChangeKind kind) =>
        TextComparison.Of(Article(first), Article(second)).Should().ContainSingle().Which.Kind.Should().Be(kind);

    [Fact]
    public void More_changes_than_can_be_put_in_order_are_all_counted()
    {
        var old = string.Join("\n\n", Enumerable.Range(0, 4_500).Select(i => $"Old {i}"));
        var now = string.Join("\n\n", Enumerable.Range(0, 4_500).Select(i => i == 7 ? "Old 7" : $"New {i}"));
        TextComparison.Of(Article(old), Article(now)).CountBy(sentence => sentence.Kind)
            .Should().BeEquivalentTo(new Dictionary<ChangeKind, int> { [ChangeKind.Removed] = 4_499, [ChangeKind.Added] = 4_499, [ChangeKind.Same] = 1 });
    }

    [Fact]
    public void What_stays_is_folded_but_for_two_sentences_beside_a_change()
    {
        const string text = "One boat sank. Two came home. Three were late. Four stayed out. Five were sold. Six are new.";
        var rows = FoldedComparison.Of(TextComparison.Of(Article(text), Article(text + " Another end came.")));
        rows.Select(row => row.Sentence is null ? $"{row.Skipped} folded" : Shown(row.Sentence)).Should().Equal("4 folded", "Same: Five were sold.", "Same: Six are new.", "Added: [+Another end came.]");
    }

    [Fact]
    public void Both_texts_can_be_read_off_the_comparison()
    {
        var random = new Random(3);
        string[] words = ["the", "harbour", "storm", "closed", "boats", "night", "school", "bridge", "mayor", "ferry"];
        for (var round = 0; round < 60; round++)
        {
            var (first, second) = (Invented(), Invented());
            var sentences = TextComparison.Of(Article(first), Article(second));
            Side(sentences, ChangeKind.Added).Should().Be(first.Replace("\n\n", " ", StringComparison.Ordinal));
            Side(sentences, ChangeKind.Removed).Should().Be(second.Replace("\n\n", " ", StringComparison.Ordinal));
        }

        string Invented() => string.Join("\n\n", Enumerable.Range(0, random.Next(1, 4)).Select(_ => string.Join(' ', Enumerable.Range(0, random.Next(1, 5))
            .Select(_ => "The " + string.Join(' ', Enumerable.Range(0, random.Next(2, 7)).Select(_ => words[random.Next(words.Length)])) + "."))));

        static string Side(IEnumerable<ComparedSentence> sentences, ChangeKind without) => string.Join(' ', sentences
            .Select(sentence => string.Concat(sentence.Words.Where(word => word.Kind != without).Select(word => word.Text))).Where(text => text.Length > 0));
    }

    private static string Shown(ComparedSentence sentence) => $"{sentence.Kind}: " + string.Concat(sentence.Words.Select(word => word.Kind switch
    {
        ChangeKind.Added => $"[+{word.Text}]",
        ChangeKind.Removed => $"[-{word.Text}]",
        _ => word.Text,
    }));

    // Without the cleaning that a parse would do: blocks are paragraphs.
    private static Article Article(string text)
    {
        var article = ArticleRows.NewArticle(ArticleParser.Parse("a.txt", Encoding.UTF8.GetBytes("x")));
        article.ReadingText = text;
        var blocks = new List<ArticleBlock>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf("\n\n", start, StringComparison.Ordinal) is >= 0 and var at ? at : text.Length;
            blocks.Add(new ArticleBlock(BlockKind.Paragraph, new(start, end), Section: 0));
            start = end + 2;
        }

        article.Blocks = blocks;
        return article;
    }
}

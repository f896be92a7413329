using System.Text;

namespace ArticleArchive.Parsing.Tests.Cleaning;

/// <summary>Links whose words were taken out of a sentence, and links that never had words.</summary>
public sealed class EmptiedLinkTests
{
    private const string Rest = "<p>“It was a matter of time,” said Mayor Lois Reeve. The bridge was built in 1958, and nobody had ever looked at its piles.</p>";

    private static ParsedArticle Html(string paragraph) =>
        ArticleParser.Parse("a.html", Encoding.UTF8.GetBytes($"<html lang=en><head><title>What we know of the bridge</title></head><body><article><h1>What we know of the bridge</h1>{paragraph}{Rest}</article></body></html>"));

    private static IEnumerable<Finding> Holes(ParsedArticle article) => article.Findings.Where(finding => finding.Kind == FindingKind.Hole);

    [Fact]
    public void Each_emptied_link_inside_a_sentence_is_a_hole_with_a_mark_and_a_finding()
    {
        var article = Html("""<p>The bridge over the <a href="/r"></a> collapsed on Tuesday, according to <a href="/p"></a>. Inspectors had warned of <a href="/w"><b></b></a> in 2019.</p>""");
        article.ReadingText.Should().Contain("The bridge over the ⟦…⟧ collapsed on Tuesday, according to ⟦…⟧. Inspectors had warned of ⟦…⟧ in 2019.");
        Holes(article).Should().HaveCount(3).And.OnlyContain(finding => finding.Span.In(article.ReadingText).Trim() == "⟦…⟧");
        article.Health.Should().BeLessThan(100);
        article.Claims.Where(claim => claim.Text.Contains('⟦', StringComparison.Ordinal)).Should().NotBeEmpty().And.OnlyContain(claim => !claim.IsQuotable);
    }

    [Theory]
    [InlineData("""<p>See also <a href="/1"></a>, <a href="/2"></a> and <a href="/3"></a>.</p>""", "See also ⟦…⟧, ⟦…⟧ and ⟦…⟧.")]
    [InlineData("""<p><a href="/1"></a> said on Monday that the old bridge was safe.</p>""", "⟦…⟧ said on Monday that the old bridge was safe.")]
    [InlineData("""<p>The mayor of the town met on Monday with <a href="/1"></a></p>""", "The mayor of the town met on Monday with ⟦…⟧")]
    [InlineData("""<p>The bridge (<a href="/1"></a>) was closed for a year before it fell.</p>""", "The bridge (⟦…⟧) was closed for a year before it fell.")]
    [InlineData("""<ul><li>The bridge fell, the office of <a href="/1"></a> said.</li><li>Nobody else was on it.</li></ul>""", "the office of ⟦…⟧ said.")]
    [InlineData("""<p>The bridge fell, said <a href="/1"></a> <a href="/2">Lois Reeve</a>.</p>""", "said ⟦…⟧ Lois Reeve.")]
    public void A_hole_is_marked_wherever_the_sentence_needs_a_word(string paragraph, string expected) => Html(paragraph).ReadingText.Should().Contain(expected);

    [Theory]
    // Pictures, icons and what names itself for screen readers.
    [InlineData("""<p>The bridge over the <a href="/r"><img src="/r.png"></a> river collapsed on Tuesday and fell.</p>""")]
    [InlineData("""<p>The bridge over the <a href="/r"><svg></svg></a> river collapsed on Tuesday and fell.</p>""")]
    [InlineData("""<p>The bridge over the <a href="/r"><i class="fa fa-map"></i></a> river collapsed on Tuesday and fell.</p>""")]
    [InlineData("""<p>The bridge over the <a href="/r" class="icon-map"></a> river collapsed on Tuesday and fell.</p>""")]
    [InlineData("""<p>The bridge over the <a href="/r" aria-label="Map"></a> river collapsed on Tuesday and fell.</p>""")]
    // Anchors and marks of notes.
    [InlineData("""<p>The bridge over the <a id="here"></a> river collapsed on Tuesday and fell.</p>""")]
    [InlineData("""<p>The bridge over the <a name="here"></a> river collapsed on Tuesday and fell.</p>""")]
    [InlineData("""<p>The bridge over the river <a href="#fn1"></a> collapsed on Tuesday and fell.</p>""")]
    // What an editor left behind clings to a word.
    [InlineData("""<p>The bridge over the river<a href="/r"></a> collapsed on Tuesday and fell.</p>""")]
    [InlineData("""<p>The bridge over the <a href="/r">river</a><a href="/r"></a> collapsed on Tuesday and fell.</p>""")]
    // Between sentences no word is missing; behind a heading a link is its address.
    [InlineData("""<p>The bridge fell. <a href="/r"></a> Nobody had looked at it for sixty years.</p>""")]
    [InlineData("""<p>The bridge fell, and nobody had looked at it for sixty years. <a href="/r"></a></p>""")]
    [InlineData("""<h2>How the bridge over the <a href="/r"></a> river fell</h2><p>It was built in 1958.</p>""")]
    // Labels and buttons are no sentence.
    [InlineData("""<p>Share on <a href="/f"></a> <a href="/t"></a> <a href="/w"></a></p>""")]
    public void A_link_that_never_had_words_is_no_hole(string paragraph)
    {
        var article = Html(paragraph);
        Holes(article).Should().BeEmpty();
        article.ReadingText.Should().NotContain("⟦");
    }

    [Fact]
    public void Without_the_edit_the_text_is_as_the_page_shows_it()
    {
        var source = """<p>The bridge over the <a href="/r"></a> collapsed on Tuesday.</p>""" + Rest;
        var bytes = Encoding.UTF8.GetBytes(source);
        var edit = ArticleParser.Parse("a.html", bytes).Edits.Single(edit => edit.Rule == "emptied-link");
        ArticleParser.Parse("a.html", bytes, ParseOptions.Default with { UndoneEdits = new HashSet<string>(StringComparer.Ordinal) { edit.Key } }).ReadingText.Should().Contain("The bridge over the collapsed on Tuesday.");
    }

    [Fact]
    public void A_link_without_words_in_markdown_is_a_hole_too()
    {
        var article = ArticleParser.Parse("a.md", "# The bridge\n\nThe bridge over the [](/river) collapsed on Tuesday, the town said."u8);
        article.ReadingText.Should().Contain("The bridge over the ⟦…⟧ collapsed on Tuesday");
        Holes(article).Should().ContainSingle();
    }
}

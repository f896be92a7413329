using ArticleArchive.Parsing.Tests.Golden;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Tests.Cleaning;

public sealed class PlainTextSeedTests
{
    private static ParsedArticle Parse(string prefix)
    {
        var path = Directory.EnumerateFiles(CaseFolders.SeedsRoot, prefix + "*").Single();
        return ArticleParser.Parse(Path.GetFileName(path), File.ReadAllBytes(path));
    }

    private static string[] Removed(ParsedArticle article) =>
        article.Edits.Where(edit => edit.Kind == EditKind.Removal).Select(edit => $"{edit.Class}: {edit.Span.In(article.Page.Text).Trim()}").ToArray();

    [Fact]
    public void The_newspaper_page_keeps_its_article_and_nothing_else()
    {
        var article = Parse("000");
        Removed(article).Should().Equal(
            "notification: Stay up to date with notifications from The\u00A0Independent",
            "notification: Notifications can be managed in browser preferences.",
            "comments: Comments",
            "duplicate: There is hope that presidents Trump and Putin can truly become allies",
            "comments: Join our commenting forum",
            "comments: Join thought-provoking conversations, follow other Independent readers and see their replies",
            "comments: Comments",
            "account: Thank you for registering",
            "account: Please refresh the page or navigate to another page on the site to be automatically logged inPlease refresh your browser to be logged in");
        article.ReadingText.Split("\n\n").Select(block => block[..28]).Should().Equal(
            "How Russia and the US can re", "A firm alliance between Russ", "Sunday 28 October 2018 13:57", "There is hope that president",
            "It is a common trope for US ", "The latest warning sign has ", "Equally concerning was the e");
        article.Findings.Should().ContainSingle().Which.Kind.Should().Be(FindingKind.CutShort);
    }

    [Fact]
    public void The_torn_essay_is_put_together_and_loses_no_line()
    {
        var article = Parse("003");
        Removed(article).Should().BeEmpty();
        article.ReadingText.Should()
            .Contain("over issues such as ⟦…⟧, and allegations of Russian interference")
            .And.Contain("improved relations is ⟦…⟧, and is contingent upon")
            .And.Contain("However, the ⟦…⟧ are unlikely to support such a move")
            .And.Contain("between Russia and the US. ⟦…⟧ are the Arctic LNG-2 project")
            .And.Contain("are multifaceted, including the desire to boost his domestic popularity and improve Russia’s global standing\n\nThe Kremlin")
            .And.Contain("Crisis in 196. However, following the collapse")
            .And.Contain("1. Congressional opposition and oversight: With a Republican-controlled Congress")
            .And.Contain("3. Public opinion and U.S. interests in Ukraine, Syria, and other global issues: Another challenge")
            .And.Contain("1. Continued military interventions in neighboring countries: One of the most")
            .And.Contain("3. Cyber attacks and other forms of interference in the U.S: Another potential challenge")
            .And.Contain("\n\nI Russia’s Conditional Openness");
        article.Edits.Count(edit => edit.Rule == "lost-link").Should().Be(4);
        var kinds = article.Findings.Select(finding => finding.Kind).ToList();
        kinds.Count(kind => kind == FindingKind.Hole).Should().Be(4);
        kinds.Count(kind => kind == FindingKind.FlattenedList).Should().Be(4);
        kinds.Should().Contain([FindingKind.DetachedTail, FindingKind.UnfinishedSentence, FindingKind.CutNumber, FindingKind.GluedSentences])
            .And.NotContain(FindingKind.CutShort);
    }
}

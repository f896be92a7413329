using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Structure;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Tests.Structure;

/// <summary>Whose text it is where no byline says so: the names on the page are weighed against each other.</summary>
public sealed class AuthorJudgeTests
{
    private static readonly string s_body = string.Join("\n\n", Read.Prose("bridge"), Read.Prose("bridge over the river"), Read.Prose("old bridge"), Read.Prose("town"), Read.Prose("ferry"));

    [Theory]
    [InlineData("Maria Keller\n\nAuthor\n\nJan 26, 2020", "Maria Keller")]
    [InlineData("This post was written by Maria Keller, Head of Research at the river museum", "Maria Keller")]
    [InlineData("Hi, I'm Maria Keller\n\nI write about rivers and bridges and live in the valley.", "Maria Keller")]
    [InlineData("Dieser Beitrag wurde verfasst von Maria Keller", "Maria Keller")]
    [InlineData("Cet article a été rédigé par Élodie Duval", "Élodie Duval")]
    public void A_name_that_the_page_presents_as_the_writers_is_the_authors(string behind, string name)
    {
        Authors(behind, judged: false).Should().BeEmpty("else a rule finds it, and the case says nothing of the judge");
        Authors(behind, judged: true).Should().Equal(name);
    }

    [Theory]
    [InlineData("Photo: Maria Keller")]
    [InlineData("Comments\n\nMaria Keller says\n\nJan 3, 2020 at 4:12 pm\n\nThank you, Joe!\n\nMaria Keller says\n\nJan 4, 2020 at 4:12 pm\n\nThat is right.")]
    [InlineData("© 2020 Valley Media Group")]
    public void Nobody_else_is_made_an_author(string behind) => Authors(behind, judged: true).Should().BeEmpty();

    [Fact]
    public void Someone_whom_the_text_speaks_of_is_not_its_author() =>
        Authors("Hi, I'm Jane Roe\n\nThis post was written by Jane Roe", judged: true, "The bridge was closed when Jane Roe fell from it, and it took the town many years to open it again.\n\n").Should().BeEmpty();

    private static IEnumerable<string> Authors(string behind, bool judged, string first = "")
    {
        var page = $"Why the old bridge matters to us\n\n{first}{s_body}\n\n{behind}";
        var source = PageReader.Read(SourceFormat.PlainText, page, ParseOptions.Default);
        var text = EditedText.Apply(source.Text, [Read.Removal(page, behind)]);
        var (_, header) = ArticleStructure.ReadHeader(text, ReadingBlocks.Map(source, text), source.Metadata, null, judged ? AuthorJudge.Shipped : null);
        return header.Authors.Select(author => author.Value);
    }
}

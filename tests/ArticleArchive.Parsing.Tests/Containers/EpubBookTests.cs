using System.IO.Compression;
using ArticleArchive.Parsing.Containers;

namespace ArticleArchive.Parsing.Tests.Containers;

public sealed class EpubBookTests
{
    private const string Container = """
        <?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
        <rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
        """;

    private const string Package = """
        <?xml version="1.0" encoding="utf-8"?>
        <package xmlns="http://www.idpf.org/2007/opf" version="3.0">
          <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
            <dc:title>Harbours of the North</dc:title><dc:creator>Jane Roe</dc:creator><dc:creator>Tomas Okafor</dc:creator>
            <dc:publisher>Norvale Press</dc:publisher><dc:date>2019-05-04</dc:date><dc:language>en</dc:language><dc:title>Second title</dc:title>
          </metadata>
          <manifest>
            <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
            <item id="c2" href="text/two%20b.xhtml#start" media-type="application/xhtml+xml"/>
            <item id="c1" href="../one.xhtml" media-type="application/xhtml+xml"/>
            <item id="img" href="a.svg" media-type="image/svg+xml"/>
            <item id="out" href="../../../out.xhtml" media-type="application/xhtml+xml"/>
          </manifest>
          <spine><itemref idref="nav"/><itemref idref="c1"/><itemref idref="c2"/><itemref idref="img"/><itemref idref="out"/><itemref idref="none"/><itemref idref="c1"/></spine>
        </package>
        """;

    private static EpubBook Read(string container, string package)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in new[] { ("META-INF/container.xml", container), ("OEBPS/book.opf", package) })
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        using var folder = new ZipFolder(stream, new ContainerLimits());
        return EpubBook.Read(folder);
    }

    [Fact]
    public void The_chapters_come_in_the_order_of_the_spine_with_reasons_for_what_is_none()
    {
        var book = Read(Container, Package);
        book.Chapters.Select(chapter => (chapter.Path, chapter.Refusal)).Should().Equal(
            ("OEBPS/nav.xhtml", "It is the book's table of contents."), ("one.xhtml", null), ("OEBPS/text/two b.xhtml", null), ("OEBPS/a.svg", "It is no text but image/svg+xml."));
        book.Properties.Should().BeEquivalentTo(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["title"] = "Harbours of the North",
            ["author"] = "Jane Roe\nTomas Okafor",
            ["publisher"] = "Norvale Press",
            ["published"] = "2019-05-04",
            ["language"] = "en",
        });
    }

    [Theory]
    [InlineData("<!DOCTYPE c [<!ENTITY a \"b\">]><container>&a;</container>", Package)]
    [InlineData("<container/>", Package)]
    [InlineData(Container, "<package>")]
    [InlineData(Container, "<package><spine/></package>")]
    [InlineData("<rootfile full-path=\"none.opf\"/>", Package)]
    public void A_book_that_cannot_be_read_is_refused_with_a_reason(string container, string package) =>
        ((Action)(() => Read(container, package))).Should().Throw<ContainerException>().WithMessage("*book*");

    [Fact]
    public void A_chapter_is_stored_with_what_its_book_states()
    {
        var book = Read(Container, Package);
        var article = ArticleParser.Parse(
            "one.xhtml",
            "<html><head><title>The first harbour</title></head><body><h1>The first harbour</h1><p>The harbour froze in the winter, and nobody in the town was asked about it before the spring came.</p></body></html>"u8,
            new ParseOptions { RecordFields = book.Properties });
        article.Title.Value.Should().Be("The first harbour");
        article.Authors.Select(author => author.Value).Should().Equal("Jane Roe", "Tomas Okafor");
        article.Publisher!.Value.Should().Be("Norvale Press");
        article.Published!.Value.Year.Should().Be(2019);
    }
}

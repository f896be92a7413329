using System.IO.Compression;
using System.Text;
using ArticleArchive.Web.Ingestion;

namespace ArticleArchive.Web.Tests.Ingestion;

public sealed class ContainerSourcesTests : IDisposable
{
    private readonly TempArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    private static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return stream.ToArray();
    }

    private static string Package(string title) => $"""
        <package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title><dc:creator>Jane Roe</dc:creator></metadata>
        <manifest><item id="n" href="nav.xhtml" properties="nav"/><item id="a" href="a.xml" media-type="application/xhtml+xml"/><item id="b" href="gone.xhtml"/></manifest>
        <spine><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/></spine></package>
        """;

    [Fact]
    public async Task Each_entry_of_a_zip_is_an_article_of_its_own_and_a_second_run_changes_nothing()
    {
        _archive.Write("saved.zip", Zip(
            ("sub/a.txt", "The ferry stops in May.\n\nNobody was asked about it."),
            ("b.html", "<h1>The dam</h1><p>The dam was closed in June, and the town had no water.</p>"),
            ("set.ndjson", "{\"id\":\"1\",\"text\":\"The first record of a set.\"}\n{\"id\":\"2\",\"text\":\"The second record of a set.\"}\n"),
            ("picture.png", "x"), ("inner.zip", "x"), ("../out.txt", "A text that leads out."), ("empty.txt", "")));

        var results = await _archive.IngestAsync();
        results.Select(result => (result.SourceName[(result.SourceName.IndexOf("saved.zip", StringComparison.Ordinal))..], result.Outcome)).Should().BeEquivalentTo(new[]
        {
            ("saved.zip/sub/a.txt", IngestionOutcome.Added), ("saved.zip/b.html", IngestionOutcome.Added),
            ("saved.zip/set.ndjson line 1", IngestionOutcome.Added), ("saved.zip/set.ndjson line 2", IngestionOutcome.Added),
            ("saved.zip/picture.png", IngestionOutcome.UnknownFormat), ("saved.zip/inner.zip", IngestionOutcome.UnknownFormat),
            ("saved.zip/../out.txt", IngestionOutcome.Unreadable), ("saved.zip/empty.txt", IngestionOutcome.Empty),
        });
        results.Single(result => result.SourceName.EndsWith("inner.zip", StringComparison.Ordinal)).Detail.Should().Contain("archive in an archive");

        var before = await _archive.ArticlesAsync();
        before.Select(article => article.SourceName).Should().Contain("saved.zip/sub/a.txt");
        (await _archive.IngestAsync()).Where(result => result.IsStored).Should().HaveCount(4).And.OnlyContain(result => result.Outcome == IngestionOutcome.Unchanged);
        (await _archive.ArticlesAsync()).Should().BeEquivalentTo(before);
    }

    [Fact]
    public async Task What_a_desktop_puts_beside_the_files_is_nobody_s_article()
    {
        _archive.Write("saved.zip", Zip(("a.txt", "The ferry stops in May."), (".DS_Store", "x"), ("sub/.DS_Store", "x"), ("__MACOSX/._a.txt", "x"), ("Thumbs.db", "x"), ("sub/._b.txt", "x"), (".hidden.txt", "The dam was closed in June.")));

        (await _archive.IngestAsync()).Should().HaveCount(2, "a hidden text is a text").And.OnlyContain(result => result.Outcome == IngestionOutcome.Added);
    }

    [Fact]
    public async Task Two_entries_of_one_name_are_two_articles_and_none_the_version_of_the_other()
    {
        _archive.Write("twice.zip", Zip(("a.txt", "The ferry stops in May."), ("a.txt", "The dam was closed in June.")));

        (await _archive.IngestAsync()).Should().HaveCount(2).And.OnlyContain(result => result.Outcome == IngestionOutcome.Added);
        var stored = await _archive.ArticlesAsync();
        stored.Select(article => article.SourceKey).Should().OnlyHaveUniqueItems();
        stored.Should().OnlyContain(article => article.Version == 1 && article.IsLatest);
        (await _archive.IngestAsync()).Should().OnlyContain(result => result.Outcome == IngestionOutcome.Unchanged);
    }

    [Fact]
    public async Task The_chapters_of_a_book_are_articles_with_the_books_author_who_stays_when_an_edit_is_undone()
    {
        var chapter = "<html><body><h1>One</h1><p>The harbour froze in the winter of the great storm, â€œand nobody knew whyâ€\u009d, as the mayor wrote.</p></body></html>";
        _archive.Write("book.epub", Zip(
            ("META-INF/container.xml", "<container><rootfile full-path='p.opf'/></container>"), ("p.opf", Package("Harbours")), ("a.xml", chapter), ("nav.xhtml", "<html/>")));

        var results = await _archive.IngestAsync();
        results.Select(result => (Path.GetFileName(result.SourceName), result.Outcome)).Should().BeEquivalentTo(new[]
        {
            ("nav.xhtml", IngestionOutcome.UnknownFormat), ("a.xml.xhtml", IngestionOutcome.Added), ("gone.xhtml", IngestionOutcome.Unreadable),
        });
        var article = (await _archive.ArticlesAsync()).Should().ContainSingle().Which;
        article.SourceName.Should().Be("book.epub/a.xml.xhtml");
        article.Authors.Should().Be("Jane Roe");

        await new ArticleEditing(_archive.Database, TimeProvider.System).DecideClassAsync(article.Id, "encoding", undone: true, CancellationToken.None);
        var again = (await _archive.ArticlesAsync()).Single();
        again.ReadingText.Should().Contain("â€œ");
        again.Authors.Should().Be("Jane Roe");
    }

    [Theory]
    [InlineData("a.zip")]
    [InlineData("a.epub")]
    public async Task What_is_no_container_is_refused_with_a_reason(string name)
    {
        _archive.Write(name, "Only a sentence, and no archive at all.");
        var result = (await _archive.IngestAsync()).Should().ContainSingle().Which;
        result.Outcome.Should().Be(IngestionOutcome.Unreadable);
        result.Detail.Should().Contain("no ZIP file");
    }

    [Fact]
    public async Task A_bomb_is_refused_and_the_rest_is_read()
    {
        _archive.Write("bomb.zip", Zip(("bomb.txt", new string('a', 9_000_000)), ("a.txt", "The ferry stops in May.")));
        (await _archive.IngestAsync()).Select(result => result.Outcome).Should().BeEquivalentTo([IngestionOutcome.TooLarge, IngestionOutcome.Added]);
    }
}

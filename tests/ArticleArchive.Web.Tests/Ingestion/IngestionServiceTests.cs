using System.Text;
using ArticleArchive.Parsing;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion;
using ArticleArchive.Web.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Tests.Ingestion;

public sealed class IngestionServiceTests : IDisposable
{
    private readonly TempArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public async Task A_second_run_changes_nothing()
    {
        _archive.Write("a.txt", "The first.\n\nOne sentence.");
        _archive.Write("sub/b.md", "# Second\n\nOne more sentence.");
        (await _archive.OutcomesAsync()).Should().Equal(("a.txt", IngestionOutcome.Added), ("sub/b.md", IngestionOutcome.Added));

        var before = await _archive.ArticlesAsync();
        (await _archive.OutcomesAsync()).Should().Equal(("a.txt", IngestionOutcome.Unchanged), ("sub/b.md", IngestionOutcome.Unchanged));
        (await _archive.ArticlesAsync()).Should().BeEquivalentTo(before);
        await ArchiveInspection.ShouldBeWholeAsync(_archive.Database);
    }

    [Theory]
    [InlineData("Publié le 16 mai 2024 à 10 h 30", null)]
    [InlineData("Published 16 May 2024, 10:30 GMT", 0)]
    [InlineData("Published 16 May 2024, 10:30 BST", 60)]
    public async Task A_zone_is_stored_only_where_the_article_names_one(string line, int? minutes)
    {
        _archive.Write("a.txt", $"The harbour tunnel will cost more\n\n{line}\n\nThe harbour tunnel will cost more than anybody had said, and the minister told the members of the house so on Monday.");
        await _archive.IngestAsync();
        var article = (await _archive.ArticlesAsync()).Single();
        article.PublishedPrecision.Should().Be(DatePrecision.Minute);
        article.PublishedOffsetMinutes.Should().Be(minutes);
    }

    [Fact]
    public async Task A_changed_file_is_a_new_version_beside_the_old()
    {
        _archive.Write("a.txt", "Old words.");
        await _archive.IngestAsync();
        _archive.Write("a.txt", "New words.");
        (await _archive.OutcomesAsync()).Should().Equal(("a.txt", IngestionOutcome.NewVersion));

        var articles = await _archive.ArticlesAsync();
        articles.Select(article => (article.Version, article.IsLatest, article.PreviousVersionId, article.ReadingText)).Should().Equal(
            (1, false, (int?)null, "Old words."), (2, true, articles[0].Id, "New words."));
        await ArchiveInspection.ShouldBeWholeAsync(_archive.Database);
    }

    [Fact]
    public async Task A_file_that_goes_back_to_older_bytes_shows_that_version_again()
    {
        foreach (var text in new[] { "One.", "Two.", "One." })
        {
            _archive.Write("a.txt", text);
            await _archive.IngestAsync();
        }

        (await _archive.ArticlesAsync()).Select(article => (article.ReadingText, article.IsLatest)).Should().Equal(("One.", true), ("Two.", false));
        await ArchiveInspection.ShouldBeWholeAsync(_archive.Database);

        _archive.Write("a.txt", "Three.");
        await _archive.IngestAsync();
        var articles = await _archive.ArticlesAsync();
        articles.Select(article => (article.Version, article.IsLatest)).Should().Equal((1, false), (2, false), (3, true));
        articles[2].PreviousVersionId.Should().Be(articles[0].Id, "that is what it replaced");
    }

    [Fact]
    public async Task The_same_bytes_under_another_name_are_unchanged_and_the_article_is_named()
    {
        _archive.Write("a.txt", "The title\n\nOne sentence.");
        await _archive.IngestAsync();
        _archive.Write("copy.txt", "The title\n\nOne sentence.");

        var copy = (await _archive.IngestAsync())[1];

        copy.Outcome.Should().Be(IngestionOutcome.Unchanged);
        copy.ArticleId.Should().Be((await _archive.ArticlesAsync()).Single().Id);
        copy.Detail.Should().Contain("a.txt");
        var article = (await _archive.ArticlesAsync()).Single();
        (article.SourceName, article.OtherNames).Should().Be(("a.txt", "copy.txt"), "whoever has the copy looks for it by its name");
        await _archive.IngestAsync();
        (await _archive.ArticlesAsync()).Single().OtherNames.Should().Be("copy.txt", "a name is kept once");
        using var engine = new Web.Search.SearchEngine(_archive.Database.ReaderConnectionString);
        (await engine.FindAsync(new Web.Search.SearchRequest("source:copy", Web.Search.SearchLevel.Articles, 10), CancellationToken.None)).Total.Should().Be(1);
        await ArchiveInspection.ShouldBeWholeAsync(_archive.Database);
    }

    [Fact]
    public async Task Two_identical_files_in_one_batch_are_one_article()
    {
        for (var i = 0; i < 20; i++)
            _archive.Write($"{i:00}.txt", i % 2 == 0 ? "Even sentences." : "Odd sentences.");

        var results = await _archive.IngestAsync();

        results.Count(result => result.Outcome == IngestionOutcome.Added).Should().Be(2);
        results.Count(result => result.Outcome == IngestionOutcome.Unchanged).Should().Be(18);
        results.Should().OnlyContain(result => result.ArticleId != null);
        (await _archive.ArticlesAsync()).Should().HaveCount(2);
    }

    [Fact]
    public async Task Every_bad_input_has_its_outcome_and_the_rest_is_stored()
    {
        _archive.Write("01 empty.txt", "");
        _archive.Write("02 blank.txt", " \n\t\n ");
        _archive.Write("03 program.txt", [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        _archive.Write("04 unknown.docx", "text");
        _archive.Write("05 large.txt", new byte[20 * 1024 * 1024]);
        _archive.Write("06 invalid utf-8.txt", [.. "Good words, "u8, 0xFF, 0xC3, 0x28, .. " and more good words."u8]);
        _archive.Write("07 utf-16 with mark.txt", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("Marked words, enough of them to see.")]);
        _archive.Write("08 utf-16 without mark.txt", Encoding.Unicode.GetBytes("Unmarked words, enough of them to see what they are."));
        _archive.Write("09 nul.txt", "A sentence with a NUL\0in the middle of it, and a good deal of other words around that one byte, so that it is text.");
        _archive.Write("10 good.txt", "A good sentence.");

        var outcomes = await _archive.OutcomesAsync();

        outcomes.Should().Equal(
            ("01 empty.txt", IngestionOutcome.Empty),
            ("02 blank.txt", IngestionOutcome.Empty),
            ("03 program.txt", IngestionOutcome.Binary),
            ("04 unknown.docx", IngestionOutcome.UnknownFormat),
            ("05 large.txt", IngestionOutcome.TooLarge),
            ("06 invalid utf-8.txt", IngestionOutcome.Added),
            ("07 utf-16 with mark.txt", IngestionOutcome.Added),
            ("08 utf-16 without mark.txt", IngestionOutcome.Added),
            ("09 nul.txt", IngestionOutcome.Added),
            ("10 good.txt", IngestionOutcome.Added));
        var texts = (await _archive.ArticlesAsync()).ToDictionary(article => article.SourceName[..2], article => article.ReadingText, StringComparer.Ordinal);
        texts["07"].Should().Contain("Marked words");
        texts["08"].Should().Contain("Unmarked words");
        texts["09"].Should().NotContain("\0");
        (await _archive.IngestAsync()).Where(result => result.ArticleId is null).Should().OnlyContain(result => result.Detail!.Length > 10);
    }

    [Fact]
    public async Task A_single_line_of_5_MB_is_stored_whole()
    {
        var line = new StringBuilder();
        while (line.Length < 5_000_000)
            line.Append("Every word of this very long line is a word that must be kept. ");
        _archive.Write("line.txt", line.ToString());

        (await _archive.OutcomesAsync()).Should().Equal(("line.txt", IngestionOutcome.Added));
        (await _archive.ArticlesAsync()).Single().ReadingText.Trim().Should().Be(line.ToString().Trim());
    }

    [Fact]
    public async Task The_original_is_kept_byte_for_byte()
    {
        var bytes = Encoding.Latin1.GetBytes("Caf\u00e9 words.\r\nAnd more.");
        _archive.Write("a.txt", bytes);
        await _archive.IngestAsync();
        await using var db = _archive.Database.OpenReader();
        OriginalBytes.Of(await db.Originals.SingleAsync()).Should().Equal(bytes);
    }

    [Fact]
    public async Task A_full_disk_stops_the_run_and_the_next_run_completes_it()
    {
        for (var i = 0; i < 60; i++)
            _archive.Write($"{i:00}.txt", $"Article {i}\n\n{string.Join(' ', Enumerable.Range(0, 400).Select(word => $"word{word * i}"))}.");
        await ArchiveDatabaseTests.LimitGrowthAsync(_archive.Database, pages: 20);

        var run = await _archive.Ingestion.StartRunAsync("test", sourceCount: null, CancellationToken.None);
        var results = await TempArchive.CollectAsync(_archive.Ingestion.RunAsync(run, FolderSources.Find([_archive.Files], fields: null, _archive.Options), CancellationToken.None));

        results.Should().Contain(result => result.Outcome == IngestionOutcome.NotWritten);
        _archive.Database.State.Condition.Should().Be(StorageCondition.Failing);
        var stored = results.Where(result => result.IsStored).Select(result => result.ArticleId!.Value).ToList();
        (await _archive.ArticlesAsync()).Select(article => article.Id).Should().BeEquivalentTo(stored, "what was told is there, and nothing else");

        await ArchiveDatabaseTests.LimitGrowthAsync(_archive.Database, pages: 1_000_000);
        (await _archive.IngestAsync()).Should().HaveCount(60).And.OnlyContain(result => result.IsStored);
        (await _archive.ArticlesAsync()).Should().HaveCount(60);
        await ArchiveInspection.ShouldBeWholeAsync(_archive.Database);
    }

    [Fact]
    public async Task A_stop_keeps_what_was_committed_and_the_run_shows_as_not_finished()
    {
        for (var i = 0; i < 200; i++)
            _archive.Write($"{i:000}.txt", $"Article {i}\n\nIt says {i}.");
        var archive = _archive;
        using var stop = new CancellationTokenSource();
        var run = await archive.Ingestion.StartRunAsync("test", sourceCount: null, CancellationToken.None);
        var told = new List<int>();
        var ingesting = async () =>
        {
            await foreach (var result in archive.Ingestion.RunAsync(run, FolderSources.Find([archive.Files], fields: null, new IngestionOptions()), stop.Token))
            {
                told.Add(result.ArticleId!.Value);
                await stop.CancelAsync();
            }
        };
        await ingesting.Should().ThrowAsync<OperationCanceledException>();

        var ids = (await archive.ArticlesAsync()).Select(article => article.Id);
        ids.Should().Contain(told);
        await using var db = archive.Database.OpenReader();
        (await db.IngestionRuns.SingleAsync(row => row.Id == run)).FinishedAtUtc.Should().BeNull();
        await ArchiveInspection.ShouldBeWholeAsync(archive.Database);
    }

    [Fact]
    public async Task More_bytes_than_the_budget_pass_one_after_the_other()
    {
        using var archive = new TempArchive(new IngestionOptions { MaxBytesInFlight = 10_000, MaxBatchArticles = 3 });
        for (var i = 0; i < 12; i++)
            archive.Write($"{i:00}.txt", $"Article {i}\n\n{string.Concat(Enumerable.Repeat("It says so. ", 600 + (i * 100)))}");
        (await archive.IngestAsync()).Should().HaveCount(12).And.OnlyContain(result => result.Outcome == IngestionOutcome.Added);
    }

    [Fact]
    public async Task A_folder_that_vanishes_is_told_and_the_rest_is_stored()
    {
        _archive.Write("a/1.txt", "One.");
        _archive.Write("b/2.txt", "Two.");
        var results = new List<IngestionResult>();
        var run = await _archive.Ingestion.StartRunAsync("test", sourceCount: null, CancellationToken.None);
        var sources = FolderSources.Find([Path.Combine(_archive.Files, "a"), Path.Combine(_archive.Files, "b")], fields: null, _archive.Options)
            .Select(source =>
            {
                // Found, and gone before it is read.
                if (source.Place.EndsWith("1.txt", StringComparison.Ordinal))
                    Directory.Delete(Path.GetDirectoryName(source.Place)!, recursive: true);
                return source;
            });
        await foreach (var result in _archive.Ingestion.RunAsync(run, sources, CancellationToken.None))
            results.Add(result);

        results.Select(result => (Path.GetFileName(result.SourceName), result.Outcome)).Should().BeEquivalentTo(
            [("1.txt", IngestionOutcome.Unreadable), ("2.txt", IngestionOutcome.Added)]);
    }
}

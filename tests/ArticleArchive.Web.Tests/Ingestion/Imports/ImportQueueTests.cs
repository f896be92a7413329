using System.Text;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion;
using ArticleArchive.Web.Ingestion.Imports;
using ArticleArchive.Web.Tests.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ArticleArchive.Web.Tests.Ingestion.Imports;

public sealed class ImportQueueTests
{
    [Fact]
    public async Task Each_file_of_an_upload_has_its_outcome()
    {
        await using var app = new ArchiveApp();
        var queue = app.Services.GetRequiredService<ImportQueue>();
        var run = await EnqueueAsync(queue,
            [File("a.txt", "The first.\n\nOne sentence."), File("b.exe", "x"), File("c.txt", ""), File("a.txt", "Another of the same name.")]);

        var progress = await FinishAsync(queue, run);
        (await queue.FindAsync(run, CancellationToken.None))!.Total.Should().Be(4);
        progress.Items.Select(item => (item.SourceName, item.Outcome)).Should().BeEquivalentTo(
        [
            ("a.txt", IngestionOutcome.Added),
            ("b.exe", IngestionOutcome.UnknownFormat),
            ("c.txt", IngestionOutcome.Empty),
            ("a.txt (2)", IngestionOutcome.Added),
        ]);
        progress.Items.Where(item => item.ArticleId is null).Should().OnlyContain(item => item.Detail != null);
    }

    [Fact]
    public async Task A_data_set_is_one_article_a_line()
    {
        await using var app = new ArchiveApp();
        var queue = app.Services.GetRequiredService<ImportQueue>();
        var run = await EnqueueAsync(queue, [File("set.ndjson", """{"id":"7","text":"One sentence."}""" + "\n\nno json\n")]);

        var progress = await FinishAsync(queue, run);
        progress.Items.Select(item => (item.SourceName, item.Outcome)).Should().BeEquivalentTo(
            [("set.ndjson line 1", IngestionOutcome.Added), ("set.ndjson line 3", IngestionOutcome.BadRecord)]);
    }

    private const string Storm =
        "A storm closed the harbour\n\nThe harbour was closed on Monday after a storm tore two ships from their moorings. Nobody was hurt, the port authority said, and the ferries will sail again on Wednesday.";

    [Fact]
    public async Task Two_articles_that_only_share_their_file_name_both_stay()
    {
        await using var app = new ArchiveApp();
        await UploadAsync(app, File("article.txt", Storm));
        var budget = "The council passed its budget\n\nWith nine votes to four the council passed a budget that spends more on schools. The mayor called the vote a good day for the town.";
        var second = await UploadAsync(app, File("article.txt", budget));
        var changed = await UploadAsync(app, File("article.txt", budget + " She will sign it on Friday."));
        var back = await UploadAsync(app, File("article.txt", budget));

        second.Outcome.Should().Be(IngestionOutcome.Added);
        changed.Outcome.Should().Be(IngestionOutcome.NewVersion, "the second article has versions of its own");
        back.Outcome.Should().Be(IngestionOutcome.NewVersion);
        await using var db = app.Database.OpenReader();
        var latest = await db.Articles.Where(row => row.SourceName == "article.txt" && row.IsLatest).OrderBy(row => row.Id).ToListAsync();
        latest.Select(row => row.Title).Should().Equal("A storm closed the harbour", "The council passed its budget");
        await ArchiveInspection.ShouldBeWholeAsync(app.Database);
    }

    [Fact]
    public async Task A_changed_text_under_the_same_name_is_a_new_version()
    {
        await using var app = new ArchiveApp();
        await UploadAsync(app, File("article.txt", Storm));

        var changed = await UploadAsync(app, File("article.txt", Storm.Replace("Wednesday", "Thursday", StringComparison.Ordinal)));

        changed.Outcome.Should().Be(IngestionOutcome.NewVersion);
        await using var db = app.Database.OpenReader();
        (await db.Articles.SingleAsync(row => row.SourceName == "article.txt" && row.IsLatest)).Version.Should().Be(2);
    }

    [Fact]
    public async Task A_file_of_a_folder_keeps_its_path()
    {
        await using var app = new ArchiveApp();
        var item = await UploadAsync(app, File("news/2024/article.txt", Storm));

        item.SourceName.Should().Be("news/2024/article.txt");
        await using var db = app.Database.OpenReader();
        var article = await db.Articles.SingleAsync(row => row.Id == item.ArticleId);
        (article.SourceName, article.SourceKey).Should().Be(("news/2024/article.txt", "upload:news/2024/article.txt"));
        ArticleEditing.FileNameOf(article).Should().Be("article.txt");
    }

    [Theory]
    [InlineData("article.txt", "article.txt")]
    [InlineData(@"news\2024\a.txt", "news/2024/a.txt")]
    [InlineData(@"C:\Users\somebody\a.txt", "a.txt")]
    [InlineData("/home/somebody/a.txt", "a.txt")]
    [InlineData("news/../../a.txt", "news/a.txt")]
    public void A_name_shows_the_folder_that_was_chosen_and_nothing_of_the_disk(string given, string path) =>
        UploadNames.PathOf(given).Should().Be(path);

    [Fact]
    public async Task A_large_data_set_is_read_to_its_last_line_however_its_extension_is_written()
    {
        await using var app = new ArchiveApp();
        using var client = app.CreateClient();
        var line = $$"""{"text":"{{new string('a', 1_000_000)}}"}""" + "\n";
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 11).Select(i => line.Replace("text", $"no{i}", StringComparison.Ordinal))) + "{\"text\":\"The last line.\"}")), "files", "DATA.NDJSON" } };
        form.Add(new StringContent(await AntiforgeryTokenAsync(client)), "__RequestVerificationToken");
        form.Add(new StringContent("true"), "atOnce");

        using var answer = await client.PostAsync(new Uri("/add", UriKind.Relative), form);

        var run = int.Parse(answer.RequestMessage!.RequestUri!.Segments[^1], System.Globalization.CultureInfo.InvariantCulture);
        var items = (await FinishAsync(app.Services.GetRequiredService<ImportQueue>(), run)).Items;
        items.Should().HaveCount(12).And.ContainSingle(item => item.SourceName == "DATA.NDJSON line 12" && item.Outcome == IngestionOutcome.Added);
    }

    [Fact]
    public async Task An_upload_waits_out_a_full_disk()
    {
        using var archive = new TempArchive();
        var options = Options.Create(new IngestionOptions { StorageRetrySeconds = 0.05, MaxBatchMilliseconds = 20 });
        using var staging = new StagingArea(archive.Database);
        using var queue = new ImportQueue(archive.Database, new IngestionService(archive.Database, options, TimeProvider.System), staging, options, TimeProvider.System, NullLogger<ImportQueue>.Instance);
        var files = Enumerable.Range(0, 20).Select(i => File($"{i}.txt", $"Article {i}\n\n{string.Join(' ', Enumerable.Range(0, 2_000).Select(word => $"word{word * i}"))}.")).ToList();
        var run = await EnqueueAsync(queue, files);
        await ArchiveDatabaseTests.LimitGrowthAsync(archive.Database, pages: 10);

        await queue.StartAsync(CancellationToken.None);
        await Eventually.IsAsync(async () => (await queue.FindAsync(run, CancellationToken.None))!.Condition == RunCondition.HeldUp, "the import is held up");
        (await queue.FindAsync(run, CancellationToken.None))!.Message.Should().Contain("no room");

        await ArchiveDatabaseTests.LimitGrowthAsync(archive.Database, pages: 1_000_000);
        var progress = await FinishAsync(queue, run);
        progress.Items.Should().HaveCount(20).And.OnlyContain(item => item.Outcome == IngestionOutcome.Added);
        await queue.StopAsync(CancellationToken.None);
        await ArchiveInspection.ShouldBeWholeAsync(archive.Database);
    }

    [Fact]
    public async Task Too_much_at_once_is_refused_before_anything_is_written()
    {
        await using var app = new ArchiveApp();
        var queue = app.Services.GetRequiredService<ImportQueue>();
        await using var db = app.Database.OpenReader();
        var runs = await db.IngestionRuns.CountAsync();

        var act = () => EnqueueAsync(queue, [new UploadedFile("a.txt", 501L * 1024 * 1024, () => throw new InvalidOperationException("It is not read."))]);

        (await act.Should().ThrowAsync<UploadRefusedException>()).WithMessage("*500 MB*ingest`.", "it is shown as it is");
        (await db.IngestionRuns.CountAsync()).Should().Be(runs);
    }

    [Fact]
    public async Task A_command_that_the_program_did_not_finish_shows_as_interrupted()
    {
        await using var app = new ArchiveApp();
        var run = await app.Services.GetRequiredService<IngestionService>().StartRunAsync("ingest", 3, CancellationToken.None);

        var progress = await app.Services.GetRequiredService<ImportQueue>().FindAsync(run, CancellationToken.None);

        progress!.Condition.Should().Be(RunCondition.Interrupted);
        progress.Message.Should().Contain("again for the rest");
        (await app.Services.GetRequiredService<ImportQueue>().FindAsync(4711, CancellationToken.None)).Should().BeNull();
    }

    [Fact]
    public async Task What_waits_is_bounded_and_the_next_upload_is_told_what_to_do()
    {
        using var archive = new TempArchive();
        var options = Options.Create(new IngestionOptions { MaxWaitingImports = 2, MaxStagedBytes = 2_000 });
        using var staging = new StagingArea(archive.Database);
        // Not started: what is handed in stays.
        using var queue = new ImportQueue(archive.Database, archive.Ingestion, staging, options, TimeProvider.System, NullLogger<ImportQueue>.Instance);
        var first = await queue.RehearseAsync([File("a.txt", Storm)], CancellationToken.None);
        var large = () => queue.RehearseAsync([File("b.txt", new string('x', 1_900))], CancellationToken.None);
        (await large.Should().ThrowAsync<UploadRefusedException>()).WithMessage("*Import or discard one of them first.", "it is shown as it is");

        await queue.RehearseAsync([File("b.txt", "x")], CancellationToken.None);
        var third = () => queue.RehearseAsync([File("c.txt", "x")], CancellationToken.None);
        (await third.Should().ThrowAsync<UploadRefusedException>()).WithMessage("2 imports are waiting*");

        (await queue.DiscardAsync(first, CancellationToken.None)).Should().BeTrue();
        await third();
        Directory.EnumerateFiles(Path.Combine(archive.DataDirectory, "staging")).Should().ContainSingle("two imports of the same bytes share a file, and the discarded one has none");
    }

    [Fact]
    public async Task A_run_is_counted_and_read_in_parts()
    {
        await using var app = new ArchiveApp();
        var queue = app.Services.GetRequiredService<ImportQueue>();
        var run = await EnqueueAsync(queue, [File("a.txt", Storm), File("b.exe", "x"), File("c.exe", "x"), File("d.exe", "x")]);

        var progress = (await FinishAsync(queue, run)).Progress;
        progress.Counts.Should().BeEquivalentTo(new Dictionary<IngestionOutcome, int> { [IngestionOutcome.Added] = 1, [IngestionOutcome.UnknownFormat] = 3 });
        progress.Done.Should().Be(4);
        var part = await queue.ItemsAsync(run, IngestionOutcome.UnknownFormat, skip: 1, take: 5, CancellationToken.None);
        part.Select(item => item.SourceName).Should().HaveCount(2).And.BeSubsetOf(["b.exe", "c.exe", "d.exe"]);
    }

    [Fact]
    public async Task A_rehearsal_says_what_each_source_is_and_stores_nothing()
    {
        await using var app = new ArchiveApp();
        var queue = app.Services.GetRequiredService<ImportQueue>();
        var budget = "The council passed its budget\n\nWith nine votes to four the council passed a budget on Monday night that spends more on schools and less on roads. The mayor called the vote a good day for the town, and the opposition called it a gamble with money that is not there.";
        await app.IngestAsync("kept.txt", budget);
        await UploadAsync(app, File("article.txt", Storm));
        await using var db = app.Database.OpenReader();
        var articles = await db.Articles.CountAsync();

        var import = await queue.RehearseAsync(
        [
            File("new.txt", "A new bridge\n\nThe bridge over the river was opened by two children who had asked for it in a letter to the mayor, eleven years after the old one was closed."),
            File("bytes.txt", budget),
            File("text.txt", budget.Replace("\n", "\r\n", StringComparison.Ordinal)),
            File("near.txt", budget.Replace("a good day for the town", "a very good day", StringComparison.Ordinal)),
            File("article.txt", Storm.Replace("Wednesday", "Thursday", StringComparison.Ordinal)),
            File("b.exe", "x"),
            File("bytes again.txt", "A new bridge\n\nThe bridge over the river was opened by two children who had asked for it in a letter to the mayor, eleven years after the old one was closed."),
        ],
        CancellationToken.None);
        var items = await RehearsedAsync(app, import);

        items.Select(item => (item.Place, item.Verdict)).Should().Equal(
            ("new.txt", RehearsalVerdict.New),
            ("bytes.txt", RehearsalVerdict.SameBytes),
            ("text.txt", RehearsalVerdict.SameText),
            ("near.txt", RehearsalVerdict.NearDuplicate),
            ("article.txt", RehearsalVerdict.NewVersion),
            ("b.exe", RehearsalVerdict.Refused),
            ("bytes again.txt", RehearsalVerdict.SameBytes));
        items[3].Resemblance.Should().BeInRange(0.6, 0.99);
        items[5].Detail.Should().Contain(".exe is no format");
        items[6].ItemPosition.Should().Be(0);
        (await db.Articles.CountAsync()).Should().Be(articles);
        await ArchiveInspection.ShouldBeWholeAsync(app.Database);
    }

    [Fact]
    public async Task A_zip_is_one_more_file_that_gives_sources()
    {
        await using var app = new ArchiveApp();
        var queue = app.Services.GetRequiredService<ImportQueue>();
        using var bytes = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(bytes, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in new[] { ("news/a.txt", Storm), ("news/b.md", "# A bridge\n\nIt was opened by two children."), ("picture.png", "x") })
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        var import = await queue.RehearseAsync([UploadedFile.Of("saved.zip", bytes.ToArray()), File("c.txt", Storm)], CancellationToken.None);
        var items = await RehearsedAsync(app, import);
        items.Select(item => (item.Place, item.Verdict)).Should().Equal(
            ("saved.zip/news/a.txt", RehearsalVerdict.New), ("saved.zip/news/b.md", RehearsalVerdict.New), ("saved.zip/picture.png", RehearsalVerdict.Refused), ("c.txt", RehearsalVerdict.SameBytes));
        (await queue.PreviewAsync(import, 1, CancellationToken.None))!.Title.Should().Be("A bridge");
        (await queue.PreviewAsync(import, 3, CancellationToken.None))!.ReadingText.Should().Contain("storm");
        (await queue.PreviewAsync(import, 2, CancellationToken.None)).Should().BeNull("it is refused");
        (await queue.PreviewAsync(import, 4, CancellationToken.None)).Should().BeNull("there is none");

        await queue.ChooseAsync(import, new Dictionary<int, bool> { [1] = true }, CancellationToken.None);
        var outcome = await FinishAsync(queue, (await queue.BeginAsync(import, CancellationToken.None))!.Value);
        outcome.Items.Select(item => (item.SourceName, item.Outcome)).Should().BeEquivalentTo(
        [
            ("saved.zip/news/a.txt", IngestionOutcome.Added), ("saved.zip/news/b.md", IngestionOutcome.LeftOut),
            ("saved.zip/picture.png", IngestionOutcome.UnknownFormat), ("c.txt", IngestionOutcome.Unchanged),
        ]);
    }

    [Fact]
    public async Task What_is_left_out_is_counted_and_not_stored()
    {
        await using var app = new ArchiveApp();
        var queue = app.Services.GetRequiredService<ImportQueue>();
        var import = await queue.RehearseAsync([File("a.txt", Storm), File("b.txt", "Another text of a few words."), File("c.exe", "x")], CancellationToken.None);
        await RehearsedAsync(app, import);

        await queue.ChooseAsync(import, new Dictionary<int, bool> { [1] = true }, CancellationToken.None);
        var run = await queue.BeginAsync(import, CancellationToken.None);
        (await queue.BeginAsync(import, CancellationToken.None)).Should().Be(run, "it is begun once");

        var (progress, items) = await FinishAsync(queue, run!.Value);
        items.Select(item => (item.SourceName, item.Outcome)).Should().BeEquivalentTo(
            [("a.txt", IngestionOutcome.Added), ("b.txt", IngestionOutcome.LeftOut), ("c.exe", IngestionOutcome.UnknownFormat)]);
        progress.Total.Should().Be(progress.Done);
        await using var db = app.Database.OpenReader();
        (await db.Imports.CountAsync() + await db.ImportItems.CountAsync() + await db.ImportFiles.CountAsync()).Should().Be(0);
        (await StagedAsync(app.DataDirectory, expected: 0)).Should().Be(0, "nobody needs the bytes any more");
        (await db.Articles.CountAsync(article => article.SourceName == "b.txt")).Should().Be(0);
    }

    [Fact]
    public async Task A_rehearsal_and_an_import_go_on_by_themselves_after_a_restart()
    {
        using var archive = new TempArchive(new IngestionOptions { MaxBatchArticles = 1, MaxBatchMilliseconds = 20 });
        var files = Enumerable.Range(0, 300).Select(i => File($"{i}.txt", $"Article {i}\n\n{string.Join(' ', Enumerable.Range(0, 300).Select(word => $"word{word * (i + 3)}"))}.")).ToList();
        int rehearsed, run;
        using (var staging = new StagingArea(archive.Database))
        using (var queue = Queue(archive, staging))
        {
            rehearsed = await queue.RehearseAsync([File("waiting.txt", Storm)], CancellationToken.None);
            run = await queue.ImportAsync(files, CancellationToken.None);
            await queue.StartAsync(CancellationToken.None);
            await Eventually.IsAsync(async () => (await queue.FindAsync(run, CancellationToken.None))!.Done >= 4, "the import is under way");
            await queue.StopAsync(CancellationToken.None);
        }

        await using (var db = archive.Database.OpenReader())
            (await db.IngestionItems.CountAsync(item => item.RunId == run)).Should().BeInRange(4, 299, "it was stopped in the middle");
        archive.Reopen();
        using (var staging = new StagingArea(archive.Database))
        using (var queue = Queue(archive, staging))
        {
            (await queue.FindAsync(run, CancellationToken.None))!.Condition.Should().Be(RunCondition.Waiting);
            await queue.StartAsync(CancellationToken.None);
            var (progress, items) = await FinishAsync(queue, run);
            progress.Counts.Should().BeEquivalentTo(new Dictionary<IngestionOutcome, int> { [IngestionOutcome.Added] = 300 });
            items.Select(item => item.SourceName).Should().OnlyHaveUniqueItems();
            await using var db = archive.Database.OpenReader();
            (await db.ImportItems.SingleAsync(item => item.ImportId == rehearsed)).Verdict.Should().Be(RehearsalVerdict.New);
            (await db.Imports.SingleAsync()).State.Should().Be(ImportState.Rehearsed, "it still waits for its person");
            (await StagedAsync(archive.DataDirectory, expected: 1)).Should().Be(1);
            await queue.StopAsync(CancellationToken.None);
        }

        await ArchiveInspection.ShouldBeWholeAsync(archive.Database);
    }

    [Fact]
    public async Task Staged_bytes_that_are_gone_are_told_and_the_rest_is_stored()
    {
        using var archive = new TempArchive();
        using var staging = new StagingArea(archive.Database);
        using var queue = Queue(archive, staging);
        var run = await queue.ImportAsync([File("a.txt", Storm), File("b.txt", "Another text.")], CancellationToken.None);
        await using (var db = archive.Database.OpenReader())
            System.IO.File.Delete(Path.Combine(archive.DataDirectory, "staging", (await db.ImportFiles.SingleAsync(file => file.Name == "a.txt")).Sha256));

        await queue.StartAsync(CancellationToken.None);
        var items = (await FinishAsync(queue, run)).Items;

        items.Select(item => (item.SourceName, item.Outcome)).Should().BeEquivalentTo([("a.txt", IngestionOutcome.Unreadable), ("b.txt", IngestionOutcome.Added)]);
        items.Single(item => item.SourceName == "a.txt").Detail.Should().Contain("once more");
        await queue.StopAsync(CancellationToken.None);
    }

    // The bytes are swept after the run is told as finished.
    internal static async Task<int> StagedAsync(string dataDirectory, int expected)
    {
        var folder = Path.Combine(dataDirectory, "staging");
        await Eventually.IsAsync(() => Count() == expected, $"{expected} files are staged");
        return Count();

        int Count() => Directory.Exists(folder) ? Directory.GetFiles(folder).Length : 0;
    }

    private static ImportQueue Queue(TempArchive archive, StagingArea staging) =>
        new(archive.Database, archive.Ingestion, staging, Options.Create(archive.Options), TimeProvider.System, NullLogger<ImportQueue>.Instance);

    internal static async Task<List<ImportItem>> RehearsedAsync(ArchiveApp app, int import)
    {
        await using var db = app.Database.OpenReader();
        await Eventually.IsAsync(async () => !await db.Imports.AnyAsync(row => row.Id == import && row.State == ImportState.Rehearsing), "the rehearsal is over");
        return await db.ImportItems.Where(item => item.ImportId == import).OrderBy(item => item.Position).ToListAsync();
    }

    internal sealed record FinishedUpload(RunProgress Progress, IReadOnlyList<Web.Data.IngestionItem> Items);

    private static Task<int> EnqueueAsync(ImportQueue queue, IReadOnlyList<UploadedFile> files) => queue.ImportAsync(files, CancellationToken.None);

    private static async Task<string> AntiforgeryTokenAsync(HttpClient client)
    {
        var page = await client.GetStringAsync(new Uri("/add", UriKind.Relative));
        var name = page.IndexOf("name=\"__RequestVerificationToken\"", StringComparison.Ordinal);
        var value = page.IndexOf("value=\"", name, StringComparison.Ordinal) + "value=\"".Length;
        return page[value..page.IndexOf('"', value)];
    }

    private static async Task<Web.Data.IngestionItem> UploadAsync(ArchiveApp app, UploadedFile file)
    {
        var queue = app.Services.GetRequiredService<ImportQueue>();
        return (await FinishAsync(queue, await EnqueueAsync(queue, [file]))).Items.Single();
    }

    private static UploadedFile File(string name, string text) => UploadedFile.Of(name, Encoding.UTF8.GetBytes(text));

    internal static async Task<FinishedUpload> FinishAsync(ImportQueue queue, int run)
    {
        await Eventually.IsAsync(async () => (await queue.FindAsync(run, CancellationToken.None))!.Condition == RunCondition.Finished, "the import is finished");
        return new FinishedUpload((await queue.FindAsync(run, CancellationToken.None))!, await queue.ItemsAsync(run, outcome: null, 0, 1_000, CancellationToken.None));
    }
}

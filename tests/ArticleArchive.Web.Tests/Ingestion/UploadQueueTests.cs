using System.Text;
using ArticleArchive.Web.Ingestion;
using ArticleArchive.Web.Tests.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ArticleArchive.Web.Tests.Ingestion;

public sealed class UploadQueueTests
{
    [Fact]
    public async Task Each_file_of_an_upload_has_its_outcome()
    {
        await using var app = new ArchiveApp();
        var queue = app.Services.GetRequiredService<UploadQueue>();
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
        var queue = app.Services.GetRequiredService<UploadQueue>();
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

        using var answer = await client.PostAsync(new Uri("/add", UriKind.Relative), form);

        var run = int.Parse(answer.RequestMessage!.RequestUri!.Segments[^1], System.Globalization.CultureInfo.InvariantCulture);
        var items = (await FinishAsync(app.Services.GetRequiredService<UploadQueue>(), run)).Items;
        items.Should().HaveCount(12).And.ContainSingle(item => item.SourceName == "DATA.NDJSON line 12" && item.Outcome == IngestionOutcome.Added);
    }

    [Fact]
    public async Task An_upload_waits_out_a_full_disk()
    {
        using var archive = new TempArchive();
        var options = Options.Create(new IngestionOptions { StorageRetrySeconds = 0.05, MaxBatchMilliseconds = 20 });
        using var queue = new UploadQueue(archive.Database, new IngestionService(archive.Database, options, TimeProvider.System), options, TimeProvider.System, NullLogger<UploadQueue>.Instance);
        var files = Enumerable.Range(0, 20).Select(i => File($"{i}.txt", $"Article {i}\n\n{string.Join(' ', Enumerable.Range(0, 2_000).Select(word => $"word{word * i}"))}.")).ToList();
        var run = await EnqueueAsync(queue, files);
        await ArchiveDatabaseTests.LimitGrowthAsync(archive.Database, pages: 10);

        await queue.StartAsync(CancellationToken.None);
        for (var i = 0; i < 500 && (await queue.FindAsync(run, CancellationToken.None))!.Condition != UploadCondition.HeldUp; i++)
            await Task.Delay(20);
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
        var queue = app.Services.GetRequiredService<UploadQueue>();
        await using var db = app.Database.OpenReader();
        var runs = await db.IngestionRuns.CountAsync();

        var act = () => EnqueueAsync(queue, [new UploadedFile("a.txt", new byte[101 * 1024 * 1024])]);

        (await act.Should().ThrowAsync<ArgumentException>()).WithMessage("*100 MB*");
        (await db.IngestionRuns.CountAsync()).Should().Be(runs);
    }

    [Fact]
    public async Task An_upload_that_the_program_did_not_finish_shows_as_interrupted()
    {
        await using var app = new ArchiveApp();
        var run = await app.Services.GetRequiredService<IngestionService>().StartRunAsync("upload", 3, CancellationToken.None);

        var progress = await app.Services.GetRequiredService<UploadQueue>().FindAsync(run, CancellationToken.None);

        progress!.Condition.Should().Be(UploadCondition.Interrupted);
        progress.Message.Should().Contain("add the rest again");
        (await app.Services.GetRequiredService<UploadQueue>().FindAsync(4711, CancellationToken.None)).Should().BeNull();
    }

    [Fact]
    public async Task When_too_many_uploads_wait_the_next_is_told_so_before_it_is_read()
    {
        await using var app = new ArchiveApp();
        using var client = app.CreateClient();
        var queue = app.Services.GetRequiredService<UploadQueue>();
        var token = await AntiforgeryTokenAsync(client);
        var slots = Enumerable.Range(0, new IngestionOptions().MaxWaitingUploads).Select(_ => queue.TakeSlot()).ToList();
        slots.Should().NotContainNulls();
        queue.TakeSlot().Should().BeNull();

        using (var answer = await PostAsync())
        {
            answer.StatusCode.Should().Be(System.Net.HttpStatusCode.ServiceUnavailable);
            answer.Headers.RetryAfter.Should().NotBeNull();
            (await answer.Content.ReadAsStringAsync()).Should().Contain("Try again");
        }

        slots[0]!.Dispose();
        slots[0]!.Dispose();
        using (var answer = await PostAsync())
            answer.RequestMessage!.RequestUri!.AbsolutePath.Should().StartWith("/add/");
        slots.ForEach(slot => slot!.Dispose());

        async Task<HttpResponseMessage> PostAsync()
        {
            using var form = new MultipartFormDataContent
            {
                { new ByteArrayContent(Encoding.UTF8.GetBytes(Storm)), "files", "a.txt" },
                { new StringContent(token), "__RequestVerificationToken" },
            };
            return await client.PostAsync(new Uri("/add", UriKind.Relative), form);
        }
    }

    [Fact]
    public async Task A_run_is_counted_and_read_in_parts()
    {
        await using var app = new ArchiveApp();
        var queue = app.Services.GetRequiredService<UploadQueue>();
        var run = await EnqueueAsync(queue, [File("a.txt", Storm), File("b.exe", "x"), File("c.exe", "x"), File("d.exe", "x")]);

        var progress = (await FinishAsync(queue, run)).Progress;
        progress.Counts.Should().BeEquivalentTo(new Dictionary<IngestionOutcome, int> { [IngestionOutcome.Added] = 1, [IngestionOutcome.UnknownFormat] = 3 });
        progress.Done.Should().Be(4);
        var part = await queue.ItemsAsync(run, IngestionOutcome.UnknownFormat, skip: 1, take: 5, CancellationToken.None);
        part.Select(item => item.SourceName).Should().HaveCount(2).And.BeSubsetOf(["b.exe", "c.exe", "d.exe"]);
    }

    internal sealed record FinishedUpload(UploadProgress Progress, IReadOnlyList<Web.Data.IngestionItem> Items);

    private static async Task<int> EnqueueAsync(UploadQueue queue, IReadOnlyList<UploadedFile> files)
    {
        using var slot = queue.TakeSlot();
        return await queue.EnqueueAsync(slot!, files, CancellationToken.None);
    }

    private static async Task<string> AntiforgeryTokenAsync(HttpClient client)
    {
        var page = await client.GetStringAsync(new Uri("/add", UriKind.Relative));
        var name = page.IndexOf("name=\"__RequestVerificationToken\"", StringComparison.Ordinal);
        var value = page.IndexOf("value=\"", name, StringComparison.Ordinal) + "value=\"".Length;
        return page[value..page.IndexOf('"', value)];
    }

    private static async Task<Web.Data.IngestionItem> UploadAsync(ArchiveApp app, UploadedFile file)
    {
        var queue = app.Services.GetRequiredService<UploadQueue>();
        return (await FinishAsync(queue, await EnqueueAsync(queue, [file]))).Items.Single();
    }

    private static UploadedFile File(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));

    internal static async Task<FinishedUpload> FinishAsync(UploadQueue queue, int run)
    {
        for (var i = 0; i < 500; i++)
        {
            var progress = await queue.FindAsync(run, CancellationToken.None);
            if (progress!.Condition == UploadCondition.Finished)
                return new FinishedUpload(progress, await queue.ItemsAsync(run, outcome: null, 0, 1_000, CancellationToken.None));
            await Task.Delay(20);
        }

        throw new TimeoutException("The upload did not finish.");
    }
}

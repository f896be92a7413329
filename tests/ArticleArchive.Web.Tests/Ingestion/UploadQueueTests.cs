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
        var run = await queue.EnqueueAsync(
            [File("a.txt", "The first.\n\nOne sentence."), File("b.exe", "x"), File("c.txt", ""), File("a.txt", "Another of the same name.")],
            CancellationToken.None);

        var progress = await FinishAsync(queue, run);
        progress.Total.Should().Be(4);
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
        var run = await queue.EnqueueAsync([File("set.ndjson", """{"id":"7","text":"One sentence."}""" + "\n\nno json\n")], CancellationToken.None);

        var progress = await FinishAsync(queue, run);
        progress.Items.Select(item => (item.SourceName, item.Outcome)).Should().BeEquivalentTo(
            [("set.ndjson line 1", IngestionOutcome.Added), ("set.ndjson line 3", IngestionOutcome.BadRecord)]);
    }

    [Fact]
    public async Task An_upload_waits_out_a_full_disk()
    {
        using var archive = new TempArchive();
        var options = Options.Create(new IngestionOptions { StorageRetrySeconds = 0.05, MaxBatchMilliseconds = 20 });
        using var queue = new UploadQueue(archive.Database, new IngestionService(archive.Database, options, TimeProvider.System), options, TimeProvider.System, NullLogger<UploadQueue>.Instance);
        var files = Enumerable.Range(0, 20).Select(i => File($"{i}.txt", $"Article {i}\n\n{string.Join(' ', Enumerable.Range(0, 2_000).Select(word => $"word{word * i}"))}.")).ToList();
        var run = await queue.EnqueueAsync(files, CancellationToken.None);
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

        var act = () => queue.EnqueueAsync([new UploadedFile("a.txt", new byte[101 * 1024 * 1024])], CancellationToken.None);

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

    private static UploadedFile File(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));

    internal static async Task<UploadProgress> FinishAsync(UploadQueue queue, int run)
    {
        for (var i = 0; i < 500; i++)
        {
            var progress = await queue.FindAsync(run, CancellationToken.None);
            if (progress!.Condition == UploadCondition.Finished)
                return progress;
            await Task.Delay(20);
        }

        throw new TimeoutException("The upload did not finish.");
    }
}

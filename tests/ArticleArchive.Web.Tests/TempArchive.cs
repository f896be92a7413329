using System.Text;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ArticleArchive.Web.Tests;

/// <summary>An archive without a server, in a folder that goes with it, beside an empty folder for files to ingest.</summary>
internal sealed class TempArchive : IDisposable
{
    public TempArchive(IngestionOptions? options = null)
    {
        Root = Directory.CreateTempSubdirectory("article-archive-test-").FullName;
        Files = Directory.CreateDirectory(Path.Combine(Root, "files")).FullName;
        DataDirectory = Path.Combine(Root, "data");
        Options = options ?? new IngestionOptions { MaxBatchMilliseconds = 20 };
        PreparedArchive.Empty.CopyTo(DataDirectory);
        Database = new ArchiveDatabase(DataDirectory);
        Ingestion = new IngestionService(Database, Microsoft.Extensions.Options.Options.Create(Options), TimeProvider.System);
    }

    public string Root { get; }

    public string Files { get; }

    public string DataDirectory { get; }

    public IngestionOptions Options { get; }

    public ArchiveDatabase Database { get; private set; }

    public IngestionService Ingestion { get; private set; }

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(Files, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>What the command does, without its display.</summary>
    public async Task<List<IngestionResult>> IngestAsync(IReadOnlyDictionary<string, string>? fields = null)
    {
        var run = await Ingestion.StartRunAsync("test", sourceCount: null, CancellationToken.None);
        var results = await CollectAsync(Ingestion.RunAsync(run, FolderSources.Find([Files], fields, Options), CancellationToken.None));
        await Ingestion.FinishRunAsync(run, CancellationToken.None);
        await using var db = Database.OpenReader();
        var items = await db.IngestionItems.Where(item => item.RunId == run).Select(item => new { item.SourceName, item.Outcome, item.ArticleId, item.Detail }).ToListAsync();
        items.Should().BeEquivalentTo(results.Select(result => new { result.SourceName, result.Outcome, result.ArticleId, result.Detail }), "the ledger holds what was told");
        return [.. results.OrderBy(result => result.SourceName, StringComparer.Ordinal)];
    }

    /// <summary>Results as name and outcome, for comparing.</summary>
    public async Task<List<(string Name, IngestionOutcome Outcome)>> OutcomesAsync() =>
        [.. (await IngestAsync()).Select(result => (Path.GetRelativePath(Files, result.SourceName), result.Outcome))];

    public Task<IngestionResult> IngestAsync(string key, string text) =>
        Ingestion.IngestAsync(new SourceFile(key, key, key, Encoding.UTF8.GetBytes(text)), CancellationToken.None);

    public async Task<List<Article>> ArticlesAsync()
    {
        await using var db = Database.OpenReader();
        return await db.Articles.OrderBy(article => article.Id).ToListAsync();
    }

    /// <summary>Ends the process, as far as the archive can tell, and starts another.</summary>
    public void Reopen()
    {
        Database.Dispose();
        Database = new ArchiveDatabase(DataDirectory);
        Ingestion = new IngestionService(Database, Microsoft.Extensions.Options.Options.Create(Options), TimeProvider.System);
    }

    public static async Task<List<IngestionResult>> CollectAsync(IAsyncEnumerable<IngestionResult> results)
    {
        var list = new List<IngestionResult>();
        await foreach (var result in results)
            list.Add(result);
        return list;
    }

    public void Dispose()
    {
        Database.Dispose();
        Directory.Delete(Root, recursive: true);
    }
}

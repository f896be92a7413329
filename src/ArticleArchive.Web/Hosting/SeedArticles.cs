using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Hosting;

/// <summary>The articles that come with the program: a new archive starts with them, so that there is something to look at.</summary>
internal static class SeedArticles
{
    public const string Trigger = "first start";

    /// <summary>Ingests <c>seeds/</c> into a new archive, or goes on where a first start was cut off; otherwise does nothing.</summary>
    public static async Task IngestAsync(ArchiveDatabase database, IngestionService ingestion, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "seeds");
        if (!Directory.Exists(folder) || !await IsDueAsync(database, cancellationToken))
            return;
        var files = Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).ToList();
        var sources = files.Select(path =>
        {
            var name = Path.GetFileName(path);
            return new FoundBytes("seeds/" + name, new SourceFile(name, "seeds/" + name, name, File.ReadAllBytes(path)));
        });
        var run = await ingestion.StartRunAsync(Trigger, files.Count, cancellationToken);
        // One after the other, so that the examples have the same addresses in every archive.
        foreach (var source in sources)
        {
            await foreach (var result in ingestion.RunAsync(run, [source], cancellationToken))
            {
                if (result.Outcome == IngestionOutcome.NotWritten)
                    throw new StorageUnavailableException(result.Detail!);
            }
        }

        await ingestion.FinishRunAsync(run, cancellationToken);
    }

    // Who ingests a folder of their own first wants that and no more; who deletes the examples later does not get them again.
    private static async Task<bool> IsDueAsync(ArchiveDatabase database, CancellationToken cancellationToken)
    {
        await using var db = database.OpenReader();
        var isCutOff = await db.IngestionRuns.AnyAsync(cancellationToken)
            && !await db.IngestionRuns.AnyAsync(run => run.Trigger != Trigger || run.FinishedAtUtc != null, cancellationToken);
        return isCutOff || (database.IsNew && !await db.Articles.AnyAsync(cancellationToken));
    }
}

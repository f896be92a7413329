using System.Text.Json;
using ArticleArchive.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Search;

/// <summary>How far building the index, or comparing it with the articles, has come.</summary>
public sealed record IndexProgress(int Done, int Total);

/// <summary>Builds the index anew from the stored articles, a few in each transaction, so that reading, searching and storing go on meanwhile.</summary>
internal sealed class IndexMaintenance(ArchiveDatabase database, TimeProvider time)
{
    private const int ArticlesOfBatch = 50;

    /// <summary>True when the words in the index were made by another version of the analyser.</summary>
    public async Task<bool> IsOfOlderAnalyserAsync(CancellationToken cancellationToken)
    {
        await using var db = database.OpenReader();
        return (await db.IndexStates.SingleAsync(cancellationToken)).AnalyserVersion != SearchIndex.AnalyserVersion;
    }

    /// <summary>Empties the index, so that <see cref="BuildAsync"/> fills it from the first article on.</summary>
    public Task EmptyAsync(CancellationToken cancellationToken) => database.WriteAsync(
        async db =>
        {
            db.Commands.Execute("INSERT INTO ArticleIndex (ArticleIndex) VALUES ('delete-all')");
            db.Commands.Execute("INSERT INTO ClaimIndex (ClaimIndex) VALUES ('delete-all')");
            db.Commands.Execute("INSERT INTO RemovedIndex (RemovedIndex) VALUES ('delete-all')");
            db.Commands.Execute("DELETE FROM WordBlocks");
            // Readers see by the change that an article went; its row comes again.
            db.Commands.Execute("UPDATE SearchRows SET Flags = Flags | 1, Change = (SELECT LastChange + 1 FROM IndexStates)");
            var total = await db.Articles.CountAsync(article => article.IsLatest, cancellationToken);
            db.Commands.Execute(
                "UPDATE IndexStates SET AnalyserVersion = $0, LastChange = LastChange + 1, Articles = 0, KnownLanguages = 0, EnglishArticles = 0, Languages = 0, RebuiltUpTo = $1, RebuildTotal = $2, VerifiedAtUtc = NULL, Differences = '[]'",
                SearchIndex.AnalyserVersion, total == 0 ? null : 0, total);
            return 0;
        },
        cancellationToken);

    /// <summary>Fills the index with what is missing, until it is whole.</summary>
    /// <param name="progress">Told after each batch, or null.</param>
    public async Task BuildAsync(IProgress<IndexProgress>? progress, CancellationToken cancellationToken)
    {
        var isAnyBuilt = false;
        while (await BuildSomeAsync(cancellationToken) is { } done)
        {
            isAnyBuilt = true;
            progress?.Report(done);
        }

        if (isAnyBuilt)
            await SearchIndex.MergeAsync(database, cancellationToken);
    }

    /// <returns>Null when the index is whole.</returns>
    private Task<IndexProgress?> BuildSomeAsync(CancellationToken cancellationToken) => database.WriteAsync(
        async db =>
        {
            var state = await db.IndexStates.AsNoTracking().SingleAsync(cancellationToken);
            if (state.RebuiltUpTo is not { } last)
                return null;
            var ids = await db.Articles.Where(article => article.IsLatest && article.Id > last).OrderBy(article => article.Id).Select(article => article.Id).Take(ArticlesOfBatch).ToListAsync(cancellationToken);
            if (ids.Count == 0)
            {
                db.Commands.Execute("UPDATE IndexStates SET RebuiltUpTo = NULL, RebuiltAtUtc = $0", time.GetUtcNow().UtcDateTime);
                return null;
            }

            var writer = SearchIndex.WriterOf(db);
            // What was stored since the build began is there already.
            foreach (var article in await IndexedArticle.ReadAsync(db, ids.FindAll(id => !writer.Holds(id)), cancellationToken, db.Commands))
                writer.Add(article);
            db.Commands.Execute("UPDATE IndexStates SET RebuiltUpTo = $0", ids[^1]);
            return new IndexProgress(Math.Min(state.RebuildTotal, state.Articles + ids.Count), state.RebuildTotal);
        },
        cancellationToken);

    /// <summary>Compares the index with the articles and writes down what differs.</summary>
    /// <returns>What differs, in sentences; empty when nothing does.</returns>
    public async Task<IReadOnlyList<string>> VerifyAsync(IProgress<IndexProgress>? progress, CancellationToken cancellationToken)
    {
        var (articles, differences) = await Task.Run(() => new IndexVerification(database).RunAsync(progress, cancellationToken), cancellationToken);
        if (database.State.CanWrite)
            await RecordAsync(articles, differences, cancellationToken);
        return differences;
    }

    /// <summary>Writes down what a comparison found.</summary>
    /// <param name="articles">With how many articles the index was compared.</param>
    /// <param name="differences">What differs, in sentences.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    public Task RecordAsync(int articles, IReadOnlyList<string> differences, CancellationToken cancellationToken) => database.WriteAsync(
        db => Task.FromResult(db.Commands.Execute(
            "UPDATE IndexStates SET VerifiedAtUtc = $0, VerifiedArticles = $1, Differences = $2", time.GetUtcNow().UtcDateTime, articles, JsonSerializer.Serialize(differences))),
        cancellationToken);
}

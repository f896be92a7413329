using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion.Claims;

namespace ArticleArchive.Web.Search;

/// <summary>Keeps the full-text index, the vocabulary and what search knows of each article in step with the rows, inside the caller's transaction.</summary>
internal static class SearchIndex
{
    /// <summary>Rises when the analyser makes other words of a text; an index of an older version is built anew.</summary>
    public const int AnalyserVersion = 1;

    // About 2 MB of the index, some 20 ms; and no more of these at once than a person waits for. The next time goes on.
    private const int PagesOfMerge = 2_000;
    private const int MostMerges = 100;

    /// <summary>Adds an article (its newest version), its claims and what was removed from it, which must have their ids.</summary>
    public static Task AddAsync(ArchiveDbContext db, Article article, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        WriterOf(db).Add(IndexedArticle.Of(article, new SpeakerNames(db.Commands, article.SourceKey)));
        return Task.CompletedTask;
    }

    /// <summary>Takes an article, its claims and what was removed from it out of the index; their rows must still be as they were when they came in.</summary>
    public static async Task RemoveAsync(ArchiveDbContext db, int articleId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var writer = WriterOf(db);
        if (writer.Holds(articleId) && await IndexedArticle.ReadAsync(db, articleId, cancellationToken) is { } article)
            writer.Remove(article);
    }

    /// <summary>
    /// Makes few pieces of the many that batches leave behind: each repeats the words of the others, and each costs a search a look. In transactions
    /// of a bounded size, so that storing and reading go on between them.
    /// </summary>
    public static async Task MergeAsync(ArchiveDatabase database, CancellationToken cancellationToken)
    {
        foreach (var index in (string[])["ArticleIndex", "ClaimIndex", "RemovedIndex"])
        {
            for (var i = 0; i < MostMerges && await database.WriteAsync(db => Task.FromResult(Merge(db.Commands)), cancellationToken);)
                i++;

            bool Merge(PreparedCommands commands)
            {
                var before = SQLitePCL.raw.sqlite3_total_changes(commands.Connection.Handle!);
                commands.Execute($"INSERT INTO {index} ({index}, rank) VALUES ('merge', {PagesOfMerge})");
                // FTS5's manual: less than two changes are no merge.
                return SQLitePCL.raw.sqlite3_total_changes(commands.Connection.Handle!) - before >= 2;
            }
        }
    }

    /// <summary>The index of a writer's connection.</summary>
    internal static SearchIndexWriter WriterOf(ArchiveDbContext db) => db.Commands.Part(commands => new SearchIndexWriter(commands));
}

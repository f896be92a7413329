using ArticleArchive.Web.Data;

namespace ArticleArchive.Web.Search;

/// <summary>Keeps the full-text index, the vocabulary and what search knows of each article in step with the rows, inside the caller's transaction.</summary>
internal static class SearchIndex
{
    /// <summary>Rises when the analyser makes other words of a text; an index of an older version is built anew.</summary>
    public const int AnalyserVersion = 1;

    /// <summary>Adds an article (its newest version), its claims and what was removed from it, which must have their ids.</summary>
    public static Task AddAsync(ArchiveDbContext db, Article article, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        WriterOf(db).Add(IndexedArticle.Of(article));
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

    /// <summary>The index of a writer's connection.</summary>
    internal static SearchIndexWriter WriterOf(ArchiveDbContext db) => db.Commands.Part(commands => new SearchIndexWriter(commands));
}

using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion;
using Microsoft.Data.Sqlite;

namespace ArticleArchive.Web.Tests.Ingestion;

/// <summary>Makes a stored article look as if an older parser had read it: other rows, and an older version written beside them.</summary>
internal static class OlderReading
{
    public const string OldLine = "Seven visitors read this page before you.";

    /// <summary>The older reading has one line more at the end, with a claim of its own.</summary>
    public static Task LosingAsync(ArchiveDatabase database, int articleId) => StoreAsync(database, articleId, (article, _) =>
    {
        var start = article.ReadingText.Length + 2;
        article.ReadingText += "\n\n" + OldLine;
        var place = TextSpan.OfLength(start, OldLine.Length);
        article.Blocks = [.. article.Blocks, new ArticleBlock(BlockKind.Paragraph, place, article.Sections.Count - 1)];
        article.Claims.Add(new Claim
        {
            Position = article.Claims.Count,
            Section = article.Sections[^1],
            Block = article.Blocks.Count - 1,
            Start = place.Start,
            End = place.End,
            SourceStart = 0,
            SourceEnd = 1,
            Text = OldLine,
            Why = [],
        });
    });

    /// <summary>The older reading had overlooked the first claim, put the second one elsewhere in the file, and knew no date.</summary>
    public static Task GainingAsync(ArchiveDatabase database, int articleId) => StoreAsync(database, articleId, (article, _) =>
    {
        article.Claims.RemoveAt(0);
        foreach (var claim in article.Claims)
            (claim.Position, claim.ParentPosition) = (claim.Position - 1, null);
        article.Claims[0].SourceStart++;
        (article.PublishedAtUtc, article.PublishedPrecision, article.PublishedWords) = (null, null, null);
        article.Health = Math.Max(0, article.Health - 7);
    });

    /// <summary>The older reading was the same.</summary>
    public static Task SameAsync(ArchiveDatabase database, int articleId) => StoreAsync(database, articleId, static (_, _) => { });

    /// <summary>As a damaged file may be; the archive itself keeps an original as long as an article has it.</summary>
    public static async Task LoseOriginalAsync(ArchiveDatabase database, int articleId)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database.FilePath, ForeignKeys = false, Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "DELETE FROM Originals WHERE Sha256 = (SELECT Sha256 FROM Articles WHERE Id = $id)";
        command.Parameters.AddWithValue("$id", articleId);
        (await command.ExecuteNonQueryAsync()).Should().Be(1);
    }

    private static Task<int> StoreAsync(ArchiveDatabase database, int articleId, Action<Article, Article> change) => database.WriteAsync(
        async db =>
        {
            var stored = (await ArticleEditing.LoadAsync(db, articleId, CancellationToken.None))!;
            var derived = ArticleRows.NewArticle((await ArticleEditing.DeriveAsync(db, stored, CancellationToken.None)).Article);
            change(derived, stored);
            derived.ParserVersion = ArticleParser.Version - 1;
            derived.ClaimCount = derived.Claims.Count;
            await ArticleEditing.ReplaceAsync(db, stored, derived, settle: static () => { }, CancellationToken.None);
            return 0;
        },
        CancellationToken.None);
}

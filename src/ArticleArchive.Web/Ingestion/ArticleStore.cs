using System.Globalization;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion.Claims;
using ArticleArchive.Web.Ingestion.Duplicates;
using ArticleArchive.Web.Ingestion.Lines;
using ArticleArchive.Web.Ingestion.Reviews;
using ArticleArchive.Web.Search;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Ingestion;

/// <summary>Writes articles inside the caller's transaction: rows, versions and index, all or nothing.</summary>
internal static class ArticleStore
{
    // Of very many uploads of one name, only the last ones are compared: storing must not become slower with each.
    private const int MaxCompared = 20;

    // Whoever has one file under more names than this looks for it by its text.
    private const int MaxNames = 20;

    private sealed record Known(int Id, string SourceKey, string SourceName, string Title, int Version, bool IsLatest, bool IsRecord, string? RecordFields);

    /// <summary>Stores one prepared source.</summary>
    public static async Task<IngestionResult> StoreAsync(ArchiveDbContext db, PreparedSource source, CancellationToken cancellationToken) => source switch
    {
        RefusedSource refused => new IngestionResult(refused.Place, refused.Outcome, refused.Detail, ArticleId: null, refused.ByteCount),
        KnownSource known => await KnownAsync(db, known, Find(db, known.Sha256)!, cancellationToken),
        ParsedSource parsed => await StoreAsync(db, parsed, cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(source)),
    };

    private static async Task<IngestionResult> StoreAsync(ArchiveDbContext db, ParsedSource source, CancellationToken cancellationToken)
    {
        var article = source.Article;
        // Known since it was parsed: twice the same file in one run.
        if (Find(db, article.Sha256) is { } known)
            return await KnownAsync(db, new KnownSource(source.Place, source.ByteCount, article.SourceKey, article.Sha256, article.RecordFields), known, cancellationToken);

        if (UploadNames.IsUpload(article.SourceKey))
            article.SourceKey = UploadKey(db.Commands, article);
        var previous = await WithdrawLatestAsync(db, article.SourceKey, cancellationToken);
        if (previous is not null)
        {
            article.PreviousVersionId = previous;
            article.Version = 1 + Number(db.Commands.Scalar("SELECT max(Version) FROM Articles WHERE SourceKey = $0", article.SourceKey));
        }

        db.Insert(source.Original);
        NoSpeakers.Apply(db.Commands, article, new HashSet<int>());
        InsertArticle(db, article);
        if (source.Learnt is { } learnt)
            LineLearning.Learn(db, article.Id, learnt);
        await SearchIndex.AddAsync(db, article, cancellationToken);
        DuplicateIndex.Add(db, article, source.Fingerprint);
        ClaimLinkIndex.Add(db, article);
        if (previous is not { } earlier)
            return new IngestionResult(source.Place, IngestionOutcome.Added, Detail: null, article.Id, source.ByteCount);
        return new IngestionResult(
            source.Place, IngestionOutcome.NewVersion, await CarriedDecisions.CarryAsync(db, earlier, article.Id, cancellationToken), article.Id, source.ByteCount);
    }

    private static void InsertArticle(ArchiveDbContext db, Article article)
    {
        article.Id = db.Insert(article);
        foreach (var section in article.Sections)
        {
            section.ArticleId = article.Id;
            section.Id = db.Insert(section);
        }

        foreach (var claim in article.Claims)
        {
            claim.ArticleId = article.Id;
            claim.SectionId = claim.Section?.Id;
            claim.Id = db.Insert(claim);
        }

        foreach (var edit in article.Edits)
        {
            edit.ArticleId = article.Id;
            edit.Id = db.Insert(edit);
        }

        foreach (var finding in article.Findings)
        {
            finding.ArticleId = article.Id;
            finding.Id = db.Insert(finding);
        }
    }

    private static async Task<IngestionResult> KnownAsync(ArchiveDbContext db, KnownSource source, Known known, CancellationToken cancellationToken)
    {
        var isSame = UploadNames.SharedKey(known.SourceKey) == source.Key;
        // The names decide which words are the article. A run that says nothing about them changes nothing.
        var isReread = known.IsRecord && source.RecordFields is not null && known.RecordFields != source.RecordFields;
        if (isReread && await ArticleEditing.RereadAsync(db, known.Id, source.RecordFields, cancellationToken) is { } why)
            return new IngestionResult(source.Place, IngestionOutcome.BadRecord, $"{why} Article {known.Id} of the same bytes stays as it was.", ArticleId: null, source.ByteCount);
        if (isReread && (known.IsLatest || !isSame))
            return new IngestionResult(source.Place, IngestionOutcome.Reread, $"Article {known.Id} was derived anew with these field names.", known.Id, source.ByteCount);

        if (!isSame)
        {
            await KeepNameAsync(db, known, Path.GetFileName(source.Place), cancellationToken);
            var which = known.IsLatest ? "" : " (an earlier version of it)";
            return new IngestionResult(
                source.Place, IngestionOutcome.Unchanged, $"The same bytes are article {known.Id}{which}, \"{known.Title}\", from {known.SourceName}.", known.Id, source.ByteCount);
        }

        if (known.IsLatest)
            return new IngestionResult(source.Place, IngestionOutcome.Unchanged, Detail: null, known.Id, source.ByteCount);

        // The source went back to bytes that it had before: that version is the newest again.
        var withdrawn = await WithdrawLatestAsync(db, known.SourceKey, cancellationToken);
        db.Commands.Execute("UPDATE Articles SET IsLatest = 1 WHERE Id = $0", known.Id);
        var article = await db.Articles.AsNoTracking().AsSplitQuery().Include(row => row.Sections).Include(row => row.Claims.OrderBy(claim => claim.Position)).Include(row => row.Edits)
            .SingleAsync(row => row.Id == known.Id, cancellationToken);
        await SearchIndex.AddAsync(db, article, cancellationToken);
        DuplicateIndex.Add(db, article, BodyFingerprint.Of(article));
        ClaimLinkIndex.Add(db, article);
        var carried = withdrawn is { } from ? await CarriedReviews.CarryAsync(db, from, known.Id, cancellationToken) : null;
        return new IngestionResult(
            source.Place, IngestionOutcome.NewVersion, $"The source went back to its version {known.Version}, which is shown again. {carried}".TrimEnd(), known.Id, source.ByteCount);
    }

    // A person looks for a file by the name that it has where they have it.
    private static async Task KeepNameAsync(ArchiveDbContext db, Known known, string name, CancellationToken cancellationToken)
    {
        var others = db.Commands.Scalar("SELECT OtherNames FROM Articles WHERE Id = $0", known.Id) as string;
        var names = others?.Split('\n') ?? [];
        if (known.IsRecord || name.Length == 0 || name == Path.GetFileName(known.SourceName) || names.Contains(name, StringComparer.Ordinal) || names.Length == MaxNames)
            return;
        if (known.IsLatest)
            await SearchIndex.RemoveAsync(db, known.Id, cancellationToken);
        db.Commands.Execute("UPDATE Articles SET OtherNames = $1 WHERE Id = $0", known.Id, string.Join('\n', [.. names, name.ReplaceLineEndings(" ")]));
        if (!known.IsLatest)
            return;
        var article = await db.Articles.AsNoTracking().AsSplitQuery().Include(row => row.Sections).Include(row => row.Claims.OrderBy(claim => claim.Position)).Include(row => row.Edits)
            .SingleAsync(row => row.Id == known.Id, cancellationToken);
        await SearchIndex.AddAsync(db, article, cancellationToken);
    }

    /// <summary>
    /// The key of the article that an upload is a new version of, or one that no other has. A path is one file over time;
    /// an uploaded name is not ("article.txt"), and an article must not vanish behind another because of its name.
    /// </summary>
    /// <param name="commands">On any connection; nothing is written.</param>
    /// <param name="article">The upload, with the key of its name.</param>
    internal static string UploadKey(PreparedCommands commands, Article article)
    {
        var (from, to) = UploadNames.OwnKeys(article.SourceKey);
        using var rows = commands.Query(
            "SELECT SourceKey, ReadingText FROM Articles WHERE (SourceKey = $0 OR (SourceKey > $1 AND SourceKey < $2)) AND IsLatest ORDER BY Id DESC LIMIT $3",
            article.SourceKey, from, to, MaxCompared);
        uint[]? runs = null;
        var (best, bestKey) = (0.0, article.SourceKey);
        while (rows.Read())
        {
            runs ??= TextResemblance.RunsOf(article.ReadingText);
            var resemblance = TextResemblance.Of(runs, rows.GetString(1));
            if (resemblance > best)
                (best, bestKey) = (resemblance, rows.GetString(0));
        }

        if (runs is null || best >= TextResemblance.SameArticle)
            return bestKey;
        return UploadNames.OwnKey(article.SourceKey, article.Sha256);
    }

    /// <summary>Takes the newest version of a source out of lists and search; its rows stay.</summary>
    /// <returns>Its id, or null when the source is new.</returns>
    private static async Task<int?> WithdrawLatestAsync(ArchiveDbContext db, string sourceKey, CancellationToken cancellationToken)
    {
        if (db.Commands.Scalar("SELECT Id FROM Articles WHERE SourceKey = $0 AND IsLatest", sourceKey) is not { } found)
            return null;
        var id = Number(found);
        await SearchIndex.RemoveAsync(db, id, cancellationToken);
        ClaimLinkIndex.Remove(db, id);
        DuplicateIndex.Remove(db, id);
        db.Commands.Execute("UPDATE Articles SET IsLatest = 0 WHERE Id = $0", id);
        return id;
    }

    private static Known? Find(ArchiveDbContext db, string sha256)
    {
        using var row = db.Commands.Query("SELECT Id, SourceKey, SourceName, Title, Version, IsLatest, Format, RecordFields FROM Articles WHERE Sha256 = $0", sha256);
        return row.Read()
            ? new Known(row.GetInt32(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt32(4), row.GetBoolean(5),
                row.GetString(6) == nameof(SourceFormat.Record), row.IsDBNull(7) ? null : row.GetString(7))
            : null;
    }

    private static int Number(object? value) => Convert.ToInt32(value, CultureInfo.InvariantCulture);
}

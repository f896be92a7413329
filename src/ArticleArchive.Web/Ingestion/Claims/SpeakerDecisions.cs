using System.Globalization;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Search;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Ingestion.Claims;

/// <summary>Lets a person put speakers right: two names of one person, one name of two, a better name. Said of names and sources, so that it survives reading anew.</summary>
public sealed class SpeakerDecisions(ArchiveDatabase database, TimeProvider time)
{
    /// <summary>Makes one speaker of two.</summary>
    /// <param name="speakerId">The speaker that goes into the other, with all names that belong to it.</param>
    /// <param name="intoId">The speaker that stays.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <returns>False when there are no two such speakers.</returns>
    /// <exception cref="StorageUnavailableException">The archive cannot be written; nothing is changed.</exception>
    public Task<bool> MergeAsync(int speakerId, int intoId, CancellationToken cancellationToken) => database.WriteAsync(
        async db =>
        {
            var target = Canonical(db.Commands, intoId);
            if (target is null || Canonical(db.Commands, speakerId) is not { } from || from == target)
                return false;
            db.Commands.Execute("UPDATE Speakers SET MergedIntoId = $1, DecidedAtUtc = $2 WHERE Id = $0 OR MergedIntoId = $0", from, target, Now);
            await IndexAnewAsync(db, ArticlesOf(db.Commands, target.Value), cancellationToken);
            return true;
        },
        cancellationToken);

    /// <summary>Makes a name that was merged a speaker of its own again.</summary>
    /// <param name="speakerId">The merged name.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <returns>False when it is not merged.</returns>
    /// <exception cref="StorageUnavailableException">The archive cannot be written; nothing is changed.</exception>
    public Task<bool> SplitAsync(int speakerId, CancellationToken cancellationToken) => database.WriteAsync(
        async db =>
        {
            var together = ArticlesOf(db.Commands, speakerId);
            if (db.Commands.Execute("UPDATE Speakers SET MergedIntoId = NULL, DecidedAtUtc = $1 WHERE Id = $0 AND MergedIntoId IS NOT NULL", speakerId, Now) == 0)
                return false;
            await IndexAnewAsync(db, together, cancellationToken);
            return true;
        },
        cancellationToken);

    /// <summary>Gives a speaker another name to be shown by; articles' own words stay as they are.</summary>
    /// <param name="speakerId">The speaker.</param>
    /// <param name="name">The name; at most 200 characters.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <returns>False when there is no such speaker, or no name in it.</returns>
    /// <exception cref="StorageUnavailableException">The archive cannot be written; nothing is changed.</exception>
    public Task<bool> RenameAsync(int speakerId, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        name = name.Trim();
        return name.Length > 200 || SpeakerNames.KeyOf(name).Length == 0 ? Task.FromResult(false) : database.WriteAsync(
            async db =>
            {
                if (db.Commands.Execute("UPDATE Speakers SET Name = $1, DecidedAtUtc = $2 WHERE Id = $0", speakerId, name, Now) == 0)
                    return false;
                await IndexAnewAsync(db, ArticlesOf(db.Commands, speakerId), cancellationToken);
                return true;
            },
            cancellationToken);
    }

    /// <summary>Says that a name is nobody's, in whatever article it is read as a speaker's: its claims have an unknown speaker then. Or takes that back.</summary>
    /// <param name="speakerId">The speaker, with all names that belong to it.</param>
    /// <param name="isNone">True where it is no speaker, false where it is one after all.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <returns>False when there is no such speaker, or it is so already.</returns>
    /// <exception cref="StorageUnavailableException">The archive cannot be written; nothing is changed.</exception>
    public Task<bool> DenyAsync(int speakerId, bool isNone, CancellationToken cancellationToken) => database.WriteAsync(
        async db =>
        {
            var commands = db.Commands;
            if (Canonical(commands, speakerId) is not { } speaker || commands.Scalar("SELECT 1 FROM Speakers WHERE Id = $0 AND IsNoSpeaker <> $1", speaker, isNone) is null)
                return false;
            var claims = isNone ? await db.LinkedClaims.Where(row => db.Speakers.Any(name => name.Id == row.SpeakerId && (name.Id == speaker || name.MergedIntoId == speaker))).Select(row => row.ClaimId).ToListAsync(cancellationToken)
                : await DeniedAsync(db, speaker, cancellationToken);
            var articles = await db.Claims.Where(claim => claims.Contains(claim.Id) && claim.Article!.IsLatest).Select(claim => claim.ArticleId).Distinct().ToListAsync(cancellationToken);
            // They leave the index as they came in.
            foreach (var id in articles)
                await SearchIndex.RemoveAsync(db, id, cancellationToken);
            commands.Execute("UPDATE Speakers SET IsNoSpeaker = $1, DecidedAtUtc = $2 WHERE Id = $0", speaker, isNone, Now);
            foreach (var id in claims)
            {
                if (isNone)
                    commands.Execute("UPDATE Claims SET DeniedSpeaker = Speaker, Speaker = NULL WHERE Id = $0", id);
                else
                    commands.Execute("UPDATE Claims SET Speaker = coalesce(Speaker, DeniedSpeaker), DeniedSpeaker = NULL WHERE Id = $0", id);
            }

            foreach (var id in articles)
            {
                var article = await IndexedAsync(db, id, cancellationToken);
                var names = new SpeakerNames(commands, article.SourceKey);
                foreach (var claim in article.Claims.Where(claim => claims.Contains(claim.Id)))
                    commands.Execute("UPDATE LinkedClaims SET SpeakerId = $1 WHERE ClaimId = $0", claim.Id, claim.Speaker is null ? null : names.IdOf(claim.Speaker));
                await SearchIndex.AddAsync(db, article, cancellationToken);
            }

            return true;
        },
        cancellationToken);

    // The claims that would be the speaker's, had nobody said that it is none.
    private static async Task<List<int>> DeniedAsync(ArchiveDbContext db, int speakerId, CancellationToken cancellationToken)
    {
        var denied = await db.Claims.Where(claim => claim.DeniedSpeaker != null).Select(claim => new { claim.Id, claim.DeniedSpeaker, claim.Article!.SourceKey }).ToListAsync(cancellationToken);
        return [.. denied.Where(claim => new SpeakerNames(db.Commands, claim.SourceKey).IdOf(claim.DeniedSpeaker!) is { } id && Canonical(db.Commands, id) == speakerId).Select(claim => claim.Id)];
    }

    /// <summary>Says that in one article's source a speaker's name means somebody else, or that it does not after all.</summary>
    /// <param name="speakerId">The speaker, under the very name that the article gives.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="name">How the other is to be called; null to take it back.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <returns>The id of the speaker that now has the article's claims; null when it has none of this speaker.</returns>
    /// <exception cref="StorageUnavailableException">The archive cannot be written; nothing is changed.</exception>
    public Task<int?> AssignAsync(int speakerId, int articleId, string? name, CancellationToken cancellationToken) => database.WriteAsync<int?>(
        async db =>
        {
            var commands = db.Commands;
            if (commands.Scalar("SELECT 1 FROM LinkedClaims WHERE ArticleId = $0 AND SpeakerId = $1", articleId, speakerId) is null
                || commands.Scalar("SELECT SourceKey FROM Articles WHERE Id = $0", articleId) is not string source)
                return null;
            var key = (string)commands.Scalar("SELECT coalesce((SELECT Key FROM SpeakerAssignments WHERE SourceKey = $1 AND SpeakerId = $0), Key) FROM Speakers WHERE Id = $0", speakerId, source)!;
            commands.Execute("DELETE FROM SpeakerAssignments WHERE Key = $0 AND SourceKey = $1", key, source);
            var other = name is null ? Number(commands.Scalar("SELECT Id FROM Speakers WHERE Key = $0", key)) : Another(commands, key, name.Trim());
            if (name is not null)
                commands.Execute("INSERT INTO SpeakerAssignments (Key, SourceKey, SpeakerId, DecidedAtUtc) VALUES ($0, $1, $2, $3)", key, source, other, Now);
            commands.Execute("UPDATE LinkedClaims SET SpeakerId = $2 WHERE ArticleId = $0 AND SpeakerId = $1", articleId, speakerId, other);
            await IndexAnewAsync(db, [articleId], cancellationToken);
            return other;
        },
        cancellationToken);

    // Under which names a speaker is searched for follows from the rows: every article with one of the names is indexed anew.
    private static async Task IndexAnewAsync(ArchiveDbContext db, IReadOnlyList<int> articleIds, CancellationToken cancellationToken)
    {
        foreach (var id in articleIds)
        {
            await SearchIndex.RemoveAsync(db, id, cancellationToken);
            await SearchIndex.AddAsync(db, await IndexedAsync(db, id, cancellationToken), cancellationToken);
        }
    }

    private static Task<Article> IndexedAsync(ArchiveDbContext db, int id, CancellationToken cancellationToken) =>
        db.Articles.AsNoTracking().AsSplitQuery().Include(row => row.Sections).Include(row => row.Claims).Include(row => row.Edits).SingleAsync(row => row.Id == id, cancellationToken);

    private static List<int> ArticlesOf(PreparedCommands commands, int speakerId)
    {
        var ids = new List<int>();
        using var rows = commands.Query(
            """
            SELECT DISTINCT l.ArticleId FROM Speakers one JOIN Speakers s ON coalesce(s.MergedIntoId, s.Id) = coalesce(one.MergedIntoId, one.Id)
            JOIN LinkedClaims l ON l.SpeakerId = s.Id WHERE one.Id = $0
            """,
            speakerId);
        while (rows.Read())
            ids.Add(rows.GetInt32(0));
        return ids;
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    // "#" stands in no folded name: the speaker is found by assignments only.
    private int Another(PreparedCommands commands, string key, string name)
    {
        var label = SpeakerNames.KeyOf(name);
        var own = $"{key}#{label}";
        if (commands.Scalar("SELECT Id FROM Speakers WHERE Key = $0", own) is { } known)
            return Number(known);
        commands.Execute("INSERT INTO Speakers (Key, Name, MergedIntoId, DecidedAtUtc) VALUES ($0, $1, NULL, $2)", own, name, Now);
        return commands.LastInsertedId;
    }

    private static int? Canonical(PreparedCommands commands, int id) =>
        commands.Scalar("SELECT coalesce(MergedIntoId, Id) FROM Speakers WHERE Id = $0", id) is { } found ? Number(found) : null;

    private static int Number(object? value) => Convert.ToInt32(value, CultureInfo.InvariantCulture);
}

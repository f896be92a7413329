using ArticleArchive.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Ingestion.Reviews;

/// <summary>What an import of others' verdicts did.</summary>
/// <param name="Added">New ones.</param>
/// <param name="Updated">Known ones that say something else now.</param>
/// <param name="Unchanged">Known ones.</param>
/// <param name="Refused">What could not be taken, each in a sentence.</param>
public sealed record KnownVerdictImport(int Added, int Updated, int Unchanged, IReadOnlyList<string> Refused);

/// <summary>Takes in the verdicts of others, and what a person says of the archive's claims that they may be about.</summary>
/// <remarks>Calls throw <see cref="StorageUnavailableException"/> when the archive cannot be written; nothing is changed then.</remarks>
public sealed class KnownVerdicts(ArchiveDatabase database, TimeProvider time)
{
    /// <summary>Stores what a file holds. One that was imported before is brought up to date and keeps its matches.</summary>
    public Task<KnownVerdictImport> ImportAsync(ClaimReviewContents contents, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(contents);
        return database.WriteAsync(
            async db =>
            {
                var (added, updated) = (0, 0);
                var now = time.GetUtcNow().UtcDateTime;
                // Of two alike in one file the later one is newer.
                var coming = contents.Verdicts.GroupBy(row => row.Key, StringComparer.Ordinal).Select(same => same.Last()).ToList();
                foreach (var chunk in coming.Chunk(500))
                {
                    var keys = chunk.Select(row => row.Key).ToList();
                    var known = await db.KnownVerdicts.Where(row => keys.Contains(row.Key)).ToDictionaryAsync(row => row.Key, StringComparer.Ordinal, cancellationToken);
                    foreach (var row in chunk)
                    {
                        if (!known.TryGetValue(row.Key, out var before))
                        {
                            row.ImportedAtUtc = now;
                            db.KnownVerdicts.Add(row);
                            added++;
                        }
                        else if (Update(before, row))
                        {
                            before.ImportedAtUtc = now;
                            updated++;
                        }
                    }

                    await db.SaveChangesAsync(cancellationToken);
                    db.ChangeTracker.Clear();
                }

                return new KnownVerdictImport(added, updated, coming.Count - added - updated, contents.Refused);
            },
            cancellationToken);
    }

    /// <summary>Says which statement a known verdict checks, seen from a claim of the archive, or takes that back.</summary>
    /// <param name="knownVerdictId">The verdict.</param>
    /// <param name="wordsHash">The claim's wording; the decision holds for every claim in these words.</param>
    /// <param name="answer">Null to be undecided again.</param>
    /// <param name="editor">Who says so.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <returns>False when the two were not found to match.</returns>
    public Task<bool> DecideAsync(int knownVerdictId, string wordsHash, KnownVerdictAnswer? answer, string? editor, CancellationToken cancellationToken) => database.WriteAsync(
        async db =>
        {
            var decision = await db.KnownVerdictDecisions.SingleOrDefaultAsync(row => row.KnownVerdictId == knownVerdictId && row.WordsHash == wordsHash, cancellationToken);
            var words = await db.KnownVerdictMatches.Where(row => row.KnownVerdictId == knownVerdictId && row.WordsHash == wordsHash).Select(row => row.Claim!.Text).FirstOrDefaultAsync(cancellationToken);
            if (decision is null && words is null)
                return false;
            if (decision is not null)
                db.KnownVerdictDecisions.Remove(decision);
            if (answer is { } said)
            {
                db.KnownVerdictDecisions.Add(new KnownVerdictDecision
                {
                    KnownVerdictId = knownVerdictId,
                    WordsHash = wordsHash,
                    Answer = said,
                    ClaimText = words ?? decision!.ClaimText,
                    Editor = string.IsNullOrWhiteSpace(editor) ? null : editor.Trim(),
                    DecidedAtUtc = time.GetUtcNow().UtcDateTime,
                });
            }

            await db.SaveChangesAsync(cancellationToken);
            return true;
        },
        cancellationToken);

    // Address, publisher and claim are the key; the rest may be corrected by whoever published it.
    private static bool Update(KnownVerdict known, KnownVerdict now)
    {
        if ((known.RatingLabel, known.RatingValue, known.BestRating, known.WorstRating, known.Claimant, known.ClaimDate, known.PublishedDate)
            == (now.RatingLabel, now.RatingValue, now.BestRating, now.WorstRating, now.Claimant, now.ClaimDate, now.PublishedDate) && known.Appearances.SequenceEqual(now.Appearances, StringComparer.Ordinal))
            return false;
        (known.RatingLabel, known.RatingValue, known.BestRating, known.WorstRating) = (now.RatingLabel, now.RatingValue, now.BestRating, now.WorstRating);
        (known.Claimant, known.ClaimDate, known.PublishedDate, known.Appearances, known.SourceName) = (now.Claimant, now.ClaimDate, now.PublishedDate, now.Appearances, now.SourceName);
        return true;
    }
}

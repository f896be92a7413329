using ArticleArchive.Parsing.Claims.Comparison;
using ArticleArchive.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Ingestion.Reviews;

/// <summary>
/// Finds the archive's claims that the verdicts of others may be about: what is new on either side, a few articles at a time beside everything else.
/// What it finds is a candidate until a person confirms it.
/// </summary>
/// <remarks>How far an article has come is a row (<see cref="KnownVerdictRun"/>), so that it goes on after a restart.</remarks>
public sealed partial class KnownVerdictMatching(ArchiveDatabase database, ILogger<KnownVerdictMatching> log) : BackgroundService
{
    private const int ArticlesOfStep = 20;

    /// <summary>So many known claims are held in memory at once, about 6 KB each.</summary>
    private const int VerdictsOfSlice = 5_000;

    /// <summary>Below this score of the finder a match is more often wrong than right.</summary>
    private const double LeastScore = 0.5;

    /// <summary>The finder ranks, also where nothing fits: the comparison has to hold both for the same matter.</summary>
    private const double LeastSameMatter = 0.5;

    /// <summary>A claim repeats one known claim, seldom two.</summary>
    private const int MostOfClaim = 3;

    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(3);

    // One matching at a time: the slice is one, and two would each write what the other is about to.
    private readonly SemaphoreSlim _turn = new(1, 1);

    private Slice? _slice;

    /// <summary>Compares until nothing is left to compare.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            while (await StepAsync(cancellationToken))
                cancellationToken.ThrowIfCancellationRequested();
        }
        finally
        {
            _turn.Release();
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        _turn.Dispose();
    }

    /// <returns>False when every article was compared with every known verdict.</returns>
    internal async Task<bool> StepAsync(CancellationToken cancellationToken)
    {
        await using var reader = database.OpenReader();
        var last = await reader.KnownVerdicts.MaxAsync(row => (int?)row.Id, cancellationToken) ?? 0;
        if (last == 0)
            return false;
        var waiting = await (from article in reader.Articles.Where(article => article.IsLatest)
                             join run in reader.KnownVerdictRuns on article.Id equals run.ArticleId into runs
                             from run in runs.DefaultIfEmpty()
                             where run == null || run.UpToId < last
                             orderby run == null ? 0 : run.UpToId, article.Id
                             select new { article.Id, UpTo = run == null ? 0 : run.UpToId }).Take(ArticlesOfStep).ToListAsync(cancellationToken);
        if (waiting.Count == 0)
            return false;

        // All of a step are compared with the same slice of verdicts.
        var from = waiting[0].UpTo;
        var slice = await SliceAsync(reader, from, cancellationToken);
        foreach (var article in waiting.Where(article => article.UpTo == from))
        {
            var compared = await MatchAsync(reader, article.Id, slice, cancellationToken);
            await database.WriteAsync(db => StoreAsync(db, article.Id, slice, compared, cancellationToken), cancellationToken);
        }

        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var generation = -1L;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                // Without a write nothing new can have come.
                if (database.Generation != generation)
                {
                    generation = database.Generation;
                    await RunAsync(stoppingToken);
                }

                await Task.Delay(s_pause, stoppingToken);
            }
            catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException && stoppingToken.IsCancellationRequested)
            {
                // The next start goes on.
                return;
            }
            catch (Exception exception) when (StorageFailure.IsStorage(exception))
            {
                LogHeldUp(exception.Message);
                await Task.Delay(s_pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception exception)
            {
                // Claims without candidates are shown like any others: no reason to end the program.
                LogFailed(exception);
                return;
            }
        }
    }

    private async Task<Slice> SliceAsync(ArchiveDbContext db, int from, CancellationToken cancellationToken)
    {
        var rows = await db.KnownVerdicts.Where(row => row.Id > from).OrderBy(row => row.Id).Take(VerdictsOfSlice).Select(row => new { row.Id, row.ClaimReviewed }).ToListAsync(cancellationToken);
        if (_slice is { } slice && slice.From == from && slice.To == rows[^1].Id)
            return slice;
        var finder = new ClaimFinder();
        var known = new List<Known>(rows.Count);
        foreach (var row in rows)
        {
            var profile = ClaimProfile.Of(row.ClaimReviewed);
            finder.Add(profile);
            known.Add(new Known(row.Id, profile));
        }

        return _slice = new Slice(from, rows[^1].Id, finder, known);
    }

    private static async Task<Compared> MatchAsync(ArchiveDbContext db, int articleId, Slice slice, CancellationToken cancellationToken)
    {
        var claims = await db.Claims.Where(claim => claim.ArticleId == articleId && claim.Status != ReviewStatus.Rejected).OrderBy(claim => claim.Position)
            .Select(claim => new { claim.Id, claim.Text, claim.Article!.PublishedAtUtc }).ToListAsync(cancellationToken);
        var matches = new List<KnownVerdictMatch>();
        foreach (var claim in claims)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var profile = ClaimProfile.Of(claim.Text, claim.PublishedAtUtc is { } day ? DateOnly.FromDateTime(day) : null);
            foreach (var match in slice.Finder.Find(profile, MostOfClaim).Where(match => match.Score >= LeastScore))
            {
                var other = slice.Known[match.Index];
                var comparison = ClaimComparer.Compare(profile, other.Profile);
                // Related with a clash: another name or word stands in the same place, so that it is another statement.
                if (comparison.Relation == ClaimRelation.None || comparison.Score < LeastSameMatter || comparison is { Relation: ClaimRelation.Related, Clash: not null })
                    continue;
                matches.Add(new KnownVerdictMatch { KnownVerdictId = other.Id, ClaimId = claim.Id, Score = match.Score, Relation = comparison.Relation.ToString(), WordsHash = ClaimAnchor.HashOf(claim.Text), Why = comparison.Why });
            }
        }

        return new Compared(claims.ToDictionary(claim => claim.Id, claim => claim.Text), matches);
    }

    private static async Task<bool> StoreAsync(ArchiveDbContext db, int articleId, Slice slice, Compared compared, CancellationToken cancellationToken)
    {
        // The article may have been derived anew, or a claim decided about, since it was read: then the next step compares it as it is now.
        var now = await db.Claims.AsNoTracking().Where(claim => claim.ArticleId == articleId && claim.Status != ReviewStatus.Rejected).Select(claim => new { claim.Id, claim.Text }).ToDictionaryAsync(claim => claim.Id, claim => claim.Text, cancellationToken);
        if (now.Count != compared.Texts.Count || now.Any(claim => compared.Texts.GetValueOrDefault(claim.Key) != claim.Value))
            return false;
        var commands = db.Commands;
        commands.Execute("DELETE FROM KnownVerdictMatches WHERE KnownVerdictId > $1 AND KnownVerdictId <= $2 AND ClaimId IN (SELECT Id FROM Claims WHERE ArticleId = $0)", articleId, slice.From, slice.To);
        foreach (var match in compared.Matches)
            db.Insert(match);
        await KeepConfirmedAsync(db, slice, compared, cancellationToken);
        commands.Execute("INSERT INTO KnownVerdictRuns (ArticleId, UpToId) VALUES ($0, $1) ON CONFLICT (ArticleId) DO UPDATE SET UpToId = excluded.UpToId", articleId, slice.To);
        return true;
    }

    // What a person confirmed stands, whatever a later version of the comparison thinks of it, and be it confirmed a moment ago.
    private static async Task KeepConfirmedAsync(ArchiveDbContext db, Slice slice, Compared compared, CancellationToken cancellationToken)
    {
        var confirmed = (await db.KnownVerdictDecisions.AsNoTracking().Where(row => row.Answer != KnownVerdictAnswer.Unrelated && row.KnownVerdictId > slice.From && row.KnownVerdictId <= slice.To)
            .Select(row => new { row.KnownVerdictId, row.WordsHash, row.Answer }).ToListAsync(cancellationToken)).ToLookup(row => row.WordsHash, row => (Id: row.KnownVerdictId, row.Answer), StringComparer.Ordinal);
        if (confirmed.Count == 0)
            return;
        var found = compared.Matches.Select(match => (match.KnownVerdictId, match.ClaimId)).ToHashSet();
        foreach (var (claimId, text) in compared.Texts)
        {
            var hash = ClaimAnchor.HashOf(text);
            foreach (var (id, answer) in confirmed[hash].Where(row => !found.Contains((row.Id, claimId))))
                db.Insert(new KnownVerdictMatch { KnownVerdictId = id, ClaimId = claimId, Score = 1, Relation = RelationOf(answer).ToString(), WordsHash = hash, Why = ["a person confirmed it for these words"] });
        }
    }

    private static ClaimRelation RelationOf(KnownVerdictAnswer answer) => answer switch
    {
        KnownVerdictAnswer.Same => ClaimRelation.Same,
        KnownVerdictAnswer.Opposite => ClaimRelation.Opposite,
        _ => ClaimRelation.Related,
    };

    /// <param name="From">The verdicts behind this id, </param>
    /// <param name="To">up to this one.</param>
    /// <param name="Finder">Over their claims, in the order of <paramref name="Known"/>.</param>
    private sealed record Slice(int From, int To, ClaimFinder Finder, IReadOnlyList<Known> Known);

    /// <param name="Texts">The claims as they were read, by id.</param>
    private sealed record Compared(IReadOnlyDictionary<int, string> Texts, IReadOnlyList<KnownVerdictMatch> Matches);

    private sealed record Known(int Id, ClaimProfile Profile);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not every article could be compared with the known verdicts: {Reason}")]
    private partial void LogHeldUp(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Not every article could be compared with the known verdicts; the next start goes on")]
    private partial void LogFailed(Exception exception);
}

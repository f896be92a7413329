using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion.Reviews;
using ArticleArchive.Web.Pages.Verdicts;
using ArticleArchive.Web.Search;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Exports;

/// <summary>Reads claims with everything that an export says of them, in the order that is asked for, however many there are.</summary>
/// <param name="db">The archive.</param>
/// <param name="address">Where the archive is served, without a slash at the end: permanent addresses begin with it.</param>
internal sealed class ExportedClaims(ArchiveDbContext db, string address)
{
    // Rows are read in pieces: an export of a whole archive must not hold a read transaction, nor the archive in memory.
    private const int PieceSize = 200;

    // Claims come article by article, or by check-worthiness, where the same few articles come again.
    private const int MostTexts = 32;

    private readonly Dictionary<int, ReadText> _texts = [];

    /// <summary>Claims that are gone since the ids were read are left out.</summary>
    public async IAsyncEnumerable<ExportedClaim> ReadAsync(IReadOnlyList<int> ids, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var piece in ids.Chunk(PieceSize))
        {
            var claims = await db.Claims.Where(claim => piece.Contains(claim.Id)).Include(claim => claim.Section).ToDictionaryAsync(claim => claim.Id, cancellationToken);
            var standing = await ClaimVerdict.ReadAsync(db, piece, cancellationToken);
            var verdictIds = standing.Values.Select(row => row.VerdictId).Distinct().ToList();
            var verdicts = await db.Verdicts.Where(row => verdictIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellationToken);
            var known = (await KnownMatch.Of(db, db.KnownVerdictMatches.Where(row => piece.Contains(row.ClaimId))).Where(row => row.Answer != KnownVerdictAnswer.Unrelated || row.Answer == null).ToListAsync(cancellationToken)).ToLookup(row => row.ClaimId);
            var speakers = await KnownSpeaker.ReadAsync(db, piece, cancellationToken);
            var reviewers = await db.ClaimDecisions.Where(row => piece.Contains(row.ClaimId) && row.IsCurrent && db.Claims.Any(claim => claim.Id == row.ClaimId && claim.ArticleId == row.ArticleId)).Select(row => new { row.ClaimId, row.Editor }).ToListAsync(cancellationToken);
            var reviewerOf = reviewers.GroupBy(row => row.ClaimId).ToDictionary(rows => rows.Key, rows => rows.Last().Editor);
            var links = await db.LinkedClaims.Where(row => piece.Contains(row.ClaimId)).ToDictionaryAsync(row => row.ClaimId, cancellationToken);
            var first = await FirstAsync([.. links.Values.Select(row => row.ClusterId).OfType<int>().Distinct()], cancellationToken);
            foreach (var id in piece)
            {
                if (!claims.TryGetValue(id, out var claim) || await TextOfAsync(claim.ArticleId, cancellationToken) is not { } text)
                    continue;
                var link = links.GetValueOrDefault(id);
                var appeared = link?.ClusterId is { } cluster ? first.GetValueOrDefault(cluster, claim.ArticleId) : claim.ArticleId;
                yield return Of(claim, text, reviewerOf.GetValueOrDefault(id), link, appeared) with
                {
                    Speaker = claim.Speaker is null ? null : SpeakerOf(claim, claim.Speaker, speakers.GetValueOrDefault(id)?.Name, text.Text),
                    Verdict = standing.TryGetValue(id, out var stands) ? Of(verdicts[stands.VerdictId], stands.IsOwn) : null,
                    KnownVerdicts = [.. known[id].OrderByDescending(row => row.Answer is not null).ThenByDescending(row => row.Match.Score).Select(Of)],
                };
            }
        }
    }

    /// <returns>Null where there is no such claim.</returns>
    public async Task<ExportedClaim?> FindAsync(int id, CancellationToken cancellationToken)
    {
        await foreach (var claim in ReadAsync([id], cancellationToken))
            return claim;
        return null;
    }

    // The article of each cluster that was published first. An article of unknown date is no candidate; of equal dates the oldest in the archive is.
    private async Task<Dictionary<int, int>> FirstAsync(int[] clusters, CancellationToken cancellationToken)
    {
        var dated = await (from linked in db.LinkedClaims
                           where linked.ClusterId != null && clusters.Contains(linked.ClusterId.Value)
                           join article in db.Articles on linked.ArticleId equals article.Id
                           where article.PublishedAtUtc != null
                           select new { Cluster = linked.ClusterId!.Value, article.Id, article.PublishedAtUtc }).ToListAsync(cancellationToken);
        return dated.GroupBy(row => row.Cluster).ToDictionary(rows => rows.Key, rows => rows.OrderBy(row => row.PublishedAtUtc).ThenBy(row => row.Id).First().Id);
    }

    private string PageOf(int articleId) => FormattableString.Invariant($"{address}/articles/{articleId}");

    private async Task<ReadText?> TextOfAsync(int articleId, CancellationToken cancellationToken)
    {
        if (_texts.TryGetValue(articleId, out var known))
            return known;
        if (await db.Articles.Where(article => article.Id == articleId).WithoutBlocks().SingleOrDefaultAsync(cancellationToken) is not { } article)
            return null;
        if (_texts.Count == MostTexts)
            _texts.Clear();
        return _texts[articleId] = new ReadText(Of(article), article.ReadingText);
    }

    private ExportedArticle Of(Article row) => new(
        row.Id,
        PageOf(row.Id),
        FormattableString.Invariant($"{address}/api/v1/articles/{row.Id}/text"),
        row.Title,
        row.TitleOrigin == Origin.Derived,
        row.Authors is null ? [] : row.Authors.Split("; "),
        row.Publisher,
        PublishedText.Iso(row.PublishedAtUtc, row.PublishedOffsetMinutes, row.PublishedPrecision),
        row.Language,
        row.Url,
        row.ExternalId,
        row.SourceName,
        row.Sha256,
        DateTime.SpecifyKind(row.FirstSeenAtUtc, DateTimeKind.Utc))
    {
        PublishedParts = Parts(row),
        PublishedWords = Pages.Wording.Published(row.PublishedAtUtc, row.PublishedOffsetMinutes, row.PublishedPrecision, row.PublishedZone),
    };

    // The day that the article prints, in its own zone.
    private static int[] Parts(Article row)
    {
        if (row.PublishedAtUtc is not { } utc)
            return [];
        var local = utc.AddMinutes(row.PublishedOffsetMinutes ?? 0);
        return row.PublishedPrecision switch
        {
            DatePrecision.Year => [local.Year],
            DatePrecision.Month => [local.Year, local.Month],
            _ => [local.Year, local.Month, local.Day],
        };
    }

    private static ExportedSpeaker SpeakerOf(Claim claim, string namedAs, string? knownAs, string text) => new(
        knownAs ?? namedAs, namedAs, Words(text, claim.SpeakerStart, claim.SpeakerEnd), claim.SpeakerEvidence, claim.SpeakerConfidence,
        claim.Names.FirstOrDefault(name => name.Name == namedAs)?.Kind ?? NameKind.Unknown);

    private ExportedVerdict Of(Verdict verdict, bool isOwn) => new(
        verdict.Id, FormattableString.Invariant($"{address}/verdicts/{verdict.Id}"), verdict.Rating, verdict.RatingWords, verdict.Reason, verdict.Sources, verdict.Author,
        verdict.PublishedAtUtc is { } published ? DateTime.SpecifyKind(published, DateTimeKind.Utc) : null, verdict.ClaimText, isOwn);

    private static ExportedKnownVerdict Of(KnownMatch match)
    {
        var known = match.Known;
        return new ExportedKnownVerdict(
            known.Publisher, known.Url, known.ClaimReviewed, known.Claimant, known.RatingLabel, known.RatingValue, known.BestRating, known.WorstRating, known.PublishedDate,
            match.Means, match.Answer is not null, Math.Round(match.Match.Score, 3));
    }

    private ExportedClaim Of(Claim claim, ReadText read, string? reviewer, LinkedClaim? link, int firstArticleId)
    {
        var text = read.Text;
        var (prefix, suffix) = ClaimAnchor.Around(text, claim.Start, claim.End);
        return new ExportedClaim
        {
            Id = claim.Id,
            Url = FormattableString.Invariant($"{address}/claims/{claim.Id}"),
            Text = claim.Text,
            Prefix = prefix,
            Suffix = suffix,
            TextSha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(claim.Text))),
            Form = claim.Form,
            Nature = claim.Nature,
            Polarity = claim.Polarity,
            Certainty = claim.Certainty,
            Cue = Words(text, claim.CueStart, claim.CueEnd),
            Start = claim.Start,
            End = claim.End,
            CodePointStart = read.CodePoints(claim.Start),
            CodePointEnd = read.CodePoints(claim.End),
            SourceStart = claim.SourceStart,
            SourceEnd = claim.SourceEnd,
            Parts = [.. claim.Parts.Select(part => new[] { part.Start, part.End })],
            Figures = [.. claim.Figures.Select(figure => new ExportedFigure(Words(text, figure.Span), figure.Value, figure.High, figure.Unit, figure.Qualifier, figure.Of, figure.Span.Start, figure.Span.End))],
            Times = [.. claim.Times.Select(time => new ExportedTime(Words(text, time.Span), time.Earliest, time.Latest, time.Precision, time.Anchor, time.Span.Start, time.Span.End))],
            Names = [.. claim.Names.Select(name => new ExportedName(name.Name, name.Kind, name.Span.Start, name.Span.End))],
            CheckWorthiness = claim.CheckWorthiness,
            Confidence = claim.Confidence,
            IsQuotable = claim.IsQuotable,
            Status = claim.Status,
            IsAdded = claim.IsAdded,
            Reviewer = reviewer,
            Section = claim.Section?.Heading,
            Why = claim.Why,
            KnownVerdicts = [],
            RepeatedIn = link?.RepeatCount ?? 0,
            ContestedBy = link?.ContestCount ?? 0,
            FirstAppearance = PageOf(firstArticleId),
            Article = read.Article,
        };
    }

    private static ExportedWords? Words(string text, int? start, int? end) =>
        start is { } from && end is { } to && to <= text.Length ? new ExportedWords(text[from..to], from, to) : null;

    private static string Words(string text, TextSpan span) => span.End <= text.Length ? span.In(text) : "";

    /// <summary>A reading text that knows its code points.</summary>
    private sealed class ReadText
    {
        // Where a character outside the basic plane takes a second code unit; mostly nowhere.
        private readonly int[] _lowSurrogates;

        public ReadText(ExportedArticle article, string text)
        {
            (Article, Text) = (article, text);
            var found = new List<int>();
            for (var i = text.AsSpan().IndexOfAnyInRange('\uDC00', '\uDFFF'); i >= 0 && i < text.Length; i++)
            {
                if (i > 0 && char.IsSurrogatePair(text[i - 1], text[i]))
                    found.Add(i);
            }

            _lowSurrogates = [.. found];
        }

        public ExportedArticle Article { get; }

        public string Text { get; }

        /// <summary>Number of code points before an offset in code units.</summary>
        public int CodePoints(int offset)
        {
            var index = Array.BinarySearch(_lowSurrogates, offset);
            return offset - (index >= 0 ? index : ~index);
        }
    }
}

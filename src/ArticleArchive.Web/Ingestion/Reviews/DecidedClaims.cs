using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion.Claims;
using ArticleArchive.Web.Search;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Ingestion.Reviews;

/// <summary>
/// Lays what people decided over an article's claims, and takes it off again. A claim's row says what holds; what the program reads is kept
/// with the decision, since only that can be matched with what the program reads next time.
/// </summary>
internal static class DecidedClaims
{
    /// <summary>Makes an article's claims again what the program read.</summary>
    public static async Task TakeOffAsync(ArchiveDbContext db, Article article, CancellationToken cancellationToken)
    {
        AddedClaims.TakeOff(db, article);
        var decisions = await CurrentAsync(db, article, cancellationToken);
        foreach (var claim in article.Claims)
        {
            claim.Status = ReviewStatus.Auto;
            if (decisions.GetValueOrDefault(claim.Id) is { } decision)
                decision.Derived.PutOn(claim);
        }

        NoSpeakers.TakeOff(article);
    }

    /// <summary>
    /// Lays the decisions in force over claims that were just derived; the caller saves. A decision or verdict whose claim is gone goes to
    /// the claim of the same words, or waits for it.
    /// </summary>
    public static async Task PutOnAsync(ArchiveDbContext db, Article article, CancellationToken cancellationToken)
    {
        await FindClaimsAsync(db, article, cancellationToken);
        await AddedClaims.PutOnAsync(db, article, (await CurrentAsync(db, article, cancellationToken)).Values, cancellationToken);
        var decisions = (await CurrentAsync(db, article, cancellationToken)).Values.ToDictionary(decision => decision.ClaimId);
        foreach (var claim in article.Claims)
        {
            if (decisions.GetValueOrDefault(claim.Id) is not { } decision)
                continue;
            // Of an added claim the program reads nothing: what was added stands for it.
            var derived = decision.IsAdded ? decision.Derived : ClaimReading.Of(claim);
            var stated = Stated(article, claim, decision);
            decision.IsPlaceLost = decision.HasOwnWords && stated.Text != decision.Stated.Text;
            decision.Derived = derived;
            // What is lost may come back: the words that were chosen stay on the decision.
            if (!decision.IsPlaceLost)
                decision.Stated = stated;
            stated.PutOn(claim);
            claim.Status = decision.Status;
        }

        article.ClaimCount = article.Claims.Count;
        // Who named a speaker for one claim meant that one.
        NoSpeakers.Apply(db.Commands, article, decisions.Values.Where(decision => decision.Stated.Speaker != decision.Derived.Speaker).Select(decision => decision.ClaimId).ToHashSet());
        foreach (var verdict in await db.Verdicts.Where(row => row.ArticleId == article.Id).ToListAsync(cancellationToken))
        {
            if (article.Claims.Exists(claim => claim.Id == verdict.ClaimId))
                continue;
            if (ClaimQuote.Find([new ClaimQuote(verdict.ClaimText, verdict.Prefix, verdict.Suffix)], article.ReadingText, article.Claims)[0] is { } claim)
                Place(verdict, article, claim);
        }
    }

    /// <summary>Makes a verdict one on a claim; what it says of the words that it was begun with stays.</summary>
    public static void Place(Verdict verdict, Article article, Claim claim)
    {
        (verdict.ClaimId, verdict.ArticleId) = (claim.Id, article.Id);
        (verdict.SourceStart, verdict.SourceEnd, verdict.Polarity) = (claim.SourceStart, claim.SourceEnd, claim.Polarity);
        (verdict.Prefix, verdict.Suffix) = ClaimAnchor.Around(article.ReadingText, claim.Start, claim.End);
    }

    /// <summary>Brings the search and the links of a newest version in step with claims that people changed, inside the caller's transaction.</summary>
    public static async Task IndexAnewAsync(ArchiveDbContext db, Article article, CancellationToken cancellationToken)
    {
        db.Commands.Execute("DELETE FROM KnownVerdictRuns WHERE ArticleId = $0", article.Id);
        await SearchIndex.RemoveAsync(db, article.Id, cancellationToken);
        await SearchIndex.AddAsync(db, article, cancellationToken);
        ClaimLinkIndex.Remove(db, article.Id);
        ClaimLinkIndex.Add(db, article);
    }

    /// <summary>The place in the file of some words of the reading text; null where an older version of the program read the article otherwise.</summary>
    /// <remarks>Only the parser knows the way back into the file. What it loads is not this transaction's: nothing of it is written.</remarks>
    public static async Task<TextSpan?> SourceAsync(ArchiveDbContext db, int articleId, string readingText, TextSpan place, CancellationToken cancellationToken)
    {
        var article = await db.Articles.AsNoTracking().AsSplitQuery().Include(row => row.Edits.OrderBy(edit => edit.Position)).Include(row => row.Repairs.OrderBy(repair => repair.Id)).Include(row => row.Refusals.OrderBy(refusal => refusal.Id))
            .SingleAsync(row => row.Id == articleId, cancellationToken);
        var now = (await ArticleEditing.DeriveAsync(db, article, cancellationToken)).Article;
        return now.ReadingText == readingText ? now.ToSource(place) : null;
    }

    /// <summary>What holds of a claim under other words of its block.</summary>
    /// <param name="article">With its blocks, findings and edits.</param>
    /// <param name="reading">What holds now.</param>
    /// <param name="place">The words.</param>
    /// <param name="source">Their place in the file.</param>
    public static ClaimReading WithWords(Article article, ClaimReading reading, TextSpan place, TextSpan source) => reading with
    {
        Start = place.Start,
        End = place.End,
        SourceStart = source.Start,
        SourceEnd = source.End,
        Text = place.In(article.ReadingText),
        Parts = [],
        IsQuotable = IsSafe(article, place),
    };

    /// <summary>What holds of a claim whose speaker a person named: the mention is looked for in the claim's block.</summary>
    public static ClaimReading WithSpeaker(Article article, Claim claim, ClaimReading reading, string? speaker)
    {
        if (speaker == reading.Speaker)
            return reading;
        var mention = speaker is null ? null : ClaimAnchor.Nearest(article.ReadingText, article.Blocks[claim.Block].Span, speaker, claim.Start);
        return reading with { Speaker = speaker, SpeakerStart = mention?.Start, SpeakerEnd = mention?.End, SpeakerEvidence = null, SpeakerConfidence = null };
    }

    private static async Task FindClaimsAsync(ArchiveDbContext db, Article article, CancellationToken cancellationToken)
    {
        var decisions = await CurrentAsync(db, article, cancellationToken);
        var ids = article.Claims.Select(claim => claim.Id).ToHashSet();
        var orphans = decisions.Values.Where(decision => !decision.IsAdded && !ids.Contains(decision.ClaimId)).OrderBy(decision => decision.Id).ToList();
        if (orphans.Count == 0)
            return;
        // New claims have no ids before.
        await db.SaveChangesAsync(cancellationToken);
        // What stood around the program's words is known where these are the person's too.
        var quotes = orphans.ConvertAll(decision => decision.HasOwnWords ? new ClaimQuote(decision.Derived.Text, "", "") : new ClaimQuote(decision.Derived.Text, decision.Prefix, decision.Suffix));
        var found = ClaimQuote.Find(quotes, article.ReadingText, article.Claims.Where(claim => !decisions.ContainsKey(claim.Id)));
        foreach (var (decision, claim) in orphans.Zip(found))
        {
            if (claim is null)
                continue;
            decision.ClaimId = claim.Id;
            if (decision.HasOwnWords && ClaimAnchor.Find(article.ReadingText, decision.Stated.Text, decision.Prefix, decision.Suffix) is { } place
                && await SourceAsync(db, article.Id, article.ReadingText, place, cancellationToken) is { } source)
                decision.Stated = decision.Stated with { SourceStart = source.Start, SourceEnd = source.End };
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static ClaimReading Stated(Article article, Claim claim, ClaimDecision decision)
    {
        var said = decision.Stated;
        var reading = WithSpeaker(article, claim, ClaimReading.Of(claim), said.Speaker) with { Form = said.Form, Nature = said.Nature, Polarity = said.Polarity, Certainty = said.Certainty };
        if (!decision.HasOwnWords)
            return reading;
        // The file never changes: where the words are there, they are where they were in it.
        return ClaimAnchor.Find(article.ReadingText, said.Text, decision.Prefix, decision.Suffix) is { } place && article.Blocks[claim.Block].Span.Contains(place)
            ? WithWords(article, reading, place, new TextSpan(said.SourceStart, said.SourceEnd))
            : reading;
    }

    private static bool IsSafe(Article article, TextSpan place) =>
        !article.Findings.Any(finding => finding.Start <= place.End && finding.End >= place.Start && finding.Severity != Severity.Notice && finding.Resolution == FindingResolution.Open)
        && !article.Edits.Any(edit => edit is { Kind: EditKind.Repair, IsUndone: false, IsSuperseded: false } && edit.ReadingStart <= place.End && edit.ReadingEnd >= place.Start);

    private static Task<Dictionary<int, ClaimDecision>> CurrentAsync(ArchiveDbContext db, Article article, CancellationToken cancellationToken) =>
        db.ClaimDecisions.Where(decision => decision.ArticleId == article.Id && decision.IsCurrent).ToDictionaryAsync(decision => decision.ClaimId, cancellationToken);
}

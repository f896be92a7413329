using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Data;
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
        var decisions = await CurrentAsync(db, article, cancellationToken);
        foreach (var claim in article.Claims)
        {
            claim.Status = ReviewStatus.Auto;
            if (decisions.GetValueOrDefault(claim.Id) is { } decision)
                decision.Derived.PutOn(claim);
        }
    }

    /// <summary>Lays the decisions in force over claims that were just derived; the caller saves. A decision whose claim is gone waits for it.</summary>
    public static async Task PutOnAsync(ArchiveDbContext db, Article article, CancellationToken cancellationToken)
    {
        var decisions = await CurrentAsync(db, article, cancellationToken);
        foreach (var claim in article.Claims)
        {
            if (decisions.GetValueOrDefault(claim.Id) is not { } decision)
                continue;
            var derived = ClaimReading.Of(claim);
            var stated = Stated(article, claim, decision);
            decision.IsPlaceLost = decision.HasOwnWords && stated.Text != decision.Stated.Text;
            decision.Derived = derived;
            // What is lost may come back: the words that were chosen stay on the decision.
            if (!decision.IsPlaceLost)
                decision.Stated = stated;
            stated.PutOn(claim);
            claim.Status = decision.Status;
        }
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

using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion.Claims;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Pages.Claims;

/// <summary>A claim as it is shown beside another: its words, whose they are, and when and where they stand.</summary>
public sealed record PairedClaim(
    int Id, string Text, ClaimForm Form, ClaimNature Nature, ClaimPolarity Polarity, ClaimCertainty Certainty, bool IsQuotable, double CheckWorthiness,
    int ArticleId, string ArticleTitle, string? Authors, string? Publisher, string? Language,
    DateTime? PublishedAtUtc, int? PublishedOffsetMinutes, DatePrecision? PublishedPrecision, string? PublishedZone, string? PrintedSpeaker)
{
    /// <summary>The speaker after what people merged and renamed; null for the article's own words.</summary>
    public KnownSpeaker? Speaker { get; private init; }

    /// <summary>Whether the speaker says that it is not so, though its words do not.</summary>
    public bool IsDenial { get; private init; }

    /// <summary>Who says it, as a link's words: the speaker, else the author, else the publisher.</summary>
    public string Voice => Named ?? (Form == ClaimForm.Author ? "an unnamed author" : "somebody unnamed");

    /// <summary>The same, where it is known; null where it is not.</summary>
    public string? Named => Speaker?.Name ?? PrintedSpeaker ?? (Form == ClaimForm.Author ? Authors : null) ?? Publisher;

    /// <summary>The date as printed, or null.</summary>
    public string? Published => Wording.Published(PublishedAtUtc, PublishedOffsetMinutes, PublishedPrecision, PublishedZone);

    /// <summary>Reads claims by their ids.</summary>
    public static async Task<Dictionary<int, PairedClaim>> ReadAsync(ArchiveDbContext db, IReadOnlyCollection<int> ids, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(ids);
        var claims = await db.Claims.Where(claim => ids.Contains(claim.Id)).Select(claim => new PairedClaim(
            claim.Id, claim.Text, claim.Form, claim.Nature, claim.Polarity, claim.Certainty, claim.IsQuotable, claim.CheckWorthiness,
            claim.ArticleId, claim.Article!.Title, claim.Article.Authors, claim.Article.Publisher, claim.Article.Language,
            claim.Article.PublishedAtUtc, claim.Article.PublishedOffsetMinutes, claim.Article.PublishedPrecision, claim.Article.PublishedZone, claim.Speaker)).ToListAsync(cancellationToken);
        var speakers = await KnownSpeaker.ReadAsync(db, ids, cancellationToken);
        var words = await db.LinkedClaims.Where(row => ids.Contains(row.ClaimId)).ToDictionaryAsync(row => row.ClaimId, row => row.Words, cancellationToken);
        return claims.ToDictionary(claim => claim.Id, claim => claim with { Speaker = speakers.GetValueOrDefault(claim.Id), IsDenial = words.TryGetValue(claim.Id, out var hash) && ClaimWords.IsDenial(claim.Text, hash) });
    }
}

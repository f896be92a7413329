using System.Globalization;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Hosting;

namespace ArticleArchive.Web.Exports;

/// <summary>Claims as rows of a table (RFC 4180). Lists stand in one cell, joined by semicolons.</summary>
internal static class CsvClaims
{
    private static readonly (string Name, Func<ExportedClaim, object?> Value)[] s_columns =
    [
        ("id", claim => claim.Id),
        ("text", claim => claim.Text),
        ("form", claim => ClaimExport.Code(claim.Form)),
        ("nature", claim => ClaimExport.Code(claim.Nature)),
        ("polarity", claim => ClaimExport.Code(claim.Polarity)),
        ("certainty", claim => ClaimExport.Code(claim.Certainty)),
        ("speaker", claim => claim.Speaker?.Name),
        ("speakerNamedAs", claim => claim.Speaker?.NamedAs),
        ("speakerMention", claim => claim.Speaker?.Mention?.Text),
        ("speakerEvidence", claim => claim.Speaker?.Evidence is { } evidence ? ClaimExport.Code(evidence) : null),
        ("speakerConfidence", claim => Share(claim.Speaker?.Confidence)),
        ("cue", claim => claim.Cue?.Text),
        ("figures", claim => Joined(claim.Figures.Select(figure => figure.Text))),
        ("figureValues", claim => Joined(claim.Figures.Select(figure => string.Create(CultureInfo.InvariantCulture, $"{figure.Value}{(figure.High is { } high ? "-" + high.ToString(CultureInfo.InvariantCulture) : "")} {figure.Unit}").TrimEnd()))),
        ("times", claim => Joined(claim.Times.Select(time => time.Text))),
        ("eventFrom", claim => claim.Times.Count == 0 ? null : claim.Times[0].Earliest.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("eventTo", claim => claim.Times.Count == 0 ? null : claim.Times[0].Latest.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("names", claim => Joined(claim.Names.Select(name => name.Name).Distinct(StringComparer.Ordinal))),
        ("checkWorthiness", claim => Share(claim.CheckWorthiness)),
        ("confidence", claim => Share(claim.Confidence)),
        ("safeToQuote", claim => claim.IsQuotable ? "yes" : "no"),
        ("status", claim => ClaimExport.Code(claim.Status)),
        ("addedByPerson", claim => claim.IsAdded ? "yes" : "no"),
        ("reviewer", claim => claim.Reviewer),
        ("repeatedIn", claim => claim.RepeatedIn),
        ("contestedBy", claim => claim.ContestedBy),
        ("verdict", claim => claim.Verdict is { } verdict ? ClaimExport.Code(verdict.Rating) : null),
        ("verdictAuthor", claim => claim.Verdict?.Author),
        ("verdictIsOfSameWords", claim => claim.Verdict is { } verdict ? verdict.IsOwn ? "no" : "yes" : null),
        ("verdictsOfOthers", claim => Joined(claim.KnownVerdicts.Where(known => known.RatesClaim).Select(InWords))),
        ("verdictsOnOpposite", claim => Joined(claim.KnownVerdicts.Where(known => known is { IsConfirmed: true, Checks: KnownVerdictAnswer.Opposite }).Select(InWordsOfTheirs))),
        ("section", claim => claim.Section),
        ("title", claim => claim.Article.Title),
        ("authors", claim => Joined(claim.Article.Authors)),
        ("publisher", claim => claim.Article.Publisher),
        ("published", claim => claim.Article.Published),
        ("language", claim => claim.Article.Language),
        ("originalUrl", claim => claim.Article.OriginalUrl),
        ("file", claim => claim.Article.SourceName),
        ("fileSha256", claim => claim.Article.Sha256),
        ("textSha256", claim => claim.TextSha256),
        ("article", claim => claim.Article.Id),
        ("start", claim => claim.Start),
        ("end", claim => claim.End),
        ("sourceStart", claim => claim.SourceStart),
        ("sourceEnd", claim => claim.SourceEnd),
        ("url", claim => claim.Url),
    ];

    public static string Header { get; } = string.Join(',', s_columns.Select(column => column.Name));

    public static string Row(ExportedClaim claim) => string.Join(',', s_columns.Select(column => ImportReports.Cell(column.Value(claim))));

    // What a person confirmed; candidates are in the formats that can say so of each.
    private static string InWords(ExportedKnownVerdict known) => $"{known.Publisher ?? "unknown"}: {known.Rating ?? known.RatingValue?.ToString(CultureInfo.InvariantCulture) ?? "unrated"}{(known.Url is null ? "" : $" <{known.Url}>")}";

    // The rating with what was rated, so that the cell alone cannot be taken for one of the claim.
    private static string InWordsOfTheirs(ExportedKnownVerdict known) => $"“{known.ClaimReviewed}”, {InWords(known)}";

    private static string? Joined(IEnumerable<string> values) => string.Join("; ", values) is { Length: > 0 } joined ? joined : null;

    private static double? Share(double? value) => value is { } share ? Math.Round(share, 3) : null;
}

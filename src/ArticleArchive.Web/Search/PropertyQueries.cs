using ArticleArchive.Web.Search.QueryLanguage;

namespace ArticleArchive.Web.Search;

/// <summary>The statements that find claims or articles by a property. What a person typed is only ever a parameter.</summary>
internal static class PropertyQueries
{
    // The columns that lists filter by stand in one index, a tenth as long as the table.
    private const string AllClaims =
        "SELECT c.Id FROM Claims c INDEXED BY IX_Claims_Properties JOIN Articles a ON a.Id = c.ArticleId WHERE a.IsLatest AND c.Status <> 'Rejected' AND ";

    // What the archive knows of claims across articles has rows of its own, of newest versions only.
    private const string AllLinked = "SELECT c.Id FROM LinkedClaims l JOIN Claims c ON c.Id = l.ClaimId WHERE c.Status <> 'Rejected' AND ";

    private const string Published = "SELECT 1 FROM Verdicts v WHERE v.ClaimId = c.Id AND v.Status = 'Published'";

    // The first of a claim's times has columns of its own; the others are looked for only where there are any.
    private const string Happened =
        "c.EventFrom IS NOT NULL AND (c.EventFrom <= ?2 AND c.EventTo >= ?1 OR EXISTS "
        + "(SELECT 1 FROM json_each(c.Times) t WHERE json_extract(t.value, '$.Earliest') <= ?2 AND json_extract(t.value, '$.Latest') >= ?1))";

    /// <summary>The claims that have it, in no order; its parameters are <see cref="Parameters"/>.</summary>
    public static string Claims(QueryProperty property, string value) => (property, value) switch
    {
        (QueryProperty.Is, "contested") => AllLinked + "l.ContestCount > 0",
        (QueryProperty.Is, "repeated") => AllLinked + "l.RepeatCount > 0",
        (QueryProperty.Nature, _) => AllClaims + "c.Nature = ?1",
        (QueryProperty.Form, QueryProperties.Quote) => AllClaims + "c.Form IN ('DirectQuote', 'MixedQuote')",
        (QueryProperty.Form, _) => AllClaims + "c.Form = ?1",
        (QueryProperty.Certainty, _) => AllClaims + "c.Certainty = ?1",
        (QueryProperty.Has, "figure") => AllClaims + "c.HasFigure",
        (QueryProperty.Has, "time") => AllClaims + "c.EventFrom IS NOT NULL",
        (QueryProperty.Verdict, "any") => AllClaims + $"EXISTS ({Published})",
        (QueryProperty.Verdict, "none") => AllClaims + $"NOT EXISTS ({Published})",
        (QueryProperty.Verdict, _) => AllClaims + $"EXISTS ({Published} AND v.Rating = ?1)",
        (QueryProperty.Is, "damaged") => AllClaims + "NOT c.IsQuotable",
        (QueryProperty.Is, "quotable") => AllClaims + "c.IsQuotable",
        (QueryProperty.Is, "reviewed") => AllClaims + "c.Status IN ('Confirmed', 'Edited')",
        (QueryProperty.Event, _) => AllClaims + Happened,
        _ => throw new InvalidOperationException($"No such property of claims: {property} {value}"),
    };

    /// <summary>The articles that have it, in no order; its parameters are <see cref="Parameters"/>.</summary>
    public static string Articles(QueryProperty property, string value) => (property, value) switch
    {
        (QueryProperty.Type, _) => "SELECT Id FROM Articles WHERE IsLatest AND Format = ?1",
        (QueryProperty.Id, _) => "SELECT Id FROM Articles WHERE IsLatest AND ExternalId = ?1",
        (QueryProperty.Is, "duplicate") => "SELECT ArticleId FROM TextFingerprints WHERE GroupId IS NOT NULL",
        (QueryProperty.Has, "section") => "SELECT Id FROM Articles WHERE IsLatest AND SectionCount > 1",
        (QueryProperty.Has, "url") => "SELECT Id FROM Articles WHERE IsLatest AND Url IS NOT NULL",
        // There are none yet.
        (QueryProperty.Has, "note") => "SELECT Id FROM Articles WHERE 0",
        _ => throw new InvalidOperationException($"No such property of articles: {property} {value}"),
    };

    /// <summary>The value, or the first and the last day.</summary>
    public static object[] Parameters(QueryProperty property, string value) => property == QueryProperty.Event ? [.. value.Split("..")] : [value];
}

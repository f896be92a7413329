using ArticleArchive.Web.Search.QueryLanguage;
using SQLitePCL;

namespace ArticleArchive.Web.Search;

/// <summary>Values of a property's statement.</summary>
/// <param name="First">The value, or the first day.</param>
/// <param name="Second">The last day, or null.</param>
/// <param name="ClaimId">The one claim that is asked about, or null for all.</param>
internal sealed record PropertyParameters(string First, string? Second, int? ClaimId)
{
    /// <returns>SQLite's result code.</returns>
    public int Bind(sqlite3_stmt statement)
    {
        // A statement without a parameter of that number takes none.
        var count = raw.sqlite3_bind_parameter_count(statement);
        var result = count < 1 ? raw.SQLITE_OK : raw.sqlite3_bind_text(statement, 1, First);
        if (result == raw.SQLITE_OK && count >= 2 && Second is not null)
            result = raw.sqlite3_bind_text(statement, 2, Second);
        return result == raw.SQLITE_OK && count >= 3 && ClaimId is { } id ? raw.sqlite3_bind_int(statement, 3, id) : result;
    }
}

/// <summary>The statements that find claims by a property. What a person typed is only ever a parameter.</summary>
internal static class PropertyQueries
{
    // The columns that lists filter by stand in one index, a tenth as long as the table.
    private const string AllClaims =
        "SELECT c.Id, 0.0 FROM Claims c INDEXED BY IX_Claims_Properties JOIN Articles a ON a.Id = c.ArticleId WHERE a.IsLatest AND c.Status <> 'Rejected' AND ";

    // What the archive knows of claims across articles has rows of its own, of newest versions only.
    private const string AllLinked = "SELECT c.Id, 0.0 FROM LinkedClaims l JOIN Claims c ON c.Id = l.ClaimId WHERE c.Status <> 'Rejected' AND ";

    // ?1 and ?2 are the property's; where it has none, they stand for nothing.
    private const string OneClaim = "SELECT c.Id, 0.0 FROM Claims c WHERE c.Id = ?3 AND c.Status <> 'Rejected' AND ";

    private const string Published = "SELECT 1 FROM Verdicts v WHERE v.ClaimId = c.Id AND v.Status = 'Published'";

    // The first of a claim's times has columns of its own; the others are looked for only where there are any.
    private const string Happened =
        "c.EventFrom IS NOT NULL AND (c.EventFrom <= ?2 AND c.EventTo >= ?1 OR EXISTS "
        + "(SELECT 1 FROM json_each(c.Times) t WHERE json_extract(t.value, '$.Earliest') <= ?2 AND json_extract(t.value, '$.Latest') >= ?1))";

    /// <summary>All claims that have it, in no order.</summary>
    public static string All(PropertyPlan plan) => Linked(plan) is { } linked ? AllLinked + linked : AllClaims + Condition(plan);

    /// <summary>The claim <c>?3</c>, where it has it.</summary>
    public static string One(PropertyPlan plan) => OneClaim + Condition(plan);

    public static PropertyParameters Parameters(PropertyPlan plan, int? claimId = null)
    {
        // Only days stand on both sides of dots.
        var days = plan.Value.Split("..");
        return new PropertyParameters(days[0], days.Length > 1 ? days[1] : null, claimId);
    }

    private static string? Linked(PropertyPlan plan) => (plan.Property, plan.Value) switch
    {
        (QueryProperty.Is, "contested") => "l.ContestCount > 0",
        (QueryProperty.Is, "repeated") => "l.RepeatCount > 0",
        _ => null,
    };

    private static string Condition(PropertyPlan plan) => (plan.Property, plan.Value) switch
    {
        (QueryProperty.Nature, _) => "c.Nature = ?1",
        (QueryProperty.Form, QueryProperties.Quote) => "c.Form IN ('DirectQuote', 'MixedQuote')",
        (QueryProperty.Form, _) => "c.Form = ?1",
        (QueryProperty.Certainty, _) => "c.Certainty = ?1",
        (QueryProperty.Has, "figure") => "c.HasFigure",
        (QueryProperty.Has, "time") => "c.EventFrom IS NOT NULL",
        (QueryProperty.Verdict, "any") => $"EXISTS ({Published})",
        (QueryProperty.Verdict, "none") => $"NOT EXISTS ({Published})",
        (QueryProperty.Verdict, _) => $"EXISTS ({Published} AND v.Rating = ?1)",
        (QueryProperty.Is, "damaged") => "NOT c.IsQuotable",
        (QueryProperty.Is, "quotable") => "c.IsQuotable",
        (QueryProperty.Is, "reviewed") => "c.Status IN ('Confirmed', 'Edited')",
        (QueryProperty.Is, "contested" or "repeated") => $"EXISTS (SELECT 1 FROM LinkedClaims l WHERE l.ClaimId = c.Id AND {Linked(plan)})",
        (QueryProperty.Event, _) => Happened,
        _ => throw new InvalidOperationException($"No such property: {plan.Property} {plan.Value}"),
    };
}

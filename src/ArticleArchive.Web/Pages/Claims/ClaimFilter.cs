using System.Globalization;
using ArticleArchive.Parsing;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion.Claims;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace ArticleArchive.Web.Pages.Claims;

/// <summary>Which claims a list holds, and in what order; it stands in the list's address, and goes along to the claims that are reviewed from it.</summary>
public sealed record ClaimFilter
{
    public const string AnyVerdict = "any";

    public const string ByText = "text", ByWorth = "worth";

    public ClaimForm? Form { get; init; }

    public ClaimNature? Nature { get; init; }

    public ClaimCertainty? Certainty { get; init; }

    /// <summary>Any name of a speaker, as an article gives it or as a person wrote it; or <see cref="Facet.Unknown"/>.</summary>
    public string? Speaker { get; init; }

    /// <summary>A name, or <see cref="Facet.Unknown"/>.</summary>
    public string? Publisher { get; init; }

    /// <summary>The year of publication, or <see cref="Facet.Unknown"/>.</summary>
    public string? Year { get; init; }

    public bool? HasFigure { get; init; }

    public bool? IsQuotable { get; init; }

    /// <summary>Whether another claim says otherwise.</summary>
    public bool? IsContested { get; init; }

    /// <summary>Whether another article says the same.</summary>
    public bool? IsRepeated { get; init; }

    /// <summary>Null for every claim that was not rejected.</summary>
    public ReviewStatus? Status { get; init; }

    /// <summary>The rating of a published verdict, <c>any</c>, or <see cref="Facet.Unknown"/> for claims without one.</summary>
    public string? Verdict { get; init; }

    public int? ArticleId { get; init; }

    /// <summary><see cref="ByText"/> (the default) or <see cref="ByWorth"/>.</summary>
    public string Sort { get; init; } = ByText;

    /// <summary>Reads a list's address.</summary>
    /// <returns>Null where a value is none that the filter can have.</returns>
    public static ClaimFilter? Read(IEnumerable<KeyValuePair<string, StringValues>> query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var filter = new ClaimFilter();
        foreach (var (name, values) in query)
        {
            var value = values.ToString();
            if (value.Length == 0)
                continue;
            ClaimFilter? next = name switch
            {
                "form" => One<ClaimForm>(value) is { } form ? filter with { Form = form } : null,
                "nature" => One<ClaimNature>(value) is { } nature ? filter with { Nature = nature } : null,
                "certainty" => One<ClaimCertainty>(value) is { } certainty ? filter with { Certainty = certainty } : null,
                "status" => One<ReviewStatus>(value) is { } status ? filter with { Status = status } : null,
                "speaker" => filter with { Speaker = value },
                "publisher" => filter with { Publisher = value },
                "year" => value == Facet.Unknown || (int.TryParse(value, CultureInfo.InvariantCulture, out var year) && year is > 0 and < 10_000) ? filter with { Year = value } : null,
                "figure" => YesNo(value) is { } figure ? filter with { HasFigure = figure } : null,
                "quotable" => YesNo(value) is { } quotable ? filter with { IsQuotable = quotable } : null,
                "contested" => YesNo(value) is { } contested ? filter with { IsContested = contested } : null,
                "repeated" => YesNo(value) is { } repeated ? filter with { IsRepeated = repeated } : null,
                "verdict" => value is AnyVerdict or Facet.Unknown || One<VerdictRating>(value) is not null ? filter with { Verdict = value } : null,
                "article" => int.TryParse(value, CultureInfo.InvariantCulture, out var id) ? filter with { ArticleId = id } : null,
                "sort" => value is ByText or ByWorth ? filter with { Sort = value } : null,
                _ => filter,
            };
            if (next is null)
                return null;
            filter = next;
        }

        return filter;
    }

    /// <summary>Reads the query string of a list's address; null where it says nothing or cannot be understood.</summary>
    public static ClaimFilter? Read(string? list) => string.IsNullOrEmpty(list) || list.Length > 2_000 ? null : Read(QueryHelpers.ParseQuery(list));

    /// <summary>The filter as a query string, empty for none; the same for the same filter.</summary>
    public string ToQuery()
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in Values())
        {
            if (value is not null)
                query.Add(name, value);
        }

        return query.ToQueryString().Value ?? "";
    }

    /// <summary>The claims that pass the filter, all but one of its parts where that is named.</summary>
    public IQueryable<Claim> Of(ArchiveDbContext db, string? except = null)
    {
        ArgumentNullException.ThrowIfNull(db);
        var claims = db.Claims.Where(claim => claim.Article!.IsLatest);
        if (ArticleId is not null && except != "article")
            claims = claims.Where(claim => claim.ArticleId == ArticleId);
        if (Form is not null && except != "form")
            claims = claims.Where(claim => claim.Form == Form);
        if (Nature is not null && except != "nature")
            claims = claims.Where(claim => claim.Nature == Nature);
        if (Certainty is not null && except != "certainty")
            claims = claims.Where(claim => claim.Certainty == Certainty);
        if (Speaker is not null && except != "speaker")
            claims = OfSpeaker(db, claims, Speaker);
        if (Publisher is not null && except != "publisher")
            claims = Publisher == Facet.Unknown ? claims.Where(claim => claim.Article!.Publisher == null) : claims.Where(claim => claim.Article!.Publisher == Publisher);
        if (HasFigure is not null && except != "figure")
            claims = claims.Where(claim => claim.HasFigure == HasFigure);
        if (IsQuotable is not null && except != "quotable")
            claims = claims.Where(claim => claim.IsQuotable == IsQuotable);
        if (IsContested is not null && except != "contested")
            claims = claims.Where(claim => db.LinkedClaims.Any(row => row.ClaimId == claim.Id && row.ContestCount > 0) == IsContested);
        if (IsRepeated is not null && except != "repeated")
            claims = claims.Where(claim => db.LinkedClaims.Any(row => row.ClaimId == claim.Id && row.RepeatCount > 0) == IsRepeated);
        if (Verdict is not null && except != "verdict")
            claims = OfVerdict(db, claims, Verdict);
        if (except != "status")
            claims = Status is null ? claims.Where(claim => claim.Status != ReviewStatus.Rejected) : claims.Where(claim => claim.Status == Status);
        return Year is null || except == "year" ? claims : OfYear(claims, Year);
    }

    /// <summary>In the list's order.</summary>
    public IOrderedQueryable<Claim> Ordered(IQueryable<Claim> claims) => Sort == ByWorth
        ? claims.OrderByDescending(claim => claim.CheckWorthiness).ThenByDescending(claim => claim.ArticleId).ThenBy(claim => claim.Position)
        : claims.OrderByDescending(claim => claim.ArticleId).ThenBy(claim => claim.Position);

    /// <summary>The claims behind one in the list's order.</summary>
    public IQueryable<Claim> After(IQueryable<Claim> claims, Claim one)
    {
        ArgumentNullException.ThrowIfNull(one);
        var (articleId, position, worth) = (one.ArticleId, one.Position, one.CheckWorthiness);
        return Sort == ByWorth
            ? claims.Where(claim => claim.CheckWorthiness < worth || (claim.CheckWorthiness == worth && (claim.ArticleId < articleId || (claim.ArticleId == articleId && claim.Position > position))))
            : claims.Where(claim => claim.ArticleId < articleId || (claim.ArticleId == articleId && claim.Position > position));
    }

    private IEnumerable<(string Name, string? Value)> Values() =>
    [
        ("form", Form?.ToString()), ("nature", Nature?.ToString()), ("certainty", Certainty?.ToString()), ("speaker", Speaker), ("publisher", Publisher), ("year", Year),
        ("figure", YesNo(HasFigure)), ("quotable", YesNo(IsQuotable)), ("contested", YesNo(IsContested)), ("repeated", YesNo(IsRepeated)), ("status", Status?.ToString()), ("verdict", Verdict), ("article", ArticleId?.ToString(CultureInfo.InvariantCulture)),
        ("sort", Sort == ByText ? null : Sort),
    ];

    // Under any name of the speaker's. What is in no index of speakers (not yet linked, rejected) has only the name that its article gives.
    private static IQueryable<Claim> OfSpeaker(ArchiveDbContext db, IQueryable<Claim> claims, string speaker)
    {
        if (speaker == Facet.Unknown)
            return claims.Where(claim => claim.Speaker == null);
        var key = SpeakerNames.KeyOf(speaker);
        var ids = db.Speakers.Where(row => row.Name == speaker || row.Key == key).Select(row => row.MergedIntoId ?? row.Id);
        return claims.Where(claim => db.ClaimSpeakers.Any(row => row.ClaimId == claim.Id && ids.Contains(row.SpeakerId))
            || (claim.Speaker == speaker && !db.ClaimSpeakers.Any(row => row.ClaimId == claim.Id)));
    }

    private static IQueryable<Claim> OfVerdict(ArchiveDbContext db, IQueryable<Claim> claims, string verdict)
    {
        if (verdict == Facet.Unknown)
            return claims.Where(claim => !db.ClaimVerdicts.Any(row => row.ClaimId == claim.Id));
        var rating = One<VerdictRating>(verdict);
        return claims.Where(claim => db.ClaimVerdicts.Any(row => row.ClaimId == claim.Id && (rating == null || row.Rating == rating)));
    }

    private static IQueryable<Claim> OfYear(IQueryable<Claim> claims, string year)
    {
        if (year == Facet.Unknown)
            return claims.Where(claim => claim.Article!.PublishedAtUtc == null);
        var number = int.Parse(year, CultureInfo.InvariantCulture);
        return claims.Where(claim => claim.Article!.PublishedAtUtc!.Value.Year == number);
    }

    // Enum.TryParse takes numbers too.
    private static T? One<T>(string value)
        where T : struct, Enum => Enum.TryParse<T>(value, ignoreCase: true, out var one) && Enum.IsDefined(one) && !char.IsAsciiDigit(value[0]) ? one : null;

    private static bool? YesNo(string value) => value switch { "yes" => true, "no" => false, _ => null };

    private static string? YesNo(bool? value) => value switch { true => "yes", false => "no", _ => null };
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Pages.Searching;
using ArticleArchive.Web.Search;
using ArticleArchive.Web.Search.QueryLanguage;

namespace ArticleArchive.Web.Api;

/// <summary><c>GET /api/search?q=&amp;level=&amp;sort=&amp;size=&amp;cursor=&amp;facets=&amp;strict=</c>: the search page's answer for programs. Described in docs/search.md.</summary>
internal static class SearchApi
{
    private const int DefaultSize = 20;
    private const int MaxSize = 100;

    /// <summary>How search results are written, here and by the command.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static void MapSearchApi(this IEndpointRouteBuilder routes) => routes.MapGet("/api/search", FindAsync);

    /// <summary>The answer in the API's shape.</summary>
    public static SearchAnswer Answer(SearchResults results) => new(
        results.Query.Text,
        results.Total,
        [.. results.Items.Select(Item)],
        [.. results.Warnings.Select(warning => new AnswerWarning(warning.Message, warning.Position))],
        results.Next?.ToString(),
        results.IsComplete,
        results.RankedByAny,
        QueryReading.Of(results.Query));

    private static SearchAnswer WithFacets(SearchAnswer answer, SearchResults results) => answer with
    {
        Facets = [.. results.Facets.Select(facet => new AnswerFacet(facet.Facet, [.. facet.Values.Select(value => new AnswerFacetValue(value.Label, value.Clause, value.Count))], facet.MoreCount))],
        Histogram = [.. results.Histogram.Select(bar => new AnswerBar(bar.From, bar.To, bar.Count))],
    };

    // Parameters are read as text: a number that is none is told like everything else, not by the framework.
    private static async Task<IResult> FindAsync(
        string? q, string? level, string? sort, string? size, string? cursor, string? facets, string? strict, SearchEngine engine, CancellationToken cancellationToken)
    {
        var query = QueryParser.Parse(q);
        var searchLevel = string.IsNullOrEmpty(level) ? SearchLevels.Of(query) : SearchAddress.LevelOf(level);
        if (searchLevel is not { } asked)
            return Refused("level", "The level is “articles”, “sections”, “claims” or “removed”.");
        SearchOrder? order = null;
        if (!string.IsNullOrEmpty(sort) && !SearchOrder.TryParse(sort, out order))
            return Refused("sort", $"The order is {SearchOrder.Names}.");
        var count = DefaultSize;
        if (!string.IsNullOrEmpty(size) && (!int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out count) || count is < 1 or > MaxSize))
            return Refused("size", $"The size is a number from 1 to {MaxSize}.");
        if (Truth(facets) is not { } withFacets)
            return Refused("facets", "facets is true or false.");
        if (Truth(strict) is not { } isStrict)
            return Refused("strict", "strict is true or false.");
        // A strict caller wants its mistakes back; everybody else has them put right.
        if (isStrict && query.Repairs.FirstOrDefault() is { } repair)
            return Refused("q", repair.Message, repair.Position);
        SearchCursor? after = null;
        if (!string.IsNullOrEmpty(cursor) && (!SearchCursor.TryParse(cursor, out after) || after!.QueryHash != SearchCursor.HashOf(q, asked)))
            return Refused("cursor", "The cursor is not one that this query and level returned as “next”.");
        var results = await engine.FindAsync(
            new SearchRequest(q, asked, count, After: after, Sort: order?.Sort, IsDescending: order?.IsDescending, WithFacets: withFacets), cancellationToken);
        return Results.Json(withFacets ? WithFacets(Answer(results), results) : Answer(results), Json);
    }

    private static bool? Truth(string? word) => word switch
    {
        null or "" or "false" or "0" => false,
        "true" or "1" => true,
        _ => null,
    };

    private static IResult Refused(string parameter, string detail, int? position = null)
    {
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["parameter"] = parameter };
        if (position is not null)
            extensions["position"] = position;
        return Results.Problem(detail, statusCode: StatusCodes.Status400BadRequest, title: "The search was not understood", extensions: extensions);
    }

    private static AnswerItem Item(SearchHit hit) => new(
        hit.Id,
        hit.ExternalId,
        hit.Title,
        hit.Url,
        [.. hit.Passages.Select(passage => new AnswerPassage(passage.Text, passage.Span.Start, passage.Span.End, [.. passage.Marks.Select(Pair)]))],
        hit.ArticleId,
        hit.Publisher,
        hit.Authors,
        PublishedText.Iso(hit.PublishedAtUtc, hit.PublishedOffsetMinutes, hit.PublishedPrecision),
        hit.Score,
        hit.Claim?.Form,
        hit.Claim?.Nature,
        hit.Claim?.Speaker,
        hit.Claim?.IsQuotable,
        hit.Claim is { } claim ? claim.Section : hit.Section?.Heading,
        hit.Section?.Span.Start,
        hit.Section?.Span.End,
        hit.Removed?.Edit,
        hit.Removed?.Class,
        hit.Removed?.Reason);

    private static int[] Pair(TextSpan mark) => [mark.Start, mark.End];
}

/// <summary>The answer of <c>/api/search</c>. Facets and histogram only where they were asked for.</summary>
internal sealed record SearchAnswer(string Query, int Total, IReadOnlyList<AnswerItem> Items, IReadOnlyList<AnswerWarning> Warnings, string? Next, bool IsComplete, bool RankedByAny, string ReadAs)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<AnswerFacet>? Facets { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<AnswerBar>? Histogram { get; init; }
}

/// <param name="More">Number of values that are not listed.</param>
internal sealed record AnswerFacet(SearchFacet Facet, IReadOnlyList<AnswerFacetValue> Values, int More);

/// <param name="Clause">What narrows the query to it.</param>
internal sealed record AnswerFacetValue(string Label, string Clause, int Count);

/// <summary>Hits by day of publication, both ends included.</summary>
internal sealed record AnswerBar(DateOnly From, DateOnly To, int Count);

internal sealed record AnswerWarning(string Message, int? Position);

/// <param name="Text">What stands from <paramref name="Start"/> to <paramref name="End"/> of the article's reading text, in UTF-16 code units.</param>
/// <param name="Marks">Pairs of start and end in <paramref name="Text"/>, in UTF-16 code units.</param>
internal sealed record AnswerPassage(string Text, int Start, int End, IReadOnlyList<int[]> Marks);

/// <summary>Form to quotability are of claims only, the section of claims and sections, its places in the reading text of sections, the last three of removed passages; elsewhere they are left out.</summary>
internal sealed record AnswerItem(
    int Id,
    string? ExternalId,
    string Title,
    string? Url,
    IReadOnlyList<AnswerPassage> Passages,
    int ArticleId,
    string? Publisher,
    string? Authors,
    string? Published,
    double Score,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ClaimForm? Form,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ClaimNature? Nature,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Speaker,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? IsQuotable,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Section,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? SectionStart,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? SectionEnd,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Edit,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Class,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason);

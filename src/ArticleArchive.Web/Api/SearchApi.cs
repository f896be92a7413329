using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Search;
using ArticleArchive.Web.Search.QueryLanguage;

namespace ArticleArchive.Web.Api;

/// <summary><c>GET /api/search?q=&amp;level=&amp;size=&amp;cursor=</c>: the search page's answer for programs. Described in docs/search.md.</summary>
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
        results.Next?.ToString());

    // Parameters are read as text: a number that is none is told like everything else, not by the framework.
    private static async Task<IResult> FindAsync(string? q, string? level, string? size, string? cursor, SearchEngine engine, CancellationToken cancellationToken)
    {
        if (LevelOf(level, q) is not { } searchLevel)
            return Refused("level", "The level is “articles”, “claims” or “removed”.");
        var count = DefaultSize;
        if (!string.IsNullOrEmpty(size) && (!int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out count) || count is < 1 or > MaxSize))
            return Refused("size", $"The size is a number from 1 to {MaxSize}.");
        SearchCursor? after = null;
        if (!string.IsNullOrEmpty(cursor) && (!SearchCursor.TryParse(cursor, out after) || after!.QueryHash != SearchCursor.HashOf(q, searchLevel)))
            return Refused("cursor", "The cursor is not one that this query and level returned as “next”.");
        var results = await engine.FindAsync(new SearchRequest(q, searchLevel, count, After: after), cancellationToken);
        return Results.Json(Answer(results), Json);
    }

    private static SearchLevel? LevelOf(string? level, string? query) => level switch
    {
        null or "" => SearchLevels.Of(QueryParser.Parse(query)),
        "articles" or "article" => SearchLevel.Articles,
        "claims" or "claim" => SearchLevel.Claims,
        "removed" => SearchLevel.Removed,
        _ => null,
    };

    private static IResult Refused(string parameter, string detail) => Results.Problem(
        detail, statusCode: StatusCodes.Status400BadRequest, title: "The search was not understood", extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["parameter"] = parameter });

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
        hit.Claim?.Section,
        hit.Removed?.Edit,
        hit.Removed?.Class,
        hit.Removed?.Reason);

    private static int[] Pair(TextSpan mark) => [mark.Start, mark.End];
}

/// <summary>The answer of <c>/api/search</c>.</summary>
internal sealed record SearchAnswer(string Query, int Total, IReadOnlyList<AnswerItem> Items, IReadOnlyList<AnswerWarning> Warnings, string? Next);

internal sealed record AnswerWarning(string Message, int? Position);

/// <param name="Text">What stands from <paramref name="Start"/> to <paramref name="End"/> of the article's reading text, in UTF-16 code units.</param>
/// <param name="Marks">Pairs of start and end in <paramref name="Text"/>, in UTF-16 code units.</param>
internal sealed record AnswerPassage(string Text, int Start, int End, IReadOnlyList<int[]> Marks);

/// <summary>Form to section are of claims only, the last three of removed passages only; elsewhere they are left out.</summary>
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
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Edit,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Class,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason);

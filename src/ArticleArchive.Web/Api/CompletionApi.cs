using System.Globalization;
using ArticleArchive.Web.Pages.Searching;
using ArticleArchive.Web.Search;

namespace ArticleArchive.Web.Api;

/// <summary><c>GET /api/complete?q=&amp;caret=</c>: how a query may go on. Described in docs/search.md.</summary>
internal static class CompletionApi
{
    public static void MapCompletionApi(this IEndpointRouteBuilder routes) => routes.MapGet("/api/complete", CompleteAsync);

    // Whatever is asked gets an answer, if only an empty one: a box that is being typed into has no use for a refusal.
    private static async Task<IResult> CompleteAsync(string? q, string? caret, HttpContext context, SearchCompletion completion, CancellationToken cancellationToken)
    {
        var query = q ?? "";
        var at = int.TryParse(caret, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : query.Length;
        var choices = await completion.OfAsync(query, at, RecentSearches.Read(context.Request), cancellationToken);
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(
            new CompletionAnswer(query, [.. choices.Select(choice => new AnswerCompletion(
                choice.Completion.Kind, choice.Completion.Text, choice.Completion.Label, choice.Completion.Count, choice.Completion.ReplaceStart, choice.Completion.ReplaceEnd, choice.Address))]),
            SearchApi.Json);
    }
}

/// <summary>The answer of <c>/api/complete</c>.</summary>
internal sealed record CompletionAnswer(string Query, IReadOnlyList<AnswerCompletion> Completions);

/// <param name="Text">What replaces the query from <paramref name="Start"/> to <paramref name="End"/>, in UTF-16 code units.</param>
/// <param name="Address">Of the article or the saved search that it is; null for what is only text.</param>
internal sealed record AnswerCompletion(CompletionKind Kind, string Text, string Label, int? Count, int Start, int End, string? Address);

using ArticleArchive.Web.Search.QueryLanguage;

namespace ArticleArchive.Web.Search.Ranking;

/// <summary>A page of hits before its rows are read.</summary>
/// <param name="Question">What was asked, for marking the hits.</param>
/// <param name="Hits">Of this page, in order.</param>
/// <param name="Skipped">Hits before the first of them.</param>
/// <param name="Total">Number of all hits.</param>
/// <param name="Facets">Null where none were asked for.</param>
/// <param name="Next">Where the next page starts, or null on the last.</param>
/// <param name="IsComplete">False when the time was up.</param>
/// <param name="RankedByAny">Any of the words was enough.</param>
/// <param name="Warnings">What a person should know.</param>
internal sealed record ResultPage(
    ParsedQuery Question,
    List<RankedHit> Hits,
    int Skipped,
    int Total,
    FacetCounter? Facets,
    SearchCursor? Next,
    bool IsComplete,
    bool RankedByAny,
    IReadOnlyList<SearchWarning> Warnings)
{
    public static ResultPage Of(SearchSession session, ParsedQuery query, SearchRequest request)
    {
        var cursor = request.After;
        var sort = cursor?.Sort ?? request.Sort ?? query.Sort ?? SearchSort.Relevance;
        var isDescending = cursor?.IsDescending ?? (sort == SearchSort.Relevance || (request.IsDescending ?? (request.Sort is null && query.Sort is not null ? query.IsDescending : true)));
        var question = Ranking.Question.Of(query, session, request.Level);
        var plan = new QueryCompiler(session, request.Level).Compile(question.Root, SearchField.Any, request.Level == SearchLevel.Removed ? request.RemovedFrom : null);

        // A term that came into the archive only now changes the plan; its pages go on by what is known now.
        var statistics = cursor?.Statistics is { } first && plan.TryWeigh(first) ? first : plan.Statistics();
        plan.TryWeigh(statistics);

        // Beyond the hits that are ordered anew only what comes after the last one is kept.
        var isReordered = sort == SearchSort.Relevance && plan.Test.IsRanked;
        var shown = cursor?.Shown ?? request.Skip;
        var isFar = cursor is not null && (!isReordered || shown >= PageOrder.Reordered);
        var capacity = isFar ? request.Size + 1 : isReordered ? Math.Max(PageOrder.Reordered, shown + request.Size + 1) : shown + request.Size + 1;
        var options = new CollectorOptions(capacity, sort, isDescending, isFar ? cursor!.Last : null, request.WithFacets);
        var (best, total, facets, isComplete) = session.Run(plan, statistics, options);
        var ordered = isFar ? best : PageOrder.Of(best, plan, statistics, sort);

        var from = isFar ? 0 : cursor is not null ? Behind(ordered, cursor) : Within(shown, ordered.Count, request.Size);
        var page = ordered.GetRange(Math.Min(from, ordered.Count), Math.Clamp(ordered.Count - from, 0, request.Size));
        var before = isFar ? shown : from;
        var next = ordered.Count > from + page.Count && page.Count > 0
            ? new SearchCursor(
                SearchCursor.HashOf(request.Query, request.Level), sort, isDescending, before + page.Count, Boundary(best, page[^1], before + page.Count, isReordered && !isFar), statistics)
            : null;
        return new ResultPage(
            query with { Root = question.Root }, page, before, total, facets, next, isComplete, question.IsAny, Warn(question));
    }

    // A page beyond the last shows the last.
    private static int Within(int skip, int count, int size) => skip < count ? skip : Math.Max(0, (count - 1) / size * size);

    private static int Behind(List<RankedHit> ordered, SearchCursor cursor)
    {
        var at = ordered.FindIndex(hit => hit.Id == cursor.Last.Id);
        return at < 0 ? cursor.Shown : at + 1;
    }

    // Later pages are what comes, by BM25, after the last of the hits that were ordered anew.
    private static RankedHit Boundary(List<RankedHit> best, RankedHit last, int shown, bool isReordered) =>
        isReordered && shown == PageOrder.Reordered ? best[PageOrder.Reordered - 1] : last;

    private static List<SearchWarning> Warn(Question question)
    {
        var warnings = new List<SearchWarning>();
        if (question.LeftOut.Count > 0)
            warnings.Add(new SearchWarning($"Of this sentence {string.Join(", ", question.LeftOut.Select(word => $"“{word}”"))} {(question.LeftOut.Count == 1 ? "stands in so many articles that it says nothing, and was left out." : "stand in so many articles that they say nothing, and were left out.")}"));
        return warnings;
    }
}

using ArticleArchive.Web.Search.QueryLanguage;

namespace ArticleArchive.Web.Search.Ranking;

/// <summary>
/// What a query is asked as. A pasted sentence asks for any of its words, without those that stand in so many articles
/// that they say nothing; everything else is asked as it stands.
/// </summary>
/// <param name="Root">The tree that is asked.</param>
/// <param name="IsAny">Any of the words is enough.</param>
/// <param name="LeftOut">Words that were left out.</param>
internal sealed record Question(QueryNode Root, bool IsAny, IReadOnlyList<string> LeftOut)
{
    /// <summary>Words in more than this part of the articles are left out of a sentence.</summary>
    private const double MostCommon = 0.2;

    public static Question Of(ParsedQuery query, IQuerySources sources, SearchLevel level)
    {
        if (!query.IsQuestion || query.Root is not AndNode { Children: var words })
            return new Question(query.Root!, IsAny: false, []);
        var index = level == SearchLevel.Sections ? SearchLevel.Articles : level;
        var most = sources.RowsOf(SearchLevel.Articles).Values.Count * MostCommon;
        var common = words.OfType<TermNode>().Where(word => sources.Resolve(word, index, "").Documents > most).ToList();
        var kept = words.Except(common).ToList();
        if (kept.Count == 0)
            (kept, common) = ([.. words], []);
        return new Question(kept is [var only] ? only : new OrNode(query.Root.Span, kept), IsAny: true, [.. common.Select(word => word.Text).Distinct(StringComparer.OrdinalIgnoreCase)]);
    }
}

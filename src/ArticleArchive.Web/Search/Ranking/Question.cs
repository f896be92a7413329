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
    /// <summary>Words in more than this part of the articles weigh nothing, and are left out of a sentence.</summary>
    private const double MostCommon = 0.5;

    /// <summary>The same in a large archive: they weigh little, and cost most.</summary>
    private const double MostCommonInLarge = 0.2;

    private const int Large = 10_000;

    public static Question Of(ParsedQuery query, IQuerySources sources, SearchLevel level)
    {
        if (!query.IsQuestion || query.Root is not AndNode { Children: var words })
            return new Question(query.Root!, IsAny: false, []);
        var index = level == SearchLevel.Sections ? SearchLevel.Articles : level;
        var articles = sources.RowsOf(SearchLevel.Articles).Values.Count;
        var most = articles * (articles < Large ? MostCommon : MostCommonInLarge);
        long Documents(QueryNode word) => word is TermNode term ? sources.Resolve(term, index, "").Documents : 0;
        var common = words.OfType<TermNode>().Where(word => Documents(word) > most).ToList();
        var kept = words.Except(common).ToList();
        if (!kept.Exists(word => Documents(word) > 0))
            (kept, common) = ([.. words], []);
        return new Question(kept is [var only] ? only : new OrNode(query.Root.Span, kept), IsAny: true, [.. common.Select(word => word.Text).Distinct(StringComparer.OrdinalIgnoreCase)]);
    }
}

namespace ArticleArchive.Web.Search;

/// <summary>What hits are counted by.</summary>
public enum SearchFacet
{
    /// <summary>The article's publisher.</summary>
    Publisher,

    /// <summary>Each of the article's authors.</summary>
    Author,

    /// <summary>Each speaker of the article's claims; at the level of claims its own.</summary>
    Speaker,

    /// <summary>The year of publication.</summary>
    Year,

    /// <summary>The article's language.</summary>
    Language,

    /// <summary>A tag that a person gave.</summary>
    Tag,

    /// <summary>How sound the text is, in bands of twenty of a hundred.</summary>
    Health,

    /// <summary>The nature of the article's claims; at the level of claims its own.</summary>
    Nature,
}

/// <summary>How the hits divide by a facet.</summary>
/// <param name="Values">The most frequent first; years the newest first.</param>
/// <param name="MoreCount">Number of values that are not listed.</param>
public sealed record FacetCounts(SearchFacet Facet, IReadOnlyList<FacetCount> Values, int MoreCount);

/// <summary>A value of a facet.</summary>
/// <param name="Label">For a person, such as <c>BBC News</c>.</param>
/// <param name="Clause">What narrows a query to it, such as <c>publisher:"BBC News"</c>.</param>
/// <param name="Count">Number of hits that have it.</param>
public sealed record FacetCount(string Label, string Clause, int Count);

/// <summary>The hits that were published in a span of time: a year, or a month where all hits lie within three years.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
public sealed record HistogramBar(DateOnly From, DateOnly To, int Count);

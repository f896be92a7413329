using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Search.QueryLanguage;

namespace ArticleArchive.Web.Search;

/// <summary>A question to the search.</summary>
/// <param name="Query">What a person typed.</param>
/// <param name="Level">What to return.</param>
/// <param name="Size">Hits at most.</param>
/// <param name="Skip">Hits to leave out at the front; not together with <paramref name="After"/>.</param>
/// <param name="After">The last hit of the page before, or null.</param>
/// <param name="RemovedFrom">For removed passages: only those of this article, or null for all.</param>
/// <param name="Sort">The order; null is what the query says by <c>sort:</c>, else relevance.</param>
/// <param name="IsDescending">The direction of <paramref name="Sort"/>; null is the greatest or newest first.</param>
/// <param name="WithFacets">Count facets and the histogram as well.</param>
public sealed record SearchRequest(
    string? Query,
    SearchLevel Level,
    int Size,
    int Skip = 0,
    SearchCursor? After = null,
    int? RemovedFrom = null,
    SearchSort? Sort = null,
    bool? IsDescending = null,
    bool WithFacets = false);

/// <summary>The answer.</summary>
/// <param name="Query">The query as it was read.</param>
/// <param name="Level">What the items are.</param>
/// <param name="Total">Number of all hits; exact unless a warning says that the time was up.</param>
/// <param name="Skipped">Hits before the first item.</param>
/// <param name="Items">Best first.</param>
/// <param name="Warnings">Repairs of the query and limits that were met.</param>
/// <param name="Next">Where the next page starts, or null on the last.</param>
/// <param name="IsComplete">False when the time was up before all was looked at.</param>
/// <param name="Facets">Of all hits, where the request wants them; empty facets are left out.</param>
/// <param name="Histogram">All hits with a publication day by time, without gaps; empty when fewer than two days are known.</param>
/// <param name="RankedByAny">True where the query was read as a question: any of its words was enough.</param>
/// <param name="Elapsed">What the search took, passages included.</param>
public sealed record SearchResults(
    ParsedQuery Query,
    SearchLevel Level,
    int Total,
    int Skipped,
    IReadOnlyList<SearchHit> Items,
    IReadOnlyList<SearchWarning> Warnings,
    SearchCursor? Next,
    bool IsComplete,
    IReadOnlyList<FacetCounts> Facets,
    IReadOnlyList<HistogramBar> Histogram,
    bool RankedByAny,
    TimeSpan Elapsed);

/// <summary>An article, a section, a claim or a removed passage that was found.</summary>
/// <param name="Id">Of the article, the section, the claim or the edit that removed a passage.</param>
/// <param name="ArticleId">Of the article.</param>
/// <param name="Title">The article's.</param>
/// <param name="TitleMarks">Hits, as places in <paramref name="Title"/>.</param>
/// <param name="Passages">Why it was found; a claim's is its whole text.</param>
/// <param name="Claim">For claims: what else is known.</param>
/// <param name="Section">For sections: which one it is.</param>
/// <param name="Removed">For removed passages: which edit of the ledger it is.</param>
public sealed record SearchHit(
    int Id,
    int ArticleId,
    string? ExternalId,
    string Title,
    IReadOnlyList<TextSpan> TitleMarks,
    string? Url,
    string? Publisher,
    string? Authors,
    DateTime? PublishedAtUtc,
    int? PublishedOffsetMinutes,
    DatePrecision? PublishedPrecision,
    double Score,
    IReadOnlyList<Passage> Passages,
    ClaimFacts? Claim = null,
    RemovedFacts? Removed = null,
    SectionFacts? Section = null);

/// <summary>What a section's hit shows beside its words.</summary>
/// <param name="Heading">Null for what stands before the first heading.</param>
/// <param name="HeadingMarks">Hits, as places in <paramref name="Heading"/>.</param>
/// <param name="Span">Of the section in the reading text, in UTF-16 code units.</param>
public sealed record SectionFacts(string? Heading, IReadOnlyList<TextSpan> HeadingMarks, TextSpan Span);

/// <summary>What a removed passage's hit shows beside its words.</summary>
/// <param name="Edit">The edit's number on the article's ledger, from 1.</param>
/// <param name="Class">What was found, such as <c>newsletter</c>.</param>
/// <param name="Reason">Why it was removed.</param>
public sealed record RemovedFacts(int Edit, string Class, string Reason);

/// <summary>What a claim's hit shows beside its words.</summary>
public sealed record ClaimFacts(ClaimForm Form, ClaimNature Nature, string? Speaker, IReadOnlyList<TextSpan> SpeakerMarks, bool IsQuotable, string? Section);

/// <summary>Why nothing was found, and what would be.</summary>
/// <param name="Reasons">Sentences.</param>
/// <param name="Offers">Queries that find something, each a step away.</param>
public sealed record ZeroResults(IReadOnlyList<string> Reasons, IReadOnlyList<SearchOffer> Offers);

/// <param name="Label">Such as <c>without “reset”</c>.</param>
/// <param name="Query">The query to ask instead.</param>
/// <param name="Count">Number of hits it has.</param>
public sealed record SearchOffer(string Label, string Query, int Count);

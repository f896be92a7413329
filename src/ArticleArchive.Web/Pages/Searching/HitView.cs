using ArticleArchive.Web.Search;

namespace ArticleArchive.Web.Pages.Searching;

/// <summary>A hit in the list.</summary>
/// <param name="IsChosen">For claims: chosen for the evidence pack.</param>
public sealed record HitView(SearchHit Hit, SearchLevel Level, SearchAddress Address, bool IsChosen)
{
    /// <summary>True for what came since the last visit of the saved search that is looked at.</summary>
    public bool IsNew => Address.Seen is { } seen && Hit.ArticleId > seen;
}

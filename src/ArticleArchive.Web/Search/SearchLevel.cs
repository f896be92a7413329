using ArticleArchive.Web.Search.QueryLanguage;

namespace ArticleArchive.Web.Search;

/// <summary>What a search returns.</summary>
public enum SearchLevel
{
    /// <summary>Articles, with their best passages.</summary>
    Articles,

    /// <summary>Sections of articles that have all words of the query.</summary>
    Sections,

    /// <summary>Single claims.</summary>
    Claims,

    /// <summary>Passages that were removed from articles: edits of the ledger.</summary>
    Removed,
}

/// <summary>Which level a query asks for by itself.</summary>
internal static class SearchLevels
{
    /// <summary>Removed passages where the whole query looks there, claims where it names a property of claims; else articles.</summary>
    public static SearchLevel Of(ParsedQuery query) => query.Root switch
    {
        FieldNode { Field: SearchField.Removed } => SearchLevel.Removed,
        var root when QueryProperties.Asks(root) => SearchLevel.Claims,
        _ => SearchLevel.Articles,
    };
}

namespace ArticleArchive.Web.Search.QueryLanguage;

/// <summary>The order of hits; ties by id, the newest first.</summary>
public enum SearchSort
{
    /// <summary>The best first.</summary>
    Relevance,

    /// <summary>By day of publication; what has none comes last.</summary>
    Published,

    /// <summary>By the moment of addition.</summary>
    Added,

    /// <summary>By number of words.</summary>
    Words,

    /// <summary>By how sound the text is.</summary>
    Health,
}

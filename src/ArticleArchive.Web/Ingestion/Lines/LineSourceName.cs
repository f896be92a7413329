using ArticleArchive.Web.Data;

namespace ArticleArchive.Web.Ingestion.Lines;

/// <summary>Names the source whose pages have their furniture in common: the site, else the publisher, else the folder.</summary>
internal static class LineSourceName
{
    public static string Of(Article article)
    {
        if (Uri.TryCreate(article.Url, UriKind.Absolute, out var url) && url.Host.Length > 0)
            return "site " + (url.Host.StartsWith("www.", StringComparison.Ordinal) ? url.Host[4..] : url.Host);
        return article.Publisher is { } publisher ? "publisher " + publisher : "folder " + FolderOf(article.SourceKey);
    }

    private static string FolderOf(string sourceKey)
    {
        // A record's key goes on after the data set's path; the set is what its records have in common.
        var record = sourceKey.IndexOf('#', StringComparison.Ordinal);
        if (record > 0)
            return sourceKey[..record];
        var slash = sourceKey.LastIndexOfAny(['/', '\\']);
        return slash > 0 ? sourceKey[..slash] : "of uploads";
    }
}

namespace ArticleArchive.Web.Pages;

/// <summary>The views of one article, on each of them.</summary>
public sealed record ArticleTabs(int Id, string Current, int EditCount, long ByteCount);

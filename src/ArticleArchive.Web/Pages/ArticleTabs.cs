namespace ArticleArchive.Web.Pages;

/// <summary>The views of one article, on each of them.</summary>
/// <param name="Id">The article.</param>
/// <param name="Current">The view that is shown.</param>
/// <param name="EditCount">Edits in force.</param>
/// <param name="UndoneCount">Edits that a person undid; they stay on the ledger.</param>
/// <param name="ByteCount">Size of the file.</param>
/// <param name="CompareCount">Other versions and near copies.</param>
public sealed record ArticleTabs(int Id, string Current, int EditCount, int UndoneCount, long ByteCount, int CompareCount);

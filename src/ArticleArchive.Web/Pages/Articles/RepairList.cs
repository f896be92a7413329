using ArticleArchive.Web.Data;

namespace ArticleArchive.Web.Pages.Articles;

/// <summary>What people put right in an article, for the ledger and the repair page.</summary>
public sealed record RepairList(int ArticleId, IReadOnlyList<ArticleRepair> Repairs);

/// <summary>Edits of an article that people refused, for the ledger and the versions.</summary>
public sealed record RefusalList(int ArticleId, IReadOnlyList<EditRefusalRow> Refusals);

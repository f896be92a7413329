using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Repairs;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Web.Data;

/// <summary>
/// A repair that a person made: an entry of the ledger with who, why and when. Never deleted; undone ones can be put back,
/// and one whose place is gone from the file says so.
/// </summary>
public sealed class ArticleRepair
{
    public int Id { get; set; }

    public int ArticleId { get; set; }

    public Article? Article { get; set; }

    public RepairKind Kind { get; set; }

    /// <summary>See <see cref="Repair.Value"/>.</summary>
    public required string Value { get; set; }

    public FindingKind? Finding { get; set; }

    /// <summary>The anchor (see <see cref="TextAnchor"/>): five columns, null together for a property of the article.</summary>
    public int? SourceStart { get; set; }

    public int? SourceEnd { get; set; }

    public string? Quote { get; set; }

    public string? Before { get; set; }

    public string? After { get; set; }

    /// <summary>The name that the person gave, or null.</summary>
    public string? Editor { get; set; }

    public string? Note { get; set; }

    public DateTime MadeAtUtc { get; set; }

    public bool IsUndone { get; set; }

    /// <summary>What became of it when the article was last derived.</summary>
    public RepairState State { get; set; }

    public int? ReadingStart { get; set; }

    public int? ReadingEnd { get; set; }

    /// <summary>The <see cref="LedgerEdit.Key"/> of the edit that it made, or null.</summary>
    public string? EditKey { get; set; }

    /// <summary>The repair of the version before that this one was carried over from; null where it was made here.</summary>
    public int? CarriedFromId { get; set; }
}

/// <summary>What became of a refusal when its article was last derived.</summary>
public enum RefusalState
{
    /// <summary>It keeps an edit of the ledger from being applied.</summary>
    InForce,

    /// <summary>Nothing proposes the edit now; the refusal holds when something does again.</summary>
    Idle,

    /// <summary>The words that it hangs on are not in the file, or no longer in one place only.</summary>
    Orphan,
}

/// <summary>
/// An edit that a person undid. It stands apart from the ledger, which is derived: what leaves the ledger and comes back
/// is still refused. It goes when the edit is put back in force.
/// </summary>
public sealed class EditRefusalRow
{
    public int Id { get; set; }

    public int ArticleId { get; set; }

    public Article? Article { get; set; }

    /// <summary>The <see cref="LedgerEdit.Key"/> that the edit had when it was refused, or when it was last found.</summary>
    public required string EditKey { get; set; }

    /// <summary>Place of the edit in the page text.</summary>
    public int Start { get; set; }

    public int End { get; set; }

    public EditKind Kind { get; set; }

    /// <summary>See <see cref="LedgerEdit.Reason"/>.</summary>
    public required string Reason { get; set; }

    /// <summary>The words that the edit changes.</summary>
    public required string Quote { get; set; }

    /// <summary>The rest of the anchor (see <see cref="TextAnchor"/>); null for a refusal of an older archive until its article is derived anew.</summary>
    public int? SourceStart { get; set; }

    public int? SourceEnd { get; set; }

    public string? Before { get; set; }

    public string? After { get; set; }

    public DateTime DecidedAtUtc { get; set; }

    public RefusalState State { get; set; }

    /// <summary>The refusal of the version before that this one was carried over from; null where it was made here.</summary>
    public int? CarriedFromId { get; set; }
}

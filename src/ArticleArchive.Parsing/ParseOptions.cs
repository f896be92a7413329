using ArticleArchive.Parsing.Repairs;

namespace ArticleArchive.Parsing;

/// <summary>What a caller may add to the bytes. The same bytes and options always give the same article.</summary>
public sealed record ParseOptions
{
    /// <summary>No refused edits, no given names.</summary>
    public static ParseOptions Default { get; } = new();

    /// <summary>Keys (<see cref="Text.Edit.Key"/>) of the edits a person refused: they stay on the ledger and are not applied.</summary>
    public IReadOnlySet<string> UndoneEdits { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>What a person put right, in any order; see <see cref="ParsedArticle.Repairs"/> for what became of each.</summary>
    public IReadOnlyCollection<Repair> Repairs { get; init; } = [];

    /// <summary>For data sets: the field of the record that holds a property, such as <c>body</c> for <c>text</c>. Null: the standard names.</summary>
    public IReadOnlyDictionary<string, string>? RecordFields { get; init; }
}

using ArticleArchive.Parsing.Recurring;

namespace ArticleArchive.Parsing;

/// <summary>What a caller may add to the bytes. The same bytes and options always give the same article.</summary>
public sealed record ParseOptions
{
    /// <summary>No refused edits, no given names.</summary>
    public static ParseOptions Default { get; } = new();

    /// <summary>Keys (<see cref="Text.Edit.Key"/>) of the edits a person refused: they stay on the ledger and are not applied.</summary>
    public IReadOnlySet<string> UndoneEdits { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>For data sets: the field of the record that holds a property, such as <c>body</c> for <c>text</c>. Null: the standard names.</summary>
    public IReadOnlyDictionary<string, string>? RecordFields { get; init; }

    /// <summary>
    /// Recurring lines of the article's source that a person accepted as the page's, by <see cref="LineFingerprint"/>: where such a
    /// line would stay, it is removed by the rule <c>recurring-line</c>. A line that was not accepted is never removed by that rule.
    /// </summary>
    public IReadOnlyDictionary<long, KnownLine> KnownLines { get; init; } = new Dictionary<long, KnownLine>();
}

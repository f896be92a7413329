using ArticleArchive.Parsing.Recurring;
using ArticleArchive.Parsing.Repairs;

namespace ArticleArchive.Parsing;

/// <summary>What a caller may add to the bytes. The same bytes and options always give the same article.</summary>
public sealed record ParseOptions
{
    /// <summary>No refused edits, no given names.</summary>
    public static ParseOptions Default { get; } = new();

    /// <summary>Keys (<see cref="Text.Edit.Key"/>) of the edits of these bytes that a person refused: they stay on the ledger and are not applied. A removal of the same words is refused too, whatever its rule.</summary>
    public IReadOnlySet<string> UndoneEdits { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The same for edits of another reading, in any order: each is known again by its words. See <see cref="ParsedArticle.Refusals"/> for what became of each.</summary>
    public IReadOnlyCollection<EditRefusal> Refusals { get; init; } = [];

    /// <summary>What a person put right, in any order; see <see cref="ParsedArticle.Repairs"/> for what became of each.</summary>
    public IReadOnlyCollection<Repair> Repairs { get; init; } = [];

    /// <summary>
    /// What is known beside the bytes, by property. For data sets: the field of the record that holds the property, such as <c>body</c>
    /// for <c>text</c>. For a part of a book: the value that the book states for it, several authors on a line each. Null: nothing.
    /// </summary>
    public IReadOnlyDictionary<string, string>? RecordFields { get; init; }

    /// <summary>
    /// Recurring lines of the article's source that a person accepted as the page's, by <see cref="LineFingerprint"/>: where such a
    /// line would stay, it is removed by the rule <c>recurring-line</c>. A line that was not accepted is never removed by that rule.
    /// </summary>
    public IReadOnlyDictionary<long, KnownLine> KnownLines { get; init; } = new Dictionary<long, KnownLine>();

    /// <summary>What sort of statement a claim is, judged by weights that an archive learnt from its own reviews; null for those that ship.</summary>
    public ClaimWeights? ClaimWeights { get; init; }

    /// <summary>Reads the article and looks for no claims in it, to measure the one without the other.</summary>
    internal bool LeavesOutClaims { get; init; }

    /// <summary>Judges HTML with other weights than the program's own, for cross-validation.</summary>
    internal Cleaning.Html.HtmlJudge? HtmlJudge { get; init; }

    /// <summary>Weights under test in place of the shipped ones, for cross-validation; null for the shipped ones.</summary>
    internal Structure.RoleModel? Roles { get; init; }
}

using ArticleArchive.Parsing.Structure;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Repairs;

/// <summary>What a person may put right in an article.</summary>
public enum RepairKind
{
    /// <summary>Words that the file lost: shown in square brackets, in a hole, between words, or instead of damaged ones.</summary>
    Words,

    /// <summary>A block becomes two at the place.</summary>
    Split,

    /// <summary>The block that ends at the place goes on with the next one.</summary>
    Join,

    /// <summary>The block is a heading; the value is its level, <c>1</c> to <c>6</c>.</summary>
    Heading,

    /// <summary>The block is running text.</summary>
    Paragraph,

    /// <summary>The block is an item of a list.</summary>
    ListItem,

    /// <summary>A finding is no damage after all: it stays on the damage map and no longer counts.</summary>
    Dismissal,

    /// <summary>The article's title.</summary>
    Title,

    /// <summary>Its authors, joined by semicolons; the empty value says that they are unknown.</summary>
    Authors,

    /// <summary>Its date in ISO 8601, as precise as it is known: <c>2018</c>, <c>2018-10</c>, <c>2018-10-28</c>, <c>2018-10-28T13:57Z</c>; empty for unknown.</summary>
    Published,

    /// <summary>Its publisher; empty for unknown.</summary>
    Publisher,

    /// <summary>Its language as a BCP 47 tag; empty for unknown.</summary>
    Language,
}

/// <summary>
/// One decision of a person about an article. The file never changes: repairs are laid over what was read, and the same
/// bytes and the same repairs give the same article in whatever order they were decided.
/// </summary>
/// <param name="Kind">What is put right.</param>
/// <param name="Value">The words, the level or the property; for a dismissal the <see cref="Finding.Detail"/>; else empty.</param>
/// <param name="Anchor">The place; null for a property of the article.</param>
/// <param name="Finding">For a dismissal: the kind of what is dismissed.</param>
public sealed record Repair(RepairKind Kind, string Value, TextAnchor? Anchor = null, FindingKind? Finding = null)
{
    /// <summary>True when the value is one that the kind can have.</summary>
    public bool IsUnderstood => Kind switch
    {
        RepairKind.Words or RepairKind.Title => !string.IsNullOrWhiteSpace(Value),
        RepairKind.Heading => Value is ['1' or '2' or '3' or '4' or '5' or '6'],
        RepairKind.Published => Value.Length == 0 || GivenProperties.ReadDate(Value.Trim()) is not null,
        RepairKind.Language => Value.Length == 0 || (Value.Length is >= 2 and <= 35 && Value.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')),
        RepairKind.Dismissal => Finding is not null,
        _ => true,
    };

    /// <summary>True for what changes the text and stands on the ledger as an <see cref="Edit"/>.</summary>
    public bool ChangesText => Kind is RepairKind.Words or RepairKind.Split or RepairKind.Join;

    /// <summary>True for the role of a block.</summary>
    public bool SetsRole => Kind is RepairKind.Heading or RepairKind.Paragraph or RepairKind.ListItem;

    /// <summary>True for a property of the article, which has no place.</summary>
    public bool SetsProperty => Kind is RepairKind.Title or RepairKind.Authors or RepairKind.Published or RepairKind.Publisher or RepairKind.Language;
}

/// <summary>What became of a repair when the article was read.</summary>
public enum RepairState
{
    /// <summary>It is in force.</summary>
    Applied,

    /// <summary>The words that it hangs on are not in the file, or no longer in one place only.</summary>
    Orphan,

    /// <summary>Its place is inside a passage that is removed; undoing the removal brings it into force.</summary>
    Removed,

    /// <summary>Another repair holds the same place, or there is nothing there that it could do.</summary>
    Conflict,
}

/// <summary>A repair and what became of it.</summary>
/// <param name="Repair">As it was given.</param>
/// <param name="State">What became of it.</param>
/// <param name="Reading">Its place in the reading text; null where it has none.</param>
/// <param name="EditKey">The <see cref="Edit.Key"/> of the edit that it made, or null.</param>
public sealed record RepairResult(Repair Repair, RepairState State, TextSpan? Reading = null, string? EditKey = null);

using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Web.Pages.Reading;

/// <summary>What a stretch of an article can be, besides text.</summary>
public enum MarkKind
{
    /// <summary>A claim; the number is the index of the claim.</summary>
    Claim,

    /// <summary>Damaged text; the number is the finding's.</summary>
    Damage,

    /// <summary>A place (an empty span) where the reader is led to a finding.</summary>
    DamageReference,

    /// <summary>Text that an edit put there; the number is the edit's index.</summary>
    Repair,

    /// <summary>A place (an empty span) where an edit took something away or joined text.</summary>
    EditReference,

    /// <summary>What the search found.</summary>
    Hit,

    /// <summary>The place that the address asks for.</summary>
    Place,

    /// <summary>The leading label of a list item.</summary>
    Label,

    /// <summary>The credit of a caption.</summary>
    Credit,

    /// <summary>The mark that stands for missing words.</summary>
    Hole,

    /// <summary>A character that cannot be seen, or turns the text around it.</summary>
    Invisible,

    /// <summary>The sentence that a claim stands in.</summary>
    Sentence,

    /// <summary>What a claim says; the number is the part's.</summary>
    Content,

    /// <summary>The words that attribute a claim.</summary>
    Cue,

    /// <summary>Where a claim's speaker is named.</summary>
    Speaker,
}

/// <summary>One property of one stretch of the reading text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">In the reading text; may be empty for a reference.</param>
/// <param name="Number">Which claim, finding or edit; else 0.</param>
public readonly record struct Mark(MarkKind Kind, TextSpan Span, int Number = 0) : IComparable<Mark>
{
    // Of two marks that start together the longer one is outside.
    public int CompareTo(Mark other) =>
        Span.Start != other.Span.Start ? Span.Start.CompareTo(other.Span.Start)
        : Span.End != other.Span.End ? other.Span.End.CompareTo(Span.End)
        : Kind != other.Kind ? Kind.CompareTo(other.Kind)
        : Number.CompareTo(other.Number);

    public static bool operator <(Mark left, Mark right) => left.CompareTo(right) < 0;

    public static bool operator >(Mark left, Mark right) => left.CompareTo(right) > 0;

    public static bool operator <=(Mark left, Mark right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Mark left, Mark right) => left.CompareTo(right) >= 0;
}

/// <summary>A stretch of text that looks the same throughout; a closed model that the page encodes piece by piece.</summary>
/// <param name="Start">Where it starts in the reading text.</param>
/// <param name="Text">Its words as they stand; empty for a reference.</param>
/// <param name="Marks">Every mark it lies in, the outer ones first.</param>
public sealed record Run(int Start, string Text, IReadOnlyList<Mark> Marks)
{
    public int End => Start + Text.Length;

    public bool Is(MarkKind kind) => Marks.Any(mark => mark.Kind == kind);

    public Mark? Find(MarkKind kind) => Marks.Where(mark => mark.Kind == kind).Select(mark => (Mark?)mark).FirstOrDefault();
}

using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims.Comparison;

/// <summary>What one claim is to another; always a candidate until a person confirms it.</summary>
public enum ClaimRelation
{
    /// <summary>They are about different matters.</summary>
    None,

    /// <summary>The same matter, another statement.</summary>
    Related,

    /// <summary>One asserts what the other only passes on, or is unsure of.</summary>
    Reports,

    /// <summary>The same statement about the same thing, with another figure or date.</summary>
    FiguresDiffer,

    /// <summary>Both cannot be true.</summary>
    Opposite,

    /// <summary>One could stand for the other.</summary>
    Same,
}

/// <summary>Two places that say the same, or clash.</summary>
/// <param name="Left">In the first text.</param>
/// <param name="Right">In the second; empty where it has nothing there, such as a negation that only one has.</param>
public readonly record struct SpanPair(TextSpan Left, TextSpan Right);

/// <summary>What a comparison found.</summary>
/// <param name="Relation">What the two are to each other.</param>
/// <param name="Score">0-1: how sure it is that they are about the same matter.</param>
/// <param name="Aligned">The words that correspond, in the order of the first text.</param>
/// <param name="Clash">What sets them apart: both places; null where nothing does.</param>
/// <param name="Why">In plain words, most important first; never empty.</param>
public sealed record ClaimComparison(ClaimRelation Relation, double Score, IReadOnlyList<SpanPair> Aligned, SpanPair? Clash, IReadOnlyList<string> Why);

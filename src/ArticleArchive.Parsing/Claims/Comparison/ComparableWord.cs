using ArticleArchive.Parsing.Claims.Lexicon;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims.Comparison;

/// <summary>What a word is to a comparison.</summary>
internal enum ComparableKind
{
    /// <summary>A word of grammar: it is not compared.</summary>
    Function,

    /// <summary>A word with content.</summary>
    Content,

    /// <summary>A part of a name.</summary>
    Name,

    /// <summary>Digits, an ordinal, a number's word: compared as it stands, or as a part of a figure.</summary>
    Number,

    /// <summary>A weekday, month or other word of time.</summary>
    Time,
}

/// <summary>A word as comparisons see it.</summary>
/// <param name="Span">Its place in the text.</param>
/// <param name="Lower">In small letters.</param>
/// <param name="Stem">Its base form; the place of a demonym; one form for the spellings of a country.</param>
/// <param name="Root">A key that the words derived from one another share (<c>closure</c>, <c>close</c>).</param>
/// <param name="Kind">What it is to a comparison.</param>
/// <param name="Class">Its likely class.</param>
/// <param name="Weight">How much it says: 0 for grammar, 1 for an ordinary word, more for a name.</param>
/// <param name="Slot">The preposition that it stands behind, or empty: the subject, the verb, the object.</param>
/// <param name="Governor">The preposition whose own object it is, or empty; narrower than <paramref name="Slot"/>, which reaches to the next verb.</param>
/// <param name="Tense">For a verb, whether it tells of what has happened.</param>
/// <param name="IsReckoned">A part of a figure or a time, which are compared as such.</param>
internal readonly record struct ComparableWord(
    TextSpan Span, string Lower, string Stem, string Root, ComparableKind Kind, WordClasses Class, float Weight, string Slot, string Governor = "", VerbTense Tense = VerbTense.Open, bool IsReckoned = false)
{
    /// <summary>What the lexicon has of its base form.</summary>
    public WordTraits Traits { get; } = Kind == ComparableKind.Function ? WordTraits.None : WordTraits.Of(Stem);
}

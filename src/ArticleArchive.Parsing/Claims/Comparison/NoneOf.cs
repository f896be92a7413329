using System.Collections.Frozen;
using ArticleArchive.Parsing.Claims.Figures;
using ArticleArchive.Parsing.Claims.Lexicon;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims.Comparison;

/// <summary>Contraries that no list of words has: so much of a thing and none of it, a cause and no link.</summary>
internal static class NoneOf
{
    // Two of them tie the link to what is said to be the cause and what is said to follow.
    private const int LeastLinked = 2;

    private static readonly FrozenSet<string> Money = Claims.Words.Set("money cash payment bribe penny cent");

    private static readonly FrozenSet<string> Links = Claims.Words.Set("link connection association relationship correlation tie");

    private static readonly FrozenSet<string> Causes = Claims.Words.Set("cause trigger provoke produce bring lead induce");

    /// <summary>The place of the figure or of the cause in one statement, and of what is denied in the other; null for none.</summary>
    public static SpanPair? Clash(ClaimProfile left, ClaimProfile right) =>
        Find(left, right) ?? (Find(right, left) is { } turned ? new SpanPair(turned.Right, turned.Left) : null);

    private static SpanPair? Find(ClaimProfile stating, ClaimProfile denying)
    {
        var words = denying.Words;
        for (var i = 1; i < words.Length; i++)
        {
            if (words[i - 1].Lower is not ("no" or "any") || words[i].Kind != ComparableKind.Content || denying.Negation == 0)
                continue;
            foreach (var figure in stating.Figures)
            {
                if (figure.Value > 0 && (Units.IsMoney(figure.Unit) ? Money.Contains(words[i].Stem) : IsOf(figure, words[i])))
                    return new SpanPair(figure.Span, words[i].Span);
            }

            if (Links.Contains(words[i].Stem) && CauseOf(stating, denying) is { } cause)
                return new SpanPair(cause, words[i].Span);
        }

        return null;
    }

    private static bool IsOf(ClaimFigure figure, in ComparableWord word) => figure.Of is { } of && WordForms.StemOf(of.Split(' ')[^1].ToLowerInvariant(), isName: false) == word.Stem;

    // "The vaccine causes autism" against "no link between the vaccine and autism": cause and effect must both be there.
    private static TextSpan? CauseOf(ClaimProfile stating, ClaimProfile denying)
    {
        TextSpan? cause = null;
        var shared = 0;
        foreach (var word in stating.Words)
        {
            if (word.Kind == ComparableKind.Content && Causes.Contains(word.Stem))
                cause ??= word.Span;
            else if (word.Kind == ComparableKind.Name || (word.Kind == ComparableKind.Content && (word.Class == WordClasses.Noun || EnglishWords.Find(word.Stem) is null)))
                shared += Has(denying, word.Stem) ? 1 : 0;
        }

        return shared >= LeastLinked ? cause : null;
    }

    private static bool Has(ClaimProfile profile, string stem)
    {
        foreach (var word in profile.Words)
        {
            if (word.Kind != ComparableKind.Function && word.Stem == stem)
                return true;
        }

        return false;
    }
}

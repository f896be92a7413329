using ArticleArchive.Parsing.Claims.Figures;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims.Comparison;

/// <summary>What a figure is to a change.</summary>
internal enum FigureRole
{
    /// <summary>There is no change, or it is not told.</summary>
    None,

    /// <summary>What it was: from 5.</summary>
    Start,

    /// <summary>What it became: to 8.</summary>
    End,

    /// <summary>What came or went: by 3, an increase of 3.</summary>
    Amount,
}

/// <summary>A figure with the part that it has in its statement.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Role">What it is to a change.</param>
/// <param name="Before">The base forms before it, back to the last comma, conjunction or figure: of whom it is said.</param>
/// <param name="Behind">The base forms behind it, up to the next comma, conjunction or figure: what it counts; and its role.</param>
internal sealed record PlacedFigure(ClaimFigure Figure, FigureRole Role, IReadOnlySet<string> Before, IReadOnlySet<string> Behind);

/// <summary>Compares the figures of two statements by the part that each has, not only by their values.</summary>
internal static class FigureRoles
{
    private const int Reach = 5;

    /// <summary>The figures of a statement, each with its part.</summary>
    public static PlacedFigure[] Of(string text, ReadOnlySpan<ComparableWord> words, IReadOnlyList<ClaimFigure> figures)
    {
        var placed = new PlacedFigure[figures.Count];
        for (var f = 0; f < placed.Length; f++)
        {
            var span = figures[f].Span;
            var (first, behind) = (0, 0);
            while (first < words.Length && words[first].Span.End <= span.Start)
                first++;
            behind = first;
            while (behind < words.Length && words[behind].Span.Start < span.End)
                behind++;
            var role = RoleOf(words, first, behind);
            var (before, after) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
            if (role != FigureRole.None)
                after.Add("~" + role);
            for (var i = first - 1; i >= Math.Max(0, first - Reach) && !IsBorder(text, words, i, i + 1, figures); i--)
                Add(before, words[i]);
            for (var i = behind; i < Math.Min(words.Length, behind + Reach) && !IsBorder(text, words, i, i - 1, figures); i++)
                Add(after, words[i]);
            placed[f] = new PlacedFigure(figures[f], role, before, after);
        }

        return placed;
    }

    /// <summary>A figure that both have, but in another part: "fell to 12", "fell by 12"; "12 killed and 30 hurt", "30 killed and 12 hurt".</summary>
    public static SpanPair? Displaced(PlacedFigure[] left, PlacedFigure[] right)
    {
        foreach (var one in left)
        {
            if (one.Role == FigureRole.None || !right.Any(other => Agrees(one, other)) || right.Any(other => Agrees(one, other) && (other.Role == one.Role || other.Role == FigureRole.None)))
                continue;
            return new SpanPair(one.Figure.Span, right.First(other => Agrees(one, other)).Figure.Span);
        }

        // Two that have changed places: what stands around them fits better crosswise.
        for (var i = 0; i < left.Length; i++)
        {
            for (var k = i + 1; k < left.Length; k++)
            {
                if (FigureAgreement.Agree(left[i].Figure, left[k].Figure) != false)
                    continue;
                foreach (var third in right)
                {
                    foreach (var fourth in right)
                    {
                        if (ReferenceEquals(third, fourth) || !Agrees(left[i], third) || !Agrees(left[k], fourth))
                            continue;
                        if (IsCrosswise(left[i], left[k], third, fourth))
                            return new SpanPair(left[i].Figure.Span, third.Figure.Span);
                    }
                }
            }
        }

        return null;
    }

    private static void Add(HashSet<string> around, in ComparableWord word)
    {
        if (word.Kind is ComparableKind.Content or ComparableKind.Name)
            around.Add(word.Stem);
    }

    private static bool Agrees(PlacedFigure one, PlacedFigure other) => FigureAgreement.Agree(one.Figure, other.Figure) == true;

    // "The party won 48 seats here and 17 there": the subject stands before one figure and belongs to both, so it tells them apart only where each
    // has words of its own before it.
    private static bool IsCrosswise(PlacedFigure one, PlacedFigure two, PlacedFigure third, PlacedFigure fourth)
    {
        var haveSubjects = one.Before.Count > 0 && two.Before.Count > 0 && third.Before.Count > 0 && fourth.Before.Count > 0;
        var (first, second) = (Shared(one, fourth), Shared(two, third));
        return first > 0 && second > 0 && first + second > Shared(one, third) + Shared(two, fourth);

        int Shared(PlacedFigure ours, PlacedFigure theirs) => ours.Behind.Count(theirs.Behind.Contains) + (haveSubjects ? ours.Before.Count(theirs.Before.Contains) : 0);
    }

    private static FigureRole RoleOf(ReadOnlySpan<ComparableWord> words, int first, int behind)
    {
        var k = first - 1;
        while (k >= 0 && words[k].Lower is "just" or "only" or "even" or "a" or "an" or "the" or "another")
            k--;
        if (k < 0)
            return behind < words.Length && IsChange(words[behind]) ? FigureRole.Amount : FigureRole.None;
        switch (words[k].Lower)
        {
            case "from":
                return FigureRole.Start;
            case "to":
                return FigureRole.End;
            case "by":
                return FigureRole.Amount;
            case "of" when k > 0 && IsChange(words[k - 1]):
                return FigureRole.Amount;
            default:
                // "rose 12 percent", "a 12 percent rise"
                return (words[k].Class == Lexicon.WordClasses.Verb && IsChange(words[k])) || (behind < words.Length && words[behind].Class == Lexicon.WordClasses.Noun && IsChange(words[behind])) ? FigureRole.Amount : FigureRole.None;
        }
    }

    private static bool IsChange(in ComparableWord word) => word.Kind == ComparableKind.Content && Opposites.IsChange(word.Stem);

    private static bool IsBorder(string text, ReadOnlySpan<ComparableWord> words, int i, int inner, IReadOnlyList<ClaimFigure> figures)
    {
        var span = words[i].Span;
        if (words[i].Lower is "and" or "but" or "while" or "or" || figures.Any(figure => figure.Span.Overlaps(span)))
            return true;
        if (inner < 0 || inner >= words.Length)
            return false;
        var (start, end) = i < inner ? (words[i].Span.End, words[inner].Span.Start) : (words[inner].Span.End, words[i].Span.Start);
        return end > start && text.AsSpan(start, end - start).ContainsAny(",;:");
    }
}

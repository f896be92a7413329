using System.Collections.Frozen;
using ArticleArchive.Parsing.Claims.Figures;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Claims.Comparison;

/// <summary>A change told by a word (doubled) against one told in percent.</summary>
internal static class Growth
{
    // "Doubled" may be said of 90 percent more; in hundredths.
    private const decimal Rounding = 15;

    private static readonly FrozenDictionary<string, decimal> Words = new Dictionary<string, decimal>(StringComparer.Ordinal)
    {
        ["double"] = 100,
        ["triple"] = 200,
        ["treble"] = 200,
        ["quadruple"] = 300,
        ["halve"] = 50,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The word in one and the figure in the other that cannot both be so, or null.</summary>
    public static SpanPair? Clash(ClaimProfile left, ClaimProfile right) =>
        Find(left, right) ?? (Find(right, left) is { } turned ? new SpanPair(turned.Right, turned.Left) : null);

    private static SpanPair? Find(ClaimProfile told, ClaimProfile reckoned)
    {
        foreach (var word in told.Words)
        {
            // "A double room" is no change.
            if (word.IsReckoned || word.Lower == word.Stem || !Words.TryGetValue(word.Stem, out var change))
                continue;
            foreach (var placed in reckoned.PlacedFigures)
            {
                if (placed is { Role: FigureRole.Amount, Figure: { Unit: Units.Percent, High: null } figure } && Math.Abs(figure.Value - change) > Rounding)
                    return new SpanPair(word.Span, figure.Span);
            }
        }

        return null;
    }
}

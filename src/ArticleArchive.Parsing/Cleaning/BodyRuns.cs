namespace ArticleArchive.Parsing.Cleaning;

/// <summary>Chooses what is the article, in runs: a page has few borders between the article and what is around it.</summary>
internal static class BodyRuns
{
    /// <summary>What a border costs, in logits. Two of them must be worth it before a paragraph inside is cut out.</summary>
    public const double BorderCost = 2.0;

    /// <summary>The cheapest way through the scores (Viterbi's algorithm with two states).</summary>
    /// <param name="scores">A passage's score; above 0 for the article.</param>
    /// <param name="borderCost">What a border costs.</param>
    /// <returns>True for what belongs to the article.</returns>
    public static bool[] Choose(IReadOnlyList<double> scores, double borderCost = BorderCost)
    {
        var n = scores.Count;
        var cameFromOther = new (bool Out, bool In)[n];
        double outside = 0, inside = 0;
        for (var i = 0; i < n; i++)
        {
            var (toOut, toIn) = (inside - borderCost > outside, outside - borderCost > inside);
            cameFromOther[i] = (toOut, toIn);
            (outside, inside) = (
                (toOut ? inside - borderCost : outside) - scores[i] / 2,
                (toIn ? outside - borderCost : inside) + scores[i] / 2);
        }

        var isBody = new bool[n];
        var state = inside > outside;
        for (var i = n - 1; i >= 0; i--)
        {
            isBody[i] = state;
            if (state ? cameFromOther[i].In : cameFromOther[i].Out)
                state = !state;
        }

        return isBody;
    }
}

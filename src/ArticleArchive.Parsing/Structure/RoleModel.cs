using ArticleArchive.Parsing.Models;

namespace ArticleArchive.Parsing.Structure;

/// <summary>Decides for each line of an article whether it is a paragraph, a heading or a list item.</summary>
/// <remarks>
/// A linear-chain conditional random field: a line's score is what it looks like (<see cref="RoleFeatures.AddLine"/>) plus how
/// it goes with the role of the line above (<see cref="RoleFeatures.AddEdge"/>); the roles with the highest sum are found by
/// Viterbi's algorithm. The weights are fitted by the benchmarks' command <c>train-structure</c> (docs/parsing.md).
/// </remarks>
internal sealed class RoleModel(LinearModel weights)
{
    public const string ResourceName = "structure.weights";

    /// <summary>Buckets for hashed features, as a power of two.</summary>
    private const int HashBits = 13;

    // The likeliest roles are too often paragraphs: a heading that is missed moves all the text under it to the wrong section.
    private const float LeanToHeading = 0.9f;
    private const float LeanToItem = 0.5f;

    public static FeatureSpace Space { get; } = new([], HashBits);

    public static IReadOnlyList<string> Classes { get; } = Enum.GetNames<LineRole>();

    private static readonly Lazy<RoleModel> s_shipped = new(() => new RoleModel(LinearModel.Embedded(ResourceName, Space, Classes)));

    /// <summary>With the weights that the program carries.</summary>
    public static RoleModel Shipped => s_shipped.Value;

    /// <param name="features">Of the lines.</param>
    /// <param name="allowed">For each line the roles that it may have.</param>
    public LineRole[] Decide(RoleFeatures features, AllowedRoles[] allowed)
    {
        var roles = Classes.Count;
        var best = new float[roles];
        var cameFrom = new byte[features.Count, roles];
        var line = new FeatureVector(Space);
        Span<float> own = stackalloc float[roles];
        Span<float> edge = stackalloc float[roles];
        Span<float> next = stackalloc float[roles];
        for (var i = 0; i < features.Count; i++)
        {
            line.Clear();
            features.AddLine(i, line);
            weights.Score(line, own);
            own[(int)LineRole.Heading] += LeanToHeading;
            own[(int)LineRole.ListItem] += LeanToItem;
            next.Fill(float.NegativeInfinity);
            for (var above = 0; above < roles; above++)
            {
                if (i > 0 ? float.IsNegativeInfinity(best[above]) : above != (int)LineRole.Paragraph)
                    continue;
                line.Clear();
                features.AddEdge(i, (LineRole)above, line);
                weights.Score(line, edge);
                for (var role = 0; role < roles; role++)
                {
                    var score = (i > 0 ? best[above] : 0) + own[role] + edge[role];
                    if (score > next[role] && allowed[i].HasFlag((AllowedRoles)(1 << role)))
                        (next[role], cameFrom[i, role]) = (score, (byte)above);
                }
            }

            next.CopyTo(best);
        }

        var decided = new LineRole[features.Count];
        var current = Array.IndexOf(best, best.Max());
        for (var i = features.Count - 1; i >= 0; i--)
        {
            decided[i] = (LineRole)current;
            current = cameFrom[i, current];
        }

        return decided;
    }
}

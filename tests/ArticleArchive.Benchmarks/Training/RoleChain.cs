using ArticleArchive.Parsing.Models;
using ArticleArchive.Parsing.Structure;

namespace ArticleArchive.Benchmarks.Training;

/// <summary>The lines of one page with their right roles.</summary>
/// <param name="Group">The page's id.</param>
/// <param name="Labels">The right role of each line.</param>
/// <param name="Allowed">The roles that it may have.</param>
/// <param name="Own">For each line the features that do not depend on the line above.</param>
/// <param name="Edges">For each line and each role of the line above, the features that do.</param>
internal sealed record RoleChain(string Group, LineRole[] Labels, AllowedRoles[] Allowed, int[][] Own, int[][][] Edges)
{
    public static RoleChain Of(string group, RoleFeatures features, AllowedRoles[] allowed, LineRole[] labels)
    {
        var vector = new FeatureVector(RoleModel.Space);
        var own = new int[features.Count][];
        var edges = new int[features.Count][][];
        for (var i = 0; i < features.Count; i++)
        {
            vector.Clear();
            features.AddLine(i, vector);
            own[i] = vector.Indexes.ToArray();
            edges[i] = new int[RoleModel.Classes.Count][];
            for (var above = 0; above < edges[i].Length; above++)
            {
                vector.Clear();
                features.AddEdge(i, (LineRole)above, vector);
                edges[i][above] = vector.Indexes.ToArray();
            }
        }

        return new RoleChain(group, labels, allowed, own, edges);
    }
}

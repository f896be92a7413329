using ArticleArchive.Parsing.Models;
using ArticleArchive.Parsing.Structure;

namespace ArticleArchive.Benchmarks.Training;

/// <summary>Fits the weights of <see cref="RoleModel"/>: the likelihood of the right roles of whole pages, with an L2 penalty.</summary>
/// <remarks>Forward and backward sums over the chain in logarithms; convex, and without a random part.</remarks>
internal static class RoleFit
{
    private static readonly int s_roles = RoleModel.Classes.Count;

    public static LinearModel Fit(IReadOnlyList<RoleChain> chains, double penalty, int mostSteps)
    {
        var size = RoleModel.Space.Count + 1;
        var lines = chains.Sum(chain => (double)chain.Labels.Length);
        var weights = Lbfgs.Minimise(s_roles * size, Loss, mostSteps);
        return LinearModel.FromWeights(RoleModel.Space, RoleModel.Classes, weights);

        double Loss(double[] x, double[] gradient)
        {
            Array.Clear(gradient);
            double loss = 0;
            foreach (var chain in chains)
                loss += LossOf(chain, x, gradient, size);
            loss /= lines;
            for (var i = 0; i < x.Length; i++)
            {
                loss += penalty * x[i] * x[i] / 2;
                gradient[i] = (gradient[i] / lines) + (penalty * x[i]);
            }

            return loss;
        }
    }

    private static double LossOf(RoleChain chain, double[] x, double[] gradient, int size)
    {
        var n = chain.Labels.Length;
        if (n == 0)
            return 0;
        var own = new double[n, s_roles];
        var edge = new double[n, s_roles, s_roles];
        var forward = new double[n, s_roles];
        var backward = new double[n, s_roles];
        Span<double> terms = stackalloc double[s_roles];
        for (var i = 0; i < n; i++)
        {
            for (var role = 0; role < s_roles; role++)
            {
                own[i, role] = chain.Allowed[i].HasFlag((AllowedRoles)(1 << role)) ? Sum(chain.Own[i], x, role * size) : double.NegativeInfinity;
                for (var above = 0; above < s_roles; above++)
                    edge[i, above, role] = Sum(chain.Edges[i][above], x, role * size);
                for (var above = 0; above < s_roles; above++)
                    terms[above] = i > 0 ? forward[i - 1, above] + edge[i, above, role] : above == 0 ? edge[i, 0, role] : double.NegativeInfinity;
                forward[i, role] = own[i, role] + LogSum(terms);
            }
        }

        for (var i = n - 2; i >= 0; i--)
        {
            for (var role = 0; role < s_roles; role++)
            {
                for (var below = 0; below < s_roles; below++)
                    terms[below] = edge[i + 1, role, below] + own[i + 1, below] + backward[i + 1, below];
                backward[i, role] = LogSum(terms);
            }
        }

        for (var role = 0; role < s_roles; role++)
            terms[role] = forward[n - 1, role];
        var all = LogSum(terms);
        double right = 0;
        for (var i = 0; i < n; i++)
        {
            var label = (int)chain.Labels[i];
            var labelAbove = i > 0 ? (int)chain.Labels[i - 1] : 0;
            right += own[i, label] + edge[i, labelAbove, label];
            for (var role = 0; role < s_roles; role++)
            {
                var share = Math.Exp(forward[i, role] + backward[i, role] - all);
                AddTo(gradient, chain.Own[i], role * size, share - (role == label ? 1 : 0));
                for (var above = 0; above < s_roles; above++)
                {
                    if (i == 0 && above > 0)
                        continue;
                    var joint = Math.Exp((i > 0 ? forward[i - 1, above] : 0) + edge[i, above, role] + own[i, role] + backward[i, role] - all);
                    AddTo(gradient, chain.Edges[i][above], role * size, joint - (role == label && above == labelAbove ? 1 : 0));
                }
            }
        }

        return all - right;
    }

    // The first weight of a column is the intercept; features follow it.
    private static double Sum(int[] indexes, double[] x, int column)
    {
        double sum = 0;
        foreach (var index in indexes)
            sum += x[column + 1 + index];
        return sum;
    }

    private static void AddTo(double[] gradient, int[] indexes, int column, double amount)
    {
        if (Math.Abs(amount) < 1e-7)
            return;
        foreach (var index in indexes)
            gradient[column + 1 + index] += amount;
    }

    private static double LogSum(ReadOnlySpan<double> terms)
    {
        var highest = double.NegativeInfinity;
        foreach (var term in terms)
            highest = Math.Max(highest, term);
        if (double.IsNegativeInfinity(highest))
            return highest;
        double sum = 0;
        foreach (var term in terms)
            sum += Math.Exp(term - highest);
        return highest + Math.Log(sum);
    }
}

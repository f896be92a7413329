namespace ArticleArchive.Parsing.Models;

/// <summary>The limited-memory method of Broyden, Fletcher, Goldfarb and Shanno, for smooth convex functions.</summary>
/// <remarks>J. Nocedal, S. Wright, Numerical Optimization, algorithms 7.4 and 7.5; steps by halving until the loss falls enough.</remarks>
internal static class Lbfgs
{
    private const int Memory = 8;
    private const double SmallestGain = 1e-6;

    /// <param name="size">The number of variables; they start at 0.</param>
    /// <param name="loss">The value at a point; writes the gradient there into its second argument.</param>
    /// <param name="mostSteps">Ends after so many steps, or when a step gains next to nothing.</param>
    public static double[] Minimise(int size, Func<double[], double[], double> loss, int mostSteps)
    {
        var x = new double[size];
        var gradient = new double[size];
        var history = new LinkedList<(double[] Step, double[] Change, double Scale)>();
        var value = loss(x, gradient);
        for (var step = 0; step < mostSteps; step++)
        {
            var direction = Direction(gradient, history);
            var slope = Dot(direction, gradient);
            if (slope >= 0)
                break;
            var length = history.Count == 0 ? 1 / Math.Max(1e-12, Math.Sqrt(-slope)) : 1;
            var (next, nextGradient) = (new double[size], new double[size]);
            double nextValue;
            for (var halvings = 0; ; halvings++, length /= 2)
            {
                for (var i = 0; i < size; i++)
                    next[i] = x[i] + length * direction[i];
                nextValue = loss(next, nextGradient);
                if (nextValue <= value + 1e-4 * length * slope)
                    break;
                if (halvings == 30)
                    return x;
            }

            var (moved, changed) = (new double[size], new double[size]);
            for (var i = 0; i < size; i++)
                (moved[i], changed[i]) = (next[i] - x[i], nextGradient[i] - gradient[i]);
            var curvature = Dot(moved, changed);
            if (curvature > 1e-16)
            {
                history.AddLast((moved, changed, 1 / curvature));
                if (history.Count > Memory)
                    history.RemoveFirst();
            }

            var gain = value - nextValue;
            (x, gradient, value) = (next, nextGradient, nextValue);
            if (gain < SmallestGain * Math.Max(1e-3, value))
                break;
        }

        return x;
    }

    private static double[] Direction(double[] gradient, LinkedList<(double[] Step, double[] Change, double Scale)> history)
    {
        var q = Array.ConvertAll(gradient, value => -value);
        var shares = new Stack<double>();
        for (var node = history.Last; node is not null; node = node.Previous)
        {
            var share = node.Value.Scale * Dot(node.Value.Step, q);
            shares.Push(share);
            AddScaled(q, node.Value.Change, -share);
        }

        if (history.Last is { Value: var (_, change, scale) })
        {
            var factor = 1 / (scale * Dot(change, change));
            for (var i = 0; i < q.Length; i++)
                q[i] *= factor;
        }

        for (var node = history.First; node is not null; node = node.Next)
            AddScaled(q, node.Value.Step, shares.Pop() - node.Value.Scale * Dot(node.Value.Change, q));
        return q;
    }

    private static double Dot(double[] left, double[] right)
    {
        double sum = 0;
        for (var i = 0; i < left.Length; i++)
            sum += left[i] * right[i];
        return sum;
    }

    private static void AddScaled(double[] target, double[] source, double factor)
    {
        for (var i = 0; i < target.Length; i++)
            target[i] += factor * source[i];
    }
}

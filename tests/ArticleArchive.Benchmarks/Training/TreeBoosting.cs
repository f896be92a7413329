using ArticleArchive.Parsing.Models;
using Node = ArticleArchive.Parsing.Models.BoostedTrees.Node;

namespace ArticleArchive.Benchmarks.Training;

/// <summary>Rows of numbers with a truth each, for <see cref="TreeBoosting"/>.</summary>
internal sealed class TrainingTable(IReadOnlyList<string> names)
{
    public IReadOnlyList<string> Names => names;

    public List<float[]> Rows { get; } = [];

    public List<bool> Labels { get; } = [];

    public List<float> Weights { get; } = [];

    /// <summary>The fold of cross-validation that a row belongs to.</summary>
    public List<int> Folds { get; } = [];
}

/// <summary>Gradient boosting for two classes: each tree is fitted to what the trees before it got wrong.</summary>
/// <remarks>
/// Histograms of binned features, trees grown leaf by leaf, second-order gains (T. Chen, C. Guestrin, XGBoost, 2016). Each
/// tree sees a part of the rows and features; the choice is pseudo-random with a fixed seed, so fits can be repeated.
/// </remarks>
internal sealed class TreeBoosting
{
    private const int MostBins = 64;
    private const double Penalty = 4;
    private const double SmallestGain = 1e-3;

    private readonly TrainingTable _table;
    private readonly float[][] _borders; // of the bins, per feature
    private readonly byte[][] _bins; // per feature and row
    private readonly float[] _gradients;
    private readonly float[] _curvatures;

    /// <param name="table">Its rows are binned once for all fits.</param>
    public TreeBoosting(TrainingTable table)
    {
        _table = table;
        var features = table.Names.Count;
        (_borders, _bins) = (new float[features][], new byte[features][]);
        for (var feature = 0; feature < features; feature++)
            (_borders[feature], _bins[feature]) = Bin(table.Rows, feature);
        _gradients = new float[table.Rows.Count];
        _curvatures = new float[table.Rows.Count];
    }

    public int Trees { get; init; } = 160;

    public int Leaves { get; init; } = 24;

    public double Rate { get; init; } = 0.1;

    public double RowShare { get; init; } = 0.4;

    public double FeatureShare { get; init; } = 0.5;

    /// <param name="belongs">Which rows to learn from.</param>
    public BoostedTrees Fit(Func<int, bool> belongs)
    {
        var rows = Enumerable.Range(0, _table.Rows.Count).Where(belongs).ToArray();
        var mean = rows.Sum(row => (double)_table.Weights[row]) / rows.Length;
        var share = rows.Sum(row => _table.Labels[row] ? (double)_table.Weights[row] : 0) / (mean * rows.Length);
        var start = (float)Math.Log(share / (1 - share));
        var scores = new float[_table.Rows.Count];
        Array.Fill(scores, start);
        var random = new Random(12345);
        var trees = new List<IReadOnlyList<Node>>();
        for (var tree = 0; tree < Trees; tree++)
        {
            var sample = Array.FindAll(rows, _ => random.NextDouble() < RowShare);
            foreach (var row in sample)
            {
                var probability = 1 / (1 + MathF.Exp(-scores[row]));
                var weight = (float)(_table.Weights[row] / mean);
                _gradients[row] = weight * (probability - (_table.Labels[row] ? 1 : 0));
                _curvatures[row] = weight * Math.Max(1e-4f, probability * (1 - probability));
            }

            var features = Enumerable.Range(0, _borders.Length).Where(_ => random.NextDouble() < FeatureShare).ToArray();
            var nodes = Grow(sample, features);
            trees.Add(nodes);
            foreach (var row in rows)
                scores[row] += ValueFor(nodes, row);
        }

        return BoostedTrees.FromTrees(_table.Names, start, trees);
    }

    private float ValueFor(List<Node> nodes, int row)
    {
        var node = nodes[0];
        var values = _table.Rows[row];
        while (!node.IsLeaf)
            node = nodes[values[node.Feature] <= node.Value ? node.Low : node.High];
        return node.Value;
    }

    private List<Node> Grow(int[] sample, int[] features)
    {
        var nodes = new List<Node> { default };
        var open = new List<Leaf> { Measure(0, sample, features, parent: null, sibling: null) };
        for (var leaves = 1; leaves < Leaves; leaves++)
        {
            var best = open.MaxBy(leaf => leaf.Gain)!;
            if (best.Gain < SmallestGain)
                break;
            open.Remove(best);
            var bins = _bins[best.Feature];
            var low = Array.FindAll(best.Rows, row => bins[row] <= best.Bin);
            var high = Array.FindAll(best.Rows, row => bins[row] > best.Bin);
            nodes[best.Node] = new Node(best.Feature, _borders[best.Feature][best.Bin], nodes.Count, nodes.Count + 1);
            nodes.Add(default);
            nodes.Add(default);
            // The greater half's histogram is what the smaller half's leaves of their parent's.
            if (low.Length <= high.Length)
            {
                var small = Measure(nodes.Count - 2, low, features, null, null);
                open.Add(small);
                open.Add(Measure(nodes.Count - 1, high, features, best, small));
            }
            else
            {
                var small = Measure(nodes.Count - 1, high, features, null, null);
                open.Add(small);
                open.Add(Measure(nodes.Count - 2, low, features, best, small));
            }
        }

        foreach (var leaf in open)
            nodes[leaf.Node] = Node.Leaf((float)(-Rate * leaf.Gradient / (leaf.Curvature + Penalty)));
        return nodes;
    }

    private Leaf Measure(int node, int[] rows, int[] features, Leaf? parent, Leaf? sibling)
    {
        double gradient = 0, curvature = 0;
        foreach (var row in rows)
            (gradient, curvature) = (gradient + _gradients[row], curvature + _curvatures[row]);
        var histogram = new double[features.Length * MostBins * 2];
        if (parent is not null && sibling is not null)
        {
            for (var i = 0; i < histogram.Length; i++)
                histogram[i] = parent.Histogram[i] - sibling.Histogram[i];
        }
        else
        {
            for (var f = 0; f < features.Length; f++)
            {
                var part = histogram.AsSpan(f * MostBins * 2, MostBins * 2);
                var bins = _bins[features[f]];
                foreach (var row in rows)
                {
                    var at = 2 * bins[row];
                    part[at] += _gradients[row];
                    part[at + 1] += _curvatures[row];
                }
            }
        }

        var leaf = new Leaf(node, rows, histogram, gradient, curvature);
        var whole = gradient * gradient / (curvature + Penalty);
        for (var f = 0; f < features.Length; f++)
        {
            double below = 0, belowCurvature = 0;
            for (var bin = 0; bin < _borders[features[f]].Length; bin++)
            {
                below += histogram[(f * MostBins + bin) * 2];
                belowCurvature += histogram[(f * MostBins + bin) * 2 + 1];
                var (above, aboveCurvature) = (gradient - below, curvature - belowCurvature);
                if (belowCurvature < 5 || aboveCurvature < 5)
                    continue;
                var gain = below * below / (belowCurvature + Penalty) + above * above / (aboveCurvature + Penalty) - whole;
                if (gain > leaf.Gain)
                    (leaf.Gain, leaf.Feature, leaf.Bin) = (gain, features[f], bin);
            }
        }

        return leaf;
    }

    // Borders between bins of about as many rows each; a row's bin is the number of borders below its value.
    private static (float[] Borders, byte[] Bins) Bin(List<float[]> rows, int feature)
    {
        var sorted = rows.Where((_, i) => i % 7 == 0).Select(row => row[feature]).Order().ToArray();
        var borders = new List<float>();
        for (var bin = 1; bin < MostBins; bin++)
        {
            var value = sorted[(int)((long)bin * sorted.Length / MostBins)];
            if (value < sorted[^1] && (borders.Count == 0 || value > borders[^1]))
                borders.Add(value);
        }

        // A value that few rows have is a border too, as in a feature that is nearly always 0.
        foreach (var value in sorted.Distinct().Take(MostBins))
        {
            if (borders.Count < MostBins - 1 && value < sorted[^1] && !borders.Contains(value))
                borders.Add(value);
        }

        var ordered = borders.Order().ToArray();
        var bins = new byte[rows.Count];
        for (var i = 0; i < bins.Length; i++)
        {
            var at = Array.BinarySearch(ordered, rows[i][feature]);
            bins[i] = (byte)(at >= 0 ? at : ~at);
        }

        return (ordered, bins);
    }

    private sealed class Leaf(int node, int[] rows, double[] histogram, double gradient, double curvature)
    {
        public int Node => node;

        public int[] Rows => rows;

        public double[] Histogram => histogram;

        public double Gradient => gradient;

        public double Curvature => curvature;

        public double Gain { get; set; }

        public int Feature { get; set; }

        public int Bin { get; set; }
    }
}

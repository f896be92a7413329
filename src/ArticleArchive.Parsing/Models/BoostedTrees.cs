using System.Text;

namespace ArticleArchive.Parsing.Models;

/// <summary>A sum of small decision trees (gradient boosting), read from a file that training wrote.</summary>
/// <remarks>
/// Features need no scale; missing is not known to it. File: the format's mark, the features' names, the score that
/// every thing starts with, then tree after tree: the number of nodes, and each node's feature (-1 for a leaf), value
/// (the threshold, or a leaf's share of the score) and the places of its two children within the tree.
/// </remarks>
internal sealed class BoostedTrees
{
    private const string Mark = "article-archive boosted trees 1";

    private readonly float _start;
    private readonly int[] _roots;
    private readonly Node[] _nodes;
    private readonly WalkedTree[] _trees;
    private readonly Step[] _steps;

    private BoostedTrees(IReadOnlyList<string> names, float start, int[] roots, Node[] nodes)
    {
        Names = names;
        _start = start;
        _roots = roots;
        _nodes = nodes;
        (_trees, _steps) = Walkable(roots, nodes);
    }

    /// <summary>The features in the order of their indexes.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <param name="names">The features.</param>
    /// <param name="start">The score that every thing starts with.</param>
    /// <param name="trees">The nodes of each tree, the root first; children are places within the tree, behind their parent.</param>
    public static BoostedTrees FromTrees(IReadOnlyList<string> names, float start, IReadOnlyList<IReadOnlyList<Node>> trees)
    {
        var roots = new int[trees.Count];
        var nodes = new List<Node>();
        for (var i = 0; i < trees.Count; i++)
        {
            roots[i] = nodes.Count;
            foreach (var node in trees[i])
            {
                var at = nodes.Count;
                nodes.Add(node.IsLeaf ? node : node with { Low = node.Low + roots[i], High = node.High + roots[i] });
                if (!node.IsLeaf && (nodes[at].Low <= at || nodes[at].High <= at || node.Low >= trees[i].Count || node.High >= trees[i].Count || node.Feature >= names.Count))
                    throw new ArgumentException("A tree's node points to no node behind it.", nameof(trees));
            }
        }

        return new BoostedTrees(names, start, roots, [.. nodes]);
    }

    /// <summary>The score of one thing, as a logit.</summary>
    /// <param name="features">As many as there are names.</param>
    public float Score(ReadOnlySpan<float> features)
    {
        var steps = _steps;
        var sum = _start;
        foreach (var tree in _trees)
        {
            var at = tree.Root;
            for (var depth = tree.Depth; depth > 0; depth--)
            {
                ref readonly var step = ref steps[at];
                at = step.Low + (features[step.Feature] > step.Most ? 1 : 0);
            }

            sum += steps[at].Share;
        }

        return sum;
    }

    // A processor guesses badly where a tree goes on, so nothing is left to guess: both children lie side by side, every way is
    // as long as the longest, and a leaf leads to itself.
    private static (WalkedTree[] Trees, Step[] Steps) Walkable(int[] roots, Node[] nodes)
    {
        var trees = new WalkedTree[roots.Length];
        var steps = new List<Step>(nodes.Length);
        for (var i = 0; i < roots.Length; i++)
        {
            var root = steps.Count;
            var (level, depth) = (new List<(int Node, int Place)> { (roots[i], root) }, 0);
            steps.Add(default);
            for (; level.Count > 0; depth++)
            {
                var below = new List<(int Node, int Place)>();
                foreach (var (at, place) in level)
                {
                    var node = nodes[at];
                    steps[place] = node.IsLeaf ? new Step(0, float.PositiveInfinity, place, node.Value) : new Step(node.Feature, node.Value, steps.Count, 0);
                    if (node.IsLeaf)
                        continue;
                    below.Add((node.Low, steps.Count));
                    below.Add((node.High, steps.Count + 1));
                    steps.Add(default);
                    steps.Add(default);
                }

                level = below;
            }

            trees[i] = new WalkedTree(root, depth - 1);
        }

        return (trees, [.. steps]);
    }

    /// <inheritdoc cref="LinearModel.Embedded"/>
    public static BoostedTrees Embedded(string name, IReadOnlyList<string> names)
    {
        using var stream = typeof(BoostedTrees).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidDataException($"The assembly holds no weights called {name}.");
        return Read(stream, names);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The trees were fitted for other features: fit them again.</exception>
    public static BoostedTrees Read(Stream stream, IReadOnlyList<string> names)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        if (reader.ReadString() != Mark || reader.ReadInt16() != names.Count || names.Any(name => reader.ReadString() != name))
            throw new InvalidDataException("The trees are for other features than the code's: fit them again.");
        var start = reader.ReadSingle();
        var trees = new Node[reader.ReadInt16()][];
        for (var i = 0; i < trees.Length; i++)
        {
            trees[i] = new Node[reader.ReadInt16()];
            for (var k = 0; k < trees[i].Length; k++)
            {
                var (feature, value) = (reader.ReadInt16(), reader.ReadSingle());
                trees[i][k] = feature < 0 ? Node.Leaf(value) : new Node(feature, value, reader.ReadByte(), reader.ReadByte());
            }
        }

        return FromTrees(names, start, trees);
    }

    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Mark);
        writer.Write((short)Names.Count);
        foreach (var name in Names)
            writer.Write(name);
        writer.Write(_start);
        writer.Write((short)_roots.Length);
        for (var i = 0; i < _roots.Length; i++)
        {
            var end = i + 1 < _roots.Length ? _roots[i + 1] : _nodes.Length;
            writer.Write((short)(end - _roots[i]));
            foreach (var node in _nodes.AsSpan(_roots[i], end - _roots[i]))
            {
                writer.Write((short)node.Feature);
                writer.Write(node.Value);
                if (node.IsLeaf)
                    continue;
                writer.Write(checked((byte)(node.Low - _roots[i])));
                writer.Write(checked((byte)(node.High - _roots[i])));
            }
        }
    }

    private readonly record struct WalkedTree(int Root, int Depth);

    /// <param name="Feature">What is looked at.</param>
    /// <param name="Most">The greatest value that goes to <paramref name="Low"/>; a greater one goes to the step behind it.</param>
    /// <param name="Low">The next step.</param>
    /// <param name="Share">A leaf's share of the score.</param>
    private readonly record struct Step(int Feature, float Most, int Low, float Share);

    /// <param name="Feature">Its index, or -1 in a leaf.</param>
    /// <param name="Value">The greatest value that goes to <paramref name="Low"/>; a leaf's share of the score.</param>
    /// <param name="Low">Where small values go.</param>
    /// <param name="High">Where greater ones go.</param>
    internal readonly record struct Node(int Feature, float Value, int Low, int High)
    {
        public bool IsLeaf => Feature < 0;

        public static Node Leaf(float value) => new(-1, value, 0, 0);
    }
}

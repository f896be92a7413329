namespace ArticleArchive.Parsing.Models;

/// <summary>Examples to learn from: features, the right class, how much it counts, and the group it comes from.</summary>
/// <remarks>A group is what must not be torn apart by cross-validation: all lines of a page and of its other renderings.</remarks>
internal sealed class TrainingSet(FeatureSpace space, IReadOnlyList<string> classes)
{
    private readonly List<int> _starts = [0];
    private readonly List<int> _indexes = [];
    private readonly List<float> _values = [];
    private readonly List<int> _labels = [];
    private readonly List<float> _weights = [];
    private readonly List<string> _groups = [];

    public FeatureSpace Space => space;

    public IReadOnlyList<string> Classes => classes;

    public int Count => _labels.Count;

    /// <param name="vector">Copied; the caller may fill it again.</param>
    /// <param name="label">Index of the right class.</param>
    /// <param name="weight">How much the example counts; 1 for an ordinary one.</param>
    /// <param name="group">The page, say.</param>
    public void Add(FeatureVector vector, int label, float weight, string group)
    {
        foreach (var index in vector.Indexes)
            _indexes.Add(index);
        foreach (var value in vector.Values)
            _values.Add(value);
        _starts.Add(_indexes.Count);
        _labels.Add(label);
        _weights.Add(weight);
        _groups.Add(group);
    }

    public int LabelOf(int example) => _labels[example];

    public float WeightOf(int example) => _weights[example];

    public string GroupOf(int example) => _groups[example];

    public ReadOnlySpan<int> IndexesOf(int example) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_indexes)[_starts[example].._starts[example + 1]];

    public ReadOnlySpan<float> ValuesOf(int example) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_values)[_starts[example].._starts[example + 1]];

    /// <summary>Fills a vector with an example's features.</summary>
    public void CopyTo(int example, FeatureVector vector)
    {
        vector.Clear();
        var indexes = IndexesOf(example);
        var values = ValuesOf(example);
        for (var i = 0; i < indexes.Length; i++)
            vector.AddAt(indexes[i], values[i]);
    }
}

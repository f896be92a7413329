namespace ArticleArchive.Parsing.Models;

/// <summary>The features of one thing to be judged: pairs of index and value. Made once and filled again for each thing.</summary>
internal sealed class FeatureVector(FeatureSpace space)
{
    private int[] _indexes = new int[128];
    private float[] _values = new float[128];

    public FeatureSpace Space => space;

    public int Count { get; private set; }

    /// <summary>Indexes into <see cref="FeatureSpace"/>; one may occur more than once, then its values add up.</summary>
    public ReadOnlySpan<int> Indexes => _indexes.AsSpan(0, Count);

    public ReadOnlySpan<float> Values => _values.AsSpan(0, Count);

    public void Clear() => Count = 0;

    /// <summary>Adds a named feature; a value of 0 is the same as none.</summary>
    public void Add(int feature, double value)
    {
        if (value != 0)
            AddAt(feature, (float)value);
    }

    /// <summary>Adds a feature that is true.</summary>
    public void Add(int feature) => AddAt(feature, 1);

    /// <summary>Adds what a hash of <see cref="FeatureHash"/> stands for.</summary>
    public void AddHashed(uint hash, float value = 1)
    {
        if (space.HashBits > 0)
            AddAt(space.NamedCount + (int)(hash >> (32 - space.HashBits)), value);
    }

    /// <summary>Adds a feature by its index in the space, named or hashed.</summary>
    public void AddAt(int index, float value)
    {
        if (Count == _indexes.Length)
        {
            Array.Resize(ref _indexes, 2 * Count);
            Array.Resize(ref _values, 2 * Count);
        }

        _indexes[Count] = index;
        _values[Count++] = value;
    }
}

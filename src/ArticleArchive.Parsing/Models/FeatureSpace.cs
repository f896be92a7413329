namespace ArticleArchive.Parsing.Models;

/// <summary>What a model looks at: features that have a name, and after them a table of buckets for features that are words.</summary>
/// <remarks>
/// The names are stored with the weights, and <see cref="LinearModel.Read"/> compares them: code and weights cannot drift
/// apart unnoticed. Hashed features need no list of words; two words that share a bucket share a weight.
/// </remarks>
internal sealed class FeatureSpace
{
    /// <param name="names">Of the named features, in the order of their indexes; the values should be about 0 to 1.</param>
    /// <param name="hashBits">The hash table has 2 to this power buckets; 0 for none.</param>
    public FeatureSpace(IReadOnlyList<string> names, int hashBits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(hashBits, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hashBits, 20);
        Names = names;
        HashBits = hashBits;
    }

    public IReadOnlyList<string> Names { get; }

    public int HashBits { get; }

    /// <summary>The number of named features; the hashed ones follow them.</summary>
    public int NamedCount => Names.Count;

    public int HashedCount => HashBits == 0 ? 0 : 1 << HashBits;

    public int Count => NamedCount + HashedCount;

    /// <summary>The members of an enum, in order of their values, as named features.</summary>
    public static FeatureSpace Of<T>(int hashBits)
        where T : struct, Enum => new(Enum.GetNames<T>(), hashBits);
}

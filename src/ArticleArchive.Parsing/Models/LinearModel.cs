using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace ArticleArchive.Parsing.Models;

/// <summary>A linear classifier: one weight a feature and class, read from a file that training wrote.</summary>
/// <remarks>
/// With two classes there is one column of weights and the score is the logit of the second class; with more there is a
/// column for each, and the highest score wins. Scoring allocates nothing.
/// File: the format's mark, the classes' names, hash bits, the features' names, then a column after the other: the
/// intercept, the named features' weights (32-bit floats), the size of one step, the buckets' weights in steps (signed bytes).
/// </remarks>
internal sealed class LinearModel
{
    private const string Mark = "article-archive linear model 1";

    // Columns that are summed up at once.
    private const int Lanes = 4;

    // A feature's weights lie side by side, a column of each class, filled up to whole vectors: so all classes cost about what one does.
    private readonly int _stride;
    private readonly float[] _intercepts;
    private readonly float[] _named;
    private readonly float[] _steps;
    private readonly sbyte[] _hashed;

    private LinearModel(FeatureSpace space, IReadOnlyList<string> classes)
    {
        Space = space;
        Classes = classes;
        Columns = ColumnsOf(classes.Count);
        _stride = Columns == 1 ? 1 : (Columns + Lanes - 1) / Lanes * Lanes;
        _intercepts = new float[Columns];
        _steps = new float[Columns];
        _named = new float[_stride * space.NamedCount];
        _hashed = new sbyte[_stride * space.HashedCount];
    }

    public FeatureSpace Space { get; }

    /// <summary>The classes' names; the index is the class.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>How many scores a thing gets: 1 for two classes, else the number of classes.</summary>
    public int Columns { get; }

    public static int ColumnsOf(int classes) => classes == 2 ? 1 : classes;

    /// <param name="space">What the weights are for.</param>
    /// <param name="classes">Two or more.</param>
    /// <param name="weights">Column after column: the intercept and then a weight for each feature of the space.</param>
    public static LinearModel FromWeights(FeatureSpace space, IReadOnlyList<string> classes, ReadOnlySpan<double> weights)
    {
        var model = new LinearModel(space, classes);
        if (weights.Length != model.Columns * (space.Count + 1))
            throw new ArgumentException($"There are {model.Columns * (space.Count + 1)} weights.", nameof(weights));
        for (var column = 0; column < model.Columns; column++)
        {
            var part = weights.Slice(column * (space.Count + 1), space.Count + 1);
            model._intercepts[column] = (float)part[0];
            for (var i = 0; i < space.NamedCount; i++)
                model._named[i * model._stride + column] = (float)part[1 + i];
            var hashed = part[(1 + space.NamedCount)..];
            double largest = 0;
            foreach (var weight in hashed)
                largest = Math.Max(largest, Math.Abs(weight));
            var step = largest / sbyte.MaxValue;
            model._steps[column] = (float)step;
            for (var i = 0; i < hashed.Length; i++)
                model._hashed[i * model._stride + column] = step == 0 ? (sbyte)0 : (sbyte)Math.Round(hashed[i] / step);
        }

        return model;
    }

    /// <summary>The weights as <see cref="FromWeights"/> takes them.</summary>
    public double[] ToWeights()
    {
        var weights = new double[Columns * (Space.Count + 1)];
        for (var column = 0; column < Columns; column++)
        {
            var part = weights.AsSpan(column * (Space.Count + 1), Space.Count + 1);
            part[0] = _intercepts[column];
            for (var i = 0; i < Space.NamedCount; i++)
                part[1 + i] = _named[(i * _stride) + column];
            for (var i = 0; i < Space.HashedCount; i++)
                part[1 + Space.NamedCount + i] = _hashed[(i * _stride) + column] * _steps[column];
        }

        return weights;
    }

    /// <summary>The score of the second of two classes, as a logit.</summary>
    public float Score(FeatureVector vector)
    {
        Span<float> score = stackalloc float[1];
        Score(vector, score);
        return score[0];
    }

    /// <summary>The scores of all columns, as logits.</summary>
    /// <param name="vector">The features of one thing.</param>
    /// <param name="scores"><see cref="Columns"/> numbers.</param>
    public void Score(FeatureVector vector, Span<float> scores)
    {
        if (scores.Length != Columns)
            throw new ArgumentException($"There are {Columns} scores.", nameof(scores));
        if (Columns == 1)
        {
            scores[0] = ScoreOne(vector.Indexes, vector.Values);
            return;
        }

        Span<float> lanes = stackalloc float[2 * Lanes];
        for (var first = 0; first < Columns; first += Lanes)
        {
            var (named, hashed) = Sums(vector.Indexes, vector.Values, first);
            named.CopyTo(lanes);
            hashed.CopyTo(lanes[Lanes..]);
            for (var column = first; column < Math.Min(first + Lanes, Columns); column++)
                scores[column] = _intercepts[column] + lanes[column - first] + lanes[Lanes + column - first] * _steps[column];
        }
    }

    private float ScoreOne(ReadOnlySpan<int> indexes, ReadOnlySpan<float> values)
    {
        var namedCount = Space.NamedCount;
        float named = 0, hashed = 0;
        for (var i = 0; i < indexes.Length; i++)
        {
            var index = indexes[i];
            if (index < namedCount)
                named += values[i] * _named[index];
            else
                hashed += values[i] * _hashed[index - namedCount];
        }

        return _intercepts[0] + named + hashed * _steps[0];
    }

    // What four columns from one on sum up to: the named features' weights, and the buckets' in steps.
    private (Vector128<float> Named, Vector128<float> Hashed) Sums(ReadOnlySpan<int> indexes, ReadOnlySpan<float> values, int first)
    {
        var namedCount = Space.NamedCount;
        var named = Vector128<float>.Zero;
        var hashed = Vector128<float>.Zero;
        for (var i = 0; i < indexes.Length; i++)
        {
            var index = indexes[i];
            if (index < namedCount)
            {
                named += Vector128.Create(_named.AsSpan((index * _stride) + first, Lanes)) * values[i];
            }
            else
            {
                var steps = Vector128.CreateScalar(MemoryMarshal.Read<int>(MemoryMarshal.AsBytes(_hashed.AsSpan(((index - namedCount) * _stride) + first, Lanes)))).AsSByte();
                hashed += Vector128.ConvertToSingle(Vector128.WidenLower(Vector128.WidenLower(steps))) * values[i];
            }
        }

        return (named, hashed);
    }

    /// <summary>Reads the model that is embedded in this assembly.</summary>
    /// <param name="name">The resource's logical name, as the project file gives it.</param>
    /// <param name="space">What the code measures.</param>
    /// <param name="classes">The classes that the code knows.</param>
    /// <exception cref="InvalidDataException">The weights were fitted for other features or classes: fit them again.</exception>
    public static LinearModel Embedded(string name, FeatureSpace space, IReadOnlyList<string> classes)
    {
        using var stream = typeof(LinearModel).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidDataException($"The assembly holds no weights called {name}.");
        return Read(stream, space, classes);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <inheritdoc cref="Embedded"/>
    public static LinearModel Read(Stream stream, FeatureSpace space, IReadOnlyList<string> classes)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        Expect(reader.ReadString() == Mark, "another format");
        Expect(ReadNames(reader).SequenceEqual(classes, StringComparer.Ordinal), "other classes");
        Expect(reader.ReadInt32() == space.HashBits, "another number of buckets");
        Expect(ReadNames(reader).SequenceEqual(space.Names, StringComparer.Ordinal), "other features");
        var model = new LinearModel(space, classes);
        for (var column = 0; column < model.Columns; column++)
        {
            model._intercepts[column] = reader.ReadSingle();
            for (var i = 0; i < space.NamedCount; i++)
                model._named[i * model._stride + column] = reader.ReadSingle();
            model._steps[column] = reader.ReadSingle();
            for (var i = 0; i < space.HashedCount; i++)
                model._hashed[i * model._stride + column] = reader.ReadSByte();
        }

        return model;

        static void Expect(bool holds, string difference)
        {
            if (!holds)
                throw new InvalidDataException($"The weights are for {difference} than the code's: fit them again.");
        }
    }

    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Mark);
        WriteNames(writer, Classes);
        writer.Write(Space.HashBits);
        WriteNames(writer, Space.Names);
        for (var column = 0; column < Columns; column++)
        {
            writer.Write(_intercepts[column]);
            for (var i = 0; i < Space.NamedCount; i++)
                writer.Write(_named[i * _stride + column]);
            writer.Write(_steps[column]);
            for (var i = 0; i < Space.HashedCount; i++)
                writer.Write(_hashed[i * _stride + column]);
        }
    }

    /// <summary>What one feature adds to each score, for a reader who asks what decided.</summary>
    /// <param name="index">Into <see cref="FeatureSpace"/>.</param>
    /// <param name="value">The feature's value.</param>
    /// <param name="terms"><see cref="Columns"/> numbers.</param>
    public void Terms(int index, float value, Span<float> terms)
    {
        for (var column = 0; column < Columns; column++)
        {
            terms[column] = value * (index < Space.NamedCount
                ? _named[index * _stride + column]
                : _hashed[(index - Space.NamedCount) * _stride + column] * _steps[column]);
        }
    }

    /// <summary>A named feature's weight in a column, to be read by a person.</summary>
    public float WeightOf(int feature, int column = 0) => _named[feature * _stride + column];

    private static void WriteNames(BinaryWriter writer, IReadOnlyList<string> names)
    {
        writer.Write(names.Count);
        foreach (var name in names)
            writer.Write(name);
    }

    private static string[] ReadNames(BinaryReader reader)
    {
        var names = new string[Math.Clamp(reader.ReadInt32(), 0, 10_000)];
        for (var i = 0; i < names.Length; i++)
            names[i] = reader.ReadString();
        return names;
    }
}

using System.Collections.Frozen;

namespace ArticleArchive.Parsing.Structure;

/// <summary>First names of about sixty languages: the resource <c>given-names.txt</c>, a name a line.</summary>
internal static class GivenNames
{
    private const string Resource = "given-names.txt";

    private static readonly Lazy<FrozenSet<string>> Names = new(Read);

    /// <summary>True when the word, signs around it aside, is somebody's first name in some language. Many are also words or surnames.</summary>
    public static bool Contains(string word) => Names.Value.Contains(MonthNames.Fold(word.AsSpan().Trim(".,’'")));

    private static FrozenSet<string> Read()
    {
        using var stream = typeof(GivenNames).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"The resource {Resource} is missing.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(name => MonthNames.Fold(name)).ToFrozenSet(StringComparer.Ordinal);
    }
}

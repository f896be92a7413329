using System.Globalization;
using ArticleArchive.Parsing.Recurring;

namespace ArticleArchive.Parsing.Tests.Golden;

/// <summary>One golden case: a file as it came, and the article it must give.</summary>
/// <param name="Name">The folder, relative to <c>Cases</c>: the rule that the case states.</param>
/// <param name="SourceName">The file's name: its extension chooses the reader.</param>
/// <param name="SourcePath">The file in the source tree.</param>
/// <param name="ExpectedPath">The golden file in the source tree, never the copy under <c>bin</c>.</param>
internal sealed record GoldenCase(string Name, string SourceName, string SourcePath, string ExpectedPath)
{
    public byte[] Bytes => File.ReadAllBytes(SourcePath);

    /// <summary>
    /// What the case gives beside the bytes: <c>known-lines.txt</c> holds accepted recurring lines with their counts, such as
    /// <c>41/53 Sign up for our newsletter</c>.
    /// </summary>
    public ParseOptions Options
    {
        get
        {
            var path = Path.Combine(Path.GetDirectoryName(ExpectedPath)!, "known-lines.txt");
            return !File.Exists(path) ? ParseOptions.Default : new ParseOptions
            {
                KnownLines = File.ReadLines(path).Select(line => line.Split(' ', 2)).ToDictionary(
                    parts => LineFingerprint.Of(parts[1])!.Value,
                    parts => new KnownLine(Count(parts[0].Split('/')[0]), Count(parts[0].Split('/')[1]))),
            };
        }
    }

    private static int Count(string number) => int.Parse(number, CultureInfo.InvariantCulture);
}

/// <summary>
/// Finds the cases: every folder under <c>Cases</c>, at any depth, that holds a <c>source.*</c>. A file
/// <c>source.seed</c> holds the name of a file in <c>seeds/</c>, so that a seed is kept only once.
/// </summary>
internal static class CaseFolders
{
    public static string RepositoryRoot { get; } = FindRoot();

    public static string CasesRoot { get; } = Path.Combine(RepositoryRoot, "tests", "ArticleArchive.Parsing.Tests", "Cases");

    public static string SeedsRoot { get; } = Path.Combine(RepositoryRoot, "seeds");

    public static IReadOnlyList<GoldenCase> All() =>
        !Directory.Exists(CasesRoot)
            ? []
            : Directory.EnumerateFiles(CasesRoot, "source.*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(Read)
                .ToList();

    private static GoldenCase Read(string source)
    {
        var folder = Path.GetDirectoryName(source)!;
        var name = Path.GetRelativePath(CasesRoot, folder).Replace('\\', '/');
        var expected = Path.Combine(folder, "expected.json");
        if (Path.GetExtension(source) != ".seed")
            return new GoldenCase(name, Path.GetFileName(source), source, expected);
        var seed = File.ReadAllText(source).Trim();
        return new GoldenCase(name, seed, Path.Combine(SeedsRoot, seed), expected);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ArticleArchive.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}

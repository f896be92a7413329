using System.Globalization;
using System.Text;
using ArticleArchive.Web.Search.QueryLanguage;

namespace ArticleArchive.Web.Tests.Search;

/// <summary>The tables of docs/search.md are made of the reference. UPDATE_GOLDEN=1 writes them anew.</summary>
public sealed class QueryReferenceDocument
{
    private const string Start = "<!-- Made of QueryReference; UPDATE_GOLDEN=1 and the tests write it anew. -->";
    private const string End = "<!-- End of what is made. -->";

    [Fact]
    public void The_document_has_every_entry_of_the_reference_as_it_is()
    {
        var path = Path.Combine(RepositoryRoot(), "docs", "search.md");
        var document = File.ReadAllText(path);
        var (start, end) = (document.IndexOf(Start, StringComparison.Ordinal) + Start.Length, document.IndexOf(End, StringComparison.Ordinal));
        var made = Tables();
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(path, document[..start] + made + document[end..]);
        else
            document[start..end].ReplaceLineEndings("\n").Should().Be(made);
    }

    private static string Tables()
    {
        var tables = new StringBuilder("\n");
        foreach (var group in QueryReference.Entries.GroupBy(entry => entry.Kind))
        {
            tables.Append(CultureInfo.InvariantCulture, $"\n**{Title(group.Key)}**\n\n| Write | Means | Also |\n| --- | --- | --- |\n");
            foreach (var entry in group)
                tables.Append(CultureInfo.InvariantCulture, $"| {Code(entry.Example)} | {entry.Meaning.Replace("|", "\\|", StringComparison.Ordinal)}{Values(entry)} | {string.Join(", ", entry.Aliases.Select(Code))} |\n");
        }

        return tables.Append('\n').ToString();
    }

    private static string Title(QueryEntryKind kind) => kind switch
    {
        QueryEntryKind.Operator => "Words and operators",
        QueryEntryKind.Field => "Fields",
        QueryEntryKind.State => "States",
        QueryEntryKind.Range => "Times and numbers",
        _ => "Order",
    };

    private static string Values(QueryEntry entry) =>
        (entry.Values.Count == 0 ? "" : (entry.Source == QueryValueSource.Fixed ? ": " : "; such as ") + string.Join(", ", entry.Values.Select(Code)))
        + (entry.NotYet is { } none ? $" (the archive has no {none} yet, and a query for them is told so)" : "");

    private static string Code(string text) => text.Contains('`', StringComparison.Ordinal) ? text : $"`{text.Replace("|", "\\|", StringComparison.Ordinal)}`";

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ArticleArchive.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("Not in the repository.");
        return folder.FullName;
    }
}

using ArticleArchive.Web.Search.QueryLanguage;

namespace ArticleArchive.Web.Pages.Searching;

/// <summary>Entries of the query language under one heading.</summary>
public sealed record QueryReferenceTopic(string Title, IReadOnlyList<QueryEntry> Entries);

/// <summary>The reference of the query language as the help shows it, whole or what has some words.</summary>
public static class QueryReferenceTopics
{
    /// <param name="find">Words that an entry must have, each somewhere; null or empty for all entries.</param>
    public static IReadOnlyList<QueryReferenceTopic> Of(string? find)
    {
        var words = (find ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return [.. QueryReference.Entries
            .Where(entry => words.All(word => Text(entry).Contains(word, StringComparison.OrdinalIgnoreCase)))
            .GroupBy(entry => entry.Kind)
            .Select(group => new QueryReferenceTopic(Title(group.Key), [.. group]))];
    }

    /// <summary>All that is said of an entry, for finding it.</summary>
    public static string Text(QueryEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return string.Join(' ', [entry.Name, entry.Syntax, entry.Meaning, entry.Example, .. entry.Aliases, .. entry.Values]);
    }

    private static string Title(QueryEntryKind kind) => kind switch
    {
        QueryEntryKind.Operator => "Words",
        QueryEntryKind.Field => "Where they stand",
        QueryEntryKind.State => "What it is",
        QueryEntryKind.Range => "Times and numbers",
        _ => "Order",
    };
}

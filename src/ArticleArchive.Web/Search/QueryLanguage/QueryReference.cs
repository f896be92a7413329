namespace ArticleArchive.Web.Search.QueryLanguage;

/// <summary>What sort of thing an entry of the reference is.</summary>
public enum QueryEntryKind
{
    /// <summary>Joins, groups or bends words: <c>OR</c>, <c>"…"</c>, <c>*</c>.</summary>
    Operator,

    /// <summary>Says where words have to stand: <c>title:</c>.</summary>
    Field,

    /// <summary>Has one of a few values: <c>is:</c>, <c>nature:</c>.</summary>
    State,

    /// <summary>Has a day, a number or a range of them: <c>published:</c>.</summary>
    Range,

    /// <summary>Orders the results: <c>sort:</c>.</summary>
    Order,
}

/// <summary>Where the values of a field come from, for completion.</summary>
public enum QueryValueSource
{
    /// <summary>Anything can stand there.</summary>
    None,

    /// <summary><see cref="QueryEntry.Values"/>, and no others.</summary>
    Fixed,

    Publishers,
    Authors,
    Speakers,
    Languages,
    Tags,
}

/// <summary>One thing that can be written.</summary>
/// <param name="Name">What it is completed from and looked up by: <c>title:</c>, <c>OR</c>, <c>"…"</c>.</param>
/// <param name="Syntax">How it is written, such as <c>title:WORD</c>.</param>
/// <param name="Meaning">One sentence without a full stop.</param>
/// <param name="Example">A query that parses without a warning.</param>
/// <param name="Aliases">Other ways to write the same, such as <c>|</c> for <c>OR</c>.</param>
/// <param name="Values">For <see cref="QueryValueSource.Fixed"/>: all of them; else a few to begin with.</param>
public sealed record QueryEntry(
    QueryEntryKind Kind,
    string Name,
    string Syntax,
    string Meaning,
    string Example,
    IReadOnlyList<string> Aliases,
    QueryValueSource Source,
    IReadOnlyList<string> Values);

/// <summary>
/// The whole language as a table, from which the help, the completions and the tests are made, so that none of them can
/// say what the parser does not do.
/// </summary>
public static class QueryReference
{
    /// <summary>In the order of the help.</summary>
    public static IReadOnlyList<QueryEntry> Entries { get; } =
    [
        new(QueryEntryKind.Operator, "OR", "a OR b", "Either of them", "sanctions OR embargo", ["|"], QueryValueSource.None, []),
        new(QueryEntryKind.Field, "title:", "title:WORD", "In the title", "title:reset", ["in:title"], QueryValueSource.None, []),
        new(QueryEntryKind.Field, "publisher:", "publisher:WORD", "In the publisher's name", "publisher:independent", [], QueryValueSource.Publishers, []),
    ];

    /// <returns>The entry whose name or alias it is, whatever its capitals, or null.</returns>
    public static QueryEntry? Find(string name) =>
        Entries.FirstOrDefault(entry => entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || entry.Aliases.Contains(name, StringComparer.OrdinalIgnoreCase));
}

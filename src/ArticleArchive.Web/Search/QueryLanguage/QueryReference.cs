using System.Collections.Frozen;

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

    /// <summary>Publishers of the archive.</summary>
    Publishers,

    /// <summary>Authors of the archive.</summary>
    Authors,

    /// <summary>Speakers of the archive's claims.</summary>
    Speakers,

    /// <summary>Languages of the archive.</summary>
    Languages,

    /// <summary>Tags of the archive.</summary>
    Tags,
}

/// <summary>One thing that can be written.</summary>
/// <param name="Name">What it is completed from and looked up by: <c>title:</c>, <c>OR</c>, <c>"…"</c>.</param>
/// <param name="Syntax">How it is written, such as <c>title:WORD</c>.</param>
/// <param name="Meaning">One sentence without a full stop.</param>
/// <param name="Example">A query that is read without a repair.</param>
/// <param name="Aliases">Other ways to write the same, such as <c>|</c> for <c>OR</c>.</param>
/// <param name="Source">Where its values come from.</param>
/// <param name="Values">For <see cref="QueryValueSource.Fixed"/>: all of them; else a few to begin with.</param>
public sealed record QueryEntry(
    QueryEntryKind Kind,
    string Name,
    string Syntax,
    string Meaning,
    string Example,
    IReadOnlyList<string> Aliases,
    QueryValueSource Source,
    IReadOnlyList<string> Values)
{
    /// <summary>What the archive has none of yet, in the plural; a query for it is told so. Null for everything else.</summary>
    public string? NotYet { get; init; }

    internal SearchField Field { get; init; }

    internal QueryProperty? Property { get; init; }
}

/// <summary>
/// The whole language as a table. The lexer takes its names from it, and the help, the completions and the tests are made
/// of it, so that none of them can say what the parser does not do.
/// </summary>
public static class QueryReference
{
    private const string Dates = "a day, month, year or range";

    private static readonly string[] s_days = ["today", "yesterday", "this-week", "last-week", "this-month", "last-month", "this-year", "last-year"];

    private static readonly FrozenDictionary<string, QueryEntry> s_named;

    static QueryReference()
    {
        Entries = [.. Operators(), .. Fields(), .. States(), .. Ranges(), Order()];
        s_named = (from entry in Entries from name in entry.Aliases.Prepend(entry.Name) where name.EndsWith(':') select (Name: name[..^1], Entry: entry))
            .ToFrozenDictionary(pair => pair.Name, pair => pair.Entry, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>In the order of the help.</summary>
    public static IReadOnlyList<QueryEntry> Entries { get; }

    /// <summary>Names of fields and their aliases, without the colon.</summary>
    internal static IEnumerable<string> FieldNames => s_named.Keys;

    /// <returns>The entry whose name or alias it is, whatever its capitals, or null.</returns>
    public static QueryEntry? Find(string name) =>
        Entries.FirstOrDefault(entry => entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || entry.Aliases.Contains(name, StringComparer.OrdinalIgnoreCase));

    /// <returns>The field of that name, without the colon, or null.</returns>
    internal static QueryEntry? FieldNamed(string name) => s_named.GetValueOrDefault(name);

    /// <summary>How a property is written; of two names the one that takes every value.</summary>
    internal static string NameOf(QueryProperty property) => Entries.First(entry => entry.Property == property).Name;

    /// <summary>How a field is written.</summary>
    internal static string NameOf(SearchField field) => Entries.First(entry => entry.Field == field).Name;

    private static QueryEntry[] Operators() =>
    [
        Operator("AND", "missile crisis", "All the words, anywhere in the article; other forms of a word count too", "missile crisis", "&"),
        Operator("OR", "sanctions OR embargo", "Either; AND binds tighter", "sanctions OR embargo", "|"),
        Operator("-", "-trump", "Without that word, phrase, group or field", "putin -trump", "NOT", "!"),
        Operator("( )", "(a OR b) c", "Brackets group", "(sanctions OR embargo) energy"),
        Operator("\" \"", "\"reset button\"", "Exactly these words next to each other, inside one paragraph; around one word: only that form of it", "\"reset button\"", "“ ”", "„ “", "« »", "「 」"),
        Operator("*", "sanction*", "Words that begin so; also at a phrase's end: \"the reset butt\"*", "sanction*"),
        Operator("* *", "*6050*", "Words with these letters anywhere inside; slower, since every word of the archive is looked at", "*6050*"),
        Operator("~", "putin~1", "Words that differ by 1 or 2 letters", "putin~1"),
        Operator("NEAR", "\"trump putin\"~10", "Words near each other in any order, with at most so many words between them", "NEAR(trump putin, 10)", "\" \"~"),
        Operator("\\", "\\-5", "Takes the next character as it is; quotation marks do so for a whole word", "\\-5"),
    ];

    private static QueryEntry[] Fields() =>
    [
        Words(SearchField.Title, "title:", "In the article's title", "title:reset"),
        Words(SearchField.Section, "section:", "In a section's heading", "section:background", aliases: "heading:"),
        Words(SearchField.Body, "body:", "In the running text, not in title or headings", "body:reset", aliases: "text:"),
        Words(SearchField.Claim, "claim:", "All of it inside one claim", "claim:(expansion speaker:putin)"),
        Words(SearchField.Speaker, "speaker:", "A claim by that speaker; among claims, the claim's own speaker", "speaker:peskov", QueryValueSource.Speakers),
        Words(SearchField.Entity, "entity:", "A claim that names that person, organisation or place", "entity:nato", aliases: "name:"),
        Words(SearchField.Publisher, "publisher:", "In the publisher's name", "publisher:\"BBC News\"", QueryValueSource.Publishers),
        Words(SearchField.Author, "author:", "In an author's name", "author:smith", QueryValueSource.Authors, "by:"),
        Words(SearchField.Source, "source:", "In the name of the file or the address that the article came from", "source:example.org", aliases: ["file:", "url:", "site:"]),
        Words(SearchField.Removed, "removed:", "In one passage that was taken out of an article", "removed:cookies"),
        Words(SearchField.Note, "note:", "In a person's note", "note:check") with { NotYet = "notes" },
        Property(QueryEntryKind.Field, QueryProperty.Tag, "tag:", "tag:NAME", "With that tag", "tag:energy", QueryValueSource.Tags, [], "#") with { NotYet = "tags" },
        Property(QueryEntryKind.Field, QueryProperty.Language, "lang:", "lang:LANGUAGE", "In that language: a tag such as pt or pt-BR, or a name", "lang:german", QueryValueSource.Languages, [], "language:"),
        Property(QueryEntryKind.Field, QueryProperty.Type, "type:", "type:FORMAT", "From a file of that format", "type:html", QueryValueSource.Fixed, QueryProperties.Formats, "format:"),
        Property(QueryEntryKind.Field, QueryProperty.Id, "id:", "id:NUMBER", "The article of that number, or of that external id", "id:12", QueryValueSource.None, []),
        new(QueryEntryKind.Field, "in:", "in:PLACE", "All words of its group in that place", "in:title cold war", [], QueryValueSource.Fixed, ["title", "section", "body", "claim", "note", "removed"]),
    ];

    private static QueryEntry[] States() =>
    [
        State(QueryProperty.Is, "is:", "Articles that are copies of another or damaged; claims that are damaged, quotable, contradicted or repeated elsewhere, or seen by a person", "is:damaged"),
        State(QueryProperty.Has, "has:", "Has one or more of them", "has:claim"),
        State(QueryProperty.No, "no:", "Has none of them", "no:date"),
        State(QueryProperty.Nature, "nature:", "Claims of that nature", "nature:prediction"),
        State(QueryProperty.Form, "form:", "Claims in the author's words, quoted or reported; quote is direct or mixed", "form:quote"),
        State(QueryProperty.Certainty, "certainty:", "Claims as certain as that", "certainty:hedged"),
        State(QueryProperty.Verdict, "verdict:", "Claims with that published verdict", "verdict:mostly-false"),
    ];

    private static QueryEntry[] Ranges() =>
    [
        Range(QueryProperty.Published, "published:", $"Published then: {Dates}", "published:2018-10..2019-02", s_days, "date:"),
        Range(QueryProperty.Published, "before:", "Published before that day, month or year began", "before:2018", []),
        Range(QueryProperty.Published, "after:", "Published after that day, month or year ended", "after:2018-10-28", []),
        Range(QueryProperty.Published, "since:", "Published then or later", "since:2018", []),
        Range(QueryProperty.Published, "until:", "Published then or earlier", "until:2018-10", []),
        Range(QueryProperty.Published, "age:", "Published so long ago: days, weeks, months, years", "age:<6m", ["<7d", "<4w", "<6m", "<1y", ">1y"]),
        Range(QueryProperty.Added, "added:", $"Added to the archive then (UTC): {Dates}", "added:today", s_days),
        Range(QueryProperty.Event, "event:", $"Claims about something that happened then: {Dates}; overlapping counts", "event:1962", []),
        Range(QueryProperty.Words, "words:", "Number of words", "words:>500", [">500", "<500", "500..1000"]),
        Range(QueryProperty.Claims, "claims:", "Number of claims", "claims:>=3", [">=1", ">=3", "0"]),
        Range(QueryProperty.Health, "health:", "How sound the text is, 0 to 100", "health:<60", ["<60", ">=90", "100"]),
    ];

    private static QueryEntry Order() => new(
        QueryEntryKind.Order, "sort:", "sort:ORDER", "The order of the results; -asc turns it round. Greatest and newest come first by themselves", "treaty sort:published-asc", ["order:"],
        QueryValueSource.Fixed, QueryProperties.Orders);

    private static QueryEntry Operator(string name, string syntax, string meaning, string example, params string[] aliases) =>
        new(QueryEntryKind.Operator, name, syntax, meaning, example, aliases, QueryValueSource.None, []);

    private static QueryEntry Words(SearchField field, string name, string meaning, string example, QueryValueSource source = QueryValueSource.None, params string[] aliases) =>
        new(QueryEntryKind.Field, name, name + "WORD", meaning, example, aliases, source, []) { Field = field };

    private static QueryEntry State(QueryProperty property, string name, string meaning, string example) =>
        Property(QueryEntryKind.State, property, name, name + "STATE", meaning, example, QueryValueSource.Fixed, QueryProperties.Of(property));

    private static QueryEntry Range(QueryProperty property, string name, string meaning, string example, string[] values, params string[] aliases) =>
        Property(QueryEntryKind.Range, property, name, name + "RANGE", meaning, example, QueryValueSource.None, values, aliases);

    private static QueryEntry Property(
        QueryEntryKind kind, QueryProperty property, string name, string syntax, string meaning, string example, QueryValueSource source, IReadOnlyList<string> values, params string[] aliases) =>
        new(kind, name, syntax, meaning, example, aliases, source, values) { Property = property };
}

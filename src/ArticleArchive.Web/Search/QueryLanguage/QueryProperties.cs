using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Web.Data;

namespace ArticleArchive.Web.Search.QueryLanguage;

/// <summary>A property as a person asked for it, read.</summary>
/// <param name="Repair">What had to be put right for that, or null.</param>
internal readonly record struct PropertyValue(QueryProperty Property, string Value, string? Repair = null);

/// <summary>Reads the values of properties that a query names.</summary>
internal static class QueryProperties
{
    /// <summary>Both forms that hold a speaker's words.</summary>
    public const string Quote = "Quote";

    // What an article or a claim can have; figure and time are a claim's.
    private static readonly string[] s_had = ["claim", "figure", "time", "section", "date", "author", "publisher", "speaker", "url", "language", "tag", "note"];

    // Typed without marks, and what it means; the first of a value's names is the one that is offered.
    private static readonly Dictionary<QueryProperty, (string Name, string Value)[]> s_values = new()
    {
        [QueryProperty.Nature] = Named<ClaimNature>("fact", "prediction", "opinion", "proposal", "commitment", "question"),
        [QueryProperty.Form] =
        [
            ("author", nameof(ClaimForm.Author)), ("direct", nameof(ClaimForm.DirectQuote)), ("mixed", nameof(ClaimForm.MixedQuote)), ("quote", Quote), ("indirect", nameof(ClaimForm.Indirect)),
            ("direct-quote", nameof(ClaimForm.DirectQuote)), ("mixed-quote", nameof(ClaimForm.MixedQuote)),
        ],
        [QueryProperty.Certainty] = Named<ClaimCertainty>("asserted", "hedged", "reported", "conditional"),
        [QueryProperty.Verdict] = [("any", "any"), ("none", "none"), .. Named<VerdictRating>("true", "mostly-true", "mixed", "misleading", "mostly-false", "false", "unproven")],
        [QueryProperty.Is] = Plain("damaged", "duplicate", "quotable", "contested", "repeated", "reviewed"),
        [QueryProperty.Has] = Plain(s_had),
        [QueryProperty.No] = Plain(s_had),
        [QueryProperty.Type] =
        [
            ("text", nameof(SourceFormat.PlainText)), ("html", nameof(SourceFormat.Html)), ("markdown", nameof(SourceFormat.Markdown)), ("record", nameof(SourceFormat.Record)), ("message", nameof(SourceFormat.Message)),
            ("txt", nameof(SourceFormat.PlainText)), ("plain-text", nameof(SourceFormat.PlainText)), ("htm", nameof(SourceFormat.Html)), ("xhtml", nameof(SourceFormat.Html)), ("md", nameof(SourceFormat.Markdown)),
            ("json", nameof(SourceFormat.Record)), ("ndjson", nameof(SourceFormat.Record)), ("csv", nameof(SourceFormat.Record)), ("mail", nameof(SourceFormat.Message)), ("email", nameof(SourceFormat.Message)),
            ("eml", nameof(SourceFormat.Message)), ("mht", nameof(SourceFormat.Message)), ("mhtml", nameof(SourceFormat.Message)),
        ],
    };

    private static readonly (string Name, SearchSort Sort)[] s_orders =
        [("relevance", SearchSort.Relevance), ("published", SearchSort.Published), ("added", SearchSort.Added), ("words", SearchSort.Words), ("health", SearchSort.Health), ("date", SearchSort.Published)];

    /// <summary>Values of <c>type:</c> that are offered: one for each format.</summary>
    public static IReadOnlyList<string> Formats => Of(QueryProperty.Type);

    /// <summary>Values of <c>sort:</c> that are offered.</summary>
    public static IReadOnlyList<string> Orders { get; } =
        [.. s_orders.DistinctBy(order => order.Sort).SelectMany(order => order.Sort == SearchSort.Relevance ? [order.Name] : new[] { order.Name + "-desc", order.Name + "-asc" })];

    /// <summary>Values of a property of few, in the order of the help, one name for each.</summary>
    public static IReadOnlyList<string> Of(QueryProperty property) => [.. s_values[property].DistinctBy(value => value.Value, StringComparer.Ordinal).Select(value => value.Name)];

    /// <summary>How a value of few is written: <c>mostly-false</c>; others as they are.</summary>
    public static string NameOf(PropertyNode property) =>
        s_values.TryGetValue(property.Property, out var values) ? values.First(value => value.Value == property.Value).Name : property.Value;

    /// <summary>Reads what stands at a field's colon.</summary>
    /// <param name="field">A field with a property.</param>
    /// <param name="typed">The value as typed, without quotation marks; not empty.</param>
    /// <param name="today">The day that <c>today</c> is.</param>
    /// <returns>Null where the field cannot be that.</returns>
    public static PropertyValue? Read(QueryEntry field, string typed, DateOnly today)
    {
        var property = field.Property!.Value;
        return property switch
        {
            QueryProperty.Published or QueryProperty.Added or QueryProperty.Event => Ranged(property, QueryRanges.Days(field.Name, typed, today)),
            QueryProperty.Words or QueryProperty.Claims or QueryProperty.Health => Ranged(property, QueryRanges.Numbers(typed)),
            QueryProperty.Id or QueryProperty.Tag => typed.Trim() is { Length: > 0 } name ? new PropertyValue(property, name) : null,
            QueryProperty.Language => Language(typed),
            // What is also a property of its own is one and the same under both names.
            QueryProperty.Has when Is(typed, "quote") => new PropertyValue(QueryProperty.Form, Quote),
            QueryProperty.Has when Is(typed, "verdict") => new PropertyValue(QueryProperty.Verdict, "any"),
            QueryProperty.No when Is(typed, "verdict") => new PropertyValue(QueryProperty.Verdict, "none"),
            _ => One(property, typed),
        };
    }

    /// <summary>What a field can be, for a person who wrote something else.</summary>
    public static string Values(QueryEntry field) => field.Property switch
    {
        QueryProperty.Language => "a tag such as en or pt-BR, or an English name such as German",
        QueryProperty.Words or QueryProperty.Claims or QueryProperty.Health => "500, >500, <=500, 500..1000, 500.., ..1000",
        QueryProperty.Published or QueryProperty.Added or QueryProperty.Event => QueryRanges.DayExamples(field.Name),
        { } property when s_values.ContainsKey(property) => string.Join(", ", Of(property)),
        _ => string.Join(", ", field.Values),
    };

    /// <summary>Reads <c>published-asc</c>.</summary>
    /// <returns>Null for what is no order.</returns>
    public static (SearchSort Sort, bool IsDescending)? Order(string typed)
    {
        var isAscending = typed.EndsWith("-asc", StringComparison.OrdinalIgnoreCase);
        var name = isAscending ? typed[..^"-asc".Length] : typed.EndsWith("-desc", StringComparison.OrdinalIgnoreCase) ? typed[..^"-desc".Length] : typed;
        foreach (var order in s_orders)
        {
            // The worst first is nothing that anyone wants of relevance.
            if (order.Name.Equals(name, StringComparison.OrdinalIgnoreCase) && !(isAscending && order.Sort == SearchSort.Relevance))
                return (order.Sort, !isAscending);
        }

        return null;
    }

    /// <summary>True where a query asks for a property of claims outside any <c>claim:</c>: it is then about claims.</summary>
    public static bool Asks(QueryNode? node) => node switch
    {
        PropertyNode property => IsOfClaims(property),
        NotNode not => Asks(not.Child),
        AndNode and => and.Children.Any(Asks),
        OrNode or => or.Children.Any(Asks),
        FieldNode { Field: not SearchField.Claim } field => Asks(field.Child),
        _ => false,
    };

    /// <summary>True for what only claims have. Damage is of both: of claims where claims are looked for.</summary>
    public static bool IsOfClaims(PropertyNode property) => property.Property switch
    {
        QueryProperty.Nature or QueryProperty.Form or QueryProperty.Certainty or QueryProperty.Verdict or QueryProperty.Event => true,
        QueryProperty.Has or QueryProperty.No => property.Value is "figure" or "time",
        QueryProperty.Is => property.Value is "quotable" or "contested" or "repeated" or "reviewed",
        _ => false,
    };

    private static (string Name, string Value)[] Plain(params string[] names) => [.. names.Select(name => (name, name))];

    private static (string Name, string Value)[] Named<T>(params string[] names)
        where T : struct, Enum => [.. names.Select(name => (name, Enum.Parse<T>(Bare(name), ignoreCase: true).ToString()))];

    // mostly-false, mostly_false and "mostly false" are one word.
    private static string Bare(string typed) => string.Concat(typed.Where(char.IsLetterOrDigit));

    private static bool Is(string typed, string name) => Bare(typed).Equals(Bare(name), StringComparison.OrdinalIgnoreCase);

    private static PropertyValue? One(QueryProperty property, string typed)
    {
        foreach (var (name, value) in s_values[property])
        {
            if (Is(typed, name))
                return new PropertyValue(property, value);
        }

        return null;
    }

    private static PropertyValue? Language(string typed) => Is(typed, "none") || Is(typed, "unknown")
        ? new PropertyValue(QueryProperty.No, "language")
        : QueryLanguages.Find(typed) is { } tag ? new PropertyValue(QueryProperty.Language, tag) : null;

    private static PropertyValue? Ranged(QueryProperty property, QueryRange? range) =>
        range is { } found ? new PropertyValue(property, found.Value, found.WasBackwards ? "the range runs backwards and was turned round" : null) : null;
}

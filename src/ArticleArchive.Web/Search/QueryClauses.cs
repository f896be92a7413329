using System.Globalization;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Search.QueryLanguage;

namespace ArticleArchive.Web.Search;

/// <summary>A part of a query that can be taken away.</summary>
/// <param name="Text">As it is typed.</param>
/// <param name="Without">The query without it.</param>
/// <param name="IsFilter">It says something else than a word: a field, a property, something to leave out.</param>
public sealed record QueryClause(string Text, string Without, bool IsFilter);

/// <summary>Writes into a query what a click means: the box always holds the whole question.</summary>
public static class QueryClauses
{
    /// <summary>The parts that all have to hold, in their order.</summary>
    public static IReadOnlyList<QueryClause> Of(ParsedQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return [.. Parts(query).Select(part => new QueryClause(part.Span.In(query.Text), Without(query.Text, part.Span), part is not (TermNode or OrNode or NearNode)))];
    }

    /// <summary>True where a part of the query is the clause, as typed.</summary>
    public static bool Has(ParsedQuery query, string clause)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Parts(query).Any(part => IsClause(query, part, clause));
    }

    /// <summary>The query with a clause more, or without it where it has it already.</summary>
    public static string Toggle(ParsedQuery query, string clause)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Parts(query).FirstOrDefault(part => IsClause(query, part, clause)) is { } there ? Without(query.Text, there.Span) : Add(query, clause);
    }

    /// <summary>The query with a clause more. A time of publication replaces the one before, since two of them would only exclude each other.</summary>
    public static string Add(ParsedQuery query, string clause)
    {
        ArgumentNullException.ThrowIfNull(query);
        var isTime = QueryParser.Parse(clause).Root is PropertyNode { Property: QueryProperty.Published };
        var text = isTime ? WithoutTime(query) : query.Text.Trim();
        if (text.Length == 0)
            return clause;
        if (QueryParser.Parse(text).Root is OrNode)
            text = $"({text})";
        // What was never closed, at the end, would swallow the clause.
        var isOpen = query.Warnings.Any(warning => warning.Position is not null) || text.EndsWith('\\');
        return isOpen ? $"{clause} {text}" : $"{text} {clause}";
    }

    /// <summary>The query without its times of publication.</summary>
    public static string WithoutTime(ParsedQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var text = query.Text;
        // From the end, so that the places before stay.
        foreach (var part in Parts(query).Where(part => part is PropertyNode { Property: QueryProperty.Published }).OrderByDescending(part => part.Span.Start))
            text = Without(text, part.Span);
        return text.Trim();
    }

    /// <summary>The times between which something is to be published, if the query has one part that says so.</summary>
    public static (DateOnly From, DateOnly To)? Time(ParsedQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Parts(query).OfType<PropertyNode>().FirstOrDefault(part => part.Property == QueryProperty.Published)?.Days;
    }

    /// <summary>The clause for a span of days, as short as it can be written; null for all of time.</summary>
    /// <param name="from">First day, or null for an open start.</param>
    /// <param name="to">Last day, or null for an open end.</param>
    public static string? Published(DateOnly? from, DateOnly? to)
    {
        if (from is { } a && to is { } b)
        {
            if (a > b)
                (a, b) = (b, a);
            if (a is { Month: 1, Day: 1 } && b is { Month: 12, Day: 31 })
                return a.Year == b.Year ? $"published:{Text(a, "yyyy")}" : $"published:{Text(a, "yyyy")}..{Text(b, "yyyy")}";
            if (a.Day == 1 && b.Day == DateTime.DaysInMonth(b.Year, b.Month))
                return a.Year == b.Year && a.Month == b.Month ? $"published:{Text(a, "yyyy-MM")}" : $"published:{Text(a, "yyyy-MM")}..{Text(b, "yyyy-MM")}";
            return a == b ? $"published:{Text(a, "yyyy-MM-dd")}" : $"published:{Text(a, "yyyy-MM-dd")}..{Text(b, "yyyy-MM-dd")}";
        }

        return (from, to) switch
        {
            ({ } first, null) => $"published:{Text(first, "yyyy-MM-dd")}..",
            (null, { } last) => $"published:..{Text(last, "yyyy-MM-dd")}",
            _ => null,
        };
    }

    private static string Text(DateOnly day, string format) => day.ToString(format, CultureInfo.InvariantCulture);

    private static IReadOnlyList<QueryNode> Parts(ParsedQuery query) => query.Root switch
    {
        null => [],
        AndNode and => and.Children,
        var root => [root],
    };

    private static bool IsClause(ParsedQuery query, QueryNode part, string clause) => string.Equals(part.Span.In(query.Text), clause, StringComparison.OrdinalIgnoreCase);

    // An AND beside what goes would be left with one side.
    private static string Without(string text, TextSpan span)
    {
        var before = text[..span.Start].TrimEnd();
        var after = text[span.End..].TrimStart();
        if (before.EndsWith("AND", StringComparison.Ordinal) && (before.Length == 3 || char.IsWhiteSpace(before[^4])))
            before = before[..^3].TrimEnd();
        else if (after.StartsWith("AND", StringComparison.Ordinal) && (after.Length == 3 || char.IsWhiteSpace(after[3])))
            after = after[3..].TrimStart();
        var glue = before.Length == 0 || after.Length == 0 || before[^1] == '(' || after[0] == ')' ? "" : " ";
        return before + glue + after;
    }
}

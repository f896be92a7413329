using System.Globalization;
using System.Text;

namespace ArticleArchive.Web.Search.QueryLanguage;

/// <summary>
/// Writes a tree as a query that is read as the same tree: for offers, for chips, and for programs that build queries.
/// It is no longer than it must be, and never deeper in brackets than what the tree was read from.
/// </summary>
public static class QueryWriter
{
    /// <summary>Writes a tree. Many words are joined by AND, or they would be read as a sentence.</summary>
    public static string Write(QueryNode root)
    {
        ArgumentNullException.ThrowIfNull(root);
        var query = Any(new StringBuilder(), root).ToString();
        return root is AndNode and && QueryParser.Parse(query).IsQuestion ? Joined(new StringBuilder(), and.Children, " AND ", Item).ToString() : query;
    }

    /// <summary>Writes what a query was read as, with its order.</summary>
    public static string Write(ParsedQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query is { IsQuestion: true, Root: { } words })
            return Sentence(words);
        var root = query.Root is { } node ? Write(node) : "";
        if (query.Sort is not { } sort)
            return root;
        var order = $"sort:{Lower(sort.ToString())}{(sort == SearchSort.Relevance ? "" : query.IsDescending ? "-desc" : "-asc")}";
        // OR reaches as far as it can: an order beside its last branch is still the whole query's.
        return root.Length == 0 ? order : $"{root} {order}";
    }

    /// <summary>Writes a field's value, between quotation marks where it has to be: <c>"BBC News"</c>.</summary>
    public static string Value(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Length > 0 && value.All(c => char.IsLetterOrDigit(c) || c is '-' or '.' or '_') && char.IsLetterOrDigit(value[0]) ? value : Quoted(value);
    }

    // What is short is a sentence by its question mark, which may have stood alone.
    private static string Sentence(QueryNode words)
    {
        var sentence = All(new StringBuilder(), words).ToString();
        return QueryParser.Parse(sentence).IsQuestion ? sentence : sentence + " ?";
    }

    private static StringBuilder Any(StringBuilder query, QueryNode node) => node is OrNode or ? Joined(query, or.Children, " OR ", All) : All(query, node);

    private static StringBuilder All(StringBuilder query, QueryNode node) => node switch
    {
        AndNode and => Joined(query, and.Children, " ", Item),
        FieldNode field when IsPlace(field) => All(query.Append("in:").Append(NameOf(field.Field)).Append(' '), field.Child is FieldNode inner && IsPlace(inner) ? Grouped(inner) : field.Child),
        _ => Item(query, node),
    };

    // A place in a place needs its own brackets, which only an item of "and" writes.
    private static AndNode Grouped(QueryNode node) => new(node.Span, [node]);

    private static StringBuilder Item(StringBuilder query, QueryNode node) => node switch
    {
        OrNode or AndNode => Any(query.Append('('), node).Append(')'),
        FieldNode field when IsPlace(field) => All(query.Append('('), node).Append(')'),
        FieldNode field when field.Child is NotNode or FieldNode || (field.Child is PropertyNode && field.Field != SearchField.Claim) => Any(query.Append(NameOf(field.Field)).Append(":("), field.Child).Append(')'),
        FieldNode field => Item(query.Append(NameOf(field.Field)).Append(':'), field.Child),
        NotNode { Child: NotNode inner } => Item(query.Append("-("), inner).Append(')'),
        NotNode not => Item(query.Append('-'), not.Child),
        PropertyNode property => query.Append(QueryReference.NameOf(property.Property)).Append(Property(property)),
        NearNode near => Near(query, near),
        TermNode term => Term(query, term),
        _ => throw new InvalidOperationException($"No such node: {node.GetType().Name}"),
    };

    // "in:" costs no bracket and takes all words of its group; one word or a choice is shorter as "title:".
    private static bool IsPlace(FieldNode field) =>
        field.Field is SearchField.Title or SearchField.Section or SearchField.Body or SearchField.Claim or SearchField.Note or SearchField.Removed
        && (field.Child is AndNode or NotNode or FieldNode || (field.Child is PropertyNode && field.Field != SearchField.Claim));

    private static StringBuilder Joined(StringBuilder query, IReadOnlyList<QueryNode> nodes, string between, Func<StringBuilder, QueryNode, StringBuilder> write)
    {
        for (var i = 0; i < nodes.Count; i++)
            write(i == 0 ? query : query.Append(between), nodes[i]);
        return query;
    }

    private static StringBuilder Near(StringBuilder query, NearNode near)
    {
        query.Append("NEAR(");
        foreach (var term in near.Terms)
            Term(query, term, inNear: true).Append(' ');
        query.Length--;
        return query.Append(CultureInfo.InvariantCulture, $", {near.Distance})");
    }

    private static StringBuilder Term(StringBuilder query, TermNode term, bool inNear = false)
    {
        if (term.IsPhrase)
            return query.Append(Quoted(term.Text)).Append(term.IsPrefix ? "*" : "");
        if (term.Match == WordMatch.Infix)
            query.Append('*');
        Word(query, term.Text, inNear);
        return term.Match switch
        {
            WordMatch.Prefix or WordMatch.Infix => query.Append('*'),
            WordMatch.Fuzzy => query.Append(CultureInfo.InvariantCulture, $"~{term.Edits}"),
            _ => query,
        };
    }

    private static void Word(StringBuilder query, string word, bool inNear)
    {
        // What would mean something as a whole is taken literally from its first letter on.
        if (word is "AND" or "OR" or "NOT" || (word.IndexOfAny([':', '\uFF1A']) is > 0 and var colon && word[..colon].All(char.IsAsciiLetter)))
            query.Append('\\');
        for (var i = 0; i < word.Length; i++)
        {
            var c = word[i];
            var plain = QueryCharacters.Plain(c);
            if (QueryCharacters.EndsWord(c) || plain is '*' or '~' or '\\' || (inNear && plain == ',')
                || (i == 0 && (QueryCharacters.IsMinus(c) || c == '!' || plain == '#')))
                query.Append('\\');
            query.Append(c);
        }
    }

    private static string Property(PropertyNode property)
    {
        var value = property.Value;
        if (property.Property is QueryProperty.Published or QueryProperty.Added or QueryProperty.Event)
            return Days(property.Days.From, property.Days.To);
        if (property.Property is QueryProperty.Words or QueryProperty.Claims or QueryProperty.Health)
        {
            var (from, to) = property.Numbers;
            return from == to ? from.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{from}..") + (to == int.MaxValue ? "" : to.ToString(CultureInfo.InvariantCulture));
        }

        return property.Property is QueryProperty.Id or QueryProperty.Tag ? Value(value) : QueryProperties.NameOf(property);
    }

    // Whole years and months are written as such.
    private static string Days(DateOnly from, DateOnly to)
    {
        var isOpenAfter = to == DateOnly.MaxValue;
        // Two dots alone say nothing.
        var isOpenBefore = from == DateOnly.MinValue && !isOpenAfter;
        var startsYear = isOpenBefore || from is { Month: 1, Day: 1 };
        var endsYear = isOpenAfter || to is { Month: 12, Day: 31 };
        var format = startsYear && endsYear ? "yyyy" : (isOpenBefore || from.Day == 1) && (isOpenAfter || to.Day == DateTime.DaysInMonth(to.Year, to.Month)) ? "yyyy-MM" : "yyyy-MM-dd";
        var first = isOpenBefore ? "" : from.ToString(format, CultureInfo.InvariantCulture);
        var last = isOpenAfter ? "" : to.ToString(format, CultureInfo.InvariantCulture);
        return first == last && first.Length > 0 ? first : $"{first}..{last}";
    }

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
            quoted.Append(c == '\\' || QueryCharacters.Closes('"', c) ? "\\" : "").Append(c);
        return quoted.Append('"').ToString();
    }

    private static string NameOf(SearchField field) => QueryReference.NameOf(field)[..^1];

    private static string Lower(string name) => name.ToLowerInvariant();
}

using System.Globalization;
using ArticleArchive.Web.Search.QueryLanguage;

namespace ArticleArchive.Web.Search;

/// <summary>Says in plain words how a query was read, so that a person sees what was asked before wondering at the answer.</summary>
public static class QueryReading
{
    /// <summary>The query in words, without a full stop; empty where there is nothing to search for.</summary>
    public static string Of(ParsedQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.Root is not { } root)
            return "";
        return query.IsQuestion && root is AndNode { Children: var words }
            ? "any of the words " + List(words.Select(word => word is TermNode term ? Quote(term.Text) : Of(word)).Distinct(StringComparer.OrdinalIgnoreCase), "or") + ", the more and the rarer the better"
            : Of(root);
    }

    // As deep as the tree, which the parser bounds.
    private static string Of(QueryNode node) => node switch
    {
        TermNode term => Of(term),
        NearNode near => string.Create(CultureInfo.InvariantCulture, $"{List(near.Terms.Select(Of), "and")} within {near.Distance} words of each other"),
        FieldNode field => Place(field),
        PropertyNode property => Of(property),
        NotNode not => "without " + Grouped(not.Child),
        AndNode and => List(and.Children.Select(Grouped), "and"),
        OrNode or => List(or.Children.Select(Grouped), "or"),
        _ => "",
    };

    private static string Grouped(QueryNode node) => node is AndNode or OrNode ? $"({Of(node)})" : Of(node);

    private static string Of(TermNode term) => term switch
    {
        { IsPhrase: true, Match: WordMatch.Prefix } => $"the phrase {Quote(term.Text + "…")}",
        { IsPhrase: true } => term.Text.Any(char.IsWhiteSpace) ? $"the phrase {Quote(term.Text)}" : $"exactly {Quote(term.Text)}",
        { Match: WordMatch.Exact } => $"exactly {Quote(term.Text)}",
        { Match: WordMatch.Prefix } => $"words that start with {Quote(term.Text)}",
        { Match: WordMatch.Infix } => $"words that contain {Quote(term.Text)}",
        { Match: WordMatch.Fuzzy } => $"words {(term.Edits == 1 ? "one letter" : $"{term.Edits.ToString(CultureInfo.InvariantCulture)} letters")} from {Quote(term.Text)}",
        _ => $"{Quote(term.Text)} in any form",
    };

    private static string Place(FieldNode field)
    {
        var what = Grouped(field.Child);
        return field.Field switch
        {
            SearchField.Any => what,
            SearchField.Title => what + " in the title",
            SearchField.Section => what + " in a heading",
            SearchField.Body => what + " in the running text",
            SearchField.Claim => what + " in one claim",
            SearchField.Removed => what + " in one removed passage",
            SearchField.Note => what + " in a note",
            SearchField.Publisher => "published by " + Name(field.Child),
            SearchField.Author => "written by " + Name(field.Child),
            SearchField.Speaker => "said by " + Name(field.Child),
            SearchField.Entity => "that names " + Name(field.Child),
            _ => what + " in the file's name or address",
        };
    }

    // Of a name it goes without saying what sort of words it is.
    private static string Name(QueryNode child) => child is TermNode { Match: WordMatch.Stem or WordMatch.Exact } term ? Quote(term.Text) : Grouped(child);

    private static string Of(PropertyNode property)
    {
        var value = Words(property.Value);
        return property.Property switch
        {
            QueryProperty.Published => "published " + Days(property),
            QueryProperty.Added => "added " + Days(property),
            QueryProperty.Event => "about something that happened " + Days(property),
            QueryProperty.Words => Numbers(property, "words"),
            QueryProperty.Claims => Numbers(property, "claims"),
            QueryProperty.Health => "a health of " + Numbers(property, ""),
            QueryProperty.Has => "with " + Kind(value),
            QueryProperty.No => "without " + Kind(value),
            QueryProperty.Is => value is "duplicate" ? "that is a duplicate" : "that is " + value,
            QueryProperty.Nature => $"a claim that is {(value[0] is 'a' or 'e' or 'i' or 'o' or 'u' ? "an" : "a")} {value}",
            QueryProperty.Form => value is "quote" ? "a claim that quotes" : $"a claim in the form {value}",
            QueryProperty.Certainty => $"a claim that is {value}",
            QueryProperty.Verdict => value switch { "any" => "a claim with a verdict", "none" => "a claim without a verdict", _ => $"a claim with the verdict {value}" },
            QueryProperty.Language => "in the language " + property.Value,
            QueryProperty.Type => $"from a {value} file",
            QueryProperty.Tag => "tagged " + Quote(property.Value),
            _ => "the article " + Quote(property.Value),
        };
    }

    private static string Kind(string value) => (value is "author" ? "an " : "a ") + value;

    private static string Days(PropertyNode property)
    {
        var (from, to) = property.Days;
        var (isOpenBefore, isOpenAfter) = (from == DateOnly.MinValue, to == DateOnly.MaxValue);
        if (isOpenBefore)
            return isOpenAfter ? "at any time" : "up to " + Day(to);
        if (isOpenAfter)
            return "since " + Day(from);
        if (from == to)
            return "on " + Day(from);
        if (from is { Month: 1, Day: 1 } && to is { Month: 12, Day: 31 })
            return from.Year == to.Year ? "in " + Year(from) : $"from {Year(from)} to {Year(to)}";
        if (from.Day == 1 && to == from.AddMonths(1).AddDays(-1))
            return "in " + from.ToString("MMMM yyyy", CultureInfo.InvariantCulture);
        return $"from {Day(from)} to {Day(to)}";
    }

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Year(DateOnly day) => day.Year.ToString(CultureInfo.InvariantCulture);

    private static string Numbers(PropertyNode property, string unit)
    {
        var (from, to) = property.Numbers;
        var of = unit.Length == 0 ? "" : " " + unit;
        return (from, to) switch
        {
            _ when from == to => Number(from) + of,
            (_, int.MaxValue) => $"{Number(from)}{of} or more",
            ( <= 0, _) => $"{Number(to)}{of} or {(unit.Length == 0 ? "less" : "fewer")}",
            _ => $"{Number(from)} to {Number(to)}{of}",
        };
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    // MostlyFalse is "mostly false".
    private static string Words(string value) =>
        string.Concat(value.Select((c, i) => char.IsAsciiLetterUpper(c) ? (i > 0 ? " " : "") + char.ToLowerInvariant(c) : c.ToString()));

    private static string Quote(string text) => $"“{text}”";

    private static string List(IEnumerable<string> parts, string last)
    {
        var all = parts.ToList();
        return all.Count <= 1 ? string.Concat(all) : string.Join(", ", all.Take(all.Count - 1)) + (all.Count > 2 ? $", {last} " : $" {last} ") + all[^1];
    }
}

using System.Globalization;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Data;

namespace ArticleArchive.Web.Search.QueryLanguage;

/// <summary>Reads the properties of claims that a query names.</summary>
internal static class QueryProperties
{
    /// <summary>Both forms that hold a speaker's words.</summary>
    public const string Quote = "Quote";

    private static readonly Dictionary<string, string> s_forms = new(StringComparer.OrdinalIgnoreCase)
    {
        ["author"] = nameof(ClaimForm.Author),
        ["direct"] = nameof(ClaimForm.DirectQuote),
        ["directquote"] = nameof(ClaimForm.DirectQuote),
        ["mixed"] = nameof(ClaimForm.MixedQuote),
        ["mixedquote"] = nameof(ClaimForm.MixedQuote),
        ["quote"] = Quote,
        ["indirect"] = nameof(ClaimForm.Indirect),
    };

    /// <returns>Null for a name that is no property's.</returns>
    public static QueryProperty? Find(string name) =>
        name.All(char.IsAsciiLetter) && Enum.TryParse<QueryProperty>(name, ignoreCase: true, out var property) && property <= QueryProperty.Event ? property : null;

    /// <returns>The value as <see cref="PropertyNode.Value"/> has it, or null where the property cannot have it.</returns>
    public static string? Read(QueryProperty property, string typed)
    {
        // mostly-false, mostly_false and "mostly false" are one word.
        var word = typed.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        return property switch
        {
            QueryProperty.Nature => Member<ClaimNature>(word),
            QueryProperty.Form => s_forms.GetValueOrDefault(word),
            QueryProperty.Certainty => Member<ClaimCertainty>(word),
            QueryProperty.Has => One(word, "figure", "time"),
            QueryProperty.Verdict => One(word, "any", "none") ?? Member<VerdictRating>(word),
            QueryProperty.Is => One(word, "damaged", "quotable", "contested", "repeated", "reviewed"),
            _ => Days(typed),
        };
    }

    /// <summary>What a property can be, for a person who wrote something else.</summary>
    public static string Values(QueryProperty property) => property switch
    {
        QueryProperty.Nature => "fact, prediction, opinion, proposal, commitment, question",
        QueryProperty.Form => "author, direct, mixed, quote, indirect",
        QueryProperty.Certainty => "asserted, hedged, reported, conditional",
        QueryProperty.Has => "figure, time",
        QueryProperty.Verdict => "any, none, true, mostly-true, mixed, misleading, mostly-false, false, unproven",
        QueryProperty.Is => "damaged, quotable, contested, repeated, reviewed",
        _ => "1962, 1962-10, 1962-10-28, 1962..1965, 1962.., ..1965",
    };

    /// <summary>True where a query asks for a property outside any <c>claim:</c>: it is then about claims.</summary>
    public static bool Asks(QueryNode? node) => node switch
    {
        PropertyNode => true,
        NotNode not => Asks(not.Child),
        AndNode and => and.Children.Any(Asks),
        OrNode or => or.Children.Any(Asks),
        FieldNode { Field: not SearchField.Claim } field => Asks(field.Child),
        _ => false,
    };

    private static string? One(string word, params ReadOnlySpan<string> values)
    {
        foreach (var value in values)
        {
            if (value.Equals(word, StringComparison.OrdinalIgnoreCase))
                return value;
        }

        return null;
    }

    // Enum.TryParse takes numbers and lists too.
    private static string? Member<T>(string word)
        where T : struct, Enum => word.All(char.IsAsciiLetter) && Enum.TryParse<T>(word, ignoreCase: true, out var member) ? member.ToString() : null;

    private static string? Days(string typed)
    {
        var dots = typed.IndexOf("..", StringComparison.Ordinal);
        var (first, last) = dots < 0 ? (typed, typed) : (typed[..dots], typed[(dots + 2)..]);
        if (first.Length + last.Length == 0)
            return null;
        var from = first.Length == 0 ? DateOnly.MinValue : Period(first)?.From;
        var to = last.Length == 0 ? DateOnly.MaxValue : Period(last)?.To;
        return from is { } start && to is { } end && start <= end ? string.Create(CultureInfo.InvariantCulture, $"{start:yyyy-MM-dd}..{end:yyyy-MM-dd}") : null;
    }

    private static (DateOnly From, DateOnly To)? Period(string typed)
    {
        if (DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return (day, day);
        if (DateOnly.TryParseExact(typed, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
            return (month, month.AddDays(DateTime.DaysInMonth(month.Year, month.Month) - 1));
        return DateOnly.TryParseExact(typed, "yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var year) ? (year, new DateOnly(year.Year, 12, 31)) : null;
    }
}

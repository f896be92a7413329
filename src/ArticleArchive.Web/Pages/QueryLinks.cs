using Microsoft.AspNetCore.Http.Extensions;

namespace ArticleArchive.Web.Pages;

/// <summary>Addresses of the same page with one thing changed: the whole state of a list stands in its address.</summary>
internal static class QueryLinks
{
    /// <summary>The current address with a parameter set, or taken away where the value is null. The list starts again at its first page, and what it said of the last form is said once.</summary>
    public static string With(this HttpRequest request, string name, string? value)
    {
        var query = new QueryBuilder(request.Query
            .Where(pair => pair.Key != name && pair.Key != "said" && (pair.Key != "p" || name == "p"))
            .SelectMany(pair => pair.Value.Where(one => !string.IsNullOrEmpty(one)).Select(one => KeyValuePair.Create(pair.Key, one!)))
            .Take(20));
        if (!string.IsNullOrEmpty(value) && (name != "p" || value != "1"))
            query.Add(name, value);
        return request.PathBase + request.Path + query.ToQueryString();
    }

    /// <summary>True for an address on this site, to which a form may lead back.</summary>
    public static bool IsLocal(string? address) =>
        address is ['/', ..] && !address.StartsWith("//", StringComparison.Ordinal) && !address.Contains('\\', StringComparison.Ordinal)
        && !address.Any(char.IsControl);
}

/// <summary>Where a list stands: which page of how many.</summary>
public sealed record Paging(int Page, int Size, int Total)
{
    public int Last => Math.Max(1, (Total + Size - 1) / Size);

    public int From => Total == 0 ? 0 : ((Page - 1) * Size) + 1;

    public int To => Math.Min(Page * Size, Total);
}

/// <summary>One choice of a facet.</summary>
public sealed record FacetChoice(string Value, string Label, int Count);

/// <summary>A filter with its choices and how many rows each would leave.</summary>
public sealed record Facet(string Name, string Title, string? Chosen, IReadOnlyList<FacetChoice> Choices)
{
    /// <summary>The value that stands for rows where the property is not known.</summary>
    public const string Unknown = "~";

    public string? ChosenLabel => Chosen is null ? null : Choices.FirstOrDefault(choice => choice.Value == Chosen)?.Label ?? Chosen;
}

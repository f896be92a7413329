using System.Diagnostics.CodeAnalysis;
using ArticleArchive.Web.Search.QueryLanguage;

namespace ArticleArchive.Web.Search;

/// <summary>An order of hits as addresses, the API and saved searches name it: <c>published</c>, <c>published-asc</c>.</summary>
/// <param name="IsDescending">The greatest, newest or best first; what an order is without a direction.</param>
public sealed record SearchOrder(SearchSort Sort, bool IsDescending = true)
{
    /// <summary>The names an order can have, for a person who wrote something else.</summary>
    public const string Names = "relevance, published, added, words, health, each with -asc or -desc";

    /// <summary>Reads a name.</summary>
    public static bool TryParse(string? name, [NotNullWhen(true)] out SearchOrder? order)
    {
        order = null;
        if (string.IsNullOrEmpty(name))
            return false;
        var isAscending = name.EndsWith("-asc", StringComparison.OrdinalIgnoreCase);
        var word = isAscending || name.EndsWith("-desc", StringComparison.OrdinalIgnoreCase) ? name[..name.LastIndexOf('-')] : name;
        // Enum.TryParse takes numbers and lists too.
        if (!word.All(char.IsAsciiLetter) || !Enum.TryParse<SearchSort>(word, ignoreCase: true, out var sort))
            return false;
        order = new SearchOrder(sort, !isAscending);
        return true;
    }

    public override string ToString() => Sort.ToString().ToLowerInvariant() + (IsDescending ? "" : "-asc");
}

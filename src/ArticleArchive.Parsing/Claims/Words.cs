using System.Collections.Frozen;

namespace ArticleArchive.Parsing.Claims;

/// <summary>Small closed-class tables, written as one line of words.</summary>
internal static class Words
{
    public static FrozenSet<string> Set(string words) =>
        words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}

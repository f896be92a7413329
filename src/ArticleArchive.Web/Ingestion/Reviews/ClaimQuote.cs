using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion.Claims;
using ArticleArchive.Web.Ingestion.Duplicates;

namespace ArticleArchive.Web.Ingestion.Reviews;

/// <summary>
/// A claim's words with what stood around them. By these it is known again in another text, in the manner of the W3C's
/// <c>TextQuoteSelector</c>: the exact words, and where they stand more than once, those with the same words beside them.
/// </summary>
internal sealed record ClaimQuote(string Exact, string Prefix, string Suffix)
{
    // Fewer characters are a space and a common word.
    private const int LeastAgreement = 12;

    /// <summary>Which claims some quotes mean: each claim at most one quote's, the surest first.</summary>
    /// <param name="quotes">What is looked for.</param>
    /// <param name="text">The reading text.</param>
    /// <param name="claims">Those that may be meant.</param>
    /// <returns>For each quote its claim; null where none has the words, where several have them alike, or where so few words would need the same text beside them.</returns>
    public static IReadOnlyList<Claim?> Find(IReadOnlyList<ClaimQuote> quotes, string text, IEnumerable<Claim> claims)
    {
        var byWords = claims.ToLookup(claim => claim.Text, StringComparer.Ordinal);
        var pairs = quotes.SelectMany((quote, i) => byWords[quote.Exact].Select(claim => (Quote: i, Claim: claim, Agreement: quote.Agreement(text, claim))))
            .OrderByDescending(pair => pair.Agreement).ToList();
        var found = new Claim?[quotes.Count];
        while (pairs.Count > 0)
        {
            var best = pairs[0];
            var isAlone = !pairs.Exists(pair => pair.Quote == best.Quote && pair.Claim != best.Claim && pair.Agreement == best.Agreement);
            if (isAlone && (best.Agreement >= LeastAgreement || ClaimWords.SpeakForThemselves(best.Claim.Text)))
                found[best.Quote] = best.Claim;
            pairs.RemoveAll(pair => pair.Quote == best.Quote || pair.Claim == found[best.Quote]);
        }

        return found;
    }

    /// <summary>The claims with most of the words of a text, for a person to choose from.</summary>
    public static IReadOnlyList<T> Nearest<T>(string text, IEnumerable<T> claims, Func<T, string> textOf, int count)
    {
        var words = TextWords.Of(text).ToHashSet();
        return [.. claims.Select(claim => (Claim: claim, Words: TextWords.Of(textOf(claim)).ToHashSet()))
            .OrderByDescending(row => words.Count + row.Words.Count == 0 ? 0 : 2.0 * row.Words.Count(words.Contains) / (words.Count + row.Words.Count))
            .Take(count).Select(row => row.Claim)];
    }

    // How many characters next to the words are what they were.
    private int Agreement(string text, Claim claim)
    {
        var (before, after) = (0, 0);
        while (before < Prefix.Length && before < claim.Start && text[claim.Start - 1 - before] == Prefix[^(before + 1)])
            before++;
        while (after < Suffix.Length && claim.End + after < text.Length && text[claim.End + after] == Suffix[after])
            after++;
        return before + after;
    }
}

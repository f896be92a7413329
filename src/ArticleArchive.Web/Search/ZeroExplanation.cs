using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Search.Analysis;
using ArticleArchive.Web.Search.QueryLanguage;

namespace ArticleArchive.Web.Search;

/// <summary>Asks a query's parts one by one which of them found nothing. Nothing is loosened by itself: near queries are offered.</summary>
internal static class ZeroExplanation
{
    // Each part costs a count; a query of more parts is told about its first.
    private const int MaxParts = 8;

    /// <param name="query">The query.</param>
    /// <param name="level">What was looked for.</param>
    /// <param name="count">Number of hits of a tree, or null when the time is up.</param>
    /// <param name="vocabulary">The words of the archive.</param>
    public static ZeroResults Of(ParsedQuery query, SearchLevel level, Func<QueryNode, int?> count, Vocabulary vocabulary)
    {
        if (query.Root is not { } root)
            return new ZeroResults([], []);

        var what = level switch { SearchLevel.Articles => "article", SearchLevel.Sections => "section", SearchLevel.Claims => "claim", _ => "removed passage" };
        var parts = root is AndNode and ? and.Children : [root];
        var wanted = parts.Where(part => part is not NotNode).Take(MaxParts).ToList();
        var missing = wanted.Where(part => count(part) == 0).ToList();
        var reasons = missing.ConvertAll(part => Missing(query, part, what));
        if (missing.Count == 0 && wanted.Count > 1)
            reasons.Add(parts.Any(part => part is NotNode) ? AllExcludedOrApart(parts, count, what) : $"Each part is found by itself, but no {what} has all of them.");
        else if (missing.Count == 0 && parts.Count > wanted.Count)
            reasons.Add($"Every {what} with the rest is left out by {Quote(query, parts.First(part => part is NotNode))}.");

        return new ZeroResults(reasons, [.. Respelled(query, count, vocabulary), .. Offers(query, parts, missing, count)]);
    }

    private static string AllExcludedOrApart(IReadOnlyList<QueryNode> parts, Func<QueryNode, int?> count, string what) =>
        count(All([.. parts.Where(part => part is not NotNode)])) > 0
            ? $"Every {what} with all the words is left out by a word with a minus."
            : $"Each part is found by itself, but no {what} has all of them.";

    private static string Missing(ParsedQuery query, QueryNode part, string what) => part switch
    {
        FieldNode { Field: SearchField.Title } => $"No title matches {Quote(query, part)}.",
        FieldNode { Field: SearchField.Section } => $"No section heading matches {Quote(query, part)}.",
        FieldNode { Field: SearchField.Claim } => $"No claim matches {Quote(query, part)}.",
        FieldNode { Field: SearchField.Speaker } => $"No speaker matches {Quote(query, part)}.",
        FieldNode { Field: SearchField.Publisher } => $"No publisher matches {Quote(query, part)}.",
        FieldNode { Field: SearchField.Author } => $"No author matches {Quote(query, part)}.",
        FieldNode { Field: SearchField.Body } => $"No running text matches {Quote(query, part)}.",
        FieldNode { Field: SearchField.Removed } => $"Nothing that was removed matches {Quote(query, part)}.",
        TermNode { IsPhrase: true } term => $"No {what} has the phrase “{term.Text}”.",
        TermNode { IsPrefix: true } term => $"No {what} has a word that starts with “{term.Text}”.",
        TermNode term => $"No {what} has “{term.Text}”.",
        OrNode => $"No {what} has any of {Quote(query, part)}.",
        _ => $"No {what} matches {Quote(query, part)}.",
    };

    // The query with each word that is nowhere spelled as the archive spells one like it.
    private static IEnumerable<SearchOffer> Respelled(ParsedQuery query, Func<QueryNode, int?> count, Vocabulary vocabulary)
    {
        var text = query.Text;
        var respelled = new List<string>();
        foreach (var term in Terms(query.Root!).OrderByDescending(term => term.Span.Start).Where(term => !term.IsPhrase && term.Match == WordMatch.Stem))
        {
            if (QueryWords.Of(term.Text) is not { Words: [var word] } || vocabulary.Documents(word) > 0 || vocabulary.DidYouMean(word) is not { } better || term.Span.End > text.Length)
                continue;
            text = text[..term.Span.Start] + better.Word + text[term.Span.End..];
            respelled.Insert(0, better.Word);
        }

        if (respelled.Count > 0 && CountOf(text, count) is > 0 and var hits)
            yield return new SearchOffer($"did you mean {string.Join(", ", respelled.Select(word => $"“{word}”"))}", text, hits);
    }

    private static IEnumerable<TermNode> Terms(QueryNode node) => node switch
    {
        TermNode term => [term],
        FieldNode field => Terms(field.Child),
        AndNode and => and.Children.SelectMany(Terms),
        OrNode or => or.Children.SelectMany(Terms),
        _ => [],
    };

    private static IEnumerable<SearchOffer> Offers(ParsedQuery query, IReadOnlyList<QueryNode> parts, List<QueryNode> missing, Func<QueryNode, int?> count)
    {
        var offered = new HashSet<string>(StringComparer.Ordinal) { query.Text };

        // Without all that is nowhere, then without each part in turn.
        if (missing.Count > 1 && parts.Except(missing).ToList() is { Count: > 0 } rest && Offer(query, "without " + string.Join(", ", missing.Select(part => Quote(query, part))), rest, count) is { } without && offered.Add(without.Query))
            yield return without;
        foreach (var part in parts.Count > 1 ? parts.Take(MaxParts) : [])
        {
            if (Offer(query, "without " + Quote(query, part), [.. parts.Where(other => other != part)], count) is { } offer && offered.Add(offer.Query))
                yield return offer;
        }

        foreach (var phrase in parts.OfType<TermNode>().Where(term => term.IsPhrase).Take(2))
        {
            var words = Typed(phrase.Text);
            var text = string.Join(' ', parts.Select(part => part == phrase ? words : query.Text[part.Span.Start..part.Span.End]));
            if (CountOf(text, count) is > 0 and var hits && offered.Add(text))
                yield return new SearchOffer($"the words of “{phrase.Text}” in any order", text, hits);
        }

        var any = string.Join(" OR ", parts.Where(part => part is not NotNode).Select(part => query.Text[part.Span.Start..part.Span.End]));
        if (parts.Count > 1 && CountOf(any, count) is > 0 and var anyHits && offered.Add(any))
            yield return new SearchOffer("any of the words", any, anyHits);
    }

    private static SearchOffer? Offer(ParsedQuery query, string label, IReadOnlyList<QueryNode> parts, Func<QueryNode, int?> count)
    {
        // What is left out alone shows the whole archive, which answers nothing.
        if (parts.All(part => part is NotNode))
            return null;
        return count(All(parts)) is > 0 and var hits
            ? new SearchOffer(label, string.Join(' ', parts.Select(part => query.Text[part.Span.Start..part.Span.End])), hits)
            : null;
    }

    private static int? CountOf(string text, Func<QueryNode, int?> count) => QueryParser.Parse(text).Root is { } root ? count(root) : null;

    // A phrase's words as a query of their own: only what stands between white space, nothing with a meaning.
    private static string Typed(string phrase) => string.Join(' ', phrase.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Select(word => word.Trim('-', '!', '(', ')', '|', '*', ':', '\u2212', '\u2013')).Where(word => word is not ("" or "OR" or "AND" or "NOT")));

    private static QueryNode All(IReadOnlyList<QueryNode> parts) => parts.Count == 1 ? parts[0] : new AndNode(new TextSpan(parts[0].Span.Start, parts[^1].Span.End), parts);

    private static string Quote(ParsedQuery query, QueryNode part) => $"“{query.Text[part.Span.Start..part.Span.End].Trim('"', '“', '”')}”";
}

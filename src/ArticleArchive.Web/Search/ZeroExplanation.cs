using System.Globalization;
using ArticleArchive.Web.Search.Analysis;
using ArticleArchive.Web.Search.QueryLanguage;

namespace ArticleArchive.Web.Search;

/// <summary>
/// Says why nothing was found: asks a query's parts one by one, then one after the other together, for the part that leaves
/// nothing. Nothing is loosened by itself; queries near it that find something are offered, each with its count.
/// </summary>
internal sealed class ZeroExplanation
{
    // Each part costs a count; a query of more parts is told about its first.
    private const int MaxParts = 8;

    // Of the parts that can be left out, those that bring back most.
    private const int MaxWithout = 4;

    private const int MaxOffers = 8;

    private readonly ParsedQuery _query;
    private readonly string _what;
    private readonly Func<QueryNode, int?> _count;
    private readonly IReadOnlyList<QueryNode> _parts;
    private readonly Dictionary<string, SearchOffer> _offers = new(StringComparer.Ordinal);

    private ZeroExplanation(ParsedQuery query, QueryNode root, SearchLevel level, Func<QueryNode, int?> count)
    {
        _query = query;
        _what = WordsOf(level);
        _count = count;
        _parts = PartsOf(root);
    }

    /// <param name="query">A query without hits.</param>
    /// <param name="level">What was looked for.</param>
    /// <param name="count">Number of hits of a tree, or null when the time is up.</param>
    /// <param name="vocabulary">The words of the archive.</param>
    public static ZeroResults Of(ParsedQuery query, SearchLevel level, Func<QueryNode, int?> count, Vocabulary vocabulary) =>
        Of(query, level, count, word => QueryWords.Of(word) is { Words: [var folded] } && vocabulary.Documents(folded) == 0 ? vocabulary.DidYouMean(folded)?.Word : null);

    /// <param name="query">A query without hits.</param>
    /// <param name="level">What was looked for.</param>
    /// <param name="count">Number of hits of a tree, or null when the time is up.</param>
    /// <param name="respelled">A word of the archive that is spelled almost like a typed one, or null.</param>
    public static ZeroResults Of(ParsedQuery query, SearchLevel level, Func<QueryNode, int?> count, Func<string, string?> respelled) =>
        query.Root is { } root ? new ZeroExplanation(query, root, level, count).Explain(respelled) : new ZeroResults([], []);

    private ZeroResults Explain(Func<string, string?> respelled)
    {
        var wanted = _parts.Where(part => part is not NotNode).Take(MaxParts).ToList();
        var missing = wanted.Where(part => _count(part) == 0).ToList();
        var reasons = _query.IsQuestion && missing.Count == wanted.Count ? [$"No {_what} has any of the words."] : missing.ConvertAll(Missing);
        if (missing.Count == 0 && Killer(wanted) is { } killer)
            reasons.Add(killer);

        Offer(Respelled(_query.Root!, respelled, out var words), words);
        OfferWithout(missing);
        foreach (var part in _parts.Take(MaxParts))
            OfferLooser(part);
        if (wanted.Count > 1)
            Offer(new OrNode(_query.Root!.Span, wanted), "any of the words");
        return new ZeroResults(reasons, [.. _offers.Values]);
    }

    // The parts that must all be there; what has to stand in one place is split with its place, but for places that bind
    // their words together.
    private static IReadOnlyList<QueryNode> PartsOf(QueryNode root) => root switch
    {
        AndNode and => and.Children,
        FieldNode { Field: not (SearchField.Claim or SearchField.Removed or SearchField.Note or SearchField.Speaker or SearchField.Entity), Child: AndNode and } field =>
            [.. and.Children.Select(child => child is NotNode not ? not with { Child = field with { Span = child.Span, Child = not.Child } } : (QueryNode)(field with { Span = child.Span, Child = child }))],
        _ => [root],
    };

    // Part by part: the first after which nothing is left.
    private string? Killer(List<QueryNode> wanted)
    {
        var before = wanted.Count > 0 ? _count(wanted[0]) : null;
        for (var i = 1; i < wanted.Count && before is > 0; i++)
        {
            var left = _count(All(wanted[..(i + 1)]));
            if (left == 0)
                return $"Each part is found by itself, but {(before == 1 ? $"the one {_what}" : $"none of the {before.Value.ToString("N0", CultureInfo.InvariantCulture)} {_what}s")} with {Listed(wanted[..i])} has {(before == 1 ? "no " : "")}{Quote(wanted[i])}.";
            before = left;
        }

        if (before is not > 0 && wanted.Count > 0)
            return null;
        foreach (var unwanted in _parts.OfType<NotNode>().Take(MaxParts))
        {
            if (_count(All([.. wanted, unwanted])) == 0)
                return wanted.Count == 0 ? $"{Quote(unwanted)} leaves out every {_what}." : $"Every {_what} with the rest is left out by {Quote(unwanted)}.";
        }

        return wanted.Count == 0 ? null : $"Every {_what} with all the words is left out by one of {Listed([.. _parts.OfType<NotNode>()])}.";
    }

    private string Missing(QueryNode part) => part switch
    {
        FieldNode { Field: SearchField.Title } => $"No title matches {Quote(part)}.",
        FieldNode { Field: SearchField.Section } => $"No section heading matches {Quote(part)}.",
        FieldNode { Field: SearchField.Claim } => $"No claim matches {Quote(part)}.",
        FieldNode { Field: SearchField.Speaker } => $"No speaker matches {Quote(part)}.",
        FieldNode { Field: SearchField.Publisher } => $"No publisher matches {Quote(part)}.",
        FieldNode { Field: SearchField.Author } => $"No author matches {Quote(part)}.",
        FieldNode { Field: SearchField.Body } => $"No running text matches {Quote(part)}.",
        FieldNode { Field: SearchField.Removed } => $"Nothing that was removed matches {Quote(part)}.",
        FieldNode { Field: SearchField.Entity } => $"No claim names {Quote(part)}.",
        FieldNode { Field: SearchField.Source } => $"No file name or address matches {Quote(part)}.",
        FieldNode { Field: SearchField.Note } => "The archive has no notes yet.",
        PropertyNode { Property: QueryProperty.Tag } => "The archive has no tags yet.",
        PropertyNode { Property: QueryProperty.Published } => $"No {_what} is of an article that was published then: {Quote(part)}.",
        PropertyNode { Property: QueryProperty.Added } => $"No {_what} is of an article that was added then: {Quote(part)}.",
        PropertyNode { Property: QueryProperty.Language } => $"No article is in that language: {Quote(part)}.",
        PropertyNode { Property: QueryProperty.Type } => $"No article is from a file of that format: {Quote(part)}.",
        PropertyNode { Property: QueryProperty.Id } => $"No article has that number or external id: {Quote(part)}.",
        NearNode near => $"No {_what} has these words so near each other: {Quote(near)}.",
        TermNode { IsPhrase: true } term => $"No {_what} has the phrase “{term.Text}”.",
        TermNode { Match: WordMatch.Prefix } term => $"No {_what} has a word that starts with “{term.Text}”.",
        TermNode { Match: WordMatch.Infix } term => $"No {_what} has a word with “{term.Text}” in it.",
        TermNode { Match: WordMatch.Fuzzy } term => $"No {_what} has “{term.Text}” or a word spelled almost so.",
        TermNode term => $"No {_what} has “{term.Text}”.",
        OrNode => $"No {_what} has any of {Quote(part)}.",
        _ => $"No {_what} matches {Quote(part)}.",
    };

    // All that is nowhere, or else one part at a time.
    private void OfferWithout(List<QueryNode> missing)
    {
        if (_parts.Count < 2)
            return;
        if (missing.Count > 0)
        {
            OfferParts([.. _parts.Except(missing)], "without " + Listed(missing));
            return;
        }

        var counted = from part in _parts.Take(MaxParts)
                      let rest = _parts.Where(other => other != part).ToList()
                      where rest.Exists(other => other is not NotNode)
                      let hits = _count(All(rest))
                      where hits > 0
                      orderby hits descending
                      select (Part: part, Others: rest);
        foreach (var (part, rest) in counted.Take(MaxWithout).ToList())
            OfferParts(rest, part is NotNode not ? $"not leaving out {Quote(not.Child)}" : "without " + Quote(part));
    }

    // One step each: a phrase's words apart, a word in any form, a field's words anywhere.
    private void OfferLooser(QueryNode part)
    {
        switch (part)
        {
            case TermNode { IsPhrase: true, Match: WordMatch.Exact } phrase when phrase.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 } words:
                OfferInstead(part, Words(phrase, words), $"the words of “{phrase.Text}” in any order");
                break;
            case TermNode { IsPhrase: true, Match: WordMatch.Exact } word:
                OfferInstead(part, word with { IsPhrase = false, Match = WordMatch.Stem }, $"“{word.Text}” in any form");
                break;
            case NearNode near:
                OfferInstead(part, new AndNode(near.Span, near.Terms), $"the words of {Quote(near)} anywhere");
                break;
            case FieldNode { Field: SearchField.Title or SearchField.Section or SearchField.Body, Child: not PropertyNode } field:
                OfferInstead(part, field.Child, $"{Quote(field.Child)} anywhere");
                break;
        }
    }

    private static QueryNode Words(TermNode phrase, string[] words)
    {
        List<QueryNode> terms = [.. words.Where(word => IndexTokenizer.HasWord(word)).Select(word => phrase with { Text = word, IsPhrase = false, Match = WordMatch.Stem })];
        return All(terms);
    }

    private void OfferInstead(QueryNode part, QueryNode instead, string label) => OfferParts([.. _parts.Select(other => other == part ? instead : other)], label);

    private void OfferParts(List<QueryNode> parts, string label)
    {
        // What is left out alone shows the whole archive, which answers nothing.
        if (parts.Exists(part => part is not NotNode))
            Offer(All(parts), label);
    }

    private void Offer(QueryNode? tree, string label)
    {
        if (tree is null || _offers.Count == MaxOffers)
            return;
        var text = QueryWriter.Write(new ParsedQuery("", tree, [], _query.Sort, _query.IsDescending));
        if (text.Length <= QueryParser.MaxLength && text != _query.Text && !_offers.ContainsKey(text) && _count(tree) is > 0 and var hits)
            _offers.Add(text, new SearchOffer(label, text, hits));
    }

    // The query with each word spelled as the archive spells one like it; null where no word changes.
    private static QueryNode? Respelled(QueryNode root, Func<string, string?> respelled, out string label)
    {
        var words = new List<string>();
        var tree = Replaced(root);
        label = "did you mean " + string.Join(", ", words.Select(word => $"“{word}”"));
        return words.Count == 0 ? null : tree;

        // As deep as the tree, which the parser bounds. What is left out hides nothing by its spelling.
        QueryNode Replaced(QueryNode node) => node switch
        {
            TermNode { IsPhrase: false, Match: WordMatch.Stem } term when respelled(term.Text) is { } better => Changed(term, better),
            TermNode { IsPhrase: true, Match: WordMatch.Exact } phrase => Phrase(phrase),
            NearNode near => near with { Terms = [.. near.Terms.Select(term => (TermNode)Replaced(term))] },
            FieldNode field => field with { Child = Replaced(field.Child) },
            AndNode and => and with { Children = [.. and.Children.Select(Replaced)] },
            OrNode or => or with { Children = [.. or.Children.Select(Replaced)] },
            _ => node,
        };

        TermNode Changed(TermNode term, string better)
        {
            words.Add(better);
            return term with { Text = better };
        }

        TermNode Phrase(TermNode phrase)
        {
            var typed = phrase.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            var better = Array.ConvertAll(typed, word => respelled(word) ?? word);
            return typed.SequenceEqual(better, StringComparer.Ordinal) ? phrase : Changed(phrase, string.Join(' ', better));
        }
    }

    private static QueryNode All(List<QueryNode> parts) => parts.Count == 1 ? parts[0] : new AndNode(parts[0].Span, parts);

    private string Listed(IReadOnlyList<QueryNode> parts) => string.Join(", ", parts.Select(Quote));

    private static string WordsOf(SearchLevel level) => level switch { SearchLevel.Articles => "article", SearchLevel.Claims => "claim", SearchLevel.Removed => "removed passage", _ => "section" };

    // As typed; a phrase without its own quotation marks, since it gets some.
    private string Quote(QueryNode part)
    {
        var typed = part.Span.In(_query.Text).Trim();
        return $"“{(part is TermNode ? typed.Trim('"', '“', '”', '„', ' ') : typed)}”";
    }
}

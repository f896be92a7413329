using ArticleArchive.Web.Search;
using ArticleArchive.Web.Search.Analysis;
using ArticleArchive.Web.Search.QueryLanguage;

namespace ArticleArchive.Web.Tests.Search;

/// <summary>A search without an index: every article is read for every word. What it finds is what a query means.</summary>
internal sealed class PlainSearch
{
    private static readonly string[] s_words = ["river", "bridge", "treaty", "ice", "harbour", "winter", "old", "ships", "signed", "danube", "loans", "border", "relations", "president", "crossing", "U.S.", "naïve"];
    private static readonly string[] s_names = ["Dmitry Peskov", "Ada Smith", "Ben Jones"];

    private readonly List<PlainArticle> _articles;

    public PlainSearch(IReadOnlyList<Draft> drafts)
    {
        var claim = 0;
        _articles = [.. drafts.Select((draft, i) => new PlainArticle(
            i + 1,
            new Dictionary<SearchField, List<List<string>>>
            {
                [SearchField.Title] = [Words(draft.Title)],
                [SearchField.Section] = [Words(draft.Heading)],
                [SearchField.Publisher] = [Words(draft.Publisher)],
                [SearchField.Author] = [Words(draft.Authors)],
                [SearchField.Speaker] = [.. draft.Speakers.Values.Distinct(StringComparer.Ordinal).Select(Words)],
                [SearchField.Any] = [.. draft.Paragraphs.Select(Words)],
            },
            [.. draft.Paragraphs.Select((paragraph, j) => new PlainClaim(++claim, Words(paragraph), Words(draft.Speakers.GetValueOrDefault(j))))]))];
    }

    private sealed record PlainClaim(int Id, List<string> Text, List<string> Speaker);

    private sealed record PlainArticle(int Id, Dictionary<SearchField, List<List<string>>> Fields, List<PlainClaim> Claims);

    public static Draft[] Corpus(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => new Draft(
        Sentence(random, 3), [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Sentence(random, random.Next(3, 14)) + ".")])
    {
        Heading = random.Next(2) == 0 ? Sentence(random, 2) : null,
        Publisher = random.Next(2) == 0 ? "The " + Sentence(random, 1) + " Post" : null,
        Authors = random.Next(2) == 0 ? s_names[random.Next(3)] : null,
        Speakers = random.Next(2) == 0 ? new Dictionary<int, string> { [0] = s_names[random.Next(3)] } : [],
    })];

    public static string RandomQuery(Random random, int depth = 0)
    {
        var query = string.Join(random.Next(3) == 0 ? " OR " : " ", Enumerable.Range(0, random.Next(1, 4)).Select(_ => Item(random, depth)));
        return query;
    }

    public IReadOnlyCollection<int> Find(QueryNode root, SearchLevel level) => level == SearchLevel.Articles
        ? [.. _articles.Where(article => Matches(root, SearchField.Any, article, claim: null)).Select(article => article.Id)]
        : [.. from article in _articles from claim in article.Claims where Matches(root, SearchField.Any, article, claim) select claim.Id];

    private static bool Matches(QueryNode node, SearchField field, PlainArticle article, PlainClaim? claim) => node switch
    {
        TermNode term => TextOf(field, article, claim).Any(block => Occurs(block, term)),
        FieldNode { Field: SearchField.Claim } inner when claim is null => article.Claims.Exists(one => Matches(inner.Child, SearchField.Claim, article, one)),
        FieldNode inner => Matches(inner.Child, inner.Field, article, claim),
        NotNode not => !Matches(not.Child, field, article, claim),
        AndNode and => and.Children.All(child => Matches(child, field, article, claim)),
        OrNode or => or.Children.Any(child => Matches(child, field, article, claim)),
        _ => throw new NotSupportedException(),
    };

    private static IEnumerable<List<string>> TextOf(SearchField field, PlainArticle article, PlainClaim? claim) => (field, claim) switch
    {
        (SearchField.Any, null) => article.Fields.Values.SelectMany(blocks => blocks),
        (SearchField.Any, { } one) => [one.Text, one.Speaker],
        (SearchField.Claim, { } one) => [one.Text],
        (SearchField.Speaker, { } one) => [one.Speaker],
        _ => article.Fields[field],
    };

    private static bool Occurs(List<string> block, TermNode term)
    {
        var words = IndexTokenizer.Terms(term.Text);
        if (!term.IsPrefix)
            return Occurrences(block, words) > 0;
        return Enumerable.Range(0, Math.Max(0, block.Count - words.Count + 1)).Any(start =>
            block.Skip(start).Take(words.Count - 1).SequenceEqual(words.SkipLast(1), StringComparer.Ordinal)
            && block[start + words.Count - 1].StartsWith(words[^1], StringComparison.Ordinal));
    }

    private static int Occurrences(List<string> block, List<string> words) =>
        Enumerable.Range(0, Math.Max(0, block.Count - words.Count + 1)).Count(start => block.Skip(start).Take(words.Count).SequenceEqual(words, StringComparer.Ordinal));

    private static List<string> Words(string? text) => IndexTokenizer.Terms(text ?? "");

    private static string Sentence(Random random, int length) =>
        string.Join(' ', Enumerable.Range(0, length).Select(_ => s_words[Math.Min(random.Next(s_words.Length), random.Next(s_words.Length))]));

    private static string Item(Random random, int depth)
    {
        var word = s_words[random.Next(s_words.Length)];
        return random.Next(depth < 2 ? 14 : 9) switch
        {
            0 => $"\"{word} {s_words[random.Next(4)]}\"",
            1 => word[..Math.Min(word.Length, 4)].TrimEnd('.') + "*",
            2 => "-" + word,
            3 => "title:" + word,
            4 => "claim:" + word,
            5 => new[] { "section:", "publisher:", "author:smith ", "speaker:" }[random.Next(4)] + word,
            6 => "speaker:peskov",
            >= 9 and <= 10 => $"({RandomQuery(random, depth + 1)})",
            11 => $"claim:({RandomQuery(random, depth + 1)})",
            12 => $"-({RandomQuery(random, depth + 1)})",
            _ => word,
        };
    }
}

using ArticleArchive.Web.Search;
using ArticleArchive.Web.Search.Analysis;
using ArticleArchive.Web.Search.QueryLanguage;
using ArticleArchive.Web.Search.Ranking;

namespace ArticleArchive.Web.Tests.Search;

/// <summary>
/// The ranking as its definition reads, over whole texts: no index, no bounds, no ranges, no heap. BM25 with a word's forms as
/// one term; then nearness and freshness for the first hundred; of equals the newest.
/// </summary>
internal sealed class NaiveRanking(Vocabulary vocabulary, IReadOnlyList<IndexedArticle> articles)
{
    private static readonly string[] s_fields = ["title", "headings", "body", "authors", "publisher", "speakers", "source"];
    private static readonly double[] s_weights = [5, 2, 1, 1, 1, 0, 0.5];

    private readonly List<Row> _rows = [.. articles.Select(article => new Row(article.Article.Id, Columns(article), DayOf(article)))];

    private sealed record Row(int Id, List<string>[] Columns, int Day)
    {
        // A speaker's names are found, but no part of the length: people change them.
        public int Length { get; } = Columns.Where((_, i) => s_fields[i] != "speakers").Sum(column => column.Count);
    }

    private sealed record Term(TermNode Node, SearchField Field, IReadOnlyList<(string[] Words, bool IsPrefix)> Forms, double Idf);

    public List<int> Find(QueryNode root)
    {
        var average = Math.Max(1, (double)_rows.Sum(row => (long)row.Length) / _rows.Count);
        var newest = Math.Max(0, _rows.Max(row => row.Day));
        var terms = Terms(root, SearchField.Any).ToList();
        var found = _rows.Select(row => (Row: row, Score: Score(root, SearchField.Any, row, terms, average))).Where(hit => hit.Score >= 0)
            .OrderByDescending(hit => hit.Score).ThenByDescending(hit => hit.Row.Id).ToList();
        if (terms.Count == 0)
            return [.. found.Select(hit => hit.Row.Id)];
        // Where every article may match, no word need be there to be near another.
        var near = MustHaveWord(root) ? terms : [];
        var first = found.Take(100).Select(hit => (hit.Row, Score: hit.Score + (0.15 * Nearness(hit.Row, near))
                + (hit.Row.Day < 0 ? 0 : 0.02 * hit.Score * double.Exp2(-(newest - hit.Row.Day) / 730.0))))
            .OrderByDescending(hit => hit.Score).ThenByDescending(hit => hit.Row.Id);
        return [.. first.Concat(found.Skip(100)).Select(hit => hit.Row.Id)];
    }

    private static bool MustHaveWord(QueryNode node) => node switch
    {
        TermNode => true,
        FieldNode field => MustHaveWord(field.Child),
        AndNode and => and.Children.Any(MustHaveWord),
        OrNode or => or.Children.All(MustHaveWord),
        _ => false,
    };

    private static int DayOf(IndexedArticle article) => article.Article.PublishedAtUtc is { } day ? DateOnly.FromDateTime(day).DayNumber : -1;

    private static List<string>[] Columns(IndexedArticle article) =>
    [
        Words([article.Article.Title]),
        Words(article.Sections.Select(section => section.Heading).OfType<string>()),
        Words(article.Body.Select(block => block.Span.In(article.Article.ReadingText))),
        Words(article.Authors),
        Words([article.Article.Publisher ?? ""]),
        Words(article.Speakers),
        Words(article.Source),
    ];

    private static List<string> Words(IEnumerable<string> blocks)
    {
        var words = new List<string>();
        foreach (var block in blocks)
        {
            if (words.Count > 0)
                words.Add("\uE000");
            words.AddRange(IndexTokenizer.Terms(block));
        }

        return words;
    }

    private IEnumerable<Term> Terms(QueryNode node, SearchField field) => node switch
    {
        TermNode term => [Read(term, field)],
        FieldNode inner => Terms(inner.Child, inner.Field),
        AndNode and => and.Children.SelectMany(child => Terms(child, field)),
        OrNode or => or.Children.SelectMany(child => Terms(child, field)),
        _ => [],
    };

    private Term Read(TermNode node, SearchField field)
    {
        var words = IndexTokenizer.Terms(node.Text);
        if (!node.IsPhrase && node.Match == WordMatch.Stem && words.Count == 1)
        {
            var variants = vocabulary.Variants(words[0]);
            return new Term(node, field, [.. variants.Select(variant => (new[] { variant.Word }, false))], Idf(variants.Sum(variant => variant.Documents)));
        }

        var documents = words.Select((word, i) => node.IsPrefix && i == words.Count - 1
            ? vocabulary.WithPrefix(word, int.MaxValue).Sum(one => one.Documents)
            : vocabulary.Documents(word)).Min();
        for (var more = 1; more < words.Count; more++)
            documents = documents == 0 ? 0 : Math.Max(1, documents / 4);
        return new Term(node, field, [(words.ToArray(), node.IsPrefix)], Idf(documents));
    }

    private float Idf(int documents)
    {
        var having = Math.Min(documents, _rows.Count);
        var idf = Math.Log((_rows.Count - having + 0.5) / (having + 0.5));
        return idf <= 0 ? 1e-6f : (float)idf;
    }

    // -1 where the row does not match.
    private double Score(QueryNode node, SearchField field, Row row, List<Term> terms, double average)
    {
        switch (node)
        {
            case TermNode term:
                return Score(terms.Find(one => one.Node == term && one.Field == field) ?? Read(term, field), row, average);
            case FieldNode inner:
                return Score(inner.Child, inner.Field, row, terms, average);
            case NotNode not:
                return Score(not.Child, field, row, terms, average) < 0 ? 0 : -1;
            case AndNode and:
                var all = and.Children.Select(child => Score(child, field, row, terms, average)).ToList();
                return all.Exists(score => score < 0) ? -1 : all.Sum();
            case OrNode or:
                var any = or.Children.Select(child => Score(child, field, row, terms, average)).Where(score => score >= 0).ToList();
                return any.Count == 0 ? -1 : any.Sum();
            case PropertyNode { Property: QueryProperty.Published } published:
                return row.Day >= published.Days.From.DayNumber && row.Day <= published.Days.To.DayNumber && row.Day >= 0 ? 0 : -1;
            default:
                throw new NotSupportedException(node.ToString());
        }
    }

    private static double Score(Term term, Row row, double average)
    {
        var places = Places(term, row).ToList();
        var weighed = places.Sum(place => s_weights[place.Column]);
        return places.Count == 0 ? -1 : term.Idf * (weighed * 2.2) / (weighed + (1.2 * (1 - 0.75 + (0.75 * row.Length / average))));
    }

    private static IEnumerable<(int Column, int Word)> Places(Term term, Row row)
    {
        var wanted = term.Field switch
        {
            SearchField.Any => null,
            SearchField.Section => "headings",
            SearchField.Author => "authors",
            SearchField.Speaker => "speakers",
            _ => term.Field.ToString().ToLowerInvariant(),
        };
        for (var column = 0; column < row.Columns.Length; column++)
        {
            if (wanted is not null && wanted != s_fields[column])
                continue;
            var words = row.Columns[column];
            for (var at = 0; at < words.Count; at++)
            {
                if (term.Forms.Any(form => Stands(form, words, at)))
                    yield return (column, at);
            }
        }
    }

    private static bool Stands((string[] Words, bool IsPrefix) form, List<string> words, int at)
    {
        if (at + form.Words.Length > words.Count)
            return false;
        for (var i = 0; i < form.Words.Length; i++)
        {
            var isOpen = form.IsPrefix && i == form.Words.Length - 1;
            if (isOpen ? !words[at + i].StartsWith(form.Words[i], StringComparison.Ordinal) : words[at + i] != form.Words[i])
                return false;
        }

        return true;
    }

    private static double Nearness(Row row, List<Term> terms)
    {
        var sum = 0.0;
        foreach (var (left, right) in terms.Zip(terms.Skip(1)).Take(8))
        {
            var distances = from l in Places(left, row) from r in Places(right, row) where l.Column == r.Column && l.Word != r.Word select Math.Abs(l.Word - r.Word);
            var least = distances.DefaultIfEmpty(int.MaxValue).Min();
            if (least <= 12)
                sum += Math.Min(left.Idf, right.Idf) / least;
        }

        return sum;
    }
}

using System.Globalization;
using ArticleArchive.Web.Search.QueryLanguage;

namespace ArticleArchive.Web.Search.Ranking;

/// <summary>What a compiler asks of the archive; all of it is answered by the snapshot that the search reads.</summary>
internal interface IQuerySources
{
    /// <summary>The rows of a level; sections are those of their articles.</summary>
    LevelRows RowsOf(SearchLevel level);

    /// <summary>The forms that a term has in the archive.</summary>
    /// <param name="columns">The columns it may stand in, in FTS5's syntax; empty for all.</param>
    IndexedTerm Resolve(TermNode term, SearchLevel level, string columns);

    /// <summary>Finds all that a plan finds, with scores where it ranks.</summary>
    /// <exception cref="SearchTimeoutException">The time was up: half of a set must not be subtracted from another.</exception>
    IdSet Find(QueryPlan plan);

    /// <summary>The claims that have a property.</summary>
    IdSet ClaimsWith(QueryProperty property, string value);

    /// <summary>The articles that have a property which no value in memory answers.</summary>
    IdSet ArticlesWith(QueryProperty property, string value);
}

/// <summary>The time of a search was up before it could say anything.</summary>
internal sealed class SearchTimeoutException : Exception;

/// <summary>
/// Turns a query's tree into a plan. What the level's index can answer becomes one expression that finds every row that may
/// match: the guard. What it cannot answer (articles' values, sets of claims, forms that count in one language only) is
/// tested on the rows that the guard finds; where there is no guard, on every row.
/// </summary>
internal sealed class QueryCompiler(IQuerySources sources, SearchLevel level)
{
    /// <summary>The word between the blocks of a column.</summary>
    private const string ParagraphEnd = "\uE000";

    private readonly List<TermTest> _ranked = [];

    private SearchLevel IndexLevel => level == SearchLevel.Sections ? SearchLevel.Articles : level;

    /// <param name="root">The query's tree.</param>
    /// <param name="field">Where its words have to stand, where the tree does not say.</param>
    /// <param name="within">Only hits of this article; null for all.</param>
    public QueryPlan Compile(QueryNode root, SearchField field = SearchField.Any, int? within = null)
    {
        var part = Compile(root, field, isWanted: true);
        if (within is { } article)
            part = All([part, new TestPart(new ArticleTest(article))]);
        return Plan(part, _ranked);
    }

    private QueryPlan Plan(QueryPart part, IReadOnlyList<TermTest> ranked)
    {
        var rows = sources.RowsOf(IndexLevel);
        if (part.Guard is not { } guard)
        {
            var test = part.Materialised(inner => Find(inner));
            return new QueryPlan(level, rows, Expression: null, test, IsExact: false, [], rows.Count);
        }

        // The index numbers phrases in the order of writing.
        var phrase = 0;
        foreach (var term in part.Guarding)
            phrase = Number(term, phrase);
        var loose = part.Loose.Except(part.Guarding).Distinct().ToList();
        if (loose.Count > 0)
        {
            // Asked for once more with what may stand there too: the same rows, and the places of all terms.
            phrase *= 2;
            foreach (var term in loose)
                phrase = Number(term, phrase);
            guard = $"({guard} AND ({guard} OR {string.Join(" OR ", loose.Select(term => term.Term.Expression()))}))";
        }

        // Sections are looked at inside each article, where all terms have to be at hand.
        var any = level != SearchLevel.Sections && part.Any is { IsWorthwhile: true } alternatives && alternatives.Terms.SequenceEqual(ranked) ? alternatives : null;
        return new QueryPlan(level, rows, guard, part.Test, part.IsExact && level != SearchLevel.Sections, ranked, Math.Min(part.Candidates, rows.Count), any);
    }

    private IdSet Find(QueryPart part)
    {
        var wanted = part.Guarding.Where(_ranked.Contains).ToList();
        var plan = Plan(part, wanted);
        plan.TryWeigh(plan.Statistics());
        return sources.Find(plan);
    }

    private static int Number(TermTest term, int phrase)
    {
        term.FirstPhrase = phrase;
        return phrase + term.Term.PhraseCount;
    }

    // As deep as the tree, which the parser bounds.
    private QueryPart Compile(QueryNode node, SearchField field, bool isWanted) => node switch
    {
        TermNode term when Columns(field) is { } columns => new TermPart(Term(term, columns, isWanted)),
        NearNode near when Columns(field) is { } columns => Near(near, columns, isWanted),
        TermNode or NearNode => new TestPart(new ArticleSetTest(ArticlesOf(node, field, Home(field)))),
        PropertyNode property => Property(property),
        FieldNode { Field: SearchField.Claim or SearchField.Removed } inner when Home(inner.Field) != level =>
            new TestPart(new ArticleSetTest(ArticlesOf(inner.Child, inner.Field, Home(inner.Field)))),
        FieldNode inner => Compile(inner.Child, inner.Field, isWanted),
        NotNode not => new NotPart(Compile(not.Child, field, isWanted: false)),
        AndNode and => All([.. and.Children.Select(child => Compile(child, field, isWanted))]),
        OrNode or => new AnyPart([.. or.Children.Select(child => Compile(child, field, isWanted))]),
        _ => throw new InvalidOperationException($"No such node: {node.GetType().Name}"),
    };

    // An article has what one of its sections may not have, so for sections nothing is left out by the index.
    private AllPart All(IReadOnlyList<QueryPart> parts) => new(parts, excludesInIndex: level != SearchLevel.Sections);

    private TermTest Term(TermNode node, string columns, bool isWanted)
    {
        var term = new TermTest(sources.Resolve(node, IndexLevel, columns), ColumnWeights.Of(level));
        if (isWanted)
            _ranked.Add(term);
        return term;
    }

    private NearPart Near(NearNode near, string columns, bool isWanted)
    {
        var paragraphEnd = new IndexedTerm("", [new TermForm(ParagraphEnd, IsPrefix: false, uint.MaxValue)], "", 0);
        return new NearPart([.. near.Terms.Select(term => Term(term, columns, isWanted))], new TermTest(paragraphEnd, ColumnWeights.Of(level)), near.Distance);
    }

    // Where a field's words are indexed, when not at the level itself.
    private static SearchLevel Home(SearchField field) => field switch
    {
        SearchField.Claim or SearchField.Entity => SearchLevel.Claims,
        SearchField.Removed => SearchLevel.Removed,
        _ => SearchLevel.Articles,
    };

    // Null where the level's index does not have the field. The names of columns are FTS5's.
    private string? Columns(SearchField field) => (IndexLevel, field) switch
    {
        (_, SearchField.Any) => "",
        (SearchLevel.Articles, SearchField.Title) => "title",
        (SearchLevel.Articles, SearchField.Section) => "headings",
        (SearchLevel.Articles, SearchField.Body) => "body",
        (SearchLevel.Articles, SearchField.Author) => "authors",
        (SearchLevel.Articles, SearchField.Publisher) => "publisher",
        (SearchLevel.Articles, SearchField.Speaker) => "speakers",
        (SearchLevel.Articles, SearchField.Source) => "source",
        (SearchLevel.Claims, SearchField.Claim) => "text",
        (SearchLevel.Claims, SearchField.Speaker) => "speaker",
        (SearchLevel.Claims, SearchField.Entity) => "names",
        (SearchLevel.Removed, SearchField.Removed) => "",
        _ => null,
    };

    // Claims and removed passages know of each other only through their article, which is as good as the best of them.
    private IdSet ArticlesOf(QueryNode node, SearchField field, SearchLevel home)
    {
        var articles = new IdSet();
        // No note is indexed.
        if (field == SearchField.Note)
            return articles;
        var plan = new QueryCompiler(sources, home).Compile(node, field);
        plan.TryWeigh(plan.Statistics());
        return ArticlesOf(sources.Find(plan), plan.Rows);
    }

    private static IdSet ArticlesOf(IdSet found, LevelRows rows)
    {
        if (rows.AreArticles)
            return found;
        var articles = new IdSet();
        foreach (var id in found.All())
        {
            if (found.IsRanked)
                articles.Add(rows.ArticleOf(id), found.ScoreOf(id));
            else
                articles.Add(rows.ArticleOf(id));
        }

        return articles;
    }

    private QueryPart Property(PropertyNode node)
    {
        var values = sources.RowsOf(SearchLevel.Articles).Values;
        return node.Property switch
        {
            QueryProperty.No => new NotPart(Property(node with { Property = QueryProperty.Has })),
            QueryProperty.Nature when level != SearchLevel.Claims => new TestPart(PropertyTests.Nature(node.Value)),
            QueryProperty.Has when node.Value is not ("figure" or "time") => new TestPart(PropertyTests.Has(node.Value, values) ?? Articles(node)),
            QueryProperty.Is when node.Value == "damaged" && level != SearchLevel.Claims => new TestPart(PropertyTests.IsDamaged),
            QueryProperty.Is when node.Value == "duplicate" => new TestPart(Articles(node)),
            QueryProperty.Language => new TestPart(PropertyTests.Language(node.Value, values)),
            QueryProperty.Tag => new TestPart(PropertyTests.Tag(node.Value, values)),
            QueryProperty.Published => new TestPart(PropertyTests.Published(node.Days)),
            QueryProperty.Added => new TestPart(PropertyTests.Added(node.Days)),
            QueryProperty.Words => new TestPart(PropertyTests.Between(node.Numbers, row => row.Words)),
            QueryProperty.Claims => new TestPart(PropertyTests.Between(node.Numbers, row => row.Claims)),
            QueryProperty.Health => new TestPart(PropertyTests.Between(node.Numbers, row => row.Health)),
            QueryProperty.Id when int.TryParse(node.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) => new TestPart(new AnyTest([new ArticleTest(id), Articles(node)])),
            QueryProperty.Id or QueryProperty.Type => new TestPart(Articles(node)),
            _ => new TestPart(Claims(node)),
        };
    }

    private ArticleSetTest Articles(PropertyNode node) => new(sources.ArticlesWith(node.Property, node.Value));

    private RowTest Claims(PropertyNode node)
    {
        var claims = sources.ClaimsWith(node.Property, node.Value);
        return level == SearchLevel.Claims ? new SetTest(claims) : new ArticleSetTest(ArticlesOf(claims, sources.RowsOf(SearchLevel.Claims)));
    }
}

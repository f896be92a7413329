using System.Text;
using ArticleArchive.Web.Search.Analysis;
using ArticleArchive.Web.Search.QueryLanguage;

namespace ArticleArchive.Web.Search;

/// <summary>What a search returns.</summary>
public enum SearchLevel
{
    /// <summary>Articles, with their best passages.</summary>
    Articles,

    /// <summary>Sections of articles that have all words of the query.</summary>
    Sections,

    /// <summary>Single claims.</summary>
    Claims,

    /// <summary>Passages that were removed from articles: edits of the ledger.</summary>
    Removed,
}

/// <summary>
/// How a query is answered: as few questions to the full-text index as it allows, and sets of ids around them for what
/// one index cannot say (a claim's words together with an article's title).
/// </summary>
/// <param name="Level">What the ids are.</param>
internal abstract record SearchPlan(SearchLevel Level)
{
    /// <summary>Plans a query whose words are looked for at a level.</summary>
    public static SearchPlan For(QueryNode root, SearchLevel level) => Plan(root, SearchField.Any, level);

    // As deep as the tree, which the parser bounds.
    private static SearchPlan Plan(QueryNode node, SearchField field, SearchLevel level) => node switch
    {
        TermNode term => Term(term, field, level),
        PropertyNode property when level == SearchLevel.Claims => new PropertyPlan(property.Property, property.Value),
        PropertyNode property => Related(new PropertyPlan(property.Property, property.Value), level),
        FieldNode { Field: SearchField.Claim } claim when level != SearchLevel.Claims =>
            Related(Plan(claim.Child, SearchField.Claim, SearchLevel.Claims), level),
        FieldNode { Field: SearchField.Removed } removed when level != SearchLevel.Removed =>
            Related(Plan(removed.Child, SearchField.Removed, SearchLevel.Removed), level),
        FieldNode inner => Plan(inner.Child, inner.Field, level),
        NotNode not => new ExceptPlan(new EverythingPlan(level), Plan(not.Child, field, level)),
        AndNode and => All([.. and.Children.Select(child => Plan(child, field, level))], level),
        OrNode or => Any([.. or.Children.Select(child => Plan(child, field, level))], level),
        _ => throw new InvalidOperationException($"No such node: {node.GetType().Name}"),
    };

    private static SearchPlan Term(TermNode term, SearchField field, SearchLevel level)
    {
        if (level == SearchLevel.Articles)
            return new MatchPlan(level, Expression(term, ArticleColumn(field)));
        if (level == SearchLevel.Claims && ClaimColumn(field) is { } column)
            return new MatchPlan(level, Expression(term, column));
        if (level == SearchLevel.Removed && field is SearchField.Any or SearchField.Removed)
            return new MatchPlan(level, Expression(term, ""));
        return Related(new MatchPlan(SearchLevel.Articles, Expression(term, ArticleColumn(field))), level);
    }

    // Claims and removed passages know of each other only through their article.
    private static RelatedPlan Related(SearchPlan from, SearchLevel level) =>
        from.Level != SearchLevel.Articles && level != SearchLevel.Articles ? new RelatedPlan(new RelatedPlan(from, SearchLevel.Articles), level) : new RelatedPlan(from, level);

    private static string ArticleColumn(SearchField field) => field switch
    {
        SearchField.Title => "title",
        SearchField.Section => "headings",
        SearchField.Speaker => "speakers",
        SearchField.Publisher => "publisher",
        SearchField.Author => "authors",
        SearchField.Body => "body",
        _ => "",
    };

    // Null: a property of the claim's article.
    private static string? ClaimColumn(SearchField field) => field switch
    {
        SearchField.Any => "",
        SearchField.Claim => "text",
        SearchField.Speaker => "speaker",
        _ => null,
    };

    // Everything a person typed stands between quotation marks, where nothing has a meaning but their own doubling.
    private static string Expression(TermNode term, string column)
    {
        var (words, isLastPrefix) = QueryWords.Of(term.Text, term.IsPrefix);
        var text = string.Join(' ', words);
        var expression = new StringBuilder();
        if (column.Length > 0)
            expression.Append(column).Append(" : ");
        return AppendQuoted(expression, text).Append(isLastPrefix ? " *" : "").ToString();
    }

    private static StringBuilder AppendQuoted(StringBuilder expression, string text) =>
        expression.Append('"').Append(text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');

    private static SearchPlan All(List<SearchPlan> parts, SearchLevel level)
    {
        var wanted = new List<SearchPlan>();
        var unwanted = new List<SearchPlan>();
        foreach (var part in parts)
        {
            if (part is ExceptPlan { Kept: EverythingPlan } except)
                unwanted.Add(except.Left);
            else
                wanted.Add(part);
        }

        wanted = Join(wanted, " AND ", level);
        unwanted = Join(unwanted, " OR ", level);
        if (wanted is [MatchPlan match, ..] && unwanted is [MatchPlan left, ..])
        {
            wanted[0] = new MatchPlan(level, $"({match.Expression}) NOT ({left.Expression})");
            unwanted.RemoveAt(0);
        }

        var kept = wanted.Count switch { 0 => new EverythingPlan(level), 1 => wanted[0], _ => new IntersectPlan(level, wanted) };
        return unwanted.Count switch
        {
            0 => kept,
            1 => new ExceptPlan(kept, unwanted[0]),
            _ => new ExceptPlan(kept, new UnionPlan(level, unwanted)),
        };
    }

    private static SearchPlan Any(List<SearchPlan> parts, SearchLevel level)
    {
        parts = Join(parts, " OR ", level);
        return parts.Count == 1 ? parts[0] : new UnionPlan(level, parts);
    }

    // What the same index can answer becomes one question, which comes first.
    private static List<SearchPlan> Join(List<SearchPlan> parts, string by, SearchLevel level)
    {
        var matches = parts.OfType<MatchPlan>().Select(match => match.Expression).ToList();
        if (matches.Count < 2)
            return [.. parts.OrderByDescending(part => part is MatchPlan)];
        return [new MatchPlan(level, string.Join(by, matches.Select(expression => $"({expression})"))), .. parts.Where(part => part is not MatchPlan)];
    }
}

/// <summary>What the full-text index of the level finds.</summary>
/// <param name="Expression">FTS5's own query syntax.</param>
internal sealed record MatchPlan(SearchLevel Level, string Expression) : SearchPlan(Level);

internal sealed record EverythingPlan(SearchLevel Level) : SearchPlan(Level);

internal sealed record IntersectPlan(SearchLevel Level, IReadOnlyList<SearchPlan> Parts) : SearchPlan(Level);

internal sealed record UnionPlan(SearchLevel Level, IReadOnlyList<SearchPlan> Parts) : SearchPlan(Level);

/// <summary>What one plan finds without what another finds.</summary>
internal sealed record ExceptPlan(SearchPlan Kept, SearchPlan Left) : SearchPlan(Kept.Level);

/// <summary>What belongs to what another plan finds: the articles of claims, the removed passages of articles, ...</summary>
internal sealed record RelatedPlan(SearchPlan From, SearchLevel Level) : SearchPlan(Level);

/// <summary>All claims that have a property.</summary>
internal sealed record PropertyPlan(QueryProperty Property, string Value) : SearchPlan(SearchLevel.Claims);

/// <summary>All removed passages of one article.</summary>
internal sealed record RemovedOfPlan(int ArticleId) : SearchPlan(SearchLevel.Removed);

/// <summary>Which level a query asks for by itself.</summary>
internal static class SearchLevels
{
    /// <summary>Removed passages where the whole query looks there, claims where it names a property of claims; else articles.</summary>
    public static SearchLevel Of(ParsedQuery query) => query.Root switch
    {
        FieldNode { Field: SearchField.Removed } => SearchLevel.Removed,
        var root when QueryProperties.Asks(root) => SearchLevel.Claims,
        _ => SearchLevel.Articles,
    };
}

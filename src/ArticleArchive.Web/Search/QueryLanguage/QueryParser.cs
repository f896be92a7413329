using System.Globalization;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Search.Analysis;

namespace ArticleArchive.Web.Search.QueryLanguage;

/// <summary>
/// Reads what a person types. Pure and total: any text gives a tree or nothing, and every repair is told.
/// <code>
/// query  = all { ("OR" | "|") all }
/// all    = item { ["AND"] item }          with "in:" place anywhere among them
/// item   = { "-" | "!" | "NOT" } { field ":" } ( word ["*"] | phrase ["*"] | property ":" value | "(" query ")" )
/// </code>
/// </summary>
public sealed class QueryParser
{
    /// <summary>Longest query in UTF-16 code units; the rest is cut off.</summary>
    public const int MaxLength = 512;

    /// <summary>Most words and phrases of a query; the rest is left out.</summary>
    public const int MaxTerms = 32;

    /// <summary>Deepest nesting of brackets; those further in are ignored, their words are not.</summary>
    public const int MaxDepth = 8;

    private const string HoldNothing = "the brackets hold nothing to search for and were ignored";

    private readonly List<QueryToken> _tokens;
    private readonly List<SearchWarning> _warnings;
    private int _next;
    private int _terms;
    private int _firstTermTooMany = -1;
    private int _ignoredBrackets;

    private QueryParser(List<QueryToken> tokens, List<SearchWarning> warnings) => (_tokens, _warnings) = (tokens, warnings);

    /// <summary>Reads a query.</summary>
    /// <param name="text">What a person typed; null is the empty query.</param>
    /// <param name="clock">Says which day is today, in UTC, for <c>age:</c> and <c>added:today</c>; the system's by default.</param>
    public static ParsedQuery Parse(string? text, TimeProvider? clock = null)
    {
        _ = clock;
        text ??= "";
        var warnings = new List<SearchWarning>();
        if (text.Length > MaxLength)
        {
            var end = char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength;
            warnings.Add(Repair($"a query has at most {MaxLength} characters; the rest was cut off", end));
            text = text[..end];
        }

        var parser = new QueryParser(QueryLexer.Read(text, warnings), warnings);
        var root = parser.ReadAny(depth: 0);
        if (parser._firstTermTooMany >= 0)
            warnings.Add(Repair($"a query has at most {MaxTerms} words and phrases; the rest was left out", parser._firstTermTooMany));
        if (root is not null && OnlyLeavesOut(root))
            warnings.Add(Hint("there are only words to leave out, so everything without them is shown, the newest first", root.Span.Start));
        return new ParsedQuery(text, root, [.. warnings.OrderBy(warning => warning.Position)]);
    }

    internal static SearchWarning Repair(string what, int position) => Hint(what, position) with { IsRepair = true };

    /// <summary>Something worth knowing about a query that was taken as it is.</summary>
    internal static SearchWarning Hint(string what, int position) =>
        new(string.Create(CultureInfo.InvariantCulture, $"At character {position + 1}: {what}."), position);

    private QueryToken? Peek => _next < _tokens.Count ? _tokens[_next] : null;

    private QueryNode? ReadAny(int depth)
    {
        var branches = new List<QueryNode>();
        QueryToken? dangling = null;
        while (true)
        {
            var branch = ReadAll(depth);
            if (branch is not null)
            {
                branches.Add(branch);
                dangling = null;
            }

            if (Peek is not { Kind: QueryTokenKind.Or } or)
                break;
            if (branch is null)
                Warn($"“{or.Text}” has nothing before it to choose from and was ignored", or);
            else
                dangling = or;
            _next++;
        }

        if (dangling is { } last)
            Warn($"“{last.Text}” has nothing after it to choose from and was ignored", last);
        return branches.Count < 2 ? branches.FirstOrDefault() : new OrNode(Around(branches), branches);
    }

    private QueryNode? ReadAll(int depth)
    {
        var items = new List<QueryNode>();
        QueryToken? dangling = null;
        QueryToken? level = null;
        while (Peek is { } token)
        {
            if (token.Kind == QueryTokenKind.Level)
            {
                if (level is { } replaced)
                    Warn($"“{replaced.Text}” stands beside another place and was ignored", replaced);
                level = token;
                _next++;
                continue;
            }


            if (token.Kind == QueryTokenKind.Close && _ignoredBrackets > 0)
            {
                _ignoredBrackets--;
                _next++;
            }
            else if (token.Kind == QueryTokenKind.Close && depth == 0)
            {
                Warn("the closing bracket closes nothing and was ignored", token);
                _next++;
            }
            else if (token.Kind is QueryTokenKind.Or or QueryTokenKind.Close)
            {
                break;
            }
            else if (token.Kind == QueryTokenKind.And)
            {
                if (items.Count == 0 || dangling is not null)
                    Warn($"“{token.Text}” has nothing before it to join and was ignored", token);
                else
                    dangling = token;
                _next++;
            }
            else if (ReadItem(depth) is { } item)
            {
                items.Add(item);
                dangling = null;
            }
        }

        if (dangling is { } last)
            Warn($"“{last.Text}” has nothing after it to join and was ignored", last);
        if (level is not { } place || All(items) is not { } all)
        {
            if (level is { } alone)
                Warn($"“{alone.Text}” needs words to look for there and was ignored", alone);
            return All(items);
        }

        return new FieldNode(new TextSpan(Math.Min(place.Span.Start, all.Span.Start), Math.Max(place.Span.End, all.Span.End)), place.Field, all);
    }

    // Takes at least one token, which ends every loop around it.
    private QueryNode? ReadItem(int depth)
    {
        var start = _tokens[_next].Span.Start;
        var negated = false;
        while (Peek is { Kind: QueryTokenKind.Not } not)
        {
            negated = !negated;
            _next++;
            if (Peek is { Kind: QueryTokenKind.Word or QueryTokenKind.Phrase or QueryTokenKind.Field or QueryTokenKind.Property or QueryTokenKind.Open or QueryTokenKind.Not })
                continue;
            Warn($"“{not.Text}” stands before nothing that it could leave out, and was ignored", not);
            return null;
        }

        QueryToken? field = null;
        while (Peek is { Kind: QueryTokenKind.Field } token)
        {
            if (field is { } replaced)
                Warn($"“{replaced.Text}:” stands before another field and was ignored", replaced);
            field = token;
            _next++;
        }

        // title:-word leaves out a word of the title.
        while (field is not null && Peek is { Kind: QueryTokenKind.Not })
        {
            negated = !negated;
            _next++;
        }

        var item = Peek switch
        {
            { Kind: QueryTokenKind.Word or QueryTokenKind.Phrase } term => ReadTerm(term),
            { Kind: QueryTokenKind.Property } property => ReadProperty(property),
            { Kind: QueryTokenKind.Open } open => ReadGroup(open, depth),
            _ when field is { } alone => FieldAsText(alone),
            _ => null,
        };
        if (item is null)
            return null;
        var span = new TextSpan(start, Math.Max(item.Span.End, _tokens[_next - 1].Span.End));
        if (field is { Field: var name } && item.Span.Start != field.Value.Span.Start)
            item = new FieldNode(new TextSpan(field.Value.Span.Start, span.End), name, item);
        return negated ? new NotNode(span, item) : item;
    }

    private TermNode? ReadTerm(QueryToken token)
    {
        _next++;
        if (!IndexTokenizer.HasWord(token.Text))
        {
            Warn(
                token.Kind == QueryTokenKind.Phrase ? "the phrase has no word and was ignored" : $"“{token.Text.Trim()}” has no letter or digit to search for and was ignored",
                token);
            return null;
        }

        if (_terms == MaxTerms)
        {
            _firstTermTooMany = _firstTermTooMany < 0 ? token.Span.Start : _firstTermTooMany;
            return null;
        }

        _terms++;
        var isPhrase = token.Kind == QueryTokenKind.Phrase;
        return new TermNode(token.Span, token.Text, isPhrase, token.IsPrefix ? WordMatch.Prefix : isPhrase ? WordMatch.Exact : WordMatch.Stem);
    }

    private PropertyNode? ReadProperty(QueryToken token)
    {
        _next++;
        if (_terms == MaxTerms)
        {
            _firstTermTooMany = _firstTermTooMany < 0 ? token.Span.Start : _firstTermTooMany;
            return null;
        }

        _terms++;
        return new PropertyNode(token.Span, token.Property, token.Text);
    }

    private QueryNode? ReadGroup(QueryToken open, int depth)
    {
        _next++;
        if (depth == MaxDepth)
        {
            Warn($"brackets go at most {MaxDepth} deep; this pair was ignored", open);
            _ignoredBrackets++;
            return null;
        }

        var ignoredBefore = _ignoredBrackets;
        var group = ReadAny(depth + 1);
        _ignoredBrackets = ignoredBefore;
        var end = _tokens[_next - 1].Span.End;
        if (Peek is { Kind: QueryTokenKind.Close } close)
        {
            end = close.Span.End;
            _next++;
        }
        else if (group is not null)
        {
            Warn("the opening bracket is never closed; the group goes on to the end", open);
        }

        if (group is null)
        {
            // Brackets in brackets that hold nothing are told of once, at the outermost.
            _warnings.RemoveAll(warning => warning.Position > open.Span.Start && warning.Message.Contains(HoldNothing, StringComparison.Ordinal));
            Warn(HoldNothing, open);
            return null;
        }

        return group with { Span = new TextSpan(open.Span.Start, end) };
    }

    private TermNode? FieldAsText(QueryToken field)
    {
        Warn($"“{field.Text}:” has nothing after it and was searched as a word", field);
        _next--;
        return ReadTerm(field with { Kind = QueryTokenKind.Word });
    }

    private static bool OnlyLeavesOut(QueryNode node) => node switch
    {
        NotNode => true,
        AndNode and => and.Children.All(OnlyLeavesOut),
        OrNode or => or.Children.Any(OnlyLeavesOut),
        FieldNode field => OnlyLeavesOut(field.Child),
        _ => false,
    };

    private static QueryNode? All(List<QueryNode> items) =>
        items.Count < 2 ? items.FirstOrDefault() : new AndNode(Around(items), items);

    private static TextSpan Around(List<QueryNode> nodes) => new(nodes[0].Span.Start, nodes[^1].Span.End);

    private void Warn(string what, QueryToken token) => _warnings.Add(Repair(what, token.Span.Start));
}

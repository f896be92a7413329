using System.Globalization;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Search.Analysis;

namespace ArticleArchive.Web.Search.QueryLanguage;

/// <summary>
/// Reads what a person types. Pure and total: any text gives a tree or nothing, and every repair is told.
/// <code>
/// query  = all { ("OR" | "|") all }
/// all    = item { ["AND"] item }          with "in:" place and "sort:" order anywhere among them
/// item   = { "-" | "!" | "NOT" } { field ":" } ( term | near | property ":" value | property ":(" query ")" | "(" query ")" )
/// term   = word ["*" | "~" [number]] | "*" word "*" | phrase ["*"]
/// near   = phrase "~" [number] | "NEAR(" term { term } ["," number] ")"
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

    // So many words without an operator are a sentence, whose words hardly ever all stand in one article; of what is put as
    // a question fewer are enough.
    private const int FewestOfSentence = 6;
    private const int FewestOfQuestion = 3;

    private const string HoldNothing = "the brackets hold nothing to search for and were ignored";

    private readonly string _text;
    private readonly DateOnly _today;
    private readonly List<QueryToken> _tokens;
    private readonly List<SearchWarning> _warnings;
    private int _next;
    private int _terms;
    private int _firstTermTooMany = -1;
    private int _ignoredBrackets;
    private bool _hasOperator;
    private QueryEntry? _valuesOf;
    private QueryToken? _sort;

    private QueryParser(string text, DateOnly today, List<SearchWarning> warnings)
    {
        _text = text;
        _today = today;
        _warnings = warnings;
        _tokens = QueryLexer.Read(text, warnings);
    }

    /// <summary>Reads a query.</summary>
    /// <param name="text">What a person typed; null is the empty query.</param>
    /// <param name="clock">Says which day is today, in UTC, for <c>age:</c> and <c>added:today</c>; the system's by default.</param>
    public static ParsedQuery Parse(string? text, TimeProvider? clock = null)
    {
        text ??= "";
        var warnings = new List<SearchWarning>();
        if (text.Length > MaxLength)
        {
            var end = char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength;
            warnings.Add(Repair($"a query has at most {MaxLength} characters; the rest was cut off", end));
            text = text[..end];
        }

        return new QueryParser(text, DateOnly.FromDateTime((clock ?? TimeProvider.System).GetUtcNow().UtcDateTime), warnings).Read();
    }

    private ParsedQuery Read()
    {
        var root = ReadAny(depth: 0);
        if (_firstTermTooMany >= 0)
            _warnings.Add(Repair($"a query has at most {MaxTerms} words and phrases; the rest was left out", _firstTermTooMany));
        if (root is not null && OnlyLeavesOut(root))
            _warnings.Add(Hint("there are only words to leave out, so everything without them is shown, the newest first", root.Span.Start));
        var sort = _sort is null ? null : QueryProperties.Order(_sort.Text);
        var sentence = Sentence(root);
        return new ParsedQuery(_text, sentence ?? root, [.. _warnings.OrderBy(warning => warning.Position)], sort?.Sort, sort?.IsDescending ?? false, sentence is not null) { Today = _today };
    }

    // Brackets around words that must all be there mean nothing, so a pasted sentence may have them.
    private AndNode? Sentence(QueryNode? root)
    {
        var words = new List<QueryNode>();
        if (_hasOperator || _sort is not null || root is null || !AreWords(root, words))
            return null;
        var isQuestion = words.Count >= FewestOfSentence || (words.Count >= FewestOfQuestion && QuestionWords.IsQuestion(_text));
        return isQuestion ? new AndNode(root.Span, words) : null;
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
            if (token.Kind == QueryTokenKind.Place)
            {
                if (level is { } replaced)
                    Warn($"“{replaced.Text}” stands beside another place and was ignored", replaced);
                level = token;
                _next++;
                continue;
            }

            if (token.Kind == QueryTokenKind.Sort)
            {
                ReadSort(token);
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
                _hasOperator |= token.Text == "AND";
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

    private void ReadSort(QueryToken token)
    {
        _next++;
        if (QueryProperties.Order(token.Text) is null)
        {
            Warn($"“{token.Text}” is no order and was ignored (sort: {string.Join(", ", QueryProperties.Orders)})", token);
            return;
        }

        if (_sort is { } replaced)
            Warn($"“sort:{replaced.Text}” stands beside another order and was ignored", replaced);
        _sort = token;
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
            if (Peek is { Kind: not (QueryTokenKind.And or QueryTokenKind.Or or QueryTokenKind.Close or QueryTokenKind.Place or QueryTokenKind.Sort) })
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

        // Only of a claim can more than words be asked at once: claim:nature:fact.
        if (field is { Field: not SearchField.Claim } before && Peek is { Kind: QueryTokenKind.Property or QueryTokenKind.PropertyGroup })
        {
            Warn($"“{before.Text}:” stands before another field and was ignored", before);
            field = null;
        }

        var item = Peek switch
        {
            { Kind: QueryTokenKind.Word or QueryTokenKind.Phrase } value when _valuesOf is { } entry && field is null => ReadProperty(value, entry),
            { Kind: QueryTokenKind.Word or QueryTokenKind.Phrase } term => ReadTerm(term),
            { Kind: QueryTokenKind.Near } near => ReadNear(near),
            { Kind: QueryTokenKind.Property } property => ReadProperty(property, property.Entry!),
            { Kind: QueryTokenKind.PropertyGroup } values => ReadValues(values, depth),
            { Kind: QueryTokenKind.Open } open => ReadGroup(open, depth),
            _ when field is { } alone => FieldAsText(alone),
            _ => null,
        };
        if (item is null)
            return null;
        var span = new TextSpan(start, Math.Max(item.Span.End, _tokens[_next - 1].Span.End));
        if (field is { Field: var name } && item.Span.Start != field.Span.Start)
            item = new FieldNode(new TextSpan(field.Span.Start, span.End), name, item);
        return negated ? new NotNode(span, item) : item;
    }

    private TermNode? ReadTerm(QueryToken token)
    {
        _next++;
        if (!HasWord(token))
        {
            Warn(
                token.Kind == QueryTokenKind.Phrase ? "the phrase has no word and was ignored" : $"“{token.Text.Trim()}” has no letter or digit to search for and was ignored",
                token);
            return null;
        }

        return IsOneTooMany(token) ? null : Term(token);
    }

    private QueryNode? ReadNear(QueryToken token)
    {
        var terms = token.Terms.Where(HasWord).ToList();
        if (terms.Count < 2)
        {
            Warn("words can only be near each other where there are two or more; nearness was ignored", token);
            if (terms.Count == 1)
                return ReadTerm(terms[0] with { Span = token.Span });
            _next++;
            return null;
        }

        _next++;
        return terms.Exists(IsOneTooMany) ? null : new NearNode(token.Span, terms.ConvertAll(Term), token.Distance);
    }

    private QueryNode? ReadProperty(QueryToken token, QueryEntry entry)
    {
        // A value in a group may be of letters that mean something elsewhere, such as "2018*".
        var typed = token.Kind == QueryTokenKind.Word ? token.Span.In(_text) : token.Text;
        if (QueryProperties.Read(entry, typed, _today) is not { } read)
        {
            Warn($"“{typed}” is nothing that “{entry.Name}” can be, and was searched as text ({entry.Name} {QueryProperties.Values(entry)})", token);
            return ReadTerm(token with { Kind = QueryTokenKind.Word, Text = token.Span.In(_text), Match = WordMatch.Stem });
        }

        _next++;
        if (IsOneTooMany(token))
            return null;
        if (read.Repair is { } repair)
            Warn(repair, token);
        var none = read.Property is QueryProperty.Has or QueryProperty.No ? QueryReference.FieldNamed(read.Value)?.NotYet : QueryReference.FieldNamed(entry.Name[..^1])!.NotYet;
        if (none is not null)
            _warnings.Add(Hint($"the archive has no {none} yet, so {(read.Property == QueryProperty.No ? "all articles are meant" : "nothing is found by them; “\\” before it or quotation marks around it make it text")}", token.Span.Start));
        return new PropertyNode(token.Span, read.Property, read.Value);
    }

    private QueryNode? ReadValues(QueryToken group, int depth)
    {
        var outer = _valuesOf;
        _valuesOf = group.Entry;
        _next++;
        // The lexer saw the bracket.
        var values = ReadGroup(Peek!, depth);
        _valuesOf = outer;
        return values is null ? null : values with { Span = values.Span with { Start = group.Span.Start } };
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

    private static TermNode Term(QueryToken token) => new(token.Span, token.Text, token.Kind == QueryTokenKind.Phrase, token.Match, token.Edits);

    private static bool HasWord(QueryToken token) => IndexTokenizer.HasWord(token.Text);

    private bool IsOneTooMany(QueryToken token)
    {
        if (_terms++ < MaxTerms)
            return false;
        _firstTermTooMany = _firstTermTooMany < 0 ? token.Span.Start : _firstTermTooMany;
        return true;
    }

    // False where the tree has anything but words that must all be there.
    private static bool AreWords(QueryNode node, List<QueryNode> words)
    {
        if (node is AndNode and)
            return and.Children.All(child => AreWords(child, words));
        words.Add(node);
        return node is TermNode { IsPhrase: false, Match: WordMatch.Stem };
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

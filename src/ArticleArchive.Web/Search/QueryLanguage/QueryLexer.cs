using System.Text;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Web.Search.QueryLanguage;

internal enum QueryTokenKind
{
    Word,
    Phrase,
    Field,
    Level,
    Property,
    Not,
    And,
    Or,
    Open,
    Close,
}

/// <param name="Text">The words without marks; for a field its name, for a property its value; else as typed.</param>
internal readonly record struct QueryToken(
    QueryTokenKind Kind, TextSpan Span, string Text, bool IsPrefix = false, SearchField Field = SearchField.Any, QueryProperty Property = default);

/// <summary>Cuts a query into tokens. Never fails: what it cannot place is text, or left out with a warning.</summary>
internal sealed class QueryLexer(string text, List<SearchWarning> warnings)
{
    private readonly List<QueryToken> _tokens = [];
    private int _position;

    public static List<QueryToken> Read(string text, List<SearchWarning> warnings) => new QueryLexer(text, warnings).Read();

    private List<QueryToken> Read()
    {
        while (_position < text.Length)
        {
            var c = text[_position];
            if (IsSpace(c))
                _position++;
            else if (c == '(')
                Add(QueryTokenKind.Open, 1);
            else if (c == ')')
                Add(QueryTokenKind.Close, 1);
            else if (c == '|')
                Add(QueryTokenKind.Or, RunLength('|'));
            else if (IsQuote(c))
                ReadPhrase();
            else if (IsMinus(c) || c == '!')
                ReadNot();
            else
                ReadWord();
        }

        return _tokens;
    }

    private void Add(QueryTokenKind kind, int length)
    {
        _tokens.Add(new QueryToken(kind, TextSpan.OfLength(_position, length), text.Substring(_position, length)));
        _position += length;
    }

    private int RunLength(char c)
    {
        var end = _position;
        while (end < text.Length && text[end] == c)
            end++;
        return end - _position;
    }

    private void ReadNot()
    {
        var end = _position;
        while (end < text.Length && (IsMinus(text[end]) || text[end] == '!'))
            end++;
        if (end < text.Length && !IsSpace(text[end]) && text[end] is not (')' or '|'))
        {
            Add(QueryTokenKind.Not, 1);
            return;
        }

        Warn($"“{text[_position..end]}” stands before nothing that it could leave out, and was ignored", _position);
        _position = end;
    }

    private void ReadPhrase()
    {
        var start = _position++;
        var words = new StringBuilder();
        var closed = false;
        while (_position < text.Length && !closed)
        {
            var c = text[_position++];
            if (Closes(text[start], c))
                closed = true;
            else if (c == '\\' && _position < text.Length)
                words.Append(text[_position++]);
            else
                words.Append(c);
        }

        if (!closed)
            Warn("the quotation mark is never closed; the phrase goes on to the end", start);
        var isPrefix = closed && TakeAsterisks();
        var span = new TextSpan(start, _position);
        DropNearness();
        _tokens.Add(new QueryToken(QueryTokenKind.Phrase, span, words.ToString(), isPrefix));
    }

    private void ReadWord()
    {
        var start = _position;
        var word = new StringBuilder();
        var isLiteral = false;
        var innerAsterisk = -1;
        var isPrefix = false;
        while (_position < text.Length && !IsSpace(text[_position]) && !IsQuote(text[_position]) && text[_position] is not ('(' or ')' or '|'))
        {
            var c = text[_position];
            if (c == '\\' && _position + 1 < text.Length)
            {
                isLiteral = true;
                word.Append(text[_position + 1]);
                _position += 2;
            }
            else if (c == '*')
            {
                var asterisk = _position;
                TakeAsterisks();
                if (AtWordEnd() && word.Length > 0)
                    isPrefix = true;
                else
                    innerAsterisk = innerAsterisk < 0 ? asterisk : innerAsterisk;
                // A separator for the index as well.
                if (word.Length > 0 && !isPrefix)
                    word.Append(' ');
            }
            else if (c == ':' && !isLiteral && word.Length == _position - start && TakeField(start, word))
            {
                return;
            }
            else if (c == '~' && word.Length > 0 && NearnessLength() > 0)
            {
                DropNearness();
            }
            else
            {
                word.Append(c);
                _position++;
            }
        }

        // Asterisks alone are told of once, as what has no letter.
        if (innerAsterisk >= 0 && word.Length == 0)
            word.Append(text, start, _position - start);
        else if (innerAsterisk >= 0)
            Warn("“*” stands for the rest of a word only at its end; here it was ignored", innerAsterisk);
        var span = new TextSpan(start, _position);
        _tokens.Add(new QueryToken(isLiteral || isPrefix ? QueryTokenKind.Word : Operator(word), span, word.ToString(), isPrefix));
    }

    private static QueryTokenKind Operator(StringBuilder word) => word.ToString() switch
    {
        "AND" or "&" or "&&" => QueryTokenKind.And,
        "OR" => QueryTokenKind.Or,
        "NOT" => QueryTokenKind.Not,
        _ => QueryTokenKind.Word,
    };

    private bool TakeField(int start, StringBuilder name)
    {
        var field = name.ToString().ToLowerInvariant() switch
        {
            "title" => SearchField.Title,
            "section" => SearchField.Section,
            "claim" => SearchField.Claim,
            "speaker" => SearchField.Speaker,
            "publisher" => SearchField.Publisher,
            "author" => SearchField.Author,
            _ => SearchField.Any,
        };
        if (field == SearchField.Any && name is { Length: 2 } && name.ToString().Equals("in", StringComparison.OrdinalIgnoreCase))
            return TakeLevel(start);
        if (field == SearchField.Any && name.Length > 0 && QueryProperties.Find(name.ToString()) is { } property)
            return TakeProperty(start, name.ToString(), property);
        if (field != SearchField.Any)
        {
            _position++;
            _tokens.Add(new QueryToken(QueryTokenKind.Field, new TextSpan(start, _position), name.ToString(), Field: field));
            return true;
        }

        // An address (http://...) or a time (13:57) is no attempt at a field.
        var next = _position + 1 < text.Length ? text[_position + 1] : ' ';
        if (next != '/' && !IsSpace(next) && name.Length is > 1 and <= 20 && name.ToString().All(char.IsAsciiLetter))
            Warn($"“{name}:” is no field of the search and was searched as text (fields: title, section, claim, speaker, publisher, author; of claims: nature, form, certainty, has, is, verdict, event)", start);
        return false;
    }

    // "nature:fact": what stands at the colon is a value and never a word to search for.
    private bool TakeProperty(int start, string name, QueryProperty property)
    {
        var end = _position + 1;
        var isQuoted = end < text.Length && IsQuote(text[end]);
        if (isQuoted)
        {
            for (end++; end < text.Length && !Closes(text[_position + 1], text[end]);)
                end++;
        }
        else
        {
            while (end < text.Length && !IsSpace(text[end]) && !IsQuote(text[end]) && text[end] is not ('(' or ')' or '|'))
                end++;
        }

        var typed = text[(_position + (isQuoted ? 2 : 1))..end];
        if (typed.Length == 0)
            return false;
        if (QueryProperties.Read(property, typed) is not { } value)
        {
            Warn($"“{typed}” is nothing that “{name}:” can be, and was searched as text ({name}: {QueryProperties.Values(property)})", start);
            return false;
        }

        _position = Math.Min(text.Length, isQuoted ? end + 1 : end);
        _tokens.Add(new QueryToken(QueryTokenKind.Property, new TextSpan(start, _position), value, Property: property));
        return true;
    }

    // "in:removed" says where all words of its group have to stand.
    private bool TakeLevel(int start)
    {
        var end = _position + 1;
        while (end < text.Length && char.IsAsciiLetter(text[end]))
            end++;
        var level = text[(_position + 1)..end].ToLowerInvariant() switch
        {
            "title" => SearchField.Title,
            "section" => SearchField.Section,
            "body" => SearchField.Body,
            "claim" => SearchField.Claim,
            "removed" => SearchField.Removed,
            _ => SearchField.Any,
        };
        if (level == SearchField.Any)
        {
            if (end > _position + 1)
                Warn($"“{text[start..end]}” names no place and was searched as text (places: in:title, in:section, in:body, in:claim, in:removed)", start);
            return false;
        }

        _position = end;
        _tokens.Add(new QueryToken(QueryTokenKind.Level, new TextSpan(start, end), text[start..end], Field: level));
        return true;
    }

    private bool TakeAsterisks()
    {
        var length = RunLength('*');
        _position += length;
        return length > 0;
    }

    private bool AtWordEnd() =>
        _position >= text.Length || IsSpace(text[_position]) || IsQuote(text[_position]) || text[_position] is '(' or ')' or '|';

    // "a b"~10 and word~1 ask for nearness and likeness elsewhere; the number must not become a word to search for.
    private void DropNearness()
    {
        var length = NearnessLength();
        if (length == 0)
            return;
        Warn($"“{text.Substring(_position, length)}” is not part of this search's language and was ignored", _position);
        _position += length;
    }

    private int NearnessLength()
    {
        if (_position >= text.Length || text[_position] != '~')
            return 0;
        var end = _position + 1;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        return end >= text.Length || IsSpace(text[end]) || text[end] is '(' or ')' or '|' ? end - _position : 0;
    }

    private void Warn(string what, int position) => warnings.Add(QueryParser.Repair(what, position));

    private static bool IsSpace(char c) => char.IsWhiteSpace(c) || char.IsControl(c);

    private static bool IsMinus(char c) => c is '-' or '\u2212' or '\u2013';

    private static bool IsQuote(char c) => c is '"' or '\u201C' or '\u201D' or '\u201E' or '\u201F' or '\uFF02' or '«' or '»';

    private static bool IsGuillemet(char c) => c is '«' or '»';

    // Typed marks come in every mixture; only the French ones may enclose or be enclosed by the others.
    private static bool Closes(char opening, char c) => IsQuote(c) && IsGuillemet(opening) == IsGuillemet(c);
}

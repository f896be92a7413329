using System.Globalization;
using System.Text;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Web.Search.QueryLanguage;

/// <summary>Cuts a query into tokens. Never fails: what it cannot place is text, or left out with a warning.</summary>
internal sealed class QueryLexer(string text, List<SearchWarning> warnings)
{
    /// <summary>Most words between words that are near each other.</summary>
    public const int MaxDistance = 100;

    private const int DefaultDistance = 10;
    private const int MaxEdits = 2;
    private const string Near = "NEAR(";

    private readonly List<QueryToken> _tokens = [];
    private int _position;

    public static List<QueryToken> Read(string text, List<SearchWarning> warnings) => new QueryLexer(text, warnings).Read();

    private List<QueryToken> Read()
    {
        while (_position < text.Length)
        {
            var c = text[_position];
            var plain = QueryCharacters.Plain(c);
            if (QueryCharacters.IsSpace(c))
                _position++;
            else if (plain == '(')
                Add(QueryTokenKind.Open, 1);
            else if (plain == ')')
                Add(QueryTokenKind.Close, 1);
            else if (plain == '|')
                Add(QueryTokenKind.Or, RunLength('|'));
            else if (QueryCharacters.IsQuote(c))
                ReadPhrase();
            else if (QueryCharacters.IsMinus(c) || c == '!')
                ReadNot();
            else if (plain == '#' && _position + 1 < text.Length && char.IsLetter(text, _position + 1))
                ReadTag();
            else if (text.AsSpan(_position).StartsWith(Near, StringComparison.Ordinal))
                ReadNear();
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
        while (end < text.Length && QueryCharacters.Plain(text[end]) == c)
            end++;
        return end - _position;
    }

    private void ReadNot()
    {
        var end = _position;
        while (end < text.Length && (QueryCharacters.IsMinus(text[end]) || text[end] == '!'))
            end++;
        if (end < text.Length && !QueryCharacters.IsSpace(text[end]) && QueryCharacters.Plain(text[end]) is not (')' or '|'))
        {
            Add(QueryTokenKind.Not, 1);
            return;
        }

        Warn($"“{text[_position..end]}” stands before nothing that it could leave out, and was ignored", _position);
        _position = end;
    }

    private void ReadPhrase()
    {
        var start = _position;
        var words = QuotedText();
        var asterisk = words.IndexOf('*', StringComparison.Ordinal);
        if (asterisk > 0 && char.IsLetterOrDigit(words[asterisk - 1]))
            warnings.Add(QueryParser.Hint("inside quotation marks “*” is no more than text; after them it stands for the rest of the last word", start));
        var match = TakeAsterisks() ? WordMatch.Prefix : WordMatch.Exact;
        var distance = TakeNumber('~', DefaultDistance, MaxDistance, "words lie between");
        _tokens.Add(new QueryToken(QueryTokenKind.Phrase, new TextSpan(start, _position), words) { Match = match });
        if (distance is not { } found)
            return;
        var terms = words.Split(Array.FindAll([.. words.Distinct()], QueryCharacters.IsSpace), StringSplitOptions.RemoveEmptyEntries);
        _tokens[^1] = _tokens[^1] with
        {
            Kind = QueryTokenKind.Near,
            Distance = found,
            Terms = [.. terms.Select((term, i) => _tokens[^1] with { Text = term, Match = i == terms.Length - 1 ? match : WordMatch.Exact })],
        };
    }

    // What stands between quotation marks; the position is then after them.
    private string QuotedText()
    {
        var start = _position++;
        var words = new StringBuilder();
        while (_position < text.Length)
        {
            var c = text[_position++];
            if (QueryCharacters.Closes(text[start], c))
                return words.ToString();
            if (c == '\\' && _position < text.Length)
                c = text[_position++];
            words.Append(c);
        }

        Warn("the quotation mark is never closed; the phrase goes on to the end", start);
        return words.ToString();
    }

    // "NEAR(a "b c" d*, 10)": words and phrases, nothing else.
    private void ReadNear()
    {
        var start = _position;
        _position += Near.Length;
        var terms = new List<QueryToken>();
        var distance = DefaultDistance;
        var isClosed = false;
        while (_position < text.Length && !isClosed)
        {
            var c = text[_position];
            var plain = QueryCharacters.Plain(c);
            if (plain == ')')
            {
                isClosed = true;
                _position++;
            }
            else if (plain == ',')
            {
                distance = TakeNumber(plain, DefaultDistance, MaxDistance, "words lie between") ?? distance;
            }
            else if (QueryCharacters.IsQuote(c))
            {
                var from = _position;
                var words = QuotedText();
                var match = TakeAsterisks() ? WordMatch.Prefix : WordMatch.Exact;
                terms.Add(new QueryToken(QueryTokenKind.Phrase, new TextSpan(from, _position), words) { Match = match });
            }
            else if (QueryCharacters.IsSpace(c))
            {
                _position++;
            }
            else if (plain is '(' or '|' || c == '!' || QueryCharacters.IsMinus(c))
            {
                Warn($"inside NEAR only words and phrases can stand; “{c}” was ignored", _position++);
            }
            else
            {
                ReadNearWord(terms);
            }
        }

        if (!isClosed)
            Warn("the bracket of NEAR is never closed; it goes on to the end", start);
        _tokens.Add(new QueryToken(QueryTokenKind.Near, new TextSpan(start, _position), text[start.._position]) { Terms = terms, Distance = distance });
    }

    private void ReadNearWord(List<QueryToken> terms)
    {
        var start = _position;
        var word = new StringBuilder();
        while (_position < text.Length && !QueryCharacters.EndsWord(text[_position]) && QueryCharacters.Plain(text[_position]) is not (',' or '*' or '~'))
        {
            if (text[_position] == '\\' && _position + 1 < text.Length)
                _position++;
            word.Append(text[_position++]);
        }

        var typed = text[start.._position];
        var match = TakeAsterisks() ? WordMatch.Prefix : WordMatch.Stem;
        if (TakeNumber('~', 1, MaxEdits, "letters differ") is not null || (word.Length == 0 && match == WordMatch.Stem))
        {
            _position = Math.Max(_position, start + 1);
            Warn("inside NEAR “~” means nothing and was ignored", start + typed.Length);
        }

        if (typed is "AND" or "OR" or "NOT" || (word.Length == 0 && match == WordMatch.Prefix))
            Warn($"inside NEAR only words and phrases can stand; “{text[start.._position]}” was ignored", start);
        else if (word.Length > 0)
            terms.Add(new QueryToken(QueryTokenKind.Word, new TextSpan(start, _position), word.ToString()) { Match = match });
        if (word.Length == typed.Length && typed.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && QueryReference.FieldNamed(typed[..colon]) is not null)
            Warn("inside NEAR a field is searched as text; put it before: “title:NEAR(…)”", start);
    }

    private void ReadWord()
    {
        var start = _position;
        var word = new StringBuilder();
        var isLiteral = false;
        var leads = TakeAsterisks();
        var trails = false;
        int? edits = null;
        while (_position < text.Length && !QueryCharacters.EndsWord(text[_position]))
        {
            var c = text[_position];
            var plain = QueryCharacters.Plain(c);
            if (c == '\\' && _position + 1 < text.Length)
            {
                isLiteral = true;
                word.Append(text[_position + 1]);
                _position += 2;
            }
            else if (plain == '*')
            {
                var asterisk = _position;
                TakeAsterisks();
                trails = AtWordEnd();
                if (!trails && word.Length > 0)
                {
                    Warn("“*” stands for the rest of a word only at its beginning and its end; here it was ignored", asterisk);
                    // A separator for the index as well.
                    word.Append(' ');
                }
            }
            else if (plain == ':' && !isLiteral && word.Length == _position - start && word.Length > 0 && TakeField(start, word.ToString()))
            {
                return;
            }
            else if (plain == '~' && word.Length > 0 && TakeNumber('~', 1, MaxEdits, "letters differ") is { } number)
            {
                edits = number;
            }
            else
            {
                word.Append(c);
                _position++;
            }
        }

        var token = new QueryToken(QueryTokenKind.Word, new TextSpan(start, _position), word.ToString());
        // Asterisks alone are told of once, as what has no letter.
        if (word.Length == 0)
            _tokens.Add(token with { Text = text[start.._position] });
        else if (leads || trails || edits is not null)
            _tokens.Add(Matched(token, leads, trails, edits));
        else
            _tokens.Add(token with { Kind = isLiteral ? QueryTokenKind.Word : Operator(token.Text) });
    }

    private static QueryTokenKind Operator(string word) => word switch
    {
        "AND" or "&" or "&&" or "＆" => QueryTokenKind.And,
        "OR" => QueryTokenKind.Or,
        "NOT" => QueryTokenKind.Not,
        _ => QueryTokenKind.Word,
    };

    // Parts of words are looked for in the archive's words one by one, so what asks for them has to be one word itself.
    private QueryToken Matched(QueryToken token, bool leads, bool trails, int? edits)
    {
        // Any part of such a word finds it without a mark.
        if (QueryCharacters.IsUnspaced(token.Text))
            return token;
        if (edits is not null && (leads || trails))
            Warn("“*” and “~” cannot stand at one word; “*” was ignored", token.Span.Start);
        var isOne = QueryCharacters.IsOneWord(token.Text);
        if (edits is { } changed)
            return Fuzzy(token, changed, isOne);
        if (!leads)
            return token with { Match = WordMatch.Prefix };
        if (!isOne || token.Text.Length < 2)
        {
            Warn(isOne ? "“*” before a word needs two letters after it; here it was ignored" : "“*” before a word needs one word without marks inside; here it was ignored", token.Span.Start);
            return token with { Match = trails ? WordMatch.Prefix : WordMatch.Stem };
        }

        if (!trails)
            Warn("words cannot be asked for by their end; all that have these letters anywhere inside are found", token.Span.Start);
        warnings.Add(QueryParser.Hint($"“*{token.Text}*” looks into every word of the archive, which is slower than a word or its beginning", token.Span.Start));
        return token with { Match = WordMatch.Infix };
    }

    private QueryToken Fuzzy(QueryToken token, int edits, bool isOne)
    {
        if (edits == 0)
            return token with { Kind = QueryTokenKind.Phrase, Match = WordMatch.Exact };
        if (isOne && token.Text.Length > 2)
            return token with { Match = WordMatch.Fuzzy, Edits = edits };
        Warn(isOne ? "“~” needs a word of three letters or more; here it was ignored" : "“~” needs one word without marks inside; here it was ignored", token.Span.Start);
        return token;
    }

    private bool TakeField(int start, string name)
    {
        if (QueryReference.FieldNamed(name) is { } entry)
        {
            return entry.Name switch
            {
                "in:" => TakePlace(start),
                "sort:" => TakeSort(start),
                _ when entry.Property is not null => TakeProperty(start, entry),
                _ => TakeName(QueryTokenKind.Field, start, entry),
            };
        }

        // An address (http://...) or a time (13:57) is no attempt at a field.
        var next = _position + 1 < text.Length ? text[_position + 1] : ' ';
        if (next == '/' || QueryCharacters.IsSpace(next) || name.Length is < 2 or > 20 || !name.All(char.IsAsciiLetter))
            return false;
        var meant = SimilarNames.Nearest(name, QueryReference.FieldNames);
        Warn($"“{name}:” is no field of the search and was searched as text" + (meant is null ? "; the help has the fields" : $"; did you mean “{meant}:”?"), start);
        return false;
    }

    private bool TakeName(QueryTokenKind kind, int start, QueryEntry entry)
    {
        if (entry is { NotYet: { } none, Property: null })
            warnings.Add(QueryParser.Hint($"the archive has no {none} yet, so nothing is found there", start));
        _tokens.Add(new QueryToken(kind, new TextSpan(start, ++_position), text[start..(_position - 1)]) { Entry = entry, Field = entry.Field });
        return true;
    }

    // "nature:fact": what stands at the colon is a value and never a word to search for; "lang:(de OR fr)" has several.
    private bool TakeProperty(int start, QueryEntry entry)
    {
        if (_position + 1 < text.Length && QueryCharacters.Plain(text[_position + 1]) == '(')
            return TakeName(QueryTokenKind.PropertyGroup, start, entry);
        if (TakeValue(start, unfinished: "a value") is not { } value)
            return false;
        _tokens.Add(new QueryToken(QueryTokenKind.Property, new TextSpan(start, _position), value) { Entry = entry });
        return true;
    }

    private bool TakePlace(int start)
    {
        var colon = _position;
        if (TakeValue(start, unfinished: "a place") is not { } value)
            return false;
        var span = new TextSpan(start, _position);
        if (QueryReference.Find("in:")!.Values.Contains(value, StringComparer.OrdinalIgnoreCase) && QueryReference.FieldNamed(value) is { } place)
        {
            if (place.NotYet is { } none)
                warnings.Add(QueryParser.Hint($"the archive has no {none} yet, so nothing is found there", start));
            _tokens.Add(new QueryToken(QueryTokenKind.Place, span, span.In(text)) { Field = place.Field });
            return true;
        }

        Warn($"“{span.In(text)}” names no place and was searched as text (places: {string.Join(", ", QueryReference.Find("in:")!.Values.Select(name => "in:" + name))})", start);
        _position = colon;
        return false;
    }

    private bool TakeSort(int start)
    {
        if (TakeValue(start, unfinished: "an order") is not { } value)
            return false;
        _tokens.Add(new QueryToken(QueryTokenKind.Sort, new TextSpan(start, _position), value));
        return true;
    }

    // A value at the colon where the position is; after it if there is one, else null with the position where it was.
    private string? TakeValue(int start, string unfinished)
    {
        var colon = _position++;
        while (_position < text.Length && QueryCharacters.IsInvisible(text[_position]))
            _position++;
        string value;
        if (_position < text.Length && QueryCharacters.IsQuote(text[_position]))
        {
            value = QuotedText();
        }
        else
        {
            var word = new StringBuilder();
            while (_position < text.Length && !QueryCharacters.EndsWord(text[_position]))
            {
                if (text[_position] == '\\' && _position + 1 < text.Length)
                    _position++;
                word.Append(text[_position++]);
            }

            value = word.ToString();
        }

        if (!string.IsNullOrWhiteSpace(value))
            return value;
        Warn($"“{text[start..colon]}:” has {unfinished} missing after it and was searched as a word", start);
        _position = colon;
        return null;
    }

    private void ReadTag()
    {
        var start = _position;
        while (_position < text.Length && !QueryCharacters.EndsWord(text[_position]))
            _position++;
        var name = text[(start + 1).._position].TrimEnd(',', '.', ';', ':', '?');
        _tokens.Add(new QueryToken(QueryTokenKind.Property, new TextSpan(start, _position), name) { Entry = QueryReference.FieldNamed("tag") });
    }

    private bool TakeAsterisks()
    {
        var length = RunLength('*');
        _position += length;
        return length > 0;
    }

    private bool AtWordEnd() => _position >= text.Length || QueryCharacters.EndsWord(text[_position]);

    // The number after a mark, if nothing else comes before the word's end: "~10" and ", 10".
    private int? TakeNumber(char mark, int without, int most, string what)
    {
        if (_position >= text.Length || QueryCharacters.Plain(text[_position]) != mark)
            return null;
        var start = _position;
        var first = start + 1;
        while (mark == ',' && first < text.Length && QueryCharacters.IsSpace(text[first]))
            first++;
        var end = first;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        var isNumber = end > first || mark == '~';
        if (mark == ',')
        {
            // A comma is a comma unless a number and the bracket follow.
            var after = end;
            while (after < text.Length && QueryCharacters.IsSpace(text[after]))
                after++;
            isNumber &= after >= text.Length || QueryCharacters.Plain(text[after]) == ')';
        }
        else
        {
            isNumber &= end >= text.Length || QueryCharacters.EndsWord(text[end]);
        }

        _position = isNumber ? end : mark == ',' ? start + 1 : start;
        if (!isNumber)
            return null;
        if (end == first)
            return without;
        var number = int.TryParse(text.AsSpan(first, end - first), NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : int.MaxValue;
        if (number > most)
            Warn(string.Create(CultureInfo.InvariantCulture, $"{most} {what} at most; “{text[start..end]}” was taken as {most}"), start);
        return Math.Min(number, most);
    }

    private void Warn(string what, int position) => warnings.Add(QueryParser.Repair(what, position));
}

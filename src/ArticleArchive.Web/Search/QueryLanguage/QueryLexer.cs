using System.Globalization;
using System.Text;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Web.Search.QueryLanguage;

/// <summary>Cuts a query into tokens. Never fails: what it cannot place is text, or left out with a warning.</summary>
internal sealed class QueryLexer(string text, List<SearchWarning> warnings) : QueryScanner(text, warnings)
{
    /// <summary>Most words between words that are near each other.</summary>
    public const int MaxDistance = 100;

    private const int DefaultDistance = 10;
    private const int MaxEdits = 2;
    private const string Near = "NEAR(";

    private readonly List<QueryToken> _tokens = [];

    public static List<QueryToken> Read(string text, List<SearchWarning> warnings) => new QueryLexer(text, warnings).Read();

    private List<QueryToken> Read()
    {
        while (Position < Text.Length)
        {
            var c = Text[Position];
            var plain = QueryCharacters.Plain(c);
            if (QueryCharacters.IsSpace(c))
                Position++;
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
            else if (plain == '#' && Position + 1 < Text.Length && char.IsLetter(Text, Position + 1))
                ReadTag();
            else if (Text.AsSpan(Position).StartsWith(Near, StringComparison.Ordinal))
                ReadNear();
            else
                ReadWord();
        }

        return _tokens;
    }

    private void Add(QueryTokenKind kind, int length)
    {
        _tokens.Add(new QueryToken(kind, TextSpan.OfLength(Position, length), Text.Substring(Position, length)));
        Position += length;
    }

    private void ReadNot()
    {
        var end = Position;
        while (end < Text.Length && (QueryCharacters.IsMinus(Text[end]) || Text[end] == '!'))
            end++;
        if (end < Text.Length && !QueryCharacters.IsSpace(Text[end]) && QueryCharacters.Plain(Text[end]) is not (')' or '|'))
        {
            Add(QueryTokenKind.Not, 1);
            return;
        }

        Warn($"“{Text[Position..end]}” stands before nothing that it could leave out, and was ignored", Position);
        Position = end;
    }

    private void ReadPhrase()
    {
        var start = Position;
        var words = QuotedText();
        var asterisk = words.IndexOf('*', StringComparison.Ordinal);
        if (asterisk > 0 && char.IsLetterOrDigit(words[asterisk - 1]))
            Hint("inside quotation marks “*” is no more than text; after them it stands for the rest of the last word", start);
        var match = TakeAsterisks() ? WordMatch.Prefix : WordMatch.Exact;
        var distance = TakeNumber('~', DefaultDistance, MaxDistance, "words lie between");
        _tokens.Add(new QueryToken(QueryTokenKind.Phrase, new TextSpan(start, Position), words) { Match = match });
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

    // "NEAR(a "b c" d*, 10)": words and phrases, nothing else.
    private void ReadNear()
    {
        var start = Position;
        Position += Near.Length;
        var terms = new List<QueryToken>();
        var distance = DefaultDistance;
        var isClosed = false;
        while (Position < Text.Length && !isClosed)
        {
            var c = Text[Position];
            var plain = QueryCharacters.Plain(c);
            if (plain == ')')
            {
                isClosed = true;
                Position++;
            }
            else if (plain == ',')
            {
                distance = TakeNumber(plain, DefaultDistance, MaxDistance, "words lie between") ?? distance;
            }
            else if (QueryCharacters.IsQuote(c))
            {
                var from = Position;
                var words = QuotedText();
                var match = TakeAsterisks() ? WordMatch.Prefix : WordMatch.Exact;
                terms.Add(new QueryToken(QueryTokenKind.Phrase, new TextSpan(from, Position), words) { Match = match });
            }
            else if (QueryCharacters.IsSpace(c))
            {
                Position++;
            }
            else if (plain is '(' or '|' || c == '!' || QueryCharacters.IsMinus(c))
            {
                Warn($"inside NEAR only words and phrases can stand; “{c}” was ignored", Position++);
            }
            else
            {
                ReadNearWord(terms);
            }
        }

        if (!isClosed)
            Warn("the bracket of NEAR is never closed; it goes on to the end", start);
        _tokens.Add(new QueryToken(QueryTokenKind.Near, new TextSpan(start, Position), Text[start..Position]) { Terms = terms, Distance = distance });
    }

    private void ReadNearWord(List<QueryToken> terms)
    {
        var start = Position;
        var word = new StringBuilder();
        while (Position < Text.Length && !QueryCharacters.EndsWord(Text[Position]) && QueryCharacters.Plain(Text[Position]) is not (',' or '*' or '~'))
        {
            if (Text[Position] == '\\' && Position + 1 < Text.Length)
                Position++;
            word.Append(Text[Position++]);
        }

        var typed = Text[start..Position];
        var match = TakeAsterisks() ? WordMatch.Prefix : WordMatch.Stem;
        if (TakeNumber('~', 1, MaxEdits, "letters differ") is not null || (word.Length == 0 && match == WordMatch.Stem))
        {
            Position = Math.Max(Position, start + 1);
            Warn("inside NEAR “~” means nothing and was ignored", start + typed.Length);
        }

        if (typed is "AND" or "OR" or "NOT" || (word.Length == 0 && match == WordMatch.Prefix))
            Warn($"inside NEAR only words and phrases can stand; “{Text[start..Position]}” was ignored", start);
        else if (word.Length > 0)
            terms.Add(new QueryToken(QueryTokenKind.Word, new TextSpan(start, Position), word.ToString()) { Match = match });
        if (word.Length == typed.Length && typed.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && QueryReference.FieldNamed(typed[..colon]) is not null)
            Warn("inside NEAR a field is searched as text; put it before: “title:NEAR(…)”", start);
    }

    private void ReadWord()
    {
        var start = Position;
        var word = new StringBuilder();
        var isLiteral = false;
        var leads = TakeAsterisks();
        var trails = false;
        int? edits = null;
        while (Position < Text.Length && !QueryCharacters.EndsWord(Text[Position]))
        {
            var c = Text[Position];
            var plain = QueryCharacters.Plain(c);
            if (c == '\\' && Position + 1 < Text.Length)
            {
                isLiteral = true;
                word.Append(Text[Position + 1]);
                Position += 2;
            }
            else if (plain == '*')
            {
                var asterisk = Position;
                TakeAsterisks();
                trails = AtWordEnd();
                if (!trails && word.Length > 0)
                {
                    Warn("“*” stands for the rest of a word only at its beginning and its end; here it was ignored", asterisk);
                    // A separator for the index as well.
                    word.Append(' ');
                }
            }
            else if (plain == ':' && !isLiteral && word.Length == Position - start && word.Length > 0 && TakeField(start, word.ToString()))
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
                Position++;
            }
        }

        // A sentence may have white space before its question mark.
        if (!isLiteral && word.Length > 0 && !word.ToString().AsSpan().ContainsAnyExcept('?'))
            return;
        var token = new QueryToken(QueryTokenKind.Word, new TextSpan(start, Position), word.ToString());
        // Asterisks alone are told of once, as what has no letter.
        if (word.Length == 0)
            _tokens.Add(token with { Text = Text[start..Position] });
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
        Hint($"“*{token.Text}*” looks into every word of the archive, which is slower than a word or its beginning", token.Span.Start);
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
        var next = Position + 1 < Text.Length ? Text[Position + 1] : ' ';
        if (next == '/' || QueryCharacters.IsSpace(next) || name.Length is < 2 or > 20 || !name.All(char.IsAsciiLetter))
            return false;
        var meant = SimilarNames.Nearest(name, QueryReference.FieldNames);
        Warn($"“{name}:” is no field of the search and was searched as text" + (meant is null ? "; the help has the fields" : $"; did you mean “{meant}:”?"), start);
        return false;
    }

    private bool TakeName(QueryTokenKind kind, int start, QueryEntry entry)
    {
        if (entry is { NotYet: { } none, Property: null })
            Hint($"the archive has no {none} yet, so nothing is found there", start);
        _tokens.Add(new QueryToken(kind, new TextSpan(start, ++Position), Text[start..(Position - 1)]) { Entry = entry, Field = entry.Field });
        return true;
    }

    // "nature:fact": what stands at the colon is a value and never a word to search for; "lang:(de OR fr)" has several.
    private bool TakeProperty(int start, QueryEntry entry)
    {
        if (Position + 1 < Text.Length && QueryCharacters.Plain(Text[Position + 1]) == '(')
            return TakeName(QueryTokenKind.PropertyGroup, start, entry);
        if (TakeValue(start, unfinished: "a value") is not { } value)
            return false;
        _tokens.Add(new QueryToken(QueryTokenKind.Property, new TextSpan(start, Position), value) { Entry = entry });
        return true;
    }

    private bool TakePlace(int start)
    {
        var colon = Position;
        if (TakeValue(start, unfinished: "a place") is not { } value)
            return false;
        var span = new TextSpan(start, Position);
        if (QueryReference.Find("in:")!.Values.Contains(value, StringComparer.OrdinalIgnoreCase) && QueryReference.FieldNamed(value) is { } place)
        {
            if (place.NotYet is { } none)
                Hint($"the archive has no {none} yet, so nothing is found there", start);
            _tokens.Add(new QueryToken(QueryTokenKind.Place, span, span.In(Text)) { Field = place.Field });
            return true;
        }

        Warn($"“{span.In(Text)}” names no place and was searched as text (places: {string.Join(", ", QueryReference.Find("in:")!.Values.Select(name => "in:" + name))})", start);
        Position = colon;
        return false;
    }

    private bool TakeSort(int start)
    {
        if (TakeValue(start, unfinished: "an order") is not { } value)
            return false;
        _tokens.Add(new QueryToken(QueryTokenKind.Sort, new TextSpan(start, Position), value));
        return true;
    }

    // A value at the colon where the position is; after it if there is one, else null with the position where it was.
    private string? TakeValue(int start, string unfinished)
    {
        var colon = Position++;
        while (Position < Text.Length && QueryCharacters.IsInvisible(Text[Position]))
            Position++;
        string value;
        if (Position < Text.Length && QueryCharacters.IsQuote(Text[Position]))
        {
            value = QuotedText();
        }
        else
        {
            var word = new StringBuilder();
            while (Position < Text.Length && !QueryCharacters.EndsWord(Text[Position]))
            {
                if (Text[Position] == '\\' && Position + 1 < Text.Length)
                    Position++;
                word.Append(Text[Position++]);
            }

            value = word.ToString();
        }

        if (!string.IsNullOrWhiteSpace(value))
            return value;
        Warn($"“{Text[start..colon]}:” has {unfinished} missing after it and was searched as a word", start);
        Position = colon;
        return null;
    }

    private void ReadTag()
    {
        var start = Position;
        while (Position < Text.Length && !QueryCharacters.EndsWord(Text[Position]))
            Position++;
        var name = Text[(start + 1)..Position].TrimEnd(',', '.', ';', ':', '?');
        _tokens.Add(new QueryToken(QueryTokenKind.Property, new TextSpan(start, Position), name) { Entry = QueryReference.FieldNamed("tag") });
    }
}

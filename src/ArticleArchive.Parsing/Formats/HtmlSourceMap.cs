using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Formats;

/// <summary>
/// Finds the place in the source of a text in the tree. The parser keeps the place of elements but not of texts; it does tell the
/// place of each text token as it reads. Texts of the tree come in the order of the tokens, but for those that the standard
/// moves (text in a table stands before it), so a cursor walks along and a text that is not at the cursor is looked up by its element.
/// </summary>
internal sealed class HtmlSourceMap(string source)
{
    /// <summary>How far ahead of the cursor a text is looked for: script and style texts lie between.</summary>
    private const int Ahead = 16;

    private const string CData = "<![CDATA[";

    private readonly List<(string Text, int Start)> _tokens = [];
    private TextSpan[] _places = [];
    private Cursor _cursor;

    // A code unit of a token, and where the source has it.
    private readonly record struct Cursor(int Token, int Offset, int Source);

    public void Add(HtmlToken token, TextRange range)
    {
        if (token.Type != HtmlTokenType.Character || string.IsNullOrEmpty(token.Data))
            return;
        var start = range.Start.Index;
        if (source.AsSpan(start).StartsWith(CData, StringComparison.Ordinal))
            start += CData.Length;
        _tokens.Add((token.Data, start));
    }

    /// <summary>Finds the places of a text's code units.</summary>
    /// <param name="text">As it stands in the tree.</param>
    /// <param name="notBefore">Where the element before or around it starts, or -1.</param>
    /// <returns>A place for each code unit, valid until the next call; that of white space may be empty. An empty array when the text is not found.</returns>
    public ReadOnlySpan<TextSpan> Find(string text, int notBefore)
    {
        var byElement = notBefore < 0 ? -1 : FirstTokenFrom(notBefore);
        if (byElement > _cursor.Token && TryMatch(text, At(byElement)))
            return _places.AsSpan(0, text.Length);
        if (TryMatch(text, _cursor))
            return _places.AsSpan(0, text.Length);
        if (byElement >= 0 && byElement <= _cursor.Token && TryMatch(text, At(byElement)))
            return _places.AsSpan(0, text.Length);
        for (var i = _cursor.Token + 1; i <= _cursor.Token + Ahead; i++)
        {
            if (TryMatch(text, At(i)))
                return _places.AsSpan(0, text.Length);
        }

        return [];
    }

    /// <summary>True where the source has a plain blank, which a collapsed white space can be mapped to as it is.</summary>
    public bool IsBlankAt(int position) => source[position] == ' ';

    private Cursor At(int token) => token < _tokens.Count ? new Cursor(token, 0, _tokens[token].Start) : new Cursor(_tokens.Count, 0, source.Length);

    private int FirstTokenFrom(int position)
    {
        int low = 0, high = _tokens.Count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_tokens[middle].Start < position)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    // White space is skipped on both sides: the standard drops some of it (after <pre>, in tables).
    private bool TryMatch(string text, Cursor cursor)
    {
        if (_places.Length < text.Length)
            _places = new TextSpan[Math.Max(text.Length, 256)];
        for (var i = 0; i < text.Length; i++)
        {
            if (IsSpace(text[i]))
            {
                var place = new TextSpan(cursor.Source, cursor.Source);
                if (Current(ref cursor) is { } space && IsSpace(space) && cursor.Source < source.Length)
                    place = Step(ref cursor).Place;
                _places[i] = place;
                continue;
            }

            while (Current(ref cursor) is { } skipped && IsSpace(skipped))
                Step(ref cursor);
            if (Current(ref cursor) != text[i])
                return false;
            var (units, at) = Step(ref cursor);
            if (at.Length == 1 && (at.End > source.Length || source[at.Start] != text[i]))
                return false;
            _places[i] = at;
            if (units == 2 && i + 1 < text.Length)
                _places[++i] = new TextSpan(at.End, at.End);
        }

        _cursor = cursor;
        return true;
    }

    // The code unit at the cursor, which moves on to the next token at the end of one; null after the last.
    private char? Current(ref Cursor cursor)
    {
        while (cursor.Token < _tokens.Count && cursor.Offset >= _tokens[cursor.Token].Text.Length)
            cursor = At(cursor.Token + 1);
        return cursor.Token < _tokens.Count ? _tokens[cursor.Token].Text[cursor.Offset] : null;
    }

    // One character further: a code unit of the source, or a reference, which may stand for two code units of the token.
    private (int Units, TextSpan Place) Step(ref Cursor cursor)
    {
        var token = _tokens[cursor.Token].Text;
        var length = 1;
        var units = 1;
        if (cursor.Source < source.Length && source[cursor.Source] == '&'
            && CharacterReferences.At(source, cursor.Source) is { } reference
            && token.AsSpan(cursor.Offset).StartsWith(reference.Text, StringComparison.Ordinal))
        {
            (length, units) = (reference.Length, reference.Text.Length);
        }

        var place = TextSpan.OfLength(cursor.Source, length);
        cursor = new Cursor(cursor.Token, cursor.Offset + units, cursor.Source + length);
        return (units, place);
    }

    private static bool IsSpace(char c) => c is ' ' or '\n' or '\t' or '\f' or '\r';
}

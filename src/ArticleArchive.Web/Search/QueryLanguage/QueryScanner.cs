using System.Globalization;
using System.Text;

namespace ArticleArchive.Web.Search.QueryLanguage;

/// <summary>A place in a query, and what can be taken from there on: quoted text, asterisks, numbers.</summary>
internal abstract class QueryScanner(string text, List<SearchWarning> warnings)
{
    /// <summary>The query.</summary>
    protected string Text { get; } = text;

    /// <summary>Offset of the next character in UTF-16 code units.</summary>
    protected int Position { get; set; }

    protected int RunLength(char c)
    {
        var end = Position;
        while (end < Text.Length && QueryCharacters.Plain(Text[end]) == c)
            end++;
        return end - Position;
    }

    /// <summary>What stands between quotation marks; the position is then after them.</summary>
    protected string QuotedText()
    {
        var start = Position++;
        var words = new StringBuilder();
        while (Position < Text.Length)
        {
            var c = Text[Position++];
            if (QueryCharacters.Closes(Text[start], c))
                return words.ToString();
            if (c == '\\' && Position < Text.Length)
                c = Text[Position++];
            words.Append(c);
        }

        Warn("the quotation mark is never closed; the phrase goes on to the end", start);
        return words.ToString();
    }

    protected bool TakeAsterisks()
    {
        var length = RunLength('*');
        Position += length;
        return length > 0;
    }

    protected bool AtWordEnd() => Position >= Text.Length || QueryCharacters.EndsWord(Text[Position]);

    /// <summary>The number after a mark, if nothing else comes before the word's end: <c>~10</c> and <c>, 10</c>.</summary>
    /// <param name="mark">A tilde, or the comma of NEAR, which is a comma only unless a number and the bracket follow.</param>
    /// <param name="without">What a tilde alone stands for.</param>
    /// <param name="most">The greatest number; a greater one is told of and taken as this.</param>
    /// <param name="what">What is counted, for that.</param>
    protected int? TakeNumber(char mark, int without, int most, string what)
    {
        if (Position >= Text.Length || QueryCharacters.Plain(Text[Position]) != mark)
            return null;
        var start = Position;
        var first = start + 1;
        while (mark == ',' && first < Text.Length && QueryCharacters.IsSpace(Text[first]))
            first++;
        var end = first;
        while (end < Text.Length && char.IsAsciiDigit(Text[end]))
            end++;
        var isNumber = end > first || mark == '~';
        if (mark == ',')
        {
            var after = end;
            while (after < Text.Length && QueryCharacters.IsSpace(Text[after]))
                after++;
            isNumber &= after >= Text.Length || QueryCharacters.Plain(Text[after]) == ')';
        }
        else
        {
            isNumber &= end >= Text.Length || QueryCharacters.EndsWord(Text[end]);
        }

        Position = isNumber ? end : mark == ',' ? start + 1 : start;
        if (!isNumber)
            return null;
        if (end == first)
            return without;
        var number = int.TryParse(Text.AsSpan(first, end - first), NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : int.MaxValue;
        if (number > most)
            Warn(string.Create(CultureInfo.InvariantCulture, $"{most} {what} at most; “{Text[start..end]}” was taken as {most}"), start);
        return Math.Min(number, most);
    }

    protected void Hint(string what, int position) => warnings.Add(QueryParser.Hint(what, position));

    protected void Warn(string what, int position) => warnings.Add(QueryParser.Repair(what, position));
}

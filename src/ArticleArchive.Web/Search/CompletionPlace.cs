using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Web.Search;

/// <summary>What stands before the caret of a query that is being typed, so far as completing it goes.</summary>
/// <param name="Field">The field's name in front of it, without the colon, such as <c>publisher</c>; null for none.</param>
/// <param name="Text">What is typed of the word or value, without an opening quotation mark.</param>
/// <param name="Word">Where the word or value stands, the quotation mark included; to the caret and on to the word's end.</param>
/// <param name="IsQuoted">A quotation mark is open before the caret.</param>
public sealed record CompletionPlace(string? Field, string Text, TextSpan Word, bool IsQuoted)
{
    /// <summary>Reads the place.</summary>
    /// <param name="query">As typed so far.</param>
    /// <param name="caret">UTF-16 code units before the caret; what is out of range is taken to the nearest end.</param>
    public static CompletionPlace At(string query, int caret)
    {
        ArgumentNullException.ThrowIfNull(query);
        caret = Math.Clamp(caret, 0, query.Length);
        // An open quotation mark holds white space; the last one that opens is where the value begins.
        int? quote = null;
        for (var i = 0; i < caret; i++)
        {
            if (query[i] == '\\')
                i++;
            else if (IsQuote(query[i]))
                quote = quote is null ? i : null;
        }

        var start = quote ?? caret;
        while (quote is null && start > 0 && !IsBreak(query[start - 1]))
            start--;
        var fieldStart = start;
        if (quote is not null)
        {
            while (fieldStart > 0 && !IsBreak(query[fieldStart - 1]))
                fieldStart--;
        }

        var end = caret;
        while (end < query.Length && !IsBreak(query[end]) && !IsQuote(query[end]))
            end++;
        if (quote is not null && end < query.Length && IsQuote(query[end]))
            end++;

        var head = query[fieldStart..caret];
        var minus = head.Length > 0 && head[0] is '-' or '!' ? 1 : 0;
        var colon = head.IndexOf(':', StringComparison.Ordinal);
        if (colon > minus && head[minus..colon].All(c => char.IsAsciiLetter(c)))
        {
            var valueStart = fieldStart + colon + 1;
            var typed = query[valueStart..caret];
            return new CompletionPlace(head[minus..colon], typed.TrimStart('"', '“', '„', '«'), new TextSpan(valueStart, end), quote is not null);
        }

        return quote is { } at
            ? new CompletionPlace(null, query[(at + 1)..caret], new TextSpan(at, end), IsQuoted: true)
            : new CompletionPlace(null, head[minus..], new TextSpan(start + minus, end), IsQuoted: false);
    }

    private static bool IsQuote(char c) => c is '"' or '“' or '”' or '„' or '«' or '»';

    private static bool IsBreak(char c) => char.IsWhiteSpace(c) || c is '(' or ')' or '|';
}

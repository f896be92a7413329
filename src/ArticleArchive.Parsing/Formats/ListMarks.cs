using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Formats;

/// <summary>Decides which lines start with a list mark.</summary>
/// <remarks>
/// What looks like a mark is one only with company: "J. Smith said", "13. Oktober" and "A. Lincoln" stand alone, items do
/// not. Company is another mark of the same notation at most two away, since a damaged list skips numbers.
/// </remarks>
internal static class ListMarks
{
    /// <returns>One entry a line: its mark, or null.</returns>
    public static ListMark?[] Read(string text, IReadOnlyList<TextLine> lines)
    {
        var candidates = new List<ListMark>[lines.Count];
        var counts = new Dictionary<(ListMarkStyle, char, int), int>();
        var romans = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            candidates[i] = ListMark.Candidates(text, lines[i].Span).ToList();
            foreach (var mark in candidates[i])
            {
                var key = (mark.Style, mark.Sign, mark.Value);
                counts[key] = counts.GetValueOrDefault(key) + 1;
                if (mark.Style is ListMarkStyle.UpperRoman)
                    romans++;
            }
        }

        var marks = new ListMark?[lines.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            foreach (var mark in candidates[i])
            {
                if (!HasCompany(mark, counts, romans) || (mark.Style == ListMarkStyle.Bullet && !IsItem(text, lines, i, mark, counts)))
                    continue;
                marks[i] = mark;
                break;
            }
        }

        return marks;
    }

    private static bool HasCompany(ListMark mark, Dictionary<(ListMarkStyle, char, int), int> counts, int romans)
    {
        if (mark.Style == ListMarkStyle.Bullet)
            return true;
        // "IV." is nobody's initials; "I." needs another roman numeral in the text.
        if (mark.Style == ListMarkStyle.UpperRoman)
            return mark.Span.Length > 2 + (mark.Sign == ')' ? 1 : 0) || romans > 1;
        for (var distance = -2; distance <= 2; distance++)
        {
            if (distance != 0 && counts.ContainsKey((mark.Style, mark.Sign, mark.Value + distance)))
                return true;
        }

        return false;
    }

    // A dash before a small letter after an unfinished line goes on with that line's sentence, when no other line has one.
    private static bool IsItem(
        string text, IReadOnlyList<TextLine> lines, int line, ListMark mark, Dictionary<(ListMarkStyle, char, int), int> counts)
    {
        if (mark.Sign is not ('-' or '*' or '·' or '–') || counts[(mark.Style, mark.Sign, mark.Value)] > 1)
            return true;
        if (mark.Sign is '·' or '–')
            return false;
        return !char.IsLower(text[mark.ContentStart]) || line == 0 || text[lines[line - 1].Span.End - 1] is '.' or ':' or '!' or '?';
    }
}

using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Structure;

/// <summary>Looks for a date among the lines between headline and body that cleaning took out.</summary>
internal static class RemovedLines
{
    private const int MaxWords = 16;
    private const int MaxLines = 60;

    public static PublishedDate? FindDate(EditedText text, List<DraftBlock> drafts, int? title, int bodyStart, bool? dayFirst)
    {
        if (title is not { } t || drafts.Count == 0)
            return null;
        var from = text.ToPage(drafts[t].Span).End;
        var to = bodyStart < drafts.Count ? text.ToPage(drafts[bodyStart].Span).Start : text.Page.Length;
        DateFound? best = null;
        var before = DateRole.Unlabelled;
        for (var lines = 0; from < to && lines < MaxLines; lines++)
        {
            var end = text.Page.IndexOf('\n', from, to - from);
            end = end < 0 ? to : end;
            var line = ReadingBlocks.Trim(text.Page, new TextSpan(from, end));
            from = end + 1;
            if (line.IsEmpty || line.Length > 200 || BlockShape.Of(text.Page, line, 1).Words > MaxWords)
                continue;
            foreach (var date in DateReader.FindAll(text.Page, line, dayFirst).Where(date => date.Precision >= DatePrecision.Day))
            {
                var found = date with { Role = date.Role == DateRole.Unlabelled ? before : date.Role };
                if (best is null || Order(found.Role) < Order(best.Role))
                    best = found;
            }

            before = DateReader.RoleOfLine(text.Page, line);
        }

        return best?.ToPublished(text.Page, Origin.Found, inReadingText: false);
    }

    private static int Order(DateRole role) => role switch { DateRole.Published => 0, DateRole.Unlabelled => 1, _ => 2 };
}

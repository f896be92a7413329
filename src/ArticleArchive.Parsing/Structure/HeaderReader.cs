using ArticleArchive.Parsing.Claims;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Structure;

/// <summary>What stands above the article's body.</summary>
/// <param name="Title">Found or derived.</param>
/// <param name="Standfirst">The summary, or null.</param>
/// <param name="Authors">Empty when unknown.</param>
/// <param name="Published">Null when unknown.</param>
/// <param name="BodyStart">Index of the first block of the body.</param>
internal sealed record HeaderResult(StatedValue Title, StatedValue? Standfirst, IReadOnlyList<StatedValue> Authors, PublishedDate? Published, int BodyStart)
{
    /// <summary>Says that the article has a date that counts from an unknown day; null when it has none, or another date.</summary>
    public Finding? RelativeDate { get; init; }
}

/// <summary>Finds headline, standfirst, byline and dateline in the lines above the body, and marks their blocks.</summary>
/// <remarks>Markup is believed before the look of a line, and a line before the words of the body.</remarks>
internal static class HeaderReader
{
    // A header is not longer than this, however many menu lines the cleaner left.
    private const int MaxBlocks = 80;
    private const int MaxDerivedTitle = 90;
    private const int BelowBodyStart = 3;

    /// <summary>How many blocks behind the first running text may still turn out to stand above the headline.</summary>
    private const int Ahead = 30;
    private const int BehindLines = 40;

    /// <summary>How many lines above and below the headline a day may be printed to be the article's.</summary>
    private const int ShownAbove = 3, ShownBelow = 10;

    /// <summary>A report's head stands at its first paragraph; a summary may stand above that.</summary>
    private const int OpeningParagraphs = 2;

    public static HeaderResult Read(EditedText text, List<DraftBlock> drafts, IReadOnlyList<StatedMetadata> stated, bool? dayFirst, AuthorJudge? authorJudge)
    {
        var (lines, bodyStart) = Lines(text, drafts, dayFirst);
        var end = BodyLine(lines, drafts, bodyStart);
        var title = TitleReader.Find(text, drafts, lines, end, bodyStart, stated);
        // A menu of sentences may stand above the headline; the article's body begins below it.
        if (title.Line is { } inBody && inBody > end)
        {
            bodyStart = FirstProse(lines, drafts, inBody);
            end = BodyLine(lines, drafts, bodyStart);
        }

        lines = lines.GetRange(0, Math.Min(lines.Count, Math.Max(end, title.Line ?? 0) + BelowBodyStart));
        if (title.Line is { } t)
        {
            lines[t].Draft.Kind = BlockKind.Title;
            MarkRepeats(lines, t, end);
        }

        var behind = HeaderView.Behind(text, drafts, BehindLines, dayFirst);
        var authors = AuthorReader.Find(text, lines, behind, drafts, title.Line, end, bodyStart, stated, authorJudge);
        var standfirst = Standfirst(lines, title.Line, end, stated);
        var published = Date(lines, behind, drafts, text.Reading, title.Line, end, stated, dayFirst);
        foreach (var line in lines.Take(end + 2))
        {
            if (line.Draft.Kind is null && line.IsDateline)
                line.Draft.Kind = BlockKind.Dateline;
        }

        return new HeaderResult(title.Value ?? Derive(text.Reading, drafts), standfirst, authors, published, bodyStart)
        {
            RelativeDate = published is null ? RelativeDates.Find(text, lines, title.Line, end) : null,
        };
    }

    /// <summary>The lines that may hold headline, byline and date, and the index among the blocks of the body's first.</summary>
    internal static (List<HeaderLine> Lines, int BodyStart) Lines(EditedText text, List<DraftBlock> drafts, bool? dayFirst)
    {
        var bodyStart = BodyStart(text.Reading, drafts, dayFirst);
        return (HeaderView.Above(text, drafts, Math.Min(drafts.Count, bodyStart + Ahead), dayFirst), bodyStart);
    }

    /// <summary>The index among the lines of the body's first block; the number of lines when there is none.</summary>
    internal static int BodyLine(List<HeaderLine> lines, List<DraftBlock> drafts, int bodyStart)
    {
        var line = bodyStart < drafts.Count ? lines.FindIndex(line => line.Draft == drafts[bodyStart]) : -1;
        return line < 0 ? lines.Count : line;
    }

    private static int FirstProse(List<HeaderLine> lines, List<DraftBlock> drafts, int title)
    {
        var below = lines.FindIndex(title + 1, line => line.IsKept);
        var first = below < 0 ? drafts.Count : drafts.IndexOf(lines[below].Draft);
        var prose = first < drafts.Count
            ? drafts.FindIndex(first, draft => draft.Shape.IsProse && draft.Block.Kind is not (PageBlockKind.Heading or PageBlockKind.Caption)) : -1;
        return prose < 0 ? first : prose;
    }

    // The first block of running text; a long sentence that a byline or dateline follows still belongs to the header.
    private static int BodyStart(string reading, List<DraftBlock> drafts, bool? dayFirst)
    {
        var limit = Math.Min(drafts.Count, MaxBlocks);
        for (var i = 0; i < limit; i++)
        {
            if (!drafts[i].Shape.IsProse || drafts[i].Block.Kind is PageBlockKind.Heading or PageBlockKind.Caption)
                continue;
            var isStandfirst = i > 0 && drafts[i].Shape.Words <= 70 && FollowedByMark(i);
            if (!isStandfirst)
                return i;
        }

        // No running text: the header is what comes before the last mark of a header, at least the first line.
        for (var i = limit - 1; i >= 0; i--)
        {
            if (HeaderLine.OfBlock(reading, drafts[i], dayFirst).IsMark)
                return i + 1;
        }

        return Math.Min(1, drafts.Count);

        bool FollowedByMark(int i)
        {
            for (var j = i + 1; j < Math.Min(limit, i + 4) && !drafts[j].Shape.IsProse; j++)
            {
                if (HeaderLine.OfBlock(reading, drafts[j], dayFirst).IsMark)
                    return true;
            }

            return false;
        }
    }

    // A page prints its headline in several places; the copies are no headings of sections.
    private static void MarkRepeats(List<HeaderLine> lines, int title, int end)
    {
        var key = TitleReader.Key(lines[title].Words);
        for (var i = 0; i < Math.Min(lines.Count, end + 2); i++)
        {
            if (i != title && lines[i].Draft.Kind is null && lines[i].Draft.Span.Length <= lines[title].Draft.Span.Length + 8 && TitleReader.Key(lines[i].Words) == key)
                lines[i].Draft.Kind = BlockKind.Title;
        }
    }

    private static StatedValue? Standfirst(List<HeaderLine> lines, int? title, int end, IReadOnlyList<StatedMetadata> stated)
    {
        var meta = stated.FirstOrDefault(value => value.Field == MetadataField.Standfirst);
        var metaKey = meta is null ? "" : TitleReader.Key(meta.Value);
        var first = title is { } t ? t + 1 : lines.Count;
        for (var i = first; i < Math.Min(lines.Count, Math.Max(end + 1, first + 3)); i++)
        {
            var draft = lines[i].Draft;
            if (!lines[i].IsKept || draft.Kind is not null || draft.Block.Kind is not (PageBlockKind.Text or PageBlockKind.Heading) || lines[i].IsMark)
                continue;
            var isStated = metaKey.Length > 0 && draft.Shape.Words <= 80 && TitleReader.Key(lines[i].Words) == metaKey;
            // Between the headline and the line with date or author, a sentence is the summary.
            var isBetween = i < end && i < first + 3 && draft.Shape is { Words: >= 7 and <= 70, EndsColon: false } && draft.Block.Kind == PageBlockKind.Text
                && lines.Skip(i + 1).Take(Math.Min(5, end - i - 1)).Any(line => line.IsMark);
            if (!isStated && !isBetween)
                continue;
            draft.Kind = BlockKind.Standfirst;
            return lines[i].Value(draft.Span, Origin.Found, isStated ? $"stated by the file ({meta!.Origin})" : "the sentence under the headline");
        }

        return meta is null ? null : new StatedValue(meta.Value, Origin.Found, $"stated by the file ({meta.Origin})");
    }

    private static PublishedDate? Date(
        List<HeaderLine> lines, List<HeaderLine> behind, List<DraftBlock> drafts, string reading, int? title, int end, IReadOnlyList<StatedMetadata> stated, bool? dayFirst)
    {
        foreach (var value in stated.Where(value => value.Field == MetadataField.Published))
        {
            if (DateReader.ReadStated(value.Value) is not { } found)
                continue;
            // What the page shows its readers is the day there, and of this text; what it states for programs may be a day in
            // Greenwich, or the day on which the site moved to another publishing system.
            return ShownDate(lines, title) is { } shown && shown.Date.Value.Date != found.Value.Date
                ? shown.Date.ToPublished(shown.Line.Text, Origin.Found, shown.Line.IsKept)
                : found.ToPublished(value.Value, Origin.Found, inReadingText: false);
        }

        var candidates = new List<(DateFound Date, HeaderLine Line, int Rank)>();
        for (var i = 0; i < lines.Count; i++)
        {
            // Among lines that were taken out, those far from the headline belong to other articles.
            var isNear = lines[i].IsKept || (title is { } t ? i >= t - 3 : i >= end - 10);
            foreach (var (date, role) in DatesOf(lines, i))
            {
                if (isNear)
                    candidates.Add((date, lines[i], Rank(role, title is not { } above || i > above) + (date.Precision < DatePrecision.Day ? 10 : 0) + (lines[i].IsKept ? 0 : 1)));
            }
        }

        // Some pages sign at the end; there only a label makes a date the article's.
        var last = drafts.Skip(Math.Max(end + 1, drafts.Count - 8)).Where(draft => draft.Shape.Words <= 16).Select(draft => HeaderLine.OfBlock(reading, draft, dayFirst));
        foreach (var line in last.Concat(behind))
            candidates.AddRange(line.Dates.Where(date => date.Role != DateRole.Unlabelled).Select(date => (date, line, date.Role == DateRole.Published ? 7 : 8)));
        if (candidates.Count == 0)
            return FromReportsHead(drafts, reading, dayFirst) ?? FromAddress(stated);
        var best = candidates.MinBy(candidate => candidate.Rank);
        return best.Date.ToPublished(best.Line.Text, Origin.Found, best.Line.IsKept);
    }

    // The first day printed around the headline that is not called an update.
    private static (DateFound Date, HeaderLine Line)? ShownDate(List<HeaderLine> lines, int? title)
    {
        if (title is not { } headline)
            return null;
        for (var i = Math.Max(0, headline - ShownAbove); i < Math.Min(lines.Count, headline + ShownBelow); i++)
        {
            foreach (var (date, role) in i == headline ? [] : DatesOf(lines, i))
            {
                if (date.Precision >= DatePrecision.Day && role != DateRole.Updated)
                    return (date, lines[i]);
            }
        }

        return null;
    }

    // "Published:" may stand on the line above.
    private static IEnumerable<(DateFound Date, DateRole Role)> DatesOf(List<HeaderLine> lines, int i)
    {
        var above = i > 0 && lines[i - 1].Draft.Shape.Words <= 4 ? DateReader.RoleOfLine(lines[i - 1].Text, lines[i - 1].Draft.Span) : DateRole.Unlabelled;
        return lines[i].Dates.Select((date, k) => (date, k == 0 && date.Role == DateRole.Unlabelled ? above : date.Role));
    }

    // "LUBANA, Feb 3, 2023 (AFP) - The storm ...": a wire report's first words are its place, day and agency.
    private static PublishedDate? FromReportsHead(List<DraftBlock> drafts, string reading, bool? dayFirst)
    {
        foreach (var draft in drafts.Where(draft => draft.Kind is null && draft.Shape.IsProse).Take(OpeningParagraphs))
        {
            var head = new TextSpan(draft.Span.Start, Dateline.EndOf(reading, draft.Span));
            if (DateReader.FindAll(reading, head, dayFirst) is [{ Precision: >= DatePrecision.Day } day])
                return day.ToPublished(reading, Origin.Found, inReadingText: true);
        }

        return null;
    }

    // https://example.org/2018/10/28/old-bridge: when the page was put there, which is not always when the text was published.
    private static PublishedDate? FromAddress(IReadOnlyList<StatedMetadata> stated)
    {
        var url = stated.FirstOrDefault(value => value.Field == MetadataField.Url)?.Value;
        return url is not null && DateReader.FindAll(url, new TextSpan(0, url.Length)) is [{ Precision: DatePrecision.Day } date, ..]
            ? date.ToPublished(url, Origin.Derived, inReadingText: false) : null;
    }

    private static int Rank(DateRole role, bool isBelowTitle) => (role, isBelowTitle) switch
    {
        (DateRole.Published, _) => 0,
        (DateRole.Unlabelled, true) => 2,
        (DateRole.Updated, true) => 4,
        (DateRole.Unlabelled, false) => 5,
        _ => 6,
    };

    private static StatedValue Derive(string reading, List<DraftBlock> drafts)
    {
        var first = drafts.FirstOrDefault(draft => draft.Kind is null && draft.Shape is { HasLetter: true, Words: >= 4 }) ?? drafts.FirstOrDefault(draft => draft.Shape.HasLetter);
        if (first is null)
            return new StatedValue("Untitled", Origin.Derived, "the file has no words");
        var sentence = FirstSentence(reading, first.Span);
        var words = sentence.In(reading).ReplaceLineEndings(" ").Replace('\u00A0', ' ').TrimEnd('.', ' ');
        if (words.Length > MaxDerivedTitle)
        {
            var cut = words.LastIndexOf(' ', MaxDerivedTitle);
            words = words[..(cut > MaxDerivedTitle / 2 ? cut : char.IsHighSurrogate(words[MaxDerivedTitle - 1]) ? MaxDerivedTitle - 1 : MaxDerivedTitle)].TrimEnd(',', ';', ':', ' ', '–', '—') + "…";
        }

        return new StatedValue(words, Origin.Derived, "the first sentence of the text; the file has no headline", sentence);
    }

    private static TextSpan FirstSentence(string text, TextSpan span)
    {
        for (var i = span.Start; i < Math.Min(span.End, span.Start + 400); i++)
        {
            if (!BlockShape.IsSentenceEnd(text[i]))
                continue;
            var isEnd = text[i] is '。' or '！' or '？' || (i - span.Start > 20 && i + 2 < span.End && char.IsWhiteSpace(text[i + 1]) && char.IsUpper(text[i + 2]) && char.IsLower(text[i - 1]));
            if (isEnd)
                return new TextSpan(span.Start, i + 1);
        }

        return span;
    }
}

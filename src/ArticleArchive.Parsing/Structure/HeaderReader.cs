using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Structure;

/// <summary>What stands above the article's body.</summary>
/// <param name="Title">Found or derived.</param>
/// <param name="Standfirst">The summary, or null.</param>
/// <param name="Authors">Empty when unknown.</param>
/// <param name="Published">Null when unknown.</param>
/// <param name="BodyStart">Index of the first block of the body.</param>
internal sealed record HeaderResult(StatedValue Title, StatedValue? Standfirst, IReadOnlyList<StatedValue> Authors, PublishedDate? Published, int BodyStart);

/// <summary>Finds headline, standfirst, byline and dateline in the lines above the body, and marks their blocks.</summary>
/// <remarks>Markup is believed before the look of a line, and a line before the words of the body.</remarks>
internal static class HeaderReader
{
    // A header is not longer than this, however many menu lines the cleaner left.
    private const int MaxBlocks = 80;
    private const int MaxDerivedTitle = 90;
    private const int MaxBodyLength = 30_000;
    private const int BelowBodyStart = 3;

    /// <summary>How many blocks behind the first running text may still turn out to stand above the headline.</summary>
    private const int Ahead = 30;
    private const int BehindLines = 12;

    public static HeaderResult Read(EditedText text, List<DraftBlock> drafts, IReadOnlyList<StatedMetadata> stated, bool? dayFirst)
    {
        var (lines, bodyStart) = Lines(text, drafts, dayFirst);
        var end = BodyLine(lines, drafts, bodyStart);
        var title = TitleReader.Find(text, drafts, lines, end, bodyStart, stated);
        // A menu of sentences may stand above the headline; the article's body begins below it.
        if (title.Line is { } inBody && inBody > end)
        {
            bodyStart = FirstProse(drafts, lines[inBody].Draft, bodyStart);
            end = BodyLine(lines, drafts, bodyStart);
        }

        lines = lines.GetRange(0, Math.Min(lines.Count, end + BelowBodyStart));
        if (title.Line is { } t)
        {
            lines[t].Draft.Kind = BlockKind.Title;
            MarkRepeats(lines, t, end);
        }

        var standfirst = Standfirst(lines, title.Line, end, stated);
        var behind = HeaderView.Behind(text, drafts, BehindLines, dayFirst);
        var published = Date(lines, behind, drafts, text.Reading, title.Line, end, stated, dayFirst);
        var authors = Authors(text.Reading, lines, behind, drafts, title.Line, end, bodyStart, stated);
        foreach (var line in lines.Take(end + 2))
        {
            if (line.Draft.Kind is null && line.IsDateline)
                line.Draft.Kind = BlockKind.Dateline;
        }

        return new HeaderResult(title.Value ?? Derive(text.Reading, drafts), standfirst, authors, published, bodyStart);
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

    private static int FirstProse(List<DraftBlock> drafts, DraftBlock title, int bodyStart)
    {
        var at = drafts.IndexOf(title);
        if (at < 0)
            return bodyStart;
        var prose = drafts.FindIndex(at + 1, draft => draft.Shape.IsProse && draft.Block.Kind is not (PageBlockKind.Heading or PageBlockKind.Caption));
        return prose < 0 ? Math.Min(at + 1, drafts.Count) : prose;
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
            if (DateReader.ReadStated(value.Value) is { } found)
                return found.ToPublished(value.Value, Origin.Found, inReadingText: false);
        }

        var candidates = new List<(DateFound Date, HeaderLine Line, int Rank)>();
        for (var i = 0; i < lines.Count; i++)
        {
            // Among lines that were taken out, those far from the headline belong to other articles.
            var isNear = lines[i].IsKept || (title is { } t ? i >= t - 3 : i >= end - 10);
            // "Published:" may stand on the line above.
            var before = i > 0 && lines[i - 1].Draft.Shape.Words <= 4 ? DateReader.RoleOfLine(lines[i - 1].Text, lines[i - 1].Draft.Span) : DateRole.Unlabelled;
            foreach (var date in lines[i].Dates)
            {
                var role = date.Role == DateRole.Unlabelled ? before : date.Role;
                before = DateRole.Unlabelled;
                if (isNear)
                    candidates.Add((date, lines[i], Rank(role, title is not { } above || i > above) + (date.Precision < DatePrecision.Day ? 10 : 0) + (lines[i].IsKept ? 0 : 1)));
            }
        }

        // Some pages sign at the end; there only a label makes a date the article's.
        var last = drafts.Skip(Math.Max(end + 1, drafts.Count - 8)).Where(draft => draft.Shape.Words <= 16).Select(draft => HeaderLine.OfBlock(reading, draft, dayFirst));
        foreach (var line in last.Concat(behind))
            candidates.AddRange(line.Dates.Where(date => date.Role != DateRole.Unlabelled).Select(date => (date, line, date.Role == DateRole.Published ? 7 : 8)));
        if (candidates.Count == 0)
            return null;
        var best = candidates.MinBy(candidate => candidate.Rank);
        return best.Date.ToPublished(best.Line.Text, Origin.Found, best.Line.IsKept);
    }

    private static int Rank(DateRole role, bool isBelowTitle) => (role, isBelowTitle) switch
    {
        (DateRole.Published, _) => 0,
        (DateRole.Unlabelled, true) => 2,
        (DateRole.Updated, true) => 4,
        (DateRole.Unlabelled, false) => 5,
        _ => 6,
    };

    private static List<StatedValue> Authors(
        string reading, List<HeaderLine> lines, List<HeaderLine> behind, List<DraftBlock> drafts, int? title, int end, int bodyStart, IReadOnlyList<StatedMetadata> stated)
    {
        var found = new List<StatedValue>();
        for (var i = 0; i < lines.Count; i++)
        {
            var isNear = lines[i].IsKept || (title is { } t ? i >= t - 3 : i >= end - 10);
            if (lines[i].Draft.Kind is not null || lines[i].Names is not { } names || !isNear)
                continue;
            if (names.Count > 0)
            {
                lines[i].Draft.Kind = BlockKind.Byline;
                found.AddRange(names.Select(name => lines[i].Value(name, Origin.Found, "the line with the author")));
            }
            else if (i + 1 < lines.Count && lines[i + 1].Draft.Kind is null && lines[i + 1].Names is not { Count: > 0 } && lines[i + 1].Draft.Shape.Words <= 12
                && BylineReader.Names(lines[i + 1].Text, lines[i + 1].Draft.Span) is { Count: > 0 } next)
            {
                lines[i].Draft.Kind = BlockKind.Byline;
                lines[i + 1].Draft.Kind = BlockKind.Byline;
                found.AddRange(next.Select(name => lines[i + 1].Value(name, Origin.Found, $"the line after “{lines[i].Words}”")));
            }
        }

        if (found.Count == 0 && title is { } headline)
            AddBareName(lines, SmallWords(reading, drafts, bodyStart), headline, end, found);
        if (found.Count == 0)
            AddClosingByline(drafts.Skip(Math.Max(bodyStart + 1, drafts.Count - 4)).Select(draft => HeaderLine.OfBlock(reading, draft, null)).Concat(behind), found);

        var publisher = stated.FirstOrDefault(value => value.Field == MetadataField.Publisher)?.Value;
        var fromMarkup = stated.Where(value => value.Field == MetadataField.Author && IsName(value.Value) && !string.Equals(value.Value, publisher, StringComparison.OrdinalIgnoreCase))
            .Select(value => new StatedValue(value.Value, Origin.Found, $"stated by the file ({value.Origin})"))
            .ToList();
        return (fromMarkup.Count > 0 ? fromMarkup : found).DistinctBy(author => TitleReader.Key(author.Value), StringComparer.Ordinal).ToList();
    }

    // "Jane Roe" on a line of its own beside the date or under the headline: derived, because no word says "by".
    private static void AddBareName(List<HeaderLine> lines, HashSet<string> smallWords, int title, int body, List<StatedValue> found)
    {
        var end = Math.Min(lines.Count, body + 1);
        for (var i = Math.Max(0, title - 2); i < end; i++)
        {
            if (lines[i].Dates.Count == 0 || lines[i].Draft.Shape.Words > 18)
                continue;
            var names = NamesInDateline(lines[i].Text, lines[i].Draft.Span, lines[i].Dates[0].Span, smallWords);
            if (names.Count > 0)
            {
                found.AddRange(names.Select(name => lines[i].Value(name, Origin.Derived, "a name beside the date")));
                return;
            }

            foreach (var j in (ReadOnlySpan<int>)[i - 1, i + 1, i - 2])
            {
                if (j >= Math.Max(0, title - 3) && j != title && j < end && TryTake(lines[j], "a name on a line of its own beside the date"))
                    return;
            }
        }

        for (var j = title + 1; j < Math.Min(end, title + 4); j++)
        {
            if (TryTake(lines[j], "a name on a line of its own under the headline"))
                return;
        }

        bool TryTake(HeaderLine line, string basis)
        {
            if (line.Draft.Kind is not null || line.Draft.Block.Kind != PageBlockKind.Text || !BylineReader.IsBareName(line.Text, line.Draft.Span, smallWords))
                return false;
            line.Draft.Kind = BlockKind.Byline;
            found.Add(line.Value(line.Draft.Span, Origin.Derived, basis));
            return true;
        }
    }

    // A person's name is never written with small letters; "Garden Guides" is, somewhere in an article about gardens.
    private static HashSet<string> SmallWords(string reading, List<DraftBlock> drafts, int bodyStart)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var left = MaxBodyLength;
        for (var b = bodyStart; b < drafts.Count && left > 0; b++)
        {
            var span = new TextSpan(drafts[b].Span.Start, Math.Min(drafts[b].Span.End, drafts[b].Span.Start + left));
            left -= span.Length;
            for (var i = span.Start; i < span.End; i++)
            {
                var start = i;
                while (i < span.End && char.IsLetter(reading[i]))
                    i++;
                if (i - start >= 3 && char.IsLower(reading[start]))
                    words.Add(reading[start..i]);
            }
        }

        return words;
    }

    // "Oct 28, 2018 by Jane Roe and Joe Poe", "Jane Roe • Oct 28, 2018"
    private static IReadOnlyList<TextSpan> NamesInDateline(string reading, TextSpan line, TextSpan date, IReadOnlySet<string> smallWords)
    {
        var by = reading.AsSpan(date.End, line.End - date.End).IndexOf("by ", StringComparison.OrdinalIgnoreCase);
        if (by >= 0 && (by == 0 || !char.IsLetter(reading[date.End + by - 1])))
            return BylineReader.Names(reading, new TextSpan(date.End + by + 3, line.End));
        foreach (var side in (ReadOnlySpan<TextSpan>)[new TextSpan(line.Start, date.Start), new TextSpan(date.End, line.End)])
        {
            var start = side.Start;
            for (var i = side.Start; i <= side.End; i++)
            {
                if (i < side.End && reading[i] is not ('|' or '•' or '·' or '-' or '–' or '—' or ',' or '/'))
                    continue;
                var part = Outer(reading, new TextSpan(start, i));
                if (!part.IsEmpty && BylineReader.IsBareName(reading, part, smallWords))
                    return [part];
                start = i + 1;
            }
        }

        return [];
    }

    // "Written by Jane Roe" under the article; here a strong cue is asked for, because captions and quotations say "by" too.
    private static void AddClosingByline(IEnumerable<HeaderLine> lines, List<StatedValue> found)
    {
        foreach (var line in lines)
        {
            if (line.Draft.Kind is not null || line.Draft.Shape.Words > 14 || line.Names is not { Count: > 0 } names)
                continue;
            var isStrong = names[0].Start - line.Draft.Span.Start > 5 || line.Text[names[0].Start - 1] == ':';
            if (!isStrong)
                continue;
            line.Draft.Kind = BlockKind.Byline;
            found.AddRange(names.Select(name => line.Value(name, Origin.Found, "the line with the author under the article")));
            return;
        }
    }

    private static TextSpan Outer(string text, TextSpan span)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && !char.IsLetter(text[start]))
            start++;
        while (end > start && !char.IsLetter(text[end - 1]) && text[end - 1] != '.')
            end--;
        return new TextSpan(start, end);
    }

    private static bool IsName(string value) =>
        value.Length <= 120 && !value.Contains("://", StringComparison.Ordinal) && !value.StartsWith('@') && value.Any(char.IsLetter);

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

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

    public static HeaderResult Read(EditedText text, List<DraftBlock> drafts, IReadOnlyList<StatedMetadata> stated, bool? dayFirst)
    {
        var reading = text.Reading;
        var limit = Math.Min(drafts.Count, MaxBlocks);
        var lines = new HeaderLine[limit];
        for (var i = 0; i < limit; i++)
            lines[i] = HeaderLine.Of(reading, drafts[i], dayFirst);

        var bodyStart = BodyStart(drafts, lines);
        var title = TitleReader.Find(text, drafts, lines, bodyStart, stated);
        if (title.Block is { } t)
        {
            drafts[t].Kind = BlockKind.Title;
            MarkRepeats(reading, drafts, t, bodyStart);
        }

        var standfirst = Standfirst(reading, drafts, lines, title.Block, bodyStart, stated);
        var published = Date(text, drafts, lines, title.Block, bodyStart, stated, dayFirst);
        var authors = Authors(text, drafts, lines, title.Block, bodyStart, stated);
        MarkDatelines(drafts, lines, bodyStart);
        return new HeaderResult(title.Value ?? Derive(reading, drafts), standfirst, authors, published, bodyStart);
    }

    // The first block of running text; a long sentence that a byline or dateline follows still belongs to the header.
    private static int BodyStart(List<DraftBlock> drafts, HeaderLine[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (!drafts[i].Shape.IsProse || drafts[i].Block.Kind is PageBlockKind.Heading or PageBlockKind.Caption)
                continue;
            var isStandfirst = i > 0 && drafts[i].Shape.Words <= 70 && FollowedByHeaderMark(lines, drafts, i);
            if (!isStandfirst)
                return i;
        }

        // No running text: the header is what comes before the last mark of a header, at least the first line.
        for (var i = lines.Length - 1; i >= 0; i--)
        {
            if (lines[i].IsMark)
                return Math.Min(i + 1, drafts.Count);
        }

        return Math.Min(1, drafts.Count);
    }

    private static bool FollowedByHeaderMark(HeaderLine[] lines, List<DraftBlock> drafts, int i)
    {
        for (var j = i + 1; j < Math.Min(lines.Length, i + 4) && !drafts[j].Shape.IsProse; j++)
        {
            if (lines[j].IsMark)
                return true;
        }

        return false;
    }

    // A page prints its headline in several places; the copies are no headings of sections.
    private static void MarkRepeats(string reading, List<DraftBlock> drafts, int title, int bodyStart)
    {
        var key = TitleReader.Key(drafts[title].TextIn(reading));
        for (var i = 0; i < Math.Min(drafts.Count, bodyStart + 2); i++)
        {
            if (i != title && drafts[i].Kind is null && drafts[i].Span.Length <= drafts[title].Span.Length + 8 && TitleReader.Key(drafts[i].TextIn(reading)) == key)
                drafts[i].Kind = BlockKind.Title;
        }
    }

    private static StatedValue? Standfirst(
        string reading, List<DraftBlock> drafts, HeaderLine[] lines, int? title, int bodyStart, IReadOnlyList<StatedMetadata> stated)
    {
        var meta = stated.FirstOrDefault(value => value.Field == MetadataField.Standfirst);
        if (title is not { } t)
            return meta is null ? null : new StatedValue(meta.Value, Origin.Found, $"stated by the file ({meta.Origin})");
        var metaKey = meta is null ? null : TitleReader.Key(meta.Value);
        for (var i = t + 1; i < Math.Min(lines.Length, Math.Max(bodyStart + 1, t + 4)); i++)
        {
            var draft = drafts[i];
            if (draft.Kind is not null || draft.Block.Kind is not (PageBlockKind.Text or PageBlockKind.Heading) || lines[i].IsMark)
                continue;
            var isStated = metaKey is { Length: > 0 } && draft.Shape.Words <= 80 && TitleReader.Key(draft.TextIn(reading)) == metaKey;
            // Between the headline and the line with date or author, a sentence is the summary.
            var isBetween = i < bodyStart && i <= t + 3 && draft.Shape.Words is >= 7 and <= 70 && draft.Block.Kind == PageBlockKind.Text
                && !draft.Shape.EndsColon && FollowedByMark(lines, i, bodyStart);
            if (!isStated && !isBetween)
                continue;
            draft.Kind = BlockKind.Standfirst;
            return new StatedValue(draft.TextIn(reading), Origin.Found, isStated ? $"stated by the file ({meta!.Origin})" : "the sentence under the headline", draft.Span);
        }

        return meta is null ? null : new StatedValue(meta.Value, Origin.Found, $"stated by the file ({meta.Origin})");
    }

    private static bool FollowedByMark(HeaderLine[] lines, int i, int bodyStart)
    {
        for (var j = i + 1; j < Math.Min(bodyStart, i + 6); j++)
        {
            if (lines[j].IsMark)
                return true;
        }

        return false;
    }

    private static PublishedDate? Date(
        EditedText text, List<DraftBlock> drafts, HeaderLine[] lines, int? title, int bodyStart, IReadOnlyList<StatedMetadata> stated, bool? dayFirst)
    {
        foreach (var value in stated.Where(value => value.Field == MetadataField.Published))
        {
            if (DateReader.ReadStated(value.Value) is { } found)
                return found.ToPublished(value.Value, Origin.Found, inReadingText: false);
        }

        var candidates = new List<(DateFound Date, int Rank)>();
        for (var i = 0; i < Math.Min(lines.Length, bodyStart + 3); i++)
        {
            // "Published:" may stand on the line above.
            var before = i > 0 && drafts[i - 1].Shape.Words <= 4 ? DateReader.RoleOfLine(text.Reading, drafts[i - 1].Span) : DateRole.Unlabelled;
            foreach (var date in lines[i].Dates)
            {
                var role = date.Role == DateRole.Unlabelled ? before : date.Role;
                before = DateRole.Unlabelled;
                var isNear = title is not { } t || i > t;
                candidates.Add((date, Rank(role, isNear) + (date.Precision < DatePrecision.Day ? 6 : 0)));
            }
        }

        // Some pages sign at the end; there only a label makes a date the article's.
        for (var i = Math.Max(lines.Length, drafts.Count - 8); i < drafts.Count; i++)
        {
            if (drafts[i].Shape.Words <= 16)
                candidates.AddRange(DateReader.FindAll(text.Reading, drafts[i].Span, dayFirst).Where(date => date.Role != DateRole.Unlabelled).Select(date => (date, date.Role == DateRole.Published ? 4 : 5)));
        }

        if (candidates.Count > 0)
            return candidates.MinBy(candidate => candidate.Rank).Date.ToPublished(text.Reading, Origin.Found, inReadingText: true);
        return RemovedLines.FindDate(text, drafts, title, bodyStart, dayFirst);
    }

    private static int Rank(DateRole role, bool isBelowTitle) => (role, isBelowTitle) switch
    {
        (DateRole.Published, _) => 0,
        (DateRole.Unlabelled, true) => 1,
        (DateRole.Updated, true) => 2,
        (DateRole.Unlabelled, false) => 3,
        _ => 4,
    };

    private static List<StatedValue> Authors(
        EditedText text, List<DraftBlock> drafts, HeaderLine[] lines, int? title, int bodyStart, IReadOnlyList<StatedMetadata> stated)
    {
        var reading = text.Reading;
        var found = new List<StatedValue>();
        for (var i = 0; i < Math.Min(lines.Length, bodyStart + 3); i++)
        {
            if (drafts[i].Kind is not null || lines[i].Names is not { } names)
                continue;
            if (names.Count > 0)
            {
                drafts[i].Kind = BlockKind.Byline;
                found.AddRange(names.Select(name => new StatedValue(name.In(reading), Origin.Found, "the line with the author", name)));
            }
            else if (i + 1 < lines.Length && drafts[i + 1].Kind is null && lines[i + 1].Names is not { Count: > 0 } && drafts[i + 1].Shape.Words <= 12
                && BylineReader.Names(reading, drafts[i + 1].Span) is { Count: > 0 } next)
            {
                drafts[i].Kind = BlockKind.Byline;
                drafts[i + 1].Kind = BlockKind.Byline;
                found.AddRange(next.Select(name => new StatedValue(name.In(reading), Origin.Found, "the line after “" + drafts[i].TextIn(reading).Trim() + "”", name)));
            }
        }

        if (found.Count == 0 && title is { } t)
            AddBareName(reading, drafts, lines, t, bodyStart, found);
        if (found.Count == 0)
            AddClosingByline(reading, drafts, bodyStart, found);

        var publisher = stated.FirstOrDefault(value => value.Field == MetadataField.Publisher)?.Value;
        var fromMarkup = stated.Where(value => value.Field == MetadataField.Author && IsName(value.Value) && !string.Equals(value.Value, publisher, StringComparison.OrdinalIgnoreCase))
            .Select(value => new StatedValue(value.Value, Origin.Found, $"stated by the file ({value.Origin})"));
        var all = fromMarkup.ToList() is { Count: > 0 } marked ? marked : found;
        return all.DistinctBy(author => TitleReader.Key(author.Value), StringComparer.Ordinal).ToList();
    }

    // "Jane Roe" on a line of its own beside the date or under the headline: derived, because no word says "by".
    private static void AddBareName(string reading, List<DraftBlock> drafts, HeaderLine[] lines, int title, int bodyStart, List<StatedValue> found)
    {
        var end = Math.Min(lines.Length, bodyStart + 1);
        var smallWords = SmallWords(reading, drafts, bodyStart);
        for (var i = Math.Max(0, title - 2); i < end; i++)
        {
            if (lines[i].Dates.Count == 0 || drafts[i].Shape.Words > 18)
                continue;
            var names = NamesInDateline(reading, drafts[i].Span, lines[i].Dates[0].Span, smallWords);
            if (names.Count > 0)
            {
                found.AddRange(names.Select(name => new StatedValue(name.In(reading), Origin.Derived, "a name beside the date", name)));
                return;
            }

            foreach (var j in (ReadOnlySpan<int>)[i - 1, i + 1, i - 2])
            {
                if (j > title && j < end && TryTake(drafts[j], "a name on a line of its own beside the date"))
                    return;
            }
        }

        for (var j = title + 1; j < Math.Min(end, title + 4); j++)
        {
            if (TryTake(drafts[j], "a name on a line of its own under the headline"))
                return;
        }

        bool TryTake(DraftBlock draft, string basis)
        {
            if (draft.Kind is not null || draft.Block.Kind != PageBlockKind.Text || !BylineReader.IsBareName(reading, draft.Span, smallWords))
                return false;
            draft.Kind = BlockKind.Byline;
            found.Add(new StatedValue(draft.TextIn(reading), Origin.Derived, basis, draft.Span));
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
    private static void AddClosingByline(string reading, List<DraftBlock> drafts, int bodyStart, List<StatedValue> found)
    {
        for (var i = Math.Max(bodyStart + 1, drafts.Count - 4); i < drafts.Count; i++)
        {
            if (drafts[i].Kind is not null || drafts[i].Shape.Words > 14 || BylineReader.Read(reading, drafts[i].Span) is not { Count: > 0 } names)
                continue;
            var isStrong = names[0].Start - drafts[i].Span.Start > 5 || reading[names[0].Start - 1] == ':';
            if (!isStrong)
                continue;
            drafts[i].Kind = BlockKind.Byline;
            found.AddRange(names.Select(name => new StatedValue(name.In(reading), Origin.Found, "the line with the author under the article", name)));
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

    private static void MarkDatelines(List<DraftBlock> drafts, HeaderLine[] lines, int bodyStart)
    {
        for (var i = 0; i < Math.Min(lines.Length, bodyStart + 2); i++)
        {
            if (drafts[i].Kind is null && lines[i].IsDateline)
                drafts[i].Kind = BlockKind.Dateline;
        }
    }

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

/// <summary>What a line above the body says about date and author.</summary>
internal sealed record HeaderLine(IReadOnlyList<DateFound> Dates, IReadOnlyList<TextSpan>? Names, bool IsDateline)
{
    private static readonly HeaderLine Nothing = new([], null, false);

    /// <summary>A byline with a name, or a dateline.</summary>
    public bool IsMark => IsDateline || Names is { Count: > 0 };

    public static HeaderLine Of(string reading, DraftBlock draft, bool? dayFirst)
    {
        if (draft.Shape.Words > 30 || draft.Span.Length > 250 || draft.Block.Kind is PageBlockKind.Caption or PageBlockKind.TableRow)
            return Nothing;
        var dates = DateReader.FindAll(reading, draft.Span, dayFirst);
        var names = BylineReader.Read(reading, draft.Span);
        // "By 2030, every house ..." and "Por qué ..." say "by" without a name; a heading is no byline.
        if (names is not null && (draft.Shape.EndsSentence && draft.Shape.Words > 8 || draft.Block.Kind == PageBlockKind.Heading))
            names = null;
        // A month alone is a dateline only where nothing else stands in the line: headlines name months too.
        var usable = dates.Where(date => date.Precision >= DatePrecision.Day || date.Role != DateRole.Unlabelled || date.Span.Length >= draft.Span.Length - 2).ToList();
        if (draft.Shape.Words > 18 || (draft.Shape.EndsSentence && draft.Shape.Words > 10 && usable.All(date => date.Role == DateRole.Unlabelled)))
            usable = names is { Count: > 0 } ? usable : [];
        // In a headline that gives a full date most of the words are not the date.
        var isDateline = usable.Count > 0 && draft.Block.Kind != PageBlockKind.Heading;
        return new HeaderLine(usable, names, isDateline);
    }
}

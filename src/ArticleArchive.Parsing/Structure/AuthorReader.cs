using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Structure;

/// <summary>Finds whose text it is: by the markup, a byline, a name beside headline or date, a signature, or the note about the author.</summary>
/// <remarks>
/// Each of these is asked only when the ones before it say nothing. In text without markup that has no byline, <see cref="AuthorJudge"/>
/// then weighs what was found against the other names on the page. Without one of them the author stays unknown.
/// </remarks>
internal static class AuthorReader
{
    private const int MaxBodyLength = 30_000;

    /// <summary>A byline does not stand further above the headline.</summary>
    private const int ReachAbove = 4;

    /// <param name="text">Page text and reading text.</param>
    /// <param name="lines">Around the headline, down to the body's first lines.</param>
    /// <param name="behind">What was taken out behind the body.</param>
    /// <param name="drafts">The blocks of the reading text.</param>
    /// <param name="title">Index of the headline among the lines, or null.</param>
    /// <param name="end">Index of the body's first line.</param>
    /// <param name="bodyStart">Index of the body's first block.</param>
    /// <param name="stated">What the markup states.</param>
    /// <param name="judge">Judges what no byline says; null for the rules alone, which it is fitted on.</param>
    public static IReadOnlyList<StatedValue> Find(
        EditedText text, List<HeaderLine> lines, List<HeaderLine> behind, List<DraftBlock> drafts, int? title, int end, int bodyStart, IReadOnlyList<StatedMetadata> stated, AuthorJudge? judge)
    {
        var reading = text.Reading;
        var smallWords = SmallWords(reading, drafts, bodyStart);
        var found = new List<StatedValue>();
        AddBylines(lines, smallWords, title, end, found);
        var fromMarkup = StatedAuthors.Read(stated);
        if (fromMarkup.Count > 0)
            return fromMarkup;
        var hasByline = found.Count > 0;
        if (found.Count == 0 && title is { } headline)
            AddBareName(lines, smallWords, headline, end, found);
        var tail = drafts.Skip(Math.Max(bodyStart + 1, drafts.Count - 5)).Select(draft => HeaderLine.OfBlock(reading, draft, null)).ToList();
        if (found.Count == 0)
            AddClosingByline(tail.Concat(behind), smallWords, found);
        if (found.Count == 0 && AuthorNotes.Find(reading, [.. tail, .. behind]) is { } noted)
            found.Add(noted);
        if (found.Count == 0 && RightsReader.Find([.. tail, .. behind]) is { } holder)
            found.Add(holder);
        // A file that states anything about itself would state its author too; only text that states nothing is judged by its looks.
        if (!hasByline && !found.Exists(author => author.Basis == HouseSignature.Basis) && stated.Count == 0 && judge is not null && drafts.Count > 0)
            found = judge.Decide(text, drafts, bodyStart, title is { } t ? lines[t].Words : "", smallWords, found);
        return found.DistinctBy(author => TitleReader.Key(author.Value), StringComparer.Ordinal).ToList();
    }

    private static void AddBylines(List<HeaderLine> lines, HashSet<string> smallWords, int? title, int end, List<StatedValue> found)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            // A line that gives date and author both is a byline wherever it stands above the text.
            var isNear = (title is { } t ? i >= t - ReachAbove : lines[i].IsKept || i >= end - 10) || lines[i] is { IsKept: true, IsDateline: true };
            if (lines[i].Draft.Kind is not null || lines[i].Names is not { } names || !isNear)
                continue;
            if (names.Count > 0)
            {
                if (names.All(name => IsWrittenSmall(name.In(lines[i].Text), smallWords)) || (IsSingleWord(lines, i) && (IsSingleWord(lines, i - 1) || IsSingleWord(lines, i + 1))))
                    continue;
                lines[i].Draft.Kind = BlockKind.Byline;
                found.AddRange(names.Select(name => lines[i].Value(name, Origin.Found, "the line with the author")));
            }
            else if (i + 1 < lines.Count && lines[i + 1].Draft.Kind is null && lines[i + 1].Names is not { Count: > 0 } && lines[i + 1].Draft.Shape.Words <= 12
                && BylineReader.Names(lines[i + 1].Text, lines[i + 1].Draft.Span) is { Count: > 0 } next && IsNameBehindCue(lines[i], lines[i + 1], next[0], smallWords))
            {
                lines[i].Draft.Kind = BlockKind.Byline;
                lines[i + 1].Draft.Kind = BlockKind.Byline;
                found.AddRange(next.Select(name => lines[i + 1].Value(name, Origin.Found, $"the line after “{lines[i].Words}”")));
            }
        }
    }

    // "By User", "By Challenge": two such lines in a row are a menu.
    private static bool IsSingleWord(List<HeaderLine> lines, int i) =>
        i >= 0 && i < lines.Count && lines[i].Names is [var only] && lines[i].Draft.Shape.Words == 2 && !only.In(lines[i].Text).Contains(' ', StringComparison.Ordinal);

    // Behind a link that was lost any line may follow "By": here the name must look like a person's, sign for a house, or be a single
    // word of its own. "Written by" and its like say more: who stands below it in capitals is meant.
    private static bool IsNameBehindCue(HeaderLine cue, HeaderLine line, TextSpan first, HashSet<string> smallWords)
    {
        var name = first.In(line.Text);
        return !IsWrittenSmall(name, smallWords)
            && ((BylineReader.SaysWritten(cue.Text, cue.Draft.Span) && char.IsUpper(name[0]) && MonthNames.MonthOf(MonthNames.Fold(name)) is null && !PersonalNames.IsRole(name) && !IsWordOfList(line, first))
                || HouseSignature.Is(line.Text, line.Draft.Span)
                || PersonalNames.IsPersonShaped(name.Split(',')[0])
                || (first.Length == line.Draft.Span.Length && !name.Contains(' ', StringComparison.Ordinal) && MonthNames.MonthOf(MonthNames.Fold(name)) is null && !PersonalNames.IsRole(name))
                || BlockShape.IsDense(name[0]));
    }

    // "Gardener, Astrologer", "RN, BSN": what is left behind a name that was lost with its link.
    private static bool IsWordOfList(HeaderLine line, TextSpan first) =>
        PersonalNames.IsDegree(first.In(line.Text))
        || (!first.In(line.Text).Contains(' ', StringComparison.Ordinal) && first.End < line.Draft.Span.End && line.Text[first.End] == ',');

    // "By Industry", "By Event Type" are a menu's: the text writes these words small, as it never writes a name.
    private static bool IsWrittenSmall(string name, HashSet<string> smallWords) =>
        name.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => smallWords.Contains(word.Trim(',', '.').ToLowerInvariant()) || PersonalNames.IsCommonTitleWord([word]));

    // "Jane Roe" on a line of its own beside the date or under the headline: derived, because no word says "by".
    private static void AddBareName(List<HeaderLine> lines, HashSet<string> smallWords, int title, int body, List<StatedValue> found)
    {
        var end = Math.Min(lines.Count, Math.Max(body, title) + 1);
        for (var i = Math.Max(0, title - 2); i < end; i++)
        {
            if (lines[i].Dates.Count == 0 || lines[i].Draft.Shape.Words > 24)
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
            if (line.Draft.Kind is not null || line.Draft.Block.Kind != PageBlockKind.Text)
                return false;
            var names = BylineReader.BareNames(line.Text, line.Draft.Span, smallWords);
            if (names.Count == 0 && HouseSignature.Is(line.Text, line.Draft.Span))
                (names, basis) = ([line.Draft.Span], HouseSignature.Basis);
            if (names.Count == 0)
                return false;
            line.Draft.Kind = BlockKind.Byline;
            found.AddRange(names.Select(name => line.Value(name, Origin.Derived, basis)));
            return true;
        }
    }

    // A person's name is never written with small letters; "Garden Guides" is, somewhere in an article about gardens.
    internal static HashSet<string> SmallWords(string reading, List<DraftBlock> drafts, int bodyStart)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
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
                    lookup.Add(reading.AsSpan(start, i - start));
            }
        }

        return words;
    }

    // "Jane Roe • Oct 28, 2018", "Jane Roe Published Oct 28, 2018"
    private static IReadOnlyList<TextSpan> NamesInDateline(string reading, TextSpan line, TextSpan date, IReadOnlySet<string> smallWords)
    {
        foreach (var side in (ReadOnlySpan<TextSpan>)[new TextSpan(line.Start, date.Start), new TextSpan(date.End, line.End)])
        {
            var start = side.Start;
            for (var i = side.Start; i <= side.End; i++)
            {
                if (i < side.End && reading[i] is not ('|' or '•' or '·' or '-' or '–' or '—' or '/'))
                    continue;
                // A hyphen inside a name is no separator.
                if (i < side.End && reading[i] == '-' && i > side.Start && reading[i - 1] != ' ')
                    continue;
                var part = Outer(reading, new TextSpan(start, i));
                if (!part.IsEmpty && BylineReader.BareNames(reading, Outer(reading, BylineReader.WithoutLabel(reading, part)), smallWords) is { Count: > 0 } names)
                    return names;
                start = i + 1;
            }
        }

        return [];
    }

    // "Written by Jane Roe" under the article; here a strong cue is asked for, because captions and quotations say "by" too.
    private static void AddClosingByline(IEnumerable<HeaderLine> lines, HashSet<string> smallWords, List<StatedValue> found)
    {
        foreach (var line in lines)
        {
            if (line.Draft.Kind is not null || line.Draft.Shape.Words > 14 || line.Names is not { Count: > 0 } names)
                continue;
            var isStrong = names[0].Start - line.Draft.Span.Start > 5 || line.Text[names[0].Start - 1] == ':';
            if (!isStrong || names.All(name => IsWrittenSmall(name.In(line.Text), smallWords)))
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
}

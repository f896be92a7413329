using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Structure;

/// <summary>A line around the top of the article: a block of the reading text, or a line that cleaning took out.</summary>
internal sealed class HeaderLine
{
    // So much of a sentence tells what the text begins with.
    private const int OpeningLength = 600;

    private string? _key;
    private IReadOnlyList<string>? _longWords;
    private IReadOnlyList<string>? _openingWords;

    private HeaderLine(string text, DraftBlock draft, bool isKept, bool? dayFirst)
    {
        (Text, Draft, IsKept) = (text, draft, isKept);
        Dates = [];
        if (draft.Shape.Words > 30 || draft.Span.Length > 250 || draft.Block.Kind is PageBlockKind.Caption or PageBlockKind.TableRow)
            return;
        var dates = DateReader.FindAll(text, draft.Span, dayFirst);
        Names = BylineReader.Read(text, draft.Span);
        // "By 2030, every house ..." and "Por qué ..." say "by" without a name; a heading is no byline.
        if (Names is not null && ((draft.Shape.EndsSentence && draft.Shape.Words > 8) || draft.Block.Kind == PageBlockKind.Heading))
            Names = null;
        // A month alone is a dateline only where nothing else stands in the line: headlines name months too.
        var usable = dates.Where(date => date.Precision >= DatePrecision.Day || date.Role != DateRole.Unlabelled || date.Span.Length >= draft.Span.Length - 2).ToList();
        var isSentence = draft.Shape.Words > 18 || (draft.Shape.HasInnerSentenceEnd && draft.Shape.Words > 10)
            || (draft.Shape.EndsSentence && draft.Shape.Words > 8 && usable.TrueForAll(date => date.Role == DateRole.Unlabelled));
        Dates = isSentence && Names is not { Count: > 0 } ? [] : usable;
        IsDateline = Dates.Count > 0 && draft.Block.Kind != PageBlockKind.Heading;
        if (IsDateline && Names is null && BylineReader.NamesBehindDate(text, draft.Span, Dates[0].Span) is { Count: > 0 } behind)
            Names = behind;
        if (IsDateline && Names is null && BarredHead.Name(text, draft.Span, Dates[0].Span) is { } barred)
            Names = [barred];
    }

    /// <summary>The text that <see cref="Draft"/> has its span in: the reading text, or the page for a line that was taken out.</summary>
    public string Text { get; }

    public DraftBlock Draft { get; }

    /// <summary>The line's long words (<see cref="TitleReader.LongWords"/>).</summary>
    public IReadOnlyList<string> LongWords => _longWords ??= [.. TitleReader.LongWords(Text, Draft.Span)];

    /// <summary>The long words of the line's first 600 characters; asked for by every line above.</summary>
    public IReadOnlyList<string> OpeningWords => _openingWords ??=
        [.. TitleReader.LongWords(Text, new TextSpan(Draft.Span.Start, Math.Min(Draft.Span.End, Draft.Span.Start + OpeningLength)))];

    /// <summary>False for a line that cleaning took out.</summary>
    public bool IsKept { get; }

    public IReadOnlyList<DateFound> Dates { get; }

    /// <summary>The names of a byline; empty for a cue without a name; null for no byline.</summary>
    public IReadOnlyList<TextSpan>? Names { get; }

    public bool IsDateline { get; }

    /// <summary>A byline with a name, or a dateline.</summary>
    public bool IsMark => IsDateline || Names is { Count: > 0 };

    public string Words => Draft.TextIn(Text);

    /// <summary>What two copies of the line have in common; see <see cref="TitleReader.Key"/>.</summary>
    public string Key => _key ??= TitleReader.Key(Words);

    /// <summary>A value that this line holds.</summary>
    public StatedValue Value(TextSpan span, Origin origin, string basis) =>
        new(span.In(Text).Replace('\u00A0', ' '), origin, IsKept ? basis : basis + ", among the lines that were taken out", IsKept ? span : null);

    public static HeaderLine OfBlock(string reading, DraftBlock draft, bool? dayFirst) => new(reading, draft, isKept: true, dayFirst);

    public static HeaderLine OfRemoved(string page, TextSpan span, bool? dayFirst) =>
        new(page, new DraftBlock(new PageBlock(PageBlockKind.Text, span), BlockShape.Of(page, span, 2)), isKept: false, dayFirst);
}

/// <summary>The lines of the page above the body, and right behind it, whether cleaning kept them or not.</summary>
/// <remarks>Headline, byline and date often stand among menus; what cleaning took out with those is still known about the article.</remarks>
internal static class HeaderView
{
    private const int MaxRemoved = 120;
    private const int MaxLine = 300;

    /// <summary>The blocks before <paramref name="end"/> and the lines that were taken out between and right before them, in order.</summary>
    public static List<HeaderLine> Above(EditedText text, List<DraftBlock> drafts, int end, bool? dayFirst)
    {
        var removed = RemovedBefore(text, end < drafts.Count ? PageStart(text, drafts[end]) : text.Page.Length);
        var view = new List<HeaderLine>();
        var r = 0;
        for (var i = 0; i < end; i++)
        {
            var start = PageStart(text, drafts[i]);
            while (r < removed.Count && removed[r].Start < start)
                view.Add(HeaderLine.OfRemoved(text.Page, removed[r++], dayFirst));
            view.Add(HeaderLine.OfBlock(text.Reading, drafts[i], dayFirst));
        }

        while (r < removed.Count)
            view.Add(HeaderLine.OfRemoved(text.Page, removed[r++], dayFirst));
        return view;
    }

    /// <summary>The first lines that were taken out behind the last block.</summary>
    public static List<HeaderLine> Behind(EditedText text, List<DraftBlock> drafts, int lines, bool? dayFirst)
    {
        var view = new List<HeaderLine>();
        var start = drafts.Count == 0 ? 0 : text.ToPage(drafts[^1].Span).End;
        while (start < text.Page.Length && view.Count < lines)
        {
            var end = text.Page.IndexOf('\n', start);
            end = end < 0 ? text.Page.Length : end;
            // Of a paragraph, as the note about the author is one, the beginning tells what it is.
            var line = Blank.Trim(text.Page, new TextSpan(start, Math.Min(end, start + MaxLine)));
            if (!line.IsEmpty)
                view.Add(HeaderLine.OfRemoved(text.Page, line, dayFirst));
            start = end + 1;
        }

        return view;
    }

    private static int PageStart(EditedText text, DraftBlock draft) => text.ToPage(draft.Whole).Start;

    private static List<TextSpan> RemovedBefore(EditedText text, int end)
    {
        var removed = new List<TextSpan>();
        while (end > 0 && removed.Count < MaxRemoved)
        {
            var start = text.Page.LastIndexOf('\n', end - 1) + 1;
            var line = Blank.Trim(text.Page, new TextSpan(start, end));
            if (!line.IsEmpty && line.Length <= MaxLine && Blank.Trim(text.Reading, text.ToReading(line)).IsEmpty)
                removed.Add(line);
            end = start - 1;
        }

        removed.Reverse();
        return removed;
    }
}

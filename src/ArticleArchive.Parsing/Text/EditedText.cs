using System.Text;

namespace ArticleArchive.Parsing.Text;

/// <summary>
/// A page text with edits applied, and the map between the two texts, both ways. Every offset is in UTF-16 code units.
/// </summary>
/// <remarks>
/// The map is exact: outside the edits both texts are the same, piece by piece. An offset inside an edit's span
/// or replacement maps to the edit's border, outwards, so that a mapped span covers at least what was asked for.
/// </remarks>
public sealed class EditedText
{
    private readonly Edit[] _applied;
    private readonly int[] _readingStarts;

    private EditedText(string page, Edit[] applied, int[] readingStarts, string reading)
    {
        Page = page;
        _applied = applied;
        _readingStarts = readingStarts;
        Reading = reading;
    }

    /// <summary>The text before any edit.</summary>
    public string Page { get; }

    /// <summary>The text with the edits applied.</summary>
    public string Reading { get; }

    /// <summary>The edits that were applied, ordered by place; those undone or superseded are not among them.</summary>
    public IReadOnlyList<Edit> Applied => _applied;

    /// <summary>Applies edits to a text.</summary>
    /// <param name="page">The text before any edit.</param>
    /// <param name="edits">Any order; edits that are undone or superseded are passed over. Spans must not overlap.</param>
    /// <exception cref="ArgumentException">Two edits overlap, or one lies outside the text.</exception>
    public static EditedText Apply(string page, IEnumerable<Edit> edits)
    {
        var applied = edits.Where(edit => edit.IsInForce).OrderBy(edit => edit.Span).ToArray();
        var readingStarts = new int[applied.Length];
        var reading = new StringBuilder(page.Length);
        var position = 0;
        for (var i = 0; i < applied.Length; i++)
        {
            var span = applied[i].Span;
            if (span.Start < position || span.End < span.Start || span.End > page.Length)
                throw new ArgumentException($"Edit {applied[i].Key} overlaps another or lies outside the text.", nameof(edits));
            reading.Append(page, position, span.Start - position);
            readingStarts[i] = reading.Length;
            reading.Append(applied[i].Replacement);
            position = span.End;
        }

        reading.Append(page, position, page.Length - position);
        return new EditedText(page, applied, readingStarts, reading.ToString());
    }

    /// <summary>The span of the reading text that a span of the page text became; empty when all of it was removed.</summary>
    public TextSpan ToReading(TextSpan pageSpan)
    {
        var start = StartToReading(pageSpan.Start);
        return new TextSpan(start, Math.Max(start, EndToReading(pageSpan.End)));
    }

    /// <summary>
    /// What stands in the reading text for an edit: its replacement, also where nothing was taken out for it,
    /// or its place when it is undone.
    /// </summary>
    public TextSpan ReadingSpanOf(Edit edit)
    {
        for (var i = Last(other => _applied[other].Span.Start <= edit.Span.Start); i >= 0 && _applied[i].Span.Start == edit.Span.Start; i--)
        {
            if (_applied[i].Key == edit.Key)
                return new TextSpan(_readingStarts[i], ReadingEnd(i));
        }

        return ToReading(edit.Span);
    }

    /// <summary>
    /// The smallest span of the page text that holds everything a span of the reading text was made from.
    /// Applying the edits inside it to its words gives the reading words back, unless the reading span cuts through
    /// a replacement. Words removed right at its borders are not part of it.
    /// </summary>
    public TextSpan ToPage(TextSpan readingSpan)
    {
        var start = StartToPage(readingSpan.Start);
        return new TextSpan(start, Math.Max(start, EndToPage(readingSpan.End)));
    }

    /// <summary>The applied edits whose replacement touches a span of the reading text (borders included), in order.</summary>
    public IEnumerable<Edit> EditsTouching(TextSpan readingSpan)
    {
        for (var i = 0; i < _applied.Length && _readingStarts[i] <= readingSpan.End; i++)
        {
            if (ReadingEnd(i) >= readingSpan.Start)
                yield return _applied[i];
        }
    }

    private int ReadingEnd(int edit) => _readingStarts[edit] + _applied[edit].Replacement.Length;

    // A start inside an edit moves back to where the replacement starts; at an insertion it stands after it.
    private int StartToReading(int offset)
    {
        var i = Last(edit => _applied[edit].Span.Start <= offset);
        if (i < 0)
            return offset;
        var span = _applied[i].Span;
        return offset >= span.End ? ReadingEnd(i) + (offset - span.End) : _readingStarts[i];
    }

    // An end inside an edit moves on to where the replacement ends; at an edit's start it stands before it.
    private int EndToReading(int offset)
    {
        var i = Last(edit => _applied[edit].Span.Start < offset);
        if (i < 0)
            return offset;
        return ReadingEnd(i) + Math.Max(0, offset - _applied[i].Span.End);
    }

    private int StartToPage(int offset)
    {
        var i = Last(edit => _readingStarts[edit] <= offset);
        if (i < 0)
            return offset;
        return offset >= ReadingEnd(i) ? _applied[i].Span.End + (offset - ReadingEnd(i)) : _applied[i].Span.Start;
    }

    private int EndToPage(int offset)
    {
        var i = Last(edit => _readingStarts[edit] < offset);
        if (i < 0)
            return offset;
        return _applied[i].Span.End + Math.Max(0, offset - ReadingEnd(i));
    }

    // The last edit that fulfils a condition which holds for a first run of the edits and for none after it; -1 for none.
    private int Last(Func<int, bool> holds)
    {
        int low = 0, high = _applied.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if (holds(middle))
                low = middle + 1;
            else
                high = middle - 1;
        }

        return high;
    }
}

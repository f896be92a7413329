using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Web.Pages.Reading;

/// <summary>Cuts a stretch of text at the borders of everything that marks it, so that marks may overlap in any way.</summary>
internal static class RunSplitter
{
    /// <summary>
    /// More marks than this on one spot are left out: what a page can show of them is nothing, and the cost of each run
    /// stays bounded.
    /// </summary>
    private const int MostAtOnce = 16;

    /// <param name="text">The reading text.</param>
    /// <param name="span">The stretch to cut.</param>
    /// <param name="marks">In order (<see cref="Mark.CompareTo"/>); those outside the stretch are passed over, others are clipped.</param>
    /// <returns>Runs that joined give the stretch's words, plus empty runs for references.</returns>
    public static IReadOnlyList<Run> Split(string text, TextSpan span, IEnumerable<Mark> marks)
    {
        var runs = new List<Run>();
        var active = new List<Mark>();
        var position = span.Start;
        foreach (var mark in marks)
        {
            if (mark.Span.Start > span.End || mark.Span.End < span.Start || (mark.Span.End == span.Start && !mark.Span.IsEmpty) || (mark.Span.Start == span.End && !mark.Span.IsEmpty))
                continue;
            EmitUntil(Math.Clamp(mark.Span.Start, span.Start, span.End));
            if (mark.Span.IsEmpty)
                runs.Add(new Run(position, "", [.. active.Where(one => one.Span.End > position), mark]));
            else if (active.Count < MostAtOnce)
                active.Add(mark);
        }

        EmitUntil(span.End);
        return runs;

        void EmitUntil(int target)
        {
            while (position < target)
            {
                active.RemoveAll(mark => mark.Span.End <= position);
                var end = target;
                foreach (var mark in active)
                    end = Math.Min(end, mark.Span.End);
                runs.Add(new Run(position, text[position..end], active.ToArray()));
                position = end;
            }

            active.RemoveAll(mark => mark.Span.End <= position);
        }
    }
}

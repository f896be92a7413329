using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Web.Pages.Reading;

/// <summary>What is known about a text besides its words. Spans are in the reading text.</summary>
/// <param name="Claims">By number, counted from 0.</param>
/// <param name="Findings">By number.</param>
/// <param name="Edits">By number: the applied removals and repairs.</param>
/// <param name="Hits">In order, disjoint.</param>
/// <param name="Place">The place that the address asks for, or null.</param>
public sealed record ReadingMarks(
    IReadOnlyList<TextSpan> Claims,
    IReadOnlyList<TextSpan> Findings,
    IReadOnlyList<EditMark> Edits,
    IReadOnlyList<TextSpan> Hits,
    TextSpan? Place)
{
    public static readonly ReadingMarks None = new([], [], [], [], null);

    /// <summary>Marks of other kinds that lie over the text as they are.</summary>
    public IReadOnlyList<Mark> Others { get; init; } = [];
}

/// <summary>An applied edit as the reader meets it.</summary>
/// <param name="Span">The replacement's place; empty where words were only taken away.</param>
/// <param name="IsRepair">True for a repair, false for a removal.</param>
public readonly record struct EditMark(TextSpan Span, bool IsRepair);

/// <summary>A block ready to be shown.</summary>
/// <param name="Block">What it is.</param>
/// <param name="Number">Its index in the article.</param>
/// <param name="Marker">The printed list mark or label, cut like the text; empty when there is none.</param>
/// <param name="Cells">The text; one element, or one for each cell of a table row.</param>
/// <param name="RemovedBefore">Numbers of the edits that took something away between the block before and this one.</param>
/// <param name="IsContinued">True when its beginning stands in the part before.</param>
public sealed record ReadingBlock(
    ArticleBlock Block,
    int Number,
    IReadOnlyList<Run> Marker,
    IReadOnlyList<IReadOnlyList<Run>> Cells,
    IReadOnlyList<int> RemovedBefore,
    bool IsContinued)
{
    public IReadOnlyList<Run> Runs => Cells[0];
}

/// <summary>A part of an article ready to be shown.</summary>
/// <param name="Span">The part.</param>
/// <param name="Blocks">The blocks in it.</param>
/// <param name="RemovedAfter">Numbers of the edits that took something away after the last block.</param>
public sealed record ReadingView(TextSpan Span, IReadOnlyList<ReadingBlock> Blocks, IReadOnlyList<int> RemovedAfter)
{
    /// <summary>Lays text, blocks and marks over each other. Pure; linear in the part's length and marks (after sorting them).</summary>
    public static ReadingView Of(string text, IReadOnlyList<ArticleBlock> blocks, TextSpan part, ReadingMarks marks)
    {
        var shown = Enumerable.Range(0, blocks.Count)
            .Where(i => blocks[i].Span.End > part.Start && blocks[i].Span.Start < part.End)
            .ToList();
        var starts = shown.ConvertAll(i => Math.Min(blocks[i].MarkerSpan?.Start ?? int.MaxValue, blocks[i].Span.Start));
        var sorted = TextMarks(text, part, marks).ToList();
        var removedBefore = new Dictionary<int, List<int>>();
        sorted.AddRange(Findings(marks.Findings, shown, starts, blocks, part));
        sorted.AddRange(Edits(marks.Edits, shown, starts, blocks, part, removedBefore));
        if (marks.Place is { IsEmpty: true } point && shown.Count > 0)
        {
            // A place where something was taken out: the nearest words stand for it.
            var home = blocks[shown[BlockAt(starts, point.Start)]].Span;
            var at = Math.Clamp(point.Start, Math.Max(home.Start, part.Start), Math.Min(home.End, part.End));
            sorted.Add(new Mark(MarkKind.Place, new TextSpan(at, at)));
        }

        foreach (var i in shown)
        {
            if (blocks[i].LabelSpan is { } label)
                sorted.Add(new Mark(MarkKind.Label, label));
            if (blocks[i].CreditSpan is { } credit)
                sorted.Add(new Mark(MarkKind.Credit, credit));
        }

        sorted.Sort();

        var views = new List<ReadingBlock>(shown.Count);
        var cursor = new MarkCursor(sorted);
        foreach (var i in shown)
        {
            var block = blocks[i];
            var span = new TextSpan(Math.Max(block.Span.Start, part.Start), Math.Min(block.Span.End, part.End));
            var marker = block.MarkerSpan is { IsEmpty: false } printed && printed.End <= span.Start ? printed : (TextSpan?)null;
            var local = cursor.Touching(new TextSpan(marker?.Start ?? span.Start, span.End));
            views.Add(new ReadingBlock(
                block,
                i,
                marker is { } m ? RunSplitter.Split(text, m, local.Where(mark => mark.Span.Start < m.End || (mark.Span.Start == m.End && m.End < span.Start))) : [],
                Cells(text, block, span).Select(cell => RunSplitter.Split(text, cell, local)).ToList(),
                removedBefore.GetValueOrDefault(views.Count, []),
                IsContinued: span.Start > block.Span.Start));
        }

        return new ReadingView(part, views, removedBefore.GetValueOrDefault(views.Count, []));
    }

    private static IEnumerable<Mark> TextMarks(string text, TextSpan part, ReadingMarks marks)
    {
        for (var i = 0; i < marks.Claims.Count; i++)
            yield return new Mark(MarkKind.Claim, marks.Claims[i], i);
        for (var i = 0; i < marks.Hits.Count; i++)
            yield return new Mark(MarkKind.Hit, marks.Hits[i], i);
        if (marks.Place is { IsEmpty: false } place)
            yield return new Mark(MarkKind.Place, place);
        foreach (var other in marks.Others)
            yield return other;
        foreach (var span in DeceptiveCharacters.Find(text, part))
            yield return new Mark(MarkKind.Invisible, span);
        for (var at = text.IndexOf(HoleMark.Text, part.Start, part.Length, StringComparison.Ordinal); at >= 0;)
        {
            var end = at + HoleMark.Text.Length;
            yield return new Mark(MarkKind.Hole, new TextSpan(at, end));
            at = text.IndexOf(HoleMark.Text, end, part.End - end, StringComparison.Ordinal);
        }
    }

    // The reference stands where the damage ends; damage between two blocks is told of at the end of the first.
    private static IEnumerable<Mark> Findings(
        IReadOnlyList<TextSpan> findings, List<int> shown, List<int> starts, IReadOnlyList<ArticleBlock> blocks, TextSpan part)
    {
        for (var i = 0; i < findings.Count; i++)
        {
            var span = findings[i];
            if (!span.IsEmpty)
                yield return new Mark(MarkKind.Damage, span, i);
            if (shown.Count == 0 || span.End < part.Start || span.End > part.End)
                continue;
            var block = BlockAt(starts, span.IsEmpty ? span.Start : span.End - 1);
            var home = new TextSpan(starts[block], blocks[shown[block]].Span.End);
            var at = Math.Clamp(span.End, Math.Max(home.Start, part.Start), Math.Min(home.End, part.End));
            yield return new Mark(MarkKind.DamageReference, new TextSpan(at, at), i);
        }
    }

    private static IEnumerable<Mark> Edits(
        IReadOnlyList<EditMark> edits, List<int> shown, List<int> starts, IReadOnlyList<ArticleBlock> blocks, TextSpan part, Dictionary<int, List<int>> removedBefore)
    {
        for (var i = 0; i < edits.Count; i++)
        {
            var (span, isRepair) = edits[i];
            if (span.End < part.Start || span.Start > part.End)
                continue;
            if (isRepair && !span.IsEmpty)
                yield return new Mark(MarkKind.Repair, span, i);
            var next = shown.Count == 0 ? 0 : BlockAt(starts, span.Start);
            if (shown.Count > 0 && blocks[shown[next]].Span is var home && home.Start < span.Start && span.Start < home.End)
            {
                yield return new Mark(MarkKind.EditReference, new TextSpan(span.End, span.End), i);
                continue;
            }

            if (isRepair)
                continue;
            if (shown.Count > 0 && span.Start > starts[next])
                next++;
            if (!removedBefore.TryGetValue(next, out var list))
                removedBefore[next] = list = [];
            list.Add(i);
        }
    }

    // The last block that starts at or before an offset, or the first block.
    private static int BlockAt(List<int> starts, int offset)
    {
        var found = starts.BinarySearch(offset);
        return found >= 0 ? found : Math.Max(0, ~found - 1);
    }

    // Readers of tables put a tab between cells.
    private static IEnumerable<TextSpan> Cells(string text, ArticleBlock block, TextSpan span)
    {
        var start = span.Start;
        if (block.Kind == BlockKind.TableRow)
        {
            for (var i = start; i < span.End; i++)
            {
                if (text[i] != '\t')
                    continue;
                yield return new TextSpan(start, i);
                start = i + 1;
            }
        }

        yield return new TextSpan(start, span.End);
    }

    // Blocks are asked for in order, so that each mark is looked at once, plus once for each block that it reaches into.
    private sealed class MarkCursor(List<Mark> sorted)
    {
        private readonly List<Mark> _open = [];
        private int _next;

        public List<Mark> Touching(TextSpan span)
        {
            while (_next < sorted.Count && sorted[_next].Span.Start <= span.End)
                _open.Add(sorted[_next++]);
            _open.RemoveAll(mark => mark.Span.End < span.Start);
            return _open.ToList();
        }
    }
}

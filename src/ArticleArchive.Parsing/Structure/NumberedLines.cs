using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Structure;

/// <summary>Finds the lines that are headings because a numeral starts them, and tells them from items of numbered lists.</summary>
internal static class NumberedLines
{
    private const int MaxWords = 22;

    /// <returns>Index of the block and its numeral; only numerals whose neighbours bear them out.</returns>
    public static IReadOnlyDictionary<int, Numeral> Find(string reading, List<DraftBlock> drafts, int bodyStart)
    {
        var candidates = new List<(int Block, Numeral Numeral)>();
        for (var i = 0; i < drafts.Count; i++)
        {
            var draft = drafts[i];
            // The line right above the body is its first heading where the title stands further up.
            var canBeHeading = draft.Kind is null && draft.Block.Kind is PageBlockKind.Text or PageBlockKind.ListItem or PageBlockKind.Heading
                && draft.Shape.IsBare && !draft.Shape.StartsLower && draft.Shape.Words <= MaxWords && (i >= bodyStart - 1 || draft.Block.Kind == PageBlockKind.Heading);
            if (canBeHeading && Numeral.At(reading, draft.Whole) is { } numeral && numeral.TextStart < draft.Span.End && !char.IsLower(reading[numeral.TextStart]))
                candidates.Add((i, numeral));
        }

        var found = new Dictionary<int, Numeral>();
        var kinds = candidates.GroupBy(candidate => candidate.Numeral.Kind).ToDictionary(group => group.Key, group => group.ToList());
        foreach (var (kind, members) in kinds)
        {
            var closed = members.Where(member => member.Numeral.Punctuation.Length > 0).ToList();
            for (var m = 0; m < members.Count; m++)
            {
                var (block, numeral) = members[m];
                var accepted = numeral.Punctuation.Length > 0
                    ? IsHeadingByPlace(reading, drafts, block, kind, numeral.Value)
                    : IsProvedByNeighbours(members, m, closed.Count);
                if (accepted)
                    found[block] = numeral;
            }
        }

        AddLoneNumbers(reading, drafts, bodyStart, found);
        // A lone "A." or "1." is an initial, a remainder of a list or a number in the text.
        foreach (var (kind, members) in kinds)
        {
            var kept = members.Where(member => found.ContainsKey(member.Block)).ToList();
            if (kept.Count == 1 && kind is NumeralKind.Letter or NumeralKind.Arabic && drafts[kept[0].Block].Block.Kind != PageBlockKind.Heading && kept[0].Numeral.Value > 1)
                found.Remove(kept[0].Block);
        }

        return found;
    }

    // "1." and "2." alone on lines, with text under each, are headings whose words were lost with a link.
    private static void AddLoneNumbers(string reading, List<DraftBlock> drafts, int bodyStart, Dictionary<int, Numeral> found)
    {
        var alone = new List<(int Block, int Value)>();
        for (var i = bodyStart; i + 1 < drafts.Count; i++)
        {
            var line = reading.AsSpan(drafts[i].Span.Start, drafts[i].Span.Length);
            if (drafts[i].IsUndecidedText && line.Length is >= 2 and <= 4 && line[^1] is '.' or ')' && int.TryParse(line[..^1], System.Globalization.NumberStyles.None, null, out var value))
                alone.Add((i, value));
        }

        for (var k = 0; k < alone.Count; k++)
        {
            var continues = (k > 0 && Math.Abs(alone[k - 1].Value - alone[k].Value) <= 2) || (k + 1 < alone.Count && Math.Abs(alone[k + 1].Value - alone[k].Value) <= 2);
            if (alone.Count >= 3 && continues && !drafts[alone[k].Block + 1].Shape.StartsLower)
                found[alone[k].Block] = new Numeral(NumeralKind.Word, alone[k].Value, 1, new TextSpan(drafts[alone[k].Block].Span.Start, drafts[alone[k].Block].Span.Start), ".", drafts[alone[k].Block].Span.Start);
        }
    }

    // A numbered line with text under it that is not the next number is a heading; numbered lines in a row are a list.
    private static bool IsHeadingByPlace(string reading, List<DraftBlock> drafts, int block, NumeralKind kind, int value)
    {
        if (drafts[block].Block.Kind == PageBlockKind.Heading)
            return true;
        if (block + 1 >= drafts.Count)
            return false;
        var next = drafts[block + 1];
        if (kind is NumeralKind.Arabic or NumeralKind.Letter && Numeral.At(reading, next.Whole) is { } following && following.Kind == kind && following.Value == value + 1)
            return false;
        if (kind == NumeralKind.Word)
            return next.Shape.IsProse || next.Shape.EndsSentence;
        // An item that ends in a colon before another item has lost its explanation to it: a flattened list, not a heading.
        if (next.Block.Kind == PageBlockKind.ListItem && drafts[block].Block.Kind == PageBlockKind.ListItem)
            return kind == NumeralKind.Roman && !next.Ordered;
        if (kind == NumeralKind.Roman || drafts[block].Block.Kind == PageBlockKind.Text)
            return next.Shape.LineEndsBefore != 1 || next.Shape.IsProse;
        return next.Shape.LineEndsBefore != 1 && (next.Shape.IsProse || next.Shape.EndsSentence) && drafts[block].Shape.Words <= 14;
    }

    // "I Russia's openness:" is numbered only between "I." or "II." and "IV.": the pronoun and a quantity ("5 tips") have no
    // such neighbours. The digits or letters that are left must begin the numeral that the place asks for.
    private static bool IsProvedByNeighbours(List<(int Block, Numeral Numeral)> members, int m, int closed)
    {
        if (closed < 2)
            return false;
        var before = members.Take(m).LastOrDefault(member => member.Numeral.Punctuation.Length > 0);
        var after = members.Skip(m + 1).FirstOrDefault(member => member.Numeral.Punctuation.Length > 0);
        if (before.Numeral is null || after.Numeral is null || after.Numeral.Value - before.Numeral.Value < 2)
            return false;
        var numeral = members[m].Numeral;
        for (var value = before.Numeral.Value + 1; value < after.Numeral.Value; value++)
        {
            if (numeral.Print(value).StartsWith(numeral.Print(numeral.Value), StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}

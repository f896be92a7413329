using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Cleaning;

/// <summary>Marks the holes that emptied links left inside sentences, where markup still shows the link.</summary>
/// <remarks>
/// An empty link by itself proves nothing: publishing systems leave them behind, and style sheets draw signs in their place. A hole is
/// where the sentence needs a word there: what stands before it is no whole sentence, or what follows goes on in the middle of one.
/// </remarks>
internal static class LostLinks
{
    private const string Reason = "The sentence has a link here whose words are missing; a mark was put there.";

    /// <summary>Adds the marks and findings of one block.</summary>
    public static void Add(PageText page, int index, List<Edit> edits, List<Finding> damage)
    {
        var block = page.Blocks[index];
        if (page.EmptiedLinks.Count == 0 || block.Kind is not (PageBlockKind.Text or PageBlockKind.ListItem or PageBlockKind.Quotation))
            return;
        var text = block.Span.In(page.Text);
        // A row of labels and buttons is no sentence.
        if (!Prose.EndsSentence(text) && !TornSentences.IsRunning(text))
            return;
        var last = -1;
        for (var i = FirstFrom(page.EmptiedLinks, block.Span.Start); i < page.EmptiedLinks.Count && page.EmptiedLinks[i] <= block.Span.End; i++)
        {
            if (page.EmptiedLinks[i] != last)
                AddAt(page, index, last = page.EmptiedLinks[i], edits, damage);
        }
    }

    private static void AddAt(PageText page, int index, int at, List<Edit> edits, List<Finding> damage)
    {
        var (text, block) = (page.Text, page.Blocks[index].Span);
        var before = text.AsSpan(block.Start, at - block.Start).TrimEnd();
        var after = text.AsSpan(at, block.End - at).TrimStart();
        if (!NeedsWord(before, after))
            return;
        var gap = new TextSpan(block.Start + before.Length, block.End - after.Length);
        if (before.IsEmpty)
        {
            if (!TornSentences.LostItsStart(page, index))
                PassageRepairs.AddLostStart(page, page.Blocks[index].Span, edits, damage);
        }
        else if (after.IsEmpty)
        {
            if (!TornSentences.LostItsEnd(page, index))
                PassageRepairs.AddLostEnd(page, page.Blocks[index].Span, edits, damage);
        }
        else
        {
            // Where no blank stands to be replaced, the sign before it is, by itself and the mark.
            var sign = gap.IsEmpty ? text[gap.Start - 1].ToString() : "";
            var place = new TextSpan(gap.Start - sign.Length, gap.End);
            edits.Add(new Edit(place, sign + TornSentences.HoleBetween(before, after), EditKind.Repair, "emptied-link", "hole", Reason, 0.9));
            damage.Add(PassageRepairs.Hole(place));
        }
    }

    private static bool NeedsWord(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        if (before.IsEmpty)
            return Prose.StartsSmall(after);
        // A link behind a whole paragraph leads on ("Read more") and is drawn by a style sheet.
        if (after.IsEmpty)
            return before[^1] == ',' || FunctionWords.CannotEnd(Prose.LastWord(before));
        if (Prose.StartsSmall(after) || EmptiedLink.MayFollowWord(after[0]))
            return true;
        // "Photo: Jane Roe", "Share | Print": behind a label anything may follow.
        return !Prose.EndsSentence(before) && before[^1] is not (':' or '|' or '•' or '·');
    }

    private static int FirstFrom(IReadOnlyList<int> places, int start)
    {
        int low = 0, high = places.Count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (places[middle] < start)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}

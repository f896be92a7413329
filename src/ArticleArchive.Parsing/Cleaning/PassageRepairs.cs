using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Cleaning;

/// <summary>The repairs of one passage that is kept.</summary>
internal static class PassageRepairs
{
    public static void Add(PageText page, Passage passage, List<Edit> edits, List<Finding> damage)
    {
        for (var i = 0; i < passage.Joints.Count; i++)
            AddJoint(page, passage.First + i + 1, passage.Joints[i], edits, damage);
        if (TornSentences.LostItsStart(page, passage.First))
            AddLostStart(page, page.Blocks[passage.First].Span, edits, damage);
        if (TornSentences.LostItsEnd(page, passage.Last))
            AddLostEnd(page, page.Blocks[passage.Last].Span, edits, damage);
        for (var block = passage.First; block <= passage.Last; block++)
        {
            LostLinks.Add(page, block, edits, damage);
            if (page.Blocks[block].Kind is not (PageBlockKind.Preformatted or PageBlockKind.TableRow))
                GluedSentences.Add(page.Text, page.Blocks[block].Span, edits, damage);
        }
    }

    private static void AddJoint(PageText page, int next, JointKind joint, List<Edit> edits, List<Finding> damage)
    {
        var (before, after) = (page.Blocks[next - 1], page.Blocks[next]);
        var gap = new TextSpan(before.Span.End, after.Span.Start);
        switch (joint)
        {
            case JointKind.Hole:
                var mark = TornSentences.HoleBetween(TextOf(page, before), TextOf(page, after));
                edits.Add(new Edit(gap, mark, EditKind.Repair, "lost-link", "hole", "The sentence was torn apart where words are missing, probably a link's; its pieces were put together around a mark.", 0.85));
                damage.Add(Hole(gap));
                break;
            case JointKind.Tail:
                edits.Add(new Edit(gap, " ", EditKind.Repair, "detached-tail", "torn-sentence", "The end of the sentence stood on a line of its own; it was put back.", 0.85));
                damage.Add(new Finding(FindingKind.DetachedTail, after.Span, Severity.Notice, "This end of the sentence stood on a line of its own."));
                if (!Prose.EndsSentence(TextOf(page, after)))
                    damage.Add(new Finding(FindingKind.UnfinishedSentence, after.Span, Severity.Warning, "The sentence's full stop is missing."));
                break;
            case JointKind.Label:
                edits.Add(new Edit(gap, " ", EditKind.Repair, "flattened-list", "flattened-list", "An item's explanation had become an item with a number of its own; it was put back behind its label.", 0.8));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(joint), joint, message: null);
        }
    }

    /// <summary>Marks a hole at a block's start: the first word is replaced by the mark and itself, so that the mark is inside the block and not beside it.</summary>
    public static void AddLostStart(PageText page, TextSpan block, List<Edit> edits, List<Finding> damage)
    {
        var word = TextSpan.OfLength(block.Start, Prose.FirstWord(block.In(page.Text)).Length);
        edits.Add(new Edit(word, $"{HoleMark.Text} {word.In(page.Text)}", EditKind.Repair, "lost-link", "hole", "The sentence's beginning is missing, probably a link's words; a mark was put there.", 0.7));
        damage.Add(Hole(word));
    }

    /// <summary>The same at a block's end.</summary>
    public static void AddLostEnd(PageText page, TextSpan block, List<Edit> edits, List<Finding> damage)
    {
        var length = Prose.LastWord(page.Text.AsSpan(block.Start, block.Length)).Length;
        var word = new TextSpan(block.End - length, block.End);
        edits.Add(new Edit(word, $"{word.In(page.Text)} {HoleMark.Text}", EditKind.Repair, "lost-link", "hole", "The sentence's end is missing, probably a link's words; a mark was put there.", 0.7));
        damage.Add(Hole(word));
    }

    /// <summary>The finding of a hole.</summary>
    public static Finding Hole(TextSpan at) =>
        new(FindingKind.Hole, at, Severity.Warning, "Words are missing here, probably those of a link.");

    private static ReadOnlySpan<char> TextOf(PageText page, PageBlock block) => page.Text.AsSpan(block.Span.Start, block.Span.Length);
}

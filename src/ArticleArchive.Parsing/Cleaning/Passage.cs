using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Cleaning;

/// <summary>One or more neighbouring blocks that are one line of text to its reader: what stays or goes as a whole.</summary>
/// <param name="First">Index of the first block.</param>
/// <param name="Joints">How each further block belongs to the one before it; empty for a single block.</param>
internal sealed record Passage(int First, IReadOnlyList<JointKind> Joints)
{
    public int Last => First + Joints.Count;

    /// <summary>From the first block's words to the last one's, the gaps between them included.</summary>
    public TextSpan Span(PageText page) => new(page.Blocks[First].Span.Start, page.Blocks[Last].Span.End);

    public ReadOnlySpan<char> Text(PageText page)
    {
        var span = Span(page);
        return page.Text.AsSpan(span.Start, span.Length);
    }

    /// <summary>Joins torn sentences and flattened lists; every block is in exactly one passage.</summary>
    /// <param name="page">The page.</param>
    /// <param name="standsAlone">Which blocks are known to be a line of their own, whatever stands around them.</param>
    public static List<Passage> Join(PageText page, Func<int, bool>? standsAlone = null)
    {
        var passages = new List<Passage>();
        var labels = FlattenedLists.FindExplanations(page);
        var joints = new List<JointKind>();
        var first = 0;
        for (var i = 1; i <= page.Blocks.Count; i++)
        {
            var joint = i == page.Blocks.Count || standsAlone?.Invoke(i) == true || standsAlone?.Invoke(i - 1) == true ? JointKind.None
                : labels.Contains(i) ? JointKind.Label
                : TornSentences.Judge(page, i, joinedBefore: joints.Count > 0);
            if (joint != JointKind.None)
            {
                joints.Add(joint);
                continue;
            }

            passages.Add(new Passage(first, joints));
            first = i;
            joints = [];
        }

        return page.Blocks.Count == 0 ? [] : passages;
    }
}

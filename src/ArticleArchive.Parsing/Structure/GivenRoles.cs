using System.Globalization;
using ArticleArchive.Parsing.Formats;
using ArticleArchive.Parsing.Repairs;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Structure;

/// <summary>Gives blocks the roles that a person decided; they stand before what the rules saw.</summary>
internal sealed class GivenRoles
{
    private readonly List<(Repair Repair, DraftBlock Draft)> _taken = [];

    private GivenRoles()
    {
    }

    /// <summary>Roles that no block took: none starts there, or another role had it.</summary>
    public IReadOnlyCollection<Repair> Unused { get; private set; } = [];

    /// <summary>Sets the kinds. Levels come later, when the rules have set theirs.</summary>
    public static GivenRoles Apply(string reading, List<DraftBlock> drafts, IReadOnlyList<BlockRole> roles)
    {
        var given = new GivenRoles();
        var unused = new List<Repair>();
        foreach (var (repair, start) in roles)
        {
            var draft = drafts.Find(draft => draft.Whole.Start <= start.End && start.Start <= draft.Span.Start);
            if (draft is null || given._taken.Exists(other => other.Draft == draft))
            {
                unused.Add(repair);
                continue;
            }

            given._taken.Add((repair, draft));
            draft.Kind = repair.Kind switch
            {
                RepairKind.Heading => BlockKind.Heading,
                RepairKind.ListItem => BlockKind.ListItem,
                _ => BlockKind.Paragraph,
            };
            if (repair.Kind == RepairKind.ListItem)
                SetMark(reading, draft);
            else
                (draft.LabelSpan, draft.CreditSpan, draft.Level) = (null, null, 0);
        }

        given.Unused = unused;
        return given;
    }

    /// <summary>Sets the levels of the headings.</summary>
    public void SetLevels()
    {
        foreach (var (repair, draft) in _taken)
        {
            if (repair.Kind == RepairKind.Heading)
                draft.Level = int.TryParse(repair.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var level) ? Math.Clamp(level, 1, 6) : 1;
        }
    }

    // A mark that stands alone is no mark to the rules; a person has said that it is one.
    private static void SetMark(string reading, DraftBlock draft)
    {
        if (draft.Marker is not null)
            return;
        var mark = ListMark.Candidates(reading, draft.Span).Select(mark => (ListMark?)mark).FirstOrDefault();
        if (mark is not { } printed || printed.ContentStart >= draft.Span.End)
            return;
        draft.Marker = printed.Span;
        draft.Ordered = printed.IsOrdered;
        draft.Span = new TextSpan(printed.ContentStart, draft.Span.End);
    }
}

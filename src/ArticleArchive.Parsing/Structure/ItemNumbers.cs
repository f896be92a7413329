using System.Globalization;
using ArticleArchive.Parsing.Text;

namespace ArticleArchive.Parsing.Structure;

/// <summary>Sets right the printed numbers of lists whose labels and explanations had been numbered apart.</summary>
internal static class ItemNumbers
{
    /// <remarks>
    /// When <c>1. Label:</c> and <c>2. Explanation</c> were joined, the next item is printed 3 and is the second. The text keeps
    /// what is printed; only a number that the joined items had used up is counted out, so that an item that is missing stays missing.
    /// </remarks>
    public static void Correct(EditedText text, List<DraftBlock> drafts, List<Finding> damage)
    {
        var edit = 0;
        var swallowed = 0;
        int? previous = null;
        foreach (var draft in drafts)
        {
            if (draft is not { Kind: BlockKind.ListItem, Ordered: true, Marker: { } marker } || NumberOf(text.Reading, marker) is not { } number)
            {
                // Text between two items of a numbered list does not end its numbering; a heading does.
                if (draft.Kind is BlockKind.Heading)
                    (previous, swallowed) = (null, 0);
                continue;
            }

            if (previous is null || number <= previous)
                swallowed = 0;
            if (swallowed > 0)
            {
                draft.CorrectedMarker = (number - swallowed).ToString(CultureInfo.InvariantCulture) + text.Reading[marker.Start..marker.End].TrimStart('(', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
            }

            previous = number;
            var page = text.ToPage(draft.Whole);
            while (edit < text.Applied.Count && text.Applied[edit].Span.End <= page.Start)
                edit++;
            for (var inside = edit; inside < text.Applied.Count && text.Applied[inside].Span.Start < page.End; inside++)
            {
                if (text.Applied[inside].Kind == EditKind.Repair && TakesAwayNumber(text.Applied[inside].Span.In(text.Page), number + 1))
                {
                    swallowed++;
                    previous = number + 1;
                    damage.Add(new Finding(FindingKind.FlattenedList, draft.Whole, Severity.Notice,
                        $"A label and its explanation had been numbered {number} and {number + 1} as two items; they are one again."));
                    break;
                }
            }
        }
    }

    private static bool TakesAwayNumber(string removed, int number)
    {
        var digits = removed.AsSpan().Trim().TrimEnd(".)").TrimStart('(');
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value == number;
    }

    private static int? NumberOf(string text, TextSpan marker)
    {
        var digits = text.AsSpan(marker.Start, marker.Length).Trim().TrimStart('(').TrimEnd(".):");
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
    }
}

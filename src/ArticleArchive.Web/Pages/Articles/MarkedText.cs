using ArticleArchive.Web.Data;

namespace ArticleArchive.Web.Pages.Articles;

/// <summary>What a piece of the marked text is.</summary>
public enum PieceKind
{
    /// <summary>Words that nothing changed.</summary>
    Kept,

    /// <summary>Words that an edit took out.</summary>
    Removed,

    /// <summary>Words that an edit put there.</summary>
    Inserted,

    /// <summary>Words whose edit a person undid.</summary>
    Undone,
}

/// <summary>A piece of the marked text.</summary>
/// <param name="Text">The words.</param>
/// <param name="Kind">What became of them.</param>
/// <param name="Edit">The edit's number on the ledger (from 1); 0 for kept words.</param>
/// <param name="Reason">Why; empty for kept words.</param>
public sealed record MarkedPiece(string Text, PieceKind Kind, int Edit = 0, string Reason = "")
{
    /// <summary>The edit's name for decisions; empty for kept words.</summary>
    public string Key { get; init; } = "";

    /// <summary>False for an edit that is applied and not looked at: its result shows, but no mark.</summary>
    public bool IsMarked { get; init; } = true;
}

/// <summary>Where an edit stands; enough to lay out a text without any of its words.</summary>
/// <param name="Position">On the ledger, from 0.</param>
/// <param name="Length">UTF-16 code units of the words that stood there.</param>
/// <param name="ReadingStart">Start of what stands there now, in the reading text.</param>
/// <param name="ReadingEnd">Its end.</param>
/// <param name="IsUndone">Whether a person refused the edit.</param>
public readonly record struct EditPlace(int Position, int Length, int ReadingStart, int ReadingEnd, bool IsUndone)
{
    /// <summary>The places of edits that are at hand.</summary>
    public static IEnumerable<EditPlace> Of(IEnumerable<LedgerEdit> edits) => edits
        .Where(edit => !edit.IsSuperseded)
        .Select(edit => new EditPlace(edit.Position, edit.Before.Length, edit.ReadingStart, edit.ReadingEnd, edit.IsUndone));
}

/// <summary>A stretch of a part: kept words by their place in the reading text, others by their edit and their place in its words.</summary>
internal readonly record struct MarkedStretch(PieceKind Kind, int Position, int From, int Length);

/// <summary>A part of a marked text.</summary>
/// <param name="Stretches">What stands in it, in order.</param>
/// <param name="Number">Which part it is, from 1.</param>
/// <param name="Count">How many there are; at least one.</param>
internal sealed record MarkedPart(IReadOnlyList<MarkedStretch> Stretches, int Number, int Count);

/// <summary>
/// Lays the edits back over the reading text: what stood there and what stands there now, both visible. A text is cut into
/// parts that a browser shows at ease. Only the part that is asked for is held, so that a text of a million edits costs no more.
/// </summary>
internal static class MarkedText
{
    /// <summary>Lays out one part of a text.</summary>
    /// <param name="readingLength">UTF-16 code units of the reading text.</param>
    /// <param name="edits">Every edit but those that a person's repair set aside, ordered by place; read once.</param>
    /// <param name="number">The part that is asked for, from 1.</param>
    /// <param name="edit">The number of an edit (from 1) whose part is asked for instead, or null.</param>
    /// <param name="length">UTF-16 code units of a part, at most; one more where a surrogate pair stands at the border.</param>
    /// <param name="count">Pieces of a part, at most.</param>
    /// <returns>The part; its stretches are empty where there is none of that number.</returns>
    public static MarkedPart Part(int readingLength, IEnumerable<EditPlace> edits, int number, int? edit, int length, int count)
    {
        var part = new List<MarkedStretch>();
        IReadOnlyList<MarkedStretch> chosen = [];
        var (current, room) = (1, length);
        foreach (var whole in Stretches(readingLength, edits))
        {
            for (var rest = whole; rest.Length > 0;)
            {
                if (room <= 0 || part.Count >= count)
                    Close();
                var cut = Math.Min(room, rest.Length);
                part.Add(rest with { Length = cut });
                if (edit <= rest.Position + 1)
                    (number, edit) = (current, null);
                room -= cut;
                rest = rest with { From = rest.From + cut, Length = rest.Length - cut };
            }
        }

        if (current == number)
            chosen = part;
        return new MarkedPart(chosen, number, current);

        void Close()
        {
            if (current == number)
                chosen = part;
            (part, room) = ([], length);
            current++;
        }
    }

    /// <summary>The words of a part.</summary>
    /// <param name="part">From <see cref="Part"/>.</param>
    /// <param name="reading">The reading text.</param>
    /// <param name="edits">The edits that the part names, at least.</param>
    /// <param name="isMarked">Which of them are looked at.</param>
    /// <returns>Of all parts, without the inserted ones, they give the page's words before any edit.</returns>
    public static IReadOnlyList<MarkedPiece> Pieces(MarkedPart part, string reading, IEnumerable<LedgerEdit> edits, Func<LedgerEdit, bool> isMarked)
    {
        var byPosition = edits.ToDictionary(edit => edit.Position);
        var pieces = new List<MarkedPiece>(part.Stretches.Count);
        foreach (var stretch in part.Stretches)
        {
            var edit = stretch.Position < 0 ? null : byPosition[stretch.Position];
            var words = Words(edit is null ? reading : stretch.Kind == PieceKind.Inserted ? edit.After : edit.Before, stretch);
            if (words.Length > 0)
                pieces.Add(edit is null ? new MarkedPiece(words, stretch.Kind) : new MarkedPiece(words, stretch.Kind, edit.Position + 1, edit.Reason) { Key = isMarked(edit) ? edit.Key : "", IsMarked = isMarked(edit) });
        }

        return pieces;
    }

    private static IEnumerable<MarkedStretch> Stretches(int readingLength, IEnumerable<EditPlace> edits)
    {
        var position = 0;
        foreach (var edit in edits)
        {
            // Edits do not overlap; a row that says otherwise is passed over rather than shown wrongly.
            if (edit.ReadingStart < position || edit.ReadingEnd > readingLength || edit.ReadingEnd < edit.ReadingStart)
                continue;
            yield return new MarkedStretch(PieceKind.Kept, -1, position, edit.ReadingStart - position);
            yield return new MarkedStretch(edit.IsUndone ? PieceKind.Undone : PieceKind.Removed, edit.Position, 0, edit.Length);
            if (!edit.IsUndone)
                yield return new MarkedStretch(PieceKind.Inserted, edit.Position, 0, edit.ReadingEnd - edit.ReadingStart);
            position = edit.ReadingEnd;
        }

        yield return new MarkedStretch(PieceKind.Kept, -1, position, readingLength - position);
    }

    // Parts are cut without looking at the words: a surrogate pair at the border goes to the part before.
    private static string Words(string text, MarkedStretch stretch)
    {
        var (start, end) = (stretch.From, stretch.From + stretch.Length);
        if (start > 0 && start < text.Length && char.IsLowSurrogate(text[start]))
            start++;
        if (end < text.Length && char.IsLowSurrogate(text[end]))
            end++;
        return text[start..end];
    }
}

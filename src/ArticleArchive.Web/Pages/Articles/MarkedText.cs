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

/// <summary>Lays the edits back over the reading text: what stood there and what stands there now, both visible.</summary>
internal static class MarkedText
{
    /// <param name="reading">The reading text.</param>
    /// <param name="edits">Every edit of the article, ordered by place.</param>
    /// <returns>Pieces; without the inserted ones they give the page's words before any edit.</returns>
    public static IReadOnlyList<MarkedPiece> Of(string reading, IReadOnlyList<LedgerEdit> edits) => Of(reading, edits, _ => true);

    /// <param name="reading">The reading text.</param>
    /// <param name="edits">Every edit of the article, ordered by place.</param>
    /// <param name="isMarked">Which of them are looked at.</param>
    public static IReadOnlyList<MarkedPiece> Of(string reading, IReadOnlyList<LedgerEdit> edits, Func<LedgerEdit, bool> isMarked)
    {
        var pieces = new List<MarkedPiece>();
        var position = 0;
        foreach (var edit in edits)
        {
            // What a person's repair set aside stands in that repair's place and is no change of its own.
            if (edit.IsSuperseded)
                continue;

            // Edits do not overlap; a row that says otherwise is passed over rather than shown wrongly.
            if (edit.ReadingStart < position || edit.ReadingEnd > reading.Length || edit.ReadingEnd < edit.ReadingStart)
                continue;
            Add(reading[position..edit.ReadingStart], PieceKind.Kept, null);
            if (edit.IsUndone)
            {
                Add(edit.Before, PieceKind.Undone, edit);
            }
            else
            {
                Add(edit.Before, PieceKind.Removed, edit);
                Add(edit.After, PieceKind.Inserted, edit);
            }

            position = edit.ReadingEnd;
        }

        Add(reading[position..], PieceKind.Kept, null);
        return pieces;

        void Add(string text, PieceKind kind, LedgerEdit? edit)
        {
            if (text.Length > 0)
                pieces.Add(edit is null ? new MarkedPiece(text, kind) : new MarkedPiece(text, kind, edit.Position + 1, edit.Reason) { Key = isMarked(edit) ? edit.Key : "", IsMarked = isMarked(edit) });
        }
    }

    /// <summary>Cuts the pieces into parts that a browser shows at ease; a long piece is cut too.</summary>
    /// <param name="pieces">From <see cref="Of(string, IReadOnlyList{LedgerEdit})"/>.</param>
    /// <param name="length">UTF-16 code units of a part, at most; one more where a surrogate pair stands at the border.</param>
    /// <param name="count">Pieces of a part, at most.</param>
    /// <returns>At least one part; joined they are the pieces' text.</returns>
    public static IReadOnlyList<IReadOnlyList<MarkedPiece>> Parts(IReadOnlyList<MarkedPiece> pieces, int length, int count)
    {
        var parts = new List<IReadOnlyList<MarkedPiece>>();
        var part = new List<MarkedPiece>();
        var room = length;
        foreach (var piece in pieces)
        {
            for (var rest = piece; rest.Text.Length > 0;)
            {
                if (room <= 0 || part.Count >= count)
                {
                    parts.Add(part);
                    (part, room) = ([], length);
                }

                var cut = Math.Min(room, rest.Text.Length);
                if (cut < rest.Text.Length && char.IsLowSurrogate(rest.Text[cut]))
                    cut++;
                part.Add(rest with { Text = rest.Text[..cut] });
                room -= cut;
                rest = rest with { Text = rest.Text[cut..] };
            }
        }

        if (part.Count > 0 || parts.Count == 0)
            parts.Add(part);
        return parts;
    }
}

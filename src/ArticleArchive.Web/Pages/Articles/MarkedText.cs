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
public sealed record MarkedPiece(string Text, PieceKind Kind, int Edit = 0, string Reason = "");

/// <summary>Lays the edits back over the reading text: what stood there and what stands there now, both visible.</summary>
internal static class MarkedText
{
    /// <param name="reading">The reading text.</param>
    /// <param name="edits">Every edit of the article, ordered by place.</param>
    /// <returns>Pieces; without the inserted ones they give the page's words before any edit.</returns>
    public static IReadOnlyList<MarkedPiece> Of(string reading, IReadOnlyList<LedgerEdit> edits)
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
                pieces.Add(edit is null ? new MarkedPiece(text, kind) : new MarkedPiece(text, kind, edit.Position + 1, edit.Reason));
        }
    }

    /// <summary>The pieces between two offsets of the marked text, cut at the borders.</summary>
    public static IReadOnlyList<MarkedPiece> Part(IReadOnlyList<MarkedPiece> pieces, int start, int end)
    {
        var part = new List<MarkedPiece>();
        var position = 0;
        foreach (var piece in pieces)
        {
            var from = Math.Clamp(start - position, 0, piece.Text.Length);
            var to = Math.Clamp(end - position, 0, piece.Text.Length);
            if (to > from)
                part.Add(piece with { Text = piece.Text[from..to] });
            position += piece.Text.Length;
        }

        return part;
    }
}

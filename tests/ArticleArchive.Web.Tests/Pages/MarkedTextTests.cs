using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion;
using ArticleArchive.Web.Pages.Articles;

namespace ArticleArchive.Web.Tests.Pages;

public sealed class MarkedTextTests
{
    [Fact]
    public void Without_what_was_put_there_the_marked_text_is_the_page_before_any_edit()
    {
        var parsed = Specimen.Parse();
        var row = ArticleRows.NewArticle(parsed);

        var pieces = MarkedText.Of(row.ReadingText, row.Edits);

        string.Concat(pieces.Where(piece => piece.Kind != PieceKind.Inserted).Select(piece => piece.Text)).Should().Be(parsed.Page.Text);
        string.Concat(pieces.Where(piece => piece.Kind != PieceKind.Removed).Select(piece => piece.Text)).Should().Be(parsed.ReadingText);
    }

    [Fact]
    public void An_undone_edit_shows_its_words_as_kept()
    {
        var row = new LedgerEdit { Key = "k", Before = "old", After = "new", Rule = "r", Class = "c", Reason = "why", ReadingStart = 4, ReadingEnd = 7, IsUndone = true };

        MarkedText.Of("the old word", [row]).Should().Equal(
            new MarkedPiece("the ", PieceKind.Kept), new MarkedPiece("old", PieceKind.Undone, 1, "why"), new MarkedPiece(" word", PieceKind.Kept));
    }

    [Fact]
    public void A_part_is_cut_at_its_borders()
    {
        MarkedPiece[] pieces = [new("abcd", PieceKind.Kept), new("efgh", PieceKind.Removed, 1, "why"), new("ijkl", PieceKind.Kept)];

        MarkedText.Part(pieces, 2, 9).Select(piece => piece.Text).Should().Equal("cd", "efgh", "i");
    }
}

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
            new MarkedPiece("the ", PieceKind.Kept), new MarkedPiece("old", PieceKind.Undone, 1, "why") { Key = "k" }, new MarkedPiece(" word", PieceKind.Kept));
    }

    [Fact]
    public void Parts_hold_all_of_the_text_and_are_bounded_in_length_and_number()
    {
        MarkedPiece[] pieces = [new("abcd", PieceKind.Kept), new("efgh", PieceKind.Removed, 1, "why"), new("ij🚢kl", PieceKind.Kept), new("m", PieceKind.Kept)];

        MarkedText.Parts(pieces, length: 3, count: 10).Select(part => string.Concat(part.Select(piece => piece.Text))).Should().Equal("abc", "def", "ghi", "j🚢", "klm");
        MarkedText.Parts(pieces, length: 100, count: 2).Select(part => part.Count).Should().Equal(2, 2);
        MarkedText.Parts([], length: 3, count: 1).Should().ContainSingle().Which.Should().BeEmpty();
    }

    [Fact]
    public void An_edit_that_is_not_looked_at_is_applied_without_a_mark()
    {
        var row = new LedgerEdit { Key = "k", Before = "old", After = "new", Rule = "r", Class = "c", Reason = "why", ReadingStart = 4, ReadingEnd = 7 };

        MarkedText.Of("the new word", [row], _ => false).Where(piece => piece.Edit > 0).Should().HaveCount(2).And.OnlyContain(piece => !piece.IsMarked);
    }

    [Fact]
    public void What_a_repair_by_hand_set_aside_is_no_change_of_its_own()
    {
        LedgerEdit[] rows =
        [
            new() { Key = "a", Before = "?", After = "[new]", Rule = "editor-words", Class = "c", Reason = "why", ReadingStart = 4, ReadingEnd = 9 },
            new() { Key = "b", Before = "?", After = "...", Rule = "r", Class = "c", Reason = "why", ReadingStart = 4, ReadingEnd = 9, IsSuperseded = true },
        ];

        string.Concat(MarkedText.Of("the [new] word", rows).Select(piece => piece.Text)).Should().Be("the ?[new] word");
    }
}

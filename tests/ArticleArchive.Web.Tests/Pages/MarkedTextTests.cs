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

        var pieces = Pieces(row.ReadingText, row.Edits);

        string.Concat(pieces.Where(piece => piece.Kind != PieceKind.Inserted).Select(piece => piece.Text)).Should().Be(parsed.Page.Text);
        string.Concat(pieces.Where(piece => piece.Kind != PieceKind.Removed).Select(piece => piece.Text)).Should().Be(parsed.ReadingText);
    }

    [Fact]
    public void An_undone_edit_shows_its_words_as_kept()
    {
        var row = new LedgerEdit { Key = "k", Before = "old", After = "new", Rule = "r", Class = "c", Reason = "why", ReadingStart = 4, ReadingEnd = 7, IsUndone = true };

        Pieces("the old word", [row]).Should().Equal(
            new MarkedPiece("the ", PieceKind.Kept), new MarkedPiece("old", PieceKind.Undone, 1, "why") { Key = "k" }, new MarkedPiece(" word", PieceKind.Kept));
    }

    [Fact]
    public void Parts_hold_all_of_the_text_and_are_bounded_in_length_and_number()
    {
        const string reading = "abcdij🚢klm";
        LedgerEdit[] edits = [new() { Position = 0, Key = "k", Before = "efgh", After = "", Rule = "r", Class = "c", Reason = "why", ReadingStart = 4, ReadingEnd = 4 }];

        Parts(length: 3, count: 10).Should().Equal("abc", "def", "ghi", "j🚢", "klm");
        Parts(length: 100, count: 2).Should().Equal("abcdefgh", "ij🚢klm");
        Part(number: 2, edit: null, length: 3, count: 10).Count.Should().Be(5);
        Part(number: 1, edit: 1, length: 3, count: 10).Number.Should().Be(2, "the edit begins there");
        Part(number: 6, edit: null, length: 3, count: 10).Stretches.Should().BeEmpty();
        MarkedText.Part(0, [], number: 1, edit: null, length: 3, count: 1).Should().BeEquivalentTo(new MarkedPart([], 1, 1));

        MarkedPart Part(int number, int? edit, int length, int count) => MarkedText.Part(reading.Length, EditPlace.Of(edits), number, edit, length, count);

        IEnumerable<string> Parts(int length, int count) => Enumerable.Range(1, Part(1, null, length, count).Count)
            .Select(number => string.Concat(MarkedText.Pieces(Part(number, null, length, count), reading, edits, _ => true).Select(piece => piece.Text)));
    }

    [Fact]
    public void An_edit_that_is_not_looked_at_is_applied_without_a_mark()
    {
        var row = new LedgerEdit { Key = "k", Before = "old", After = "new", Rule = "r", Class = "c", Reason = "why", ReadingStart = 4, ReadingEnd = 7 };

        Pieces("the new word", [row], isMarked: false).Where(piece => piece.Edit > 0).Should().HaveCount(2).And.OnlyContain(piece => !piece.IsMarked);
    }

    [Fact]
    public void What_a_repair_by_hand_set_aside_is_no_change_of_its_own()
    {
        LedgerEdit[] rows =
        [
            new() { Key = "a", Before = "?", After = "[new]", Rule = "editor-words", Class = "c", Reason = "why", ReadingStart = 4, ReadingEnd = 9 },
            new() { Position = 1, Key = "b", Before = "?", After = "...", Rule = "r", Class = "c", Reason = "why", ReadingStart = 4, ReadingEnd = 9, IsSuperseded = true },
        ];

        string.Concat(Pieces("the [new] word", rows).Select(piece => piece.Text)).Should().Be("the ?[new] word");
    }

    private static IReadOnlyList<MarkedPiece> Pieces(string reading, IReadOnlyList<LedgerEdit> edits, bool isMarked = true) =>
        MarkedText.Pieces(MarkedText.Part(reading.Length, EditPlace.Of(edits), number: 1, edit: null, int.MaxValue, int.MaxValue), reading, edits, _ => isMarked);
}

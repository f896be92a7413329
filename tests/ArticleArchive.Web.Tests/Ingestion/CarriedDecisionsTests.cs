using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Repairs;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Tests.Ingestion;

public sealed class CarriedDecisionsTests : IDisposable
{
    private const string First = """
        The lighthouse that would not go dark

        The lighthouse at Stennis has burned since 1858, and the ministry wanted to close it because of the cost of the oil that it needs.

        The keeper, who has lived on the rock for thirty years, said that she would stay until the last ship had found its way home.

        The ministry answered that no ship had been lost in a century, and the fishermen said that the lamp was the reason for it.

        Log in to comment
        """;

    private readonly TempArchive _archive = new();

    private ArticleEditing Editing => new(_archive.Database, TimeProvider.System);

    public void Dispose() => _archive.Dispose();

    [Fact]
    public async Task What_still_finds_its_words_holds_in_the_new_version_and_the_rest_is_kept_and_listed()
    {
        var first = await StoreAsync(First);
        await SupplyAsync(first, "the ministry", "the ministry of ports");
        await SupplyAsync(first, "thirty years", "thirty-one years");
        await RefuseAsync(first, "Log in to comment");

        var result = await _archive.IngestAsync("a.txt", "Corrected on Monday: the keeper has a name, and it is Ellen Rae of Stennis.\n\n" + First.Replace("has lived on the rock for thirty years", "Ellen Rae", StringComparison.Ordinal));

        result.Outcome.Should().Be(IngestionOutcome.NewVersion);
        result.Detail.Should().Be("Of what was put right in version 1, 2 decisions hold here too; 1 did not fit and is listed under Versions.");
        var second = await LoadAsync(result.ArticleId!.Value);
        second.ReadingText.Should().Contain("[the ministry of ports] wanted").And.Contain("Log in to comment").And.NotContain("thirty");
        second.Repairs.Select(row => (row.Value, row.State)).Should().Equal(("the ministry of ports", RepairState.Applied), ("thirty-one years", RepairState.Orphan));
        second.Repairs.Should().OnlyContain(row => row.CarriedFromId != null);
        second.Refusals.Should().ContainSingle().Which.State.Should().Be(RefusalState.InForce);
        (await LoadAsync(first.Id)).Repairs.Should().HaveCount(2).And.OnlyContain(row => row.State == RepairState.Applied, "the old version stays as it was");
        await ArchiveInspection.ShouldBeWholeAsync(_archive.Database);

        // An orphan may fit the next version again.
        var third = await LoadAsync((await _archive.IngestAsync("a.txt", First + "\n\nLast seen on Tuesday.")).ArticleId!.Value);
        third.Repairs.Should().HaveCount(2).And.OnlyContain(row => row.State == RepairState.Applied);
    }

    [Fact]
    public async Task Words_that_stand_twice_in_the_new_version_carry_nothing()
    {
        var first = await StoreAsync(First);
        await SupplyAsync(first, "thirty years", "thirty-one years");

        var second = await LoadAsync((await _archive.IngestAsync("a.txt", "As we wrote:\n\n" + First + "\n\nAnd again:\n\n" + First)).ArticleId!.Value);

        second.ReadingText.Should().NotContain("thirty-one");
        second.Repairs.Single().State.Should().Be(RepairState.Orphan);
    }

    [Fact]
    public async Task A_property_holds_unless_the_new_file_says_something_else_and_what_was_undone_is_not_carried()
    {
        var first = await StoreAsync(First);
        await Editing.RepairAsync(first.Id, new RepairRequest(RepairKind.Title, "The light of Stennis"), CancellationToken.None);
        await Editing.RepairAsync(first.Id, new RepairRequest(RepairKind.Publisher, "The Harbour Letter"), CancellationToken.None);
        var undone = await Editing.RepairAsync(first.Id, new RepairRequest(RepairKind.Authors, "Nobody"), CancellationToken.None);
        await Editing.DecideRepairAsync(first.Id, undone.RepairId!.Value, undone: true, CancellationToken.None);

        var same = await LoadAsync((await _archive.IngestAsync("a.txt", First + "\n\nLast seen on Tuesday.")).ArticleId!.Value);
        (same.Title, same.Publisher, same.Authors).Should().Be(("The light of Stennis", "The Harbour Letter", null));

        var other = await LoadAsync((await _archive.IngestAsync("a.txt", First.Replace("The lighthouse that would not go dark", "The keeper of the lighthouse wins", StringComparison.Ordinal))).ArticleId!.Value);
        (other.Title, other.Publisher).Should().Be(("The keeper of the lighthouse wins", "The Harbour Letter"));
        var proposed = other.Repairs.Single(row => row.Kind == RepairKind.Title);
        proposed.IsUndone.Should().BeTrue();
        await Editing.DecideRepairAsync(other.Id, proposed.Id, undone: false, CancellationToken.None);
        (await LoadAsync(other.Id)).Title.Should().Be("The light of Stennis");
    }

    private async Task<Article> StoreAsync(string text) => await LoadAsync((await _archive.IngestAsync("a.txt", text)).ArticleId!.Value);

    private async Task SupplyAsync(Article article, string words, string instead)
    {
        var now = await LoadAsync(article.Id);
        var place = TextSpan.OfLength(now.ReadingText.IndexOf(words, StringComparison.Ordinal), words.Length);
        (await Editing.RepairAsync(article.Id, new RepairRequest(RepairKind.Words, instead) { Place = place }, CancellationToken.None)).Outcome.Should().Be(RepairOutcome.Done);
    }

    private async Task RefuseAsync(Article article, string words)
    {
        var edit = (await LoadAsync(article.Id)).Edits.Single(row => row.Kind == EditKind.Removal && row.Before.Contains(words, StringComparison.Ordinal));
        (await Editing.DecideAsync(article.Id, edit.Key, undone: true, CancellationToken.None)).Outcome.Should().Be(EditDecisionOutcome.Done);
    }

    private async Task<Article> LoadAsync(int id)
    {
        await using var db = _archive.Database.OpenReader();
        return (await ArticleEditing.LoadAsync(db, id, CancellationToken.None))!;
    }
}

using ArticleArchive.Parsing;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ArticleArchive.Web.Tests.Ingestion;

public sealed class ArticleEditingTests
{
    [Fact]
    public async Task An_undone_edit_gives_its_words_back_and_redone_takes_them_again()
    {
        await using var app = new ArchiveApp();
        var editing = app.Services.GetRequiredService<ArticleEditing>();
        await using var db = app.Database.OpenReader();
        var before = await SeedWithEditsAsync(app);
        var edit = before.Edits.First(row => row.Before.Trim().Length > 0);

        var undone = await editing.DecideAsync(before.Id, edit.Key, undone: true, CancellationToken.None);
        undone.Outcome.Should().Be(EditDecisionOutcome.Done);
        var between = await LoadAsync(app, before.Id);
        between.ReadingText.Should().NotBe(before.ReadingText);
        between.Edits.Single(row => row.Key == edit.Key).IsUndone.Should().BeTrue();
        between.ReadingText[between.Edits.Single(row => row.Key == edit.Key).ReadingStart..between.Edits.Single(row => row.Key == edit.Key).ReadingEnd]
            .Should().Be(edit.Before);

        var again = await editing.DecideAsync(before.Id, edit.Key, undone: true, CancellationToken.None);
        again.Outcome.Should().Be(EditDecisionOutcome.AlreadySo);

        await editing.DecideAsync(before.Id, edit.Key, undone: false, CancellationToken.None);
        var after = await LoadAsync(app, before.Id);
        after.ReadingText.Should().Be(before.ReadingText);
        after.Should().BeEquivalentTo(before, options => options.IgnoringCyclicReferences()
            .Excluding(member => member.Name == nameof(Claim.Id) || member.Name == nameof(Claim.SectionId) || member.Name == nameof(Claim.Section) || member.Name == nameof(Claim.Article)));
    }

    [Fact]
    public async Task Claims_that_are_still_there_keep_their_ids()
    {
        await using var app = new ArchiveApp();
        var before = await SeedWithEditsAsync(app);
        var edit = before.Edits.First(row => row.Before.Trim().Length > 0);

        var result = await app.Services.GetRequiredService<ArticleEditing>().DecideAsync(before.Id, edit.Key, undone: true, CancellationToken.None);

        var after = await LoadAsync(app, before.Id);
        result.ClaimsKept.Should().BePositive();
        (result.ClaimsKept + result.ClaimsRemoved).Should().Be(before.Claims.Count);
        (result.ClaimsKept + result.ClaimsAdded).Should().Be(after.Claims.Count);
        var ids = before.Claims.ToDictionary(claim => (claim.Text, claim.SourceStart, claim.Form), claim => claim.Id);
        var same = after.Claims.Where(claim => ids.ContainsKey((claim.Text, claim.SourceStart, claim.Form))).ToList();
        same.Should().NotBeEmpty();
        same.Should().OnlyContain(claim => ids[new(claim.Text, claim.SourceStart, claim.Form)] == claim.Id);
        foreach (var claim in after.Claims)
            claim.Text.Should().Be(after.ReadingText[claim.Start..claim.End]);
    }

    [Fact]
    public async Task A_claim_that_goes_and_comes_back_has_its_id_again()
    {
        await using var app = new ArchiveApp();
        var editing = app.Services.GetRequiredService<ArticleEditing>();
        _ = app.Services;
        int[] articles;
        await using (var db = app.Database.OpenReader())
            articles = await db.Articles.Where(row => row.EditCount > 0).Select(row => row.Id).ToArrayAsync();
        var gone = 0;
        foreach (var id in articles)
        {
            var before = await LoadAsync(app, id);
            foreach (var editClass in before.Edits.Select(edit => edit.Class).Distinct(StringComparer.Ordinal))
            {
                gone += (await editing.DecideClassAsync(id, editClass, undone: true, CancellationToken.None)).ClaimsRemoved;
                var between = await LoadAsync(app, id);
                await editing.DecideClassAsync(id, editClass, undone: false, CancellationToken.None);
                (await ClaimsAsync(app, id)).Should().Equal(before.Claims.Select(claim => (claim.Id, claim.Text)), $"{before.SourceName}: {editClass}");

                await editing.DecideClassAsync(id, editClass, undone: true, CancellationToken.None);
                (await ClaimsAsync(app, id)).Should().Equal(between.Claims.Select(claim => (claim.Id, claim.Text)), $"{before.SourceName}: {editClass}");
                await editing.DecideClassAsync(id, editClass, undone: false, CancellationToken.None);
            }
        }

        gone.Should().BePositive("claims must have gone for any to come back");
        await ArchiveInspection.ShouldBeWholeAsync(app.Database);
    }

    private static async Task<List<(int, string)>> ClaimsAsync(ArchiveApp app, int id) => [.. (await LoadAsync(app, id)).Claims.Select(claim => (claim.Id, claim.Text))];

    [Fact]
    public async Task A_whole_class_of_edits_can_be_undone_and_survives_a_further_decision()
    {
        await using var app = new ArchiveApp();
        var editing = app.Services.GetRequiredService<ArticleEditing>();
        var before = await SeedWithEditsAsync(app);
        var group = before.Edits.GroupBy(edit => edit.Class, StringComparer.Ordinal).OrderByDescending(edits => edits.Count()).First();
        var other = before.Edits.First(edit => edit.Class != group.Key);

        var result = await editing.DecideClassAsync(before.Id, group.Key, undone: true, CancellationToken.None);
        result.EditsChanged.Should().Be(group.Count());
        await editing.DecideAsync(before.Id, other.Key, undone: true, CancellationToken.None);

        var after = await LoadAsync(app, before.Id);
        after.Edits.Where(edit => edit.IsUndone).Select(edit => edit.Key).Should().BeEquivalentTo(group.Select(edit => edit.Key).Append(other.Key));
    }

    [Fact]
    public async Task The_index_follows_an_undone_edit()
    {
        await using var app = new ArchiveApp();
        var before = await SeedWithEditsAsync(app);
        var edit = before.Edits.First(row => row.Kind == Parsing.Text.EditKind.Removal && row.Before.Any(char.IsLetter));
        await app.Services.GetRequiredService<ArticleEditing>().DecideAsync(before.Id, edit.Key, undone: true, CancellationToken.None);

        await ArchiveInspection.ShouldBeWholeAsync(app.Database);
    }

    [Fact]
    public async Task What_does_not_exist_is_said_so()
    {
        await using var app = new ArchiveApp();
        var editing = app.Services.GetRequiredService<ArticleEditing>();
        var article = await SeedWithEditsAsync(app);
        (await editing.DecideAsync(4711, "x", undone: true, CancellationToken.None)).Outcome.Should().Be(EditDecisionOutcome.NoSuchArticle);
        (await editing.DecideAsync(article.Id, "x", undone: true, CancellationToken.None)).Outcome.Should().Be(EditDecisionOutcome.NoSuchEdit);
    }

    [Fact]
    public void A_claim_is_known_by_its_place_in_the_file_first_and_by_its_words_second()
    {
        Claim[] stored = [NewClaim(1, 0, "One."), NewClaim(2, 10, "Same."), NewClaim(3, 20, "Same."), NewClaim(4, 30, "Gone.")];
        Claim[] derived = [NewClaim(0, 20, "Same."), NewClaim(0, 99, "One."), NewClaim(0, 10, "Same, but longer.")];

        ArticleReplacement.MatchClaims(stored, derived).Select(claim => claim?.Id).Should().Equal(3, 1, 2);
    }

    private static Claim NewClaim(int id, int start, string text) => new()
    {
        Id = id,
        SourceStart = start,
        SourceEnd = start + 5,
        Text = text,
        Form = ClaimForm.Author,
        Why = ["a test"],
    };

    private static async Task<Article> SeedWithEditsAsync(ArchiveApp app)
    {
        _ = app.Services;
        await using var db = app.Database.OpenReader();
        var id = await db.Articles.Where(row => row.Edits.Count > 1).Select(row => row.Id).FirstAsync();
        return await LoadAsync(app, id);
    }

    private static async Task<Article> LoadAsync(ArchiveApp app, int id)
    {
        await using var db = app.Database.OpenReader();
        return await db.Articles.AsSplitQuery().Include(row => row.Sections.OrderBy(x => x.Position)).Include(row => row.Claims.OrderBy(x => x.Position))
            .Include(row => row.Edits.OrderBy(x => x.Position)).Include(row => row.Findings.OrderBy(x => x.Position)).SingleAsync(row => row.Id == id);
    }
}

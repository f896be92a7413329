using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Repairs;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion;
using ArticleArchive.Web.Ingestion.Reruns;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ArticleArchive.Web.Tests.Ingestion;

public sealed class ArticleRerunsTests : IDisposable
{
    private readonly TempArchive _archive = new();

    private ArticleReruns Reruns => new(_archive.Database, TimeProvider.System);

    private RerunRunner Runner => new(_archive.Database, Reruns, TimeProvider.System, NullLogger<RerunRunner>.Instance);

    public void Dispose() => _archive.Dispose();

    [Fact]
    public async Task What_would_change_is_told_and_nothing_changes()
    {
        var id = await StoreAsync();
        await OlderReading.LosingAsync(_archive.Database, id);
        var before = await LoadAsync(id);

        var comparison = (await Reruns.CompareAsync(id, CancellationToken.None))!;

        comparison.Lost.Should().ContainSingle().Which.Text.Should().Be(OlderReading.OldLine);
        comparison.ClaimsKept.Should().Be(before.Claims.Count - 1);
        comparison.Added.Should().BeEmpty();
        comparison.LosesSomething.Should().BeTrue();
        var preview = comparison.ToPreview(ArticleParser.Version, DateTime.UnixEpoch);
        (preview.SentencesRemoved, preview.SentencesAdded, preview.ClaimsLost).Should().Be((1, 0, 1));
        (await LoadAsync(id)).Should().BeEquivalentTo(before, options => options.IgnoringCyclicReferences());
    }

    [Fact]
    public async Task New_and_moved_claims_and_properties_are_told_and_lose_nothing()
    {
        var id = await StoreAsync();
        await OlderReading.GainingAsync(_archive.Database, id);

        var comparison = (await Reruns.CompareAsync(id, CancellationToken.None))!;

        comparison.Added.Should().ContainSingle();
        comparison.Moved.Should().ContainSingle().Which.Should().Match<MovedClaim>(moved => moved.Before.Text == moved.After.Text && moved.Before.SourceStart != moved.After.SourceStart);
        comparison.Properties.Should().ContainSingle().Which.Should().Match<PropertyChange>(change => change.Name == "date" && change.Before == null && change.After != null);
        comparison.LosesSomething.Should().BeFalse();
        comparison.Derived.Health.Should().Be(comparison.Article.Health + 7);
    }

    [Fact]
    public async Task Only_what_loses_nothing_is_taken_by_itself_and_a_person_takes_the_rest()
    {
        var losing = await StoreAsync();
        var gaining = await StoreAsync("other.txt", "Tuesday 4 March 2014\n\nThe mill burned down in May. The miller said that he would build it again. The town has no other mill.");
        await OlderReading.LosingAsync(_archive.Database, losing);
        await OlderReading.GainingAsync(_archive.Database, gaining);

        await RunAsync(RerunKind.ApplySafe);

        (await LoadAsync(gaining)).ParserVersion.Should().Be(ArticleParser.Version);
        (await LoadAsync(losing)).ReadingText.Should().Contain(OlderReading.OldLine);
        (await Reruns.AcceptAsync(losing, acceptLosses: false, CancellationToken.None)).Should().Be(RerunOutcome.WouldLose);
        (await Reruns.AcceptAsync(losing, acceptLosses: true, CancellationToken.None)).Should().Be(RerunOutcome.Done);
        (await LoadAsync(losing)).ReadingText.Should().NotContain(OlderReading.OldLine);
        (await Reruns.AcceptAsync(losing, acceptLosses: true, CancellationToken.None)).Should().Be(RerunOutcome.AlreadySo);
        await ArchiveInspection.ShouldBeWholeAsync(_archive.Database);
    }

    [Fact]
    public async Task Claims_keep_their_ids_lost_ones_stay_reserved_and_decisions_hold()
    {
        var id = await StoreAsync();
        var editing = new ArticleEditing(_archive.Database, TimeProvider.System);
        var removal = (await LoadAsync(id)).Edits.First(edit => edit.Before.Contains("Log in", StringComparison.Ordinal));
        await editing.DecideAsync(id, removal.Key, undone: true, CancellationToken.None);
        await OlderReading.LosingAsync(_archive.Database, id);
        var before = await LoadAsync(id);

        await Reruns.AcceptAsync(id, acceptLosses: true, CancellationToken.None);

        var after = await LoadAsync(id);
        after.ReadingText.Should().Contain("Log in", "the edit stays undone");
        after.Claims.Select(claim => claim.Id).Should().Equal(before.Claims.Where(claim => claim.Text != OlderReading.OldLine).Select(claim => claim.Id));
        await using var db = _archive.Database.OpenReader();
        var lost = before.Claims.Single(claim => claim.Text == OlderReading.OldLine);
        (await db.RetiredClaims.SingleAsync(row => row.Text == OlderReading.OldLine)).ClaimId.Should().Be(lost.Id);
    }

    [Fact]
    public async Task One_can_go_back_and_forth_again_and_finds_the_same_rows()
    {
        var id = await StoreAsync();
        await OlderReading.LosingAsync(_archive.Database, id);
        var old = await LoadAsync(id);
        await Reruns.AcceptAsync(id, acceptLosses: true, CancellationToken.None);
        var current = await LoadAsync(id);

        (await Reruns.GoBackAsync(id, CancellationToken.None)).Should().Be(RerunOutcome.Done);
        ShouldBeTheSame(await LoadAsync(id), old);
        await ArchiveInspection.ShouldBeWholeAsync(_archive.Database);

        await Reruns.GoBackAsync(id, CancellationToken.None);
        ShouldBeTheSame(await LoadAsync(id), current);
        (await CountAsync(db => db.PreviousDerivations)).Should().Be(1, "one is kept of each article");
    }

    [Fact]
    public async Task A_repair_goes_along_and_one_made_since_has_no_place_in_what_comes_back_and_is_not_lost()
    {
        var id = await StoreAsync();
        var first = await RepairAsync(id, RepairKind.Title, "The keeper who stayed");
        await OlderReading.LosingAsync(_archive.Database, id);
        await Reruns.AcceptAsync(id, acceptLosses: true, CancellationToken.None);
        var second = await RepairAsync(id, RepairKind.Authors, "Ada Marsh");
        (await LoadAsync(id)).Repairs.Should().OnlyContain(repair => repair.State == RepairState.Applied);

        await Reruns.GoBackAsync(id, CancellationToken.None);
        var former = await LoadAsync(id);
        (former.Title, former.Authors).Should().Be(("The keeper who stayed", null));
        former.Repairs.Select(repair => (repair.Id, repair.State, repair.Value, repair.IsUndone)).Should().Equal(
            (first, RepairState.Applied, "The keeper who stayed", false), (second, RepairState.Orphan, "Ada Marsh", false));

        await Reruns.AcceptAsync(id, acceptLosses: true, CancellationToken.None);
        var anew = await LoadAsync(id);
        (anew.Title, anew.Authors).Should().Be(("The keeper who stayed", "Ada Marsh"));
        anew.Repairs.Should().HaveCount(2).And.OnlyContain(repair => repair.State == RepairState.Applied);
        await ArchiveInspection.ShouldBeWholeAsync(_archive.Database);
    }

    [Fact]
    public async Task What_a_repair_replaced_is_in_force_again_in_what_it_was_made_from()
    {
        var id = await StoreAsync();
        var first = await RepairAsync(id, RepairKind.Title, "The keeper who stayed");
        await OlderReading.GainingAsync(_archive.Database, id);
        // The text is the same in both readings: deciding reads the article anew, and only then gives the other title.
        var second = await RepairAsync(id, RepairKind.Title, "She stayed");
        (await LoadAsync(id)).Repairs.Select(repair => repair.IsUndone).Should().Equal(true, false);

        await Reruns.GoBackAsync(id, CancellationToken.None);

        var former = await LoadAsync(id);
        former.Title.Should().Be("The keeper who stayed");
        former.Repairs.Select(repair => (repair.Id, repair.State, repair.IsUndone)).Should().Equal((first, RepairState.Applied, false), (second, RepairState.Orphan, false));
        await Reruns.GoBackAsync(id, CancellationToken.None);
        (await LoadAsync(id)).Title.Should().Be("She stayed");
    }

    [Fact]
    public async Task A_place_that_an_older_parser_saw_elsewhere_is_not_repaired_blindly()
    {
        var id = await StoreAsync();
        await OlderReading.LosingAsync(_archive.Database, id);

        var decision = await new ArticleEditing(_archive.Database, TimeProvider.System)
            .RepairAsync(id, new RepairRequest(RepairKind.Heading, "2") { Block = 2 }, CancellationToken.None);

        decision.Outcome.Should().Be(RepairOutcome.Outdated);
        (await LoadAsync(id)).ReadingText.Should().Contain(OlderReading.OldLine);
    }

    [Fact]
    public async Task What_was_never_read_anew_has_no_way_back()
    {
        var id = await StoreAsync();
        (await Reruns.GoBackAsync(id, CancellationToken.None)).Should().Be(RerunOutcome.NotFound);
        (await Reruns.AcceptAsync(id + 1, acceptLosses: true, CancellationToken.None)).Should().Be(RerunOutcome.NotFound);
        (await Reruns.CompareAsync(id + 1, CancellationToken.None)).Should().BeNull();
    }

    [Fact]
    public async Task A_refusal_holds_against_runs_over_all_until_it_is_taken_back()
    {
        var id = await StoreAsync();
        await OlderReading.SameAsync(_archive.Database, id);
        await Reruns.RefuseAsync(id, refused: true, CancellationToken.None);
        await RunAsync(RerunKind.Preview);
        await RunAsync(RerunKind.ApplyAll);
        (await LoadAsync(id)).ParserVersion.Should().Be(ArticleParser.Version - 1);

        await Reruns.RefuseAsync(id, refused: false, CancellationToken.None);
        await RunAsync(RerunKind.ApplySafe);
        (await LoadAsync(id)).ParserVersion.Should().Be(ArticleParser.Version);
    }

    [Fact]
    public async Task No_decision_about_one_thing_brings_another_reading_along_unseen()
    {
        var id = await StoreAsync();
        var repair = await RepairAsync(id, RepairKind.Title, "The keeper who stayed");
        await OlderReading.LosingAsync(_archive.Database, id);
        await RunAsync(RerunKind.Preview);
        var old = await LoadAsync(id);
        var removal = old.Edits.First(edit => edit.Before.Contains("Log in", StringComparison.Ordinal));
        var editing = new ArticleEditing(_archive.Database, TimeProvider.System);

        (await editing.DecideAsync(id, removal.Key, undone: true, CancellationToken.None)).Outcome.Should().Be(EditDecisionOutcome.Outdated);
        (await editing.DecideClassAsync(id, removal.Class, undone: true, CancellationToken.None)).Outcome.Should().Be(EditDecisionOutcome.Outdated);
        (await editing.RepairAsync(id, new RepairRequest(RepairKind.Authors, "Ada Marsh"), CancellationToken.None)).Outcome.Should().Be(RepairOutcome.Outdated);
        (await editing.DecideRepairAsync(id, repair, undone: true, CancellationToken.None)).Outcome.Should().Be(RepairOutcome.Outdated);

        (await LoadAsync(id)).Should().BeEquivalentTo(old, options => options.IgnoringCyclicReferences());
        (await CountAsync(db => db.ArticlePreviews)).Should().Be(1);

        await Reruns.AcceptAsync(id, acceptLosses: true, CancellationToken.None);
        (await editing.DecideAsync(id, removal.Key, undone: true, CancellationToken.None)).Outcome.Should().Be(EditDecisionOutcome.Done);
    }

    [Fact]
    public async Task Going_back_is_a_refusal_that_runs_over_all_leave_alone()
    {
        var id = await StoreAsync();
        await OlderReading.GainingAsync(_archive.Database, id);
        await RunAsync(RerunKind.ApplySafe);
        (await LoadAsync(id)).ParserVersion.Should().Be(ArticleParser.Version, "it loses nothing");

        await Reruns.GoBackAsync(id, CancellationToken.None);
        await RunAsync(RerunKind.ApplySafe);
        await RunAsync(RerunKind.Preview);
        await RunAsync(RerunKind.ApplyAll);
        (await LoadAsync(id)).ParserVersion.Should().Be(ArticleParser.Version - 1);

        (await Reruns.AcceptAsync(id, acceptLosses: true, CancellationToken.None)).Should().Be(RerunOutcome.Done, "a person may think otherwise");
        (await CountAsync(db => db.ArticlePreviews)).Should().Be(0);
    }

    [Theory]
    [InlineData(RerunKind.ApplySafe)]
    [InlineData(RerunKind.Preview)]
    public async Task An_article_that_cannot_be_derived_stops_neither_the_run_nor_the_program(RerunKind kind)
    {
        var broken = await StoreAsync();
        var sound = await StoreAsync("other.txt", "Tuesday 4 March 2014\n\nThe mill burned down in May. The miller said that he would build it again. The town has no other mill.");
        await OlderReading.SameAsync(_archive.Database, broken);
        await OlderReading.SameAsync(_archive.Database, sound);
        await OlderReading.LoseOriginalAsync(_archive.Database, broken);
        using var queue = new RerunQueue(Runner, Options.Create(_archive.Options), TimeProvider.System, NullLogger<RerunQueue>.Instance);

        var run = await Runner.StartAsync(kind, CancellationToken.None);
        await queue.StartAsync(CancellationToken.None);
        await Eventually.IsAsync(async () => (await RunOfAsync(run)).FinishedAtUtc is not null, "the run is finished");

        var end = await RunOfAsync(run);
        (end.Done, end.Left).Should().Be((2, 1));
        queue.ExecuteTask!.IsCompleted.Should().BeFalse("it waits for the next run");
        await queue.StopAsync(CancellationToken.None);
        (await LoadAsync(broken)).ParserVersion.Should().Be(ArticleParser.Version - 1);
        if (kind == RerunKind.Preview)
            (await CountAsync(db => db.ArticlePreviews.Where(preview => preview.ArticleId == sound))).Should().Be(1);
        else
            (await LoadAsync(sound)).ParserVersion.Should().Be(ArticleParser.Version);
    }

    [Fact]
    public async Task A_decision_about_an_edit_makes_the_preview_void_and_keeps_the_old_rows()
    {
        var id = await StoreAsync();
        await OlderReading.GainingAsync(_archive.Database, id);
        var old = await LoadAsync(id);
        await RunAsync(RerunKind.Preview);
        (await CountAsync(db => db.ArticlePreviews)).Should().Be(1);

        var removal = old.Edits.First(edit => edit.Before.Contains("Log in", StringComparison.Ordinal));
        await new ArticleEditing(_archive.Database, TimeProvider.System).DecideAsync(id, removal.Key, undone: true, CancellationToken.None);

        (await CountAsync(db => db.ArticlePreviews)).Should().Be(0);
        (await LoadAsync(id)).ParserVersion.Should().Be(ArticleParser.Version, "deciding derives the article with this parser");
        await Reruns.GoBackAsync(id, CancellationToken.None);
        ShouldBeTheSame(await LoadAsync(id), old);
    }

    [Fact]
    public async Task A_run_that_was_cut_off_goes_on_where_it_was()
    {
        var ids = new List<int>();
        for (var i = 0; i < 25; i++)
        {
            ids.Add(await StoreAsync($"{i}.txt", $"The ferry number {i} sailed at noon and came back in the evening with {i + 3} passengers on board."));
            await OlderReading.SameAsync(_archive.Database, ids[^1]);
        }

        var run = await Runner.StartAsync(RerunKind.ApplySafe, CancellationToken.None);
        (await Runner.StepAsync(run, CancellationToken.None)).Should().BeTrue("one step does a part");
        var done = (await RunOfAsync(run)).Done;
        done.Should().BeInRange(1, 24);

        _archive.Reopen();
        (await Runner.StartAsync(RerunKind.ApplySafe, CancellationToken.None)).Should().Be(run, "a second one of its kind is not begun beside it");
        (await Runner.UnfinishedAsync(CancellationToken.None)).Should().Equal(run);
        while (await Runner.StepAsync(run, CancellationToken.None))
        {
        }

        var end = await RunOfAsync(run);
        (end.Done, end.Changed, end.Total).Should().Be((25, 25, 25));
        end.FinishedAtUtc.Should().NotBeNull();
        (await _archive.ArticlesAsync()).Should().OnlyContain(article => article.ParserVersion == ArticleParser.Version);
    }

    private static void ShouldBeTheSame(Article article, Article expected) => article.Should().BeEquivalentTo(expected, options => options.IgnoringCyclicReferences()
        .Excluding(member => (member.Name == "Id" && member.DeclaringType != typeof(Claim) && member.DeclaringType != typeof(Article)) || member.Name == nameof(Claim.SectionId)));

    private Task<int> StoreAsync() => StoreAsync("harbour.txt", """
        The lighthouse that would not go dark

        Tuesday 4 March 2014

        The lighthouse at Stennis has burned since 1858. The ministry wanted to close it because of the cost of the oil. The keeper said that she would stay until the last ship was home.

        The town gathered four thousand names against the plan. The council has promised to hear them before the end of the winter.

        Log in to comment
        """);

    private async Task<int> StoreAsync(string name, string text) => (await _archive.IngestAsync(name, text)).ArticleId!.Value;

    private async Task<int> RepairAsync(int id, RepairKind kind, string value) =>
        (await new ArticleEditing(_archive.Database, TimeProvider.System).RepairAsync(id, new RepairRequest(kind, value), CancellationToken.None)).RepairId!.Value;

    private async Task RunAsync(RerunKind kind)
    {
        var run = await Runner.StartAsync(kind, CancellationToken.None);
        while (await Runner.StepAsync(run, CancellationToken.None))
        {
        }
    }

    private async Task<Rerun> RunOfAsync(int id)
    {
        await using var db = _archive.Database.OpenReader();
        return await db.Reruns.SingleAsync(run => run.Id == id);
    }

    private async Task<int> CountAsync<T>(Func<ArchiveDbContext, IQueryable<T>> rows)
    {
        await using var db = _archive.Database.OpenReader();
        return await rows(db).CountAsync();
    }

    private async Task<Article> LoadAsync(int id)
    {
        await using var db = _archive.Database.OpenReader();
        return (await ArticleEditing.LoadAsync(db, id, CancellationToken.None))!;
    }
}

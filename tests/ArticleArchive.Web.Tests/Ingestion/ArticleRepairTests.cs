using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Repairs;
using ArticleArchive.Parsing.Text;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion;
using ArticleArchive.Web.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ArticleArchive.Web.Tests.Ingestion;

public sealed class ArticleRepairTests
{
    [Fact]
    public async Task Supplied_words_are_in_the_text_the_index_and_the_ledger_and_go_with_the_repair()
    {
        await using var app = new ArchiveApp();
        var before = await DamagedAsync(app);
        var finding = before.Findings.First(row => row.Kind == FindingKind.Hole);

        var made = await RepairAsync(app, before, new RepairRequest(RepairKind.Words, "zeppelin warfare") { Finding = finding.Position, Editor = "Anna Berg", Note = "from the printed page" });

        made.Outcome.Should().Be(RepairOutcome.Done);
        var after = await LoadAsync(app, before.Id);
        after.ReadingText.Should().Contain("issues such as [zeppelin warfare], and");
        after.Health.Should().BeGreaterThan(before.Health);
        after.FindingCount.Should().Be(before.FindingCount - 1);
        after.Findings[finding.Position].Resolution.Should().Be(FindingResolution.Mended);
        after.Edits.Should().ContainSingle(edit => edit.Class == "supplied-words").Which.Reason.Should().Contain("Anna Berg").And.Contain("from the printed page");
        after.Edits.Should().ContainSingle(edit => edit.IsSuperseded);
        after.Claims.Where(claim => claim.Text.Contains("[zeppelin", StringComparison.Ordinal)).Should().NotBeEmpty().And.OnlyContain(claim => !claim.IsQuotable);
        (await FindAsync(app, "zeppelin")).Total.Should().Be(1);
        await ArchiveInspection.ShouldBeWholeAsync(app.Database);

        await EditingOf(app).DecideRepairAsync(before.Id, made.RepairId!.Value, undone: true, CancellationToken.None);
        var undone = await LoadAsync(app, before.Id);
        undone.ReadingText.Should().Be(before.ReadingText);
        undone.Health.Should().Be(before.Health);
        undone.Claims.Select(claim => (claim.Id, claim.Text)).Should().Equal(before.Claims.Select(claim => (claim.Id, claim.Text)));
        undone.Repairs.Should().ContainSingle("an undone repair is kept").Which.IsUndone.Should().BeTrue();
        (await FindAsync(app, "zeppelin")).Total.Should().Be(0);

        await EditingOf(app).DecideRepairAsync(before.Id, made.RepairId.Value, undone: false, CancellationToken.None);
        (await LoadAsync(app, before.Id)).ReadingText.Should().Be(after.ReadingText);
        await ArchiveInspection.ShouldBeWholeAsync(app.Database);
    }

    [Fact]
    public async Task A_repair_survives_decisions_about_edits_and_is_undone_on_the_ledger_like_one()
    {
        await using var app = new ArchiveApp();
        var before = await DamagedAsync(app);
        await RepairAsync(app, before, new RepairRequest(RepairKind.Words, "1962") { Finding = before.Findings.Single(row => row.Kind == FindingKind.CutNumber).Position });
        var other = before.Edits.First(edit => edit.Class == "torn-sentence");

        await EditingOf(app).DecideAsync(before.Id, other.Key, undone: true, CancellationToken.None);
        var between = await LoadAsync(app, before.Id);
        between.ReadingText.Should().Contain("Crisis in [1962]. However");
        between.Edits.Single(edit => edit.Key == other.Key).IsUndone.Should().BeTrue();

        var result = await EditingOf(app).DecideClassAsync(before.Id, "supplied-words", undone: true, CancellationToken.None);
        result.EditsChanged.Should().Be(1);
        var after = await LoadAsync(app, before.Id);
        after.ReadingText.Should().Contain("Crisis in 196. However");
        after.Repairs.Single().IsUndone.Should().BeTrue();
    }

    [Fact]
    public async Task Properties_are_set_corrected_again_and_given_back()
    {
        await using var app = new ArchiveApp();
        var before = await DamagedAsync(app);
        await RepairAsync(app, before, new RepairRequest(RepairKind.Published, "2016-11"));
        await RepairAsync(app, before, new RepairRequest(RepairKind.Title, "A first title"));
        await RepairAsync(app, before, new RepairRequest(RepairKind.Title, "A conditional reset"));
        await RepairAsync(app, before, new RepairRequest(RepairKind.Authors, "Jane Roe; Joe Poe"));

        var after = await LoadAsync(app, before.Id);
        after.Title.Should().Be("A conditional reset");
        after.TitleOrigin.Should().Be(Origin.Given);
        after.Authors.Should().Be("Jane Roe; Joe Poe");
        after.PublishedPrecision.Should().Be(DatePrecision.Month);
        after.PublishedAtUtc.Should().Be(new DateTime(2016, 11, 1));
        after.Repairs.Where(repair => repair.Kind == RepairKind.Title).Select(repair => repair.IsUndone).Should().Equal(true, false);
        (await FindAsync(app, "title:\"conditional reset\" author:poe")).Total.Should().Be(1);
        (await EditingOf(app).RepairAsync(before.Id, new RepairRequest(RepairKind.Published, "last week"), CancellationToken.None)).Outcome.Should().Be(RepairOutcome.NotUnderstood);

        foreach (var repair in after.Repairs.Where(repair => !repair.IsUndone))
            await EditingOf(app).DecideRepairAsync(before.Id, repair.Id, undone: true, CancellationToken.None);
        var given = await LoadAsync(app, before.Id);
        (given.Title, given.Authors, given.PublishedAtUtc).Should().Be((before.Title, before.Authors, before.PublishedAtUtc));
    }

    [Fact]
    public async Task Blocks_get_their_role_are_split_and_joined()
    {
        await using var app = new ArchiveApp();
        var before = await DamagedAsync(app);
        var paragraph = Enumerable.Range(0, before.Blocks.Count).First(i => before.Blocks[i].Kind == BlockKind.Paragraph && before.Blocks[i].Span.Length > 400);
        var middle = before.ReadingText.IndexOf(". ", before.Blocks[paragraph].Span.Start, StringComparison.Ordinal) + 2;

        (await RepairAsync(app, before, new RepairRequest(RepairKind.Split) { Place = new TextSpan(middle, middle) })).Outcome.Should().Be(RepairOutcome.Done);
        var split = await LoadAsync(app, before.Id);
        split.Blocks.Should().HaveCount(before.Blocks.Count + 1);
        (await RepairAsync(app, split, new RepairRequest(RepairKind.Heading, "2") { Block = paragraph })).Outcome.Should().Be(RepairOutcome.Done);
        var headed = await LoadAsync(app, before.Id);
        headed.Blocks[paragraph].Should().Match<ArticleBlock>(block => block.Kind == BlockKind.Heading && block.Level == 2);
        headed.Sections.Should().HaveCount(split.Sections.Count + 1);

        (await RepairAsync(app, headed, new RepairRequest(RepairKind.Paragraph) { Block = paragraph })).Outcome.Should().Be(RepairOutcome.Done);
        var plain = await LoadAsync(app, before.Id);
        plain.Blocks[paragraph].Kind.Should().Be(BlockKind.Paragraph);
        (await RepairAsync(app, plain, new RepairRequest(RepairKind.Join) { Block = paragraph + 1 })).Outcome.Should().Be(RepairOutcome.Done);
        (await LoadAsync(app, before.Id)).Blocks.Should().HaveCount(plain.Blocks.Count - 1);
        await ArchiveInspection.ShouldBeWholeAsync(app.Database);
    }

    [Fact]
    public async Task A_dismissed_finding_stays_and_no_longer_counts()
    {
        await using var app = new ArchiveApp();
        var before = await DamagedAsync(app);
        var finding = before.Findings.Last(row => row.Kind == FindingKind.MissingSection);

        var made = await RepairAsync(app, before, new RepairRequest(RepairKind.Dismissal) { Finding = finding.Position });

        var after = await LoadAsync(app, before.Id);
        after.Findings.Should().HaveCount(before.Findings.Count);
        after.Findings.Should().ContainSingle(row => row.Resolution == FindingResolution.Dismissed).Which.Detail.Should().Be(finding.Detail);
        after.Health.Should().BeGreaterThan(before.Health);
        await EditingOf(app).DecideRepairAsync(before.Id, made.RepairId!.Value, undone: true, CancellationToken.None);
        (await LoadAsync(app, before.Id)).Health.Should().Be(before.Health);
    }

    [Fact]
    public async Task What_would_do_nothing_or_was_meant_for_another_text_is_refused_and_leaves_no_trace()
    {
        await using var app = new ArchiveApp();
        var before = await DamagedAsync(app);
        var editing = EditingOf(app);
        (await editing.RepairAsync(4711, new RepairRequest(RepairKind.Title, "x"), CancellationToken.None)).Outcome.Should().Be(RepairOutcome.NoSuchArticle);
        (await editing.RepairAsync(before.Id, new RepairRequest(RepairKind.Title, "x") { TextStamp = "another" }, CancellationToken.None)).Outcome.Should().Be(RepairOutcome.TextChanged);
        (await editing.RepairAsync(before.Id, new RepairRequest(RepairKind.Words, "x") { Place = new TextSpan(1, 10_000_000) }, CancellationToken.None)).Outcome.Should().Be(RepairOutcome.NoSuchPlace);
        (await editing.RepairAsync(before.Id, new RepairRequest(RepairKind.Join) { Block = before.Blocks.Count - 1 }, CancellationToken.None)).Outcome.Should().Be(RepairOutcome.HasNoEffect);

        (await LoadAsync(app, before.Id)).Should().BeEquivalentTo(before, options => options.IgnoringCyclicReferences());
    }

    private static ArticleEditing EditingOf(ArchiveApp app) => app.Services.GetRequiredService<ArticleEditing>();

    private static async Task<RepairDecision> RepairAsync(ArchiveApp app, Article seen, RepairRequest request)
    {
        var current = request.Place is null && request.Block is null && request.Finding is null ? null : RepairRows.StampOf(seen.ReadingText);
        return await EditingOf(app).RepairAsync(seen.Id, request with { TextStamp = current }, CancellationToken.None);
    }

    private static Task<SearchResults> FindAsync(ArchiveApp app, string query) =>
        app.Services.GetRequiredService<SearchEngine>().FindAsync(new SearchRequest(query, SearchLevel.Articles, 10), CancellationToken.None);

    private static async Task<Article> DamagedAsync(ArchiveApp app)
    {
        _ = app.Services;
        await using var db = app.Database.OpenReader();
        return await LoadAsync(app, await db.Articles.Where(row => row.SourceName.Contains("003_")).Select(row => row.Id).SingleAsync());
    }

    private static async Task<Article> LoadAsync(ArchiveApp app, int id)
    {
        await using var db = app.Database.OpenReader();
        return await db.Articles.AsSplitQuery().Include(row => row.Sections.OrderBy(x => x.Position)).Include(row => row.Claims.OrderBy(x => x.Position))
            .Include(row => row.Edits.OrderBy(x => x.Position)).Include(row => row.Findings.OrderBy(x => x.Position)).Include(row => row.Repairs.OrderBy(x => x.Id)).SingleAsync(row => row.Id == id);
    }
}

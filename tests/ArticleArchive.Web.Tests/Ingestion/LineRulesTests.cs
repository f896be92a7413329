using System.Globalization;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion;
using ArticleArchive.Web.Ingestion.Lines;
using ArticleArchive.Web.Ingestion.Reruns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ArticleArchive.Web.Tests.Ingestion;

public sealed class LineRulesTests : IDisposable
{
    private const string Line = "The Harbour Letter comes every Friday with the week’s tides.";

    private static readonly string[] s_towns = ["Stennis", "Kirkwall", "Lerwick", "Wick", "Oban", "Thurso"];

    private readonly TempArchive _archive = new();
    private readonly RerunQueue _queue;

    public LineRulesTests()
    {
        _queue = new RerunQueue(Runner, Options.Create(_archive.Options), TimeProvider.System, NullLogger<RerunQueue>.Instance);
    }

    private RerunRunner Runner => new(_archive.Database, new ArticleReruns(_archive.Database, TimeProvider.System), TimeProvider.System, NullLogger<RerunRunner>.Instance);

    private LineRules Rules => new(_archive.Database, _queue, TimeProvider.System);

    public void Dispose()
    {
        _queue.Dispose();
        _archive.Dispose();
    }

    [Fact]
    public async Task A_line_of_three_articles_is_proposed_with_its_counts_and_one_of_two_is_not()
    {
        await StoreAsync(0);
        await StoreAsync(1);
        (await ProposalsAsync()).Should().BeEmpty();

        await StoreAsync(2);
        var line = (await ProposalsAsync()).Should().ContainSingle().Subject;
        (line.Text, line.ArticleCount, line.FileCount).Should().Be((Line, 3, 3));
        await using var db = _archive.Database.OpenReader();
        (await db.LinePlaces.CountAsync(place => place.Fingerprint == line.Fingerprint && place.IsKept)).Should().Be(3);
        (await db.LineSources.SingleAsync()).ArticleCount.Should().Be(3);
    }

    [Fact]
    public async Task Copies_of_one_text_teach_nothing()
    {
        for (var i = 0; i < 6; i++)
            await _archive.IngestAsync($"news/copy{i}.txt", Text("Stennis", Line) + string.Create(CultureInfo.InvariantCulture, $"\n\nCopied by reader {(char)('a' + i)} of the page."));
        (await ProposalsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task The_same_line_in_another_folder_is_another_source()
    {
        for (var i = 0; i < 4; i++)
            await _archive.IngestAsync($"folder{i % 2}/{i}.txt", Text(s_towns[i], Line));
        (await ProposalsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Headings_titles_and_dates_are_not_proposed()
    {
        for (var i = 0; i < 4; i++)
        {
            await _archive.IngestAsync($"news/{i}.md", string.Create(
                CultureInfo.InvariantCulture,
                $"# Harbour news\n\n{i + 4} March 2014\n\n{Paragraph(s_towns[i])}\n\n## Background\n\nThe people of {s_towns[i]} have known the sea for longer than anyone can say, and they trust it less than the visitors do."));
        }

        (await ProposalsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Accepting_removes_the_line_everywhere_by_an_edit_and_taking_it_back_returns_every_text()
    {
        for (var i = 0; i < 4; i++)
            await StoreAsync(i);
        var before = await _archive.ArticlesAsync();
        var line = (await ProposalsAsync()).Single();

        (await Rules.DecideAsync(line.SourceId, line.Fingerprint, LineDecision.Accepted, CancellationToken.None)).Should().BeTrue();
        await FinishAsync();

        (await _archive.ArticlesAsync()).Should().OnlyContain(article => !article.ReadingText.Contains(Line));
        await using (var db = _archive.Database.OpenReader())
        {
            var edits = await db.Edits.Where(edit => edit.Rule == "recurring-line").ToListAsync();
            edits.Should().HaveCount(4).And.OnlyContain(edit => edit.Reason.Contains("4 of 4") && edit.Before.Contains(Line));
            (await db.LinePlaces.CountAsync(place => place.Fingerprint == line.Fingerprint && place.IsKept)).Should().Be(0);
        }

        (await ProposalsAsync()).Should().BeEmpty();
        await StoreAsync(4);
        (await _archive.ArticlesAsync())[^1].ReadingText.Should().NotContain(Line, "a new article of the source follows the rule").And.Contain(s_towns[4]);

        await Rules.DecideAsync(line.SourceId, line.Fingerprint, decision: null, CancellationToken.None);
        await FinishAsync();
        (await _archive.ArticlesAsync()).Take(4).Select(article => article.ReadingText).Should().Equal(before.Select(article => article.ReadingText));
        (await _archive.ArticlesAsync())[^1].ReadingText.Should().Contain(Line);
        await ArchiveInspection.ShouldBeWholeAsync(_archive.Database);
    }

    [Fact]
    public async Task A_refused_line_stays_and_is_not_proposed_again()
    {
        for (var i = 0; i < 3; i++)
            await StoreAsync(i);
        var line = (await ProposalsAsync()).Single();

        await Rules.DecideAsync(line.SourceId, line.Fingerprint, LineDecision.Refused, CancellationToken.None);
        await StoreAsync(3);

        (await ProposalsAsync()).Should().BeEmpty();
        (await Runner.UnfinishedAsync(CancellationToken.None)).Should().BeEmpty("no text changes");
        (await _archive.ArticlesAsync()).Should().OnlyContain(article => article.ReadingText.Contains(Line));
        (await Rules.DecideAsync(line.SourceId, 1, LineDecision.Accepted, CancellationToken.None)).Should().BeFalse("there is no such line");
    }

    [Fact]
    public async Task An_undone_edit_stays_undone_and_other_decisions_keep_the_rule()
    {
        for (var i = 0; i < 3; i++)
            await StoreAsync(i);
        var line = (await ProposalsAsync()).Single();
        await Rules.DecideAsync(line.SourceId, line.Fingerprint, LineDecision.Accepted, CancellationToken.None);
        await FinishAsync();
        var editing = new ArticleEditing(_archive.Database, TimeProvider.System);
        await using var db = _archive.Database.OpenReader();
        var edit = await db.Edits.Where(row => row.Rule == "recurring-line").OrderBy(row => row.ArticleId).FirstAsync();
        var service = await db.Edits.FirstAsync(row => row.ArticleId == edit.ArticleId && row.Rule == "not-the-article");

        await editing.DecideAsync(edit.ArticleId, service.Key, undone: true, CancellationToken.None);
        (await _archive.ArticlesAsync())[0].ReadingText.Should().NotContain(Line).And.Contain("Log in to comment");

        await editing.DecideAsync(edit.ArticleId, edit.Key, undone: true, CancellationToken.None);
        (await _archive.ArticlesAsync())[0].ReadingText.Should().Contain(Line);
        (await db.LinePlaces.SingleAsync(place => place.ArticleId == edit.ArticleId && place.Fingerprint == line.Fingerprint)).IsKept.Should().BeTrue();
    }

    [Fact]
    public async Task An_undone_edit_stays_undone_when_the_line_after_it_is_accepted()
    {
        for (var i = 0; i < 3; i++)
            await _archive.IngestAsync(string.Create(CultureInfo.InvariantCulture, $"news/{i}.txt"), Text(s_towns[i], Paragraph("Tay")).Replace("Log in to comment", "Share this article\n\n" + Line, StringComparison.Ordinal));
        await using var db = _archive.Database.OpenReader();
        var edit = await db.Edits.Where(row => row.Before.Contains("Share this article")).OrderBy(row => row.ArticleId).FirstAsync();
        await new ArticleEditing(_archive.Database, TimeProvider.System).DecideAsync(edit.ArticleId, edit.Key, undone: true, CancellationToken.None);

        var line = (await ProposalsAsync()).Single(row => row.Text == Line);
        await Rules.DecideAsync(line.SourceId, line.Fingerprint, LineDecision.Accepted, CancellationToken.None);
        await FinishAsync();

        var articles = await _archive.ArticlesAsync();
        articles.Should().OnlyContain(article => !article.ReadingText.Contains(Line));
        articles.Select(article => article.ReadingText.Contains("Share this article", StringComparison.Ordinal)).Should().Equal(true, false, false);
        (await db.Edits.SingleAsync(row => row.ArticleId == edit.ArticleId && row.IsUndone)).Key.Should().NotBe(edit.Key, "the white space that goes with it is another");
    }

    [Fact]
    public async Task A_refusal_survives_that_its_edit_goes_and_comes_back()
    {
        for (var i = 0; i < 3; i++)
            await StoreAsync(i);
        var editing = new ArticleEditing(_archive.Database, TimeProvider.System);
        await using var db = _archive.Database.OpenReader();
        var line = (await ProposalsAsync()).Single();
        await DecideAsync(LineDecision.Accepted);
        var edit = await db.Edits.Where(row => row.Rule == "recurring-line").OrderBy(row => row.ArticleId).FirstAsync();
        await editing.DecideAsync(edit.ArticleId, edit.Key, undone: true, CancellationToken.None);

        await DecideAsync(decision: null);
        (await db.Edits.AnyAsync(row => row.Rule == "recurring-line")).Should().BeFalse();
        (await db.Refusals.SingleAsync()).Should().Match<EditRefusalRow>(row => row.State == RefusalState.Idle && row.Quote.Contains(Line));
        // The article is derived anew meanwhile, for another reason.
        var other = await db.Edits.FirstAsync(row => row.ArticleId == edit.ArticleId && row.Rule == "not-the-article");
        await editing.DecideAsync(edit.ArticleId, other.Key, undone: true, CancellationToken.None);

        await DecideAsync(LineDecision.Accepted);
        (await _archive.ArticlesAsync()).Select(article => article.ReadingText.Contains(Line, StringComparison.Ordinal)).Should().Equal(true, false, false);
        (await db.Refusals.OrderBy(row => row.Id).Select(row => row.State).ToListAsync()).Should().Equal(RefusalState.InForce, RefusalState.InForce);

        var again = await db.Edits.SingleAsync(row => row.ArticleId == edit.ArticleId && row.Rule == "recurring-line");
        again.IsUndone.Should().BeTrue();
        await editing.DecideAsync(edit.ArticleId, again.Key, undone: false, CancellationToken.None);
        (await _archive.ArticlesAsync()).Should().OnlyContain(article => !article.ReadingText.Contains(Line));
        (await db.Refusals.SingleAsync()).EditKey.Should().StartWith("not-the-article:", "the other refusal is another decision");

        async Task DecideAsync(LineDecision? decision)
        {
            await Rules.DecideAsync(line.SourceId, line.Fingerprint, decision, CancellationToken.None);
            await FinishAsync();
        }
    }

    [Fact]
    public async Task An_article_that_an_older_parser_read_waits_for_being_read_anew()
    {
        for (var i = 0; i < 3; i++)
            await StoreAsync(i);
        var id = (await _archive.ArticlesAsync())[0].Id;
        await OlderReading.LosingAsync(_archive.Database, id);
        var line = (await ProposalsAsync()).Single();

        await Rules.DecideAsync(line.SourceId, line.Fingerprint, LineDecision.Accepted, CancellationToken.None);
        await FinishAsync();

        (await _archive.ArticlesAsync())[0].ReadingText.Should().Contain(Line).And.Contain(OlderReading.OldLine);
        await new ArticleReruns(_archive.Database, TimeProvider.System).AcceptAsync(id, acceptLosses: true, CancellationToken.None);
        (await _archive.ArticlesAsync())[0].ReadingText.Should().NotContain(Line);
    }

    private static string Paragraph(string town) =>
        $"The harbour of {town} was closed for the third time this year, and the fishermen of {town} say that nobody asked them. The council of {town} will meet on Monday to hear what they want.";

    private static string Text(string town, string line) =>
        $"{town} closes its harbour\n\n{Paragraph(town)}\n\n{line}\n\nThe ferry to {town} will not run before the end of the week, because the pier of {town} has lost a third of its length to the sea.\n\nLog in to comment";

    private Task<IngestionResult> StoreAsync(int number) => _archive.IngestAsync(string.Create(CultureInfo.InvariantCulture, $"news/{number}.txt"), Text(s_towns[number], Line));

    private async Task<List<SourceLine>> ProposalsAsync()
    {
        await using var db = _archive.Database.OpenReader();
        return await LineRules.Proposals(db).ToListAsync();
    }

    private async Task FinishAsync()
    {
        foreach (var run in await Runner.UnfinishedAsync(CancellationToken.None))
        {
            while (await Runner.StepAsync(run, CancellationToken.None))
            {
            }
        }
    }
}

using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Repairs;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion;
using ArticleArchive.Web.Ingestion.Reruns;
using ArticleArchive.Web.Ingestion.Reviews;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Tests.Ingestion.Reviews;

public sealed class ClaimReviewingTests : IDisposable
{
    private const string Text =
        "The mill on the hill\n\nTuesday 4 March 2014\n\n"
        + "The mill burned down in May and nobody was hurt. The council of the town lost 4,200 pounds, which no insurance paid.\n\n"
        + "“We will build it again before the winter,” said Ruth Amory, who owns the mill. The council will meet on Monday.";

    private readonly TempArchive _archive = new();
    private readonly ClaimReviewing _reviewing;

    public ClaimReviewingTests() => _reviewing = new ClaimReviewing(_archive.Database, TimeProvider.System);

    public void Dispose() => _archive.Dispose();

    [Fact]
    public async Task What_a_person_put_right_holds_and_what_the_program_read_is_kept_and_comes_back()
    {
        var claim = await ClaimAsync("burned down");

        (await EditAsync(claim.Id, new() { Nature = ClaimNature.Opinion, Speaker = "Ruth Amory", Certainty = ClaimCertainty.Hedged, Editor = "Ada" })).Should().Be(ReviewOutcome.Done);

        var edited = await ClaimAsync(claim.Id);
        edited.Should().BeEquivalentTo(new { Nature = ClaimNature.Opinion, Speaker = "Ruth Amory", Certainty = ClaimCertainty.Hedged, Status = ReviewStatus.Edited, claim.Text, claim.Start });
        var decision = (await DecisionsAsync()).Single();
        decision.Derived.Nature.Should().Be(claim.Nature);
        decision.Editor.Should().Be("Ada");

        (await _reviewing.DecideAsync(claim.Id, new ReviewRequest(ReviewStatus.Auto), CancellationToken.None)).Should().Be(ReviewOutcome.Done);
        (await ClaimAsync(claim.Id)).Should().BeEquivalentTo(claim, options => options.Excluding(row => row.Article).Excluding(row => row.Section));
        (await DecisionsAsync()).Should().HaveCount(2, "a decision that was taken back is history").And.NotContain(row => row.IsCurrent);
    }

    [Fact]
    public async Task The_words_are_chosen_within_the_paragraph_and_their_place_in_the_file_is_exact()
    {
        var claim = await ClaimAsync("4,200");

        (await EditAsync(claim.Id, new() { Words = "The council of the town lost 4,200 pounds" })).Should().Be(ReviewOutcome.Done);
        (await EditAsync(claim.Id, new() { Words = "The council of the town lost 5,000 pounds" })).Should().Be(ReviewOutcome.NoSuchWords);
        (await EditAsync(claim.Id, new() { Words = "“We will build it again" })).Should().Be(ReviewOutcome.NoSuchWords, "these stand in another paragraph");

        var edited = await ClaimAsync(claim.Id);
        edited.Text.Should().Be("The council of the town lost 4,200 pounds");
        (await ArticleAsync()).ReadingText[edited.Start..edited.End].Should().Be(edited.Text);
        Text[edited.SourceStart..edited.SourceEnd].Should().Be(edited.Text);
    }

    [Fact]
    public async Task Decisions_hold_when_the_article_is_derived_anew_also_where_the_text_moves()
    {
        var (edited, rejected, confirmed) = (await ClaimAsync("4,200"), await ClaimAsync("meet on Monday"), await ClaimAsync("build it again"));
        await EditAsync(edited.Id, new() { Words = "The council of the town lost 4,200 pounds", Form = ClaimForm.Indirect, Speaker = "Ruth Amory" });
        await _reviewing.DecideAsync(rejected.Id, new ReviewRequest(ReviewStatus.Rejected), CancellationToken.None);
        await _reviewing.DecideAsync(confirmed.Id, new ReviewRequest(ReviewStatus.Confirmed), CancellationToken.None);

        var editing = new ArticleEditing(_archive.Database, TimeProvider.System);
        var article = await ArticleAsync();
        (await editing.RepairAsync(article.Id, new RepairRequest(RepairKind.Title, "The mill that burned"), CancellationToken.None)).Outcome.Should().Be(RepairOutcome.Done);
        await OlderReading.LosingAsync(_archive.Database, article.Id);

        var after = await ClaimAsync(edited.Id);
        after.Should().BeEquivalentTo(new { Text = "The council of the town lost 4,200 pounds", Form = ClaimForm.Indirect, Speaker = "Ruth Amory", Status = ReviewStatus.Edited });
        (await ArticleAsync()).ReadingText[after.Start..after.End].Should().Be(after.Text);
        (await ClaimAsync(rejected.Id)).Status.Should().Be(ReviewStatus.Rejected);
        (await ClaimAsync(confirmed.Id)).Status.Should().Be(ReviewStatus.Confirmed);
    }

    [Fact]
    public async Task What_a_person_changed_is_no_loss_when_the_article_is_compared_with_a_newer_reading()
    {
        var claim = await ClaimAsync("4,200");
        await EditAsync(claim.Id, new() { Words = "The council of the town lost 4,200 pounds", Form = ClaimForm.DirectQuote });
        var article = await ArticleAsync();
        await OlderReading.SameAsync(_archive.Database, article.Id);

        var reruns = new ArticleReruns(_archive.Database, TimeProvider.System);
        var comparison = (await reruns.CompareAsync(article.Id, CancellationToken.None))!;

        comparison.Lost.Should().BeEmpty();
        comparison.Added.Should().BeEmpty();
        (await reruns.AcceptAsync(article.Id, acceptLosses: false, CancellationToken.None)).Should().Be(RerunOutcome.Done);
        (await ClaimAsync(claim.Id)).Form.Should().Be(ClaimForm.DirectQuote);
        (await reruns.GoBackAsync(article.Id, CancellationToken.None)).Should().Be(RerunOutcome.Done);
        (await ClaimAsync(claim.Id)).Form.Should().Be(ClaimForm.DirectQuote);
    }

    [Fact]
    public async Task A_decision_whose_claim_is_gone_is_kept_and_holds_again_when_it_comes_back()
    {
        var article = await ArticleAsync();
        await OlderReading.LosingAsync(_archive.Database, article.Id);
        var claim = await ClaimAsync(OlderReading.OldLine);
        await EditAsync(claim.Id, new() { Nature = ClaimNature.Question });

        var reruns = new ArticleReruns(_archive.Database, TimeProvider.System);
        await reruns.AcceptAsync(article.Id, acceptLosses: true, CancellationToken.None);
        await using (var db = _archive.Database.OpenReader())
        {
            db.Claims.Should().NotContain(row => row.Id == claim.Id);
            db.ClaimDecisions.Single(row => row.ClaimId == claim.Id).IsCurrent.Should().BeTrue();
        }

        await reruns.GoBackAsync(article.Id, CancellationToken.None);
        (await ClaimAsync(claim.Id)).Should().BeEquivalentTo(new { Nature = ClaimNature.Question, Status = ReviewStatus.Edited });
    }

    [Fact]
    public async Task A_form_of_another_claim_than_the_one_that_is_there_changes_nothing()
    {
        var claim = await ClaimAsync("burned down");
        var stamp = ClaimReviewing.StampOf(claim);
        (await _reviewing.DecideAsync(claim.Id, new ReviewRequest(ReviewStatus.Confirmed, stamp), CancellationToken.None)).Should().Be(ReviewOutcome.Done);

        (await _reviewing.DecideAsync(claim.Id, new ReviewRequest(ReviewStatus.Rejected, stamp), CancellationToken.None)).Should().Be(ReviewOutcome.ClaimChanged);
        (await _reviewing.DecideAsync(claim.Id, new ReviewRequest(ReviewStatus.Confirmed), CancellationToken.None)).Should().Be(ReviewOutcome.AlreadySo);
        (await _reviewing.DecideAsync(99_999, new ReviewRequest(ReviewStatus.Confirmed), CancellationToken.None)).Should().Be(ReviewOutcome.NoSuchClaim);
        (await EditAsync(claim.Id, new() { Nature = claim.Nature })).Should().Be(ReviewOutcome.AlreadySo, "an edit that changes nothing is a confirmation");
        (await DecisionsAsync()).Should().HaveCount(1);
    }

    [Fact]
    public async Task A_rejected_claim_is_found_by_no_search_and_a_named_speaker_is()
    {
        var claim = await ClaimAsync("4,200");
        (await FoundAsync("insurance")).Should().Contain(claim.Id);

        await EditAsync(claim.Id, new() { Words = "The council of the town lost 4,200 pounds" });
        (await FoundAsync("insurance")).Should().NotContain(claim.Id);
        await _reviewing.DecideAsync(claim.Id, new ReviewRequest(ReviewStatus.Rejected), CancellationToken.None);
        (await FoundAsync("council")).Should().NotContain(claim.Id);
        await _reviewing.DecideAsync(claim.Id, new ReviewRequest(ReviewStatus.Auto), CancellationToken.None);
        (await FoundAsync("insurance")).Should().Contain(claim.Id);
    }

    [Fact]
    public async Task A_decision_can_be_made_of_the_same_words_elsewhere_and_of_nothing_that_reads_otherwise()
    {
        var claim = await ClaimAsync("burned down");
        await _archive.IngestAsync("again.txt", "Another day\n\nThe mill burned down in May and nobody was hurt. “He denied it,” said Paul Kerr. The mill burned down in June and nobody was hurt.");
        await _archive.IngestAsync("quoted.txt", "A third day\n\n“The mill burned down in May and nobody was hurt.” That is what Ruth Amory said on the day.");
        (await _reviewing.DecideSameAsync(claim.Id, "Ada", CancellationToken.None)).Should().Be(0, "nothing was decided yet");
        await _reviewing.DecideAsync(claim.Id, new ReviewRequest(ReviewStatus.Rejected), CancellationToken.None);

        (await _reviewing.DecideSameAsync(claim.Id, "Ada", CancellationToken.None)).Should().Be(1, "the quotation has another form, and June is not May");
        (await _reviewing.DecideSameAsync(claim.Id, "Ada", CancellationToken.None)).Should().Be(0);

        await using var db = _archive.Database.OpenReader();
        (await db.Claims.Where(row => row.Status == ReviewStatus.Rejected).Select(row => row.Article!.SourceKey).ToListAsync()).Should().BeEquivalentTo("mill.txt", "again.txt");
        db.ClaimDecisions.OrderBy(row => row.Id).Last().Should().BeEquivalentTo(new { Editor = "Ada", Note = "Decided with the same words elsewhere" });
    }

    private Task<ReviewOutcome> EditAsync(int id, Edit edit) => _reviewing.DecideAsync(
        id,
        new ReviewRequest(ReviewStatus.Edited) { Words = edit.Words, Speaker = edit.Speaker, Form = edit.Form, Nature = edit.Nature, Certainty = edit.Certainty, Editor = edit.Editor },
        CancellationToken.None);

    private async Task<Article> ArticleAsync()
    {
        if ((await _archive.ArticlesAsync()).SingleOrDefault() is { } article)
            return article;
        await _archive.IngestAsync("mill.txt", Text);
        return (await _archive.ArticlesAsync()).Single();
    }

    private async Task<Claim> ClaimAsync(string words)
    {
        await ArticleAsync();
        await using var db = _archive.Database.OpenReader();
        return await db.Claims.FirstAsync(claim => claim.Text.Contains(words));
    }

    private async Task<Claim> ClaimAsync(int id)
    {
        await using var db = _archive.Database.OpenReader();
        return await db.Claims.SingleAsync(claim => claim.Id == id);
    }

    private async Task<List<ClaimDecision>> DecisionsAsync()
    {
        await using var db = _archive.Database.OpenReader();
        return await db.ClaimDecisions.OrderBy(row => row.Id).ToListAsync();
    }

    private async Task<List<int>> FoundAsync(string word)
    {
        await using var db = _archive.Database.OpenReader();
        return await db.Database.SqlQuery<int>($"SELECT rowid AS Value FROM ClaimIndex WHERE ClaimIndex MATCH {word}").ToListAsync();
    }

    private sealed record Edit
    {
        public string? Words { get; init; }

        public string? Speaker { get; init; }

        public ClaimForm? Form { get; init; }

        public ClaimNature? Nature { get; init; }

        public ClaimCertainty? Certainty { get; init; }

        public string? Editor { get; init; }
    }
}

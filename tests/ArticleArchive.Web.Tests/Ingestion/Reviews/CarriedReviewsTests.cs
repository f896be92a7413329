using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Repairs;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion;
using ArticleArchive.Web.Ingestion.Reviews;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Tests.Ingestion.Reviews;

/// <summary>A file changes; what people said of its claims goes along, and nothing of it is lost.</summary>
public sealed class CarriedReviewsTests : IDisposable
{
    private const string First =
        "The mill on the hill\n\nTuesday 4 March 2014\n\n"
        + "The mill burned down in May and nobody was hurt. The council of the town lost 4,200 pounds, and the insurance paid nothing.\n\n"
        + "“We will build it again before the winter,” said Ruth Amory, who owns the mill. The council will meet on Monday.";

    // Something is put before, so that no place stays; the sum is corrected, so that one claim has other words.
    private static readonly string s_second = First
        .Replace("4,200", "4,900", StringComparison.Ordinal)
        .Replace("The mill burned", "This report was corrected on Friday. The mill burned", StringComparison.Ordinal);

    private readonly TempArchive _archive = new();
    private readonly ClaimReviewing _reviewing;
    private readonly VerdictWriting _verdicts;

    public CarriedReviewsTests() => (_reviewing, _verdicts) = (new ClaimReviewing(_archive.Database, TimeProvider.System), new VerdictWriting(_archive.Database, TimeProvider.System));

    public void Dispose() => _archive.Dispose();

    [Fact]
    public async Task Decisions_and_verdicts_stand_on_the_same_words_of_the_new_version()
    {
        await _archive.IngestAsync("mill.txt", First);
        var (burned, quote) = (await ClaimAsync("burned down"), await ClaimAsync("build it again"));
        await DecideAsync(burned, ReviewStatus.Confirmed);
        await DecideAsync(quote, ReviewStatus.Rejected);
        var verdict = await BeginAsync(burned);

        var result = await _archive.IngestAsync("mill.txt", s_second);

        result.Detail.Should().Be("Of what was decided about claims, 3 of 3 decisions and verdicts hold here too.");
        (await ClaimAsync("burned down")).Should().BeEquivalentTo(new { Status = ReviewStatus.Confirmed, ArticleId = result.ArticleId!.Value });
        (await ClaimAsync("build it again")).Status.Should().Be(ReviewStatus.Rejected);
        (await FoundAsync("winter")).Should().BeEmpty("what was rejected is not found in the new version either");
        var moved = await VerdictAsync(verdict);
        moved.ClaimId.Should().Be((await ClaimAsync("burned down")).Id);
        s_second[moved.SourceStart..moved.SourceEnd].Should().Be(moved.ClaimText);
        await using var db = _archive.Database.OpenReader();
        (await db.Claims.SingleAsync(claim => claim.Id == burned.Id)).Status.Should().Be(ReviewStatus.Confirmed, "the old version shows what was said of it");
        await ArchiveInspection.ShouldBeWholeAsync(_archive.Database);
    }

    [Fact]
    public async Task Words_that_a_person_chose_have_their_place_in_the_new_file()
    {
        await _archive.IngestAsync("mill.txt", First);
        await _reviewing.DecideAsync((await ClaimAsync("burned down")).Id, new ReviewRequest(ReviewStatus.Edited) { Words = "The mill burned down in May", Nature = ClaimNature.Opinion }, CancellationToken.None);

        await _archive.IngestAsync("mill.txt", s_second);

        var claim = await ClaimAsync("burned down");
        claim.Should().BeEquivalentTo(new { Text = "The mill burned down in May", Nature = ClaimNature.Opinion, Status = ReviewStatus.Edited });
        s_second[claim.SourceStart..claim.SourceEnd].Should().Be(claim.Text);
    }

    [Fact]
    public async Task What_lost_its_words_waits_and_a_person_attaches_it_or_gives_it_up()
    {
        await _archive.IngestAsync("mill.txt", First);
        var lost = await ClaimAsync("4,200");
        await DecideAsync(lost, ReviewStatus.Confirmed);
        var (attached, left) = (await BeginAsync(lost), await BeginAsync(lost));

        var result = await _archive.IngestAsync("mill.txt", s_second);

        result.Detail.Should().StartWith("Of what was decided about claims, 0 of 3").And.Contain("listed under Claims, Your decisions");
        var now = await ClaimAsync("4,900");
        now.Status.Should().Be(ReviewStatus.Auto, "4,900 is not what was confirmed");
        var orphan = (await CurrentAsync(result.ArticleId!.Value)).Single();
        (await _reviewing.AttachAsync(orphan.Id, lost.Id, editor: null, CancellationToken.None)).Should().Be(ReviewOutcome.NoSuchClaim, "that claim is the old version's");

        (await _reviewing.AttachAsync(orphan.Id, now.Id, "Ada", CancellationToken.None)).Should().Be(ReviewOutcome.Done);
        (await _reviewing.DropAsync(orphan.Id, CancellationToken.None)).Should().Be(ReviewOutcome.NoSuchClaim, "it is no orphan any more");
        (await ClaimAsync("4,900")).Status.Should().Be(ReviewStatus.Confirmed);
        (await CurrentAsync(result.ArticleId!.Value)).Single().Should().BeEquivalentTo(new { ClaimId = now.Id, Note = $"Was said of: {lost.Text}", Editor = "Ada" });

        (await _verdicts.AttachAsync(attached, now.Id, seen: 1, editor: null, CancellationToken.None)).Should().Be(VerdictOutcome.Done);
        (await VerdictAsync(attached)).Should().BeEquivalentTo(new { ClaimId = now.Id, ClaimText = lost.Text }, "it says what it was begun about");
        (await _verdicts.AttachAsync(attached, now.Id, seen: 2, editor: null, CancellationToken.None)).Should().Be(VerdictOutcome.NotAllowed, "it has its claim");
        (await _verdicts.LeaveAsync(left, seen: 1, editor: null, CancellationToken.None)).Should().Be(VerdictOutcome.Done);
        (await VerdictAsync(left)).Should().BeEquivalentTo(new { ClaimId = lost.Id, lost.ArticleId });
    }

    [Fact]
    public async Task A_decision_that_was_given_up_is_in_force_nowhere()
    {
        await _archive.IngestAsync("mill.txt", First);
        await DecideAsync(await ClaimAsync("4,200"), ReviewStatus.Rejected);
        var second = (await _archive.IngestAsync("mill.txt", s_second)).ArticleId!.Value;

        (await _reviewing.DropAsync((await CurrentAsync(second)).Single().Id, CancellationToken.None)).Should().Be(ReviewOutcome.Done);

        await _archive.IngestAsync("mill.txt", s_second + " The end.");
        (await _archive.ArticlesAsync()).Should().HaveCount(3);
        (await CurrentAsync((await _archive.ArticlesAsync()).Single(article => article.IsLatest).Id)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_source_that_goes_back_comes_back_with_what_was_decided_since()
    {
        var first = (await _archive.IngestAsync("mill.txt", First)).ArticleId!.Value;
        await DecideAsync(await ClaimAsync("burned down"), ReviewStatus.Confirmed);
        await DecideAsync(await ClaimAsync("4,200"), ReviewStatus.Confirmed);
        await _archive.IngestAsync("mill.txt", s_second);
        await DecideAsync(await ClaimAsync("burned down"), ReviewStatus.Rejected);
        await DecideAsync(await ClaimAsync("build it again"), ReviewStatus.Confirmed);

        (await _archive.IngestAsync("mill.txt", First)).ArticleId.Should().Be(first);

        (await ClaimAsync("burned down")).Status.Should().Be(ReviewStatus.Rejected);
        (await ClaimAsync("build it again")).Status.Should().Be(ReviewStatus.Confirmed);
        (await ClaimAsync("4,200")).Status.Should().Be(ReviewStatus.Confirmed, "it waited through the version that had not its words");
        (await CurrentAsync(first)).Select(row => row.ClaimId).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task Repairs_and_decisions_go_together()
    {
        var first = (await _archive.IngestAsync("mill.txt", First)).ArticleId!.Value;
        await DecideAsync(await ClaimAsync("burned down"), ReviewStatus.Confirmed);
        var repair = new RepairRequest(RepairKind.Publisher, "The Island Post");
        (await new ArticleEditing(_archive.Database, TimeProvider.System).RepairAsync(first, repair, CancellationToken.None)).Outcome.Should().Be(RepairOutcome.Done);

        var result = await _archive.IngestAsync("mill.txt", s_second);

        result.Detail.Should().Contain("1 decision holds here too").And.Contain("Of what was decided about claims, 1 of 1");
        (await ClaimAsync("burned down")).Status.Should().Be(ReviewStatus.Confirmed);
    }

    [Theory]
    [InlineData("The dam is safe for the winter.", "Old. ", " New.", "Old. The dam is safe for the winter. New. Once more: The dam is safe for the winter. End.", 5)]
    [InlineData("The dam is safe for the winter.", "gone", "gone", "Old. The dam is safe for the winter. New.", 5)]
    [InlineData("He denied it.", "Kerr was asked about the dam. ", "", "Kerr was asked about the dam. He denied it.", 30)]
    [InlineData("He denied it.", "Kerr was asked about the dam. ", "", "Brown heard of the fire. He denied it.", null)]
    [InlineData("The dam is safe for the winter.", "", "", "The dam is safe for the winter. The dam is safe for the winter.", null)]
    [InlineData("The dam is safe for the winter.", "", "", "The dam is safe for the summer.", null)]
    public void A_claim_is_known_again_by_its_words_and_by_what_stands_beside_them(string words, string prefix, string suffix, string text, int? start)
    {
        var claims = new List<Claim>();
        for (var at = text.IndexOf(words, StringComparison.Ordinal); at >= 0; at = text.IndexOf(words, at + 1, StringComparison.Ordinal))
            claims.Add(new Claim { Start = at, End = at + words.Length, Text = words, Why = [] });

        ClaimQuote.Find([new ClaimQuote(words, prefix, suffix)], text, claims)[0]?.Start.Should().Be(start);
        (ClaimQuote.Find([new ClaimQuote(words, prefix, suffix)], text, claims)[0] is null).Should().Be(start is null);
    }

    [Fact]
    public void Two_quotes_never_mean_one_claim()
    {
        const string Words = "The dam is safe for the winter.";
        var claim = new Claim { Start = 0, End = Words.Length, Text = Words, Why = [] };

        ClaimQuote.Find([new ClaimQuote(Words, "", " Or"), new ClaimQuote(Words, "", " And so")], Words + " And so on.", [claim]).Should().Equal(null, claim);
    }

    private Task<ReviewOutcome> DecideAsync(Claim claim, ReviewStatus status) => _reviewing.DecideAsync(claim.Id, new ReviewRequest(status), CancellationToken.None);

    private async Task<int> BeginAsync(Claim claim) =>
        (await _verdicts.BeginAsync(claim.Id, new VerdictText(VerdictRating.False, RatingWords: null, "It stands.", []), "Ada", CancellationToken.None))!.Value;

    private async Task<Claim> ClaimAsync(string words)
    {
        await using var db = _archive.Database.OpenReader();
        return await db.Claims.SingleAsync(claim => claim.Article!.IsLatest && claim.Text.Contains(words));
    }

    private async Task<Verdict> VerdictAsync(int id)
    {
        await using var db = _archive.Database.OpenReader();
        return await db.Verdicts.SingleAsync(verdict => verdict.Id == id);
    }

    private async Task<List<ClaimDecision>> CurrentAsync(int articleId)
    {
        await using var db = _archive.Database.OpenReader();
        return await db.ClaimDecisions.Where(row => row.ArticleId == articleId && row.IsCurrent).ToListAsync();
    }

    private async Task<List<int>> FoundAsync(string word)
    {
        await using var db = _archive.Database.OpenReader();
        return await db.Database.SqlQuery<int>($"SELECT rowid AS Value FROM ClaimIndex WHERE ClaimIndex MATCH {word}").ToListAsync();
    }
}

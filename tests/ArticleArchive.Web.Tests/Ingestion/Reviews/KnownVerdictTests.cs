using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion;
using ArticleArchive.Web.Ingestion.Reviews;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace ArticleArchive.Web.Tests.Ingestion.Reviews;

public sealed class KnownVerdictTests : IDisposable
{
    private const string Article =
        "The mill on the hill\n\nTuesday 4 March 2014\n\nThe council of Stennis closed three libraries in 2013. The mill burned down in May and nobody was hurt. "
        + "The lighthouse at Stennis has burned since 1858. The ferry did not sail for nine days.";

    private const string Review =
        """
        {"@context": "https://schema.org", "@type": "ClaimReview", "url": "https://check.example/1", "claimReviewed": "Stennis council closed three libraries in 2013",
         "datePublished": "2014-05-01", "author": {"@type": "Organization", "name": "Check Example"},
         "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Mara Lind"}, "datePublished": "2014-03-01", "appearance": [{"@type": "CreativeWork", "url": "https://news.example/a"}, "https://news.example/b"]},
         "reviewRating": {"@type": "Rating", "ratingValue": "2", "bestRating": 5, "worstRating": 1, "alternateName": "Mostly false"}}
        """;

    private readonly TempArchive _archive = new();
    private readonly KnownVerdicts _verdicts;
    private readonly KnownVerdictMatching _matching;

    public KnownVerdictTests()
    {
        _verdicts = new KnownVerdicts(_archive.Database, TimeProvider.System);
        _matching = new KnownVerdictMatching(_archive.Database, NullLogger<KnownVerdictMatching>.Instance);
    }

    public void Dispose()
    {
        _matching.Dispose();
        _archive.Dispose();
    }

    [Fact]
    public void A_ClaimReview_is_read_with_claimant_rating_and_appearances() =>
        ClaimReviewFile.Read("checks.json", Review).Verdicts.Should().ContainSingle().Which.Should().BeEquivalentTo(new
        {
            ClaimReviewed = "Stennis council closed three libraries in 2013",
            Claimant = "Mara Lind",
            ClaimDate = "2014-03-01",
            Url = "https://check.example/1",
            Publisher = "Check Example",
            PublishedDate = "2014-05-01",
            RatingLabel = "Mostly false",
            RatingValue = 2.0,
            BestRating = 5.0,
            WorstRating = 1.0,
            Appearances = new[] { "https://news.example/a", "https://news.example/b" },
            SourceName = "checks.json",
        });

    [Theory]
    [InlineData("[REVIEW, REVIEW]", 2)]
    [InlineData("{\"@graph\": [{\"@type\": \"WebPage\"}, REVIEW]}", 1)]
    [InlineData("{\"dataFeedElement\": [{\"item\": [REVIEW]}, {\"item\": [REVIEW]}]}", 2)]
    [InlineData("REVIEW\nREVIEW", 2)]
    [InlineData("<html><head><script type=\"application/ld+json\">REVIEW</script></head><body>A page</body></html>", 1)]
    [InlineData("{\"@type\": [\"Review\", \"http://schema.org/ClaimReview\"], \"claimReviewed\": \"It is so\"}", 1)]
    public void They_are_found_wherever_they_stand(string form, int count)
    {
        var contents = ClaimReviewFile.Read("x", form.Replace("REVIEW", Review.ReplaceLineEndings(" "), StringComparison.Ordinal));

        contents.Verdicts.Should().HaveCount(count);
        contents.Refused.Should().BeEmpty();
    }

    [Theory]
    [InlineData("", "no ClaimReview object was found")]
    [InlineData("{\"@type\": \"Article\"}", "no ClaimReview object was found")]
    [InlineData("{\"@type\": \"ClaimReview\", \"url\": \"https://check.example\"}", "without claimReviewed")]
    [InlineData("{\"@type\": ", "no JSON")]
    public void What_cannot_be_taken_says_why(string text, string why) =>
        ClaimReviewFile.Read("checks.json", text).Refused.Should().ContainSingle().Which.Should().StartWith("checks.json").And.Contain(why);

    [Fact]
    public async Task An_import_is_taken_once_and_a_correction_brings_it_up_to_date()
    {
        (await ImportAsync(Review)).Should().BeEquivalentTo(new { Added = 1, Updated = 0, Unchanged = 0 });
        (await ImportAsync(Review)).Should().BeEquivalentTo(new { Added = 0, Updated = 0, Unchanged = 1 });
        (await ImportAsync(Review.Replace("Mostly false", "False", StringComparison.Ordinal))).Should().BeEquivalentTo(new { Added = 0, Updated = 1, Unchanged = 0 });

        await using var db = _archive.Database.OpenReader();
        db.KnownVerdicts.Single().RatingLabel.Should().Be("False");
    }

    [Fact]
    public async Task A_claim_that_repeats_a_checked_one_is_a_candidate_whichever_came_first()
    {
        await ImportAsync(Review);
        await _archive.IngestAsync("first.txt", Article);
        await _matching.RunAsync(CancellationToken.None);
        (await MatchesAsync()).Select(match => match.Claim!.Text).Should().ContainSingle().Which.Should().Contain("three libraries");

        await ImportAsync(Review.Replace("check.example/1", "check.example/2", StringComparison.Ordinal).Replace("Stennis council closed three libraries in 2013", "The Stennis lighthouse has burned since 1858", StringComparison.Ordinal));
        await _matching.RunAsync(CancellationToken.None);
        (await MatchesAsync()).Select(match => match.Claim!.Text).Should().HaveCount(2).And.ContainSingle(text => text.Contains("lighthouse"));
        (await _matching.StepAsync(CancellationToken.None)).Should().BeFalse("nothing new has come");
    }

    [Fact]
    public async Task What_a_person_said_of_a_match_holds_for_the_words_also_after_the_text_was_read_anew_and_in_another_article()
    {
        await ImportAsync(Review);
        var id = (await _archive.IngestAsync("first.txt", Article)).ArticleId!.Value;
        await _matching.RunAsync(CancellationToken.None);
        var match = (await MatchesAsync()).Single();

        (await _verdicts.DecideAsync(match.KnownVerdictId, match.WordsHash, KnownVerdictAnswer.Unrelated, "Ada", CancellationToken.None)).Should().BeTrue();
        await OlderReading.SameAsync(_archive.Database, id);
        await _archive.IngestAsync("second.txt", Article.Replace("The mill on the hill", "Another day", StringComparison.Ordinal));
        await _matching.RunAsync(CancellationToken.None);

        await using var db = _archive.Database.OpenReader();
        var matches = await ArticleArchive.Web.Pages.Verdicts.KnownMatch.Of(db, db.KnownVerdictMatches).ToListAsync();
        matches.Should().HaveCount(2).And.OnlyContain(row => row.Answer == KnownVerdictAnswer.Unrelated);
        (await _verdicts.DecideAsync(match.KnownVerdictId, "nothing", KnownVerdictAnswer.Same, editor: null, CancellationToken.None)).Should().BeFalse();
        (await _verdicts.DecideAsync(match.KnownVerdictId, match.WordsHash, answer: null, editor: null, CancellationToken.None)).Should().BeTrue();
        db.KnownVerdictDecisions.Should().BeEmpty();
    }

    [Theory]
    [InlineData("Stennis council closed three libraries in 2013", KnownVerdictAnswer.Same)]
    [InlineData("Stennis council did not close three libraries in 2013", KnownVerdictAnswer.Opposite)]
    [InlineData("Stennis council closed nine libraries in 2013", KnownVerdictAnswer.Other)]
    public async Task What_is_proposed_to_a_person_follows_from_what_was_checked(string reviewed, KnownVerdictAnswer proposed)
    {
        await ImportAsync(Review.Replace("Stennis council closed three libraries in 2013", reviewed, StringComparison.Ordinal));
        await _archive.IngestAsync("first.txt", Article);
        await _matching.RunAsync(CancellationToken.None);

        (await MatchesAsync()).Should().ContainSingle().Which.Proposal.Should().Be(proposed);
    }

    [Fact]
    public async Task A_person_is_asked_once_about_the_same_words()
    {
        await ImportAsync(Review);
        for (var i = 0; i < 3; i++)
            await _archive.IngestAsync($"{i}.txt", Article.Replace("The mill on the hill", $"Day {i}", StringComparison.Ordinal));
        await _matching.RunAsync(CancellationToken.None);

        await using var db = _archive.Database.OpenReader();
        var asked = await ArticleArchive.Web.Pages.Verdicts.KnownMatch.Of(db, ArticleArchive.Web.Pages.Verdicts.KnownMatch.FirstOfWording(db)).SingleAsync();

        asked.Places.Should().Be(3);
        await _verdicts.DecideAsync(asked.Known.Id, asked.Match.WordsHash, KnownVerdictAnswer.Same, editor: null, CancellationToken.None);
        (await ArticleArchive.Web.Pages.Verdicts.KnownMatch.Of(db, db.KnownVerdictMatches).ToListAsync()).Should().HaveCount(3).And.OnlyContain(match => match.Answer == KnownVerdictAnswer.Same);
    }

    [Fact]
    public async Task An_article_that_is_decided_about_while_it_is_compared_is_compared_again_as_it_is_then()
    {
        await ImportAsync(Review);
        var id = (await _archive.IngestAsync("first.txt", Article)).ArticleId!.Value;
        var reviewing = new ClaimReviewing(_archive.Database, TimeProvider.System);
        int claimId;
        await using (var db = _archive.Database.OpenReader())
            claimId = (await db.Claims.SingleAsync(claim => claim.ArticleId == id && claim.Text.Contains("three libraries"))).Id;

        // Between reading the article and storing what was found, the claim is rejected: the comparison waits for the gate meanwhile.
        var inside = new TaskCompletionSource();
        var decided = new TaskCompletionSource();
        var holding = _archive.Database.WriteAsync(
            async db =>
            {
                inside.SetResult();
                await decided.Task;
                return await db.Claims.Where(claim => claim.Id == claimId).ExecuteUpdateAsync(set => set.SetProperty(claim => claim.Status, ReviewStatus.Rejected));
            },
            CancellationToken.None);
        await inside.Task;
        var matching = _matching.RunAsync(CancellationToken.None);
        await Task.Delay(TimeSpan.FromMilliseconds(200));
        decided.SetResult();
        await holding;
        await matching;

        (await MatchesAsync()).Should().BeEmpty("a rejected claim is none, whenever it was rejected");
        (await _matching.StepAsync(CancellationToken.None)).Should().BeFalse("the article was compared as it is now");
        await reviewing.DecideAsync(claimId, new ReviewRequest(ReviewStatus.Confirmed), CancellationToken.None);
        await _matching.RunAsync(CancellationToken.None);
        (await MatchesAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task Two_matchings_at_once_find_what_one_finds()
    {
        await ImportAsync(Review);
        for (var i = 0; i < 5; i++)
            await _archive.IngestAsync($"{i}.txt", Article.Replace("The mill on the hill", $"Day {i}", StringComparison.Ordinal));

        await Task.WhenAll(Task.Run(() => _matching.RunAsync(CancellationToken.None)), Task.Run(() => _matching.RunAsync(CancellationToken.None)));

        (await MatchesAsync()).Should().HaveCount(5);
        await ArchiveInspection.ShouldBeWholeAsync(_archive.Database);
    }

    private Task<KnownVerdictImport> ImportAsync(string json) => _verdicts.ImportAsync(ClaimReviewFile.Read("checks.json", json), CancellationToken.None);

    private async Task<List<KnownVerdictMatch>> MatchesAsync()
    {
        await using var db = _archive.Database.OpenReader();
        return await db.KnownVerdictMatches.Include(match => match.Claim).ToListAsync();
    }
}

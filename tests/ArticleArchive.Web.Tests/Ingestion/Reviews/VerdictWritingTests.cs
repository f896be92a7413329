using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion.Reviews;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Tests.Ingestion.Reviews;

public sealed class VerdictWritingTests : IDisposable
{
    private static readonly VerdictText s_text = new(VerdictRating.False, RatingWords: null, "The mill stands.", VerdictText.ReadSources("https://example.org/mill The register of mills"));

    private readonly TempArchive _archive = new();
    private readonly VerdictWriting _writing;

    public VerdictWritingTests() => _writing = new VerdictWriting(_archive.Database, TimeProvider.System);

    public void Dispose() => _archive.Dispose();

    [Fact]
    public async Task A_verdict_goes_from_draft_over_review_to_publication_and_every_step_is_kept()
    {
        var id = await BeginAsync(s_text);

        (await _writing.MoveAsync(id, VerdictStatus.Published, seen: 1, editor: null, note: null, CancellationToken.None)).Should().Be(VerdictOutcome.NotAllowed, "nobody has read it yet");
        (await _writing.MoveAsync(id, VerdictStatus.InReview, seen: 1, "Ada", "Please read.", CancellationToken.None)).Should().Be(VerdictOutcome.Done);
        (await _writing.RewriteAsync(id, s_text with { Rating = VerdictRating.MostlyFalse }, seen: 2, "Jan", note: null, CancellationToken.None)).Should().Be(VerdictOutcome.Done);
        (await _writing.MoveAsync(id, VerdictStatus.Published, seen: 3, "Jan", note: null, CancellationToken.None)).Should().Be(VerdictOutcome.Done);
        (await _writing.RewriteAsync(id, s_text, seen: 4, editor: null, note: null, CancellationToken.None)).Should().Be(VerdictOutcome.NotAllowed, "nothing published changes silently");
        (await _writing.MoveAsync(id, VerdictStatus.Withdrawn, seen: 4, "Ada", "A source was wrong.", CancellationToken.None)).Should().Be(VerdictOutcome.Done);

        var verdict = await ReadAsync(id);
        verdict.Should().BeEquivalentTo(new { Status = VerdictStatus.Withdrawn, Rating = VerdictRating.MostlyFalse, Author = "Ada" });
        verdict.PublishedAtUtc.Should().NotBeNull();
        verdict.Steps.Select(step => (step.From, step.To, step.Rating, step.Editor, step.Note)).Should().Equal(
            (null, VerdictStatus.Draft, VerdictRating.False, "Ada", null),
            (VerdictStatus.Draft, VerdictStatus.InReview, VerdictRating.False, "Ada", "Please read."),
            (VerdictStatus.InReview, VerdictStatus.InReview, VerdictRating.MostlyFalse, "Jan", null),
            (VerdictStatus.InReview, VerdictStatus.Published, VerdictRating.MostlyFalse, "Jan", null),
            (VerdictStatus.Published, VerdictStatus.Withdrawn, VerdictRating.MostlyFalse, "Ada", "A source was wrong."));
    }

    [Theory]
    [InlineData("", "https://example.org")]
    [InlineData("It is not so.", "")]
    public async Task Nothing_is_published_without_a_reason_and_a_source(string reason, string sources)
    {
        var id = await BeginAsync(new VerdictText(VerdictRating.False, RatingWords: null, reason, VerdictText.ReadSources(sources)));
        await _writing.MoveAsync(id, VerdictStatus.InReview, seen: 1, editor: null, note: null, CancellationToken.None);

        (await _writing.MoveAsync(id, VerdictStatus.Published, seen: 2, editor: null, note: null, CancellationToken.None)).Should().Be(VerdictOutcome.Unfounded);
    }

    [Fact]
    public async Task A_change_over_somebody_elses_change_is_refused()
    {
        var id = await BeginAsync(s_text);
        await _writing.RewriteAsync(id, s_text with { Reason = "The mill was rebuilt." }, seen: 1, editor: null, note: null, CancellationToken.None);

        (await _writing.RewriteAsync(id, s_text with { Reason = "There is no mill." }, seen: 1, editor: null, note: null, CancellationToken.None)).Should().Be(VerdictOutcome.Changed);

        (await ReadAsync(id)).Reason.Should().Be("The mill was rebuilt.");
        (await _writing.MoveAsync(99, VerdictStatus.InReview, seen: 1, editor: null, note: null, CancellationToken.None)).Should().Be(VerdictOutcome.NotFound);
        (await _writing.BeginAsync(99_999, s_text, author: null, CancellationToken.None)).Should().BeNull();
    }

    [Fact]
    public void Sources_are_written_one_a_line_and_only_a_web_address_becomes_a_link()
    {
        var sources = VerdictText.ReadSources("https://example.org/a  Register, p. 4\n\nhttp://example.org/b\nThe minutes of 4 March 2014\njavascript:alert(1) Click");

        sources.Should().Equal(
            new VerdictSource("https://example.org/a", "Register, p. 4"), new VerdictSource("http://example.org/b", null),
            new VerdictSource(null, "The minutes of 4 March 2014"), new VerdictSource(null, "javascript:alert(1) Click"));
        VerdictText.ReadSources(VerdictText.WriteSources(sources)).Should().Equal(sources);
    }

    private async Task<int> BeginAsync(VerdictText text)
    {
        await _archive.IngestAsync("mill.txt", "The mill on the hill\n\nThe mill burned down in May and nobody was hurt. The council will meet on Monday to hear what the people say.");
        await using var db = _archive.Database.OpenReader();
        var claim = await db.Claims.FirstAsync(row => row.Text.Contains("burned"));
        return (await _writing.BeginAsync(claim.Id, text, "Ada", CancellationToken.None))!.Value;
    }

    private async Task<Verdict> ReadAsync(int id)
    {
        await using var db = _archive.Database.OpenReader();
        return await db.Verdicts.Include(verdict => verdict.Steps.OrderBy(step => step.Id)).SingleAsync(verdict => verdict.Id == id);
    }
}

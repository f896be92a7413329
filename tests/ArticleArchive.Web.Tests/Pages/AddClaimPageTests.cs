using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using ArticleArchive.Parsing;
using ArticleArchive.Parsing.Repairs;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion;
using ArticleArchive.Web.Ingestion.Reviews;
using ArticleArchive.Web.Tests.Ingestion;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ArticleArchive.Web.Tests.Pages;

public sealed class AddClaimPageTests : ArchivePages
{
    private const string Missed = "a second dam was built in 1931";

    private const string Text =
        "Two dams\n\n4 March 2014\n\nThe upper dam holds 40 million litres of water, and a second dam was built in 1931 by the town.\n\nThe town pays for both. The town pays for both, said Ruth Amory, until the year 2030.\n";

    private int _id;

    protected override async Task ArrangeAsync() => _id = (await App.IngestAsync("dams.txt", Text)).ArticleId!.Value;

    [Fact]
    public async Task A_claim_is_added_without_script_and_is_then_a_claim_like_any_other()
    {
        var claimCount = (await ClaimsAsync()).Count;
        var form = await FormAsync((await GetAsync($"/articles/{_id}")).QuerySelector("a[href$='/claims/new']")!.GetAttribute("href")!);

        var page = await PostAsync(form, ("words", $"  {Missed}\r\n"), ("nature", "Fact"), ("speaker", "Ruth Amory"), ("form", "Indirect"), ("editor", "Ada"), ("note", "from the text"));

        page.QuerySelector(".claim-quote")!.TextContent.Should().Be(Missed);
        page.QuerySelectorAll(".tag").Select(tag => tag.TextContent).Should().Contain("added by a person");
        page.QuerySelector(".claim-history")!.TextContent.Should().Contain("Added by Ada").And.Contain("from the text").And.NotContain("Found by the program");
        var claim = await AddedAsync();
        (claim.Text, Text[claim.SourceStart..claim.SourceEnd]).Should().Be((Missed, Missed), "its place in the file is exact");
        claim.Article!.ReadingText[claim.Start..claim.End].Should().Be(Missed);
        claim.Should().BeEquivalentTo(new { Speaker = "Ruth Amory", Form = ClaimForm.Indirect, Status = ReviewStatus.Confirmed, HasFigure = false, EventFrom = new DateOnly(1931, 1, 1), IsQuotable = true });
        claim.Article.ClaimCount.Should().Be(claimCount + 1);
        (await GetAsync("/search?level=claims&q=second+dam")).QuerySelector("main")!.TextContent.Should().Contain(Missed);
        (await GetAsync("/claims?speaker=Ruth+Amory")).QuerySelector(".claim-list")!.TextContent.Should().Contain(Missed);
        var exported = (await Client.GetStringAsync($"/claims/export.ndjson?article={_id}")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        exported.Where(line => line.GetProperty("isAdded").GetBoolean()).Should().ContainSingle().Which.GetProperty("text").GetString().Should().Be(Missed);
        (await Client.GetStringAsync($"/claims/export.jsonld?article={_id}")).Should().Contain("added by a person");
        (await GetAsync($"/articles/{_id}")).QuerySelector("[data-rail]")!.TextContent.Should().Contain("added by a person");
        await ArchiveInspection.ShouldBeWholeAsync(App.Database);
    }

    [Fact]
    public async Task What_is_put_right_of_it_holds_and_can_be_taken_back_to_what_was_added()
    {
        var id = await AddAsync();
        var reviewing = App.Services.GetRequiredService<ClaimReviewing>();

        await reviewing.DecideAsync(id, new ReviewRequest(ReviewStatus.Edited) { Nature = ClaimNature.Opinion, Words = "a second dam was built", Speaker = "Ruth Amory" }, CancellationToken.None);
        await OlderReading.SameAsync(App.Database, _id);
        (await AddedAsync()).Should().BeEquivalentTo(new { Id = id, Text = "a second dam was built", Nature = ClaimNature.Opinion, Speaker = "Ruth Amory", Status = ReviewStatus.Edited });

        await reviewing.DecideAsync(id, new ReviewRequest(ReviewStatus.Auto), CancellationToken.None);
        await OlderReading.SameAsync(App.Database, _id);
        (await AddedAsync()).Should().BeEquivalentTo(new { Id = id, Text = Missed, Nature = ClaimNature.Fact, Speaker = (string?)null, Status = ReviewStatus.Confirmed });

        await reviewing.DecideAsync(id, new ReviewRequest(ReviewStatus.Rejected), CancellationToken.None);
        (await GetAsync($"/claims?article={_id}")).QuerySelectorAll(".claim-list blockquote").Select(quote => quote.TextContent).Should().NotContain(Missed, "a rejected claim is left out");
        await ArchiveInspection.ShouldBeWholeAsync(App.Database);
    }

    [Fact]
    public async Task It_stays_when_the_article_is_read_anew_and_where_the_text_before_it_grows()
    {
        var id = await AddAsync();
        var place = (await AddedAsync()).Article!.ReadingText.IndexOf("upper", StringComparison.Ordinal);

        (await App.Services.GetRequiredService<ArticleEditing>().RepairAsync(_id, new RepairRequest(RepairKind.Words, "old") { Place = new Parsing.Text.TextSpan(place, place) }, CancellationToken.None)).Outcome.Should().Be(RepairOutcome.Done);

        var claim = await AddedAsync();
        claim.Id.Should().Be(id);
        claim.Article!.ReadingText[claim.Start..claim.End].Should().Be(Missed);
        Text[claim.SourceStart..claim.SourceEnd].Should().Be(Missed);
        await ArchiveInspection.ShouldBeWholeAsync(App.Database);
    }

    [Fact]
    public async Task It_goes_with_a_new_version_or_waits_for_its_words_and_comes_back_with_them()
    {
        await AddAsync();

        var second = (await App.IngestAsync("dams.txt", Text.Replace("Two dams", "The two dams", StringComparison.Ordinal))).ArticleId!.Value;
        var carried = await AddedAsync(second);
        Text.Replace("Two dams", "The two dams", StringComparison.Ordinal)[carried.SourceStart..carried.SourceEnd].Should().Be(Missed);

        var third = (await App.IngestAsync("dams.txt", Text.Replace("second dam", "third dam", StringComparison.Ordinal))).ArticleId!.Value;
        (await ClaimsAsync(third)).Should().NotContain(claim => claim.IsAdded);
        (await GetAsync("/claims/reviewed?show=orphaned")).QuerySelector(".claim-list")!.TextContent.Should().Contain(Missed, "no decision is lost unseen");

        var fourth = (await App.IngestAsync("dams.txt", Text.Replace("40 million", "45 million", StringComparison.Ordinal))).ArticleId!.Value;
        (await AddedAsync(fourth)).Text.Should().Be(Missed);
        await ArchiveInspection.ShouldBeWholeAsync(App.Database);
    }

    [Fact]
    public async Task Where_the_program_finds_the_same_words_later_the_two_are_one()
    {
        var known = (await ClaimsAsync()).First(claim => claim.Text.Contains("until the year 2030", StringComparison.Ordinal) || claim.Text.StartsWith("The town pays", StringComparison.Ordinal));
        await App.Database.WriteAsync(
            async db =>
            {
                // As if an older version of the program had missed it.
                await Web.Search.SearchIndex.RemoveAsync(db, _id, CancellationToken.None);
                Web.Ingestion.Claims.ClaimLinkIndex.Remove(db, _id);
                db.Commands.Execute("DELETE FROM Claims WHERE Id = $0", known.Id);
                var article = await db.Articles.Include(row => row.Sections).Include(row => row.Claims).Include(row => row.Edits).Include(row => row.Findings).SingleAsync(row => row.Id == _id);
                article.ClaimCount--;
                await db.SaveChangesAsync();
                await DecidedClaims.IndexAnewAsync(db, article, CancellationToken.None);
                return 0;
            },
            CancellationToken.None);
        var (outcome, added) = await App.Services.GetRequiredService<ClaimAdding>().AddAsync(_id, new AddedClaim(known.Text, new Parsing.Text.TextSpan(known.Start, known.End)), CancellationToken.None);
        outcome.Should().Be(AddingOutcome.Done);

        await OlderReading.SameAsync(App.Database, _id);

        var one = (await ClaimsAsync()).Where(claim => claim.Start == known.Start && claim.End == known.End).Should().ContainSingle().Subject;
        one.Should().BeEquivalentTo(new { IsAdded = false, Status = ReviewStatus.Confirmed });
        await using var db = App.Database.OpenReader();
        (await db.ClaimDecisions.SingleAsync(row => row.IsCurrent)).ClaimId.Should().Be(one.Id).And.NotBe(added!.Value);
        await ArchiveInspection.ShouldBeWholeAsync(App.Database);
    }

    [Theory]
    [InlineData("no such words", "do not stand so in the text")]
    [InlineData("The town pays for both", "more than once")]
    [InlineData("by the town.\n\nThe town pays for both.", "over the end of a paragraph")]
    [InlineData("", "do not stand so in the text")]
    public async Task What_cannot_be_added_is_said_and_the_form_keeps_it(string words, string said)
    {
        var before = (await ClaimsAsync()).Count;

        var page = await PostAsync(await FormAsync($"/articles/{_id}/claims/new"), ("words", words), ("speaker", "Ruth Amory"));

        page.QuerySelector("#said")!.TextContent.Should().Contain(said);
        page.QuerySelector("#claim-words")!.TextContent.Trim().ReplaceLineEndings("\n").Should().Be(words.Trim());
        page.QuerySelector("#claim-speaker")!.GetAttribute("value").Should().Be("Ruth Amory");
        (await ClaimsAsync()).Should().HaveCount(before);
    }

    [Fact]
    public async Task A_selection_names_one_of_several_places_and_a_claim_is_added_once()
    {
        await using var db = App.Database.OpenReader();
        var at = (await db.Articles.SingleAsync(row => row.Id == _id)).ReadingText.LastIndexOf("pays for both", StringComparison.Ordinal);
        var address = $"/articles/{_id}/claims/new?at={at}-{at + "pays for both".Length}";

        await PostAsync(await FormAsync(address));
        var again = await PostAsync(await FormAsync(address));

        var claim = await AddedAsync();
        claim.Start.Should().Be(at);
        again.QuerySelector("#said a")!.GetAttribute("href").Should().Be($"/claims/{claim.Id}");
        (await Client.GetAsync($"/articles/{_id}/claims/new?at=5-4")).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await Client.GetAsync("/articles/999/claims/new")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    private async Task<AngleSharp.Dom.IElement> FormAsync(string address)
    {
        var form = (await GetAsync(address)).QuerySelector("form[action$='/claims/new']")!;
        // What a browser would send besides the inputs.
        var hidden = ((IHtmlDocument)form.Owner!).CreateElement("input");
        hidden.SetAttribute("name", "words");
        hidden.SetAttribute("value", form.QuerySelector("textarea")!.TextContent);
        form.AppendChild(hidden);
        return form;
    }

    private async Task<int> AddAsync() => (await App.Services.GetRequiredService<ClaimAdding>().AddAsync(_id, new AddedClaim(Missed), CancellationToken.None)).ClaimId!.Value;

    private async Task<Claim> AddedAsync(int? article = null)
    {
        await using var db = App.Database.OpenReader();
        return await db.Claims.Include(claim => claim.Article).SingleAsync(claim => claim.ArticleId == (article ?? _id) && claim.IsAdded);
    }

    private async Task<List<Claim>> ClaimsAsync(int? article = null)
    {
        await using var db = App.Database.OpenReader();
        return await db.Claims.Where(claim => claim.ArticleId == (article ?? _id)).OrderBy(claim => claim.Position).ToListAsync();
    }
}

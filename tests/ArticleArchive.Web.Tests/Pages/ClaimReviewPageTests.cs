using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion.Reviews;
using ArticleArchive.Web.Pages.Claims;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ArticleArchive.Web.Tests.Pages;

public sealed class ClaimReviewPageTests : ArchivePages
{
    private int _specimen;

    protected override async Task ArrangeAsync() => _specimen = await Specimen.StoreAsync(App.Database);

    [Fact]
    public async Task The_counts_of_every_filter_are_those_of_the_list_also_of_the_rejected()
    {
        var claims = await ClaimsAsync();
        await DecideAsync(claims[0].Id, ReviewStatus.Rejected);
        await DecideAsync(claims[1].Id, ReviewStatus.Confirmed);

        var page = await GetAsync($"/claims?article={_specimen}");

        page.QuerySelectorAll(".claim-list > li").Should().HaveCount(claims.Count - 1, "what was rejected is no claim");
        var choices = page.QuerySelectorAll(".facet-choices a").Where(choice => !choice.HasAttribute("aria-current")).ToList();
        choices.Select(choice => choice.QuerySelector("bdi")!.TextContent).Should().Contain(["rejected: no claim", "confirmed", "not reviewed", "2014", "asserted", "states none"]);
        foreach (var choice in choices)
        {
            var filtered = await GetAsync(choice.GetAttribute("href")!);
            filtered.QuerySelectorAll(".claim-list > li").Length.Should().Be(int.Parse(choice.QuerySelector(".numbers")!.TextContent.Trim(' ', ','), System.Globalization.CultureInfo.InvariantCulture), choice.GetAttribute("href"));
        }
    }

    [Fact]
    public async Task By_check_worthiness_the_list_and_what_is_next_have_one_order()
    {
        var claims = await ClaimsAsync();
        await App.Database.WriteAsync(db => Task.FromResult(db.Commands.Execute("UPDATE Claims SET CheckWorthiness = (Position % 5) / 10.0 + 0.1")), CancellationToken.None);
        var list = $"?article={_specimen}&sort=worth";

        var page = await GetAsync("/claims" + list);
        var links = page.QuerySelectorAll(".claim-list blockquote a").Select(link => link.GetAttribute("href")!).ToList();
        links.Should().HaveCount(claims.Count);

        var walked = new List<string> { links[0].Split('?')[0] };
        var at = await GetAsync(links[0]);
        while (walked.Count < links.Count)
        {
            var next = at.QuerySelector("a[data-page-key=n]")!.GetAttribute("href")!;
            walked.Add(next.Split('?')[0]);
            at = await GetAsync(next);
        }

        walked.Should().Equal(links.Select(link => link.Split('?')[0]));
        at.QuerySelector("a[data-page-key=n]")!.GetAttribute("href").Should().StartWith(walked[0], "behind the last one the list begins again");
    }

    [Fact]
    public async Task The_parts_of_a_broken_quotation_its_cue_and_its_speaker_are_marked_in_the_sentence()
    {
        await using var db = App.Database.OpenReader();
        var claim = await db.Claims.Include(row => row.Article).SingleAsync(row => row.ArticleId == _specimen && row.Text == "“I will stay,”");
        var text = claim.Article!.ReadingText;
        var cue = text.IndexOf("called the plan", StringComparison.Ordinal);
        await App.Database.WriteAsync(
            writer =>
            {
                var row = writer.Claims.AsTracking().Single(one => one.ArticleId == _specimen && one.Text.StartsWith("Minister Paul"));
                var (first, last) = (text.IndexOf("a matter of", StringComparison.Ordinal), text.IndexOf("the lamp will", StringComparison.Ordinal));
                (row.Start, row.End) = (first, last + "the lamp will go out".Length);
                row.Text = text[row.Start..row.End];
                row.Parts = [Parsing.Text.TextSpan.OfLength(first, "a matter of arithmetic".Length), Parsing.Text.TextSpan.OfLength(last, "the lamp will go out".Length)];
                (row.CueStart, row.CueEnd) = (cue, cue + "called".Length);
                return writer.SaveChangesAsync();
            },
            CancellationToken.None);
        var broken = await db.Claims.SingleAsync(row => row.ArticleId == _specimen && row.CueStart == cue);

        var page = await GetAsync($"/claims/{broken.Id}");

        page.QuerySelectorAll(".context mark.place").Select(mark => mark.TextContent).Should().Equal("a matter of arithmetic", "the lamp will go out");
        page.QuerySelector(".context .cue-mark")!.TextContent.Should().Be("called");
        page.QuerySelector(".context .speaker-mark")!.TextContent.Should().Be("Minister Paul Verney");
        string.Concat(page.QuerySelectorAll(".context .sentence-mark").Select(part => part.TextContent)).Should().StartWith("Minister Paul Verney called the plan").And.EndWith("out by June.”");
    }

    [Fact]
    public async Task A_quotation_can_be_checked_by_the_hash_of_its_words()
    {
        var claim = (await ClaimsAsync()).First(row => row.Text.StartsWith("A light is", StringComparison.Ordinal));
        var page = await GetAsync($"/claims/{claim.Id}");

        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(claim.Text)));
        page.QuerySelector("#citation")!.TextContent.Should().Contain($"Words SHA-256 {hash}");
        page.QuerySelector("#citation-markdown")!.TextContent.Should().StartWith("> “A light is a promise").And.Contain($"/claims/{claim.Id}>)").And.Contain(hash);
    }

    [Theory]
    [InlineData("/claims?status=Nothing", HttpStatusCode.BadRequest)]
    [InlineData("/claims?year=abc", HttpStatusCode.BadRequest)]
    [InlineData("/claims?sort=beauty", HttpStatusCode.BadRequest)]
    [InlineData("/claims?figure=maybe", HttpStatusCode.BadRequest)]
    [InlineData("/verdicts/99999", HttpStatusCode.NotFound)]
    [InlineData("/verdicts/new", HttpStatusCode.NotFound)]
    [InlineData("/verdicts?status=Nothing", HttpStatusCode.BadRequest)]
    [InlineData("/verdicts/known?show=nothing", HttpStatusCode.BadRequest)]
    [InlineData("/claims/reviewed?show=nothing", HttpStatusCode.BadRequest)]
    public async Task An_address_that_makes_no_sense_is_refused(string path, HttpStatusCode expected) => (await Client.GetAsync(path)).StatusCode.Should().Be(expected);

    [Fact]
    public async Task A_decision_whose_claim_is_gone_is_shown_with_its_words()
    {
        var claim = (await ClaimsAsync())[3];
        await DecideAsync(claim.Id, ReviewStatus.Confirmed);
        await App.Database.WriteAsync(db => Task.FromResult(db.Commands.Execute("DELETE FROM Claims WHERE Id = $0", claim.Id)), CancellationToken.None);

        (await GetAsync("/claims/reviewed?show=orphaned")).QuerySelector(".claim-list > li")!.TextContent.Should().Contain(claim.Text).And.Contain("the claim is gone");
        ClaimFilter.Read("?status=Confirmed")!.Status.Should().Be(ReviewStatus.Confirmed);
    }

    [Fact]
    public async Task What_lost_its_claim_in_a_new_version_is_attached_on_its_page_or_given_up()
    {
        const string Text = "Two dams\n\nThe upper dam holds 40 million litres of water. The lower dam was closed for repairs in the spring of 2013.";
        await App.IngestAsync("dams.txt", Text);
        var claims = await ClaimsAsync((await App.IngestAsync("dams.txt", Text)).ArticleId!.Value);
        foreach (var claim in claims)
            await DecideAsync(claim.Id, ReviewStatus.Confirmed);
        var verdict = (await App.Services.GetRequiredService<VerdictWriting>().BeginAsync(claims[0].Id, new VerdictText(VerdictRating.True, RatingWords: null, "It does.", []), author: null, CancellationToken.None))!.Value;
        var second = (await App.IngestAsync("dams.txt", Text.Replace("40 million", "45 million", StringComparison.Ordinal).Replace("2013", "2014", StringComparison.Ordinal))).ArticleId!.Value;

        (await GetAsync("/claims")).QuerySelector("a[href='/claims/reviewed?show=orphaned']")!.TextContent.Should().Be("3 lost their claims");
        var page = await GetAsync("/claims/reviewed?show=orphaned");
        page.QuerySelector($"a[href='/verdicts/{verdict}']").Should().NotBeNull();
        var upper = page.QuerySelectorAll(".claim-list > li").Single(row => row.QuerySelector("blockquote")!.TextContent.Contains("upper"));
        upper.QuerySelector("option")!.TextContent.Should().Contain("upper dam holds 45 million", "the likest claim stands first");
        page = await PostAsync(upper.QuerySelector("form")!, ("claim", upper.QuerySelector("option")!.GetAttribute("value")!));
        var lower = page.QuerySelectorAll(".claim-list > li").Should().ContainSingle().Subject;
        var form = lower.QuerySelector("form")!;
        form.SetAttribute("action", form.QuerySelector("button[formaction]")!.GetAttribute("formaction"));
        (await PostAsync(form)).QuerySelectorAll(".claim-list > li").Should().BeEmpty();

        var lost = (await GetAsync($"/verdicts/{verdict}")).QuerySelector("form.attach-form")!;
        var attached = await PostAsync(lost, ("claim", lost.QuerySelector("option")!.GetAttribute("value")!));
        attached.QuerySelector("form.attach-form").Should().BeNull();
        attached.Body!.TextContent.Should().Contain("Moved").And.Contain("words have changed");
        (await ClaimsAsync(second)).Single(claim => claim.Text.Contains("upper")).Status.Should().Be(ReviewStatus.Confirmed);
    }

    [Fact]
    public async Task A_rejected_claim_is_not_packed_and_the_pack_says_so()
    {
        var claims = await ClaimsAsync();
        await DecideAsync(claims[0].Id, ReviewStatus.Rejected);
        var form = (await GetAsync($"/claims/{claims[1].Id}")).QuerySelector("form#pick")!;
        (await GetAsync($"/claims/{claims[0].Id}")).QuerySelector("form#pick").Should().BeNull();
        (await GetAsync($"/claims?article={_specimen}&status=Rejected")).QuerySelectorAll("input.pick").Should().BeEmpty();
        await PostAsync(form, ("claim", claims[0].Id.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        (await GetAsync("/evidence")).QuerySelectorAll(".evidence-list > li").Should().BeEmpty("it was refused");
        await PostAsync(form);
        await PostAsync((await GetAsync($"/claims/{claims[2].Id}")).QuerySelector("form#pick")!);
        await DecideAsync(claims[1].Id, ReviewStatus.Rejected);

        var chosen = await GetAsync("/evidence");
        chosen.QuerySelector(".note.bad")!.TextContent.Should().Contain("rejected as no claim");
        chosen.QuerySelectorAll(".evidence-list > li").Should().HaveCount(2, "what was chosen does not vanish unseen");
        var pack = await Client.GetStringAsync("/evidence/pack?title=Test");
        pack.Should().NotContain($"id=\"claim-{claims[1].Id}\"").And.Contain($"id=\"claim-{claims[2].Id}\"");
        (await Client.GetStringAsync("/evidence/export.ndjson")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().ContainSingle();
    }

    [Fact]
    public async Task Verdicts_of_others_are_imported_by_upload_and_what_is_refused_is_said()
    {
        var page = await GetAsync("/verdicts/known");
        using var content = new MultipartFormDataContent
        {
            { new StringContent(page.QuerySelector("form.drop input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new StringContent("[{\"@type\": \"ClaimReview\", \"claimReviewed\": \"The lighthouse at Stennis burned for the first time in 1858\", \"url\": \"javascript:alert(1)\"}, {\"@type\": \"ClaimReview\"}]"), "files", "checks.json" },
        };

        var answer = new HtmlParser().ParseDocument(await (await Client.PostAsync("/verdicts/known", content)).Content.ReadAsStringAsync());

        answer.QuerySelector(".note[role=status]")!.TextContent.Should().Contain("1\u00a0verdict new").And.Contain("without claimReviewed");
        answer.QuerySelector(".known-list")!.TextContent.Should().Contain("burned for the first time in 1858");
        answer.QuerySelectorAll(".known-list a[href^='javascript']").Should().BeEmpty();
    }

    private Task<List<Claim>> ClaimsAsync() => ClaimsAsync(_specimen);

    private async Task<List<Claim>> ClaimsAsync(int articleId)
    {
        await using var db = App.Database.OpenReader();
        return await db.Claims.Where(claim => claim.ArticleId == articleId).OrderBy(claim => claim.Position).ToListAsync();
    }

    private async Task DecideAsync(int id, ReviewStatus status) =>
        (await App.Services.GetRequiredService<ClaimReviewing>().DecideAsync(id, new ReviewRequest(status), CancellationToken.None)).Should().Be(ReviewOutcome.Done);
}

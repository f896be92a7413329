using ArticleArchive.Parsing.Claims.Comparison;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion;
using ArticleArchive.Web.Ingestion.Claims;
using ArticleArchive.Web.Ingestion.Duplicates;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Tests.Ingestion.Claims;

public sealed class ClaimLinkIndexTests : IDisposable
{
    private const string Bridge = "The council of Stennis spent 40 million pounds on the new bridge in 2019.";

    private const string Harbour = " Twelve boats sank in the harbour of Lerwick on Monday night. The lifeboat was out three times and brought eleven people home. The school stays closed until the roads are clear again and the ferry sails.";

    private readonly TempArchive _archive = new();
    private readonly ClaimLinkDecisions _decisions;

    public ClaimLinkIndexTests() => _decisions = new ClaimLinkDecisions(_archive.Database, TimeProvider.System);

    public void Dispose() => _archive.Dispose();

    [Theory]
    [InlineData("The council of Stennis spent 40 million pounds on the new bridge in 2019.", ClaimRelation.Same)]
    [InlineData("In 2019 the council of Stennis spent 40 million pounds on the new bridge.", ClaimRelation.Same)]
    [InlineData("The council of Stennis spent 65 million pounds on the new bridge in 2019.", ClaimRelation.FiguresDiffer)]
    [InlineData("The council of Stennis did not spend 40 million pounds on the new bridge in 2019.", ClaimRelation.Opposite)]
    public async Task Claims_of_two_articles_are_linked_by_what_they_say(string other, ClaimRelation relation)
    {
        await StoreAsync("a.txt", Bridge);
        await StoreAsync("unrelated.txt", "The museum of Kirkwall opens a new wing for its Viking ships next spring.");
        await StoreAsync("b.txt", other);

        var link = (await LinksAsync()).Should().ContainSingle().Subject;
        (link.Relation, link.State).Should().Be((relation, ClaimLinkState.Candidate));
        await ArchiveInspection.ShouldBeWholeAsync(_archive.Database);
    }

    [Fact]
    public async Task What_somebody_denies_is_the_opposite_of_what_another_asserts_and_the_same_as_what_a_third_denies()
    {
        await StoreAsync("a.txt", Bridge);
        await StoreAsync("b.txt", "Provost Una Flett denied that the council of Stennis spent 40 million pounds on the new bridge in 2019.");
        await StoreAsync("c.txt", "Treasurer Magnus Rendall denied that the council of Stennis spent 40 million pounds on the new bridge in 2019.");

        (await LinksAsync()).Select(link => link.Relation).Should().BeEquivalentTo([ClaimRelation.Opposite, ClaimRelation.Opposite, ClaimRelation.Same]);
        var claims = await ClaimsAsync();
        claims.Where(claim => claim.ClusterId is not null).Should().HaveCount(2).And.OnlyContain(claim => claim.ContestCount == 1);
        await ArchiveInspection.ShouldBeWholeAsync(_archive.Database);
    }

    [Fact]
    public async Task What_several_say_is_a_group_and_who_says_otherwise_is_in_none_of_it()
    {
        await StoreAsync("a.txt", Bridge);
        await StoreAsync("b.txt", "In 2019 the council of Stennis spent 40 million pounds on the new bridge.");
        await StoreAsync("c.txt", "Some 40 million pounds were spent on the new bridge by the council of Stennis in 2019.");
        await StoreAsync("d.txt", "The council of Stennis spent 65 million pounds on the new bridge in 2019.");

        var claims = await ClaimsAsync();
        var group = claims.Where(claim => claim.ClusterId is not null).ToList();
        group.Should().HaveCount(3).And.OnlyContain(claim => claim.RepeatCount == 2 && claim.ClusterId == group[0].ClaimId);
        claims.Single(claim => claim.ClusterId is null).ContestCount.Should().BeGreaterThan(0);
        group.Should().Contain(claim => claim.ContestCount > 0);
        await ArchiveInspection.ShouldBeWholeAsync(_archive.Database);
    }

    [Fact]
    public async Task Copies_of_one_article_say_a_thing_once()
    {
        const string Body = "Twelve boats sank in the harbour of Lerwick on Monday night. The lifeboat was out three times and brought eleven people home. The school stays closed until the roads are clear again.";
        await StoreAsync("a.txt", Body);
        await StoreAsync("b.txt", Body + " ");

        (await ClaimsAsync()).Where(claim => claim.ClusterId is not null).Should().NotBeEmpty().And.OnlyContain(claim => claim.RepeatCount == 0);
    }

    [Fact]
    public async Task An_edited_version_does_not_contradict_its_own_text_but_another_article_does()
    {
        await StoreAsync("a.txt", Bridge + Harbour);
        await StoreAsync("edited.txt", Bridge.Replace("40", "42", StringComparison.Ordinal) + Harbour);
        (await LinksAsync()).Should().NotContain(link => link.Relation == ClaimRelation.FiguresDiffer, "the figure was edited");
        (await LinksAsync()).Should().Contain(link => link.Relation == ClaimRelation.Same, "the two are compared");

        await StoreAsync("copy.txt", Bridge + Harbour + " ");
        await StoreAsync("other.txt", "The council of Stennis spent 65 million pounds on the new bridge in 2019.");

        (await LinksAsync()).Count(link => link.Relation == ClaimRelation.FiguresDiffer).Should().Be(3, "the other article says otherwise than each of them");
        (await ClaimsAsync()).Should().OnlyContain(claim => claim.RepeatCount == 0, "copies say a thing once");
        await ArchiveInspection.ShouldBeWholeAsync(_archive.Database);
    }

    [Fact]
    public async Task Two_that_a_person_calls_versions_no_longer_contradict_each_other()
    {
        var copies = new DuplicateDecisions(_archive.Database, TimeProvider.System);
        await StoreAsync("a.txt", Bridge + Harbour);
        var edited = Bridge.Replace("40", "42", StringComparison.Ordinal) + Harbour;
        await StoreAsync("edited.txt", edited);
        await copies.DecideAsync(1, 2, ArticleRelation.Different, CancellationToken.None);
        await StoreAsync("edited.txt", edited + " The gulls slept.");
        (await LinksAsync()).Should().ContainSingle(link => link.Relation == ClaimRelation.FiguresDiffer, "two articles may contradict each other");

        (await copies.DecideAsync(1, 3, ArticleRelation.Versions, CancellationToken.None)).Should().BeTrue();

        (await LinksAsync()).Should().NotContain(link => link.Relation == ClaimRelation.FiguresDiffer);
        (await ClaimsAsync()).Should().OnlyContain(claim => claim.ContestCount == 0);
        await ArchiveInspection.ShouldBeWholeAsync(_archive.Database);
    }

    [Fact]
    public async Task A_refused_link_stays_refused_through_copies_new_versions_and_reading_anew()
    {
        const string Other = "The council of Stennis spent 65 million pounds on the new bridge in 2019.";
        await StoreAsync("a.txt", Bridge);
        await StoreAsync("b.txt", Other);
        var link = (await LinksAsync()).Single();

        (await _decisions.DecideAsync(link.RightId, link.LeftId, ClaimLinkState.Refused, relation: null, "Ada", CancellationToken.None)).Should().BeTrue();
        await StoreAsync("b.txt", Other + " The mayor opened it in spring with a ribbon and a band.");
        await StoreAsync("copy.txt", Other + " Nobody was there to see it but the gulls of the harbour.");

        var links = (await LinksAsync()).Where(row => row.Relation == ClaimRelation.FiguresDiffer).ToList();
        links.Should().HaveCount(2).And.OnlyContain(row => row.State == ClaimLinkState.Refused);
        (await ClaimsAsync()).Should().OnlyContain(claim => claim.ContestCount == 0);
        await ArchiveInspection.ShouldBeWholeAsync(_archive.Database);
    }

    [Fact]
    public async Task A_decision_about_equal_words_is_about_the_two_occasions()
    {
        const string Rate = "The unemployment rate of Stennis rose to nine per cent over the winter.";
        await StoreAsync("2010.txt", Rate);
        await StoreAsync("2014.txt", Rate + " It was a hard winter for the fishermen of the northern islands.");
        var link = (await LinksAsync()).Single(row => row.Relation == ClaimRelation.Same);
        await _decisions.DecideAsync(link.LeftId, link.RightId, ClaimLinkState.Refused, relation: null, editor: null, CancellationToken.None);

        await StoreAsync("2015.txt", Rate + " The bakers of the town gave their bread away in the evening.");

        (await LinksAsync()).Where(row => row.Relation == ClaimRelation.Same).Should().HaveCount(3).And.ContainSingle(row => row.State == ClaimLinkState.Refused);
    }

    [Fact]
    public async Task A_person_may_say_what_the_program_did_not_see_and_take_it_back()
    {
        await StoreAsync("a.txt", Bridge);
        await StoreAsync("b.txt", "The ferry to the northern islands has been cheaper than any crossing on wheels.");
        (await LinksAsync()).Should().BeEmpty();

        (await _decisions.DecideAsync(1, 2, ClaimLinkState.Confirmed, relation: null, editor: null, CancellationToken.None)).Should().BeFalse("nothing is linked");
        (await _decisions.DecideAsync(1, 2, ClaimLinkState.Confirmed, ClaimRelation.Opposite, editor: null, CancellationToken.None)).Should().BeTrue();
        (await ClaimsAsync()).Should().OnlyContain(claim => claim.ContestCount == 1);
        await StoreAsync("b.txt", "The ferry to the northern islands has been cheaper than any crossing on wheels. It sails at noon from the old pier.");
        (await LinksAsync()).Should().ContainSingle().Which.State.Should().Be(ClaimLinkState.Confirmed, "it is found again by its words");

        var link = (await LinksAsync()).Single();
        await _decisions.DecideAsync(link.LeftId, link.RightId, ClaimLinkState.Candidate, relation: null, editor: null, CancellationToken.None);
        (await LinksAsync()).Should().BeEmpty();
        await ArchiveInspection.ShouldBeWholeAsync(_archive.Database);
    }

    [Fact]
    public async Task A_decision_whose_claim_went_is_kept_and_comes_back_with_it()
    {
        await StoreAsync("a.txt", Bridge);
        await StoreAsync("b.txt", "The council of Stennis spent 65 million pounds on the new bridge in 2019.");
        var link = (await LinksAsync()).Single();
        await _decisions.DecideAsync(link.LeftId, link.RightId, ClaimLinkState.Confirmed, relation: null, editor: null, CancellationToken.None);

        await StoreAsync("b.txt", "The mayor of Stennis opened the new bridge with a ribbon and a band from the school.");
        (await LinksAsync()).Where(row => row.Relation == ClaimRelation.FiguresDiffer).Should().BeEmpty();
        await using (var db = _archive.Database.OpenReader())
            (await db.ClaimLinkDecisions.SingleAsync()).RightText.Should().Contain("65 million");

        await StoreAsync("c.txt", "The council of Stennis spent 65 million pounds on the new bridge in 2019. The gulls of the harbour did not mind it at all.");
        (await LinksAsync()).Should().ContainSingle(row => row.Relation == ClaimRelation.FiguresDiffer).Which.State.Should().Be(ClaimLinkState.Confirmed);
    }

    private Task<IngestionResult> StoreAsync(string key, string text) => _archive.IngestAsync(key, $"News of {key}\n\n{text}");

    private async Task<List<ClaimLink>> LinksAsync()
    {
        await using var db = _archive.Database.OpenReader();
        return await db.ClaimLinks.OrderBy(row => row.LeftId).ThenBy(row => row.RightId).ToListAsync();
    }

    private async Task<List<LinkedClaim>> ClaimsAsync()
    {
        await using var db = _archive.Database.OpenReader();
        return await db.LinkedClaims.OrderBy(row => row.ClaimId).ToListAsync();
    }
}

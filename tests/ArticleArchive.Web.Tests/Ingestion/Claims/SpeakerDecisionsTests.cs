using ArticleArchive.Web.Ingestion;
using ArticleArchive.Web.Ingestion.Claims;
using ArticleArchive.Web.Pages.Claims;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Tests.Ingestion.Claims;

public sealed class SpeakerDecisionsTests : IDisposable
{
    private readonly TempArchive _archive = new();
    private readonly SpeakerDecisions _decisions;

    public SpeakerDecisionsTests() => _decisions = new SpeakerDecisions(_archive.Database, TimeProvider.System);

    public void Dispose() => _archive.Dispose();

    [Theory]
    [InlineData("Dmitry Peskov", "dmitry  PESKOV")]
    [InlineData("Mr. Peskov", "Peskov")]
    [InlineData("José Álvarez", "Jose Alvarez")]
    [InlineData("J.P. O’Neill", "JP O'Neill")]
    public void Names_that_differ_in_print_only_are_one(string one, string other) => SpeakerNames.KeyOf(one).Should().Be(SpeakerNames.KeyOf(other));

    [Theory]
    [InlineData("Dmitry Peskov", "Peskov")]
    [InlineData("King Charles", "Charles")]
    [InlineData("Anna-Lena Berg", "Anna Berg")]
    public void Across_articles_only_a_person_joins_names(string one, string other) => SpeakerNames.KeyOf(one).Should().NotBe(SpeakerNames.KeyOf(other));

    [Fact]
    public async Task Merging_splitting_and_renaming_survive_reading_anew()
    {
        await SayAsync("a.txt", "Dmitry Peskov");
        await SayAsync("b.txt", "Peskov");
        var (full, last) = (await IdAsync("Dmitry Peskov"), await IdAsync("Peskov"));

        (await _decisions.MergeAsync(last, full, CancellationToken.None)).Should().BeTrue();
        (await _decisions.MergeAsync(full, last, CancellationToken.None)).Should().BeFalse("they are one already");
        (await _decisions.RenameAsync(full, "Dmitry S. Peskov", CancellationToken.None)).Should().BeTrue();
        await SayAsync("b.txt", "Peskov", " The talks went on until the late evening.");
        (await SpeakerOfAsync("b.txt")).Should().Be("Dmitry S. Peskov");

        (await _decisions.SplitAsync(last, CancellationToken.None)).Should().BeTrue();
        (await SpeakerOfAsync("b.txt")).Should().Be("Peskov");
        (await _decisions.RenameAsync(full, " ", CancellationToken.None)).Should().BeFalse();
        await ArchiveInspection.ShouldBeWholeAsync(_archive.Database);
    }

    [Fact]
    public async Task A_name_that_is_no_speaker_leaves_its_claims_an_unknown_one_in_every_article_and_after_reading_anew()
    {
        await SayAsync("a.txt", "Dmitry Peskov");
        var id = await IdAsync("Dmitry Peskov");

        (await _decisions.DenyAsync(id, isNone: true, CancellationToken.None)).Should().BeTrue();
        (await _decisions.DenyAsync(id, isNone: true, CancellationToken.None)).Should().BeFalse("it is so already");
        await SayAsync("b.txt", "Dmitry Peskov");
        await using (var db = _archive.Database.OpenReader())
            await OlderReading.SameAsync(_archive.Database, db.Articles.First().Id);

        await using (var db = _archive.Database.OpenReader())
        {
            db.Claims.Where(claim => claim.DeniedSpeaker == "Dmitry Peskov").Select(claim => claim.ArticleId).Distinct().Should().HaveCount(2);
            db.Claims.Should().OnlyContain(claim => claim.Speaker == null);
        }

        (await ListedAsync("Dmitry Peskov")).Should().BeEmpty();
        (await SearchedAsync("dmitry")).Should().BeEmpty();
        await ArchiveInspection.ShouldBeWholeAsync(_archive.Database);

        (await _decisions.DenyAsync(id, isNone: false, CancellationToken.None)).Should().BeTrue();
        (await ListedAsync("Dmitry Peskov")).Should().Equal("a.txt", "b.txt");
        (await SearchedAsync("dmitry")).Should().Equal("a.txt", "b.txt");
        await ArchiveInspection.ShouldBeWholeAsync(_archive.Database);
    }

    [Fact]
    public async Task Every_name_of_a_speaker_finds_all_that_the_speaker_said_in_lists_and_in_the_search()
    {
        await SayAsync("a.txt", "Dmitry Peskov");
        await SayAsync("b.txt", "Peskov");
        var (full, last) = (await IdAsync("Dmitry Peskov"), await IdAsync("Peskov"));
        (await ListedAsync("Peskov")).Should().Equal("b.txt");
        (await SearchedAsync("dmitry")).Should().Equal("a.txt");

        await _decisions.MergeAsync(last, full, CancellationToken.None);
        await _decisions.RenameAsync(full, "Kremlin spokesman", CancellationToken.None);

        foreach (var name in new[] { "Dmitry Peskov", "peskov", "Kremlin spokesman" })
            (await ListedAsync(name)).Should().Equal(["a.txt", "b.txt"], name);
        foreach (var word in new[] { "dmitry", "peskov", "kremlin" })
            (await SearchedAsync(word)).Should().Equal(word == "dmitry" ? ["a.txt"] : ["a.txt", "b.txt"], word);

        await _decisions.SplitAsync(last, CancellationToken.None);
        (await ListedAsync("Peskov")).Should().Equal("b.txt");
        (await SearchedAsync("kremlin")).Should().Equal("a.txt");
    }

    private async Task<List<string>> ListedAsync(string speaker)
    {
        await using var db = _archive.Database.OpenReader();
        return await new ClaimFilter { Speaker = speaker }.Of(db).Select(claim => claim.Article!.SourceKey).Distinct().Order().ToListAsync();
    }

    private async Task<List<string>> SearchedAsync(string word)
    {
        await using var db = _archive.Database.OpenReader();
        var ids = await db.Database.SqlQuery<int>($"SELECT rowid AS Value FROM ClaimIndex WHERE ClaimIndex MATCH {"speaker:" + word}").ToListAsync();
        return await db.Claims.Where(claim => ids.Contains(claim.Id)).Select(claim => claim.Article!.SourceKey).Distinct().Order().ToListAsync();
    }

    [Fact]
    public async Task A_name_that_means_two_people_is_told_apart_by_source()
    {
        await SayAsync("council.txt", "John Smith");
        await SayAsync("bakery.txt", "John Smith");
        var id = await IdAsync("John Smith");
        var article = (await _archive.ArticlesAsync()).Single(row => row.SourceKey == "bakery.txt").Id;

        var baker = await _decisions.AssignAsync(id, article, "John Smith (baker)", CancellationToken.None);
        baker.Should().NotBeNull();
        await SayAsync("bakery.txt", "John Smith", " The bread was sold out before noon on every day.");
        (await SpeakerOfAsync("bakery.txt")).Should().Be("John Smith (baker)");
        (await SpeakerOfAsync("council.txt")).Should().Be("John Smith");

        article = (await _archive.ArticlesAsync()).Single(row => row.SourceKey == "bakery.txt" && row.IsLatest).Id;
        (await _decisions.AssignAsync(baker!.Value, article, name: null, CancellationToken.None)).Should().Be(id);
        (await SpeakerOfAsync("bakery.txt")).Should().Be("John Smith");
    }

    private Task<IngestionResult> SayAsync(string key, string name, string more = "") =>
        _archive.IngestAsync(key, $"Talks in the north\n\n“The talks will be held in the spring,” said {name} on Monday in the {key} hall.{more}");

    private async Task<int> IdAsync(string name)
    {
        await using var db = _archive.Database.OpenReader();
        return (await db.Speakers.SingleAsync(speaker => speaker.Name == name)).Id;
    }

    private async Task<string> SpeakerOfAsync(string key)
    {
        await using var db = _archive.Database.OpenReader();
        var id = await (from claim in db.LinkedClaims
                        join article in db.Articles on claim.ArticleId equals article.Id
                        join speaker in db.Speakers on claim.SpeakerId equals speaker.Id
                        where article.SourceKey == key
                        select speaker.MergedIntoId ?? speaker.Id).FirstAsync();
        return (await db.Speakers.SingleAsync(speaker => speaker.Id == id)).Name;
    }
}

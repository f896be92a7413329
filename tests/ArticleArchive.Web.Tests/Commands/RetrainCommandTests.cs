using System.Globalization;
using ArticleArchive.Parsing;
using ArticleArchive.Web.Commands;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Ingestion;
using ArticleArchive.Web.Ingestion.Reviews;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Tests.Commands;

public sealed class RetrainCommandTests : IDisposable
{
    private static readonly string[] s_things = ["bridge", "school", "harbour", "library", "tunnel", "market", "station", "museum"];

    private readonly TempArchive _archive = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();

    public void Dispose()
    {
        _archive.Dispose();
        _output.Dispose();
        _errors.Dispose();
    }

    [Fact]
    public async Task Reviews_teach_the_archive_and_the_way_back_is_open()
    {
        await ReviewAsync(text => text.Contains("milestone", StringComparison.Ordinal) ? ClaimNature.Opinion : null);
        await StoreAsync("before", "canal");
        (await NatureAsync("canal")).Should().Be(ClaimNature.Fact, "so the weights that ship take it");

        (await RunAsync()).Should().Be(0, _errors.ToString());

        _output.ToString().Should().Contain("64 reviewed claims in English: 64 kept, 0 rejected.").And.Contain("with the weights that ship").And.Contain("Written.");
        await StoreAsync("after", "viaduct");
        (await NatureAsync("viaduct")).Should().Be(ClaimNature.Opinion, "new files are read as this archive's people read");
        (await NatureAsync("canal")).Should().Be(ClaimNature.Fact, "what is here is left alone unless it is asked for");

        (await RunAsync(apply: true)).Should().Be(0, _errors.ToString());
        (await NatureAsync("canal")).Should().Be(ClaimNature.Opinion);
        await using (var db = _archive.Database.OpenReader())
            (await db.Claims.CountAsync(claim => claim.Status == ReviewStatus.Edited && claim.Nature == ClaimNature.Opinion)).Should().Be(32, "what people decided holds");

        (await RunAsync(reset: true, apply: true)).Should().Be(0);
        (await NatureAsync("canal")).Should().Be(ClaimNature.Fact);
        (await RunAsync(reset: true)).Should().Be(0);
        _output.ToString().Should().Contain("The archive has no weights of its own.");
    }

    [Fact]
    public async Task Too_few_reviews_change_nothing()
    {
        await StoreAsync("one", "bridge");

        (await RunAsync()).Should().Be(1);

        _errors.ToString().Should().Contain("at least 60");
        File.Exists(Path.Combine(_archive.DataDirectory, ArchiveWeights.FileName)).Should().BeFalse();
    }

    [Fact]
    public async Task Weights_that_agree_less_are_not_written()
    {
        // Half of the articles are told one thing and half the other, so that what is learnt from the rest is wrong of those held out.
        var heldOut = new HashSet<string>(StringComparer.Ordinal);
        await ReviewAsync(text => text.Contains("milestone", StringComparison.Ordinal) ? ClaimNature.Opinion : null);
        await using (var db = _archive.Database.OpenReader())
        {
            var corrections = await ReviewedClaims.CorrectionsAsync(db, CancellationToken.None);
            foreach (var group in corrections.GroupBy(row => row.Group, StringComparer.Ordinal).OrderBy(group => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(group.Key))), StringComparer.Ordinal).Take(2))
                heldOut.Add(group.Key);
        }

        var reviewing = new ClaimReviewing(_archive.Database, TimeProvider.System);
        await using (var db = _archive.Database.OpenReader())
        {
            foreach (var id in await db.Claims.Where(claim => heldOut.Contains(claim.Article!.SourceKey) && claim.Status == ReviewStatus.Edited).Select(claim => claim.Id).ToListAsync())
            {
                await reviewing.DecideAsync(id, new ReviewRequest(ReviewStatus.Auto), CancellationToken.None);
                await reviewing.DecideAsync(id, new ReviewRequest(ReviewStatus.Confirmed), CancellationToken.None);
            }
        }

        (await RunAsync()).Should().Be(1);

        _errors.ToString().Should().Contain("they were not written");
        ArchiveWeights.Of(_archive.DataDirectory).Should().BeNull();
    }

    [Fact]
    public async Task A_file_that_is_no_weights_is_said_and_the_archive_goes_on_with_those_that_ship()
    {
        await File.WriteAllTextAsync(Path.Combine(_archive.DataDirectory, ArchiveWeights.FileName), "nothing of the kind");

        await StoreAsync("one", "bridge");

        (await NatureAsync("bridge")).Should().Be(ClaimNature.Fact);
        ArchiveWeights.FaultOf(_archive.DataDirectory).Should().Contain("is not used").And.Contain("retrain");
    }

    private async Task<int> RunAsync(bool reset = false, bool apply = false)
    {
        // The command opens the archive for itself; to apply weights it must be the only one.
        if (!apply)
            return await RetrainCommand.RunAsync(_archive.DataDirectory, reset, dryRun: false, apply, _output, _errors, CancellationToken.None);
        _archive.Database.Dispose();
        try
        {
            return await RetrainCommand.RunAsync(_archive.DataDirectory, reset, dryRun: false, apply, _output, _errors, CancellationToken.None);
        }
        finally
        {
            _archive.Reopen();
        }
    }

    // Articles of eight claims; each is given the nature that the choice says, or confirmed.
    private async Task ReviewAsync(Func<string, ClaimNature?> choose)
    {
        foreach (var thing in s_things)
            await StoreAsync(thing, thing);
        var reviewing = new ClaimReviewing(_archive.Database, TimeProvider.System);
        await using var db = _archive.Database.OpenReader();
        foreach (var claim in await db.Claims.ToListAsync())
            await reviewing.DecideAsync(claim.Id, choose(claim.Text) is { } nature ? new ReviewRequest(ReviewStatus.Edited) { Nature = nature } : new ReviewRequest(ReviewStatus.Confirmed), CancellationToken.None);
    }

    private Task<IngestionResult> StoreAsync(string key, string thing) => _archive.IngestAsync(
        key + ".txt",
        $"Of the {thing}\n\n" + string.Join("\n\n", Enumerable.Range(2010, 4).Select(year => string.Create(
            CultureInfo.InvariantCulture, $"The {thing} of {year} was a milestone in the story of the town. The {thing} of {year} had a cost of {year - 1900} million pounds."))));

    private async Task<ClaimNature> NatureAsync(string thing)
    {
        await using var db = _archive.Database.OpenReader();
        return await db.Claims.Where(claim => claim.Text.Contains(thing + " of 2011 was a milestone")).Select(claim => claim.Nature).SingleAsync();
    }
}

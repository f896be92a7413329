namespace ArticleArchive.Web.Tests;

public sealed class FirstStartTests
{
    [Fact]
    public async Task The_first_start_ingests_the_seeds_and_shows_them()
    {
        await using var app = new ArchiveApp();
        var home = await app.CreateClient().GetStringAsync("/");
        home.Should().Contain("Putin has quietly signaled");
    }
}

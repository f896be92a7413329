namespace ArticleArchive.Web.Tests;

public sealed class FirstStartTests
{
    [Fact]
    public async Task The_first_start_ingests_the_seeds_and_shows_them()
    {
        var folder = Directory.CreateTempSubdirectory("article-archive-test-").FullName;
        try
        {
            await using var app = ArchiveApp.Of(folder);
            var home = await app.CreateClient().GetStringAsync("/");
            home.Should().Contain("Putin has quietly signaled");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

using Microsoft.Data.Sqlite;

namespace ArticleArchive.Web.Search;

/// <summary>Reads into memory at the start what every search needs, so that the first does not wait for it.</summary>
internal sealed class SearchWarmUp(SearchEngine engine) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            // Behind the start of the program, which waits for what runs before the first pause.
            await Task.Yield();
            await engine.WarmAsync(stoppingToken);
        }
        catch (SqliteException)
        {
            // The first search meets the same and says so.
        }
    }
}

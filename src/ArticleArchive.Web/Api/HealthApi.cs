using ArticleArchive.Web.Data;
using ArticleArchive.Web.Pages;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Api;

/// <summary><c>GET /health</c>: whether the archive can be read and written, for programs that watch. Described in docs/reliability.md.</summary>
internal static class HealthApi
{
    public static void MapHealthApi(this IEndpointRouteBuilder routes) => routes.MapGet("/health", CheckAsync);

    /// <param name="Storage">The <see cref="StorageCondition"/>, or <c>unreadable</c>.</param>
    /// <param name="Message">What is wrong and what to do, or null.</param>
    /// <param name="SinceUtc">Since when, or null.</param>
    /// <param name="SchemaVersion">The version in the file, or null when it cannot be read.</param>
    /// <param name="SqliteVersion">The library's version.</param>
    /// <param name="Counts">Of newest versions; null when they cannot be read.</param>
    private sealed record Health(string Storage, string? Message, DateTime? SinceUtc, long? SchemaVersion, string SqliteVersion, ArchiveCounts? Counts);

    private static async Task<IResult> CheckAsync(ArchiveDatabase database, ArchiveDbContext db, CountCache cache, HttpContext context, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        var state = database.State;
        var storage = SearchApi.Json.PropertyNamingPolicy!.ConvertName(state.Condition.ToString());
        try
        {
            var schema = await db.Database.SqlQuery<long>($"SELECT user_version AS Value FROM pragma_user_version()").SingleAsync(cancellationToken);
            var counts = await ArchiveCounts.ReadAsync(cache, db, cancellationToken);
            var health = new Health(storage, state.Message, state.SinceUtc, schema, ArchiveDatabase.Sqlite.Version, counts);
            return Results.Json(health, SearchApi.Json, statusCode: state.Condition == StorageCondition.Writable ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        }
        catch (SqliteException exception)
        {
            var message = StorageFailure.Describe(exception, database.FilePath);
            var health = new Health("unreadable", message, state.SinceUtc, SchemaVersion: null, ArchiveDatabase.Sqlite.Version, Counts: null);
            return Results.Json(health, SearchApi.Json, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}

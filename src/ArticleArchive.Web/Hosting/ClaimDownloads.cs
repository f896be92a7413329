using System.Globalization;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Exports;
using ArticleArchive.Web.Pages.Evidence;
using ArticleArchive.Web.Search;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Hosting;

/// <summary>Gives any list of claims as a file: <c>/claims/export.csv</c> with the list's own parameters, or with <c>q</c> for a search.</summary>
internal static class ClaimDownloads
{
    public static void MapClaimDownloads(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/claims/export.{format}", ExportAsync);
        endpoints.MapGet("/evidence/export.{format}", ChosenAsync);
        endpoints.MapGet("/api/v1/articles/{id:int}/text", TextAsync);
    }

    /// <summary>Where the archive is served, as its permanent addresses begin.</summary>
    public static string AddressOf(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}";

    private static async Task<IResult> ExportAsync(string format, ArchiveDbContext db, SearchEngine engine, HttpContext context, CancellationToken cancellationToken)
    {
        if (ClaimFormatFacts.Find(format) is not { } facts || facts.Suffix != format)
            return Results.NotFound();
        if (ClaimSelection.Read([.. context.Request.Query], out var fault) is not { } selection)
            return Results.Problem($"“{fault}” has a value that no list of claims has.", statusCode: StatusCodes.Status400BadRequest, title: "The export was not understood");
        if (await selection.IdsAsync(db, engine, cancellationToken) is not { } ids)
            return Results.Problem("The search took longer than half a minute. Ask for less at once, such as one year after the other.", statusCode: StatusCodes.Status503ServiceUnavailable, title: "Nothing was exported");

        return File(facts, "claims", ids, db, context);
    }

    // What was chosen for an evidence pack, as data.
    private static async Task<IResult> ChosenAsync(string format, ArchiveDbContext db, HttpContext context, CancellationToken cancellationToken) =>
        ClaimFormatFacts.Find(format) is { } facts && facts.Suffix == format
            ? File(facts, "evidence", await EvidenceBasket.PackedAsync(context.Request, db, cancellationToken), db, context)
            : Results.NotFound();

    private static IResult File(ClaimFormatFacts facts, string name, IReadOnlyList<int> ids, ArchiveDbContext db, HttpContext context)
    {
        var address = AddressOf(context.Request);
        var list = address + context.Request.Path + context.Request.QueryString;
        var claims = new ExportedClaims(db, address).ReadAsync(ids, context.RequestAborted);
        context.Response.Headers["X-Total-Count"] = ids.Count.ToString(CultureInfo.InvariantCulture);
        return Results.Stream(
            stream => new ClaimExport(address).WriteAsync(facts.Format, claims, ids.Count, list, stream, context.RequestAborted), facts.MediaType, $"{name}.{facts.Suffix}");
    }

    // What the offsets of claims count in, exactly: no mark at its start, line ends as they are.
    private static async Task<IResult> TextAsync(int id, ArchiveDbContext db, HttpContext context, CancellationToken cancellationToken)
    {
        if (await db.Articles.Where(article => article.Id == id).Select(article => new { article.ReadingText, article.Title }).SingleOrDefaultAsync(cancellationToken) is not { } article)
            return Results.Problem($"There is no article {id.ToString(CultureInfo.InvariantCulture)}.", statusCode: StatusCodes.Status404NotFound, title: "Not found");
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        // The text has the title that is printed: a corrected one stands beside it, so that no offset moves.
        context.Response.Headers["X-Article-Title"] = Uri.EscapeDataString(article.Title);
        return Results.Text(article.ReadingText, "text/plain", System.Text.Encoding.UTF8);
    }
}

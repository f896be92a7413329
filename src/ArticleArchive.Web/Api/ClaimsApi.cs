using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ArticleArchive.Web.Data;
using ArticleArchive.Web.Exports;
using ArticleArchive.Web.Hosting;
using ArticleArchive.Web.Pages.Speakers;
using ArticleArchive.Web.Search;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace ArticleArchive.Web.Api;

/// <summary><c>/api/v1/claims</c>, <c>/api/v1/claims/{id}</c>, <c>/api/v1/speakers</c>: the claims and who makes them, for programs. Described in docs/claims.md.</summary>
internal static class ClaimsApi
{
    private const int DefaultSize = 50;
    private const int MaxSize = 500;

    private static readonly string[] s_parameters =
        ["q", "size", "cursor", "form", "nature", "certainty", "speaker", "publisher", "year", "figure", "quotable", "status", "verdict", "contested", "repeated", "article"];

    public static void MapClaimsApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/claims", ClaimsAsync);
        routes.MapGet("/api/v1/claims/{id:int}", ClaimAsync);
        routes.MapGet("/api/v1/speakers", SpeakersAsync);
        routes.Map("/api/v1/{**rest}", () => Missing("There is no such address in this API. There are /api/v1/claims, /api/v1/claims/{id}, /api/v1/speakers and /api/v1/articles/{id}/text."));
    }

    /// <param name="Items">By ascending id, so that whoever comes back with <paramref name="Next"/> misses nothing.</param>
    /// <param name="Next">The cursor of the next page, or null on the last.</param>
    private sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

    /// <param name="Names">All names that are this speaker's, by a person's word; each is a <c>speaker</c> that claims can be asked for.</param>
    /// <param name="Claims">How many claims are this speaker's.</param>
    /// <param name="Articles">In how many articles.</param>
    /// <param name="Contested">How many of the claims another claim contradicts.</param>
    private sealed record SpeakerItem(int Id, string Url, string Name, IReadOnlyList<string> Names, int Claims, int Articles, int Contested, IReadOnlyDictionary<string, int> Natures);

    private static async Task<IResult> ClaimsAsync(ArchiveDbContext db, SearchEngine engine, HttpContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        if (request.Query.Keys.FirstOrDefault(name => !s_parameters.Contains(name, StringComparer.Ordinal)) is { } unknown)
            return Refused(unknown, $"There is no such parameter. There are: {string.Join(", ", s_parameters)}.");
        if (ClaimSelection.Read([.. request.Query], out var fault) is not { } selection)
            return Refused(fault!, "The value is none that this parameter can have.");
        if (SizeOf(request) is not { } size)
            return Refused("size", $"The size is a number from 1 to {MaxSize}.");
        var name = Hash("claims" + selection.Filter.ToQuery() + '\n' + selection.Query);
        if (CursorOf(request, name) is not { } cursor || !int.TryParse(cursor.Length == 0 ? "0" : cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var after))
            return Refused("cursor", "The cursor is not one that this list returned as “next”.");
        if (await selection.PageAsync(db, engine, after, size + 1, cancellationToken) is not { } ids)
            return Results.Problem("The search took longer than half a minute. Ask for less at once.", statusCode: StatusCodes.Status503ServiceUnavailable, title: "Nothing was found in time");

        var claims = new List<ExportedClaim>();
        await foreach (var claim in new ExportedClaims(db, ClaimDownloads.AddressOf(request)).ReadAsync([.. ids.Take(size)], cancellationToken))
            claims.Add(claim);
        return Results.Json(new Page<ExportedClaim>(claims, ids.Count > size ? Cursor(name, ids[size - 1].ToString(CultureInfo.InvariantCulture)) : null), ClaimExport.Json);
    }

    private static async Task<IResult> ClaimAsync(int id, ArchiveDbContext db, HttpContext context, CancellationToken cancellationToken) =>
        await new ExportedClaims(db, ClaimDownloads.AddressOf(context.Request)).FindAsync(id, cancellationToken) is { } claim
            ? Results.Json(claim, ClaimExport.Json)
            : Missing(FormattableString.Invariant($"There is no claim {id}. It may have gone when its article was read anew."));

    private static async Task<IResult> SpeakersAsync(ArchiveDbContext db, CountCache cache, HttpContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        if (request.Query.Keys.FirstOrDefault(name => name is not ("size" or "cursor")) is { } unknown)
            return Refused(unknown, "There is no such parameter. There are: size, cursor.");
        if (SizeOf(request) is not { } size)
            return Refused("size", $"The size is a number from 1 to {MaxSize}.");
        var list = Hash("speakers");
        if (CursorOf(request, list) is not { } cursor || !int.TryParse(cursor.Length == 0 ? "0" : cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var after))
            return Refused("cursor", "The cursor is not one that this list returned as “next”.");

        var rows = (await SpeakerRow.AllAsync(db, cache, cancellationToken)).Where(row => row.Id > after).OrderBy(row => row.Id).Take(size + 1).ToList();
        var ids = rows.ConvertAll(row => row.Id);
        var names = await db.Speakers.Where(speaker => ids.Contains(speaker.MergedIntoId ?? speaker.Id)).Select(speaker => new { Id = speaker.MergedIntoId ?? speaker.Id, speaker.Name }).ToListAsync(cancellationToken);
        var namesOf = names.ToLookup(name => name.Id, name => name.Name);
        var address = ClaimDownloads.AddressOf(request);
        var items = rows.Take(size).Select(row => new SpeakerItem(
            row.Id, FormattableString.Invariant($"{address}/speakers/{row.Id}"), row.Name, [.. namesOf[row.Id].Order(StringComparer.Ordinal)], row.Claims, row.Articles, row.Contested,
            row.Natures.OrderBy(pair => pair.Key).ToDictionary(pair => ClaimExport.Code(pair.Key), pair => pair.Value, StringComparer.Ordinal))).ToList();
        return Results.Json(new Page<SpeakerItem>(items, rows.Count > size ? Cursor(list, items[^1].Id.ToString(CultureInfo.InvariantCulture)) : null), ClaimExport.Json);
    }

    private static int? SizeOf(HttpRequest request)
    {
        var given = request.Query["size"].ToString();
        return given.Length == 0 ? DefaultSize : int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size is >= 1 and <= MaxSize ? size : null;
    }

    // A cursor is good for its list only: the hash of what was asked stands before where to go on.
    private static string Cursor(string list, string place) => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(list + place));

    private static string? CursorOf(HttpRequest request, string list)
    {
        var given = request.Query["cursor"].ToString();
        if (given.Length == 0)
            return "";
        try
        {
            var read = Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(given));
            return read.Length > list.Length && read.StartsWith(list, StringComparison.Ordinal) ? read[list.Length..] : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string Hash(string asked) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(asked)))[..12];

    private static IResult Missing(string detail) => Results.Problem(detail, statusCode: StatusCodes.Status404NotFound, title: "Not found");

    private static IResult Refused(string parameter, string detail) => Results.Problem(
        detail, statusCode: StatusCodes.Status400BadRequest, title: "The request was not understood", extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["parameter"] = parameter });
}
